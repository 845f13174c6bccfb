//! Dates as people type and say them: "12 May", "around 45", "in 5 days".
//!
//! Reading never guesses between two meanings: "12/05/1987" is refused with a sentence that offers
//! both. Writing uses one form, day first with the month as a word, which reading takes back
//! exactly.

mod guess;
mod months;
mod past;
mod read;
mod relative;

pub use past::{read_been, read_past};
pub use read::{read, read_day};

use chrono::Datelike as _;

use crate::domain::PartialDate;
use crate::domain::time::Day;

/// The name of that month, 1 to 12.
pub fn month_name(month: u32) -> &'static str {
    months::ENGLISH[month.clamp(1, 12) as usize - 1]
}

/// The date in plain words: "12 May 1987", "12 May", "May 1987", "1987", "around 1981", "May",
/// "the 12th"; nothing for a date of which nothing is known. [`read`] takes each back.
pub fn write(date: PartialDate) -> String {
    let month = |month: u8| month_name(month.into());
    match (date.year(), date.month(), date.day()) {
        (Some(year), Some(m), Some(day)) => format!("{day} {} {year:04}", month(m)),
        (Some(year), Some(m), None) => format!("{} {year:04}", month(m)),
        (Some(year), None, _) if date.is_approximate() => format!("around {year:04}"),
        (Some(year), None, _) => format!("{year:04}"),
        (None, Some(m), Some(day)) => format!("{day} {}", month(m)),
        (None, Some(m), None) => month(m).to_owned(),
        (None, None, Some(day)) => format!("the {day}{}", ordinal_ending(day)),
        (None, None, None) => String::new(),
    }
}

/// The same as when something was: "on 12 May 1987", "in May 1987", "around 1981".
pub fn write_when(date: PartialDate) -> String {
    let words = write(date);
    let before = match date.day() {
        _ if words.is_empty() || date.is_approximate() => "",
        Some(_) => "on ",
        None => "in ",
    };
    format!("{before}{words}")
}

/// A whole day as seen from today: "today", "yesterday", "in 5 days", "3 days ago", "12 May" within
/// this year, else "12 May 2027".
pub fn write_day(day: Day, today: Day) -> String {
    match day.days_since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days @ 2..=7 => format!("in {days} days"),
        days @ -7..=-2 => format!("{} days ago", -days),
        _ if day.year() == today.year() => write(
            PartialDate::new(None, Some(day.month() as u8), Some(day.day() as u8))
                .unwrap_or_default(),
        ),
        _ => write(day.into()),
    }
}

/// The day with its day of the week: "Friday 27 November".
pub fn write_weekday(day: Day) -> String {
    // Not by chrono's formatting, which would bring all of its patterns along.
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let name = NAMES[day.0.weekday().num_days_from_monday() as usize];
    let month = month_name(day.month());
    format!("{name} {} {month}", day.day())
}

/// A date as seen from today: a whole day as [`write_day`] has it, any other as [`write`] does.
pub fn write_seen(date: PartialDate, today: Day) -> String {
    match date.to_day() {
        Some(day) => write_day(day, today),
        None => write(date),
    }
}

/// Whole years since `date`, up to the day of death where that is known as far; `None` without a
/// year, before the date, and after a death whose year is unknown.
pub fn age(date: PartialDate, died: Option<PartialDate>, today: Day) -> Option<u16> {
    let until = match died {
        Some(died) => {
            let year = i32::from(died.year()?);
            // Of an incomplete date the last day it can have been: an age is not said too early.
            let (month, day) = (died.month().unwrap_or(12), died.day().unwrap_or(31));
            (28..=u32::from(day))
                .rev()
                .chain([u32::from(day)])
                .find_map(|day| Day::new(year, month.into(), day))?
        }
        None => today,
    };
    date.years_until(until)
}

/// The age in words: "45", "around 45" for a year that is a guess.
pub fn write_age(date: PartialDate, died: Option<PartialDate>, today: Day) -> Option<String> {
    let years = age(date, died, today)?;
    let guessed = date.is_approximate() || died.is_some_and(PartialDate::is_approximate);
    Some(if guessed {
        format!("around {years}")
    } else {
        years.to_string()
    })
}

fn ordinal_ending(number: u8) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}
