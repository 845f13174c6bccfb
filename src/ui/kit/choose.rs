//! One of a few, and yes or no: native controls with their labels.

use leptos::prelude::*;

use super::field::element_id;

/// One choice of a few; `value` is the one chosen, by its first part.
#[component]
pub fn Select(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    /// What is kept, and what is read.
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let id = element_id("select");
    let chosen = value.get_untracked();
    let options = options
        .into_iter()
        .map(|(kept, read)| {
            view! { <option value=kept selected=kept == chosen>{read}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=move |event| value.set(event_target_value(&event))>
                {options}
            </select>
        </div>
    }
}

/// Yes or no.
#[component]
pub fn Tick(
    #[prop(into)] label: String,
    value: RwSignal<bool>,
    /// What it means, in a few words.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let hint_id = hint.is_some().then(|| element_id("hint"));
    let described = hint_id.clone();
    view! {
        <div class="tick">
            <label>
                <input
                    type="checkbox"
                    prop:checked=value
                    aria-describedby=described
                    on:change=move |event| value.set(event_target_checked(&event))
                />
                <span>{label}</span>
            </label>
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
        </div>
    }
}
