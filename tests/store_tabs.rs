//! Several tabs on one book, in every order that chance finds: they converge, and what any of them
//! was told is saved is there in the end, though tabs die in the middle of what they do.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/big_book.rs"]
#[allow(dead_code, reason = "only its random numbers are needed here")]
mod big_book;
#[path = "support/tab.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod tab;

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

use big_book::Random;
use kith::domain::contact::Contact;
use kith::domain::note::Note;
use kith::domain::record::RecordType;
use kith::domain::{Book, Change, Delta, Id};
use kith::rules::undo::{is_whole, undoing};
use kith::store::memory::Disk;
use kith::store::{Folded, News};
use proptest::prelude::*;
use tab::{Tab, run};

type Saved = Rc<RefCell<Vec<Delta>>>;

/// Makes one change by chance and notes it once it is acknowledged.
async fn change_something(tab: &mut Tab, random: &mut Random, saved: &Saved) {
    let ids = tab.ids();
    let any = |random: &mut Random| ids[random.below(ids.len())];
    let change = match random.below(7) {
        _ if ids.is_empty() => tab.person("First"),
        0 => tab.person("Someone"),
        1 => {
            let about = any(random);
            tab.note(&[about], "a note")
        }
        2 => {
            let id = any(random);
            tab.purge(id)
        }
        3 => {
            // Moves to another page, perhaps.
            let (id, about) = (any(random), any(random));
            tab.edit(id, |record| {
                if let Some(note) = Note::of_mut(&mut record.body) {
                    note.about = vec![about];
                }
            })
        }
        // More than one step.
        4 => (0..7).fold(Change::default(), |change, _| {
            let about = any(random);
            change.squash(tab.note(&[about], "one of many"))
        }),
        5 => {
            let id = any(random);
            tab.edit(id, |record| record.trashed = Some(7))
        }
        _ => {
            let (id, favourite) = (any(random), random.chance(50));
            tab.edit(id, |record| {
                if let Some(contact) = Contact::of_mut(&mut record.body) {
                    contact.favourite = favourite;
                    contact.pronouns = format!("{}", random.below(9));
                }
            })
        }
    };
    let delta = tab.stamp(&change);
    if tab.commit(delta.clone()).await.is_ok() {
        saved.borrow_mut().push(delta);
    }
}

/// The life of a tab, which may be reloaded on the way.
async fn live(disk: Disk, device: u32, seed: u64, steps: usize, saved: Saved) -> Tab {
    let mut random = Random(seed);
    let mut tab = Tab::try_open(&disk, device, true).await.expect("opens");
    for step in 0..steps {
        match random.below(12) {
            0..=6 => change_something(&mut tab, &mut random, &saved).await,
            7..=8 => drop(tab.catch_up().await.expect("catches up")),
            9..=10 => drop(tab.fold().await.expect("folds")),
            _ => {
                let device = device * 1000 + step as u32;
                tab = Tab::try_open(&disk, device, true).await.expect("opens");
            }
        }
    }
    tab
}

/// Lets chance say whose turn it is; `deaths` tabs never come to their end.
fn interleave(seed: u64, tabs: u32, deaths: usize) {
    let disk = Disk::default();
    let saved = Saved::default();
    let mut random = Random(seed);
    let mut running: Vec<Pin<Box<dyn Future<Output = Tab>>>> = Vec::new();
    for device in 1..=tabs {
        let (disk, saved) = (disk.clone(), saved.clone());
        running.push(Box::pin(live(disk, device, random.next(), 25, saved)));
    }
    let mut alive = Vec::new();
    let mut deaths = deaths;
    while !running.is_empty() {
        let at = random.below(running.len());
        if deaths > 0 && random.below(60) == 0 {
            drop(running.swap_remove(at));
            deaths -= 1;
            continue;
        }
        let mut context = Context::from_waker(Waker::noop());
        if let std::task::Poll::Ready(tab) = running[at].as_mut().poll(&mut context) {
            drop(running.swap_remove(at));
            alive.push(tab);
        }
    }
    let mut expected = Book::default();
    for delta in saved.borrow().iter() {
        expected.absorb(delta.clone());
    }
    // A tab that died may have saved something nobody was told of: nothing is missing, at least.
    let check = |book: &Book, who: &str| {
        let mut joined = book.clone();
        joined.absorb(expected.to_delta());
        assert!(
            joined == *book,
            "seed {seed}: {who} lacks something that was saved"
        );
    };
    for tab in &mut alive {
        run(tab.catch_up()).expect("catches up");
        check(&tab.book, "a tab");
    }
    let fresh = Tab::open(&disk, 99, true);
    check(&fresh.book, "the next tab");
    for tab in &alive {
        assert!(tab.book == fresh.book, "seed {seed}: two tabs differ");
    }
    // Local storage alone, as it is after one more fold.
    let mut last = alive.pop().unwrap_or(fresh);
    run(last.fold()).expect("folds");
    let again = Tab::open(&disk, 100, true);
    assert!(again.book == last.book, "seed {seed}: reopened");
    if again.report.healed > 0 {
        let mut again = again;
        run(again.fold()).expect("heals");
    }
    disk.lose_log();
    let alone = Tab::open(&disk, 101, false);
    assert!(alone.book == last.book, "seed {seed}: local storage alone");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn two_tabs_converge_and_lose_nothing(seed: u64) {
        interleave(seed, 2, 0);
    }

    #[test]
    fn five_tabs_converge_and_lose_nothing(seed: u64) {
        interleave(seed, 5, 0);
    }

    #[test]
    fn tabs_that_die_anywhere_lose_nothing(seed: u64) {
        interleave(seed, 4, 2);
    }
}

