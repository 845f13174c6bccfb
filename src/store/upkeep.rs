//! What is done to a book as a whole: copies kept, room counted, everything deleted or shown raw.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::domain::{Book, Change, Entry, Id, Record, Stamp};

use super::codec::{self, Packing, Writer};
use super::keeper::{Store, StoreError};
use super::keys::{self, Manifest};
use super::port::{Journal, PageError, Pages, Snapshot};
use super::start::finish_deleting;
use super::state::State;
use super::{loose, packing};

/// Snapshots that are kept.
pub const SNAPSHOTS: usize = 5;

/// Records of which the room for many is estimated.
const SAMPLE: usize = 256;

/// What a tombstone takes, in bytes.
const TOMBSTONE: usize = 20;

/// Units of local storage: how many an addition takes, and how many are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub needed: u64,
    pub free: u64,
}

impl Room {
    pub fn suffices(&self) -> bool {
        self.needed <= self.free
    }
}

/// Units of local storage taken, by everything under this host name, and given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    pub used: u64,
    pub quota: u64,
}

impl<P: Pages, J: Journal> Store<P, J> {
    /// How full local storage is.
    pub fn usage(&self) -> Result<Usage, StoreError> {
        Ok(Usage {
            used: self.pages.used()?,
            quota: self.pages.quota(),
        })
    }

    /// How much room that Change takes once folded, within a tenth or so, and how much there is.
    pub fn room_for(&self, change: &Change) -> Result<Room, StoreError> {
        let updated = || change.updated.iter();
        let now = updated().map(|(&id, (_, record))| (id, record));
        let added = change.added.iter().map(|(&id, record)| (id, record));
        let before = updated().map(|(&id, (record, _))| (id, record));
        let grown = deflated_size(added.chain(now), change.added.len() + change.updated.len());
        let bytes = grown.saturating_sub(deflated_size(before, change.updated.len()));
        let tombstones = change.removed.len() * TOMBSTONE;
        let once = packing::units_for(bytes + tombstones) + packing::HEAD_UNITS;
        // Without a database, it is in the log before it is on pages.
        let needed = if self.journal.is_some() {
            once
        } else {
            2 * once
        };
        let Usage { used, quota } = self.usage()?;
        let free = quota.saturating_sub(used);
        Ok(Room { needed, free })
    }

    /// Keeps a copy of the book as it is stored, of [`SNAPSHOTS`] the last. `now` in milliseconds
    /// since 1970.
    pub async fn take_snapshot(&self, now: u64, reason: &str) -> Result<(), StoreError> {
        Ok(self
            .database()?
            .take_snapshot(now, reason, SNAPSHOTS)
            .await?)
    }

    /// Copies kept, the oldest first. None without a database.
    pub async fn snapshots(&self) -> Result<Vec<Snapshot>, StoreError> {
        match &self.journal {
            Some(journal) => Ok(journal.snapshots().await?),
            None => Ok(Vec::new()),
        }
    }

    /// The book as it was then, with what was purged since.
    pub async fn read_snapshot(&self, id: u64) -> Result<Book, StoreError> {
        let mut book = Book::default();
        for bytes in self.database()?.snapshot(id).await? {
            self.pages.pause().await;
            if let Ok(sheet) = codec::decode(&bytes) {
                book.absorb(sheet.delta);
            }
        }
        Ok(book)
    }

    pub async fn remove_snapshot(&self, id: u64) -> Result<(), StoreError> {
        Ok(self.database()?.remove_snapshot(id).await?)
    }

    fn database(&self) -> Result<&J, StoreError> {
        self.journal.as_ref().ok_or(StoreError::NoSnapshots)
    }

    /// Keeps what is being typed in that form.
    pub async fn put_draft(&self, name: &str, text: &str) -> Result<(), StoreError> {
        match &self.journal {
            Some(journal) => Ok(journal.put_draft(name, text).await?),
            None => Ok(self.pages.set(&keys::draft(name), text)?),
        }
    }

    pub async fn remove_draft(&self, name: &str) -> Result<(), StoreError> {
        match &self.journal {
            Some(journal) => Ok(journal.remove_draft(name).await?),
            None => Ok(self.pages.remove(&keys::draft(name))?),
        }
    }

