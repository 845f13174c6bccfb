//! Dates as people type them.

use kith::domain::PartialDate;
use kith::domain::time::Day;
use kith::rules::date_words::{
    age, read, read_been, read_day, read_past, write, write_age, write_day, write_weekday,
};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Tuesday.
fn today() -> Day {
    day("2026-06-16")
}

#[test]
fn dates_are_read_as_people_mean_them() {
    for (typed, date) in [
        ("", ""),
        ("12 May", "--05-12"),
        ("May 12", "--05-12"),
        ("12 may 1987", "1987-05-12"),
        ("May 12, 1987", "1987-05-12"),
        ("12th of May 1987", "1987-05-12"),
        ("the 1st of May", "--05-01"),
        ("1987 May 12", "1987-05-12"),
        ("  12  MAY  1987 ", "1987-05-12"),
        ("12-May-1987", "1987-05-12"),
        ("12 May '87", "1987-05-12"),
        ("Sept 3", "--09-03"),
        ("dec", "--12"),
        ("May", "--05"),
        ("1987", "1987"),
        ("May 1987", "1987-05"),
        ("in May 1987", "1987-05"),
        ("1987-05-12", "1987-05-12"),
        ("1987-05", "1987-05"),
        ("--05-12", "--05-12"),
        ("19870512", "1987-05-12"),
        ("1987/05/12", "1987-05-12"),
        ("1987-5-1", "1987-05-01"),
        ("12. Mai 1987", "1987-05-12"),
        ("3. März", "--03-03"),
        ("1. Jänner 2001", "2001-01-01"),
        ("24 décembre", "--12-24"),
        ("1er août 1990", "1990-08-01"),
        ("5 de enero de 1970", "1970-01-05"),
        ("8 giugno 1961", "1961-06-08"),
        ("7 de março", "--03-07"),
        ("4 mei 2010", "2010-05-04"),
        ("30 mrt", "--03-30"),
        ("15 okt 1999", "1999-10-15"),
        ("12.5.1987", "1987-05-12"),
        ("5.12.1987", "1987-12-05"),
        ("12.5.", "--05-12"),
        ("12.05", "--05-12"),
        ("12.5.87", "1987-05-12"),
        ("1.2.24", "2024-02-01"),
        ("5.1987", "1987-05"),
        ("05/1987", "1987-05"),
        ("13/05/1987", "1987-05-13"),
        ("05/13/1987", "1987-05-13"),
        ("5/5/1987", "1987-05-05"),
        ("25/12", "--12-25"),
        ("12/25", "--12-25"),
        ("29 February", "--02-29"),
        ("29 Feb 2024", "2024-02-29"),
        ("around 45", "1981~"),
        ("about 45", "1981~"),
        ("~45", "1981~"),
        ("c. 45", "1981~"),
        ("ca. 1950", "1950~"),
        ("around 1950", "1950~"),
        ("1950?", "1950~"),
        ("45 years old", "1981~"),
        ("aged 45", "1981~"),
        ("in her forties", "1981~"),
        ("early 30s", "1994~"),
        ("late sixties", "1958~"),
        ("mid-fifties", "1971~"),
        ("1950s", "1955~"),
        ("the late 1950s", "1958~"),
        ("around May 1987", "1987~"),
        ("around 12 May 1987", "1987-05-12"),
        ("about 12 May", "--05-12"),
        ("the 80s", "1985~"),
        ("in the 80s", "1985~"),
        ("the '80s", "1985~"),
        ("in the eighties", "1985~"),
        ("born in the nineties", "1995~"),
        ("the early seventies", "1972~"),
        ("the 30s", "1935~"),
        ("in the twenties", "2025~"),
        ("in their eighties", "1941~"),
        ("today", "2026-06-16"),
        ("Yesterday", "2026-06-15"),
        ("tomorrow", "2026-06-17"),
        ("day after tomorrow", "2026-06-18"),
        ("in 5 days", "2026-06-21"),
        ("in two weeks", "2026-06-30"),
        ("in a month", "2026-07-16"),
        ("3 days ago", "2026-06-13"),
        ("2 weeks ago", "2026-06-02"),
        ("3 months ago", "2026-03"),
        ("2 years ago", "2024"),
        ("last year", "2025"),
        ("last month", "2026-05"),
        ("next week", "2026-06-23"),
        ("next Tuesday", "2026-06-23"),
        ("on Friday", "2026-06-19"),
        ("last Tuesday", "2026-06-09"),
        ("the 12th", "---12"),
        ("12th", "---12"),
    ] {
        let found = read(typed, today()).map(|date| date.to_string());
        assert_eq!(found, Ok(date.to_owned()), "{typed}");
    }
}

#[test]
fn what_cannot_be_read_says_what_can_be_done() {
    for (typed, part) in [
        ("12/05/1987", "12 May 1987 or 5 December 1987"),
        ("5/12/1987", "5 December 1987 or 12 May 1987"),
        ("05-12-1987", "5 December 1987 or 12 May 1987"),
        ("5/12", "5 December or 12 May"),
        ("12.5.27", "1927 or 2027"),
        ("30 February", "There is no 30 February."),
        ("29 Feb 2023", "There is no 29 February in 2023."),
        ("31.4.1987", "There is no 31 April in 1987."),
        ("400 May", "not a date"),
        ("45", "Try “around 45”"),
        ("12", "Try “around 12”"),
        ("13/13/1987", "not a date"),
        ("12 Juice", "not a date"),
        ("jui 12", "not a date"),
        ("12 May June", "not a date"),
        ("soon", "not a date"),
        ("1987-13-01", "not a date"),
        ("0000", "not a date"),
        ("around 500", "not a date"),
        ("1 2 3 4", "not a date"),
        ("99999999999999999999", "not a date"),
        ("in 99999999 years", "not a date"),
        ("5月12日", "not a date"),
    ] {
        let sentence = read(typed, today()).expect_err(typed).to_string();
        assert!(sentence.contains(part), "{typed}: {sentence}");
    }
}

