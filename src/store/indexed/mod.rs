//! The log in IndexedDB, with the mirror, the index, snapshots and drafts.
//!
//! Every method is one transaction. A writing one asks for strict durability: it is on the disk
//! when the method returns, and it is the only lock between tabs, since the browser lets one
//! writing transaction at a time see an object store. Nothing is kept here that the trait does not
//! give back.

mod database;

use std::collections::BTreeMap;

use database::{Tables, bytes_of, number_of, numbers_of, wrap_bytes, wrap_numbers};
use indexed_db_futures::KeyRange;
use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};

use super::pages::Page;
use super::port::{
    Fold, Held, Index, Journal, JournalError, Known, Mark, Snapshot, Start, Tidings,
};

/// IndexedDB of this site.
pub struct Indexed {
    database: database::Handle,
}

impl Indexed {
    /// Opens the database of that name, or makes it.
    ///
    /// # Errors
    /// Where the browser refuses: some do in private windows.
    pub async fn open(name: &str) -> Result<Self, JournalError> {
        Ok(Indexed {
            database: database::Handle::open(name).await?,
        })
    }
}

/// Names of the object stores.
const META: &str = "meta";
const LOG: &str = "log";
const MIRROR: &str = "mirror";
const MARKS: &str = "marks";
const SNAPSHOTS: &str = "snapshots";
const DRAFTS: &str = "drafts";

/// Every object store.
const ALL: [&str; 6] = [META, LOG, MIRROR, MARKS, SNAPSHOTS, DRAFTS];

/// What a book's log consists of.
const BOOK: [&str; 4] = [META, LOG, MIRROR, MARKS];

/// Key of the numbers `[epoch, head, folded, pages, …deleted]` in [`META`].
const INDEX: &str = "index";

/// Key of what is known of each snapshot, `[id, taken, reason]` in a list, in [`META`]: to list them,
/// no book must be read.
const COPIES: &str = "copies";

async fn read_copies(tables: &Tables<'_>) -> Result<Vec<Snapshot>, JournalError> {
    let copy = |id: &JsValue, taken: JsValue, reason: JsValue| Snapshot {
        id: number_of(id) as u64,
        taken: number_of(&taken) as u64,
        reason: reason.as_string().unwrap_or_default(),
    };
    if let Some(list) = tables.get(META, COPIES).await? {
        let list: Array = list.unchecked_into();
        let parts = list.iter().map(|parts| parts.unchecked_into::<Array>());
        return Ok(parts
            .map(|parts| copy(&parts.get(0), parts.get(1), parts.get(2)))
            .collect());
    }
    // There was no list at first: the snapshots say the same of themselves.
    let held = tables.all(SNAPSHOTS, None).await?.into_iter();
    let held = held.map(|(id, value)| (id, value.unchecked_into::<Array>()));
    Ok(held
        .map(|(id, parts)| copy(&id, parts.get(0), parts.get(1)))
        .collect())
}

fn write_copies(tables: &Tables<'_>, copies: &[Snapshot]) -> Result<(), JournalError> {
    let list = Array::new();
    for copy in copies {
        list.push(&Array::of3(
            &JsValue::from_f64(copy.id as f64),
            &JsValue::from_f64(copy.taken as f64),
            &JsValue::from_str(&copy.reason),
        ));
    }
    tables.put(META, COPIES, list.into())
}

/// The index as the tables hold it, without its marks.
async fn read_head(tables: &Tables<'_>) -> Result<Option<Index>, JournalError> {
    let Some(value) = tables.get(META, INDEX).await? else {
        return Ok(None);
    };
    let numbers = numbers_of(&value);
    let number = |at: usize| numbers.get(at).copied().unwrap_or(0.0);
    Ok(Some(Index {
        epoch: number(0) as u32,
        head: number(1) as u64,
        folded: number(2) as u64,
        pages: number(3) as u32,
        marks: BTreeMap::new(),
        deleted: numbers.iter().skip(4).map(|&epoch| epoch as u32).collect(),
    }))
}

async fn read_marks(tables: &Tables<'_>) -> Result<BTreeMap<Page, Mark>, JournalError> {
    let mut marks = BTreeMap::new();
    for (key, value) in tables.all(MARKS, None).await? {
        marks.insert(number_of(&key) as Page, mark_of(&value));
    }
    Ok(marks)
}

fn mark_of(value: &JsValue) -> Mark {
    let parts = numbers_of(value);
    let part = |at: usize| parts.get(at).copied().unwrap_or(0.0);
    Mark {
        through: part(0) as u64,
        checksum: part(1) as u32,
        size: part(2) as u32,
    }
}

