//! What local storage holds of a book, as it is found: read, and not yet judged.

use std::collections::BTreeMap;

use super::keys::{self, Manifest};
use super::packing::{self, Value};
use super::pages::Page;
use super::port::{Held, Pages};

/// What local storage holds.
#[derive(Default)]
pub(super) struct Shelf {
    pub blocked: bool,
    pub manifest: Option<Manifest>,
    /// Pages by number; `None` where nothing of a value can be told.
    pub pages: BTreeMap<Page, Option<Value>>,
    /// Entries of the log.
    pub loose: BTreeMap<u64, Option<Value>>,
}

impl Shelf {
    pub async fn read<P: Pages>(pages: &P) -> Self {
        let Ok(keys) = pages.keys() else {
            return Shelf {
                blocked: true,
                ..Shelf::default()
            };
        };
        let mut shelf = Shelf::default();
        for key in keys {
            pages.pause().await;
            let value = || pages.get(&key).ok().flatten();
            if key == keys::MANIFEST {
                shelf.manifest = value().as_deref().and_then(Manifest::read);
            } else if let Some(page) = keys::page_number(&key) {
                let value = value().as_deref().and_then(packing::read_value);
                shelf.pages.insert(page, value);
            } else if let Some(number) = keys::log_number(&key) {
                let value = value().as_deref().and_then(packing::read_value);
                shelf.loose.insert(number, value);
            }
        }
        shelf
    }

    /// Which pages are whole, and what tells whether they are those of the mirror.
    pub fn held(&self) -> BTreeMap<Page, Held> {
        let whole = |value: &&Value| value.whole;
        let held = |(&page, value): (&Page, &Option<Value>)| {
            Some((page, held_of(value.as_ref().filter(whole)?)))
        };
        self.pages.iter().filter_map(held).collect()
    }

    /// Which book it holds, as most of it says.
    pub fn epoch(&self) -> Option<u32> {
        if let Some(Manifest::Book { epoch, .. }) = self.manifest {
            return Some(epoch);
        }
        let mut votes = BTreeMap::<u32, usize>::new();
        let values = self.pages.values().chain(self.loose.values());
        for value in values.flatten() {
            *votes.entry(value.head.epoch).or_default() += 1;
        }
        votes
            .into_iter()
            .max_by_key(|vote| vote.1)
            .map(|vote| vote.0)
    }

    pub fn newest_version(&self) -> u32 {
        let manifest = match self.manifest {
            Some(Manifest::Book { version, .. }) => version,
            _ => 0,
        };
        let values = self.pages.values().chain(self.loose.values()).flatten();
        values
            .map(|value| value.head.version)
            .fold(manifest, u32::max)
    }

    pub fn page_count(&self) -> u32 {
        match self.manifest {
            Some(Manifest::Book { pages, .. }) => pages,
            _ => self.pages.last_key_value().map_or(1, |(last, _)| last + 1),
        }
    }
}

/// What tells whether a value is the page of the mirror.
pub(super) fn held_of(value: &Value) -> Held {
    Held {
        epoch: value.head.epoch,
        through: value.head.through,
        checksum: value.head.checksum,
    }
}
