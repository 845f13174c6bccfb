//! A network of invented people with three years behind them, to try Kith with: put in with one
//! click and taken out with one.
//!
//! It is told in [text files](stories), read when it is asked for, with every day counted from
//! today. The ids of its records lie in a span of time in which no clock draws any, so that they are
//! known for what they are wherever they get to.

mod dates;
mod giving;
mod lines;
mod people;
mod reader;
mod stories;
mod told;

use std::ops::RangeInclusive;

use super::unlink::unlinked;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Id, Record};

/// The first second of 1 July 1970: later than clocks that lost their time begin, and earlier than
/// any that kept it.
const FIRST_SECOND: u32 = 15_638_400;

/// How many records there can be: one for each second of that day.
const ROOM: u32 = 86_400;

/// Ids of all the records that a sample network can have.
fn ids() -> RangeInclusive<Id> {
    Id::new(FIRST_SECOND, 0)..=Id::new(FIRST_SECOND + ROOM - 1, u32::MAX)
}

/// Id of that record of the sample network, by its place in the stories.
fn id_at(place: usize) -> Id {
    Id::new(FIRST_SECOND + (place as u32).min(ROOM - 1), 0)
}

/// Whether that is, or was, a record of the sample network.
pub fn is_sample(id: Id) -> bool {
    ids().contains(&id)
}

/// How many records of the book belong to the sample network, the trash included.
pub fn count(book: &Book) -> usize {
    book.entries().range(ids()).count()
}

/// Whether anything of the sample network is in the book, be it in the trash.
pub fn has_sample(book: &Book) -> bool {
    book.entries().range(ids()).next().is_some()
}

/// Puts the sample network in, between others and `me`. Nothing where any of it is there already.
pub fn sample(book: &Book, me: Id, today: Day) -> Change {
    if has_sample(book) {
        return Change::default();
    }
    Change {
        added: reader::read(me, today).records.into_iter().collect(),
        ..Change::default()
    }
}

/// Takes the sample network out for good, with all that was changed in it. What one wrote oneself
/// stays, and no longer speaks of it but by name; only a link between two of its people goes along.
pub fn remove(book: &Book) -> Change {
    let mut change = Change::default();
    for (&id, entry) in book.entries().range(ids()) {
        change.removed.insert(id, entry.record.clone());
        for other in book.referrers_of(id).filter(|other| !is_sample(*other)) {
            let Some(record) = book.record(other) else {
                continue;
            };
            if change.updated.contains_key(&other) || change.removed.contains_key(&other) {
                continue;
            }
            let Some(body) = unlinked(book, &record.body, is_sample) else {
                change.removed.insert(other, record.clone());
                continue;
            };
            let to = Record {
                body,
                ..record.clone()
            };
            if to != *record {
                change.updated.insert(other, (record.clone(), to));
            }
        }
    }
    change
}

/// First lines of the records that cannot be read as of that day: none, as a test sees to.
pub fn unread(today: Day) -> Vec<&'static str> {
    reader::read(Id::new(u32::MAX, 0), today).unread
}
