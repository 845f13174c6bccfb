//! The one value by which a book changes.

use std::collections::BTreeMap;
use std::ops::{RangeBounds, RangeInclusive};

use super::{Body, Entry, Id, Record, Stamp};

/// Records added, updated and removed, by value and without stamps.
///
/// It is what a gesture makes, what undo inverts, what an import or a merge previews. Removing here
/// means purging: putting into the trash is an update.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    pub added: BTreeMap<Id, Record>,
    /// Before and after.
    pub updated: BTreeMap<Id, (Record, Record)>,
    /// As they were.
    pub removed: BTreeMap<Id, Record>,
}

/// A part of a book, stamps and all: what a Change becomes when it is committed, what the log holds
/// and other tabs receive, and what another copy of a book is to this one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delta {
    pub entries: BTreeMap<Id, Entry>,
    /// Records purged, and when.
    pub tombstones: BTreeMap<Id, Stamp>,
}

/// Where to cut what touches these ids so that each part touches at most so many of them.
pub fn spans_of(ids: impl Iterator<Item = Id>, records: usize) -> Vec<RangeInclusive<Id>> {
    let mut ids: Vec<Id> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let parts = ids.chunks(records.max(1));
    parts.map(|part| part[0]..=part[part.len() - 1]).collect()
}

impl Change {
    /// One new record.
    pub fn add(id: Id, body: impl Into<Body>) -> Self {
        Change {
            added: BTreeMap::from([(id, Record::new(body))]),
            ..Change::default()
        }
    }

    /// One record with other values; nothing where they are the same.
    pub fn update(id: Id, from: &Record, to: Record) -> Self {
        if *from == to {
            return Change::default();
        }
        Change {
            updated: BTreeMap::from([(id, (from.clone(), to))]),
            ..Change::default()
        }
    }

    /// One record purged.
    pub fn remove(id: Id, record: Record) -> Self {
        Change {
            removed: BTreeMap::from([(id, record)]),
            ..Change::default()
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many records it touches.
    pub fn len(&self) -> usize {
        self.added.len() + self.updated.len() + self.removed.len()
    }

    /// Ids of the records it touches.
    pub fn ids(&self) -> impl Iterator<Item = Id> {
        self.added
            .keys()
            .chain(self.updated.keys())
            .chain(self.removed.keys())
            .copied()
    }

    /// Where to cut it so that each part touches at most so many records: spans of ids, for
    /// [`Book::stamp_within`](super::Book::stamp_within).
    pub fn spans(&self, records: usize) -> Vec<RangeInclusive<Id>> {
        spans_of(self.ids(), records)
    }

    /// Notes that a record is there now: in place of another, or of what this Change removed.
    pub(super) fn note(&mut self, id: Id, before: Option<Record>, now: &Record) {
        match before.or_else(|| self.removed.remove(&id)) {
            None => drop(self.added.insert(id, now.clone())),
            Some(before) if before == *now => {}
            Some(before) => drop(self.updated.insert(id, (before, now.clone()))),
        }
    }

    /// Adds what touches other records.
    pub fn extend(&mut self, more: Change) {
        self.added.extend(more.added);
        self.updated.extend(more.updated);
        self.removed.extend(more.removed);
    }

    /// What takes this Change back.
    pub fn invert(mut self) -> Self {
        for (from, to) in self.updated.values_mut() {
            std::mem::swap(from, to);
        }
        Change {
            added: self.removed,
            removed: self.added,
            ..self
        }
    }

    /// This Change and the one after it, as one.
    pub fn squash(mut self, then: Change) -> Self {
        for (id, record) in then.added {
            match self.removed.remove(&id) {
                Some(before) if before == record => {}
                Some(before) => drop(self.updated.insert(id, (before, record))),
                None => drop(self.added.insert(id, record)),
            }
        }
        for (id, (from, to)) in then.updated {
            if let Some(added) = self.added.get_mut(&id) {
                *added = to;
            } else {
                let from = self.updated.remove(&id).map_or(from, |(first, _)| first);
                if from != to {
                    self.updated.insert(id, (from, to));
                }
            }
        }
        for (id, record) in then.removed {
            if self.added.remove(&id).is_none() {
                let before = self.updated.remove(&id).map_or(record, |(from, _)| from);
                self.removed.insert(id, before);
            }
        }
        self
    }
}

impl Delta {
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.tombstones.is_empty()
    }

    /// How many records it touches, those counted twice that it both purges and adds anew.
    pub fn len(&self) -> usize {
        self.entries.len() + self.tombstones.len()
    }

    /// Ids of the records it touches, some perhaps twice.
    pub fn ids(&self) -> impl Iterator<Item = Id> {
        self.entries.keys().chain(self.tombstones.keys()).copied()
    }

    /// What of it touches those ids.
    pub fn within(&self, ids: impl RangeBounds<Id> + Clone) -> Delta {
        let entries = self.entries.range(ids.clone());
        let tombstones = self.tombstones.range(ids);
        Delta {
            entries: entries.map(|(&id, entry)| (id, entry.clone())).collect(),
            tombstones: tombstones.map(|(&id, &stamp)| (id, stamp)).collect(),
        }
    }

    /// Adds what touches other records.
    pub fn extend(&mut self, more: Delta) {
        self.entries.extend(more.entries);
        self.tombstones.extend(more.tombstones);
    }

    /// The same in parts of at most `records` records, in the order of ids, so that a large delta can
    /// be previewed, joined and written slice by slice.
    ///
    /// A delta is the join of its parts, and joining is associative: taken in one after another, in
    /// any order, they come to the same book. No id is in two parts, and its tombstone is in the part
    /// that has its entry, so that their previews and effects are parts of the whole as well. Between
    /// two parts the book is a book, which lacks some of what the records speak of.
    pub fn parts(self, records: usize) -> impl Iterator<Item = Delta> {
        let mut entries = self.entries.into_iter().peekable();
        let mut tombstones = self.tombstones.into_iter().peekable();
        std::iter::from_fn(move || {
            let mut part = Delta::default();
            for _ in 0..records.max(1) {
                let ids = [
                    entries.peek().map(|(id, _)| *id),
                    tombstones.peek().map(|(id, _)| *id),
                ];
                let Some(next) = ids.into_iter().flatten().min() else {
                    break;
                };
                part.entries.extend(entries.next_if(|(id, _)| *id == next));
                let purged = tombstones.next_if(|(id, _)| *id == next);
                part.tombstones.extend(purged);
            }
            (!part.is_empty()).then_some(part)
        })
    }
}
