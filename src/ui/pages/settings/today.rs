//! What Today shows: how many suggestions, on which days, and how long before a date.

use leptos::prelude::*;

use super::edit_preferences;
use crate::domain::own::Preferences;
use crate::rules::today::{GENTLE_SUGGESTIONS, LEAD_DAYS, SUGGESTIONS};
use crate::ui::kit::{Field, Form};
use crate::ui::pages::week_days::WeekDays;
use crate::ui::state::{App, app};

/// Most suggestions that can be asked for a day, and most days ahead.
const MOST_SUGGESTIONS: u8 = 20;
const MOST_DAYS: u16 = 90;

/// Turns gentle mode on or off, and says so.
pub fn set_gentle(app: App, gentle: bool) {
    let said = if gentle {
        "Gentle mode is on"
    } else {
        "Gentle mode is off"
    };
    app.commit_soon(edit_preferences(app, |one| one.gentle = gentle), said);
}

/// The part of the page.
#[component]
pub fn TodayChoices() -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| app.read(|book| book.preferences()));
    let gentle = move |event| set_gentle(app, event_target_checked(&event));
    let days_off = move |days: u8| {
        let change = edit_preferences(app, |one| one.days_off = days);
        app.commit_soon(change, "Days without suggestions saved");
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-today">
            <h2 id="settings-today">"Today"</h2>
            <div class="tick">
                <label>
                    <input
                        type="checkbox"
                        prop:checked=move || held.with(|held| held.gentle)
                        aria-describedby="settings-gentle"
                        on:change=gentle
                    />
                    <span>"Gentle mode"</span>
                </label>
                <p class="field-hint" id="settings-gentle">
                    {format!(
                        "At most {GENTLE_SUGGESTIONS} suggestions a day, and the way that asks least \
                         of you first: writing before a call, a call before a visit."
                    )}
                </p>
            </div>
            <Numbers app held/>
            <WeekDays
                legend="Days without suggestions"
                value=Signal::derive(move || held.with(|held| held.days_off))
                set=days_off
            />
        </section>
    }
}

/// The two numbers, saved together.
#[component]
fn Numbers(app: App, held: Memo<Preferences>) -> impl IntoView {
    let (suggestions, lead) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (bad_suggestions, bad_lead) = (RwSignal::new(None), RwSignal::new(None));
    let text = |number: Option<u16>| number.map_or_else(String::new, |number| number.to_string());
    // An undo, or another tab, may change it while the page is open; another preference must not.
    let numbers = Memo::new(move |_| held.with(|held| (held.suggestions, held.lead_days)));
    Effect::new(move |_| {
        let (count, days) = numbers.get();
        suggestions.set(text(count.map(u16::from)));
        lead.set(text(days));
    });
    let save = move |()| {
        let count = read(&suggestions.get_untracked(), u16::from(MOST_SUGGESTIONS));
        let days = read(&lead.get_untracked(), MOST_DAYS);
        bad_suggestions.set(count.as_ref().err().cloned());
        bad_lead.set(days.as_ref().err().cloned());
        let (Ok(count), Ok(days)) = (count, days) else {
            return;
        };
        let change = edit_preferences(app, |one| {
            one.suggestions = count.and_then(|count| u8::try_from(count).ok());
            one.lead_days = days;
        });
        if !change.is_empty() {
            app.commit_soon(change, "What Today shows is saved");
        }
    };
    let usual = Signal::derive(move || {
        let gentle = held.with(|held| held.gentle);
        let usual = if gentle {
            GENTLE_SUGGESTIONS
        } else {
            SUGGESTIONS
        };
        format!("{usual}, where you write none")
    });
    view! {
        <Form submit=save label="What Today shows" class="form-line">
            <Field
                label="Suggestions a day"
                kind="number"
                value=suggestions
                hint=usual
                error=bad_suggestions
            />
            <Field
                label="Days before a date"
                kind="number"
                value=lead
                hint=format!("{LEAD_DAYS}, where you write none")
                error=bad_lead
            />
            <button type="submit" class="button-quiet">"Save the numbers"</button>
        </Form>
    }
}

/// A number up to `most`; nothing where nothing is written.
fn read(text: &str, most: u16) -> Result<Option<u16>, String> {
    match text.trim() {
        "" => Ok(None),
        text => match text.parse::<u16>() {
            Ok(number) if number <= most => Ok(Some(number)),
            _ => Err(format!("Write a number from 0 to {most}, or nothing.")),
        },
    }
}
