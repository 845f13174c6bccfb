//! What lies in the trash: the last first, and nothing twice.

use kith::domain::note::Note;
use kith::domain::reminder::Reminder;
use kith::domain::{Body, Book, Change, Clock, Contact, Id};
use kith::rules::people::{delete, restore};
use kith::rules::trash::listing;

fn id(seconds: u32) -> Id {
    Id::new(seconds, 0)
}

fn commit(book: &mut Book, clock: &mut Clock, change: &Change) {
    let delta = book.stamp(change, clock, 1);
    book.join(delta);
}

fn told(book: &Book) -> Vec<(&'static str, String)> {
    let listed = listing(book).into_iter();
    listed.map(|one| (one.kind, one.what)).collect()
}

#[test]
fn what_was_deleted_is_told_once_and_comes_back() {
    let (mut book, mut clock) = (Book::default(), Clock::new(1));
    let about = |who: u32, text: &str| Note {
        about: vec![id(who)],
        text: text.to_owned(),
        ..Note::default()
    };
    let records: [(u32, Body); 5] = [
        (1, Contact::named("Ada").into()),
        (2, Contact::named("Bo").into()),
        (3, about(1, "sails on *Sundays*").into()),
        (4, about(2, "likes **jazz**").into()),
        (
            5,
            Reminder {
                text: "call".to_owned(),
                ..Reminder::default()
            }
            .into(),
        ),
    ];
    for (seconds, body) in records {
        commit(&mut book, &mut clock, &Change::add(id(seconds), body));
    }
    assert!(told(&book).is_empty());

    // A note by itself, a person with what is only about them, a reminder.
    for (which, when) in [(4, 100), (1, 200), (5, 300)] {
        let change = delete(&book, id(which), when);
        commit(&mut book, &mut clock, &change);
    }
    let deleted = [
        ("Reminder", "call".to_owned()),
        ("Person", "Ada".to_owned()),
        ("Note", "likes jazz".to_owned()),
    ];
    assert_eq!(told(&book), deleted);

    let change = restore(&book, id(1));
    commit(&mut book, &mut clock, &change);
    assert_eq!(told(&book), [deleted[0].clone(), deleted[2].clone()]);
    assert!(book.get::<Note>(id(3)).is_some(), "it came back with her");
}
