//! A field that holds people: those chosen stand above it, each with a way out; typing finds more.

use leptos::html::Input;
use leptos::prelude::*;

use super::suggestions::{SHOWN, SuggestionList, Suggestions};
use crate::domain::{Contact, Id};
use crate::rules::mention_text::people_named;
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, app};

/// What the field's handlers share.
#[derive(Clone, Copy)]
struct Picker {
    app: App,
    value: RwSignal<Vec<Id>>,
    typed: RwSignal<String>,
    /// Whether nobody fits what is typed.
    nobody: RwSignal<bool>,
    suggestions: Suggestions,
    element: NodeRef<Input>,
}

impl Picker {
    /// Suggests who fits what is typed and is not chosen yet.
    fn look(self) {
        let typed = self.typed.get_untracked();
        self.nobody.set(false);
        if typed.trim().is_empty() {
            return self.suggestions.close();
        }
        let chosen = self.value.get_untracked();
        let limit = SHOWN + chosen.len();
        let mut found = self.app.peek(|book| people_named(book, &typed, limit));
        found.retain(|id| !chosen.contains(id));
        found.truncate(SHOWN);
        self.nobody.set(found.is_empty());
        self.suggestions.show(found);
    }

    fn pick(self, id: Id) {
        self.value.update(|value| {
            if !value.contains(&id) {
                value.push(id);
            }
        });
        self.typed.set(String::new());
        self.suggestions.close();
        self.focus();
    }

    fn remove(self, id: Id) {
        self.value.update(|value| value.retain(|one| *one != id));
        self.focus();
    }

    fn focus(self) {
        if let Some(element) = self.element.get_untracked() {
            // A field that is shown can be focused.
            let _ = element.focus();
        }
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
        let typed = self.typed.get();
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
    let picker = Picker {
        app: app(),
        value,
        typed: RwSignal::new(String::new()),
        nobody: RwSignal::new(false),
        suggestions: Suggestions::new(),
        element: NodeRef::new(),
    };
    let id = element_id("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let nobody_id = format!("{id}-nobody");
    let described = format!("{hint_id} {nobody_id} {error_id}");
    view! {
        <div class="field mention">
            <label for=id.clone()>{label}</label>
            <p class="field-hint" id=hint_id>{hint}</p>
            <Chosen picker/>
            <input
                node_ref=picker.element
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                dir="auto"
                placeholder="A name"
                prop:value=picker.typed
                aria-autocomplete="list"
                aria-expanded=move || picker.suggestions.is_open().to_string()
                aria-controls=picker.suggestions.list_id()
                aria-activedescendant=move || picker.suggestions.active_option()
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=described
                on:input=move |event| {
                    picker.typed.set(event_target_value(&event));
                    picker.look();
                }
                on:click=move |_| picker.look()
                on:blur=move |_| picker.suggestions.close()
                on:keydown=move |event| {
                    if let Some(id) = picker.suggestions.press(&event) {
                        picker.pick(id);
                    }
                }
            />
            <SuggestionList suggestions=picker.suggestions pick=move |id| picker.pick(id)/>
            <p class="field-hint" id=nobody_id aria-live="polite">{move || picker.nobody()}</p>
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
        </div>
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