fn write_head(tables: &Tables<'_>, index: &Index) -> Result<(), JournalError> {
    let mut numbers = vec![
        f64::from(index.epoch),
        index.head as f64,
        index.folded as f64,
        f64::from(index.pages),
    ];
    numbers.extend(index.deleted.iter().map(|&epoch| f64::from(epoch)));
    tables.put(META, INDEX, wrap_numbers(&numbers))
}

/// The index, where the log is of that book.
async fn head_of(tables: &Tables<'_>, epoch: u32) -> Result<Index, JournalError> {
    match read_head(tables).await? {
        Some(index) if index.epoch == epoch => Ok(index),
        _ => Err(JournalError::Replaced),
    }
}

/// The entries of the log after that one.
async fn read_log(tables: &Tables<'_>, after: u64) -> Result<Vec<(u64, Vec<u8>)>, JournalError> {
    let range = KeyRange::LowerBound(JsValue::from_f64(after as f64), true);
    let entries = tables.all(LOG, Some(range)).await?;
    Ok(entries
        .iter()
        .map(|(key, value)| (number_of(key) as u64, bytes_of(value)))
        .collect())
}

/// What is not known; marks are only read where there was a fold in between.
async fn tidings(
    tables: &Tables<'_>,
    index: &Index,
    known: Known,
) -> Result<Tidings, JournalError> {
    let marks = match known.folded == index.folded {
        true => None,
        false => Some(read_marks(tables).await?),
    };
    let mut sheets = Vec::new();
    if known.head < index.folded {
        for (&page, mark) in marks.iter().flatten() {
            if mark.through > known.head
                && let Some(value) = tables.get(MIRROR, page).await?
            {
                sheets.push(bytes_of(&value));
            }
        }
    }
    let Index {
        head,
        folded,
        pages,
        ..
    } = *index;
    let entries = read_log(tables, known.head).await?;
    Ok(Tidings {
        head,
        folded,
        pages,
        marks,
        sheets,
        entries,
    })
}

impl Journal for Indexed {
    async fn start(&self, epoch: u32, held: &BTreeMap<Page, Held>) -> Result<Start, JournalError> {
        let tables = self.database.write(&BOOK)?;
        let index = match read_head(&tables).await? {
            Some(head) => Index {
                marks: read_marks(&tables).await?,
                ..head
            },
            None => {
                let index = Index {
                    epoch,
                    ..Index::default()
                };
                write_head(&tables, &index)?;
                index
            }
        };
        let mut mirror = BTreeMap::new();
        for (&page, mark) in &index.marks {
            let is_held = held
                .get(&page)
                .is_some_and(|held| held.is_at(index.epoch, mark));
            if !is_held && let Some(value) = tables.get(MIRROR, page).await? {
                mirror.insert(page, bytes_of(&value));
            }
        }
        let entries = read_log(&tables, 0).await?;
        tables.commit().await?;
        Ok(Start {
            index,
            entries,
            mirror,
        })
    }

    async fn append(&self, known: Known, entries: &[Vec<u8>]) -> Result<Tidings, JournalError> {
        let tables = self.database.write(&BOOK)?;
        let mut index = head_of(&tables, known.epoch).await?;
        let first = index.head.max(known.head) + 1;
        index.head = first + entries.len() as u64 - 1;
        let tidings = tidings(&tables, &index, known).await?;
        for (number, entry) in (first..).zip(entries) {
            tables.put(LOG, number as f64, wrap_bytes(entry))?;
        }
        write_head(&tables, &index)?;
        tables.commit().await?;
        Ok(tidings)
    }

    async fn since(&self, known: Known) -> Result<Tidings, JournalError> {
        let tables = self.database.read(&BOOK)?;
        let index = head_of(&tables, known.epoch).await?;
        tidings(&tables, &index, known).await
    }

    async fn fold(&self, fold: &Fold) -> Result<bool, JournalError> {
        let tables = self.database.write(&BOOK)?;
        let mut index = head_of(&tables, fold.epoch).await?;
        if fold.after != index.folded {
            return Ok(false);
        }
        for image in &fold.images {
            let Mark {
                through,
                checksum,
                size,
            } = image.mark;
            let mark = [through as f64, f64::from(checksum), f64::from(size)];
            tables.put(MIRROR, image.page, wrap_bytes(&image.bytes))?;
            tables.put(MARKS, image.page, wrap_numbers(&mark))?;
        }
        index.pages = fold.pages;
        index.folded = fold.through;
        index.head = index.head.max(fold.through);
        write_head(&tables, &index)?;
        let covered = KeyRange::UpperBound(JsValue::from_f64(fold.through as f64), false);
        tables.delete(LOG, covered)?;
        tables.commit().await?;
        Ok(true)
    }

