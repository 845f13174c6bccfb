//! Opening a book of which something is missing, damaged, out of date, or from another version.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/big_book.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod big_book;
#[path = "support/tab.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod tab;

use kith::domain::{Book, Change};
use kith::store::memory::Disk;
use kith::store::packing;
use kith::store::port::{Journal, Pages};
use kith::store::{Folded, Mode, StoreError};
use proptest::prelude::*;
use tab::{Tab, run};

/// A book of several pages, folded, and one change that is not.
fn several_pages(database: bool) -> (Disk, Book, u32) {
    let disk = Disk::default();
    let mut tab = Tab::open(&disk, 1, database);
    run(tab.commit(big_book::delta(5, 6, 10))).expect("saved");
    assert!(matches!(run(tab.fold()), Ok(Folded::Done { .. })));
    let pages = page_keys(&disk).len() as u32;
    assert!(pages >= 3, "{pages} pages");
    let note = tab.note(&[], "in the log");
    run(tab.make(&note)).expect("saved");
    (disk, tab.book, pages)
}

fn page_keys(disk: &Disk) -> Vec<String> {
    let mut keys = disk.keys().expect("listed");
    keys.retain(|key| key.starts_with("kith.page."));
    keys
}

/// The page that holds most.
fn largest_page(disk: &Disk) -> u32 {
    let length = |key: &String| disk.get(key).ok().flatten().map_or(0, |value| value.len());
    let key = page_keys(disk)
        .into_iter()
        .max_by_key(length)
        .expect("a page");
    key["kith.page.".len()..].parse().expect("a number")
}

fn half(value: Option<String>) -> Option<String> {
    value.map(|value| value.chars().take(value.chars().count() / 2).collect())
}

fn flipped(value: Option<String>) -> Option<String> {
    value.map(|value| {
        let end = value.chars().count();
        let swap = |(place, letter)| if place == end / 2 { '\u{5123}' } else { letter };
        value.chars().enumerate().map(swap).collect()
    })
}

type Damage = fn(Option<String>) -> Option<String>;

const DAMAGES: [(&str, Damage); 5] = [
    ("removed", |_| None),
    ("emptied", |_| Some(String::new())),
    ("something else", |_| Some("1 2 3 4 5 6;käse".to_owned())),
    ("cut short", half),
    ("one letter changed", flipped),
];

#[test]
fn any_key_of_local_storage_may_be_damaged_while_there_is_a_mirror() {
    let (disk, book, _) = several_pages(true);
    for key in disk.keys().expect("listed") {
        for (what, damage) in DAMAGES {
            let healthy = disk.get(&key).expect("read");
            disk.tamper(&key, damage);
            let mut tab = Tab::open(&disk, 2, true);
            assert!(tab.book == book, "{key} {what}");
            assert_eq!(tab.report.damaged, 0, "{key} {what}");
            run(tab.fold()).expect("heals");
            let again = Tab::open(&disk, 3, true);
            assert!(again.book == book, "{key} {what}: healed");
            assert_eq!(again.report.healed, 0, "{key} {what}: healed");
            assert!(key.ends_with("book") || disk.get(&key).expect("read").is_some());
            drop(healthy);
        }
    }
}

#[test]
fn without_a_log_local_storage_is_the_book_and_the_mirror_is_made_anew() {
    let (disk, _, pages) = several_pages(true);
    run(Tab::open(&disk, 2, true).fold()).expect("folds");
    let book = Tab::open(&disk, 2, true).book;
    disk.lose_log();
    let mut tab = Tab::open(&disk, 3, true);
    assert!(tab.book == book);
    assert_eq!(tab.report.healed as u32, pages);
    let note = tab.note(&[], "later");
    run(tab.make(&note)).expect("saved");
    let unfolded = Tab::open(&disk, 4, true);
    assert!(unfolded.book == tab.book);
    run(tab.fold()).expect("heals");
    for key in page_keys(&disk) {
        disk.tamper(&key, |_| None);
    }
    assert!(Tab::open(&disk, 5, true).book == tab.book);
}

#[test]
fn without_local_storage_the_mirror_is_the_book() {
    let (disk, book, _) = several_pages(true);
    for key in disk.keys().expect("listed") {
        disk.tamper(&key, |_| None);
    }
    assert!(Tab::open(&disk, 2, true).book == book);
}

#[test]
fn of_a_page_damaged_in_both_homes_the_readable_part_opens() {
    let (disk, book, _) = several_pages(true);
    let page = largest_page(&disk);
    disk.tamper(&format!("kith.page.{page}"), half);
    disk.tamper_mirror(page, |bytes| bytes.truncate(bytes.len() * 3 / 4));
    let mut tab = Tab::open(&disk, 2, true);
    assert_eq!(tab.report.damaged, 1);
    assert!(
        tab.report.lost > 0 && tab.report.set_aside > 0,
        "{:?}",
        tab.report
    );
    let (there, whole) = (tab.book.entries().len(), book.entries().len());
    assert!(there < whole && there > whole / 2, "{there} of {whole}");
    for (id, entry) in tab.book.entries() {
        assert_eq!(book.entries().get(id), Some(entry));
    }
    // What could not be read is still there after it was written again.
    run(tab.fold()).expect("folds");
    let again = Tab::open(&disk, 3, true);
    assert!(again.book == tab.book);
    assert_eq!(again.store.set_aside(), tab.store.set_aside());
    assert_eq!(again.report.damaged, 0);
}

