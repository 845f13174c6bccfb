//! A field that finds what is typed: what was chosen above it, a list below it (WAI-ARIA's combobox), and
//! what there is to say of either.

use leptos::html::Input;
use leptos::prelude::*;

use super::suggestions::{SuggestionList, Suggestions};
use crate::domain::Id;
use crate::ui::kit::field::element_id;

/// What such a field and whoever fills its list share.
#[derive(Clone, Copy)]
pub struct Combo {
    pub typed: RwSignal<String>,
    pub suggestions: Suggestions,
    element: NodeRef<Input>,
}

impl Combo {
    /// A field that holds that text.
    pub fn new(typed: RwSignal<String>) -> Self {
        Combo {
            typed,
            suggestions: Suggestions::new(),
            element: NodeRef::new(),
        }
    }

    /// Puts the focus into the field.
    pub fn focus(self) {
        if let Some(element) = self.element.try_get_untracked().flatten() {
            // A field that is shown can be focused.
            let _ = element.focus();
        }
    }

    /// The same as soon as the field is drawn.
    pub fn focus_at_first(self) {
        Effect::new(move |_| {
            if self.element.get().is_some() {
                request_animation_frame(move || self.focus());
            }
        });
    }
}

/// The field.
#[component]
pub fn ComboField(
    combo: Combo,
    label: String,
    #[prop(optional_no_strip)] hint: Option<String>,
    #[prop(default = "")] placeholder: &'static str,
    /// What is in the list: one, and several.
    #[prop(default = ["person", "people"])]
    what: [&'static str; 2],
    /// What is said of what is typed, such as that nothing fits.
    #[prop(into)]
    said: Signal<Option<String>>,
    error: Signal<Option<String>>,
    /// Takes what is typed, and has the list show what fits.
    #[prop(into)]
    look: Callback<String>,
    /// The same when the field is pressed, where it may hold something already.
    #[prop(optional)]
    press: Option<Callback<()>>,
    #[prop(into)] pick: Callback<Id>,
    /// What was chosen, each with a way out.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let suggestions = combo.suggestions;
    let id = element_id("combo");
    let (hint_id, said_id) = (format!("{id}-hint"), format!("{id}-said"));
    let error_id = format!("{id}-error");
    let described = format!("{hint_id} {said_id} {error_id}");
    view! {
        <div class="field mention">
            <label for=id.clone()>{label}</label>
            <p class="field-hint" id=hint_id>{hint}</p>
            {children.map(|children| children())}
            <input
                node_ref=combo.element
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                dir="auto"
                placeholder=placeholder
                prop:value=combo.typed
                aria-autocomplete="list"
                aria-expanded=move || suggestions.is_open().to_string()
                aria-controls=suggestions.list_id()
                aria-activedescendant=move || suggestions.active_option()
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=described
                on:input=move |event| look.run(event_target_value(&event))
                on:click=move |_| {
                    if let Some(press) = press {
                        press.run(());
                    }
                }
                on:blur=move |_| suggestions.close()
                on:keydown=move |event| {
                    if let Some(id) = suggestions.press(&event) {
                        pick.run(id);
                    }
                }
            />
            <SuggestionList suggestions pick what/>
            <p class="field-hint" id=said_id aria-live="polite">{move || said.get()}</p>
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
        </div>
    }
}
