//! A date in words: of something that happened, of which parts may be unknown, or a day ahead.

use leptos::prelude::*;

use crate::domain::PartialDate;
use crate::domain::time::Day;
use crate::rules::{Sentence, date_words, interaction_words};
use crate::ui::browser::pointer;
use crate::ui::kit::Field;
use crate::ui::kit::field::until_typed;
use crate::ui::state::app;

/// When something happened.
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
    let words = Words {
        read: date_words::read_past,
        understood: interaction_words::understood,
    };
    view! { <InWords label value error hint autofocus words/> }
}

/// The day on which something is due.
#[component]
pub fn DueDayField(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(into)] error: Signal<Option<String>>,
    hint: &'static str,
) -> impl IntoView {
    let words = Words {
        read: |typed, today| date_words::read_day(typed, today).map(PartialDate::from),
        understood: |typed, date, today| {
            let day = date.to_day()?;
            let year = (day.year() != today.year()).then(|| format!(" {}", day.year()));
            let words = date_words::write_weekday(day) + &year.unwrap_or_default();
            (typed.trim() != date_words::write(date)).then_some(words)
        },
    };
    view! { <InWords label value error hint autofocus=false words/> }
}

/// How a date is read, and what is said of what was understood, where that is not what stands there.
#[derive(Clone, Copy)]
struct Words {
    read: fn(&str, Day) -> Result<PartialDate, Sentence>,
    understood: fn(&str, PartialDate, Day) -> Option<String>,
}

/// The field. What was understood stands below it at once, and in it once one leaves it: "yesterday"
/// would be another day tomorrow, when what is left in the form is taken up again.
#[component]
fn InWords(
    label: String,
    value: RwSignal<String>,
    error: Signal<Option<String>>,
    hint: &'static str,
    autofocus: bool,
    words: Words,
) -> impl IntoView {
    let app = app();
    let understood = Memo::new(move |_| {
        let today = app.today.get();
        value.with(|typed| {
            let date = (words.read)(typed, today).ok()?;
            (words.understood)(typed, date, today)
        })
    });
    let readable = Memo::new(move |_| {
        let today = app.today.get();
        value.with(|typed| !typed.trim().is_empty() && (words.read)(typed, today).is_ok())
    });
    let told = until_typed(error, value);
    // What stands as it is meant needs no hint: a longer line would move what is below.
    let said = move || match (understood.get(), told.get()) {
        (Some(words), _) => words,
        (None, None) if !readable.get() => hint.to_owned(),
        _ => String::new(),
    };
    let is_understood = move || understood.with(Option::is_some);
    pointer::watch();
    // Saving takes the field away while it has the focus: it is left once more, and nothing is here.
    let settle = move || {
        let today = app.today.get_untracked();
        let read = value.try_with_untracked(|typed| (words.read)(typed, today));
        if let Some(Ok(date)) = read {
            let words = date_words::write(date);
            if value.try_with_untracked(|typed| *typed != words) == Some(true) {
                value.try_set(words);
            }
        }
    };
    view! {
        <div class="person-field" on:focusout=move |_| pointer::once_up(settle)>
            <Field label value error autofocus/>
            <p class="field-hint date-reading" class:person-understood=is_understood aria-live="polite">
                {said}
            </p>
        </div>
    }
}
