//! The whole book as JSON: Kith's own file, documented in `docs/format.md`.
//!
//! It holds everything that a book holds, stamps included, so that merging a file is the same join
//! as merging two copies of a book. It holds no time of its own making: the same book gives the
//! same bytes. Fields this version does not know are written as they were read.

mod read;
mod write;

pub use read::{BackupError, BackupReading, read};
pub use write::{write, write_delta};

use std::collections::BTreeMap;
use std::ops::RangeBounds;

use crate::domain::{Book, Change, Delta, Id, Stamp};

/// Version of the format that is written, and the newest that is read.
pub const VERSION: u64 = 1;

/// The Change that makes the book equal to the file by value: what only the file has is added, what
/// differs updated, what only the book has removed. Records in the file that a tombstone of the file
/// covers are not there.
pub fn replacing(book: &Book, incoming: &Delta) -> Change {
    replacing_within(book, incoming, ..)
}

/// The part of [`replacing`] that touches those ids, of a book that is compared part by part.
pub fn replacing_within(
    book: &Book,
    incoming: &Delta,
    ids: impl RangeBounds<Id> + Clone,
) -> Change {
    let mut target = Book::default();
    target.absorb(incoming.within(ids.clone()));
    let mut change = Change::default();
    for (&id, entry) in target.entries() {
        match book.record(id) {
            None => drop(change.added.insert(id, entry.record.clone())),
            Some(held) if *held == entry.record => {}
            Some(held) => {
                let sides = (held.clone(), entry.record.clone());
                change.updated.insert(id, sides);
            }
        }
    }
    for (&id, entry) in book.entries().range(ids) {
        if target.record(id).is_none() {
            change.removed.insert(id, entry.record.clone());
        }
    }
    change
}

/// The Change that brings back what the file holds and the book has deleted for good since: a merge
/// alone leaves it deleted, because that came later.
pub fn buried(book: &Book, incoming: &Delta) -> Change {
    let dead = |id: &Id, born: Stamp, tombstones: &BTreeMap<Id, Stamp>| {
        tombstones.get(id).is_some_and(|&purged| born <= purged)
    };
    let mut change = Change::default();
    for (&id, entry) in &incoming.entries {
        if book.record(id).is_none()
            && dead(&id, entry.born, book.tombstones())
            && !dead(&id, entry.born, &incoming.tombstones)
        {
            change.added.insert(id, entry.record.clone());
        }
    }
    change
}
