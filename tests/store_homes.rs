//! One home was away, or is damaged, for a while: nothing that was acknowledged is lost by it.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/big_book.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod big_book;
#[path = "support/tab.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod tab;

use kith::domain::Book;
use kith::domain::note::Note;
use kith::store::memory::Disk;
use kith::store::port::Pages;
use kith::store::{Folded, StoreError, packing};
use tab::{Tab, run};

/// What becomes of a stored text.
type Damage = fn(&str) -> String;

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

/// Another disk with the same local storage.
fn copy(disk: &Disk) -> Disk {
    let other = Disk::default();
    for key in disk.keys().expect("listed") {
        let value = disk.get(&key).expect("read").expect("there");
        other.set(&key, &value).expect("set");
    }
    other
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

/// The first letter of the head, a letter of the head, the first that holds bytes, one in the
/// middle that no page has.
fn ruined(value: &str) -> Vec<String> {
    let with = |place: usize, other: char| {
        let letters = value.chars().enumerate();
        letters
            .map(|(at, letter)| if at == place { other } else { letter })
            .collect()
    };
    let packed = value.find(';').expect("a head") + 1;
    let middle = packed + (value.chars().count() - packed) / 2;
    vec![
        with(0, 'x'),
        with(3, '?'),
        with(packed - 1, ' '),
        with(packed, '!'),
        with(middle, 'ß'),
    ]
}

#[test]
fn of_a_page_without_a_mirror_the_text_is_kept_and_the_rest_read() {
    let (disk, mut tab) = folded(false);
    run(tab.commit(big_book::delta(5, 6, 10))).expect("saved");
    for _ in 0..3 {
        run(Tab::open(&disk, 1, false).fold()).expect("folds");
    }
    let book = Tab::open(&disk, 1, false).book;
    assert!(keys(&disk, "kith.log.").is_empty());
    let page = keys(&disk, "kith.page.")
        .into_iter()
        .max_by_key(|key| disk.get(key).ok().flatten().map_or(0, |text| text.len()))
        .expect("a page");
    let healthy = disk.get(&page).expect("read").expect("there");
    for (which, text) in ruined(&healthy).into_iter().enumerate() {
        let disk = copy(&disk);
        disk.tamper(&page, |_| Some(text.clone()));
        let mut tab = Tab::open(&disk, 2, false);
        assert_eq!(tab.report.damaged, 1, "{which}");
        assert!(tab.report.unread() > 0, "{which}");
        assert!(!tab.report.read_only, "{which}");
        let whole = which < 3;
        if whole {
            assert!(tab.book == book, "{which}: the bytes are all there");
        }
        for (id, entry) in tab.book.entries() {
            assert_eq!(book.entries().get(id), Some(entry), "{which}");
        }
        let kept = |tab: &Tab| {
            let aside = tab.store.set_aside();
            aside.into_values().any(|bytes| bytes == text.as_bytes())
        };
        assert!(kept(&tab), "{which}");
        run(tab.fold()).expect("folds");
        let again = Tab::open(&disk, 3, false);
        assert!(kept(&again) && again.report.unread() > 0, "{which}: folded");
        assert_eq!(again.report.damaged, 0, "{which}: folded");
        assert!(again.book == tab.book, "{which}: folded");
    }
}

#[test]
fn a_ruined_page_is_overwritten_only_once_its_text_is_elsewhere() {
    let (disk, mut tab) = folded(false);
    run(tab.commit(big_book::delta(5, 6, 10))).expect("saved");
    for _ in 0..3 {
        run(Tab::open(&disk, 1, false).fold()).expect("folds");
    }
    for page in keys(&disk, "kith.page.") {
        let text = format!("x{}", disk.get(&page).expect("read").expect("there"));
        for writes in 0.. {
            let disk = copy(&disk);
            disk.tamper(&page, |_| Some(text.clone()));
            let mut tab = Tab::open(&disk, 2, false);
            disk.fail(writes, kith::store::memory::Fault::Crash);
            let _ = run(tab.fold());
            let passed = disk.calm();
            disk.revive(|versions| versions - 1);
            let aside = Tab::open(&disk, 3, false).store.set_aside();
            let kept = aside.into_values().any(|bytes| bytes == text.as_bytes());
            assert!(kept, "{page}, write {writes}");
            if passed {
                break;
            }
        }
    }
}

#[test]
fn a_log_entry_that_cannot_be_read_is_kept() {
    let cut = |value: &str| value.chars().take(value.chars().count() - 8).collect();
    let damages: [(&str, Damage); 4] = [
        ("no head", |value| format!("x{value}")),
        ("cut short", cut),
        ("something else", |_| "käse".to_owned()),
        ("not whole", |value| {
            let value = packing::read_value(value).expect("whole");
            let head = packing::PageHead {
                checksum: value.head.checksum ^ 1,
                ..value.head
            };
            packing::write_value(&head, &value.bytes)
        }),
    ];
    for database in [false, true] {
        for (what, damage) in damages {
            let (disk, _) = folded(false);
            let mut tab = Tab::open(&disk, 2, false);
            save(&mut tab, "an entry that is long enough to be cut");
            let key = keys(&disk, "kith.log.").pop().expect("an entry");
            disk.tamper(&key, |value| Some(damage(&value.expect("there"))));
            let mut tab = Tab::open(&disk, 3, database);
            let place = format!("{what}, database {database}");
            assert!(!tab.report.read_only, "{place}");
            assert!(tab.report.set_aside > 0, "{place}");
            let aside = tab.store.set_aside();
            for _ in 0..3 {
                save(&mut tab, "another");
                run(tab.fold()).expect("folds");
            }
            assert!(!disk.keys().expect("listed").contains(&key), "{place}");
            let again = Tab::open(&disk, 4, database);
            assert!(again.book == tab.book, "{place}");
            // What can be read in full after all is a record again.
            if what != "not whole" {
                assert_eq!(again.store.set_aside(), aside, "{place}");
            }
        }
    }
}

#[test]
fn an_entry_kept_without_the_database_is_appended_to_its_log_once() {
    let (disk, _) = folded(true);
    let mut away = Tab::open(&disk, 2, false);
    for text in ["A", "B", "C"] {
        save(&mut away, text);
    }
    let entries = |disk: &Disk| {
        let dump = run(kith::store::port::Journal::dump(disk)).expect("dumped");
        dump.iter()
            .filter(|(name, _)| name.starts_with("log"))
            .count()
    };
    let before = entries(&disk);
    for device in 3..6 {
        assert!(Tab::open(&disk, device, true).book == away.book);
        assert_eq!(entries(&disk), before + 3);
    }
    assert!(keys(&disk, "kith.log.").is_empty());
}

#[test]
fn a_tab_that_may_only_read_writes_nothing_and_says_why() {
    let (disk, _) = folded(false);
    let mut first = Tab::open(&disk, 2, false);
    let mut second = Tab::open_to_read(&disk, 3, false);
    save(&mut first, "acknowledged");
    let note = second.note(&[], "would have the same number");
    assert_eq!(run(second.make(&note)), Err(StoreError::OtherTab));
    assert_eq!(run(second.fold()), Ok(Folded::Done { pages: 0 }));
    assert_eq!(notes(&Tab::open(&disk, 4, false).book), ["acknowledged"]);
}

#[test]
fn a_tab_with_a_database_leaves_the_homes_to_one_that_writes_without() {
    let (disk, _) = folded(true);
    // Its database failed; it writes to local storage alone.
    let mut alone = Tab::open(&disk, 2, false);
    save(&mut alone, "in an entry");
    run(alone.fold()).expect("folds");
    save(&mut alone, "not folded");
    let held = || {
        let keys = keys(&disk, "").into_iter();
        keys.map(|key| (disk.get(&key).expect("read"), key))
            .collect::<Vec<_>>()
    };
    let before = held();
    let mut other = Tab::open_to_read(&disk, 3, true);
    assert_eq!(notes(&other.book), ["in an entry", "not folded"]);
    let note = other.note(&[], "would be overwritten");
    assert_eq!(run(other.make(&note)), Err(StoreError::OtherTab));
    assert_eq!(run(other.fold()), Ok(Folded::Done { pages: 0 }));
    assert!(held() == before, "nothing is moved, nor written");

    save(&mut alone, "later");
    run(alone.fold()).expect("folds");
    run(alone.fold()).expect("folds");
    drop((alone, other));
    let all = ["in an entry", "later", "not folded"];
    assert_eq!(notes(&Tab::open(&disk, 4, false).book), all);
    let mut back = Tab::open(&disk, 5, true);
    assert_eq!(notes(&back.book), all);
    run(back.fold()).expect("heals");
    disk.lose_log();
    assert_eq!(notes(&Tab::open(&disk, 6, false).book), all);
}
