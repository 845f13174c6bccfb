//! Every write fails once, in every way, at every place: what was acknowledged is there afterwards,
//! and what was not is there whole or not at all. After SQLite's test of I/O errors.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/big_book.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod big_book;
#[path = "support/tab.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod tab;

use big_book::Random;
use kith::domain::note::Note;
use kith::domain::record::RecordType;
use kith::domain::{Book, Change, Contact};
use kith::store::memory::{Disk, Fault};
use kith::store::{Folded, StoreError};
use tab::{EPOCH, Tab, run};

const FAULTS: [Fault; 4] = [
    Fault::Once,
    Fault::OnceAfter,
    Fault::Crash,
    Fault::CrashAfter,
];

/// What a person does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Commit,
    Fold,
    /// Enough for several pages.
    Import,
    /// The note moves from one person's page to another's.
    Move,
    Purge,
    Snapshot,
    DeleteEverything,
    Draft,
}

const DEEDS: [Deed; 8] = [
    Deed::Commit,
    Deed::Fold,
    Deed::Import,
    Deed::Move,
    Deed::Purge,
    Deed::Snapshot,
    Deed::DeleteEverything,
    Deed::Draft,
];

/// Two people with a note each, folded, and another note that is not.
fn prepared(disk: &Disk, database: bool) -> Tab {
    let mut tab = Tab::open(disk, 1, database);
    for name in ["Ada", "Grace"] {
        let person = tab.person(name);
        run(tab.make(&person)).expect("saved");
    }
    for about in tab.ids() {
        let note = tab.note(&[about], "was there");
        run(tab.make(&note)).expect("saved");
    }
    assert!(matches!(run(tab.fold()), Ok(Folded::Done { .. })));
    let note = tab.note(&[], "in the log");
    run(tab.make(&note)).expect("saved");
    tab
}

fn first_note(tab: &Tab) -> kith::domain::Id {
    tab.book.all::<Note>().next().expect("a note").0
}

async fn perform(tab: &mut Tab, deed: Deed) -> Result<(), StoreError> {
    match deed {
        Deed::Commit => {
            let (person, note) = (tab.person("Hedy"), tab.note(&[], "two at once"));
            tab.make(&person.squash(note)).await?;
        }
        Deed::Fold => drop(tab.fold().await?),
        Deed::Import => {
            let delta = big_book::delta(3, 5, 4);
            tab.commit(delta).await?;
            tab.fold().await?;
        }
        Deed::Move => {
            let people: Vec<_> = tab.book.all::<Contact>().map(|(id, _)| id).collect();
            let change = tab.edit(first_note(tab), |record| {
                if let Some(note) = Note::of_mut(&mut record.body) {
                    note.about = vec![people[1]];
                }
            });
            tab.make(&change).await?;
            tab.fold().await?;
        }
        Deed::Purge => {
            let change = tab.purge(first_note(tab));
            tab.make(&change).await?;
            tab.fold().await?;
        }
        Deed::Snapshot => tab.store.take_snapshot(5, "a test").await?,
        Deed::DeleteEverything => {
            tab.store.delete_everything(77).await?;
            tab.book = Book::default();
        }
        Deed::Draft => tab.store.put_draft("note", "half a sent").await?,
    }
    Ok(())
}

/// Which of its versions a value is found in after a crash.
#[derive(Clone, Copy, Debug)]
enum Found {
    Latest,
    Oldest,
    Any(u64),
}

fn revive(disk: &Disk, found: Found) {
    let mut random = Random(match found {
        Found::Any(seed) => seed,
        _ => 0,
    });
    disk.revive(|versions| match found {
        Found::Latest => versions - 1,
        Found::Oldest => 0,
        Found::Any(_) => random.below(versions),
    });
}

fn check(deed: Deed, fault: Fault, database: bool, found: Found) {
    let after = {
        let mut tab = prepared(&Disk::default(), database);
        run(perform(&mut tab, deed)).expect("no fault");
        tab.book
    };
    for writes in 0.. {
        let place = format!("{deed:?} {fault:?} at write {writes}, database {database}, {found:?}");
        let disk = Disk::default();
        let mut tab = prepared(&disk, database);
        // What the disk holds so far is down for good.
        revive(&disk, Found::Latest);
        let before = tab.book.clone();
        disk.fail(writes, fault);
        let result = run(perform(&mut tab, deed));
        let passed = disk.calm();
        let acknowledged = tab.book.clone();
        if matches!(fault, Fault::Crash | Fault::CrashAfter) {
            drop(tab);
        } else if result.is_err() {
            // The person tries again.
            if !matches!(deed, Deed::DeleteEverything) {
                run(tab.catch_up()).expect("the tab goes on");
            }
            run(perform(&mut tab, deed)).unwrap_or_else(|error| panic!("{place}: {error}"));
            let kept = tab.book.clone();
            let again = Tab::open(&disk, 2, database);
            assert_eq!(again.book, kept, "{place}: tried again");
            if passed { break } else { continue }
        }
        revive(&disk, found);
        let again = Tab::open(&disk, 2, database);
        if result.is_ok() {
            assert_eq!(
                again.book, acknowledged,
                "{place}: what was acknowledged is there"
            );
            assert_eq!(again.book, after, "{place}");
        } else {
            assert!(
                again.book == before || again.book == after,
                "{place}: neither old nor new"
            );
        }
        assert_eq!(again.report.damaged, 0, "{place}");
        if passed {
            assert!(result.is_ok(), "{place}");
            break;
        }
    }
}

