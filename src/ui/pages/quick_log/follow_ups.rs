//! What is to be done later, in the words of the line, and when.

use leptos::prelude::*;

use super::Line;
use super::due::{DueChip, DueWords};
use crate::domain::time::Day;
use crate::rules::quick_log::{Choice, FollowUpChoice};
use crate::ui::kit::{Glyph, Icon};

/// What its chip says.
const WORDS: DueWords = DueWords {
    label: "When to remind",
    unknown: "When?",
    refused: "No reminder",
};

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
    let set = move |due: Choice<Day>| change(&|choice| choice.due = due);
    let understood = Memo::new(move |_| {
        line.read.with(|read| {
            let due = read.follow_ups.get(place)?.due.as_ref();
            due.map(|guess| guess.value)
        })
    });
    let chosen = Memo::new(move |_| choice.with(|choice| choice.due));
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
            <DueChip understood chosen set words=WORDS/>
        </li>
    }
}
