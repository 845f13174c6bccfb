//! Saving without IndexedDB: the entries of the log as keys of local storage.
//!
//! One key is written at once or not at all, so that a change of many records is saved whole.
//! No browser tells when it is on disk. Only one tab may be open.

use std::collections::BTreeSet;

use crate::domain::{Book, Delta};

use super::codec::{self, Packing, Writer};
use super::keeper::{Store, StoreError};
use super::keys;
use super::news::News;
use super::packing::{self, PageHead};
use super::port::{Journal, PageError, Pages, Tidings};
use super::schema::SCHEMA_VERSION;
use super::shelf::{Found, Shelf, head_of, parts_of};

/// Units held back so that the last edit still fits.
pub const BALLAST_UNITS: u64 = 65_536;

/// Saves a delta under a key of its own.
pub(super) async fn commit<P: Pages, J: Journal>(
    store: &Store<P, J>,
    delta: Delta,
) -> Result<News, StoreError> {
    let mut writer = Writer::default();
    let mut parts = Vec::new();
    let step = store.state().step;
    for part in delta.parts(step) {
        if !parts.is_empty() {
            store.pages.pause().await;
        }
        writer.delta(&part);
        parts.push(part);
    }
    let size = writer.size() as u32;
    let bytes = writer.finish(Packing::Deflated);
    let (epoch, number) = {
        let state = store.state();
        let last = state.loose.last().copied().unwrap_or(0);
        (state.epoch, last.max(state.head).max(state.folded) + 1)
    };
    let head = PageHead {
        version: SCHEMA_VERSION,
        epoch,
        through: number,
        checksum: packing::checksum(&bytes),
        length: bytes.len() as u32,
        size,
    };
    let (key, value) = (keys::log(number), packing::write_value(&head, &bytes));
    let mut reserve_used = false;
    match store.pages.set(&key, &value) {
        Err(PageError::Full) if store.pages.get(keys::BALLAST)?.is_some() => {
            store.pages.remove(keys::BALLAST)?;
            reserve_used = true;
            store.pages.set(&key, &value)?;
        }
        done => done?,
    }
    let mut news = between(store, number)?;
    store.state.borrow_mut().loose.insert(number);
    news.add_own_in_parts(number, parts, u64::from(size));
    news.reserve_used = reserve_used;
    Ok(news)
}

/// What was saved and not taken in.
pub(super) fn catch_up<P: Pages, J: Journal>(store: &Store<P, J>) -> Result<News, StoreError> {
    between(store, u64::MAX)
}

fn between<P: Pages, J: Journal>(store: &Store<P, J>, end: u64) -> Result<News, StoreError> {
    let state = store.state();
    let mut entries = Vec::new();
    for &number in state
        .loose
        .range(state.head + 1..)
        .filter(|&&number| number < end)
    {
        let value = store.pages.get(&keys::log(number))?;
        if let Some(value) = value.as_deref().and_then(packing::read_value)
            && value.whole
        {
            entries.push((number, value.bytes));
        }
    }
    Ok(News::from(Tidings {
        head: entries.last().map_or(state.head, |(number, _)| *number),
        folded: state.folded,
        pages: state.pages,
        marks: None,
        sheets: Vec::new(),
        entries,
    }))
}

/// Reads the log that local storage holds, and moves it to the other one where there is one.
/// How many records are lost.
pub(super) async fn read<P: Pages, J: Journal>(
    store: &Store<P, J>,
    book: &mut Book,
    shelf: &Shelf,
    deleted: &[u32],
) -> Result<usize, StoreError> {
    let mut lost = 0;
    let mut kept = BTreeSet::new();
    kept.extend(shelf.loose.keys());
    for (&number, found) in &shelf.loose {
        if head_of(found).is_some_and(|head| deleted.contains(&head.epoch)) {
            continue;
        }
        let value = match found {
            Ok(value) if value.whole => value,
            _ => {
                lost += salvage(store, book, found);
                continue;
            }
        };
        let mut number = number;
        if let Some(journal) = &store.journal
            && let Ok(known) = store.writable()
        {
            let entry = std::slice::from_ref(&value.bytes);
            let tidings = journal.append(known, entry).await?;
            if store.pages.remove(&keys::log(number)).is_ok() {
                kept.remove(&number);
            }
            number = tidings.head;
            let mut news = News::from(tidings);
            // The last is the one that was just written.
            news.head = number - 1;
            while store.take_in(book, &mut news).is_some() {
                store.pages.pause().await;
            }
        }
        let mut state = store.state.borrow_mut();
        let _ = state.read(book, Some(number), &value.bytes);
        state.head = state.head.max(number);
        state.pending.insert(number, u64::from(value.head.size));
    }
    store.state.borrow_mut().loose = kept;
    Ok(lost)
}

/// Reads what can be read of a damaged entry, which is kept as it was found as well. Its key
/// stays until a fold has put both on pages. How many records are lost.
fn salvage<P: Pages, J: Journal>(store: &Store<P, J>, book: &mut Book, found: &Found) -> usize {
    let (bytes, found) = parts_of(found);
    let mut state = store.state.borrow_mut();
    let head = state.head;
    state.keep(found, head);
    // As with a page, a version that is not known may itself be the damage.
    let Ok(sheet) = codec::decode(&bytes) else {
        return 0;
    };
    for (id, bytes) in sheet.set_aside {
        state.set_aside.insert(id, bytes);
        state.touch(id, head);
    }
    let _ = state.enter(book, Some(head), sheet.delta);
    sheet.lost.len()
}

/// Holds back the ballast where there is room for it and as much again.
pub(super) fn hold_back<P: Pages>(pages: &P) {
    let free = |pages: &P| Some(pages.quota().saturating_sub(pages.used().ok()?));
    let held = matches!(pages.get(keys::BALLAST), Ok(Some(_)));
    if !held && free(pages).is_some_and(|free| free > 2 * BALLAST_UNITS) {
        // Without it, only the last edit before a full storage is at risk.
        let _ = pages.set(keys::BALLAST, &"x".repeat(BALLAST_UNITS as usize));
    }
}
