//! Days as a calendar names them: "3 May", "20.11.", "12.5.2026", "the 24th".
//!
//! A day that is told but that the calendar has not, or that could be two, is an error: it must not
//! become today without a word.

use super::dates::{Direction, lonely};
use super::line::{self, Word};
use super::plans::Unmet;
use super::words::{BEFORE_FIGURES, MONTHS, NOT_A_DATE};
use crate::domain::PartialDate;
use crate::domain::time::Day;
use crate::rules::date_words;

/// A date, or why it is none.
pub(super) type Told = Result<PartialDate, Unmet>;

/// "12.5.2026", "2026-05-12", "20.11.", "20/11". `on` says that a word before leads to a day: two
/// figures alone are too often something else.
pub(super) fn numeric(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
    on: bool,
) -> Option<(Told, usize)> {
    let word = words.get(at).filter(|word| !word.possessive)?;
    let parts: Vec<&str> = word.folded.split(['.', '-', '/']).collect();
    let figures = |part: &&str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
    if !parts.iter().all(figures) {
        return None;
    }
    let told = match *parts.as_slice() {
        [one, other, last] => whole(word, [one, other, last], today, direction)?,
        [one, other] if one.len() <= 2 && other.len() <= 2 => {
            let (one, other) = (one.parse().ok()?, other.parse().ok()?);
            if word.folded.contains('.') {
                with_dot(words, at, on).then_some(())?;
                let told = day_first(one, other, today, direction)?;
                (told.is_ok() || on || may_be_day(words, at, one, other)).then_some(told)?
            } else if word.folded.contains('/') {
                with_slash(words, at, on, (one, other), today, direction)?
            } else {
                return None;
            }
        }
        _ => return None,
    };
    Some((told, 1))
}

/// Three figures: a date as it is read everywhere, or one that the calendar has not.
fn whole(word: &Word, parts: [&str; 3], today: Day, direction: Direction) -> Option<Told> {
    // A year has two figures or four: "1.2.3" is a version.
    if matches!(parts[2].len(), 1 | 3) && parts[0].len() != 4 {
        return None;
    }
    if let Ok(date) = date_words::read(&word.folded, today) {
        return date.to_day().map(|_| Ok(date));
    }
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() <= 2);
    let year = |part: &str| part.parse().ok().filter(|_| part.len() == 4);
    let [first, middle, last] = parts;
    if let Some(year) = year(first) {
        return told(number(last)?, number(middle)?, Some(year), today, direction)
            .filter(Result::is_err);
    }
    let (one, other) = (number(first)?, number(middle)?);
    let year = year(last);
    if word.folded.contains('.') {
        return told(one, other, year, today, direction).filter(Result::is_err);
    }
    if (1..=12).contains(&one) && (1..=12).contains(&other) && one != other {
        return year.map(|_| Err(Unmet::EitherDay { one, other }));
    }
    let (day, month) = either_first(one, other);
    told(day, month, year, today, direction).filter(Result::is_err)
}

/// The day first, but where only the other way there is such a month.
fn day_first(one: u8, other: u8, today: Day, direction: Direction) -> Option<Told> {
    let (day, month) = either_first(one, other);
    told(day, month, None, today, direction)
}

/// The day and the month of two figures, the day first but where only the other can be the month.
fn either_first(one: u8, other: u8) -> (u8, u8) {
    if other > 12 && (1..=12).contains(&one) {
        (other, one)
    } else {
        (one, other)
    }
}

/// Whether "20.11" is a day, and not a price, a length or a time: after "on", or with its last dot.
fn with_dot(words: &[Word], at: usize, on: bool) -> bool {
    stands_alone(words, at) && (on || words[at].dotted)
}

/// Whether two figures that are no day were meant to be one: one of them at least is a day or a month,
/// and nothing before them says that they are a price or a score.
fn may_be_day(words: &[Word], at: usize, one: u8, other: u8) -> bool {
    let before = at.checked_sub(1).map(|before| &words[before]);
    let counts = before.is_some_and(|word| BEFORE_FIGURES.contains(&word.folded.as_str()));
    ((1..=31).contains(&one) || (1..=12).contains(&other)) && !counts
}

fn stands_alone(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1);
    lonely(words, at + 1) || next.is_some_and(|next| next.gap.contains(['@', '[']))
}

/// "20/11". Where both could be the month, it is asked for after "on", and else no date: it may be
/// a score.
fn with_slash(
    words: &[Word],
    at: usize,
    on: bool,
    (one, other): (u8, u8),
    today: Day,
    direction: Direction,
) -> Option<Told> {
    let either = one <= 12 && other <= 12;
    if !stands_alone(words, at) || either && !on {
        return None;
    }
    if NOT_A_DATE.contains(&words[at].folded.as_str()) {
        return None;
    }
    if either && one != other && one > 0 && other > 0 {
        return Some(Err(Unmet::EitherDay { one, other }));
    }
    // "31/11" is written as a day; "40/60" is not.
    let as_day = on || (1..=31).contains(&one) && (1..=12).contains(&other);
    day_first(one, other, today, direction).filter(|told| as_day || told.is_ok())
}

