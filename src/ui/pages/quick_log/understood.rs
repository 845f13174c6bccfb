//! What was understood of the line, before it is kept.

use leptos::prelude::*;

use super::Line;
use super::asks::Asks;
use super::chips::{DateChip, InitiatorChip, KindChip, SizeChip, TimeChip};
use super::favours::Favours;
use super::follow_ups::FollowUps;
use super::names::Names;
use super::promises::Promises;
use crate::domain::{Book, Id};
use crate::rules::quick_log::{Choices, Understood};
use crate::ui::pages::agenda_parts::RaiseTicks;

/// All of it: whom to ask about, who, how and when, what was given and promised, what is to be done later, and
/// what was raised.
#[component]
pub fn Reading(line: Line) -> impl IntoView {
    let people = Memo::new(move |_| {
        line.read.with(|read| {
            line.choices
                .with(|choices| line.app.read(|book| read.participants(choices, book)))
        })
    });
    // Whether anybody is there to have been in touch with.
    let somebody = Memo::new(move |_| people.with(|people| !people.is_empty()));
    // Of what has not been there is no day, and no way it was; of what is only lent or given, a day.
    let read = move |of: fn(&Understood, &Choices, &Book) -> bool| {
        Memo::new(move |_| {
            line.read.with(|read| {
                line.choices
                    .with(|choices| line.app.read(|book| of(read, choices, book)))
            })
        })
    };
    let held = read(|read, choices, _| read.is_held(choices));
    let talks = read(Understood::talks);
    let met = Memo::new(move |_| somebody.get() && !held.get() && talks.get());
    let raised = Memo::new(move |_| {
        line.choices
            .with(|choices| choices.raised.iter().copied().collect::<Vec<Id>>())
    });
    let tick = move |(point, raised): (Id, bool)| {
        line.choices.update(|held| {
            if raised {
                held.raised.insert(point);
            } else {
                held.raised.remove(&point);
            }
        });
    };
    view! {
        <div class="log-read" role="group" aria-label="What was understood">
            <Asks line/>
            <div class="chips log-chips">
                <Names line/>
                <Show when=move || met.get()>
                    <KindChip line/>
                </Show>
                <Show when=move || met.get() || !talks.get()>
                    <DateChip line/>
                </Show>
                <Show when=move || met.get()>
                    <TimeChip line/>
                    <SizeChip line/>
                    <InitiatorChip line/>
                </Show>
            </div>
            <Favours line/>
            <Promises line/>
            <FollowUps line/>
            <Show when=move || !held.get() && talks.get()>
                <RaiseTicks people raised tick/>
            </Show>
        </div>
    }
}