#[test]
fn a_tab_that_slept_through_a_fold_gets_the_pages_instead_of_the_trimmed_entries() {
    let disk = Disk::default();
    let (mut awake, mut asleep) = (Tab::open(&disk, 1, true), Tab::open(&disk, 2, true));
    for name in ["Ada", "Grace", "Hedy"] {
        let person = awake.person(name);
        run(awake.make(&person)).expect("saved");
    }
    run(awake.fold()).expect("folded");
    let person = asleep.person("Mary");
    let effect = run(asleep.make(&person)).expect("saved");
    assert_eq!(effect.added.len(), 4);
    run(awake.catch_up()).expect("catches up");
    assert!(awake.book == asleep.book);
}

/// Seven notes are three steps and three entries.
fn seven_notes(tab: &mut Tab) -> Delta {
    let change = (0..7).fold(Change::default(), |change, _| {
        change.squash(tab.note(&[], "one of seven"))
    });
    tab.stamp(&change)
}

fn step(tab: &mut Tab, news: &mut News) -> usize {
    let effect = tab.store.take_in(&mut tab.book, news);
    effect.map_or(0, |effect| effect.len())
}

#[test]
fn what_is_large_is_taken_in_step_by_step() {
    for database in [true, false] {
        let mut tab = Tab::open(&Disk::default(), 1, database);
        let delta = seven_notes(&mut tab);
        let mut news = run(tab.store.commit(delta)).expect("saved");
        let steps: Vec<usize> = (0..4).map(|_| step(&mut tab, &mut news)).collect();
        assert_eq!(steps, [3, 3, 1, 0], "database {database}");
        assert!(news.is_empty());
        assert_eq!(tab.store.take_in(&mut tab.book, &mut news), None);
    }
}

#[test]
fn a_fold_between_two_steps_covers_what_was_taken_in_and_no_more() {
    for database in [true, false] {
        for steps in 0..4 {
            let place = format!("database {database}, {steps} steps");
            let disk = Disk::default();
            let mut tab = Tab::open(&disk, 1, database);
            let delta = seven_notes(&mut tab);
            let mut news = run(tab.store.commit(delta)).expect("saved");
            for _ in 0..steps {
                step(&mut tab, &mut news);
            }
            run(tab.store.fold(&tab.book)).expect("folded");
            let killed = Tab::open(&disk, 2, database);
            assert_eq!(killed.book.entries().len(), 7, "{place}: killed after it");
            run(tab.take_in(news));
            assert!(tab.book == killed.book, "{place}");
            // Nothing is dirty that was not written, nor written that was not dirty.
            run(tab.fold()).expect("folded");
            run(tab.fold()).expect("folded");
            disk.lose_log();
            let alone = Tab::open(&disk, 3, false);
            assert!(alone.book == tab.book, "{place}: local storage alone");
        }
    }
}

#[test]
fn asking_between_two_steps_takes_nothing_in_twice() {
    for database in [true, false] {
        let disk = Disk::default();
        let mut tab = Tab::open(&disk, 1, database);
        let delta = seven_notes(&mut tab);
        let mut news = run(tab.store.commit(delta)).expect("saved");
        step(&mut tab, &mut news);
        let rest = run(tab.catch_up()).expect("caught up");
        assert_eq!(tab.book.entries().len(), 7);
        assert!(rest.len() >= 4);
        assert!(run(tab.take_in(news)).is_empty(), "database {database}");
        assert!(Tab::open(&disk, 2, database).book == tab.book);
    }
}