    async fn take_snapshot(
        &self,
        taken: u64,
        reason: &str,
        keep: usize,
    ) -> Result<(), JournalError> {
        let tables = self.database.write(&[META, LOG, MIRROR, SNAPSHOTS])?;
        let mirror = tables.all(MIRROR, None).await?;
        let log = tables.all(LOG, None).await?;
        let sheets = Array::new();
        for (_, value) in mirror.iter().chain(&log) {
            sheets.push(value);
        }
        let mut copies = read_copies(&tables).await?;
        let id = copies.last().map_or(1, |last| last.id + 1);
        copies.push(Snapshot {
            id,
            taken,
            reason: reason.to_owned(),
        });
        let snapshot = Array::of3(
            &JsValue::from_f64(taken as f64),
            &JsValue::from_str(reason),
            &sheets,
        );
        tables.put(SNAPSHOTS, id as f64, snapshot.into())?;
        let surplus = copies.len().saturating_sub(keep);
        for copy in copies.drain(..surplus) {
            let key = JsValue::from_f64(copy.id as f64);
            tables.delete(SNAPSHOTS, KeyRange::Only(key))?;
        }
        write_copies(&tables, &copies)?;
        tables.commit().await
    }

    async fn snapshots(&self) -> Result<Vec<Snapshot>, JournalError> {
        read_copies(&self.database.read(&[META, SNAPSHOTS])?).await
    }

    async fn snapshot(&self, id: u64) -> Result<Vec<Vec<u8>>, JournalError> {
        let tables = self.database.read(&[SNAPSHOTS])?;
        let Some(value) = tables.get(SNAPSHOTS, id as f64).await? else {
            return Ok(Vec::new());
        };
        let sheets: Array = value.unchecked_into::<Array>().get(2).unchecked_into();
        Ok(sheets.iter().map(|sheet| bytes_of(&sheet)).collect())
    }

    async fn remove_snapshot(&self, id: u64) -> Result<(), JournalError> {
        let tables = self.database.write(&[META, SNAPSHOTS])?;
        let mut copies = read_copies(&tables).await?;
        copies.retain(|copy| copy.id != id);
        write_copies(&tables, &copies)?;
        tables.delete(SNAPSHOTS, KeyRange::Only(JsValue::from_f64(id as f64)))?;
        tables.commit().await
    }

    async fn put_draft(&self, key: &str, text: &str) -> Result<(), JournalError> {
        let tables = self.database.write(&[DRAFTS])?;
        tables.put(DRAFTS, key, JsValue::from_str(text))?;
        tables.commit().await
    }

    async fn remove_draft(&self, key: &str) -> Result<(), JournalError> {
        let tables = self.database.write(&[DRAFTS])?;
        tables.delete(DRAFTS, KeyRange::Only(JsValue::from_str(key)))?;
        tables.commit().await
    }

    async fn drafts(&self) -> Result<BTreeMap<String, String>, JournalError> {
        let tables = self.database.read(&[DRAFTS])?;
        let held = tables.all(DRAFTS, None).await?;
        let mut drafts = BTreeMap::new();
        for (key, text) in held {
            if let (Some(key), Some(text)) = (key.as_string(), text.as_string()) {
                drafts.insert(key, text);
            }
        }
        Ok(drafts)
    }

    async fn delete(&self, epoch: u32) -> Result<(), JournalError> {
        let tables = self.database.write(&ALL)?;
        let before = read_head(&tables).await?.unwrap_or_default();
        let mut deleted = before.deleted;
        if before.epoch != epoch {
            deleted.push(before.epoch);
        }
        for name in ALL {
            tables.clear(name)?;
        }
        write_head(
            &tables,
            &Index {
                epoch,
                deleted,
                ..Index::default()
            },
        )?;
        tables.commit().await
    }

    async fn dump(&self) -> Result<Vec<(String, Vec<u8>)>, JournalError> {
        let tables = self.database.read(&[LOG, MIRROR])?;
        let mut named = Vec::new();
        for name in [LOG, MIRROR] {
            for (key, value) in tables.all(name, None).await? {
                named.push((format!("{name} {}", number_of(&key)), bytes_of(&value)));
            }
        }
        Ok(named)
    }
}
