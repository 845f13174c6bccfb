//! Every record of one person's notebook, in memory.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::{Bound, RangeBounds};

use super::contact::Contact;
use super::own::Preferences;
use super::record::RecordType;
use super::{Body, Change, Clock, Delta, Entry, Id, Kind, PartialDate, Record, Stamp};

/// The only aggregate. It changes by [`Book::join`] alone; what is stamped for it, by
/// [`Book::stamp`]. Indices are kept along, so that a change costs what changed.
#[derive(Clone, Debug, Default)]
pub struct Book {
    entries: BTreeMap<Id, Entry>,
    tombstones: BTreeMap<Id, Stamp>,
    /// The same records, each kind by itself: whoever asks for all contacts need not look for them among
    /// everything else.
    by_kind: BTreeMap<Kind, BTreeMap<Id, Record>>,
    /// From a record to those that speak of it.
    referrers: HashMap<Id, BTreeSet<Id>>,
    /// Of each person the interactions that count for the rhythm, the oldest record first, and their
    /// dates; the trash left out. Asked of everyone at once, each day: in one place, and not all over
    /// the records.
    conversations: BTreeMap<Id, Vec<(Id, PartialDate)>>,
    /// Contacts that are oneself: one, but for two copies of a book that never met.
    me: BTreeSet<Id>,
}

/// What became of an entry that came.
enum Received {
    /// It says nothing new.
    Nothing,
    Added,
    /// The record as it was before.
    Updated(Record),
}

/// The record as that type, unless it is in the trash.
fn kept<T: RecordType>(record: &Record) -> Option<&T> {
    match record.trashed {
        None => T::of(&record.body),
        Some(_) => None,
    }
}

impl PartialEq for Book {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries && self.tombstones == other.tombstones
    }
}

impl Book {
    /// The record, be it in the trash.
    pub fn record(&self, id: Id) -> Option<&Record> {
        self.entries.get(&id).map(|entry| &entry.record)
    }

    /// The record as that type, unless it is in the trash, of another kind, or not there.
    pub fn get<T: RecordType>(&self, id: Id) -> Option<&T> {
        self.by_kind.get(&T::KIND)?.get(&id).and_then(kept)
    }

    /// Every record of that type that is not in the trash, oldest first.
    pub fn all<T: RecordType>(&self) -> impl Iterator<Item = (Id, &T)> {
        self.all_after(None)
    }

