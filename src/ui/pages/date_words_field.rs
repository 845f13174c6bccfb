//! A date in words, of which parts may be unknown, of something that happened.

use leptos::prelude::*;

use crate::rules::{date_words, interaction_words};
use crate::ui::kit::Field;
use crate::ui::state::app;

/// The field. What was understood stands below it at once, and in it once one leaves it: "yesterday"
/// would be another day tomorrow, when what is left in the form is taken up again.
#[component]
pub fn PastDateField(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    /// What can be written, said below until something else is to be said there.
    #[prop(default = "“Yesterday” or “May 2024”")]
    hint: &'static str,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let app = app();
    let read = move || value.with(|typed| date_words::read_past(typed, app.today.get()));
    let understood = Memo::new(move |_| {
        let date = read().ok()?;
        value.with(|typed| interaction_words::understood(typed, date, app.today.get()))
    });
    let said = move || match (understood.get(), error.get()) {
        (Some(words), _) => words,
        (None, None) => hint.to_owned(),
        (None, Some(_)) => String::new(),
    };
    let is_understood = move || understood.with(Option::is_some);
    // Saving takes the field away while it has the focus: it is left once more, and nothing is here.
    let settle = move |_| {
        let today = app.today.get_untracked();
        let read = value.try_with_untracked(|typed| date_words::read_past(typed, today));
        if let Some(Ok(date)) = read {
            let words = date_words::write(date);
            if value.try_with_untracked(|typed| *typed != words) == Some(true) {
                value.try_set(words);
            }
        }
    };
    view! {
        <div class="person-field" on:focusout=settle>
            <Field label value error autofocus/>
            <p class="field-hint" class:person-understood=is_understood aria-live="polite">
                {said}
            </p>
        </div>
    }
}
