//! Civil days, as people mean them, and the few instants that are needed beside them.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use minicbor::{Decoder, decode};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::stored::{Out, Stored};

/// A whole day of the Gregorian calendar in whatever place the person is: never an instant.
/// Text is ISO 8601, `2026-05-12`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub NaiveDate);

impl Day {
    /// That day, or `None` where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// The day so many days later, or earlier; held at the ends of the calendar.
    pub fn plus_days(self, days: i32) -> Self {
        let shifted = self
            .0
            .checked_add_signed(chrono::TimeDelta::days(i64::from(days)));
        Day(shifted.unwrap_or(if days < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        }))
    }

    /// Days from `earlier` to this day; negative when this day comes first.
    pub fn days_since(self, earlier: Day) -> i32 {
        (self.0 - earlier.0).num_days() as i32
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }
}

impl Default for Day {
    /// 1970-01-01: the day a record has that was stored without one.
    fn default() -> Self {
        Day(NaiveDate::default())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The text is not a day written as `2026-05-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day: it is written like 2026-05-12")]
pub struct NotADay;

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        text.parse().map(Day).map_err(|_| NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

impl Stored for Day {
    fn is_default(&self) -> bool {
        *self == Day::default()
    }

    fn write(&self, out: &mut Out<'_>) {
        let _ = out.i32(self.days_since(Day::default()));
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, decode::Error> {
        Ok(Day::default().plus_days(input.i32()?))
    }
}

/// Seconds since 1970 in UTC: when something was put into the trash, and nothing a person reads.
pub type UnixSeconds = u32;
