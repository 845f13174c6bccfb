//! A rhythm in words, "every 2 weeks", and the reading of what people write for one.

use super::Sentence;
use super::fold::fold;
use super::recurrence::every;
use crate::domain::reminder::Frequency;

/// Rhythms to choose from, in days.
pub const USUAL: [u16; 7] = [7, 14, 30, 61, 91, 183, 365];

/// The longest rhythm that can be written, in days: ten years.
pub const LONGEST: u16 = 3_660;

/// Stands for a rhythm in words of one's own as long as none are written: [`read`] asks for them,
/// where an empty text would be no rhythm.
pub const UNSAID: &str = "?";

/// Hundredths of a day in a month, on average.
const MONTH: u32 = 3_044;

const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// Words that may stand before how often.
const BEFORE: [&str; 9] = [
    "every", "each", "once", "per", "a", "an", "in", "about", "roughly",
];

/// Units as they are written, and their days, in hundredths.
const UNITS: &[(&[&str], u32)] = &[
    (&["day", "days", "d"], 100),
    (&["week", "weeks", "wk", "w"], 700),
    (&["fortnight", "fortnights"], 1_400),
    (&["month", "months", "mo", "m"], MONTH),
    (&["quarter", "quarters"], 3 * MONTH),
    (&["year", "years", "yr", "y"], 36_500),
];

/// Rhythms that are one word.
const ADVERBS: &[(&str, u16)] = &[
    ("daily", 1),
    ("weekly", 7),
    ("fortnightly", 14),
    ("monthly", 30),
    ("quarterly", 91),
    ("yearly", 365),
    ("annually", 365),
];

/// "every 2 weeks" for 14 days, "every 3 months" for 91: as it was meant, since months have 30 or 31
/// days and years 365 or 366.
pub fn words(days: u16) -> String {
    let days = u32::from(days.max(1));
    let years = days / 365;
    let months = (days * 100 + MONTH / 2) / MONTH;
    let whole = months > 0 && (months * 30..=months * 31).contains(&days);
    match days {
        _ if years > 0 && days <= years * 366 => every(Frequency::Yearly, years),
        _ if whole && months.is_multiple_of(12) => every(Frequency::Yearly, months / 12),
        _ if whole => every(Frequency::Monthly, months),
        _ if days.is_multiple_of(7) => every(Frequency::Weekly, days / 7),
        _ => every(Frequency::Daily, days),
    }
}

/// Days of a rhythm as people write it: "every 3 months", "2 weeks", "twice a year", "monthly". An
/// empty text, "none" and "never" are no rhythm.
///
/// # Errors
/// A sentence where it is not understood, or is longer than [`LONGEST`].
pub fn read(text: &str) -> Result<Option<u16>, Sentence> {
    let parts = parts(&fold(text));
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let said_none = matches!(parts.as_slice(), ["none" | "never"] | ["no", "rhythm"]);
    if said_none || text.trim().is_empty() {
        return Ok(None);
    }
    let days = hundredths(&parts)
        .ok_or("Write how often, such as “every 2 weeks”, “every 3 months” or “twice a year”.")?
        .saturating_add(50)
        / 100;
    match u16::try_from(days) {
        Ok(days) if (1..=LONGEST).contains(&days) => Ok(Some(days)),
        Ok(0) => Err("A rhythm is at least a day long.".into()),
        _ => Err("A rhythm is at most 10 years long.".into()),
    }
}

/// [`read`], where a text that still says what was there before leaves it to the day.
///
/// # Errors
/// As [`read`].
pub fn read_over(text: &str, before: Option<u16>) -> Result<Option<u16>, Sentence> {
    match before {
        Some(days) if words(days) == text.trim() => Ok(before),
        _ => read(text),
    }
}

/// Words and numbers, taken apart also where they touch: "2w".
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut last = None;
    for sign in text.chars() {
        // A fraction stays in one piece, which is no number here.
        let within_number = sign == '.' && last == Some(false);
        let kind = (sign.is_alphanumeric() || within_number).then(|| sign.is_alphabetic());
        match (kind, parts.last_mut()) {
            (Some(_), Some(part)) if kind == last => part.push(sign),
            (Some(_), _) => parts.push(sign.to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    parts
}

fn hundredths(parts: &[&str]) -> Option<u32> {
    match *parts {
        [one] if adverb(one).is_some() => adverb(one).map(|days| u32::from(days) * 100),
        ["half", "yearly"] => Some(6 * MONTH),
        ["twice", "a" | "per" | "every", one] => Some(unit(one)? / 2),
        [count, "times", "a" | "per" | "every", one] => unit(one)?.checked_div(number(count)?),
        _ => {
            let skipped = parts.iter().take_while(|one| BEFORE.contains(one)).count();
            counted(&parts[skipped..])
        }
    }
}

/// "week", "2 weeks", "other week", "half a year", "couple of weeks".
fn counted(parts: &[&str]) -> Option<u32> {
    match *parts {
        [one] => unit(one),
        ["other" | "second", one] | ["couple", "of", one] => Some(unit(one)? * 2),
        ["half", one] | ["half", "a" | "an", one] => Some(unit(one)? / 2),
        [count, one] => unit(one)?.checked_mul(number(count)?),
        _ => None,
    }
}

fn adverb(word: &str) -> Option<u16> {
    let found = ADVERBS.iter().find(|(adverb, _)| *adverb == word);
    found.map(|(_, days)| *days)
}

fn unit(word: &str) -> Option<u32> {
    let found = UNITS.iter().find(|(words, _)| words.contains(&word));
    found.map(|(_, days)| *days)
}

fn number(word: &str) -> Option<u32> {
    let named = NUMBERS.iter().position(|number| *number == word);
    named
        .and_then(|at| u32::try_from(at + 1).ok())
        .or_else(|| word.parse().ok())
}
