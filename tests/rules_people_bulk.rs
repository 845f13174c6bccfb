//! What is done to many people at once, and what of a book tells of some of them.

#[allow(dead_code, reason = "each user takes a part of it")]
#[path = "support/small_book.rs"]
mod small_book;

use kith::domain::circle::{Circle, Relationship};
use kith::domain::note::Note;
use kith::domain::{Book, Change, Contact, Delta, Id};
use kith::formats::backup;
use kith::rules::people::bulk::{
    add_to_circle, archive, circle_named, delete, part, set_rhythm, tag,
};
use kith::rules::people::{purge, restore};
use small_book::{book_of, commit, id, person, talk};

fn note(about: &[Id]) -> Note {
    Note {
        text: "something".to_owned(),
        about: about.to_vec(),
        ..Note::default()
    }
}

fn sample() -> Book {
    let circle = |name: &str| Circle {
        name: name.to_owned(),
        ..Circle::default()
    };
    let link = Relationship {
        from: id(1),
        to: Some(id(2)),
        kind: "friend".to_owned(),
        ..Relationship::default()
    };
    book_of([
        (id(91), circle("Climbing").into()),
        (id(92), circle("Chess").into()),
        (
            id(1),
            person("Ada", |one| {
                one.circles = vec![id(91)];
                one.tags = vec!["Work".to_owned()];
            }),
        ),
        (id(2), person("Ben", |one| one.met.through = Some(id(3)))),
        (id(3), person("Cleo", |one| one.circles = vec![id(92)])),
        (id(9), person("Me", |one| one.me = true)),
        (id(11), note(&[id(1)]).into()),
        (id(12), note(&[id(1), id(2)]).into()),
        (id(13), note(&[id(1), id(3)]).into()),
        (id(14), note(&[]).into()),
        (id(15), link.into()),
        (id(16), talk("2026-05-01", &[id(1), id(9)]).into()),
    ])
}

/// Makes the Change, and gives the book after it; taken back, it is the book from before.
fn after(change: Change) -> Book {
    let before = sample();
    let mut book = sample();
    commit(&mut book, &change);
    let done = book.clone();
    commit(&mut book, &change.invert());
    for (id, entry) in before.entries() {
        assert_eq!(book.record(*id), Some(&entry.record));
    }
    assert_eq!(book.entries().len(), before.entries().len());
    done
}

fn contact(book: &Book, number: u32) -> &Contact {
    book.get::<Contact>(id(number)).unwrap()
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}

#[test]
fn several_become_something_at_once_and_are_as_before_by_one_undo() {
    let book = sample();
    let both = [id(1), id(2)];
    let change = add_to_circle(&book, &both, id(91));
    // Ada is in it already.
    assert_eq!(change.len(), 1);
    assert_eq!(contact(&after(change), 2).circles, [id(91)]);

    let change = tag(&book, &both, &words(&[" work "]));
    assert_eq!(change.len(), 1);
    let tagged = after(change);
    assert_eq!(contact(&tagged, 1).tags, ["Work"]);
    assert_eq!(contact(&tagged, 2).tags, ["work"]);
    let tagged = after(tag(&book, &both, &words(&["work", "choir", "Choir"])));
    assert_eq!(contact(&tagged, 1).tags, ["Work", "choir"]);
    assert_eq!(contact(&tagged, 2).tags, ["work", "choir"]);

    let given = after(set_rhythm(&book, &both, Some(30)));
    assert_eq!(contact(&given, 1).rhythm, Some(30));
    assert!(set_rhythm(&book, &both, None).is_empty());

    let archived = after(archive(&book, &both, true));
    assert!(contact(&archived, 1).archived && contact(&archived, 2).archived);
    assert!(!contact(&archived, 3).archived);

    // A new circle with its first members is one Change as well.
    let new = Change::add(id(93), Circle::default());
    let change = new.squash(add_to_circle(&book, &both, id(93)));
    assert_eq!(contact(&after(change), 1).circles, [id(91), id(93)]);
}

#[test]
fn nobody_is_touched_who_is_no_longer_there() {
    let mut book = sample();
    let change = delete(&book, &[id(2)], 77);
    commit(&mut book, &change);
    assert!(tag(&book, &[id(2), id(500)], &words(&["x"])).is_empty());
    // A circle is no person.
    assert!(tag(&book, &[id(91)], &words(&["x"])).is_empty());
    assert!(delete(&book, &[id(9)], 78).is_empty());
}

#[test]
fn several_are_deleted_as_one_by_one() {
    let book = sample();
    let deleted = after(delete(&book, &[id(1), id(2)], 77));
    let trashed = |number: u32| deleted.record(id(number)).unwrap().trashed;
    for number in [1, 2, 11, 15, 16] {
        assert_eq!(trashed(number), Some(77), "{number}");
    }
    for number in [3, 9, 12, 13, 14, 91] {
        assert_eq!(trashed(number), None, "{number}");
    }
}

#[test]
fn what_is_deleted_for_good_takes_along_what_restoring_brings_back() {
    let mut book = sample();
    assert!(purge(&book, id(1)).is_empty());
    let change = delete(&book, &[id(1)], 77);
    commit(&mut book, &change);
    let purged = purge(&book, id(1));
    let restored = restore(&book, id(1));
    assert!(purged.removed.keys().eq(restored.updated.keys()));
    assert_eq!(purged.len(), 4);
    commit(&mut book, &purged);
    assert!(book.record(id(1)).is_none() && book.record(id(11)).is_none());
    assert!(book.record(id(12)).is_some());
}

#[test]
fn circles_are_found_by_name() {
    let book = sample();
    assert_eq!(circle_named(&book, " CLIMBING "), Some(id(91)));
    assert_eq!(circle_named(&book, "climb"), None);
}

#[test]
fn a_part_of_a_book_is_a_backup_that_tells_of_nobody_else() {
    let book = sample();
    for (people, told) in [
        (&[1][..], &[1, 11, 16, 91][..]),
        (&[1, 2], &[1, 2, 11, 12, 15, 16, 91]),
        (&[1, 3], &[1, 3, 11, 13, 16, 91, 92]),
        (&[2], &[2]),
        (&[], &[]),
        (&[500, 91], &[]),
    ] {
        let ids: Vec<Id> = people.iter().map(|number| id(*number)).collect();
        let part = part(&book, &ids);
        let wanted: Vec<Id> = told.iter().map(|number| id(*number)).collect();
        assert!(part.iter().copied().eq(wanted), "{people:?}: {part:?}");

        let entries = book.entries().clone().into_iter();
        let delta = Delta {
            entries: entries.filter(|(id, _)| part.contains(id)).collect(),
            ..Delta::default()
        };
        let text = backup::write_delta(&delta);
        let read = backup::read(text.as_bytes()).unwrap();
        assert_eq!((read.delta.clone(), read.problems.len()), (delta, 0));
        // The book it came from learns nothing by it.
        assert!(book.preview(&read.delta).is_empty());
    }
}
