//! Dates as people know them: a year, a day without a year, or all of it.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use minicbor::{Decoder, decode};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::stored::{Out, Stored};
use super::time::Day;

/// A civil date of which parts may be unknown; never an instant.
///
/// Text follows vCard's truncated ISO 8601 (RFC 6350, 4.3.1), with hyphens: `1987`, `1987-05`,
/// `1987-05-12`, `--05-12`, `--05`, `---12`; a year that is a guess ends in `~` as in EDTF
/// (ISO 8601-2), `1981~`. The default knows nothing, and its text is empty.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct PartialDate {
    year: Option<u16>,
    month: Option<u8>,
    day: Option<u8>,
    approximate: bool,
}

impl PartialDate {
    /// Parts as given, or `None` when they name no possible date: a year of 1 to 9999, a month of
    /// 1 to 12, a day that this month can have (29 February without a year is one). A year with a
    /// day needs a month between them.
    pub fn new(year: Option<u16>, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if year.is_some_and(|year| !(1..=9999).contains(&year)) {
            return None;
        }
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            return None;
        }
        if let Some(day) = day {
            // 2000 is a leap year, as an unknown year may be.
            let in_year = i32::from(year.unwrap_or(2000));
            let in_month = u32::from(month.unwrap_or(1));
            if year.is_some() && month.is_none() {
                return None;
            }
            Day::new(in_year, in_month, u32::from(day))?;
        }
        Some(PartialDate {
            year,
            month,
            day,
            approximate: false,
        })
    }

    /// A year that is a guess.
    pub fn around(year: u16) -> Option<Self> {
        Self::new(Some(year), None, None).map(|date| PartialDate {
            approximate: true,
            ..date
        })
    }

    pub fn year(self) -> Option<u16> {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// 1 to 31.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether the year is a guess.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }

    /// Whether nothing is known.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// The whole day, where all of it is known.
    pub fn to_day(self) -> Option<Day> {
        Day::new(
            i32::from(self.year?),
            u32::from(self.month?),
            u32::from(self.day?),
        )
    }

    /// The first day it can have been, where the year is known: what a timeline sorts by.
    pub fn earliest(self) -> Option<Day> {
        let year = i32::from(self.year?);
        Day::new(
            year,
            self.month.unwrap_or(1).into(),
            self.day.unwrap_or(1).into(),
        )
    }

    /// The last day it can have been, where the year is known.
    pub fn latest(self) -> Option<Day> {
        let first = self.earliest()?;
        let months = match (self.month, self.day) {
            (Some(_), Some(_)) => return Some(first),
            (Some(_), None) => 1,
            (None, _) => 12,
        };
        let after = first.0.checked_add_months(chrono::Months::new(months))?;
        Some(Day(after).plus_days(-1))
    }

    /// The next time this day of the year comes round, on `from` or later; `None` without month
    /// and day. 29 February is observed on 28 February of a common year.
    pub fn next_occurrence(self, from: Day) -> Option<Day> {
        let (month, day) = (u32::from(self.month?), u32::from(self.day?));
        let observed = |year: i32| Day::new(year, month, day).or_else(|| Day::new(year, month, 28));
        let this_year = observed(from.year())?;
        if this_year >= from {
            Some(this_year)
        } else {
            observed(from.year() + 1)
        }
    }

    /// Whole years from this date to `today`, where the year is known; of an approximate date, the
    /// difference of years. `None` before the date.
    pub fn years_until(self, today: Day) -> Option<u16> {
        let years = today.year() - i32::from(self.year?);
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        let not_yet = (today.month(), today.day()) < (month.into(), day.into())
            // 29 February is observed on 28 February of a common year.
            && !((month, day) == (2, 29) && (today.month(), today.day()) == (2, 28)
                && !today.0.leap_year());
        u16::try_from(years - i32::from(not_yet)).ok()
    }
}

impl From<Day> for PartialDate {
    /// A day outside the years 1 to 9999 keeps its month and day.
    fn from(day: Day) -> Self {
        let year = u16::try_from(day.year()).ok();
        let (month, day) = (Some(day.month() as u8), Some(day.day() as u8));
        Self::new(year, month, day)
            .or_else(|| Self::new(None, month, day))
            .unwrap_or_default()
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for PartialDate {
    /// By time, as far as it is known; what is unknown comes first.
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.year, date.month, date.day, date.approximate);
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => write!(f, "{year:04}-{month:02}-{day:02}")?,
            (Some(year), Some(month), None) => write!(f, "{year:04}-{month:02}")?,
            (Some(year), None, _) => write!(f, "{year:04}")?,
            (None, Some(month), Some(day)) => write!(f, "--{month:02}-{day:02}")?,
            (None, Some(month), None) => write!(f, "--{month:02}")?,
            (None, None, Some(day)) => write!(f, "---{day:02}")?,
            (None, None, None) => {}
        }
        if self.approximate {
            f.write_str("~")
        } else {
            Ok(())
        }
    }
}

/// The text is none of the forms of [`PartialDate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date: it is written like 1987, 1987-05-12 or --05-12")]
pub struct NotADate;

impl FromStr for PartialDate {
    type Err = NotADate;

    /// Reads [`PartialDate`]'s own text, and vCard's without hyphens: `19870512`, `--0512`.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let (text, approximate) = match text.strip_suffix('~') {
            Some(year) => (year, true),
            None => (text, false),
        };
        let date = parse_parts(text).ok_or(NotADate)?;
        if approximate && (date.year.is_none() || date.month.is_some()) {
            return Err(NotADate);
        }
        Ok(PartialDate {
            approximate,
            ..date
        })
    }
}

