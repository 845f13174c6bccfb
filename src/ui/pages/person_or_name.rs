//! A field for one person: somebody of the book, found while typing, or just a name.

use leptos::prelude::*;

use super::combo_field::{Combo, ComboField};
use super::suggestions::SHOWN;
use crate::domain::{Contact, Id};
use crate::rules::fold::fold;
use crate::rules::mention_text::people_named;
use crate::ui::state::{App, app};

/// What the field's handlers share.
#[derive(Clone, Copy)]
struct OneField {
    app: App,
    person: RwSignal<Option<Id>>,
    /// Who is not meant: whose page it is.
    not: Id,
    combo: Combo,
}

impl OneField {
    /// Takes what stands in the field: somebody, where one person alone has that very name.
    fn take(self, typed: String) {
        let (found, named) = self.app.peek(|book| {
            let mut found = people_named(book, &typed, SHOWN + 1);
            found.retain(|id| *id != self.not);
            found.truncate(SHOWN);
            let folded = fold(typed.trim());
            let has_name = |id: &Id| {
                let contact = book.get::<Contact>(*id);
                contact.is_some_and(|one| fold(one.display_name()) == folded)
            };
            let named: Vec<Id> = found.iter().copied().filter(has_name).collect();
            (found, named)
        });
        self.combo.typed.set(typed);
        self.person
            .set(named.first().copied().filter(|_| named.len() == 1));
        let empty = self
            .combo
            .typed
            .with_untracked(|name| name.trim().is_empty());
        self.combo
            .suggestions
            .show(if empty { Vec::new() } else { found });
    }

    fn pick(self, id: Id) {
        let name = self.app.peek(|book| {
            let contact = book.get::<Contact>(id);
            contact.map(|one| one.display_name().to_owned())
        });
        let Some(name) = name else { return };
        self.combo.typed.set(name);
        self.person.set(Some(id));
        self.combo.suggestions.close();
        self.combo.focus();
    }

    /// Whom the name means, tracked.
    fn said(self) -> Option<String> {
        let empty = self.combo.typed.with(|name| name.trim().is_empty());
        let said = match self.person.get() {
            Some(_) => "In your book",
            None => "Not picked from your book: kept as a name",
        };
        (!empty).then(|| said.to_owned())
    }
}

/// The field.
#[component]
pub fn PersonOrName(
    #[prop(into)] label: String,
    name: RwSignal<String>,
    person: RwSignal<Option<Id>>,
    not: Id,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let combo = Combo::new(name);
    let field = OneField {
        app: app(),
        person,
        not,
        combo,
    };
    if autofocus {
        combo.focus_at_first();
    }
    view! {
        <ComboField
            combo
            label
            said=Signal::derive(move || field.said())
            error
            look=move |typed| field.take(typed)
            pick=move |id| field.pick(id)
        />
    }
}
