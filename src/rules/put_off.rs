//! Putting off: a suggestion, which is remembered with the person and for nobody else, and what is due
//! on a day of its own.

use super::rhythm;
use crate::domain::record::RecordType as _;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Contact, Id};

/// By how many days what is due can be put off, and in what words.
pub const LATER: [(&str, i32); 3] = [("By a day", 1), ("By a week", 7), ("By 30 days", 30)];

/// The day on which something falls that was due on that one, put off by so many days: counted from
/// today at the earliest, so that what was missed is not due at once again, and never earlier than it
/// was.
pub fn later(due: Day, days: i32, today: Day) -> Day {
    due.max(today).plus_days(days)
}

/// Days for which somebody without a rhythm is let be.
const LET_BE: i32 = 180;

/// For how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PutOff {
    /// Until tomorrow.
    Day,
    Week,
    /// Until that day of the next month, or the last it has.
    Month,
    /// "Not this one": for one rhythm of theirs, or half a year.
    NotThisOne,
}

impl PutOff {
    pub const ALL: [PutOff; 4] = [PutOff::Day, PutOff::Week, PutOff::Month, PutOff::NotThisOne];

    /// "For a day", "Not this one".
    pub const fn words(self) -> &'static str {
        match self {
            PutOff::Day => "For a day",
            PutOff::Week => "For a week",
            PutOff::Month => "For a month",
            PutOff::NotThisOne => "Not this one",
        }
    }

    /// The first day on which that person may be suggested again.
    pub fn until(self, book: &Book, contact: &Contact, today: Day) -> Day {
        match self {
            PutOff::Day => today.plus_days(1),
            PutOff::Week => today.plus_days(7),
            PutOff::Month => {
                let month = today.0.checked_add_months(chrono::Months::new(1));
                month.map_or_else(|| today.plus_days(30), Day)
            }
            PutOff::NotThisOne => {
                let days = rhythm::of(book, contact).map(|rhythm| i32::from(rhythm.days));
                today.plus_days(days.unwrap_or(LET_BE))
            }
        }
    }
}

/// Puts that person off; nothing for what is no person, or is in the trash.
pub fn put_off(book: &Book, id: Id, by: PutOff, today: Day) -> Change {
    let (Some(record), Some(contact)) = (book.record(id), book.get::<Contact>(id)) else {
        return Change::default();
    };
    let mut to = record.clone();
    if let Some(person) = Contact::of_mut(&mut to.body) {
        person.put_off_until = Some(by.until(book, contact, today));
    }
    Change::update(id, record, to)
}

/// Whether that person is put off beyond today.
pub fn is_put_off(contact: &Contact, today: Day) -> bool {
    contact.put_off_until.is_some_and(|until| until > today)
}
