//! What two people have done for each other over the years, in both directions, in words.

use std::cmp::Reverse;

use super::words;
use crate::domain::giving::Favour;
use crate::domain::{Book, Id};

/// What happened in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// `None` of what has no year.
    pub year: Option<u16>,
    /// What happened last first.
    pub acts: Vec<Told>,
}

/// One act of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub id: Id,
    /// "Ada lent you a ladder. Until the roof is done."
    pub words: String,
    /// What it grew from, in words.
    pub grew_from: Option<String>,
}

/// The help that person gave and was given, the last year first.
pub fn of_person(book: &Book, person: Id) -> Vec<Year> {
    let favours = book.about::<Favour>(person);
    let theirs = favours.filter(|(_, one)| [one.from, one.to].contains(&person));
    let mut all: Vec<(Id, &Favour)> = theirs.collect();
    all.sort_by_key(|(id, one)| Reverse((one.date.year(), one.date.earliest(), *id)));
    let mut years: Vec<Year> = Vec::new();
    for (id, favour) in all {
        let told = Told {
            id,
            words: words::told(book, id),
            grew_from: favour.grew_from.map(|from| words::told(book, from)),
        };
        let year = favour.date.year();
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => last.acts.push(told),
            None => years.push(Year {
                year,
                acts: vec![told],
            }),
        }
    }
    years
}
