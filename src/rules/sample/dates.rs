//! The days of the stories, all told from today.
//!
//! | written | means |
//! |---|---|
//! | `today`, `-12`, `+5` | today, 12 days ago, in 5 days |
//! | `-12tu`, `+5tu` | the last Tuesday of then, the next one from then on |
//! | `-400m`, `-400y`, `-400~` | the month of that day, its year, about its year |
//! | `y38`, `y38-03`, `y38-03-14` | 38 years before this one: the year, a month, a day |
//! | `b5`, `b5.34` | a birthday in 5 days, on which they turn 34 |
//! | `--02-29`, `1987-05-12` | as it stands |

use chrono::Datelike as _;

use crate::domain::PartialDate;
use crate::domain::time::Day;

const WEEKDAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/// A date that may be partial.
pub(super) fn date(text: &str, today: Day) -> Option<PartialDate> {
    if let Some(day) = day(text, today) {
        return Some(day.into());
    }
    if let Some(years) = text.strip_prefix('y') {
        return years_ago(years, today);
    }
    if let Some(birthday) = text.strip_prefix('b') {
        return self::birthday(birthday, today);
    }
    let shifted = |end| day(text.strip_suffix(end)?, today);
    let year = |day: Day| u16::try_from(day.year()).ok();
    if let Some(day) = shifted('m') {
        return PartialDate::new(year(day), Some(day.month() as u8), None);
    }
    if let Some(day) = shifted('y') {
        return PartialDate::new(year(day), None, None);
    }
    if let Some(day) = shifted('~') {
        return PartialDate::around(year(day)?);
    }
    text.parse()
        .ok()
        .filter(|date: &PartialDate| !date.is_empty())
}

/// A whole day.
pub(super) fn day(text: &str, today: Day) -> Option<Day> {
    if text == "today" {
        return Some(today);
    }
    let back = text.starts_with('-');
    if !back && !text.starts_with('+') {
        return None;
    }
    let name = WEEKDAYS.iter().position(|name| text.ends_with(name));
    let days = name.map_or(text, |_| &text[..text.len() - 2]);
    let day = today.plus_days(days.parse().ok()?);
    let Some(wanted) = name else {
        return Some(day);
    };
    let is = day.0.weekday().num_days_from_monday() as i32;
    let ahead = (wanted as i32 - is).rem_euclid(7);
    Some(day.plus_days(if back && ahead > 0 { ahead - 7 } else { ahead }))
}

fn years_ago(text: &str, today: Day) -> Option<PartialDate> {
    let mut parts = text.splitn(3, '-');
    let year = today.year() - parts.next()?.parse::<i32>().ok()?;
    let mut part = || parts.next().map(str::parse::<u8>).transpose().ok();
    PartialDate::new(u16::try_from(year).ok(), part()?, part()?)
}

/// Without a year where the year it would be had no 29 February.
fn birthday(text: &str, today: Day) -> Option<PartialDate> {
    let (days, age) = match text.split_once('.') {
        Some((days, age)) => (days, Some(age.parse::<i32>().ok()?)),
        None => (text, None),
    };
    let day = today.plus_days(days.parse().ok()?);
    let year = age.and_then(|age| u16::try_from(day.year() - age).ok());
    let (month, day) = (Some(day.month() as u8), Some(day.day() as u8));
    PartialDate::new(year, month, day).or_else(|| PartialDate::new(None, month, day))
}
