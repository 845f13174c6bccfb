//! Dates counted from today: "yesterday", "in 2 weeks", "3 months ago", "next Monday".

use chrono::{Datelike as _, Months, Weekday};

use crate::domain::PartialDate;
use crate::domain::time::Day;

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Day,
    Week,
    Fortnight,
    Month,
    Year,
}

/// The date of a folded text that counts from today; `None` for any other text.
///
/// What lies ahead is a whole day, since it is to be done on one. What lies back is as exact as the
/// unit: nobody who says "3 months ago" means that day of the month.
pub fn read(folded: &str, today: Day) -> Option<PartialDate> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let day = match words.as_slice() {
        ["today" | "now" | "heute" | "hoy" | "oggi" | "hoje" | "vandaag"] => today,
        ["tomorrow" | "morgen" | "demain" | "manana" | "domani" | "amanha"] => today.plus_days(1),
        ["yesterday" | "gestern" | "hier" | "ayer" | "ieri" | "ontem" | "gisteren"] => {
            today.plus_days(-1)
        }
        ["day", "after", "tomorrow"] | ["the", "day", "after", "tomorrow"] => today.plus_days(2),
        ["day", "before", "yesterday"] | ["the", "day", "before", "yesterday"] => {
            today.plus_days(-2)
        }
        ["in", count, unit] => return ahead(count_of(count)?, unit_of(unit)?, today),
        [count, unit, "ago"] => return back(count_of(count)?, unit_of(unit)?, today),
        ["next", word] | ["on", word] if weekday_of(word).is_some() => {
            weekday(weekday_of(word)?, today, 1)
        }
        ["last", word] => match weekday_of(word) {
            Some(day) => weekday(day, today, -1),
            None => return back(1, unit_of(word)?, today),
        },
        ["next", word] => return ahead(1, unit_of(word)?, today),
        ["this", "month"] => return coarse(today, Unit::Month),
        ["this", "year"] => return coarse(today, Unit::Year),
        _ => return None,
    };
    Some(day.into())
}

/// The next such day after today, of a folded text that is a day of the week alone: what is said so
/// may as well lie back, where nobody asks for what lies ahead. And the end of this month.
pub fn next_day(folded: &str, today: Day) -> Option<Day> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    match words.as_slice() {
        [word] | ["this", word] => weekday_of(word).map(|day| weekday(day, today, 1)),
        ["end", "of", "month"]
        | ["end", "of", "the" | "this", "month"]
        | ["the", "end", "of", "the" | "this", "month"]
        | ["at", "the", "end", "of", "the" | "this", "month"] => {
            let same = |day: &Day| day.month() == today.month();
            (0..31).rev().map(|ahead| today.plus_days(ahead)).find(same)
        }
        _ => None,
    }
}

/// The last such day before today, of a folded text that is a day of the week or a weekend of which
/// something is told that happened.
pub fn last_day(folded: &str, today: Day) -> Option<Day> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let day = match words.as_slice() {
        [word] | ["on" | "this" | "last", word] => weekday_of(word),
        _ => None,
    };
    let weekend = matches!(
        words.as_slice(),
        ["last", "weekend"] | ["over" | "at" | "on", "the", "weekend"]
    );
    day.or_else(|| weekend.then_some(Weekday::Sat))
        .map(|day| weekday(day, today, -1))
}

/// Whether a folded text names a season: which months those are depends on where one lives, and of
/// which year "last summer" was on who says it.
pub fn is_season(folded: &str) -> bool {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let season = |word: &str| matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter");
    match words.as_slice() {
        [word] | ["in" | "last" | "this", word] | ["in", "the", word] => season(word),
        _ => false,
    }
}

fn count_of(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    let named = WORDS.iter().position(|one| *one == word);
    named
        .map(|place| place as u32 + 1)
        .or_else(|| word.parse().ok())
        .filter(|count| *count <= 10_000)
}

fn unit_of(word: &str) -> Option<Unit> {
    match word {
        "day" | "days" => Some(Unit::Day),
        "week" | "weeks" => Some(Unit::Week),
        "fortnight" | "fortnights" => Some(Unit::Fortnight),
        "month" | "months" => Some(Unit::Month),
        "year" | "years" => Some(Unit::Year),
        _ => None,
    }
}

fn ahead(count: u32, unit: Unit, today: Day) -> Option<PartialDate> {
    let day = match unit {
        Unit::Day => today.plus_days(count as i32),
        Unit::Week => today.plus_days(count as i32 * 7),
        Unit::Fortnight => today.plus_days(count as i32 * 14),
        Unit::Month => Day(today.0.checked_add_months(Months::new(count))?),
        Unit::Year => Day(today.0.checked_add_months(Months::new(count * 12))?),
    };
    known(day)
}

fn back(count: u32, unit: Unit, today: Day) -> Option<PartialDate> {
    match unit {
        Unit::Day => known(today.plus_days(-(count as i32))),
        Unit::Week => known(today.plus_days(-(count as i32) * 7)),
        Unit::Fortnight => known(today.plus_days(-(count as i32) * 14)),
        Unit::Month => coarse(Day(today.0.checked_sub_months(Months::new(count))?), unit),
        Unit::Year => coarse(
            Day(today.0.checked_sub_months(Months::new(count * 12))?),
            unit,
        ),
    }
}

/// The day as a date, within the years a date can have.
fn known(day: Day) -> Option<PartialDate> {
    Some(PartialDate::from(day)).filter(|date| date.year().is_some())
}

fn coarse(day: Day, unit: Unit) -> Option<PartialDate> {
    let year = u16::try_from(day.year()).ok()?;
    let month = (unit == Unit::Month).then_some(day.month() as u8);
    PartialDate::new(Some(year), month, None)
}

fn weekday_of(word: &str) -> Option<Weekday> {
    // Three letters at least, as chrono reads them, in any case.
    word.parse().ok()
}

/// The first such day of the week strictly after (1) or before (-1) today.
fn weekday(day: Weekday, today: Day, direction: i32) -> Day {
    let mut found = today.plus_days(direction);
    while found.0.weekday() != day {
        found = found.plus_days(direction);
    }
    found
}
