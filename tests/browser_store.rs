//! Both homes of a book, in a real browser.
#![cfg(target_arch = "wasm32")]

use js_sys::Array;
use kith::domain::{Book, Change, Clock, Contact, Id};
use kith::store::indexed::Indexed;
use kith::store::local::Local;
use kith::store::port::{Journal, Known, Pages};
use kith::store::{Folded, Mode, Store};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A database and local storage of their own for each test: tests share one browser.
async fn homes(name: &str) -> (Local, Indexed) {
    let local = Local::open(false);
    for key in local.keys().unwrap() {
        local.remove(&key).unwrap();
    }
    (local, Indexed::open(name).await.unwrap())
}

async fn add(store: &Store<Local, Indexed>, book: &mut Book, random: u32, name: &str) {
    let id = Id::new(1_700_000_000, random);
    let mut clock = Clock::new(random);
    let delta = book.stamp(
        &Change::add(id, Contact::named(name)),
        &mut clock,
        1_700_000_000_000,
    );
    let mut news = store.commit(delta).await.unwrap();
    while store.take_in(book, &mut news).is_some() {}
}

/// Notes the durability of every writing transaction from now on.
fn watch_durability() -> Array {
    let seen = js_sys::eval(
        "globalThis.seenDurability = [];
         const plain = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function (...given) {
             const transaction = plain.apply(this, given);
             if (transaction.mode === 'readwrite') seenDurability.push(transaction.durability);
             return transaction;
         };
         globalThis.seenDurability",
    );
    seen.unwrap().into()
}

#[wasm_bindgen_test]
async fn every_write_asks_for_strict_durability() {
    let seen = watch_durability();
    let (local, journal) = homes("durability").await;
    let opened = Store::open(local, Some(journal), 1).await.unwrap();
    let (store, mut book) = (opened.store, opened.book);
    add(&store, &mut book, 1, "Ada").await;
    store.put_draft("note", "half a thought").await.unwrap();
    assert_eq!(store.fold(&book).await.unwrap(), Folded::Done { pages: 1 });
    assert!(seen.length() >= 4, "open, commit, draft, fold");
    for durability in seen.iter() {
        assert_eq!(durability, JsValue::from_str("strict"));
    }
}

#[wasm_bindgen_test]
async fn a_book_is_found_again_with_and_without_its_pages() {
    let (local, journal) = homes("again").await;
    let opened = Store::open(local, Some(journal), 1).await.unwrap();
    assert_eq!(opened.store.mode(), Mode::Whole);
    let (store, mut book) = (opened.store, opened.book);
    add(&store, &mut book, 1, "Ada").await;
    store.fold(&book).await.unwrap();
    add(&store, &mut book, 2, "Bertrand").await;
    drop(store);

    let again = Indexed::open("again").await.unwrap();
    let opened = Store::open(Local::open(false), Some(again), 2)
        .await
        .unwrap();
    assert_eq!(opened.book, book, "pages and log");

    let local = Local::open(false);
    local.set("kith.page.0", "nonsense").unwrap();
    let again = Indexed::open("again").await.unwrap();
    let opened = Store::open(local, Some(again), 3).await.unwrap();
    assert_eq!(opened.book, book, "a damaged page comes from the mirror");
    assert_eq!(opened.report.healed, 1);
    opened.store.fold(&opened.book).await.unwrap();
    drop(opened);

    let nobody: Option<Indexed> = None;
    let opened = Store::open(Local::open(false), nobody, 4).await.unwrap();
    assert_eq!(opened.report.mode, Mode::PagesOnly);
    assert_eq!(opened.book, book, "local storage opens alone");
}

#[wasm_bindgen_test]
async fn two_tabs_append_to_one_log() {
    let (local, journal) = homes("tabs").await;
    let first = Store::open(local, Some(journal), 1).await.unwrap();
    let journal = Indexed::open("tabs").await.unwrap();
    let second = Store::open(Local::open(false), Some(journal), 2)
        .await
        .unwrap();
    let (mut one, mut two) = (first.book, second.book);
    for round in 0..10 {
        add(&first.store, &mut one, round * 2, "Ada").await;
        add(&second.store, &mut two, round * 2 + 1, "Bertrand").await;
        if round % 3 == 0 {
            second.store.fold(&two).await.unwrap();
        }
    }
    let mut news = first.store.catch_up().await.unwrap();
    while first.store.take_in(&mut one, &mut news).is_some() {}
    assert_eq!(one.all::<Contact>().count(), 20);
    assert_eq!(one, two);
}