#[test]
fn a_failing_write_leaves_the_old_or_the_new() {
    for deed in DEEDS {
        for fault in FAULTS {
            check(deed, fault, true, Found::Latest);
        }
    }
}

#[test]
fn a_crash_that_takes_local_storage_back_in_time_loses_nothing() {
    for deed in DEEDS {
        for fault in [Fault::Crash, Fault::CrashAfter] {
            check(deed, fault, true, Found::Oldest);
            for seed in 0..3 {
                check(deed, fault, true, Found::Any(seed));
            }
        }
    }
}

#[test]
fn without_a_database_a_failing_write_leaves_the_old_or_the_new() {
    for deed in DEEDS {
        if matches!(deed, Deed::Snapshot) {
            continue;
        }
        for fault in FAULTS {
            check(deed, fault, false, Found::Latest);
        }
    }
}

#[test]
fn a_purged_record_is_in_neither_home() {
    let disk = Disk::default();
    let mut tab = Tab::open(&disk, 1, true);
    let (secret, other) = (tab.person("Secretia"), tab.person("Otherwise"));
    let id = secret.ids().next().expect("one");
    run(tab.make(&secret)).expect("saved");
    run(tab.make(&other)).expect("saved");
    run(tab.fold()).expect("folded");
    let renamed = tab.edit(id, |record| {
        if let Some(contact) = Contact::of_mut(&mut record.body) {
            contact.pronouns = "Secretia".to_owned();
        }
    });
    run(tab.make(&renamed)).expect("saved");
    let purge = tab.purge(id);
    run(tab.make(&purge)).expect("saved");
    run(tab.fold()).expect("folded");

    let holds = |book: &Book| book.record(id).is_some();
    assert!(!holds(&Tab::open(&disk, 2, true).book));
    disk.lose_log();
    let alone = Tab::open(&disk, 3, false);
    assert!(!holds(&alone.book));
    assert_eq!(alone.book.count(kith::domain::Kind::Contact), 1);
    assert!(alone.book.tombstones().contains_key(&id));
}

#[test]
fn a_deleted_book_does_not_come_back_with_older_values_of_local_storage() {
    let disk = Disk::default();
    let tab = prepared(&disk, true);
    revive(&disk, Found::Latest);
    run(tab.store.delete_everything(78)).expect("deleted");
    revive(&disk, Found::Oldest);
    let again = Tab::open(&disk, 2, true);
    assert!(again.book.is_empty());
    assert_ne!(EPOCH, 78);
}

#[test]
fn a_tab_that_was_open_while_the_book_was_deleted_cannot_bring_it_back() {
    let disk = Disk::default();
    let one = prepared(&disk, true);
    let mut two = Tab::open(&disk, 2, true);
    run(one.store.delete_everything(79)).expect("deleted");
    let note = two.note(&[], "too late");
    assert!(run(two.make(&note)).is_err());
    assert!(run(two.fold()).is_err());
    assert!(Tab::open(&disk, 3, true).book.is_empty());
}

#[test]
fn what_is_typed_is_kept_in_either_home() {
    for database in [true, false] {
        let disk = Disk::default();
        let tab = Tab::open(&disk, 1, database);
        run(tab.store.put_draft("note/1", "half a sent")).expect("kept");
        let again = Tab::open(&disk, 1, database);
        let drafts = run(again.store.drafts()).expect("read");
        assert_eq!(
            drafts.get("note/1").map(String::as_str),
            Some("half a sent")
        );
        run(again.store.remove_draft("note/1")).expect("removed");
        assert!(run(again.store.drafts()).expect("read").is_empty());
    }
}

#[test]
fn a_snapshot_is_the_book_as_it_was_and_five_are_kept() {
    let disk = Disk::default();
    let mut tab = prepared(&disk, true);
    let before = tab.book.clone();
    for now in 0..7 {
        run(tab.store.take_snapshot(now, "each day")).expect("taken");
    }
    let change: Change = tab.person("Later");
    run(tab.make(&change)).expect("saved");
    let snapshots = run(tab.store.snapshots()).expect("listed");
    let taken: Vec<u64> = snapshots.iter().map(|snapshot| snapshot.taken).collect();
    assert_eq!(taken, [2, 3, 4, 5, 6]);
    let book = run(tab.store.read_snapshot(snapshots[0].id)).expect("read");
    assert_eq!(book, before);
}

#[test]
fn a_copy_taken_before_a_replace_holds_what_was_replaced_and_brings_it_back() {
    let disk = Disk::default();
    let mut tab = prepared(&disk, true);
    let before = tab.book.clone();
    run(tab.store.take_snapshot(1, "before a restore")).expect("taken");
    let other = Tab::open(&Disk::default(), 7, true).person("Hedy");
    let replaced = other.squash(
        before
            .entries()
            .iter()
            .fold(Change::default(), |change, (&id, entry)| {
                change.squash(Change::remove(id, entry.record.clone()))
            }),
    );
    run(tab.make(&replaced)).expect("saved");
    run(tab.fold()).expect("folded");
    let copy = run(tab.store.snapshots()).expect("listed").remove(0);
    let copy = run(tab.store.read_snapshot(copy.id)).expect("read");
    assert_eq!(copy, before);

    let back = kith::formats::backup::replacing(&tab.book, &copy.to_delta());
    run(tab.make(&back)).expect("saved");
    run(tab.fold()).expect("folded");
    let records = |book: &Book| {
        let records = book.entries().iter();
        records
            .map(|(&id, entry)| (id, entry.record.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(records(&tab.book), records(&before));
    assert!(Tab::open(&disk, 2, true).book == tab.book);
}
