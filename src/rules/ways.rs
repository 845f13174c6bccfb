//! In which order the ways to be in touch with somebody are offered, and why the first one is first.

use std::cmp::Reverse;

use super::conversations::day_of;
use super::fold::fold;
use super::href;
use crate::domain::note::{Interaction, InteractionKind};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// A way to be in touch, the one that asks least of oneself first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    Write,
    Call,
    Meet,
}

/// The ways that are open, the first one first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    pub order: Vec<Way>,
    /// Why that one is first, where there is more to say than that it asks least.
    pub why: Option<Why>,
}

/// Why a way is the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is how they like to be reached, in the words that were written down.
    Preferred(String),
    /// It is mostly done so.
    Mostly(Way),
}

/// Conversations looked back on: what was done before that says little of today.
const LAST: usize = 8;

/// Fewest conversations of which something is "mostly" so.
const FEWEST: usize = 3;

impl Way {
    pub const ALL: [Way; 3] = [Way::Write, Way::Call, Way::Meet];

    fn of(kind: InteractionKind) -> Way {
        match kind {
            InteractionKind::Message | InteractionKind::Mail => Way::Write,
            InteractionKind::Called | InteractionKind::Video => Way::Call,
            InteractionKind::Met | InteractionKind::Event => Way::Meet,
        }
    }

    /// The way a word speaks of.
    fn of_word(word: &str) -> Option<Way> {
        match word {
            "write" | "writing" | "mail" | "mails" | "email" | "emails" | "letter" | "letters"
            | "message" | "messages" | "text" | "texts" | "sms" | "chat" | "card" | "cards"
            | "postcard" | "postcards" => Some(Way::Write),
            "call" | "calls" | "phone" | "telephone" | "ring" | "video" => Some(Way::Call),
            "meet" | "meeting" | "visit" | "visits" | "coffee" | "tea" | "person" | "come" => {
                Some(Way::Meet)
            }
            _ => None,
        }
    }
}

impl Why {
    /// "You mostly write to each other", "Best reached: A call in the evening".
    pub fn words(&self) -> String {
        match self {
            Why::Preferred(text) => format!("Best reached: {text}"),
            Why::Mostly(Way::Write) => "You mostly write to each other".to_owned(),
            Why::Mostly(Way::Call) => "You mostly call each other".to_owned(),
            Why::Mostly(Way::Meet) => "You mostly meet".to_owned(),
        }
    }
}

/// The ways to that person on that day. In gentle mode what asks least comes first; else what they
/// like best, then what was done before, of equal ones again what asks least. Nothing for oneself, or
/// for somebody who has died.
pub fn ways(book: &Book, person: Id, today: Day) -> Ways {
    let open = |contact: &&Contact| !contact.me && contact.died.is_none();
    let Some(contact) = book.get::<Contact>(person).filter(open) else {
        return Ways::default();
    };
    let before = before(book, person, today);
    let gentle = book.preferences().gentle;
    let preferred = preferred(&contact.preferred_contact);
    let mut order: Vec<Way> = Way::ALL.into_iter().collect();
    order.retain(|way| is_possible(contact, *way));
    if !gentle {
        order.sort_by_key(|way| {
            (
                preferred != Some(*way),
                Reverse(weight(&before, *way)),
                *way,
            )
        });
    }
    let why = order.first().and_then(|first| {
        let liked = preferred == Some(*first);
        let text = contact.preferred_contact.trim().to_owned();
        let mostly = is_mostly(&before, *first).then_some(Why::Mostly(*first));
        liked.then_some(Why::Preferred(text)).or(mostly)
    });
    Ways { order, why }
}

/// Whether it can be done: one writes to an address or a number, calls a number, and meets whom one can
/// ask.
fn is_possible(contact: &Contact, way: Way) -> bool {
    let call = href::call_to(contact).is_some();
    match way {
        Way::Call => call,
        Way::Write | Way::Meet => call || href::write_to(contact).is_some(),
    }
}

/// How one was in touch with them, the last time first.
fn before(book: &Book, person: Id, today: Day) -> Vec<Way> {
    let all = book.about::<Interaction>(person);
    let counting =
        all.filter(|(_, one)| one.is_conversation() && one.participants.contains(&person));
    let mut past: Vec<(Day, Id, Way)> = counting
        .filter_map(|(id, one)| Some((day_of(id, one.date, today)?, id, Way::of(one.kind))))
        .collect();
    past.sort_unstable_by_key(|(day, id, _)| Reverse((*day, *id)));
    let ways = past.into_iter().map(|(.., way)| way);
    ways.take(LAST).collect()
}

/// How much speaks for it: the last time counts most.
fn weight(before: &[Way], way: Way) -> usize {
    let counted = before.iter().enumerate().filter(|(_, one)| **one == way);
    counted.map(|(ago, _)| LAST - ago).sum()
}

fn is_mostly(before: &[Way], way: Way) -> bool {
    let all: usize = Way::ALL.into_iter().map(|way| weight(before, way)).sum();
    before.len() >= FEWEST && 2 * weight(before, way) > all
}

/// The way that is named first in how they like to be reached: "A visit, never a call" is a visit, and
/// so is "Never a call, but a visit".
fn preferred(text: &str) -> Option<Way> {
    let text = fold(text);
    let mut refused = 0;
    for word in text.split(|sign: char| !sign.is_alphanumeric()) {
        match (word, Way::of_word(word)) {
            ("", _) => {}
            ("never" | "no" | "not", _) => refused = 2,
            (_, Some(way)) if refused == 0 => return Some(way),
            _ => refused = i32::max(refused - 1, 0),
        }
    }
    None
}
