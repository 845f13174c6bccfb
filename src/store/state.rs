//! What a store knows of what is stored: how far it is in the log, and what is still to be folded.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::domain::{Book, Change, Delta, Id};

use super::codec::{self, SetAside, Unreadable};
use super::keeper::{Mode, STEP, StoreError};
use super::packing;
use super::pages::{PAGE_SIZE, Page};
use super::port::{Known, Mark};

/// Records whose homes are learnt at once.
const SETTLED: usize = 5_000;

/// What is known here of what is stored.
#[derive(Clone, Debug)]
pub struct State {
    pub mode: Mode,
    pub epoch: u32,
    /// The last entry of the log that is in the book.
    pub head: u64,
    /// The last entry that pages cover.
    pub folded: u64,
    /// How many pages there are.
    pub pages: u32,
    /// How large pages are on average before deflating, in bytes.
    pub page_size: u64,
    /// Records that are encoded, or taken in, at once.
    pub step: usize,
    /// Size of each page before deflating, in bytes.
    pub sizes: BTreeMap<Page, u32>,
    /// Bytes of the entries since, by their numbers.
    pub pending: BTreeMap<u64, u64>,
    /// Homes whose pages are to be written, each with the last entry that touched it.
    pub dirty: BTreeMap<Id, u64>,
    /// Pages to be written although nothing changed: one of the homes lacks them.
    pub heal: BTreeSet<Page>,
    /// Pages of which local storage holds the only copy, and that damaged.
    pub ruined: BTreeSet<Page>,
    /// Which records live in a home.
    pub residents: BTreeMap<Id, BTreeSet<Id>>,
    pub set_aside: SetAside,
    /// The last entry that purged something.
    pub purged: u64,
    /// Entries of the log kept in local storage.
    pub loose: BTreeSet<u64>,
    /// Pages in local storage beyond the number there should be.
    pub surplus: BTreeSet<Page>,
    /// There was no room for more pages at the last try.
    pub cramped: bool,
    pub read_only: bool,
    /// Sheets of a newer version, of which nothing is in the book.
    pub unshown: usize,
    /// Another tab writes, and only one may.
    pub elsewhere: bool,
}

impl State {
    pub fn new(mode: Mode, epoch: u32) -> Self {
        State {
            mode,
            epoch,
            head: 0,
            folded: 0,
            pages: 1,
            page_size: PAGE_SIZE,
            step: STEP,
            sizes: BTreeMap::new(),
            pending: BTreeMap::new(),
            dirty: BTreeMap::new(),
            heal: BTreeSet::new(),
            ruined: BTreeSet::new(),
            residents: BTreeMap::new(),
            set_aside: SetAside::new(),
            purged: 0,
            loose: BTreeSet::new(),
            surplus: BTreeSet::new(),
            cramped: false,
            read_only: false,
            unshown: 0,
            elsewhere: false,
        }
    }

    /// Notes a sheet of a newer version, which is left as it is.
    pub fn pass_over_newer(&mut self) {
        self.read_only = true;
        self.unshown += 1;
    }

    /// Why nothing may be written.
    pub fn why_read_only(&self) -> Option<StoreError> {
        if self.unshown > 0 {
            Some(StoreError::NotAllRead)
        } else if self.read_only {
            Some(StoreError::ReadOnly)
        } else {
            self.elsewhere.then_some(StoreError::OtherTab)
        }
    }

    /// Size of the book before deflating, in bytes.
    pub fn size(&self) -> u64 {
        self.sizes
            .values()
            .map(|&size| u64::from(size))
            .sum::<u64>()
            + self.pending.values().sum::<u64>()
    }

    pub fn known(&self) -> Known {
        Known {
            epoch: self.epoch,
            head: self.head,
            folded: self.folded,
        }
    }

