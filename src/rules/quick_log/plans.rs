//! What has not been: "will call @Ada on Monday", "did not meet @Ada". It is no conversation.

pub(super) mod asked;
mod theirs;

use super::dates::{self, Direction};
use super::kind::Done;
use super::line::{self, Word};
use super::mentions::Found;
use super::words::{
    BEFORE_PLAN, DETERMINERS, ERRANDS, FUTURE, NOT_DONE, NOT_GIVEN, PLANS, TOUCH, VERBS,
};
use crate::domain::time::Day;
use crate::rules::date_words;

/// Why a line tells of no conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// It is still to come.
    ToCome,
    /// It did not come about.
    NotDone,
    /// What was given has been, on a day that has not.
    DayToCome,
    /// No month has such a day: "on the 32nd".
    InNoMonth(u8),
    /// The calendar has no such day.
    NoSuchDay {
        day: u8,
        month: u8,
        year: Option<u16>,
    },
    /// In figures, of which none can be the month.
    NoSuchMonth {
        figures: (u8, u8),
        year: Option<u16>,
    },
    /// In figures, of which either could be the month.
    EitherDay { one: u8, other: u8 },
    /// It was not today, and the words fit many days: "the other day".
    WhichDay,
    /// A season, which can be of two years.
    WhichYear,
}

impl Unmet {
    /// Whether it is the day alone that has to be mended.
    pub(super) fn is_of_day(self) -> bool {
        !matches!(self, Unmet::ToCome | Unmet::NotDone)
    }

    /// Whether the line is right, but does not say which day it was.
    pub(super) fn asks_day(self) -> bool {
        matches!(self, Unmet::WhichDay | Unmet::WhichYear)
    }

    /// What is said of it.
    pub(super) fn said(self) -> String {
        let month = |month: u8| date_words::month_name(month.into());
        match self {
            Unmet::ToCome => {
                "That is still to come. Write “remind me on Monday to call @Ada”, or what has been."
                    .to_owned()
            }
            Unmet::NotDone => {
                "That has not been. Write what has been, or “remind me on Monday to call @Ada”."
                    .to_owned()
            }
            Unmet::DayToCome => {
                "That day is still to come. Mend the date, or choose the day it was.".to_owned()
            }
            Unmet::InNoMonth(day) => {
                format!("No month has a day {day}. Mend the date, or write the day in words.")
            }
            Unmet::NoSuchDay {
                day,
                month: m,
                year,
            } => {
                let year = year.map_or_else(String::new, |year| format!(" in {year}"));
                let month = month(m);
                format!(
                    "There is no {day} {month}{year}. Mend the date, or write the day in words."
                )
            }
            Unmet::NoSuchMonth { figures, year } => {
                let (day, month) = figures;
                let year = year.map_or_else(String::new, |year| year.to_string());
                format!(
                    "There is no {day}.{month}.{year} in the calendar. Mend the date, or write the \
                     month as a word."
                )
            }
            Unmet::WhichDay => {
                "That does not say on which day. Choose one, or write “last Friday” or “12 May”."
                    .to_owned()
            }
            Unmet::WhichYear => {
                "A season can be of two years. Choose a day, or write the month or the year: “in \
                 July” or “in summer 2019”."
                    .to_owned()
            }
            Unmet::EitherDay { one, other } => {
                let (first, second) = (month(other), month(one));
                format!(
                    "“{one}/{other}” could be {one} {first} or {other} {second}. Write the month \
                    as a word."
                )
            }
        }
    }
}

/// What the clause that says what was done begins with, or the line where none does: words that tell of oneself
/// and of a day may come before. `free` says which words are nothing else.
pub(super) fn find(
    words: &[Word],
    free: &[bool],
    found: &[Found],
    done: Option<&Done>,
    today: Day,
) -> Option<Unmet> {
    if done.is_some_and(|done| is_of_to_come(words, found, done, today)) {
        return Some(Unmet::ToCome);
    }
    let verb = done.map(|done| done.words.start);
    let opens = |verb: usize| (0..=verb).rev().find(|at| words[*at].opens);
    let mut at = verb.and_then(opens).unwrap_or(0);
    let end = verb.unwrap_or(words.len());
    while at < end {
        if !free.get(at).copied().unwrap_or(false) {
            return theirs::find(words, free, found, at, today);
        }
        if let Some(unmet) = unmet(words, found, at) {
            return Some(unmet);
        }
        if is_asked(words, found, at, today) {
            return Some(Unmet::ToCome);
        }
        at += if BEFORE_PLAN.contains(&words[at].folded.as_str()) {
            1
        } else {
            dates::read_at(words, at, today, Direction::Ahead)?.1
        };
    }
    // "Call @Ada on Friday": what could be a noun as well.
    (at == end && is_asked(words, found, at, today)).then_some(Unmet::ToCome)
}

/// Whether one tells oneself there to do something with somebody.
fn is_asked(words: &[Word], found: &[Found], at: usize, today: Day) -> bool {
    let end = asked::end(words, at, today);
    end.is_some_and(|end| found.iter().any(|one| one.words.start == end))
}

/// Whether what is told as done is of a day to come: "met @Ada tomorrow".
fn is_of_to_come(words: &[Word], found: &[Found], done: &Done, today: Day) -> bool {
    let ahead = |at: usize| {
        let (date, length) = dates::read_at(words, at, today, Direction::Done)?;
        (date.earliest()? > today).then_some(at + length)
    };
    let verb = done.words.start;
    let first = (0..=verb).rev().find(|at| words[*at].opens).unwrap_or(0);
    let before = first < verb && ahead(first) == Some(verb);
    let next = theirs::after_names(words, found, done.words.end);
    let next = next.filter(|at| words.get(*at).is_some_and(|next| !next.opens));
    let after = next
        .and_then(ahead)
        .is_some_and(|end| dates::lonely(words, end));
    done.verb && (before || after)
}

fn unmet(words: &[Word], found: &[Found], at: usize) -> Option<Unmet> {
    let length = |table: &[&str]| {
        let lengths = table.iter().filter_map(|one| line::matches(words, at, one));
        lengths.max()
    };
    // "Going to the cinema with Ada" was there.
    let goes_on = |end: usize| {
        let next = words.get(end).filter(|next| !next.opens);
        next.is_some_and(|next| !DETERMINERS.contains(&next.folded.as_str()))
    };
    let in_touch = |end: usize| {
        let next = words.get(end).filter(|next| !next.opens);
        next.is_some_and(|next| TOUCH.contains(&next.folded.as_str()))
    };
    let is_name = |end: usize| found.iter().any(|one| one.words.start == end);
    let planned = length(PLANS).is_some_and(|long| goes_on(at + long))
        // Somebody may be called Will.
        || length(FUTURE).is_some_and(|long| in_touch(at + long))
        || length(ERRANDS).is_some_and(|long| is_name(at + long));
    if planned {
        return Some(Unmet::ToCome);
    }
    let end = at + length(NOT_DONE)?;
    let given = words.get(end).filter(|next| !next.opens);
    let given = given.is_some_and(|next| NOT_GIVEN.contains(&next.folded.as_str()));
    let done = given || in_touch(end) || line::phrase(words, end, VERBS).is_some();
    done.then_some(Unmet::NotDone)
}
