//! Who is meant, where a name could be several people's.

use leptos::prelude::*;

use super::Line;
use crate::domain::circle::Circle;
use crate::domain::{Contact, Id};
use crate::rules::people;
use crate::rules::quick_log::{Choice, Meaning};
use crate::ui::kit::field::element_id;
use crate::ui::pages::parts::Face;

/// People offered for one name: more of the name finds the others.
const OFFERED: usize = 8;

/// A name that could be several people's.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Ask {
    /// Its place among the names of the line.
    place: usize,
    written: String,
    people: Vec<Id>,
}

/// One question for each such name. It stays, to change one's mind, for as long as the name does.
#[component]
pub fn Asks(line: Line) -> impl IntoView {
    let asks = Memo::new(move |_| {
        line.read.with(|read| {
            let names = read.names.iter().enumerate();
            let asks = names.filter_map(|(place, named)| match &named.meaning {
                Meaning::Several(people) => Some(Ask {
                    place,
                    written: named.written.clone(),
                    people: people.clone(),
                }),
                _ => None,
            });
            asks.collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || !asks.with(Vec::is_empty)>
            <div class="log-asks">
                <For each=move || asks.get() key=Clone::clone let(ask)><Question line ask/></For>
            </div>
        </Show>
    }
}

#[component]
fn Question(line: Line, ask: Ask) -> impl IntoView {
    let Ask {
        place,
        written,
        people,
    } = ask;
    let group = element_id("who");
    let chosen = Memo::new(move |_| {
        line.choices.with(|choices| {
            let named = choices.names.get(&place);
            named.map(|named| named.meaning).unwrap_or_default()
        })
    });
    let choice = move |meaning: Choice<Id>, label: AnyView| {
        let choose = move |_| {
            line.error.set(None);
            line.choices
                .update(|held| held.names.entry(place).or_default().meaning = meaning);
        };
        view! {
            <label class="log-answer">
                <input
                    type="radio"
                    name=group.clone()
                    prop:checked=move || chosen.get() == meaning
                    on:change=choose
                />
                {label}
            </label>
        }
    };
    let more = people.len() > OFFERED;
    let offered = people.into_iter().take(OFFERED);
    let offered: Vec<_> = offered
        .map(|id| choice(Choice::Instead(id), person(line, id)))
        .collect();
    let none = choice(
        Choice::Refused,
        view! { <span>"Nobody of these"</span> }.into_any(),
    );
    view! {
        <fieldset class="log-ask">
            <legend>"Which “"<bdi>{written}</bdi>"”?"</legend>
            {offered}
            {none}
            {more.then(|| view! { <p class="muted">"Type more of the name to find others."</p> })}
        </fieldset>
    }
}

/// Somebody, told apart from the others.
fn person(line: Line, id: Id) -> AnyView {
    let today = line.app.today.get_untracked();
    line.app.peek(|book| match book.get::<Contact>(id) {
        Some(contact) => {
            let name = contact.display_name().to_owned();
            let context = people::apart(id, contact, book, today);
            view! {
                <Face id contact=contact.clone()/>
                <span class="log-who">
                    <bdi>{name}</bdi>
                    <span class="muted" dir="auto">{context}</span>
                </span>
            }
            .into_any()
        }
        None => {
            let circle = book.get::<Circle>(id).map(|circle| circle.name.clone());
            view! {
                <span class="log-who"><bdi>{circle}</bdi><span class="muted">"Circle"</span></span>
            }
            .into_any()
        }
    })
}
