//! One text field for a date of which parts may be unknown, and what was understood of it.

use leptos::prelude::*;

use super::bound::{Bound, goes_on_to_a_field};
use crate::domain::PartialDate;
use crate::domain::time::Day;
use crate::rules::{Sentence, date_words};
use crate::ui::kit::Field;
use crate::ui::state::app;

/// A date within a value, and what goes with it.
pub struct DatePlace<P: 'static> {
    /// Name of the field, for what cannot be read yet.
    pub name: &'static str,
    pub get: fn(&P) -> Option<PartialDate>,
    pub set: fn(&mut P, Option<PartialDate>),
    /// What is wrong with the value as a whole, asked before it is saved.
    pub rule: fn(&P) -> Option<&'static str>,
    /// What more can be said of the date that was understood.
    pub remark: fn(PartialDate, Day) -> Option<String>,
}

impl<P> Clone for DatePlace<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for DatePlace<P> {}

/// The field. What was understood stands below it at once; what could not be read is an error only
/// when one leaves the field.
#[component]
pub fn DateField<P: Send + Sync + 'static>(
    of: Bound<P>,
    place: DatePlace<P>,
    #[prop(into)] label: String,
    #[prop(default = "“12 May 1987”, “12 May”, “1987” or “around 45”")] hint: &'static str,
) -> impl IntoView {
    let app = app();
    let unread = of
        .typed
        .with_untracked(|typed| typed.get(place.name).cloned());
    let known = of.peek(place.get).map(date_words::write);
    let value = RwSignal::new(unread.or(known).unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    let typed = Callback::new(move |()| {
        let text = value.get_untracked();
        error.set(None);
        let date = read(&text, app.today.get_untracked());
        let unread = date.is_err().then_some(text);
        of.value
            .update(|value| (place.set)(value, date.unwrap_or_default()));
        of.type_into(place.name, unread);
    });
    let look = move || {
        let found = value.with_untracked(|text| read(text, app.today.get_untracked()));
        error.set(found.as_ref().err().map(Sentence::to_string));
        found.is_ok()
    };
    of.checks.add(move || {
        if !look() {
            return false;
        }
        let wrong = of.peek(place.rule);
        error.set(wrong.map(str::to_owned));
        wrong.is_none()
    });
    let understood = move || {
        let text = value.get();
        match read(&text, app.today.get()) {
            Ok(Some(date)) => say(&text, date, app.today.get(), place.remark),
            Ok(None) => None,
            Err(_) if error.with(Option::is_some) => None,
            Err(sentence) => Some(sentence.to_string()),
        }
    };
    view! {
        <div
            class="person-field"
            on:focusout=move |event| {
                if goes_on_to_a_field(&event) {
                    look();
                }
            }
        >
            <Field label value hint error on_input=typed/>
            <p class="field-hint person-understood" aria-live="polite">{understood}</p>
        </div>
    }
}

/// The date of a text; `None` of an empty one.
fn read(text: &str, today: Day) -> Result<Option<PartialDate>, Sentence> {
    date_words::read(text, today).map(|date| Some(date).filter(|date| !date.is_empty()))
}

/// What was understood, where that is not what was typed; and the remark.
fn say(
    text: &str,
    date: PartialDate,
    today: Day,
    remark: fn(PartialDate, Day) -> Option<String>,
) -> Option<String> {
    let words = date_words::write(date);
    let same = words.eq_ignore_ascii_case(text.trim());
    let parts: Vec<String> = Some(words)
        .filter(|_| !same)
        .into_iter()
        .chain(remark(date, today))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
