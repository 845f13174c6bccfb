//! A field for the act that something grew from: found by a name or a word of it.

use leptos::html::Input;
use leptos::prelude::*;

use super::suggestions::{SHOWN, SuggestionList, Suggestions};
use crate::domain::Id;
use crate::rules::favours::words;
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, app};

/// What the field's handlers share.
#[derive(Clone, Copy)]
struct Picker {
    app: App,
    value: RwSignal<Option<Id>>,
    typed: RwSignal<String>,
    found: Memo<Vec<Id>>,
    suggestions: Suggestions,
    element: NodeRef<Input>,
}

impl Picker {
    fn choose(self, id: Option<Id>) {
        self.value.set(id);
        self.typed.set(String::new());
        self.suggestions.close();
        request_animation_frame(move || {
            if let Some(element) = self.element.try_get_untracked().flatten() {
                // A field that is shown can be focused.
                let _ = element.focus();
            }
        });
    }

    /// What is said when nothing fits, tracked.
    fn nothing(self) -> Option<String> {
        let typed = self.typed.get();
        let none = !typed.trim().is_empty() && self.found.with(Vec::is_empty);
        none.then(|| format!("Nothing from before has “{}” in it.", typed.trim()))
    }
}

/// The field: what was chosen, with a way out, and a field to choose something else.
#[component]
pub fn ActPicker(
    value: RwSignal<Option<Id>>,
    /// The act that grew, where it is written down already: it is not offered, nor what came later.
    of: Option<Id>,
    #[prop(into)] label: String,
    #[prop(into)] hint: String,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| app.acts_named(&typed.get(), of, SHOWN));
    let picker = Picker {
        app,
        value,
        typed,
        found,
        suggestions: Suggestions::new(),
        element: NodeRef::new(),
    };
    // Also once more of the book is indexed.
    Effect::new(move |_| picker.suggestions.show(found.get()));
    let id = element_id("act");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let nothing_id = format!("{id}-nothing");
    let described = format!("{hint_id} {nothing_id} {error_id}");
    view! {
        <div class="field mention">
            <label for=id.clone()>{label}</label>
            <p class="field-hint" id=hint_id>{hint}</p>
            <Chosen picker/>
            <Search picker id described invalid=error/>
            <SuggestionList
                suggestions=picker.suggestions
                pick=move |id| picker.choose(Some(id))
                what=["act", "acts"]
            />
            <p class="field-hint" id=nothing_id aria-live="polite">{move || picker.nothing()}</p>
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
        </div>
    }
}

/// What is typed to find another.
#[component]
fn Search(
    picker: Picker,
    id: String,
    /// Ids of what describes the field.
    described: String,
    invalid: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <input
            node_ref=picker.element
            id=id
            type="text"
            role="combobox"
            autocomplete="off"
            dir="auto"
            placeholder="A name, or a word of it"
            prop:value=picker.typed
            aria-autocomplete="list"
            aria-expanded=move || picker.suggestions.is_open().to_string()
            aria-controls=picker.suggestions.list_id()
            aria-activedescendant=move || picker.suggestions.active_option()
            aria-invalid=move || invalid.get().is_some().then_some("true")
            aria-describedby=described
            on:input=move |event| picker.typed.set(event_target_value(&event))
            on:click=move |_| picker.suggestions.show(picker.found.get_untracked())
            on:blur=move |_| picker.suggestions.close()
            on:keydown=move |event| {
                if let Some(id) = picker.suggestions.press(&event) {
                    picker.choose(Some(id));
                }
            }
        />
    }
}

#[component]
fn Chosen(picker: Picker) -> impl IntoView {
    move || {
        let id = picker.value.get()?;
        let told = picker.app.peek(|book| words::told(book, id));
        let remove = format!("Remove: {told}");
        Some(view! {
            <p class="act-chosen">
                <span dir="auto">{told}</span>
                <button
                    type="button"
                    class="button-plain"
                    aria-label=remove
                    on:click=move |_| picker.choose(None)
                >
                    <Icon glyph=Glyph::Close/>
                </button>
            </p>
        })
    }
}
