//! The one value by which a book changes.

use std::collections::BTreeMap;

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

    /// What takes this Change back.
    pub fn invert(self) -> Self {
        let updated = self
            .updated
            .into_iter()
            .map(|(id, (from, to))| (id, (to, from)))
            .collect();
        Change {
            added: self.removed,
            updated,
            removed: self.added,
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
}