/// "on the 12th", "the 24th": ahead the next such day, else the last one. `on` says that "on" stands before.
pub(super) fn ordinal(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
    on: bool,
) -> Option<(Told, usize)> {
    let word = words.get(at).filter(|word| !word.possessive)?;
    let written = !word.folded.ends_with(|sign: char| sign.is_ascii_digit());
    let day = day_figures(words, at).filter(|_| written)?;
    if !(1..=31).contains(&day) {
        // "Celebrated the 50th with Ada".
        return (on && lonely(words, at + 1)).then_some((Err(Unmet::InNoMonth(day)), 1));
    }
    if direction == Direction::Ahead {
        let date = date_words::read_day(&format!("the {day}"), today).ok()?;
        return Some((Ok(date.into()), 1));
    }
    // "The 3rd time", "on the 2nd floor".
    if !lonely(words, at + 1) {
        return None;
    }
    let mut back = (0..62).map(|days| today.plus_days(-days));
    let date = back.find(|one| one.day() == u32::from(day))?;
    Some((Ok(date.into()), 1))
}

/// Whether the year is written there.
pub(super) fn says_year(word: &Word) -> bool {
    is_year(word) || word.folded.split(['.', '-', '/']).count() == 3
}

/// "3 May", "May 3rd", "3rd of May 2025".
pub(super) fn day_of_month(
    words: &[Word],
    at: usize,
    today: Day,
    direction: Direction,
    on: bool,
) -> Option<(Told, usize)> {
    let of = usize::from(line::matches(words, at + 1, "of").is_some());
    let (day, month, length) = match (day_figures(words, at), month_in(words, at + 1 + of)) {
        (Some(day), Some(month)) => (day, month, 2 + of),
        _ => (day_figures(words, at + 1)?, month_in(words, at)?, 2),
    };
    // "20. November", of which the dot ends no clause.
    let dotted = |word: &Word| !word.opens && word.gap == ". ";
    let joined = (at + 1..at + length).all(|one| words[one].follows() || dotted(&words[one]));
    let month_at = if words[at].folded == words[month].folded {
        at
    } else {
        month
    };
    let year = words
        .get(at + length)
        .filter(|year| is_year(year) && spaced(year));
    let owned = (at..at + length).any(|one| words[one].possessive);
    let big = words[month_at].text.starts_with(char::is_uppercase);
    let ends = lonely(words, at + length);
    let said_as_month =
        big || year.is_some() || !is_everyday(&words[month_at].folded) || on && ends;
    // "50 August nights": a number that is no day is meant as one only where a date would end.
    let plain = (1..=31).contains(&day) || on || year.is_some() || ends;
    if !plain || !joined || owned || !said_as_month || year.is_some_and(|year| year.possessive) {
        return None;
    }
    let month = date_words::read(&words[month_at].folded, today)
        .ok()?
        .month()?;
    let written = year.map(|year| year.folded.parse()).transpose().ok()?;
    let told = told(day, month, written, today, direction)?;
    Some((told, length + usize::from(year.is_some())))
}

/// That day of that month; without a year the one meant by the direction.
fn told(day: u8, month: u8, year: Option<u16>, today: Day, direction: Direction) -> Option<Told> {
    if !(1..=12).contains(&month) {
        let figures = (day, month);
        return Some(Err(Unmet::NoSuchMonth { figures, year }));
    }
    let Some(date) = PartialDate::new(year, Some(month), Some(day)) else {
        return Some(Err(Unmet::NoSuchDay { day, month, year }));
    };
    if year.is_some() {
        return Some(Ok(date));
    }
    let day = match direction {
        Direction::Ahead => date.next_occurrence(today)?,
        Direction::Back | Direction::Done => latest(date, today)?,
    };
    Some(Ok(day.into()))
}

/// The last time it was that day of the year, today included.
fn latest(date: PartialDate, today: Day) -> Option<Day> {
    let years = (0..=8).map(|back| today.year() - back);
    let days = years.filter_map(|year| {
        let day = Day::new(year, date.month()?.into(), date.day()?.into())?;
        (day <= today).then_some(day)
    });
    days.max()
}

pub(super) fn spaced(word: &Word) -> bool {
    word.follows() || word.gap == ", "
}

pub(super) fn is_year(word: &Word) -> bool {
    word.folded.len() == 4
        && word.folded.starts_with(['1', '2'])
        && word.folded.bytes().all(|digit| digit.is_ascii_digit())
}

/// A day of the month in figures, "3" or "3rd", though there be no such day: "32".
fn day_figures(words: &[Word], at: usize) -> Option<u8> {
    let word = &words.get(at)?.folded;
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let figures = digits.len() <= 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|_| figures)
}

/// The place of the word, if it is a month.
pub(super) fn month_in(words: &[Word], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    MONTHS
        .iter()
        .any(|(month, _)| *month == word.folded)
        .then_some(at)
}

pub(super) fn is_everyday(month: &str) -> bool {
    MONTHS
        .iter()
        .any(|(name, everyday)| *name == month && *everyday)
}
