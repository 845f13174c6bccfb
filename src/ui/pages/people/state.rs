//! What the parts of the list share: how it is looked at, and who in it is selected.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::{Contact, Id};
use crate::rules::people::{View, listing_by};
use crate::ui::state::App;

/// A handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct List {
    pub view: RwSignal<View>,
    /// Everyone whom the view leaves, in its order.
    pub ids: Memo<Vec<Id>>,
    /// Whether people can be selected by touch.
    pub selecting: RwSignal<bool>,
    marked: RwSignal<BTreeSet<Id>>,
    /// Those selected who are in the list: nothing is done to anyone out of it.
    pub selected: Memo<Vec<Id>>,
}

impl List {
    pub fn new(app: App) -> List {
        let view = RwSignal::new(View::default());
        let ids = Memo::new(move |_| {
            let today = app.today.get();
            view.with(|view| app.read(|book| listing_by(book, &view.filter, view.order, today)))
        });
        let marked = RwSignal::new(BTreeSet::new());
        let selected = Memo::new(move |_| {
            marked.with(|marked: &BTreeSet<Id>| {
                if marked.is_empty() {
                    return Vec::new();
                }
                ids.with(|ids| {
                    let those = ids.iter().filter(|id| marked.contains(id));
                    those.copied().collect()
                })
            })
        });
        List {
            view,
            ids,
            selecting: RwSignal::new(false),
            marked,
            selected,
        }
    }

    /// Whether that person is selected, tracked.
    pub fn is_selected(self, id: Id) -> bool {
        self.marked.with(|marked| marked.contains(&id))
    }

    /// Selects that person, or no longer.
    pub fn toggle(self, id: Id) {
        self.selecting.set(true);
        self.marked.update(|marked| {
            if !marked.remove(&id) {
                marked.insert(id);
            }
        });
    }

    /// Selects everyone in the list.
    pub fn select_all(self) {
        self.marked
            .set(self.ids.with_untracked(|ids| ids.iter().copied().collect()));
    }

    pub fn select_none(self) {
        self.marked.set(BTreeSet::new());
    }

    /// Ends selecting.
    pub fn done(self) {
        self.select_none();
        self.selecting.set(false);
    }
}

/// "3 people", or the name of the only one.
pub fn people_words(app: App, ids: &[Id]) -> String {
    match ids {
        [id] => app.peek(|book| {
            book.get::<Contact>(*id)
                .map(|contact| contact.display_name().to_owned())
                .unwrap_or_default()
        }),
        many => format!("{} people", many.len()),
    }
}