#[test]
fn without_a_database_damage_is_reported_and_the_rest_opens() {
    for (what, damage) in DAMAGES {
        let (disk, book, _) = several_pages(false);
        // From the second fold on, nothing of it is left in the log.
        run(Tab::open(&disk, 2, false).fold()).expect("folds");
        run(Tab::open(&disk, 2, false).fold()).expect("folds");
        disk.tamper(&format!("kith.page.{}", largest_page(&disk)), damage);
        let tab = Tab::open(&disk, 2, false);
        assert_eq!(tab.report.mode, Mode::PagesOnly);
        assert_eq!(tab.report.damaged, 1, "{what}");
        let (there, whole) = (tab.book.entries().len(), book.entries().len());
        assert!(
            there < whole && there > whole / 2,
            "{what}: {there} of {whole}"
        );
    }
}

#[test]
fn what_was_saved_without_a_database_is_saved_in_it_once_it_is_there() {
    let (disk, book, _) = several_pages(false);
    let mut tab = Tab::open(&disk, 2, true);
    assert!(tab.book == book);
    run(tab.fold()).expect("folds");
    assert!(
        !disk
            .keys()
            .expect("listed")
            .iter()
            .any(|key| key.starts_with("kith.log."))
    );
    for key in disk.keys().expect("listed") {
        disk.tamper(&key, |_| None);
    }
    assert!(Tab::open(&disk, 3, true).book == book);
}

type Values = Vec<(String, Option<String>)>;
type Dump = Vec<(String, Vec<u8>)>;

fn everything(disk: &Disk) -> (Values, Dump) {
    let keys = disk.keys().expect("listed");
    let values = keys.into_iter().map(|key| {
        let value = disk.get(&key).expect("read");
        (key, value)
    });
    (values.collect(), run(disk.dump()).expect("dumped"))
}

#[test]
fn a_newer_schema_opens_read_only_and_is_never_overwritten() {
    let newer = |value: Option<String>| {
        value.map(|value| match packing::read_value(&value) {
            Some(value) => {
                let head = packing::PageHead {
                    version: 2,
                    ..value.head
                };
                packing::write_value(&head, &value.bytes)
            }
            None => format!("2{}", &value[1..]),
        })
    };
    for (database, key) in [
        (true, "kith.page.1"),
        (true, "kith.book"),
        (false, "kith.page.1"),
        (false, "kith.book"),
    ] {
        let (disk, _, _) = several_pages(database);
        disk.tamper(key, newer);
        let before = everything(&disk);
        let mut tab = Tab::open(&disk, 2, database);
        assert!(tab.report.read_only, "{key}");
        assert!(tab.store.is_read_only());
        let note = tab.note(&[], "no");
        assert_eq!(run(tab.make(&note)), Err(StoreError::ReadOnly));
        assert_eq!(run(tab.fold()), Ok(Folded::Done { pages: 0 }));
        assert!(everything(&disk) == before, "{key}");
    }
}

#[test]
fn an_entry_of_a_newer_version_in_the_log_makes_the_tab_read_only() {
    let (disk, book, _) = several_pages(true);
    let mut tab = Tab::open(&disk, 2, true);
    let known = kith::store::port::Known {
        epoch: tab::EPOCH,
        head: 0,
        folded: 0,
    };
    run(disk.append(known, &[vec![2, 0, 0, 0, 0]])).expect("saved");
    run(tab.catch_up()).expect("catches up");
    assert!(tab.store.is_read_only());
    assert!(tab.book == book);
    let note = tab.note(&[], "no");
    let refused = run(tab.make(&note)).expect_err("nothing is written");
    assert!(refused.to_string().contains("not show"), "{refused}");
    assert!(
        refused.to_string().contains("nothing is written"),
        "{refused}"
    );
    let again = Tab::open(&disk, 3, true);
    assert!(again.report.read_only);
    assert!(again.book == book);
}

#[test]
fn a_full_local_storage_loses_nothing_and_folds_once_there_is_room() {
    let disk = Disk::with_quota(8_000);
    let mut tab = Tab::open(&disk, 1, true);
    let large = big_book::delta(5, 20, 10);
    let ids: Vec<_> = large.entries.keys().copied().collect();
    run(tab.commit(large)).expect("the log has room");
    assert_eq!(run(tab.fold()), Ok(Folded::NoRoom));
    let again = Tab::open(&disk, 2, true);
    assert!(again.book == tab.book);
    for &id in &ids[10..] {
        let purge = tab.purge(id);
        run(tab.make(&purge)).expect("saved");
    }
    assert!(matches!(run(tab.fold()), Ok(Folded::Done { .. })));
    assert!(Tab::open(&disk, 3, true).book == tab.book);
}