    /// What was being typed, by form.
    pub async fn drafts(&self) -> Result<BTreeMap<String, String>, StoreError> {
        if let Some(journal) = &self.journal {
            return Ok(journal.drafts().await?);
        }
        let mut drafts = BTreeMap::new();
        for key in self.own_keys()? {
            if let Some(name) = keys::draft_name(&key)
                && let Some(text) = self.pages.get(&key)?
            {
                drafts.insert(name.to_owned(), text);
            }
        }
        Ok(drafts)
    }

    /// Deletes everything Kith keeps in this browser: book, log, snapshots, drafts. `epoch` is a
    /// random number. Other tabs find out when next they save.
    ///
    /// # Errors
    /// Where it could not be carried to its end. Once it has begun, opening carries it there.
    pub async fn delete_everything(&self, epoch: u32) -> Result<(), StoreError> {
        let marker = Manifest::Deleting { epoch }.write();
        let marked = match self.pages.set(keys::MANIFEST, &marker) {
            Err(PageError::Full) => {
                self.pages.remove(keys::BALLAST)?;
                self.pages.set(keys::MANIFEST, &marker)
            }
            other => other,
        };
        match marked {
            Ok(()) => finish_deleting(&self.pages, self.journal.as_ref(), epoch).await?,
            // Local storage is blocked: there is nothing of ours in it.
            Err(PageError::Blocked) => match &self.journal {
                Some(journal) => journal.delete(epoch).await?,
                None => return Err(StoreError::NoHome),
            },
            Err(full) => return Err(full.into()),
        }
        let mut state = self.state.borrow_mut();
        *state = State {
            elsewhere: state.elsewhere,
            ..State::new(state.mode, epoch)
        };
        drop(state);
        if self.journal.is_none() {
            loose::hold_back(&self.pages);
        }
        Ok(())
    }

    /// Everything stored, as [`raw_dump`] gives it.
    pub async fn raw_dump(&self) -> String {
        raw_dump(Some(&self.pages), self.journal.as_ref()).await
    }
}

/// How many bytes so many records take on pages: told from [`SAMPLE`] of them, spread over all.
fn deflated_size<'a>(records: impl Iterator<Item = (Id, &'a Record)>, count: usize) -> usize {
    let mut writer = Writer::default();
    let mut sampled = 0;
    let step = count.div_ceil(SAMPLE).max(1);
    for (counter, (id, record)) in (0..).step_by(step).zip(records.step_by(step)) {
        // Stamps as an import gives them.
        let born = Stamp {
            millis: u64::from(id.seconds()) * 1000,
            counter,
            device: 0,
        };
        writer.set_leader(record.body.home(id));
        writer.entry(id, &Entry::new(record.clone(), born));
        sampled += 1;
    }
    let bytes = writer.finish(Packing::Deflated).len() * count / sampled.max(1);
    // Pages take a twentieth more (measured: 3 to 6 %).
    bytes + bytes / 20
}

/// Everything stored, readable or not, as JSON: for the crash screen, which has no open book.
/// Local storage's values are text, the database's are base64. What cannot be had is left out.
pub async fn raw_dump<P: Pages, J: Journal>(pages: Option<&P>, journal: Option<&J>) -> String {
    let mut local = BTreeMap::new();
    if let Some(pages) = pages {
        let keys = pages.keys().unwrap_or_default();
        for key in keys.into_iter().filter(|key| key.starts_with(keys::PREFIX)) {
            if let Ok(Some(value)) = pages.get(&key)
                && key != keys::BALLAST
            {
                local.insert(key, value);
            }
        }
    }
    let mut database = BTreeMap::new();
    if let Some(journal) = journal {
        for (name, bytes) in journal.dump().await.unwrap_or_default() {
            database.insert(name, BASE64.encode(bytes));
        }
    }
    // Text for names and values: it cannot fail to become JSON.
    let json = |map: &BTreeMap<String, String>| serde_json::to_string(map).unwrap_or_default();
    format!(
        "{{\"kith\":\"raw\",\"localStorage\":{},\"indexedDB\":{}}}",
        json(&local),
        json(&database)
    )
}
