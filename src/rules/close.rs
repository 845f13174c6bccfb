//! "Whom do you want to keep close?": asked of everyone about whom nothing is decided yet.
//!
//! What is decided stands with the person: a circle, a rhythm, a day until which they are put off, or
//! that they are never suggested. Whoever has none of it is asked about.

use super::people::{Filter, listing};
use super::{circles, conversations, date_words, put_off, rhythm_words};
use crate::domain::circle::Circle;
use crate::domain::record::RecordType as _;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Contact, Id};

/// People asked about at once.
pub const AT_ONCE: usize = 10;

/// Days for which "later" puts somebody off.
const LATER: i32 = 30;

/// Days after which people who were written down together are no longer new.
const NEW: i32 = 14;

/// So many new people at least are worth going through together.
pub const MANY: usize = 5;

/// What is decided about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Circle(Id),
    /// Days.
    Rhythm(u16),
    Later,
    Never,
}

/// Whether nothing is decided about that person yet. Of oneself, of those who have died and of the
/// archived there is nothing to decide.
pub fn is_undecided(book: &Book, contact: &Contact, today: Day) -> bool {
    let has_circle = || {
        let mut circles = contact.circles.iter();
        circles.any(|id| book.get::<Circle>(*id).is_some())
    };
    let has_rhythm = contact.rhythm.is_some_and(|days| days > 0);
    let asked = !contact.me && contact.died.is_none() && !contact.archived && !contact.muted;
    asked && !has_rhythm && !put_off::is_put_off(contact, today) && !has_circle()
}

/// Everyone about whom nothing is decided, by name.
pub fn undecided(book: &Book, today: Day) -> Vec<Id> {
    let mut all = listing(book, &Filter::default());
    all.retain(|id| {
        let contact = book.get::<Contact>(*id);
        contact.is_some_and(|one| is_undecided(book, one, today))
    });
    all
}

/// How many of them there are: at less cost than putting them in order.
pub fn count_undecided(book: &Book, today: Day) -> usize {
    let all = book.all::<Contact>();
    all.filter(|(_, one)| is_undecided(book, one, today))
        .count()
}

/// How many to offer going through: those undecided who were written down in the last two weeks,
/// where they are many, as after an import; else 0.
pub fn offered(book: &Book, today: Day) -> usize {
    let is_new = |id: Id| today.days_since(conversations::written_on(id)) <= NEW;
    let all = book.all::<Contact>();
    let count = all
        .filter(|(id, one)| is_new(*id) && is_undecided(book, one, today))
        .count();
    if count < MANY { 0 } else { count }
}

/// Writes down what is decided about that person. A circle or a rhythm also takes back what kept
/// them from being suggested.
pub fn decide(book: &Book, id: Id, answer: Answer, today: Day) -> Change {
    let Some(from) = book.record(id).filter(|record| record.trashed.is_none()) else {
        return Change::default();
    };
    let mut to = from.clone();
    let Some(contact) = Contact::of_mut(&mut to.body) else {
        return Change::default();
    };
    match answer {
        Answer::Circle(circle) if !contact.circles.contains(&circle) => {
            contact.circles.push(circle);
        }
        Answer::Circle(_) => {}
        Answer::Rhythm(days) => contact.rhythm = Some(days),
        Answer::Later => contact.put_off_until = Some(today.plus_days(LATER)),
        Answer::Never => contact.muted = true,
    }
    if let Answer::Circle(_) | Answer::Rhythm(_) = answer {
        contact.muted = false;
        contact.put_off_until = None;
    }
    Change::update(id, from, to)
}

/// What is decided about that person, in words: "Rowers, every month", "Later, from 3 May", "Never
/// suggested"; `None` while nothing is.
pub fn decided(book: &Book, contact: &Contact, today: Day) -> Option<String> {
    if contact.muted {
        return Some("Never suggested".to_owned());
    }
    let circles = circles::of_person(book, contact).into_iter();
    let rhythm = contact.rhythm.filter(|days| *days > 0);
    let parts: Vec<String> = circles
        .map(|(_, name)| name)
        .chain(rhythm.map(rhythm_words::words))
        .collect();
    let until = contact
        .put_off_until
        .filter(|_| put_off::is_put_off(contact, today));
    match (parts.is_empty(), until) {
        (false, _) => Some(parts.join(", ")),
        (true, Some(until)) => {
            let day = date_words::write(until.into());
            Some(format!("Later, from {day}"))
        }
        (true, None) => None,
    }
}
