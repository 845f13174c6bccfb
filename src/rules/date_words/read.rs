//! Reading dates as people type them.

use std::fmt;

use super::super::Sentence;
use super::super::fold::fold;
use super::guess::{about, without_about};
use super::months::month_of;
use super::{relative, write};
use crate::domain::PartialDate;
use crate::domain::time::Day;

/// What a date is wanted for: so it is read, and what is no date is refused with what would be one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Something known of somebody, as far as it is known: a birthday. An age tells its year.
    Known,
    /// When something happened.
    Past,
    /// The day on which something is due.
    Due,
}

/// What was typed, and for what.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a> {
    pub text: &'a str,
    pub wanted: Wanted,
}

impl fmt::Display for Typed<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.text)
    }
}

/// The date a person means: "12 May", "May 1987", "12.5.87", "1987-05-12", "around 45",
/// "in her forties", "yesterday", "in 2 weeks". Months may be English, German, French, Spanish,
/// Italian, Portuguese or Dutch, or their first three letters. Dots put the day first. Empty text
/// is the date of which nothing is known.
///
/// # Errors
/// A sentence for the person, when it is no date, when the calendar has no such day, or when it
/// could be two: then it offers both.
pub fn read(text: &str, today: Day) -> Result<PartialDate, Sentence> {
    read_wanted(text, today, Wanted::Known)
}

/// The same, for what it is wanted.
pub(super) fn read_wanted(text: &str, today: Day, wanted: Wanted) -> Result<PartialDate, Sentence> {
    let text = text.trim();
    let typed = Typed { text, wanted };
    if let Ok(date) = text.parse() {
        return Ok(date);
    }
    let folded = fold(text);
    if let Some(date) = relative::read(&folded, today) {
        return Ok(date);
    }
    if let Some(rest) = without_about(&folded, today) {
        return about(rest, typed, today);
    }
    exact(&folded, typed, today)
}

/// The whole day a person means, from today on where they leave out the year: what a due date
/// needs. "By" may stand before it, and a day of the week is the next one: "by Friday".
///
/// # Errors
/// As [`read`]; also when it is less than a day.
pub fn read_day(text: &str, today: Day) -> Result<Day, Sentence> {
    let typed = text.trim();
    let by = typed.get(..3).filter(|by| by.eq_ignore_ascii_case("by "));
    let typed = by.map_or(typed, |by| &typed[by.len()..]);
    let next = relative::next_day(&fold(typed), today);
    let date = next.map_or_else(
        || read_wanted(typed, today, Wanted::Due),
        |day| Ok(day.into()),
    )?;
    let day = match (date.year(), date.month(), date.day()) {
        (Some(_), ..) => date.to_day(),
        (None, None, Some(day)) => next_day_of_month(day.into(), today),
        _ => date.next_occurrence(today),
    };
    day.ok_or_else(|| "This needs a day. Try “Friday”, “in 2 weeks” or “12 May”.".into())
}

fn next_day_of_month(day: u32, today: Day) -> Option<Day> {
    (0..62)
        .map(|ahead| today.plus_days(ahead))
        .find(|one| one.day() == day)
}

pub(super) fn unread(typed: Typed) -> Sentence {
    let start: String = typed.text.chars().take(40).collect();
    let advice = match typed.wanted {
        Wanted::Known => "“12 May 1987”, “May 1987” or “around 45”",
        Wanted::Past => "“Yesterday”, “Monday” or “12 May”",
        Wanted::Due => "“Friday”, “in 2 weeks” or “12 May”",
    };
    format!("“{start}” is not a date Kith can read. Try {advice}.").into()
}

fn no_such_day(day: u16, month: u8, year: Option<u16>) -> Sentence {
    let month = super::months::ENGLISH[usize::from(month) - 1];
    match year {
        Some(year) => format!("There is no {day} {month} in {year}.").into(),
        None => format!("There is no {day} {month}.").into(),
    }
}

/// A number, with how it was written.
#[derive(Clone, Copy)]
struct Number<'a> {
    digits: &'a str,
    value: u16,
}

impl Number<'_> {
    /// A year of four digits, or of two after an apostrophe or beside a day and a month.
    fn year(self, today: Day) -> Result<u16, Sentence> {
        if self.digits.len() != 2 {
            return Ok(self.value);
        }
        let century = (today.year() / 100 * 100).clamp(100, 9900) as u16;
        let (past, ahead) = (century - 100 + self.value, century + self.value);
        match i32::from(ahead) - today.year() {
            ..=0 => Ok(ahead),
            1..=20 => Err(format!(
                "“{}” could be {past} or {ahead}. Write the year in full.",
                self.digits
            )
            .into()),
            _ => Ok(past),
        }
    }
}

