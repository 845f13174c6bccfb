//! What is to be done later, in the words of the line, and when.

use leptos::prelude::*;

use super::Line;
use super::chips::{ChipSelect, DayField, OTHER, Options, REFUSED, UNDERSTOOD};
use crate::domain::time::Day;
use crate::rules::date_words;
use crate::rules::quick_log::{Choice, FollowUpChoice};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::drafts::capital;

/// Days ahead that are offered, and how they are read.
const AHEAD: [(&str, i32); 6] = [
    ("Tomorrow", 1),
    ("In 3 days", 3),
    ("In a week", 7),
    ("In 2 weeks", 14),
    ("In 30 days", 30),
    ("In 90 days", 90),
];

/// One line for each.
#[component]
pub fn FollowUps(line: Line) -> impl IntoView {
    let count = Memo::new(move |_| line.read.with(|read| read.follow_ups.len()));
    view! {
        <Show when=move || count.get() != 0>
            <ul class="log-later">
                <For each=move || 0..count.get() key=|place| *place let(place)>
                    <FollowUp line place/>
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn FollowUp(line: Line, place: usize) -> impl IntoView {
    let choice = Memo::new(move |_| {
        line.choices
            .with(|held| held.follow_ups.get(&place).cloned().unwrap_or_default())
    });
    let text = Memo::new(move |_| {
        let chosen = choice.with(|choice| choice.text.clone());
        chosen.unwrap_or_else(|| {
            line.read.with(|read| {
                let one = read.follow_ups.get(place);
                one.map_or_else(String::new, |one| one.text.clone())
            })
        })
    });
    let change = move |edit: &dyn Fn(&mut FollowUpChoice)| {
        line.choices
            .update(|held| edit(held.follow_ups.entry(place).or_default()));
    };
    let write = move |event| {
        let text = event_target_value(&event);
        change(&|choice| choice.text = Some(text.clone()));
    };
    let set_due = Callback::new(move |due: Choice<Day>| change(&|choice| choice.due = due));
    view! {
        <li class="log-follow-up">
            <Icon glyph=Glyph::Bell/>
            <input
                type="text"
                class="log-later-text"
                aria-label="Remind me to"
                placeholder="Follow up"
                dir="auto"
                prop:value=text
                on:input=write
            />
            <Due line place choice set=set_due/>
        </li>
    }
}

/// How many days ahead, where that is among those offered.
fn ahead(day: Day, today: Day) -> Option<i32> {
    let days = day.days_since(today);
    AHEAD.iter().any(|(_, one)| *one == days).then_some(days)
}

/// What is offered: as understood, as picked, some days ahead, another day, no reminder.
fn days(understood: Option<Day>, chosen: Choice<Day>, today: Day) -> Options {
    let words = |day| capital(&date_words::write_day(day, today));
    let as_understood = understood.map_or_else(|| "When?".to_owned(), words);
    let mut options: Options = vec![(UNDERSTOOD.to_owned(), as_understood)];
    if let Choice::Instead(day) = chosen
        && ahead(day, today).is_none()
    {
        options.push((String::new(), words(day)));
    }
    let offered = AHEAD.map(|(read, days)| (days.to_string(), read.to_owned()));
    options.extend(offered);
    options.push((OTHER.to_owned(), "Another day…".to_owned()));
    options.push((REFUSED.to_owned(), "No reminder".to_owned()));
    options
}

/// When one is reminded, or that one is not.
#[component]
fn Due(
    line: Line,
    place: usize,
    choice: Memo<FollowUpChoice>,
    set: Callback<Choice<Day>>,
) -> impl IntoView {
    let app = line.app;
    let picking = RwSignal::new(false);
    let understood = Memo::new(move |_| {
        line.read.with(|read| {
            let due = read.follow_ups.get(place)?.due.as_ref();
            due.map(|guess| guess.value)
        })
    });
    let chosen = Memo::new(move |_| choice.with(|choice| choice.due));
    let options = Memo::new(move |_| days(understood.get(), chosen.get(), app.today.get()));
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
        // A reminder of yesterday would be one of today.
        let today = app.today.get_untracked();
        set.run(Choice::Instead(day.max(today)));
    };
    view! {
        <ChipSelect label="When to remind" options value choose/>
        <Show when=move || picking.get()><DayField label="On what day" pick/></Show>
    }
}
