//! What local storage holds of a book, as it is found: read, and not yet judged.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::keys::{self, Manifest};
use super::packing::{self, PageHead, Value};
use super::pages::Page;
use super::port::{Held, Pages};

/// What local storage holds.
#[derive(Default)]
pub(super) struct Shelf {
    pub blocked: bool,
    pub manifest: Option<Manifest>,
    /// Pages by number.
    pub pages: BTreeMap<Page, Found>,
    /// Entries of the log.
    pub loose: BTreeMap<u64, Found>,
}

/// A value, or the text of one of which nothing can be told for certain.
pub(super) type Found = Result<Value, String>;

/// The head of what was found, where it can be read.
pub(super) fn head_of(found: &Found) -> Option<PageHead> {
    match found {
        Ok(value) => Some(value.head),
        Err(text) => packing::read_head(text).map(|(head, _)| head),
    }
}

/// What can be read of a value that is not whole, and all that was found.
pub(super) fn parts_of(found: &Found) -> (Cow<'_, [u8]>, &[u8]) {
    match found {
        Ok(value) => (Cow::from(&value.bytes), &value.bytes),
        Err(text) => (packing::remains(text).into(), text.as_bytes()),
    }
}

fn read_found(text: String) -> Found {
    packing::read_value(&text).ok_or(text)
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
                shelf
                    .pages
                    .extend(value().map(|text| (page, read_found(text))));
            } else if let Some(number) = keys::log_number(&key) {
                shelf
                    .loose
                    .extend(value().map(|text| (number, read_found(text))));
            }
        }
        shelf
    }

    /// Which pages are whole, and what tells whether they are those of the mirror.
    pub fn held(&self) -> BTreeMap<Page, Held> {
        let whole = |value: &&Value| value.whole;
        let held = |(&page, found): (&Page, &Found)| {
            Some((page, held_of(found.as_ref().ok().filter(whole)?)))
        };
        let mut pages = BTreeMap::new();
        pages.extend(self.pages.iter().filter_map(held));
        pages
    }

    /// Which book it holds, as most of it says.
    pub fn epoch(&self) -> Option<u32> {
        if let Some(Manifest::Book { epoch, .. }) = self.manifest {
            return Some(epoch);
        }
        let mut votes = BTreeMap::<u32, usize>::new();
        for head in self.heads() {
            *votes.entry(head.epoch).or_default() += 1;
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
        self.heads()
            .map(|head| head.version)
            .fold(manifest, u32::max)
    }

    fn heads(&self) -> impl Iterator<Item = PageHead> {
        let found = self.pages.values().chain(self.loose.values());
        found.filter_map(head_of)
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
