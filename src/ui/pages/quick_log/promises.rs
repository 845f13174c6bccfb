//! What was promised, in the words of the line: whose it is, and until when.

use leptos::prelude::*;

use super::Line;
use super::due::{DueChip, DueWords};
use super::who::{Offered, WhoChip, WhoWords};
use crate::domain::time::Day;
use crate::rules::promises::Side;
use crate::rules::quick_log::{Choice, PromiseChoice, Who};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::drafts::names_of;

/// What the chip of its day says.
const WORDS: DueWords = DueWords {
    label: "By when",
    unknown: "No day",
    refused: "No day",
};

/// What the chip of whose it is says.
const WHO: WhoWords = WhoWords {
    label: "Whose promise",
    ask: "Whose is it?",
    refused: "No promise",
};

/// One line for each.
#[component]
pub fn Promises(line: Line) -> impl IntoView {
    let count = Memo::new(move |_| line.read.with(|read| read.promises.len()));
    view! {
        <Show when=move || count.get() != 0>
            <ul class="log-later">
                <For each=move || 0..count.get() key=|place| *place let(place)>
                    <Promised line place/>
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Promised(line: Line, place: usize) -> impl IntoView {
    let choice = Memo::new(move |_| {
        line.choices
            .with(|held| held.promises.get(&place).cloned().unwrap_or_default())
    });
    let text = Memo::new(move |_| {
        let chosen = choice.with(|choice| choice.text.clone());
        chosen.unwrap_or_else(|| {
            line.read.with(|read| {
                let one = read.promises.get(place);
                one.map_or_else(String::new, |one| one.text.clone())
            })
        })
    });
    let change = move |edit: &dyn Fn(&mut PromiseChoice)| {
        line.error.set(None);
        line.choices
            .update(|held| edit(held.promises.entry(place).or_default()));
    };
    let write = move |event| {
        let text = event_target_value(&event);
        change(&|choice| choice.text = Some(text.clone()));
    };
    let understood = Memo::new(move |_| {
        line.read.with(|read| {
            let due = read.promises.get(place)?.due.as_ref();
            due.map(|guess| guess.value)
        })
    });
    let chosen = Memo::new(move |_| choice.with(|choice| choice.due));
    let refused = Memo::new(move |_| choice.with(|choice| choice.who == Choice::Refused));
    let set_due = move |due: Choice<Day>| change(&|choice| choice.due = due);
    let offered = Memo::new(move |_| offered(line, place));
    let set_who = Callback::new(move |who: Choice<Who>| change(&|choice| choice.who = who));
    view! {
        <li class="log-follow-up">
            <Icon glyph=Glyph::Check/>
            <input
                type="text"
                class="log-later-text"
                aria-label="What was promised"
                placeholder="What was promised"
                dir="auto"
                prop:value=text
                prop:disabled=refused
                on:input=write
            />
            <WhoChip offered words=WHO set=set_who/>
            <Show when=move || !refused.get()>
                <DueChip understood chosen set=set_due words=WORDS/>
            </Show>
        </li>
    }
}

/// "I promised Ada", "Each of them promised me", "Ada promised Ben".
fn said(line: Line, who: Who) -> String {
    let name = |id| names_of(line.app, &[id]);
    match who {
        Who::With(Side::Theirs, id) => format!("{} promised me", name(id)),
        Who::With(_, id) => format!("I promised {}", name(id)),
        Who::Each(Side::Theirs) => "Each of them promised me".to_owned(),
        Who::Each(_) => "I promised each of them".to_owned(),
        Who::Others(by, to) => format!("{} promised {}", name(by), name(to)),
    }
}

/// Whose it can be.
fn offered(line: Line, place: usize) -> Offered {
    line.read.with(|read| {
        line.choices.with(|held| {
            let (all, who) = line.app.read(|book| {
                let all = read.offered(place, held, book);
                (all, read.whose(place, held, book))
            });
            Offered {
                all: all.into_iter().map(|who| (who, said(line, who))).collect(),
                who,
                kept: read.is_promised(place, held),
            }
        })
    })
}
