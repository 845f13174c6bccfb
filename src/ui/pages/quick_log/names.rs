//! Those named in the line: who was there, who is only spoken of, who is not in the book.

use leptos::prelude::*;

use super::Line;
use crate::domain::circle::Circle;
use crate::domain::{Change, Contact, Id};
use crate::rules::names::split;
use crate::rules::quick_log::{Choice, Meaning, Named, Understood};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};

/// How a name stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Standing {
    There,
    SpokenOf,
    /// Whom a favour is with, where the line tells of no more.
    GivenOnly,
    /// Its words are text.
    Refused,
    /// Nobody in the book is called so.
    Unknown,
}

/// Somebody named in the line.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Name {
    /// Where, each time they stand so.
    places: Vec<usize>,
    written: String,
    /// Whom it means, even where that is refused.
    of: Option<Id>,
    meant: Option<Id>,
    standing: Standing,
    /// Whether the line says that they were there.
    takes_part: bool,
    /// Whether they gave or were given something by the same words.
    given: bool,
}

impl Name {
    fn of(line: Line, read: &Understood, place: usize, named: &Named) -> Option<Name> {
        let choice = line
            .choices
            .with(|choices| choices.names.get(&place).copied().unwrap_or_default());
        let understood = match &named.meaning {
            Meaning::Person(id) | Meaning::Circle(id) => Some(*id),
            Meaning::Several(_) | Meaning::Nobody => None,
        };
        let asked = matches!(named.meaning, Meaning::Several(_));
        let meant = choice.meaning.of(understood);
        let standing = match meant {
            // That question stands above.
            None if asked => return None,
            None if named.meaning == Meaning::Nobody => Standing::Unknown,
            None => Standing::Refused,
            Some(id) if choice.takes_part.unwrap_or(named.takes_part) => {
                if was_there(line, read, id) {
                    Standing::There
                } else {
                    Standing::GivenOnly
                }
            }
            Some(_) => Standing::SpokenOf,
        };
        Some(Name {
            places: vec![place],
            written: named.written.clone(),
            of: meant.or(understood),
            meant,
            standing,
            takes_part: named.takes_part,
            given: line
                .choices
                .with(|held| line.app.read(|book| read.in_favour(named, held, book))),
        })
    }
}

/// Whether somebody who is named was met: not whom one only lent something.
fn was_there(line: Line, read: &Understood, id: Id) -> bool {
    line.choices.with(|held| {
        line.app.read(|book| {
            let circle = book.get::<Circle>(id).is_some();
            let met = || read.participants(held, book).contains(&id);
            read.favours.is_empty() || circle || read.talks(held, book) && met()
        })
    })
}

/// Each person once, as who was there before one who is spoken of.
fn once(all: impl Iterator<Item = Name>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for name in all {
        let same = |held: &Name| match name.of {
            None => held.of.is_none() && held.written == name.written,
            of => held.of == of,
        };
        let held = names.iter_mut().find(|held| same(held));
        match held {
            None => names.push(name),
            Some(held) if held.standing == name.standing => held.places.extend(name.places),
            Some(held) if name.standing < held.standing => *held = name,
            Some(_) => {}
        }
    }
    names
}

/// A chip for each.
#[component]
pub fn Names(line: Line) -> impl IntoView {
    let names = Memo::new(move |_| {
        line.read.with(|read| {
            let all = read.names.iter().enumerate();
            once(all.filter_map(|(place, named)| Name::of(line, read, place, named)))
        })
    });
    view! {
        <For each=move || names.get() key=Clone::clone let(name)>{draw(line, name)}</For>
    }
}

/// Id of the button of the chip of those places.
fn button_id(places: &[usize]) -> String {
    let first = places.first().copied().unwrap_or_default();
    format!("log-name-{first}")
}

fn draw(line: Line, name: Name) -> AnyView {
    match name.standing {
        Standing::There => there(line, name),
        Standing::SpokenOf | Standing::GivenOnly | Standing::Refused => absent(line, name),
        Standing::Unknown => unknown(line, &name.places, name.written),
    }
}

impl Name {
    /// How they are called in the book, else in the line.
    fn shown(&self, line: Line) -> String {
        let called = self.meant.and_then(|id| called(line, id));
        called.unwrap_or_else(|| self.written.clone())
    }
}

/// Sets whom the name in these places means, and whether they were there. Whom one picked of several stays
/// picked.
fn set(line: Line, places: &[usize], meaning: Choice<Id>, there: Option<bool>) {
    line.choices.update(|held| {
        for place in places {
            let choice = held.names.entry(*place).or_default();
            if !matches!(choice.meaning, Choice::Instead(_)) {
                choice.meaning = meaning;
            }
            choice.takes_part = there;
        }
    });
    // The chip is another one now.
    page::focus_soon(format!("#{}", button_id(places)));
}