#[test]
fn a_due_day_is_the_next_one() {
    for (typed, expected) in [
        ("12 May", "2027-05-12"),
        ("16 June", "2026-06-16"),
        ("25.12.", "2026-12-25"),
        ("the 1st", "2026-07-01"),
        ("the 31st", "2026-07-31"),
        ("in 3 days", "2026-06-19"),
        ("12 May 2020", "2020-05-12"),
        ("end of the month", "2026-06-30"),
        ("by the end of this month", "2026-06-30"),
        ("Friday", "2026-06-19"),
    ] {
        assert_eq!(read_day(typed, today()), Ok(day(expected)), "{typed}");
    }
    for typed in ["", "1987", "May", "around 45"] {
        assert!(read_day(typed, today()).is_err(), "{typed}");
    }
    assert_eq!(
        read_day("end of the month", day("2026-02-28")),
        Ok(day("2026-02-28"))
    );
}

#[test]
fn what_is_no_date_is_told_what_would_be_one_there() {
    let known = "“12 May 1987”, “May 1987” or “around 45”";
    let past = "“Yesterday”, “Monday” or “12 May”";
    let due = "“Friday”, “in 2 weeks” or “12 May”";
    let said = |sentence: kith::rules::Sentence| sentence.to_string();
    for (answer, advice) in [
        (read("soon", today()).map_err(said).err(), known),
        (read_past("soon", today()).map_err(said).err(), past),
        (read_past("around 45", today()).map_err(said).err(), past),
        (
            read_past("in her forties", today()).map_err(said).err(),
            past,
        ),
        (read_past("45", today()).map_err(said).err(), past),
        (
            read_past("12", today()).map_err(said).err(),
            "Add the month.",
        ),
        (
            read_past("last summer", today()).map_err(said).err(),
            "the month or the year",
        ),
        (read_day("soon", today()).map_err(said).err(), due),
        (read_day("around 45", today()).map_err(said).err(), due),
        (read_day("May 2027", today()).map_err(said).err(), due),
        (
            read_been("tomorrow", today()).map_err(said).err(),
            "still to come",
        ),
    ] {
        let sentence = answer.expect(advice);
        assert!(sentence.contains(advice), "{sentence}: {advice}");
    }
}

#[test]
fn days_are_written_as_seen_from_today() {
    for (when, words) in [
        ("2026-06-16", "today"),
        ("2026-06-17", "tomorrow"),
        ("2026-06-15", "yesterday"),
        ("2026-06-21", "in 5 days"),
        ("2026-06-13", "3 days ago"),
        ("2026-08-01", "1 August"),
        ("2026-01-02", "2 January"),
        ("2027-05-12", "12 May 2027"),
    ] {
        assert_eq!(write_day(day(when), today()), words);
    }
}

#[test]
fn ages_end_with_death() {
    let date = |text: &str| text.parse::<PartialDate>().unwrap();
    for (born, died, years) in [
        ("1987-06-16", None, Some(39)),
        ("1987-06-17", None, Some(38)),
        ("--06-16", None, None),
        ("2027", None, None),
        ("1950-03-01", Some("2000-02-28"), Some(49)),
        ("1950-03-01", Some("2000"), Some(50)),
        ("1950-03-01", Some("2000-02"), Some(49)),
        ("1950-03-01", Some(""), None),
    ] {
        assert_eq!(
            age(date(born), died.map(date), today()),
            years,
            "{born} {died:?}"
        );
    }
    assert_eq!(
        write_age(date("1981~"), None, today()).as_deref(),
        Some("around 45")
    );
    assert_eq!(
        write_age(date("1981"), None, today()).as_deref(),
        Some("45")
    );
}

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
    fn what_is_written_is_read_back(date in any_date(), offset in -40_000i32..40_000) {
        let today = today().plus_days(offset);
        prop_assert_eq!(read(&write(date), today), Ok(date));
    }

    #[test]
    fn days_near_today_are_read_back(offset in -7i32..=7) {
        let when = today().plus_days(offset);
        prop_assert_eq!(read_day(&write_day(when, today()), today()), Ok(when));
    }

    #[test]
    fn any_text_is_read_or_refused_in_a_sentence(text in "\\PC{0,30}") {
        if let Err(sentence) = read(&text, today()) {
            prop_assert!(sentence.to_string().ends_with('.'));
        }
    }

    #[test]
    fn any_words_of_dates_are_read_or_refused(words in prop::collection::vec("(around|in|[0-9]{1,5}|may|ago|days|years|next|mon|the|[./'~?-]|s|th|forties)", 0..6)) {
        let _ = read(&words.join(" "), today());
        let _ = read(&words.concat(), today());
    }
}

#[test]
fn a_day_is_called_by_its_day_of_the_week() {
    for (when, words) in [
        ("2026-11-27", "Friday 27 November"),
        ("2028-02-29", "Tuesday 29 February"),
        ("2027-01-03", "Sunday 3 January"),
    ] {
        assert_eq!(write_weekday(day(when)), words);
    }
}
