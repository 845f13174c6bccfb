//! What is said beside a date that comes round: how many years it has been, and how soon it is.

use super::date_words;
use crate::domain::contact::{Anniversary, AnniversaryKind};
use crate::domain::time::Day;
use crate::domain::{Contact, PartialDate};

/// Days before a date in which they are counted.
const NEAR: i32 = 60;

/// The next day on which that date comes round, today or later, and never before the date itself;
/// `None` without month and day.
pub fn next(date: PartialDate, today: Day) -> Option<Day> {
    let first = date.earliest().unwrap_or(today);
    date.next_occurrence(today.max(first))
}

/// "27 years old", "27 now, 28 in 48 days", "28 years today"; of another day "9 years now, 10 in 3 days".
pub fn said(one: &Anniversary, contact: &Contact, today: Day) -> Option<String> {
    let birthday = one.kind == AnniversaryKind::Birthday;
    let told = one.date.year().is_some() && !(birthday && contact.died.is_some());
    let years = |on: Day| {
        date_words::age(one.date, None, on).filter(|years| told && (birthday || *years > 0))
    };
    let comes = contact.died.is_none() || !birthday || contact.remember_birthdays;
    let next = next(one.date, today).filter(|next| comes && next.days_since(today) <= NEAR);
    let soon = next.map(|next| match next.days_since(today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    });
    let old = if birthday { " old" } else { "" };
    let now = years(today).map(|years| match years {
        1 => format!("1 year{old}"),
        years => format!("{years} years{old}"),
    });
    let then = next.and_then(years);
    let words = match (now, then, soon) {
        (Some(now), Some(_), Some(soon)) if next == Some(today) => {
            Some(format!("{} {soon}", now.trim_end_matches(" old")))
        }
        // "27 years old, in 48 days" would read as the age that is coming.
        (Some(now), Some(then), Some(soon)) => {
            let now = match now.split_once(' ') {
                Some((number, _)) if birthday => number,
                _ => &now,
            };
            Some(format!("{now} now, {then} {soon}"))
        }
        (now, _, soon) => now.or(soon),
    };
    let parts: Vec<String> = [words, leap_remark(one.date)]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Where a leap day is kept in other years.
pub fn leap_remark(date: PartialDate) -> Option<String> {
    (date.month() == Some(2) && date.day() == Some(29))
        .then(|| "kept on 28 February in other years".to_owned())
}

/// What is said of a date that is still to come: a slip of the year, more often than not.
pub fn ahead_remark(date: PartialDate, today: Day) -> Option<String> {
    (date.earliest()? > today).then(|| "still to come".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(kind: AnniversaryKind, date: &str, today: &str) -> String {
        let one = Anniversary {
            kind,
            date: date.parse().unwrap_or_default(),
            ..Anniversary::default()
        };
        let today = today.parse().unwrap_or_default();
        said(&one, &Contact::named("Ann"), today).unwrap_or_default()
    }

    #[test]
    fn an_age_is_the_one_of_now() {
        for (date, today, words) in [
            ("1999-01-10", "2026-06-01", "27 years old"),
            ("1999-01-10", "2026-11-23", "27 now, 28 in 48 days"),
            ("1999-01-10", "2026-01-09", "26 now, 27 tomorrow"),
            ("1999-01-10", "2026-01-10", "27 years today"),
            ("2025-12-31", "2026-12-30", "0 now, 1 tomorrow"),
            ("2027-01-12", "2026-01-09", ""),
            ("2024-01-31", "2025-06-01", "1 year old"),
            ("1999", "2026-06-01", "27 years old"),
            ("--01-10", "2026-01-09", "tomorrow"),
            (
                "2004-02-29",
                "2026-02-27",
                "21 now, 22 tomorrow, kept on 28 February in other years",
            ),
        ] {
            let birthday = beside(AnniversaryKind::Birthday, date, today);
            assert_eq!(birthday, words, "{date} on {today}");
        }
    }

    #[test]
    fn what_is_still_to_come_is_said() {
        let today = "2026-06-01".parse().unwrap_or_default();
        for (date, ahead) in [
            ("2050-05-12", true),
            ("2027", true),
            ("2026-06-02", true),
            ("2026-06-01", false),
            ("2026", false),
            ("--12-31", false),
            ("1999-01-10", false),
        ] {
            let date: PartialDate = date.parse().unwrap_or_default();
            assert_eq!(ahead_remark(date, today).is_some(), ahead, "{date}");
        }
    }

    #[test]
    fn years_of_another_day_are_those_of_now() {
        for (today, words) in [
            ("2026-06-01", "10 years"),
            ("2026-10-01", "10 years now, 11 in 9 days"),
            ("2026-10-10", "11 years today"),
            ("2016-10-07", "in 3 days"),
        ] {
            let wedding = if today.starts_with("2016") {
                beside(AnniversaryKind::Wedding, "2016-10-10", today)
            } else {
                beside(AnniversaryKind::Wedding, "2015-10-10", today)
            };
            assert_eq!(wedding, words, "{today}");
        }
    }

    #[test]
    fn the_dead_grow_no_older() {
        let one = Anniversary {
            date: "1999-01-10".parse().unwrap_or_default(),
            ..Anniversary::default()
        };
        let today = "2026-01-09".parse().unwrap_or_default();
        let mut contact = Contact::named("Ann");
        contact.died = Some(PartialDate::default());
        assert_eq!(said(&one, &contact, today), None);
        contact.remember_birthdays = true;
        assert_eq!(said(&one, &contact, today).as_deref(), Some("tomorrow"));
    }
}
