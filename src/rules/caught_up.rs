//! "Caught up today", by one key.

use super::fold::fold;
use crate::domain::note::{Interaction, InteractionKind};
use crate::domain::time::Day;
use crate::domain::{Book, Change, Contact, Id};

/// Words in which somebody says how they like to be reached, folded, and what they come to.
const WAYS: &[(&str, InteractionKind)] = &[
    ("call", InteractionKind::Called),
    ("calls", InteractionKind::Called),
    ("phone", InteractionKind::Called),
    ("telephone", InteractionKind::Called),
    ("video", InteractionKind::Video),
    ("zoom", InteractionKind::Video),
    ("skype", InteractionKind::Video),
    ("facetime", InteractionKind::Video),
    ("message", InteractionKind::Message),
    ("messages", InteractionKind::Message),
    ("text", InteractionKind::Message),
    ("texts", InteractionKind::Message),
    ("whatsapp", InteractionKind::Message),
    ("signal", InteractionKind::Message),
    ("telegram", InteractionKind::Message),
    ("mail", InteractionKind::Mail),
    ("email", InteractionKind::Mail),
    ("e-mail", InteractionKind::Mail),
    ("letter", InteractionKind::Mail),
    ("letters", InteractionKind::Mail),
    ("visit", InteractionKind::Met),
    ("coffee", InteractionKind::Met),
    ("person", InteractionKind::Met),
];

/// Whether there is anything to write down: see [`caught_up`].
pub fn may_catch_up(book: &Book, person: Id, today: Day) -> bool {
    let Some(contact) = book.get::<Contact>(person) else {
        return false;
    };
    let today = today.into();
    let mut met = book.about::<Interaction>(person);
    let done = met.any(|(_, one)| one.participants.contains(&person) && one.date == today);
    !(contact.me || contact.died.is_some() || done)
}

/// Having been in touch with that person today, without a text. Nothing where that is written down
/// already, for oneself, for somebody who has died, and for nobody in the book. `new` is an id that
/// the book does not know.
pub fn caught_up(book: &Book, person: Id, today: Day, new: Id) -> Change {
    let contact = book.get::<Contact>(person);
    let Some(contact) = contact.filter(|_| may_catch_up(book, person, today)) else {
        return Change::default();
    };
    let last = book
        .about::<Interaction>(person)
        .filter(|(_, one)| one.participants.contains(&person))
        .filter(|(_, one)| one.kind != InteractionKind::Event)
        .max_by_key(|(id, one)| (one.date, *id));
    let kind = preferred(&contact.preferred_contact).or(last.map(|(_, one)| one.kind));
    let interaction = Interaction {
        date: today.into(),
        participants: vec![person],
        kind: kind.unwrap_or_default(),
        ..Interaction::default()
    };
    Change::add(new, interaction)
}

/// The way that somebody's own words name; `None` where they name none, or two.
fn preferred(said: &str) -> Option<InteractionKind> {
    let said = fold(said);
    let words = said.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
    let mut ways = words.filter_map(|word| {
        let way = WAYS.iter().find(|(way, _)| *way == word);
        way.map(|(_, kind)| *kind)
    });
    let first = ways.next()?;
    // "Video call" is one way.
    let video = |kind| {
        let both = [first, kind];
        both.contains(&InteractionKind::Video) && both.contains(&InteractionKind::Called)
    };
    match ways.find(|kind| *kind != first) {
        None => Some(first),
        Some(other) if video(other) => Some(InteractionKind::Video),
        Some(_) => None,
    }
}
