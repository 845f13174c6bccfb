//! How much room a large book takes, and how long it takes: measured before the stored form is
//! frozen. `cargo test --release --test store_size -- --nocapture` prints figures worth keeping.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/big_book.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod big_book;
#[path = "support/tab.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod tab;

use std::collections::BTreeSet;
use std::time::Instant;

use kith::store::memory::Disk;
use kith::store::pages::PAGE_SIZE;
use kith::store::{Folded, Store};
use tab::{EPOCH, run};

/// What local storage holds in Chromium and Firefox, in UTF-16 units.
const QUOTA: u64 = 5_242_880;

/// Share of it that 10,000 people with 10 records each may take, in percent.
const LIMIT: f64 = 75.0;

#[test]
fn ten_thousand_people_with_ten_records_each_fit_into_three_quarters() {
    let delta = big_book::delta(1, 10_000, 10);
    let words: BTreeSet<&str> = delta
        .entries
        .values()
        .filter_map(|entry| match &entry.record.body {
            kith::domain::Body::Note(note) => Some(note.text.split(' ')),
            _ => None,
        })
        .flatten()
        .collect();
    assert!(words.len() > 5_000, "the prose is varied");
    let disk = Disk::default();
    let opened = run(Store::open(disk.clone(), Some(disk.clone()), EPOCH)).expect("opens");
    let (store, mut book) = (opened.store, opened.book);

    let start = Instant::now();
    let mut news = run(store.commit(delta)).expect("saved");
    let committed = start.elapsed();
    let start = Instant::now();
    while store.take_in(&mut book, &mut news).is_some() {}
    let taken_in = start.elapsed();
    let start = Instant::now();
    let Ok(Folded::Done { pages }) = run(store.fold(&book)) else {
        panic!("not folded");
    };
    let folded = start.elapsed();
    let used = store.usage().expect("counted").used;
    let share = used as f64 / QUOTA as f64 * 100.0;

    let start = Instant::now();
    let again = run(Store::open(disk.clone(), Some(disk.clone()), EPOCH)).expect("opens");
    let opened = start.elapsed();
    println!(
        "{} records on {pages} pages of {PAGE_SIZE} bytes: {used} units, {share:.1} % of the quota",
        book.entries().len(),
    );
    println!("commit {committed:?}, take in {taken_in:?}, fold {folded:?}, open {opened:?}");
    assert!(again.book == book);
    assert!(share <= LIMIT, "{share:.1} %");
}
