//! What was lent, given or brought back, in the words of the line: what it was, and between whom.

use leptos::prelude::*;

use super::Line;
use super::chips::{ChipSelect, Options, REFUSED};
use super::who::{ASK, Offered, WhoChip, WhoWords};
use crate::domain::Id;
use crate::rules::quick_log::{Choice, Deed, FavourChoice, Who};
use crate::ui::kit::{Glyph, Icon};

/// What the chip of whose it is says.
const WORDS: WhoWords = WhoWords {
    label: "Who gave to whom",
    ask: "Who gave?",
    refused: "Only words",
};

/// One line for each.
#[component]
pub fn Favours(line: Line) -> impl IntoView {
    let deeds = Memo::new(move |_| {
        line.read.with(|read| {
            let all = read.favours.iter().enumerate();
            all.map(|(place, one)| (place, one.deed == Deed::Back))
                .collect::<Vec<_>>()
        })
    });
    let draw = move |(place, back): (usize, bool)| match back {
        true => view! { <Back line place/> }.into_any(),
        false => view! { <Given line place/> }.into_any(),
    };
    view! {
        <Show when=move || !deeds.with(Vec::is_empty)>
            <ul class="log-later">
                <For each=move || deeds.get() key=|deed| *deed let(deed)>{draw(deed)}</For>
            </ul>
        </Show>
    }
}

fn change(line: Line, place: usize, edit: impl FnOnce(&mut FavourChoice)) {
    line.error.set(None);
    line.choices
        .update(|held| edit(held.favours.entry(place).or_default()));
}

#[component]
fn Given(line: Line, place: usize) -> impl IntoView {
    let what = Memo::new(move |_| {
        line.read.with(|read| {
            line.choices.with(|held| {
                let typed = held.favours.get(&place).and_then(|one| one.what.clone());
                typed.unwrap_or_else(|| read.what(place, held))
            })
        })
    });
    let write = move |event| {
        let text = event_target_value(&event);
        change(line, place, |one| one.what = Some(text));
    };
    let refused = Memo::new(move |_| {
        line.choices.with(|held| {
            let choice = held.favours.get(&place);
            choice.is_some_and(|one| one.who == Choice::Refused)
        })
    });
    let offered = Memo::new(move |_| offered(line, place));
    let set = Callback::new(move |who| change(line, place, |one| one.who = who));
    view! {
        <li class="log-follow-up">
            <Icon glyph=Glyph::Gift/>
            <input
                type="text"
                class="log-later-text"
                aria-label="What it was"
                placeholder="What it was"
                dir="auto"
                prop:value=what
                prop:disabled=refused
                on:input=write
            />
            <WhoChip offered words=WORDS set/>
        </li>
    }
}

/// Who gave it to whom, in a sentence.
fn offered(line: Line, place: usize) -> Offered {
    line.read.with(|read| {
        line.choices.with(|held| {
            line.app.read(|book| {
                let told = |who: Who| (who, read.favour_told(place, who, held, book));
                Offered {
                    all: read
                        .givers(place, held, book)
                        .into_iter()
                        .map(told)
                        .collect(),
                    who: read.who_gave(place, held, book),
                    kept: read.is_favour(place, held, book),
                }
            })
        })
    })
}

/// Which loan is back, or that none is.
#[component]
fn Back(line: Line, place: usize) -> impl IntoView {
    let told = Memo::new(move |_| {
        line.read.with(|read| {
            line.choices.with(|held| {
                line.app.read(|book| {
                    let all = read.loans(place, held, book).into_iter();
                    let told = |id: Id| (id, read.back_told(id, book));
                    let back = read.loan_back(place, held, book);
                    let asked = back.is_none() && read.is_favour(place, held, book);
                    (all.map(told).collect::<Vec<_>>(), back, asked)
                })
            })
        })
    });
    let options = Memo::new(move |_| {
        told.with(|(all, _, asked)| {
            let mut options: Options = Vec::new();
            if *asked {
                options.push((ASK.to_owned(), "Which loan?".to_owned()));
            }
            options.extend(
                all.iter()
                    .map(|(id, words)| (id.to_string(), words.clone())),
            );
            let none = if all.is_empty() {
                "No open loan to end"
            } else {
                "None of the open loans"
            };
            options.push((REFUSED.to_owned(), none.to_owned()));
            options
        })
    });
    let value = Memo::new(move |_| {
        told.with(|(_, back, asked)| match back {
            Some(id) => id.to_string(),
            None if *asked => ASK.to_owned(),
            None => REFUSED.to_owned(),
        })
    });
    let choose = move |kept: String| {
        let choice = match kept.parse::<Id>() {
            Ok(id) => Choice::Instead(id),
            Err(_) if kept == REFUSED => Choice::Refused,
            Err(_) => Choice::AsUnderstood,
        };
        change(line, place, |one| one.loan = choice);
    };
    view! {
        <li class="log-follow-up">
            <Icon glyph=Glyph::Gift/>
            <ChipSelect label="What is back" options value choose/>
        </li>
    }
}
