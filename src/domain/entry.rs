//! A record with its stamps, and how two copies of it become one.

use super::fields::FieldTag;
use super::{Record, Stamp};

/// A record as a book holds it: one stamp for the whole, exceptions for fields edited later.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub record: Record,
    /// When the record was added. All its fields are at least as late.
    pub born: Stamp,
    /// Stamps of the fields edited since, in the order of their numbers.
    pub edits: Vec<(FieldTag, Stamp)>,
}

impl Entry {
    pub fn new(record: Record, born: Stamp) -> Self {
        Entry {
            record,
            born,
            edits: Vec::new(),
        }
    }

    /// When that field was last written.
    pub fn stamp_of(&self, tag: FieldTag) -> Stamp {
        match self.edits.binary_search_by_key(&tag, |edit| edit.0) {
            Ok(at) => self.edits[at].1,
            Err(_) => self.born,
        }
    }

    /// The latest stamp of any field.
    pub fn latest(&self) -> Stamp {
        self.edits
            .iter()
            .map(|edit| edit.1)
            .fold(self.born, Stamp::max)
    }

    /// Notes that the field was written then.
    pub fn set_stamp(&mut self, tag: FieldTag, stamp: Stamp) {
        match self.edits.binary_search_by_key(&tag, |edit| edit.0) {
            Ok(at) => self.edits[at].1 = stamp,
            Err(at) => self.edits.insert(at, (tag, stamp)),
        }
    }

    /// The later of the two, field by field: a join (commutative, associative, idempotent).
    ///
    /// A record added anew after a purge replaces the older one whole: fields of two lives are
    /// never mixed. Of two values with one stamp, which no clock gives, the greater bytes win.
    /// Returns the fields where ours were overwritten, or lost to ours, with differing values.
    pub fn join(&mut self, other: &Entry) -> Joined {
        if other.born != self.born || other.record.kind() != self.record.kind() {
            let rank = |entry: &Entry| (entry.born, entry.record.kind());
            if rank(other) > rank(self) {
                *self = other.clone();
                return Joined {
                    changed: true,
                    lost: Vec::new(),
                };
            }
            return Joined::default();
        }
        let differing = self.record.differing(&other.record).unwrap_or_default();
        let mut joined = Joined::default();
        for &tag in &differing {
            let (mine, theirs) = (self.stamp_of(tag), other.stamp_of(tag));
            let take = theirs > mine
                || theirs == mine && other.record.stored(tag) > self.record.stored(tag);
            if take {
                self.record.take(tag, &other.record);
            }
            joined.changed |= take;
            joined.lost.push(Lost { tag, ours: take });
        }
        for &(tag, stamp) in &other.edits {
            if stamp > self.stamp_of(tag) {
                self.set_stamp(tag, stamp);
                joined.changed = true;
            }
        }
        joined
    }
}

/// What a join did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    /// Whether the entry is another one now, be it only by its stamps.
    pub changed: bool,
    /// Fields that held two different values, of which one was dropped.
    pub lost: Vec<Lost>,
}

/// A value that gave way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    pub tag: FieldTag,
    /// Whether it was the value held here, and not the one that came.
    pub ours: bool,
}
