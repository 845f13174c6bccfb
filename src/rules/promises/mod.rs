//! What was promised, by oneself, to oneself, and between others.
//!
//! A promise is open, kept or released, and no more is made of it: nobody is told how often they were
//! late.

pub mod form;
pub mod words;

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use crate::domain::giving::{Promise, PromiseState};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};
use crate::rules::conversations::Month;

/// Whose a promise is, as one sees it oneself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Side {
    /// By oneself, to somebody.
    #[n(0)]
    Mine,
    /// By somebody, to oneself.
    #[n(1)]
    Theirs,
    /// Between two others.
    #[n(2)]
    Others,
}

/// Whose that promise is.
pub fn side(book: &Book, promise: &Promise) -> Side {
    let me = book.me().map(|(id, _)| id);
    if me == Some(promise.from) {
        Side::Mine
    } else if me == Some(promise.to) {
        Side::Theirs
    } else {
        Side::Others
    }
}

/// The open promises, of everybody or of that person: what is due first, then what has no day, as it
/// was written down.
pub fn open(book: &Book, of: Option<Id>) -> Vec<Id> {
    let is_open = |(id, promise): (Id, &Promise)| {
        let undated = promise.due.is_none();
        (promise.state == PromiseState::Open).then_some((undated, promise.due, id))
    };
    let mut found: Vec<_> = match of {
        Some(person) => book.about::<Promise>(person).filter_map(is_open).collect(),
        None => book.all::<Promise>().filter_map(is_open).collect(),
    };
    found.sort_unstable();
    found.into_iter().map(|(.., id)| id).collect()
}

/// Whether that day is worth a word on it: nobody is held to it who has died.
pub fn may_be_kept(book: &Book, promise: &Promise) -> bool {
    let by = book.get::<Contact>(promise.from);
    by.is_none_or(|contact| contact.died.is_none())
}

/// The promise closed on that day.
pub fn closed(promise: &Promise, state: PromiseState, on: Day) -> Promise {
    Promise {
        state,
        closed: (state != PromiseState::Open).then_some(on),
        ..promise.clone()
    }
}

/// The promise put off to that day.
pub fn put_off(promise: &Promise, to: Day) -> Promise {
    Promise {
        due: Some(to),
        ..promise.clone()
    }
}

/// One's own promises, for oneself alone: how many there are of each, never out of how many, nor how
/// late.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    pub open: usize,
    pub kept: usize,
    pub released: usize,
    /// How many were kept on which day, where the day is known.
    pub kept_on: BTreeMap<Day, usize>,
}

impl Mine {
    /// How many were kept in each of the last months, this one last, as far as the days are known.
    pub fn by_month(&self, today: Day, months: usize) -> Vec<(Month, usize)> {
        let number = |day: Day| day.year() * 12 + day.month() as i32 - 1;
        let last = number(today);
        let first = last + 1 - months as i32;
        let kept_in = |month: i32| -> usize {
            let days = self.kept_on.iter();
            days.filter(|(day, _)| number(**day) == month)
                .map(|(_, count)| count)
                .sum()
        };
        let name = |month: i32| (month.div_euclid(12), month.rem_euclid(12) as u32 + 1);
        (first..=last)
            .map(|month| (name(month), kept_in(month)))
            .collect()
    }
}

/// What became of one's own promises.
pub fn mine(book: &Book) -> Mine {
    let mut mine = Mine::default();
    let Some((me, _)) = book.me() else {
        return mine;
    };
    let own = book.about::<Promise>(me);
    for (_, promise) in own.filter(|(_, promise)| promise.from == me) {
        match promise.state {
            PromiseState::Open => mine.open += 1,
            PromiseState::Released => mine.released += 1,
            PromiseState::Kept => {
                mine.kept += 1;
                if let Some(day) = promise.closed {
                    *mine.kept_on.entry(day).or_default() += 1;
                }
            }
        }
    }
    mine
}
