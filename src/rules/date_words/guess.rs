//! Dates that are a guess: an age, a decade, "about 12 May".

use super::super::Sentence;
use super::read::{Typed, Wanted, exact, unread};
use crate::domain::PartialDate;
use crate::domain::time::Day;

/// What is said to be a guess, without the words that say so; `None` where none do.
pub(super) fn without_about(folded: &str, today: Day) -> Option<&str> {
    const WORDS: [&str; 19] = [
        "around ",
        "about ",
        "approx. ",
        "approx ",
        "approximately ",
        "circa ",
        "ca. ",
        "ca ",
        "c. ",
        "c.",
        "~",
        "roughly ",
        "maybe ",
        "perhaps ",
        "aged ",
        "age ",
        "um ",
        "vers ",
        "etwa ",
    ];
    if let Some(rest) = WORDS.iter().find_map(|word| folded.strip_prefix(word)) {
        return Some(rest.trim());
    }
    // "45 years old" is an age, and so is "in her forties"; "1981?" is a guess.
    let ages = ["years old", "year old", "y/o", "yo", "ish"];
    let of_age = ages.iter().find_map(|words| folded.strip_suffix(words));
    of_age
        .filter(|rest| rest.trim().bytes().all(|byte| byte.is_ascii_digit()))
        .or_else(|| folded.strip_suffix('?'))
        .map(str::trim)
        .or_else(|| decade(folded, today).map(|_| folded))
}

/// A guess: of an age or a year the year around which. A day is kept, since only a year can be marked
/// as a guess: whoever says "about 12 May" knows more than the month.
pub(super) fn about(rest: &str, typed: Typed, today: Day) -> Result<PartialDate, Sentence> {
    let number = rest.parse::<u16>().ok();
    let decade = decade(rest, today);
    let age = decade.or(number.filter(|_| rest.len() <= 3));
    // What happened has no age.
    if typed.wanted != Wanted::Known && age.is_some_and(|age| age < 1000) {
        return Err(unread(typed));
    }
    let year = match (decade, number) {
        (Some(year_or_age), _) if year_or_age >= 1000 => Some(i32::from(year_or_age)),
        (Some(age), _) => Some(today.year() - i32::from(age)),
        (None, Some(age)) if rest.len() <= 3 && age <= 130 => Some(today.year() - i32::from(age)),
        (None, Some(year)) if rest.len() == 4 => Some(i32::from(year)),
        (None, Some(_)) => return Err(unread(typed)),
        (None, None) => None,
    };
    if let Some(year) = year {
        let date = u16::try_from(year).ok().and_then(PartialDate::around);
        return date.ok_or_else(|| unread(typed));
    }
    let date = exact(rest, typed, today)?;
    let guess = match (date.year(), date.month(), date.day()) {
        (_, Some(_), Some(_)) => Some(date),
        (Some(year), _, _) => PartialDate::around(year),
        _ => None,
    };
    guess.ok_or_else(|| unread(typed))
}

/// The middle of "in her forties", "early 40s": an age; or of "1950s", "the fifties": a year.
fn decade(folded: &str, today: Day) -> Option<u16> {
    const TENS: [&str; 8] = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    let mut middle = 5;
    let mut of_somebody = false;
    let mut of_century = false;
    let mut found = None;
    for word in folded.split([' ', '-']).filter(|word| !word.is_empty()) {
        match word {
            "in" | "born" => {}
            "the" => of_century = true,
            "his" | "her" | "their" | "my" => of_somebody = true,
            "early" => middle = 2,
            "mid" | "middle" => middle = 5,
            "late" => middle = 8,
            _ if found.is_some() => return None,
            _ => {
                let short = word.strip_prefix('\'');
                of_century |= short.is_some();
                let digits = short
                    .unwrap_or(word)
                    .strip_suffix('s')
                    .map(|digits| digits.trim_end_matches('\''));
                let number = digits.and_then(|digits| digits.parse::<u16>().ok());
                let tens = TENS.iter().position(|tens| *tens == word);
                found = Some(match (tens, number) {
                    (Some(place), _) => 20 + 10 * place as u16,
                    (None, Some(number)) if number % 10 == 0 && number >= 20 => number,
                    _ => return None,
                });
            }
        }
    }
    // "the fifties" of a century and "her fifties" are told apart by whose they are.
    let middle = found
        .filter(|tens| *tens < 1000 || !of_somebody)
        .filter(|tens| *tens < 130 || *tens >= 1000)?
        + middle;
    if of_somebody || !of_century || middle >= 100 {
        return Some(middle);
    }
    // The last such decade whose middle has been.
    let now = u16::try_from(today.year()).ok()?;
    let year = now / 100 * 100 + middle;
    let year = if year > now {
        year.checked_sub(100)?
    } else {
        year
    };
    Some(year).filter(|year| *year >= 1000)
}