    /// Learns where some records of the book live: the next ones after that id. Returns the last of
    /// them; `None` after the end.
    pub fn settle(&mut self, book: &Book, after: Option<Id>) -> Option<Id> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let entries = book.entries().range((from, Bound::Unbounded)).take(SETTLED);
        let mut last = None;
        for (&id, entry) in entries {
            let home = entry.record.body.home(id);
            self.residents.entry(home).or_default().insert(id);
            last = Some(id);
        }
        last
    }

    /// Joins a part of the book that an entry of the log holds, or, without a number, a page that
    /// another tab folded: that need not be written again.
    pub fn enter(&mut self, book: &mut Book, number: Option<u64>, delta: Delta) -> Change {
        let ids: Vec<Id> = delta.ids().collect();
        let purged: Vec<Id> = delta.tombstones.keys().copied().collect();
        let effect = book.join(delta);
        for id in ids {
            let after = home_in(book, id);
            let before = match effect.removed.get(&id) {
                Some(record) => Some(record.body.home(id)),
                None => match effect.updated.get(&id) {
                    Some((record, _)) => Some(record.body.home(id)),
                    None => after.filter(|_| !effect.added.contains_key(&id)),
                },
            };
            self.move_home(id, before, after);
            if let Some(number) = number {
                let homes = before.into_iter().chain(after);
                homes.for_each(|home| self.touch(home, number));
            }
        }
        if let Some(number) = number {
            for id in purged {
                self.touch(id, number);
                self.purged = self.purged.max(number);
            }
        }
        effect
    }

    /// Learns of a fold: what its pages cover need not be written.
    pub fn note_fold(&mut self, folded: u64, pages: u32) {
        self.folded = folded;
        self.pages = pages;
        self.dirty.retain(|_, last| *last > folded);
        self.pending.retain(|number, _| *number > folded);
    }

    /// Notes that this home's page is to be written.
    pub fn touch(&mut self, home: Id, number: u64) {
        let last = self.dirty.entry(home).or_default();
        *last = number.max(*last);
    }

    fn move_home(&mut self, id: Id, before: Option<Id>, after: Option<Id>) {
        if before == after {
            return;
        }
        if let Some(home) = before
            && let Some(residents) = self.residents.get_mut(&home)
        {
            residents.remove(&id);
            if residents.is_empty() {
                self.residents.remove(&home);
            }
        }
        if let Some(home) = after {
            self.residents.entry(home).or_default().insert(id);
        }
    }

    /// Reads an entry of the log, or a page, into the book; keeps what cannot be read.
    pub fn read(&mut self, book: &mut Book, number: Option<u64>, bytes: &[u8]) -> Change {
        let at = number.unwrap_or(self.head);
        match codec::decode(bytes) {
            Ok(sheet) => {
                if !sheet.lost.is_empty() {
                    self.keep(bytes, at);
                }
                for (id, raw) in sheet.set_aside {
                    self.set_aside.insert(id, raw);
                    self.touch(id, at);
                }
                self.enter(book, number, sheet.delta)
            }
            Err(Unreadable::Newer(_)) => {
                self.pass_over_newer();
                Change::default()
            }
            Err(Unreadable::Damaged) => {
                self.keep(bytes, at);
                Change::default()
            }
        }
    }

    /// Sets aside what cannot be read, found at that entry of the log.
    pub fn keep(&mut self, bytes: &[u8], number: u64) {
        let id = nameless(bytes);
        self.set_aside.insert(id, bytes.to_vec());
        self.touch(id, number);
    }
}

/// The id under which bytes are kept of which nothing can be told.
pub fn nameless(bytes: &[u8]) -> Id {
    Id::new(packing::checksum(bytes), bytes.len() as u32)
}

/// Size of each page before deflating, in bytes.
pub fn sizes_of(marks: &BTreeMap<Page, Mark>) -> BTreeMap<Page, u32> {
    let mut sizes = BTreeMap::new();
    sizes.extend(marks.iter().map(|(&page, mark)| (page, mark.size)));
    sizes
}

fn home_in(book: &Book, id: Id) -> Option<Id> {
    let entry = book.entries().get(&id)?;
    Some(entry.record.body.home(id))
}