pub(super) fn exact(folded: &str, typed: Typed, today: Day) -> Result<PartialDate, Sentence> {
    let mut numbers = Vec::new();
    let mut month = None;
    for word in folded.split(|sign: char| !sign.is_alphanumeric() && sign != '\'') {
        let word = word.trim_matches('\'');
        let digits = word.trim_end_matches(char::is_alphabetic);
        let after = &word[digits.len()..];
        if word.is_empty() || is_filler(word) {
            continue;
        }
        if digits.is_empty() {
            let found = month_of(word).ok_or_else(|| unread(typed))?;
            if month.replace(found).is_some() {
                return Err(unread(typed));
            }
        } else {
            let value = digits.parse().map_err(|_| unread(typed))?;
            let ordinal = matches!(
                after,
                "" | "st" | "nd" | "rd" | "th" | "er" | "e" | "ste" | "de" | "o" | "a"
            );
            if !ordinal || matches!(digits.len(), 3 | 5..) || numbers.len() == 3 {
                return Err(unread(typed));
            }
            numbers.push(Number { digits, value });
        }
    }
    match month {
        Some(month) => with_month(&numbers, month, typed, today),
        None => in_figures(&numbers, folded, typed, today),
    }
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "on"
            | "in"
            | "de"
            | "del"
            | "di"
            | "du"
            | "le"
            | "el"
            | "am"
            | "den"
            | "der"
            | "im"
            | "do"
            | "van"
            | "born"
            | "since"
            | "year"
    )
}

fn with_month(
    numbers: &[Number],
    month: u8,
    typed: Typed,
    today: Day,
) -> Result<PartialDate, Sentence> {
    let (day, year) = match *numbers {
        [] => (None, None),
        [one] if one.digits.len() >= 3 || one.value > 31 => (None, Some(one)),
        [one] => (Some(one), None),
        // "1987 May 12".
        [year, day] if year.digits.len() >= 3 => (Some(day), Some(year)),
        [day, year] => (Some(day), Some(year)),
        _ => return Err(unread(typed)),
    };
    let year = year.map(|year| year.year(today)).transpose()?;
    dated(day.map(|day| day.value), Some(month), year, typed)
}

fn in_figures(
    numbers: &[Number],
    folded: &str,
    typed: Typed,
    today: Day,
) -> Result<PartialDate, Sentence> {
    let dots = folded.contains('.') && !folded.contains(['/', '-']);
    match *numbers {
        // "the 12th", "the 12."
        [day]
            if day.digits.len() <= 2
                && (folded.starts_with("the ") || !folded.ends_with(day.digits)) =>
        {
            dated(Some(day.value), None, None, typed)
        }
        [number] if number.digits.len() == 4 => dated(None, None, Some(number.value), typed),
        [number] if number.digits.len() <= 2 => Err(alone(number, typed)),
        [year, month] if year.digits.len() == 4 => dated(
            None,
            Some(month_figure(month, typed)?),
            Some(year.value),
            typed,
        ),
        [month, year] if year.digits.len() == 4 => dated(
            None,
            Some(month_figure(month, typed)?),
            Some(year.value),
            typed,
        ),
        [day, month] if dots => dated(
            Some(day.value),
            Some(month_figure(month, typed)?),
            None,
            typed,
        ),
        [one, other] => either_way(one, other, None, typed),
        [year, month, day] if year.digits.len() == 4 => dated(
            Some(day.value),
            Some(month_figure(month, typed)?),
            Some(year.value),
            typed,
        ),
        [day, month, year] if dots => {
            let year = year.year(today)?;
            dated(
                Some(day.value),
                Some(month_figure(month, typed)?),
                Some(year),
                typed,
            )
        }
        [one, other, year] => either_way(one, other, Some(year.year(today)?), typed),
        _ => Err(unread(typed)),
    }
}

fn alone(number: Number, typed: Typed) -> Sentence {
    match typed.wanted {
        Wanted::Known => format!(
            "“{typed}” alone could be an age or a day. Try “around {}”, or add the month.",
            number.value
        )
        .into(),
        Wanted::Past | Wanted::Due if (1..=31).contains(&number.value) => {
            format!("“{typed}” alone could be a day of any month. Add the month.").into()
        }
        Wanted::Past | Wanted::Due => unread(typed),
    }
}

/// Day and month, or month and day, as one writes them in Europe or in America.
fn either_way(
    one: Number,
    other: Number,
    year: Option<u16>,
    typed: Typed,
) -> Result<PartialDate, Sentence> {
    let date = |day: Number, month: Number| {
        let day = u8::try_from(day.value).ok()?;
        let month = u8::try_from(month.value).ok()?;
        PartialDate::new(year, Some(month), Some(day))
    };
    match (date(one, other), date(other, one)) {
        (Some(day_first), Some(month_first)) if day_first != month_first => Err(format!(
            "“{typed}” could be {} or {}. Write the month as a word.",
            write(day_first),
            write(month_first)
        )
        .into()),
        (Some(date), _) | (None, Some(date)) => Ok(date),
        (None, None) => Err(unread(typed)),
    }
}

fn month_figure(number: Number, typed: Typed) -> Result<u8, Sentence> {
    let month = u8::try_from(number.value).ok();
    month
        .filter(|month| (1..=12).contains(month))
        .ok_or_else(|| unread(typed))
}

fn dated(
    day: Option<u16>,
    month: Option<u8>,
    year: Option<u16>,
    typed: Typed,
) -> Result<PartialDate, Sentence> {
    let small = day.map(|day| u8::try_from(day).unwrap_or(u8::MAX));
    PartialDate::new(year, month, small)
        .filter(|_| year.is_none_or(|year| year > 0))
        .ok_or_else(|| match (day, month) {
            (Some(day), Some(month)) if year != Some(0) => no_such_day(day, month, year),
            _ => unread(typed),
        })
}