fn parse_parts(text: &str) -> Option<PartialDate> {
    if !text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'-')
    {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    let small = |from, to| part(from, to).and_then(|number| u8::try_from(number).ok());
    let hyphen = |at: usize| text.as_bytes().get(at) == Some(&b'-');
    match text.len() {
        4 if hyphen(0) && hyphen(1) => PartialDate::new(None, Some(small(2, 4)?), None),
        4 => PartialDate::new(Some(part(0, 4)?), None, None),
        5 if text.starts_with("---") => PartialDate::new(None, None, Some(small(3, 5)?)),
        6 if text.starts_with("--") => {
            PartialDate::new(None, Some(small(2, 4)?), Some(small(4, 6)?))
        }
        7 if text.starts_with("--") && hyphen(4) => {
            PartialDate::new(None, Some(small(2, 4)?), Some(small(5, 7)?))
        }
        7 if hyphen(4) => PartialDate::new(Some(part(0, 4)?), Some(small(5, 7)?), None),
        8 => PartialDate::new(Some(part(0, 4)?), Some(small(4, 6)?), Some(small(6, 8)?)),
        10 if hyphen(4) && hyphen(7) => {
            PartialDate::new(Some(part(0, 4)?), Some(small(5, 7)?), Some(small(8, 10)?))
        }
        _ => None,
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(D::Error::custom)
    }
}

/// Stored as one number: ((year · 13 + month) · 32 + day) · 2 + approximate, 0 for what is unknown.
impl Stored for PartialDate {
    fn is_default(&self) -> bool {
        *self == PartialDate::default()
    }

    fn write(&self, out: &mut Out<'_>) {
        let year = u32::from(self.year.unwrap_or(0));
        let (month, day) = (self.month.unwrap_or(0), self.day.unwrap_or(0));
        let date = (year * 13 + u32::from(month)) * 32 + u32::from(day);
        let _ = out.u32(date * 2 + u32::from(self.approximate));
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, decode::Error> {
        let number = input.u32()?;
        let (date, approximate) = (number / 2, number % 2 == 1);
        let known = |part: u32| (part != 0).then_some(part);
        let year = known(date / 32 / 13).map(|year| year.min(u32::from(u16::MAX)) as u16);
        let month = known(date / 32 % 13).map(|month| month as u8);
        let day = known(date % 32).map(|day| day as u8);
        PartialDate::new(year, month, day)
            .map(|date| PartialDate {
                approximate,
                ..date
            })
            .ok_or_else(|| decode::Error::message("not a date"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_date() -> impl Strategy<Value = PartialDate> {
        let parts = (
            proptest::option::of(1u16..=9999),
            proptest::option::of(1u8..=12),
            proptest::option::of(1u8..=31),
        );
        let exact = parts.prop_filter_map("no such day", |(year, month, day)| {
            PartialDate::new(year, month, day)
        });
        let guessed = (1u16..=9999).prop_filter_map("no such year", PartialDate::around);
        prop_oneof![9 => exact, 1 => guessed]
    }

    proptest! {
        #[test]
        fn text_names_the_same_date(date in any_date()) {
            prop_assert_eq!(date.to_string().parse::<PartialDate>(), Ok(date));
        }

        #[test]
        fn storage_keeps_the_date(date in any_date()) {
            let mut bytes = Vec::new();
            date.write(&mut minicbor::Encoder::new(&mut bytes));
            let read = PartialDate::read(&mut Decoder::new(&bytes));
            prop_assert_eq!(read.unwrap(), date);
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,12}") {
            let _ = text.parse::<PartialDate>();
        }

        #[test]
        fn the_next_occurrence_is_within_a_year(date in any_date(), offset in 0i32..100_000) {
            let from = Day::default().plus_days(offset);
            if let Some(next) = date.next_occurrence(from) {
                prop_assert!(next >= from && next.days_since(from) <= 366);
            }
        }
    }

    #[test]
    fn forms_of_vcard_are_read() {
        for (text, written) in [
            ("19870512", "1987-05-12"),
            ("--0512", "--05-12"),
            ("--05-12", "--05-12"),
            ("---12", "---12"),
            ("--05", "--05"),
            ("1987", "1987"),
            ("1987-05", "1987-05"),
            ("1981~", "1981~"),
            ("--02-29", "--02-29"),
        ] {
            assert_eq!(
                text.parse::<PartialDate>().map(|date| date.to_string()),
                Ok(written.into())
            );
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in [
            "1987-13",
            "1987-02-30",
            "1900-02-29",
            "--02-30",
            "0000",
            "1987-5-1",
            "May",
            "--05~",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn a_leap_day_is_kept_on_the_28th_of_a_common_year() {
        let birthday: PartialDate = "2000-02-29".parse().unwrap();
        let next = |text: &str| {
            birthday
                .next_occurrence(text.parse().unwrap())
                .unwrap()
                .to_string()
        };
        assert_eq!(next("2026-01-01"), "2026-02-28");
        assert_eq!(next("2026-03-01"), "2027-02-28");
        assert_eq!(next("2027-03-01"), "2028-02-29");
        assert_eq!(
            birthday.years_until("2026-02-28".parse().unwrap()),
            Some(26)
        );
        assert_eq!(
            birthday.years_until("2028-02-28".parse().unwrap()),
            Some(27)
        );
    }
}
