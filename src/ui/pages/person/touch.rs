//! Keeping in touch: how often, from when again, on which days not, or never.

use leptos::prelude::*;

use super::bound::{Bound, Tick, at};
use super::read::lines;
use super::section::PersonPage;
use crate::domain::circle::Circle;
use crate::domain::time::Day;
use crate::domain::{Book, Contact};
use crate::rules::first_letter::capital;
use crate::rules::{circles, date_words, put_off, rhythm, rhythm_words};
use crate::ui::kit::Field;
use crate::ui::pages::rhythm_field::RhythmField;
use crate::ui::pages::week_days::{WeekDays, day_names};

/// Name of a rhythm that cannot be read yet among what is typed.
const RHYTHM: &str = "rhythm";

/// Whether there is anything to say of it: also what a circle brings.
pub fn is_filled(contact: &Contact, page: PersonPage) -> bool {
    let today = page.app.today.get();
    let own = contact.muted || contact.days_not != 0 || put_off::is_put_off(contact, today);
    let has_rhythm = || page.app.read(|book| rhythm::of(book, contact).is_some());
    !contact.me && contact.died.is_none() && (own || has_rhythm())
}

/// The rhythm and where it comes from, and what holds it back.
pub fn read(contact: &Contact, page: PersonPage) -> AnyView {
    let today = page.app.today.get();
    lines(page.app.read(|book| said(contact, page, book, today)))
}

fn said(
    contact: &Contact,
    page: PersonPage,
    book: &Book,
    today: Day,
) -> Vec<(&'static str, String)> {
    let held = rhythm::of(book, contact).map(|one| {
        let words = capital(&rhythm_words::words(one.days));
        match one.circle.and_then(|id| book.get::<Circle>(id)) {
            Some(circle) => format!("{words}, from {}", circles::name(circle)),
            None => words,
        }
    });
    let until = contact
        .put_off_until
        .filter(|_| put_off::is_put_off(contact, today));
    let next = rhythm::due(book, page.id, today).filter(|_| until.is_none());
    let days = Some(day_names(contact.days_not)).filter(|days| !days.is_empty());
    let muted = contact.muted.then(|| "Never".to_owned());
    let parts = [
        ("How often", held),
        ("Next", next.map(|day| next_day(day, today))),
        ("Put off", until.map(until_day)),
        ("Not on", days),
        ("Suggested", muted),
    ];
    let filled = parts
        .into_iter()
        .filter_map(|(label, text)| Some((label, text?)));
    filled.collect()
}

fn next_day(day: Day, today: Day) -> String {
    match day <= today {
        true => "Whenever you like".to_owned(),
        false => capital(&date_words::write_day(day, today)),
    }
}

fn until_day(day: Day) -> String {
    format!("Until {}", date_words::write(day.into()))
}

/// The fields.
pub fn edit(of: Bound<Contact>, page: PersonPage) -> AnyView {
    view! {
        <div class="person-grid">
            <HowOften of page/>
            <PutOff of/>
        </div>
        <WeekDays
            legend="Not on these days"
            value=Signal::derive(move || of.value.with(|one| one.days_not))
            set=move |days| of.write(|one| one.days_not = days)
        />
        <Tick of at=at!(Contact: muted) label="Never suggest them"/>
    }
    .into_any()
}

/// Their own rhythm; without one, what they have from a circle is said.
#[component]
fn HowOften(of: Bound<Contact>, page: PersonPage) -> impl IntoView {
    let own = of.peek(|one| one.rhythm.filter(|days| *days > 0));
    let unread = of.typed.with_untracked(|typed| typed.get(RHYTHM).cloned());
    let value = RwSignal::new(unread.or(own.map(rhythm_words::words)).unwrap_or_default());
    let error = RwSignal::new(None::<String>);
    let read = move |text: &str| rhythm_words::read_over(text, own);
    Effect::watch(
        move || value.get(),
        move |text, _, _| {
            error.set(None);
            let days = read(text);
            let unread = days.is_err().then(|| text.clone());
            of.value.update(|one| one.rhythm = days.unwrap_or_default());
            of.type_into(RHYTHM, unread);
        },
        false,
    );
    of.checks.add(move || {
        let found = value.with_untracked(|text| read(text));
        error.set(found.as_ref().err().map(ToString::to_string));
        found.is_ok()
    });
    let inherited = of.peek(|one| {
        let without = Contact {
            rhythm: None,
            ..one.clone()
        };
        page.app.peek(|book| {
            let held = rhythm::of(book, &without)?;
            let circle = book.get::<Circle>(held.circle?)?;
            let words = capital(&rhythm_words::words(held.days));
            Some(format!("{words}, from {}", circles::name(circle)))
        })
    });
    let none = inherited.unwrap_or_else(|| "No rhythm".to_owned());
    view! { <RhythmField label="How often" none value error/> }
}

/// The day until which they are not suggested.
#[component]
fn PutOff(of: Bound<Contact>) -> impl IntoView {
    let until = of.peek(|one| one.put_off_until);
    let value = RwSignal::new(until.map_or_else(String::new, |day| day.to_string()));
    let typed = Callback::new(move |()| {
        let day = value.with_untracked(|text| text.parse::<Day>().ok());
        of.write(|one| one.put_off_until = day);
    });
    view! {
        <Field
            label="Put off until"
            kind="date"
            value
            on_input=typed
        />
    }
}
