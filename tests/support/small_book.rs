//! Little books, written down as they are needed.

use kith::domain::note::Interaction;
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Clock, Contact, Id};

pub fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// An id of that number, drawn on the day, in UTC.
pub fn id_on(day: Day, number: u32) -> Id {
    Id::new(day.days_since(Day::default()) as u32 * 86_400, number)
}

/// An id of that number, drawn long before everything else.
pub fn id(number: u32) -> Id {
    id_on(day("2015-01-01"), number)
}

pub fn commit(book: &mut Book, change: &Change) {
    let entries = book.entries().values();
    let latest = entries.map(|entry| entry.latest().millis).max();
    let millis = latest.unwrap_or(0) + 1;
    let delta = book.stamp(change, &mut Clock::new(1), millis);
    book.join(delta);
}

pub fn book_of(records: impl IntoIterator<Item = (Id, Body)>) -> Book {
    let mut change = Change::default();
    for (id, body) in records {
        change = change.squash(Change::add(id, body));
    }
    let mut book = Book::default();
    commit(&mut book, &change);
    book
}

pub fn person(name: &str, more: impl FnOnce(&mut Contact)) -> Body {
    let mut contact = Contact::named(name);
    more(&mut contact);
    contact.into()
}

/// A conversation with those people.
pub fn talk(date: &str, with: &[Id]) -> Interaction {
    Interaction {
        date: date.parse().expect("a date"),
        participants: with.to_vec(),
        ..Interaction::default()
    }
}