    /// The same from the one after that id on.
    pub fn all_after<T: RecordType>(&self, after: Option<Id>) -> impl Iterator<Item = (Id, &T)> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let all = self.by_kind.get(&T::KIND).into_iter();
        all.flat_map(move |all| all.range((from, Bound::Unbounded)))
            .filter_map(|(&id, record)| Some((id, kept(record)?)))
    }

    /// Ids of every record of that kind, trash included, oldest first.
    pub fn ids_of(&self, kind: Kind) -> impl Iterator<Item = Id> {
        let all = self.by_kind.get(&kind).into_iter();
        all.flat_map(|all| all.keys().copied())
    }

    /// How many records of that kind there are, trash included.
    pub fn count(&self, kind: Kind) -> usize {
        self.by_kind.get(&kind).map_or(0, BTreeMap::len)
    }

    /// Records of that type that speak of `id`, the trash left out, oldest first.
    pub fn about<T: RecordType>(&self, id: Id) -> impl Iterator<Item = (Id, &T)> {
        self.referrers_of(id)
            .filter_map(|other| Some((other, self.get::<T>(other)?)))
    }

    /// Ids of the records that speak of `id`, trash included, oldest first.
    pub fn referrers_of(&self, id: Id) -> impl Iterator<Item = Id> {
        self.referrers.get(&id).into_iter().flatten().copied()
    }

    /// Of everyone who was spoken with, in the order of ids, the interactions that count for the rhythm
    /// with their dates, the oldest record first. The trash is left out.
    pub fn conversations(&self) -> impl Iterator<Item = (Id, &[(Id, PartialDate)])> {
        let all = self.conversations.iter();
        all.map(|(&person, with)| (person, with.as_slice()))
    }

    /// Those with one person.
    pub fn conversations_with(&self, person: Id) -> &[(Id, PartialDate)] {
        self.conversations.get(&person).map_or(&[], Vec::as_slice)
    }

    /// Oneself.
    pub fn me(&self) -> Option<(Id, &Contact)> {
        self.me
            .iter()
            .find_map(|&id| Some((id, self.get::<Contact>(id)?)))
    }

    /// The preferences, or their defaults.
    pub fn preferences(&self) -> Preferences {
        self.get::<Preferences>(Id::PREFERENCES)
            .cloned()
            .unwrap_or_default()
    }

    /// Every record with its stamps, trash included, in the order of ids.
    pub fn entries(&self) -> &BTreeMap<Id, Entry> {
        &self.entries
    }

    /// Ids that were purged, and when.
    pub fn tombstones(&self) -> &BTreeMap<Id, Stamp> {
        &self.tombstones
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether that id is, or was, in use.
    pub fn knows(&self, id: Id) -> bool {
        self.entries.contains_key(&id) || self.tombstones.contains_key(&id)
    }

    /// Everything, as another copy of the book would receive it.
    pub fn to_delta(&self) -> Delta {
        Delta {
            entries: self.entries.clone(),
            tombstones: self.tombstones.clone(),
        }
    }

    /// Puts stamps on a Change made on this book, or on an earlier state of it.
    ///
    /// Of an update, only the fields that differ between its two sides are written: what another
    /// tab did to the others stays. An update of a record that was purged meanwhile adds it anew;
    /// removing what is not there does nothing.
    pub fn stamp(&self, change: &Change, clock: &mut Clock, now_millis: u64) -> Delta {
        self.stamp_within(change, .., clock, now_millis)
    }

    /// [`Book::stamp`] for those records alone, of a Change that is stamped part by part.
    pub fn stamp_within(
        &self,
        change: &Change,
        ids: impl RangeBounds<Id> + Clone,
        clock: &mut Clock,
        now_millis: u64,
    ) -> Delta {
        let mut delta = Delta::default();
        for (&id, record) in change.added.range(ids.clone()) {
            delta
                .entries
                .insert(id, self.born_anew(id, record, clock, now_millis));
        }
        for (&id, (from, to)) in change.updated.range(ids.clone()) {
            let entry = match self.entries.get(&id) {
                None => self.born_anew(id, to, clock, now_millis),
                Some(held) => {
                    let Some(tags) = from.differing(to) else {
                        continue;
                    };
                    let mut entry = held.clone();
                    for tag in tags {
                        entry.record.take(tag, to);
                        let stamp = clock.tick(now_millis, held.stamp_of(tag));
                        entry.set_stamp(tag, stamp);
                    }
                    entry
                }
            };
            delta.entries.insert(id, entry);
        }
        for (&id, _) in change.removed.range(ids) {
            if let Some(held) = self.entries.get(&id) {
                delta
                    .tombstones
                    .insert(id, clock.tick(now_millis, held.latest()));
            }
        }
        delta
    }

    fn born_anew(&self, id: Id, record: &Record, clock: &mut Clock, now_millis: u64) -> Entry {
        let held = self
            .entries
            .get(&id)
            .map_or(Stamp::default(), Entry::latest);
        let purged = self.tombstones.get(&id).copied().unwrap_or_default();
        Entry::new(record.clone(), clock.tick(now_millis, held.max(purged)))
    }

    /// Takes in a part of a book, its own or another copy's: a join, so that order and repetition
    /// do not matter. Returns what it changed, by value.
    pub fn join(&mut self, delta: Delta) -> Change {
        let mut effect = Change::default();
        self.join_noting(delta, Some(&mut effect));
        effect
    }

    /// [`Book::join`] for those who do not ask what it changed: nothing is cloned.
    pub fn absorb(&mut self, delta: Delta) {
        self.join_noting(delta, None);
    }

    fn join_noting(&mut self, delta: Delta, mut effect: Option<&mut Change>) {
        for (id, stamp) in delta.tombstones {
            let held = self.tombstones.entry(id).or_default();
            *held = stamp.max(*held);
            let dies = |entry: &Entry| entry.born <= stamp;
            if self.entries.get(&id).is_some_and(dies)
                && let Some(entry) = self.take_out(id)
                && let Some(effect) = &mut effect
            {
                effect.removed.insert(id, entry.record);
            }
        }
        for (id, incoming) in delta.entries {
            let purged = self.tombstones.get(&id);
            if purged.is_some_and(|&purged| incoming.born <= purged) {
                continue;
            }
            let before = match self.receive(id, incoming) {
                Received::Nothing => continue,
                Received::Added => None,
                Received::Updated(before) => Some(before),
            };
            if let Some(effect) = &mut effect
                && let Some(entry) = self.entries.get(&id)
            {
                effect.note(id, before, &entry.record);
            }
        }
    }

    /// Puts an entry in, or joins it with the one that is there.
    fn receive(&mut self, id: Id, mut incoming: Entry) -> Received {
        match self.entries.get_mut(&id) {
            None => {
                self.put_in(id, incoming);
                return Received::Added;
            }
            // Of equal values, only stamps can be later.
            Some(held) if held.record == incoming.record => {
                held.join(&incoming);
                return Received::Nothing;
            }
            Some(_) => {}
        }
        let before = self.take_out(id);
        if let Some(before) = &before {
            incoming.join(before);
        }
        let updated = before.filter(|before| before.record != incoming.record);
        self.put_in(id, incoming);
        updated.map_or(Received::Nothing, |before| Received::Updated(before.record))
    }

    /// What [`Book::join`] would change, without doing it.
    pub fn preview(&self, delta: &Delta) -> Change {
        let mut effect = Change::default();
        for (id, stamp) in &delta.tombstones {
            if let Some(held) = self.entries.get(id)
                && held.born <= *stamp
            {
                effect.removed.insert(*id, held.record.clone());
            }
        }
        for (&id, incoming) in &delta.entries {
            let purged = self.tombstones.get(&id).max(delta.tombstones.get(&id));
            if purged.is_some_and(|&purged| incoming.born <= purged) {
                continue;
            }
            let held = self.entries.get(&id);
            match held.filter(|_| !effect.removed.contains_key(&id)) {
                None => effect.note(id, None, &incoming.record),
                Some(held) if held.record == incoming.record => {}
                Some(held) => {
                    let mut joined = held.clone();
                    joined.join(incoming);
                    if joined.record != held.record {
                        let both = (held.record.clone(), joined.record);
                        effect.updated.insert(id, both);
                    }
                }
            }
        }
        effect
    }

    fn put_in(&mut self, id: Id, entry: Entry) {
        self.by_kind
            .entry(entry.record.kind())
            .or_default()
            .insert(id, entry.record.clone());
        for other in entry.record.body.refers_to() {
            self.referrers.entry(other).or_default().insert(id);
        }
        match &entry.record.body {
            Body::Contact(contact) if contact.me => drop(self.me.insert(id)),
            Body::Interaction(interaction)
                if entry.record.trashed.is_none() && interaction.is_conversation() =>
            {
                for &person in &interaction.participants {
                    let with = self.conversations.entry(person).or_default();
                    // Nobody takes part twice.
                    if let Err(place) = with.binary_search_by_key(&id, |one| one.0) {
                        with.insert(place, (id, interaction.date));
                    }
                }
            }
            _ => {}
        }
        self.entries.insert(id, entry);
    }

    fn take_out(&mut self, id: Id) -> Option<Entry> {
        let entry = self.entries.remove(&id)?;
        if let Some(all) = self.by_kind.get_mut(&entry.record.kind()) {
            all.remove(&id);
        }
        for other in entry.record.body.refers_to() {
            if let Some(ids) = self.referrers.get_mut(&other) {
                ids.remove(&id);
                if ids.is_empty() {
                    self.referrers.remove(&other);
                }
            }
        }
        self.me.remove(&id);
        if let Body::Interaction(interaction) = &entry.record.body {
            for person in &interaction.participants {
                if let Some(with) = self.conversations.get_mut(person) {
                    with.retain(|one| one.0 != id);
                    if with.is_empty() {
                        self.conversations.remove(person);
                    }
                }
            }
        }
        Some(entry)
    }
}
