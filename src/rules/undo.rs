//! Taking a Change back, in a book that somebody else may have changed since.

use std::ops::RangeBounds;

use crate::domain::time::UnixSeconds;
use crate::domain::{Body, Book, Change, Id, Record};

/// What takes back the part of a Change that touches those ids, in the book as it is now.
///
/// What it added is purged where it is as it was added. Where another tab wrote to it since, that
/// would be lost: so it goes to the trash instead, and comes back from there as it was left. What has
/// no place in the trash stays.
pub fn undoing(
    book: &Book,
    change: &Change,
    ids: impl RangeBounds<Id> + Clone,
    now: UnixSeconds,
) -> Change {
    let mut back = Change::default();
    for (&id, (from, to)) in change.updated.range(ids.clone()) {
        back.updated.insert(id, (to.clone(), from.clone()));
    }
    for (&id, record) in change.removed.range(ids.clone()) {
        back.added.insert(id, record.clone());
    }
    for (&id, added) in change.added.range(ids) {
        match book.record(id).filter(|held| *held != added) {
            // Removing what is not there does nothing.
            None => drop(back.removed.insert(id, added.clone())),
            Some(held) if has_trash(held) => {
                let trashed = Some(now);
                let body = held.body.clone();
                let to = Record { body, trashed };
                back.updated.insert(id, (held.clone(), to));
            }
            Some(_) => {}
        }
    }
    back
}

/// Whether it may go to the trash: not where it lies there already, nor are there two of it.
fn has_trash(record: &Record) -> bool {
    record.trashed.is_none() && !matches!(record.body, Body::Preferences(_))
}

/// Whether `back` takes back all of the Change, so that the Change itself does it again. Else what
/// does it again is the inverse of `back`.
pub fn is_whole(back: &Change, change: &Change) -> bool {
    back.removed.len() == change.added.len()
}