/// Somebody who was there, with the way to say that they were not.
fn there(line: Line, name: Name) -> AnyView {
    let shown = name.shown(line);
    let (places, takes_part, given) = (name.places, name.takes_part, name.given);
    let id = button_id(&places);
    // Whom the line only speaks of is spoken of again; the name of another is words.
    let take_away = move |_| {
        let picked = line.choices.with_untracked(|held| {
            let mut held = places.iter().filter_map(|place| held.names.get(place));
            held.any(|held| matches!(held.meaning, Choice::Instead(_)))
        });
        // Who was not there may have been given something all the same.
        if given {
            let added = line.choices.with_untracked(|held| {
                let mut held = places.iter().filter_map(|place| held.names.get(place));
                held.any(|held| held.takes_part == Some(true))
            });
            return set(
                line,
                &places,
                Choice::AsUnderstood,
                (!added).then_some(false),
            );
        }
        match (takes_part, picked) {
            (true, false) => set(line, &places, Choice::Refused, None),
            (true, true) => set(line, &places, Choice::AsUnderstood, Some(false)),
            (false, _) => set(line, &places, Choice::AsUnderstood, None),
        }
    };
    let circle = name.meant.filter(|id| is_circle(line, *id));
    let members = circle.map(|id| view! { <Members line circle=id/> });
    let label = format!("{shown} was not there");
    view! {
        <span class="chip log-name">
            <bdi>{shown}</bdi>
            {members}
            <button
                type="button"
                class="button-plain"
                id=id
                aria-label=label
                on:click=take_away
            >
                <Icon glyph=Glyph::Close/>
            </button>
        </span>
    }
    .into_any()
}

/// Somebody who was not, with the way to say that they were.
fn absent(line: Line, name: Name) -> AnyView {
    let shown = name.shown(line);
    let (places, takes_part) = (name.places, name.takes_part);
    let id = button_id(&places);
    let spoken_of = name.standing != Standing::Refused;
    let words = match name.standing {
        Standing::SpokenOf => "spoken of",
        Standing::GivenOnly => "not met",
        _ => "left out",
    };
    // It begins with what one sees, for those who say it to press it.
    let label = format!("{shown} {words}: was there after all");
    let add = move |_| {
        let there = (!takes_part || spoken_of).then_some(true);
        set(line, &places, Choice::AsUnderstood, there);
    };
    view! {
        <button
            type="button"
            class="chip log-absent"
            id=id
            aria-label=label
            on:click=add
        >
            <Icon glyph=Glyph::Plus/>
            <bdi>{shown}</bdi>
            " "
            <span class="muted">{words}</span>
        </button>
    }
    .into_any()
}

/// Nobody is called so: they can be added here and now.
fn unknown(line: Line, places: &[usize], written: String) -> AnyView {
    let label = format!("{written} not here yet: add to your people");
    let chip = format!("#{}", button_id(places));
    let said = written.clone();
    let add = move |_| {
        let contact = Contact {
            name: split(&written),
            ..Contact::default()
        };
        let change = Change::add(line.app.new_id(), contact);
        let said = format!("{written} added");
        let chip = chip.clone();
        leptos::task::spawn_local(async move {
            if line.app.commit(change, said).await {
                page::focus_soon(chip);
            }
        });
    };
    view! {
        <button type="button" class="chip log-absent log-unknown" aria-label=label on:click=add>
            <Icon glyph=Glyph::Plus/>
            <bdi>{said}</bdi>
            " "
            <span class="muted">"not here yet: add"</span>
        </button>
    }
    .into_any()
}

fn called(line: Line, id: Id) -> Option<String> {
    line.app.peek(|book| {
        let person = book.get::<Contact>(id).map(Contact::display_name);
        let name = person.or_else(|| Some(book.get::<Circle>(id)?.name.as_str()));
        name.map(str::to_owned)
    })
}

fn is_circle(line: Line, id: Id) -> bool {
    line.app.peek(|book| book.get::<Circle>(id).is_some())
}

/// Who of a circle was there: all, unless one says otherwise.
#[component]
fn Members(line: Line, circle: Id) -> impl IntoView {
    let members = line.app.peek(|book| {
        let all = book.all::<Contact>().filter(|(_, contact)| {
            let asked = !contact.me && !contact.archived && contact.died.is_none();
            asked && contact.circles.contains(&circle)
        });
        let mut all: Vec<(String, Id)> = all
            .map(|(id, contact)| (contact.display_name().to_owned(), id))
            .collect();
        all.sort();
        all
    });
    let count = members.len();
    let ids: Vec<Id> = members.iter().map(|(_, id)| *id).collect();
    let there = move || {
        let absent = line
            .choices
            .with(|held| ids.iter().filter(|id| held.absent.contains(id)).count());
        format!("{} of {count}", count - absent)
    };
    let ticks = members
        .into_iter()
        .map(|(name, id)| {
            let tick = move |event| {
                let here = event_target_checked(&event);
                line.choices.update(|held| {
                    if here {
                        held.absent.remove(&id);
                    } else {
                        held.absent.insert(id);
                    }
                });
            };
            view! {
                <li>
                    <label class="log-answer">
                        <input
                            type="checkbox"
                            prop:checked=move || line.choices.with(|held| !held.absent.contains(&id))
                            on:change=tick
                        />
                        <bdi>{name}</bdi>
                    </label>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="log-members">
            <summary>{there}</summary>
            <ul class="log-member-list">{ticks}</ul>
        </details>
    }
}
