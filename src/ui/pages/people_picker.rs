//! A field that holds people: those chosen stand above it, each with a way out; typing finds more.

use leptos::prelude::*;

use super::combo_field::{Combo, ComboField};
use super::suggestions::SHOWN;
use crate::domain::{Contact, Id};
use crate::rules::mention_text::people_named;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, app};

/// What the field's handlers share.
#[derive(Clone, Copy)]
struct Picker {
    app: App,
    value: RwSignal<Vec<Id>>,
    /// Whether nobody fits what is typed.
    nobody: RwSignal<bool>,
    combo: Combo,
}

impl Picker {
    /// Suggests who fits what is typed and is not chosen yet.
    fn look(self) {
        let typed = self.combo.typed.get_untracked();
        self.nobody.set(false);
        if typed.trim().is_empty() {
            return self.combo.suggestions.close();
        }
        let chosen = self.value.get_untracked();
        let limit = SHOWN + chosen.len();
        let mut found = self.app.peek(|book| people_named(book, &typed, limit));
        found.retain(|id| !chosen.contains(id));
        found.truncate(SHOWN);
        self.nobody.set(found.is_empty());
        self.combo.suggestions.show(found);
    }

    fn pick(self, id: Id) {
        self.value.update(|value| {
            if !value.contains(&id) {
                value.push(id);
            }
        });
        self.combo.typed.set(String::new());
        self.combo.suggestions.close();
        self.combo.focus();
    }

    fn remove(self, id: Id) {
        self.value.update(|value| value.retain(|one| *one != id));
        self.combo.focus();
    }

    fn name(self, id: Id) -> String {
        let name = self.app.peek(|book| {
            book.get::<Contact>(id)
                .map(|contact| contact.display_name().to_owned())
        });
        name.unwrap_or_else(|| "someone removed".to_owned())
    }

    /// What is said when nobody fits, tracked.
    fn nobody(self) -> Option<String> {
        let typed = self.combo.typed.get();
        self.nobody
            .get()
            .then(|| format!("Nobody else here is called “{}”.", typed.trim()))
    }
}

/// People, chosen by name.
#[component]
pub fn PeoplePicker(
    value: RwSignal<Vec<Id>>,
    #[prop(default = "About".to_owned(), into)] label: String,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let combo = Combo::new(RwSignal::new(String::new()));
    let picker = Picker {
        app: app(),
        value,
        nobody: RwSignal::new(false),
        combo,
    };
    let look = move |typed: String| {
        combo.typed.set(typed);
        picker.look();
    };
    view! {
        <ComboField
            combo
            label
            hint
            placeholder="A name"
            said=Signal::derive(move || picker.nobody())
            error
            look
            press=Callback::new(move |()| picker.look())
            pick=move |id| picker.pick(id)
        >
            <Chosen picker/>
        </ComboField>
    }
}

#[component]
fn Chosen(picker: Picker) -> impl IntoView {
    move || {
        let chosen = picker.value.get();
        (!chosen.is_empty()).then(|| {
            let chips = chosen
                .into_iter()
                .map(|id| {
                    let name = picker.name(id);
                    let remove = format!("Remove {name}");
                    view! {
                        <li class="chip">
                            <span dir="auto">{name}</span>
                            <button
                                type="button"
                                class="button-plain"
                                aria-label=remove
                                on:click=move |_| picker.remove(id)
                            >
                                <Icon glyph=Glyph::Close/>
                            </button>
                        </li>
                    }
                })
                .collect_view();
            view! { <ul class="chips" aria-label="Chosen">{chips}</ul> }
        })
    }
}
