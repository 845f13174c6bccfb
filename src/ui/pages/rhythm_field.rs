//! How often: one of a few rhythms, or one's own in words.

use leptos::prelude::*;

use crate::rules::first_letter::capital;
use crate::rules::rhythm_words::{UNSAID, USUAL, read, words};
use crate::ui::kit::Field;
use crate::ui::kit::field::element_id;

/// The choice that opens a field for words of one's own.
const OTHER: &str = "other";

/// A choice of rhythms, and a field for any other. `value` is the rhythm in words, empty without one,
/// and [`UNSAID`] where another was chosen and is not written yet.
#[component]
pub fn RhythmField(
    #[prop(into)] label: String,
    /// What having none means: "No rhythm".
    #[prop(into)]
    none: String,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
) -> impl IntoView {
    let id = element_id("rhythm");
    let at_first = value.get_untracked();
    let usual = USUAL.map(words);
    let is_other = !at_first.is_empty() && !usual.contains(&at_first);
    let other = RwSignal::new(is_other);
    let options = usual.map(|words| {
        let selected = words == at_first;
        view! { <option value=words.clone() selected=selected>{capital(&words)}</option> }
    });
    // The focus stays: arrow keys pass by this choice, and Tab leads into the field.
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let own = chosen == OTHER;
        value.set(if own { UNSAID.to_owned() } else { chosen });
        other.set(own);
    };
    view! {
        <div class="rhythm">
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id on:change=choose>
                    <option value="" selected=at_first.is_empty()>{none}</option>
                    {options.into_iter().collect_view()}
                    <option value=OTHER selected=is_other>"Another rhythm…"</option>
                </select>
            </div>
            <Show when=move || other.get()>
                <OwnWords value error/>
            </Show>
        </div>
    }
}

/// Words of one's own, and what is understood by them.
#[component]
fn OwnWords(value: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    let text = RwSignal::new(value.get_untracked());
    if text.with_untracked(|text| text == UNSAID) {
        text.set(String::new());
    }
    let typed = Callback::new(move |()| {
        let said = text.get_untracked();
        let unsaid = said.trim().is_empty();
        value.set(if unsaid { UNSAID.to_owned() } else { said });
    });
    let understood = move || {
        let text = text.get();
        let days = read(&text).ok().flatten()?;
        Some(words(days))
            .filter(|words| *words != text.trim())
            .map(|words| capital(&words))
    };
    view! {
        <div class="person-field">
            <Field
                label="In your words"
                value=text
                on_input=typed
                hint="“every 10 days” or “twice a year”"
                error
            />
            <p class="field-hint person-understood" aria-live="polite">{understood}</p>
        </div>
    }
}
