//! What is done to a book as a whole: copies kept, room counted, everything deleted or shown raw.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value, json};

use crate::domain::{Book, Delta};

use super::codec::{self, Packing, Writer};
use super::keeper::{State, Store, StoreError};
use super::keys::{self, Manifest};
use super::port::{Journal, PageError, Pages, Snapshot};
use super::start::finish_deleting;
use super::{loose, packing};

/// Snapshots that are kept.
pub const SNAPSHOTS: usize = 5;

/// Records of which the room for many is estimated.
const SAMPLE: usize = 2_000;

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

    /// How much room that delta takes once folded, within a tenth or so, and how much there is. Of
    /// a large one, a sample is encoded.
    pub fn room_for(&self, delta: &Delta) -> Result<Room, StoreError> {
        let mut writer = Writer::default();
        for (&id, entry) in delta.entries.iter().take(SAMPLE) {
            writer.entry(id, entry);
        }
        let sampled = delta.entries.len().min(SAMPLE);
        let bytes =
            writer.finish(Packing::Deflated).len() * delta.entries.len().max(1) / sampled.max(1);
        let tombstones = delta.tombstones.len() * 20;
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
            if let Ok(sheet) = codec::decode(&bytes) {
                let _ = book.join(&sheet.delta);
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
        *state = State::new(state.mode, epoch);
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

/// Everything stored, readable or not, as JSON: for the crash screen, which has no open book.
/// Local storage's values are text, the database's are base64. What cannot be had is left out.
pub async fn raw_dump<P: Pages, J: Journal>(pages: Option<&P>, journal: Option<&J>) -> String {
    let mut local = Map::new();
    if let Some(pages) = pages {
        let keys = pages.keys().unwrap_or_default();
        for key in keys.into_iter().filter(|key| key.starts_with(keys::PREFIX)) {
            if let Ok(Some(value)) = pages.get(&key)
                && key != keys::BALLAST
            {
                local.insert(key, Value::String(value));
            }
        }
    }
    let mut database = Map::new();
    if let Some(journal) = journal {
        for (name, bytes) in journal.dump().await.unwrap_or_default() {
            database.insert(name, Value::String(BASE64.encode(bytes)));
        }
    }
    json!({ "kith": "raw", "localStorage": local, "indexedDB": database }).to_string()
}