#[test]
fn without_a_database_the_reserve_lets_the_last_edit_be_saved() {
    let disk = Disk::with_quota(200_000);
    let mut tab = Tab::open(&disk, 1, false);
    let mut saved = 0;
    let mut reserve_used = false;
    loop {
        let text: String = (0..9_000u32)
            .filter_map(|n| char::from_u32(0x4e00 + (n * 7919 + saved * 31) % 20_000))
            .collect();
        let note = tab.note(&[], &text);
        let delta = tab.stamp(&note);
        let Ok(news) = run(tab.store.commit(delta)) else {
            break;
        };
        reserve_used |= news.reserve_used;
        let _ = run(tab.take_in(news));
        saved += 1;
        assert!(saved < 1000);
    }
    assert!(reserve_used);
    assert!(Tab::open(&disk, 2, false).book == tab.book);
}

#[test]
fn the_room_an_import_takes_is_known_before() {
    let disk = Disk::default();
    let mut tab = Tab::open(&disk, 1, true);
    let delta = big_book::delta(9, 10, 25);
    let change = tab.book.preview(&delta);
    let room = tab.store.room_for(&change).expect("estimated");
    run(tab.commit(delta)).expect("saved");
    run(tab.fold()).expect("folded");
    let used = tab.store.usage().expect("counted").used as f64;
    let needed = room.needed as f64;
    assert!(
        (0.6..1.15).contains(&(needed / used)),
        "{needed} for {used}"
    );
    assert!(room.suffices());
}

/// Pages as large as they really are, and records of every kind and age.
#[test]
fn the_room_is_told_from_a_few_records_within_a_tenth() {
    for (people, records) in [(400, 10), (1_000, 1), (3_000, 0), (60, 40)] {
        let disk = Disk::default();
        let mut tab = Tab::open(&disk, 1, true);
        tab.store.set_page_size(kith::store::pages::PAGE_SIZE);
        let delta = big_book::delta(11, people, records);
        let change = tab.book.preview(&delta);
        let room = tab.store.room_for(&change).expect("estimated");
        let delta = tab.stamp(&change);
        run(tab.commit(delta)).expect("saved");
        run(tab.fold()).expect("folded");
        let used = tab.store.usage().expect("counted").used as f64;
        let share = room.needed as f64 / used;
        println!("{people} people with {records} records: {share:.3}");
        assert!((0.9..1.1).contains(&share), "{people}, {records}: {share}");
    }
}

#[test]
fn an_edit_of_many_takes_the_room_it_adds() {
    let mut tab = Tab::open(&Disk::default(), 1, true);
    run(tab.commit(big_book::delta(11, 300, 1))).expect("saved");
    let ids = tab.ids();
    let edits = ids
        .iter()
        .map(|&id| tab.edit(id, |record| record.trashed = Some(1)));
    let change = edits.fold(Change::default(), Change::squash);
    let whole = tab.store.room_for(&Change {
        added: tab
            .book
            .entries()
            .iter()
            .map(|(&id, entry)| (id, entry.record.clone()))
            .collect(),
        ..Change::default()
    });
    let (room, whole) = (
        tab.store.room_for(&change).expect("told"),
        whole.expect("told"),
    );
    assert!(room.needed < whole.needed / 5, "{room:?} of {whole:?}");
}

#[test]
fn the_crash_screen_gets_everything_there_is() {
    let (disk, _, pages) = several_pages(true);
    let dump = run(kith::store::raw_dump(Some(&disk), Some(&disk)));
    let dump: serde_json::Value = serde_json::from_str(&dump).expect("JSON");
    let local = dump["localStorage"].as_object().expect("an object");
    assert_eq!(
        local
            .keys()
            .filter(|key| key.starts_with("kith.page"))
            .count() as u32,
        pages
    );
    assert!(dump["indexedDB"].as_object().expect("an object").len() as u32 > pages);
}

#[test]
fn other_sites_values_are_left_alone() {
    let (disk, _, _) = several_pages(true);
    disk.set("theirs", "a value").expect("set");
    let tab = Tab::open(&disk, 2, true);
    run(tab.store.delete_everything(5)).expect("deleted");
    assert_eq!(disk.keys().expect("listed"), ["theirs"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn whatever_local_storage_holds_the_mirror_and_the_log_are_the_book(
        garbage in prop::collection::btree_map("kith\\.(book|page\\.[0-9]|log\\.[0-9])", ".{0,60}", 1..8)
    ) {
        let disk = Disk::default();
        let mut tab = Tab::open(&disk, 1, true);
        let person = tab.person("Ada");
        run(tab.make(&person)).expect("saved");
        run(tab.fold()).expect("folded");
        for (key, value) in garbage {
            disk.tamper(&key, |_| Some(value));
        }
        let again = Tab::open(&disk, 2, true);
        prop_assert!(again.book == tab.book);
    }
}
