//! The day on which something is due: a small choice that holds what was understood.

use leptos::prelude::*;

use super::chips::{ChipSelect, DayField, OTHER, Options, REFUSED, UNDERSTOOD};
use crate::domain::time::Day;
use crate::rules::date_words;
use crate::rules::first_letter::capital;
use crate::rules::quick_log::Choice;
use crate::ui::state::app;

/// Days ahead that are offered, and how they are read.
const AHEAD: [(&str, i32); 6] = [
    ("Tomorrow", 1),
    ("In 3 days", 3),
    ("In a week", 7),
    ("In 2 weeks", 14),
    ("In 30 days", 30),
    ("In 90 days", 90),
];

/// What the chip says.
#[derive(Clone, Copy)]
pub struct DueWords {
    /// What is chosen, for those who do not see the rest.
    pub label: &'static str,
    /// Where the line says no day.
    pub unknown: &'static str,
    /// That there is none; where it is the same as `unknown`, nothing is to be refused.
    pub refused: &'static str,
}

/// How many days ahead, where that is among those offered.
fn ahead(day: Day, today: Day) -> Option<i32> {
    let days = day.days_since(today);
    AHEAD.iter().any(|(_, one)| *one == days).then_some(days)
}

/// What is offered: as understood, as picked, some days ahead, another day, none.
fn days(understood: Option<Day>, chosen: Choice<Day>, today: Day, said: DueWords) -> Options {
    let words = |day| capital(&date_words::write_day(day, today));
    let as_understood = understood.map_or_else(|| said.unknown.to_owned(), words);
    let mut options: Options = vec![(UNDERSTOOD.to_owned(), as_understood)];
    if let Choice::Instead(day) = chosen
        && ahead(day, today).is_none()
    {
        options.push((String::new(), words(day)));
    }
    let offered = AHEAD.map(|(read, days)| (days.to_string(), read.to_owned()));
    options.extend(offered);
    options.push((OTHER.to_owned(), "Another day…".to_owned()));
    if understood.is_some() || said.refused != said.unknown {
        options.push((REFUSED.to_owned(), said.refused.to_owned()));
    }
    options
}

/// The choice, and the calendar where another day is asked for.
#[component]
pub fn DueChip(
    understood: Memo<Option<Day>>,
    chosen: Memo<Choice<Day>>,
    #[prop(into)] set: Callback<Choice<Day>>,
    words: DueWords,
) -> impl IntoView {
    let app = app();
    let picking = RwSignal::new(false);
    let options = Memo::new(move |_| days(understood.get(), chosen.get(), app.today.get(), words));
    let value = Memo::new(move |_| match chosen.get() {
        _ if picking.get() => OTHER.to_owned(),
        Choice::AsUnderstood => UNDERSTOOD.to_owned(),
        Choice::Refused => REFUSED.to_owned(),
        Choice::Instead(day) => {
            ahead(day, app.today.get()).map_or_else(String::new, |days| days.to_string())
        }
    });
    let choose = move |kept: String| {
        picking.set(kept == OTHER);
        let today = app.today.get_untracked();
        match kept.as_str() {
            OTHER | "" => {}
            UNDERSTOOD => set.run(Choice::AsUnderstood),
            REFUSED => set.run(Choice::Refused),
            days => set.run(Choice::Instead(today.plus_days(days.parse().unwrap_or(1)))),
        }
    };
    let pick = move |day: Day| {
        // What was due yesterday would be due today.
        let today = app.today.get_untracked();
        set.run(Choice::Instead(day.max(today)));
    };
    view! {
        <ChipSelect label=words.label options value choose/>
        <Show when=move || picking.get()><DayField label="On what day" pick/></Show>
    }
}
