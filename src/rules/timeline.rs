//! All that happened with one person, in one line of time.
//!
//! Told from the book's index of who speaks of whom: it costs what was written about that person,
//! however large the book is.

use super::conversations::written_on;
use crate::domain::reminder::Reminder;
use crate::domain::time::Day;
use crate::domain::{Body, Book, Id, Kind, PartialDate, Record};

use crate::domain::giving::{Introduction, Promise, PromiseState};

/// The kinds of record that have a place in it, in the order in which they are offered as a filter.
/// What has no date, such as an agenda item, has none here either.
pub const KINDS: [Kind; 9] = [
    Kind::Interaction,
    Kind::Note,
    Kind::LifeEvent,
    Kind::Promise,
    Kind::Favour,
    Kind::Introduction,
    Kind::Idea,
    Kind::Reminder,
    Kind::ProfileAct,
];

/// One line of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The record; a reminder that was done several times has as many lines.
    pub id: Id,
    /// One of [`KINDS`].
    pub kind: Kind,
    /// The date as it was written down: may be partial, or empty where there is none.
    pub date: PartialDate,
    /// The day it stands at; see [`of_person`].
    pub day: Day,
    /// Whether the record only mentions the person, and is about others, or nobody.
    pub mentioned: bool,
}

/// The timeline of that person, newest first: records of those kinds, all [`KINDS`] where none are
/// given, the trash left out.
///
/// A partial date stands at the first day it can have been, below whatever is known more exactly:
/// "2024" below all of that year. What has no year stands at the day it was written down. An open
/// promise stands there as well, a closed one at the day it was closed; a reminder at each day it
/// was done; an introduction at the day it was made, else asked for. Of one day, the later time is
/// above, and then what was written down later.
pub fn of_person(book: &Book, person: Id, kinds: &[Kind]) -> Vec<Entry> {
    let mut placed: Vec<(Option<u16>, Entry)> = Vec::new();
    for id in book.referrers_of(person) {
        let Some(record) = book.record(id).filter(|record| record.trashed.is_none()) else {
            continue;
        };
        let kind = record.kind();
        if KINDS.contains(&kind) && (kinds.is_empty() || kinds.contains(&kind)) {
            place(id, record, person, &mut placed);
        }
    }
    placed.sort_by_key(|(time, entry)| {
        std::cmp::Reverse((entry.day, exactness(entry.date), *time, entry.id))
    });
    placed.into_iter().map(|(_, entry)| entry).collect()
}

/// How many of its parts, from the year on, are known.
fn exactness(date: PartialDate) -> u8 {
    match (date.year(), date.month(), date.day()) {
        (None, ..) => 0,
        (_, None, _) => 1,
        (_, _, None) => 2,
        _ => 3,
    }
}

/// Adds the lines of one record, each with its minutes after midnight.
fn place(id: Id, record: &Record, person: Id, placed: &mut Vec<(Option<u16>, Entry)>) {
    let mentioned = !record.body.links().contains(&person);
    let mut add = |date: PartialDate, time| {
        let entry = Entry {
            id,
            kind: record.kind(),
            date,
            day: date.earliest().unwrap_or_else(|| written_on(id)),
            mentioned,
        };
        placed.push((time, entry));
    };
    match &record.body {
        Body::Interaction(interaction) => add(interaction.date, interaction.time),
        Body::Reminder(reminder) => done(reminder).for_each(|day| add(day.into(), None)),
        body => add(date_of(body), None),
    }
}

/// The date at which a record stands, as it was written down: empty where there is none, and for a
/// reminder, which stands at each day it was done.
pub fn date_of(body: &Body) -> PartialDate {
    match body {
        Body::Interaction(interaction) => interaction.date,
        Body::LifeEvent(event) => event.date,
        Body::Note(note) => note.date,
        Body::Favour(favour) => favour.date,
        Body::Idea(idea) => idea.date.unwrap_or_default(),
        Body::ProfileAct(act) => act.date,
        Body::Promise(promise) => known(closed(promise)),
        Body::Introduction(introduction) => known(made(introduction)),
        _ => PartialDate::default(),
    }
}

fn known(day: Option<Day>) -> PartialDate {
    day.map(PartialDate::from).unwrap_or_default()
}

fn closed(promise: &Promise) -> Option<Day> {
    promise
        .closed
        .filter(|_| promise.state != PromiseState::Open)
}

fn made(introduction: &Introduction) -> Option<Day> {
    let asked = introduction.asked_first.max(introduction.asked_second);
    introduction.made.or(asked)
}

fn done(reminder: &Reminder) -> impl Iterator<Item = Day> {
    reminder.completions.iter().map(|occurrence| occurrence.on)
}