#[test]
fn what_others_wrote_comes_in_steps_of_its_own() {
    let disk = Disk::default();
    let (mut one, mut two) = (Tab::open(&disk, 1, true), Tab::open(&disk, 2, true));
    let theirs = seven_notes(&mut one);
    run(one.commit(theirs)).expect("saved");
    let ours = two.note(&[], "ours");
    let delta = two.stamp(&ours);
    let mut news = run(two.store.commit(delta)).expect("saved");
    let mut effect = Change::default();
    while !news.is_empty() {
        let is_ours = news.is_ours();
        let step = two.store.take_in(&mut two.book, &mut news);
        if is_ours {
            effect = effect.squash(step.unwrap_or_default());
        }
    }
    assert_eq!(effect, ours);
    assert_eq!(two.book.entries().len(), 8);
}

#[test]
fn a_fold_of_another_tab_while_its_pages_are_taken_in_is_caught_up_with() {
    let disk = Disk::default();
    let (mut awake, mut asleep) = (Tab::open(&disk, 1, true), Tab::open(&disk, 2, true));
    for _ in 0..3 {
        let delta = seven_notes(&mut awake);
        run(awake.commit(delta)).expect("saved");
    }
    run(awake.fold()).expect("folded");
    let mut news = run(asleep.store.catch_up()).expect("caught up");
    step(&mut asleep, &mut news);
    assert!(!news.is_empty(), "there are several pages");
    let more = awake.note(&[], "later");
    run(awake.make(&more)).expect("saved");
    run(awake.fold()).expect("folded");
    let first = run(asleep.store.fold(&asleep.book)).expect("not written");
    assert_ne!(first, Folded::NoRoom);
    run(asleep.take_in(news));
    run(asleep.catch_up()).expect("caught up");
    assert!(asleep.book == awake.book);
    run(asleep.fold()).expect("folded");
    disk.lose_log();
    assert!(Tab::open(&disk, 3, false).book == awake.book);
}

/// Lets a tab write the pronouns of somebody.
fn write_pronouns(tab: &mut Tab, id: Id, pronouns: &str) {
    let change = tab.edit(id, |record| {
        if let Some(contact) = Contact::of_mut(&mut record.body) {
            contact.pronouns = pronouns.to_owned();
        }
    });
    run(tab.make(&change)).expect("saved");
}

/// Takes back what a tab did, as its screen does; what does it again.
fn undo(tab: &mut Tab, change: &Change, now: u32) -> Change {
    run(tab.catch_up()).expect("caught up");
    let back = undoing(&tab.book, change, .., now);
    run(tab.make(&back)).expect("saved");
    if is_whole(&back, change) {
        change.clone()
    } else {
        back.invert()
    }
}

#[test]
fn undoing_what_was_added_keeps_what_another_tab_wrote_there_since() {
    let disk = Disk::default();
    let (mut one, mut two) = (Tab::open(&disk, 1, true), Tab::open(&disk, 2, true));
    let (ada, bo) = (one.person("Ada"), one.person("Bo"));
    let [ada_id, bo_id] = [&ada, &bo].map(|change| change.ids().next().expect("one"));
    let both = ada.squash(bo);
    run(one.make(&both)).expect("saved");
    run(two.catch_up()).expect("caught up");
    write_pronouns(&mut two, ada_id, "she");

    let trashed = |tab: &Tab| tab.book.record(ada_id).expect("kept").trashed;
    let again = undo(&mut one, &both, 77);
    assert!(one.book.record(bo_id).is_none(), "as it was added: purged");
    assert_eq!(trashed(&one), Some(77));

    // Doing it again, and taking that back, loses nothing either.
    run(one.make(&again)).expect("saved");
    let held = one.book.get::<Contact>(ada_id).expect("back");
    assert_eq!(held.pronouns, "she");
    assert!(one.book.get::<Contact>(bo_id).is_some());
    undo(&mut one, &again, 88);
    assert_eq!(trashed(&one), Some(77));
    assert!(one.book.record(bo_id).is_none());
    run(two.catch_up()).expect("caught up");
    assert!(two.book == one.book);
    assert!(Tab::open(&disk, 3, true).book == one.book);
}

#[test]
fn undoing_changes_and_removals_is_their_inverse() {
    let disk = Disk::default();
    let mut tab = Tab::open(&disk, 1, true);
    let (ada, bo) = (tab.person("Ada"), tab.person("Bo"));
    let [ada_id, bo_id] = [&ada, &bo].map(|change| change.ids().next().expect("one"));
    run(tab.make(&ada.squash(bo))).expect("saved");
    let change = tab
        .edit(ada_id, |record| record.trashed = Some(7))
        .squash(tab.purge(bo_id))
        .squash(tab.person("Cy"));
    run(tab.make(&change)).expect("saved");
    assert_eq!(undoing(&tab.book, &change, .., 9), change.clone().invert());
    assert_eq!(undo(&mut tab, &change, 9), change);
    // What another tab has purged meanwhile is not added by taking its adding back.
    assert_eq!(
        undoing(&Book::default(), &change, .., 9),
        change.clone().invert()
    );
}
