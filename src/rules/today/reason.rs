//! Why somebody is suggested, in a sentence.

use super::suggest::{Suggestion, Why};
use crate::domain::circle::Circle;
use crate::domain::reminder::Frequency;
use crate::domain::time::Day;
use crate::domain::{Book, PartialDate};
use crate::rules::date_words;
use crate::rules::recurrence::every;
use crate::rules::reminder_words::on_day;
use crate::rules::rhythm::Rhythm;
use crate::rules::rhythm_words;

/// Days up to which the day of a conversation is said, and not only its month.
const RECENT: i32 = 45;

/// Days up to which a silence is told in weeks, with somebody usually spoken with every few weeks.
const FEW_WEEKS: i32 = 180;

impl Suggestion {
    /// "Spoke last in March; you wanted every 3 months", "Usually every 3 weeks; it has been 9".
    pub fn reason(&self, book: &Book, today: Day) -> String {
        match self.why {
            Why::Rhythm { rhythm, last } => {
                format!(
                    "{}; you wanted {}",
                    spoke(last, today),
                    wanted(rhythm, book)
                )
            }
            Why::Quiet(quiet) => {
                let (usual, unit) = measure(quiet.usual);
                let (gap, other) = measure(quiet.gap);
                let (gap, said) = match (unit, other) {
                    (Unit::Week, _) if quiet.gap <= FEW_WEEKS => {
                        (count(quiet.gap, unit), String::new())
                    }
                    _ if unit == other => (gap, String::new()),
                    _ => (gap, format!(" {}", plural(gap, other))),
                };
                let usual = every(unit.frequency(), usual);
                format!("Usually {usual}; it has been {gap}{said}")
            }
            Why::Hello { last } => {
                format!("A hello out of the blue: {}", lower(spoke(last, today)))
            }
        }
    }
}

/// "Spoke last on 12 May", "Spoke last in March", "No conversation noted yet".
pub fn spoke(last: Option<PartialDate>, today: Day) -> String {
    match last {
        Some(date) => format!("Spoke last {}", back(date, today)),
        None => "No conversation noted yet".to_owned(),
    }
}

fn lower(sentence: String) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// How long ago, as exactly as one remembers: "3 days ago", "on 12 May", "in March", "in 2024".
fn back(date: PartialDate, today: Day) -> String {
    if let Some(day) = date.to_day()
        && today.days_since(day) <= RECENT
    {
        return on_day(day, today);
    }
    let (year, month) = (date.year(), date.month());
    let month_of = |year: i32, month: u8| year * 12 + i32::from(month);
    let within_a_year = year.zip(month).is_some_and(|(year, month)| {
        month_of(today.year(), today.month() as u8) - month_of(i32::from(year), month) < 12
    });
    let known = PartialDate::new(year.filter(|_| !within_a_year), month, None);
    match known {
        Some(known) if !date.is_approximate() => format!("in {}", date_words::write(known)),
        _ => date_words::write(date),
    }
}

/// "every 3 months", "every 2 weeks for Rowers".
fn wanted(rhythm: Rhythm, book: &Book) -> String {
    let words = rhythm_words::words(rhythm.days);
    let circle = rhythm.circle.and_then(|id| book.get::<Circle>(id));
    match circle.map(|circle| circle.name.trim()) {
        Some(name) if !name.is_empty() => format!("{words} for {name}"),
        _ => words,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    fn frequency(self) -> Frequency {
        match self {
            Unit::Day => Frequency::Daily,
            Unit::Week => Frequency::Weekly,
            Unit::Month => Frequency::Monthly,
            Unit::Year => Frequency::Yearly,
        }
    }
}

/// Days as one would say them, rounded.
fn measure(days: i32) -> (u32, Unit) {
    let unit = match days {
        6..=8 | 12..=55 => Unit::Week,
        ..=11 => Unit::Day,
        350..=380 | 700.. => Unit::Year,
        _ => Unit::Month,
    };
    (count(days, unit), unit)
}

/// How many of them are in so many days, to the nearest.
fn count(days: i32, unit: Unit) -> u32 {
    let tenths = match unit {
        Unit::Day => 10,
        Unit::Week => 70,
        Unit::Month => 304,
        Unit::Year => 3_652,
    };
    (days.unsigned_abs() * 10 + tenths / 2) / tenths
}

fn plural(count: u32, unit: Unit) -> &'static str {
    match (unit, count) {
        (Unit::Day, 1) => "day",
        (Unit::Day, _) => "days",
        (Unit::Week, 1) => "week",
        (Unit::Week, _) => "weeks",
        (Unit::Month, 1) => "month",
        (Unit::Month, _) => "months",
        (Unit::Year, 1) => "year",
        (Unit::Year, _) => "years",
    }
}
