//! One home was away, or is damaged, for a while: nothing that was acknowledged is lost by it.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/tab.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod tab;

use kith::domain::Book;
use kith::domain::note::Note;
use kith::store::Folded;
use kith::store::memory::Disk;
use kith::store::port::Pages;
use tab::{Tab, run};

/// Two people, folded into both homes.
fn folded(database: bool) -> (Disk, Tab) {
    let disk = Disk::default();
    let mut tab = Tab::open(&disk, 1, database);
    for name in ["Ada", "Grace"] {
        let person = tab.person(name);
        run(tab.make(&person)).expect("saved");
    }
    assert!(matches!(run(tab.fold()), Ok(Folded::Done { .. })));
    (disk, tab)
}

fn notes(book: &Book) -> Vec<&str> {
    let texts = book.all::<Note>().map(|(_, note)| note.text.as_str());
    let mut texts: Vec<_> = texts.collect();
    texts.sort_unstable();
    texts
}

fn save(tab: &mut Tab, text: &str) {
    let note = tab.note(&[], text);
    run(tab.make(&note)).expect("saved");
}

fn keys(disk: &Disk, prefix: &str) -> Vec<String> {
    let mut keys = disk.keys().expect("listed");
    keys.retain(|key| key.starts_with(prefix));
    keys
}

#[test]
fn what_was_folded_while_the_database_was_away_is_in_the_book_when_it_is_back() {
    let (disk, _) = folded(true);
    let mut away = Tab::open(&disk, 2, false);
    for text in ["A", "B"] {
        save(&mut away, text);
        run(away.fold()).expect("folds");
    }
    let mut back = Tab::open(&disk, 3, true);
    assert_eq!(notes(&back.book), ["A", "B"]);
    assert!(back.book == away.book);
    run(back.fold()).expect("heals");
    assert!(Tab::open(&disk, 4, true).book == away.book);
    for key in disk.keys().expect("listed") {
        disk.tamper(&key, |_| None);
    }
    assert!(Tab::open(&disk, 5, true).book == away.book);
}

#[test]
fn a_page_written_while_the_database_was_away_counts_though_the_disk_forgot_newer_ones() {
    let (disk, mut tab) = folded(true);
    let pages: Vec<_> = keys(&disk, "kith.")
        .into_iter()
        .map(|key| (disk.get(&key).expect("read"), key))
        .collect();
    for text in ["1", "2", "3", "4"] {
        save(&mut tab, text);
    }
    run(tab.fold()).expect("folds");
    // The browser was killed before local storage was on the disk.
    for key in keys(&disk, "kith.") {
        disk.tamper(&key, |_| None);
    }
    for (value, key) in pages {
        disk.tamper(&key, |_| value);
    }
    let mut away = Tab::open(&disk, 2, false);
    for text in ["A", "B"] {
        save(&mut away, text);
        run(away.fold()).expect("folds");
    }
    let back = Tab::open(&disk, 3, true);
    assert_eq!(notes(&back.book), ["1", "2", "3", "4", "A", "B"]);
}