#[wasm_bindgen_test]
async fn drafts_snapshots_and_the_end_of_everything() {
    let (local, journal) = homes("rest").await;
    let opened = Store::open(local, Some(journal), 1).await.unwrap();
    let (store, mut book) = (opened.store, opened.book);
    add(&store, &mut book, 1, "Ada").await;
    store.put_draft("note", "half a thought").await.unwrap();
    store.take_snapshot(5, "before a test").await.unwrap();
    let snapshots = store.snapshots().await.unwrap();
    assert_eq!(snapshots.len(), 1);
    assert_eq!(store.read_snapshot(snapshots[0].id).await.unwrap(), book);
    assert_eq!(store.drafts().await.unwrap()["note"], "half a thought");
    store.delete_everything(9).await.unwrap();
    assert!(store.drafts().await.unwrap().is_empty());
    assert!(store.snapshots().await.unwrap().is_empty());
    let journal = Indexed::open("rest").await.unwrap();
    let opened = Store::open(Local::open(false), Some(journal), 2)
        .await
        .unwrap();
    assert!(opened.book.is_empty());
}

#[wasm_bindgen_test]
async fn a_full_local_storage_says_so_and_keeps_the_old_value() {
    let (local, _) = homes("full").await;
    local.set("kith.page.7", "old").unwrap();
    let too_long = "x".repeat(local.quota() as usize);
    let refused = local.set("kith.page.7", &too_long);
    assert_eq!(refused, Err(kith::store::port::PageError::Full));
    assert_eq!(local.get("kith.page.7").unwrap().as_deref(), Some("old"));
    let fits = "x".repeat(local.quota() as usize - local.used().unwrap() as usize - 100);
    local.set("kith.page.8", &fits).unwrap();
    local.remove("kith.page.8").unwrap();
}

#[wasm_bindgen_test]
async fn another_book_is_not_written_to() {
    let (_, journal) = homes("other").await;
    let index = journal.start(1, &Default::default()).await.unwrap().index;
    journal.delete(2).await.unwrap();
    let known = Known {
        epoch: index.epoch,
        head: 0,
        folded: 0,
    };
    let refused = journal.append(known, &[b"entry".to_vec()]).await;
    assert_eq!(refused, Err(kith::store::port::JournalError::Replaced));
}

/// Notes from which object store whole values are read, from now on.
fn watch_reading() -> Array {
    let seen = js_sys::eval(
        "globalThis.seenReading = [];
         for (const name of ['get', 'getAll', 'openCursor']) {
             const plain = IDBObjectStore.prototype[name];
             IDBObjectStore.prototype[name] = function (...given) {
                 seenReading.push(this.name);
                 return plain.apply(this, given);
             };
         }
         globalThis.seenReading",
    );
    seen.unwrap().into()
}

#[wasm_bindgen_test]
async fn snapshots_are_listed_without_reading_them() {
    let (local, journal) = homes("copies").await;
    let opened = Store::open(local, Some(journal), 1).await.unwrap();
    let (store, mut book) = (opened.store, opened.book);
    for at in 0..7 {
        add(&store, &mut book, at + 1, "Ada").await;
        store.take_snapshot(at.into(), "each time").await.unwrap();
    }
    let seen = watch_reading();
    let held = store.snapshots().await.unwrap();
    assert!(!seen.includes(&"snapshots".into(), 0), "only their list");
    let told: Vec<(u64, u64)> = held.iter().map(|one| (one.id, one.taken)).collect();
    assert_eq!(told, [(3, 2), (4, 3), (5, 4), (6, 5), (7, 6)]);
    assert_eq!(held[0].reason, "each time");
    assert_eq!(store.read_snapshot(7).await.unwrap(), book);
    assert!(store.read_snapshot(2).await.unwrap().is_empty());

    store.remove_snapshot(5).await.unwrap();
    let held = store.snapshots().await.unwrap();
    let ids: Vec<u64> = held.iter().map(|one| one.id).collect();
    assert_eq!(ids, [3, 4, 6, 7]);
    assert!(store.read_snapshot(5).await.unwrap().is_empty());
}
