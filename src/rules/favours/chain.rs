//! What grew from what: a favour, perhaps years later, from the act it came from.
//!
//! Only a favour says what it grew from, so that an act has one origin at most and any number of
//! outcomes. A form refuses what would close a circle. Two copies of a book may close one all the same
//! when they are merged; every question here ends then, too.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::domain::giving::Favour;
use crate::domain::time::Day;
use crate::domain::{Body, Book, Id};
use crate::rules::conversations::written_on;
use crate::rules::search::person_of;
use crate::rules::{Sentence, timeline};

/// Most acts of one story.
pub const MOST: usize = 100;

/// An act of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: Id,
    /// How many acts lie between it and the first one, where its line is drawn in.
    pub depth: usize,
    /// Years since the act it grew from, where both are known.
    pub years_later: Option<i32>,
}

/// The act that one grew from, be it in the trash: it may come back.
fn origin(book: &Book, id: Id) -> Option<Id> {
    match &book.record(id)?.body {
        Body::Favour(favour) => favour.grew_from,
        _ => None,
    }
}

/// What an act grew from, what that grew from, and so on: the nearest first.
pub fn before(book: &Book, id: Id) -> Vec<Id> {
    let mut seen = BTreeSet::from([id]);
    let mut found = Vec::new();
    let mut at = id;
    while let Some(next) = origin(book, at).filter(|next| seen.insert(*next)) {
        found.push(next);
        at = next;
    }
    found
}

/// What grew from that act itself, the earliest first.
pub fn grown(book: &Book, id: Id) -> Vec<Id> {
    let grew = book
        .about::<Favour>(id)
        .filter(|(_, one)| one.grew_from == Some(id));
    let mut found: Vec<(Day, Id)> = grew.map(|(other, _)| (day(book, other), other)).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// The day it stands at in a timeline.
fn day(book: &Book, id: Id) -> Day {
    let date = book
        .record(id)
        .map(|record| timeline::date_of(&record.body));
    let earliest = date.and_then(|date| date.earliest());
    earliest.unwrap_or_else(|| written_on(id))
}

/// The story an act stands in: from where it all began down to it, and all that grew from it. Nothing
/// where it stands alone; at most [`MOST`], those nearest to it.
pub fn story(book: &Book, id: Id) -> Vec<Step> {
    let mut before = before(book, id);
    before.truncate(MOST / 2);
    before.reverse();
    let mut seen: BTreeSet<Id> = before.iter().copied().collect();
    let mut steps: Vec<Step> = Vec::new();
    for (depth, &at) in before.iter().enumerate() {
        let from = depth.checked_sub(1).map(|place| before[place]);
        steps.push(step(book, at, depth, from));
    }
    // A stack of its own: a chain may be longer than the one of the machine.
    let mut ahead = vec![(id, before.len(), before.last().copied())];
    while let Some((at, depth, from)) = ahead.pop() {
        if steps.len() >= MOST || !seen.insert(at) {
            continue;
        }
        steps.push(step(book, at, depth, from));
        let grown = grown(book, at).into_iter().rev();
        ahead.extend(grown.map(|next| (next, depth + 1, Some(at))));
    }
    if steps.len() < 2 { Vec::new() } else { steps }
}

fn step(book: &Book, id: Id, depth: usize, from: Option<Id>) -> Step {
    let year = |id| Some(i32::from(timeline::date_of(&book.record(id)?.body).year()?));
    let years_later = from.and_then(|from| Some(year(id)? - year(from)?));
    Step {
        id,
        depth,
        years_later: years_later.filter(|years| *years >= 0),
    }
}

/// On whose page the act is read; nobody's where it was deleted.
pub fn whose(book: &Book, id: Id) -> Option<Id> {
    let record = book.record(id).filter(|record| record.trashed.is_none())?;
    person_of(book, id, &record.body)
}

/// How long after the act before it, in words; nothing where that is not known.
pub fn later(step: &Step) -> Option<String> {
    Some(match step.years_later? {
        0 => "the same year".to_owned(),
        1 => "a year later".to_owned(),
        years => format!("{years} years later"),
    })
}

/// Why an act cannot have grown from another: nothing grows from itself, nor from what grew out of it.
/// What lies in the trash counts, too: it may come back.
///
/// # Errors
/// The sentence that says so.
pub fn check(book: &Book, act: Id, from: Id) -> Result<(), Sentence> {
    if act == from {
        return Err("Nothing grows from itself. Choose another act.".into());
    }
    if before(book, from).contains(&act) {
        return Err(
            "That one grew out of this one, so this one cannot have grown from it. Choose another \
             act."
                .into(),
        );
    }
    Ok(())
}

/// Sorts acts: what happened last first.
pub(super) fn newest(book: &Book, id: Id) -> Reverse<(Day, Id)> {
    Reverse((day(book, id), id))
}
