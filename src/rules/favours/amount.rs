//! Amounts of money as people type and read them: "20 €", "EUR 20", "1.200,50".
//!
//! Reading never guesses between two meanings: where nothing says which crowns are meant, it asks.
//! Writing uses one form, which reading takes back exactly.

use super::currencies::{Meant, meant, places, sign};
use crate::rules::Sentence;

/// Most digits of an amount: more is no money that one lends.
const MOST_DIGITS: usize = 15;

/// Money, in the smallest unit of its currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub minor: i64,
    /// ISO 4217.
    pub currency: String,
}

/// Reads an amount; `usual` is the currency where none is written, and may be empty. `None` of an
/// empty text.
///
/// # Errors
/// A sentence that says what to write instead.
pub fn read(typed: &str, usual: &str) -> Result<Option<Amount>, Sentence> {
    let typed: String = typed
        .trim()
        .chars()
        .map(|sign| if sign.is_whitespace() { ' ' } else { sign })
        .collect();
    if typed.is_empty() {
        return Ok(None);
    }
    let (before, number, after) = parts(&typed).ok_or_else(how)?;
    if before.ends_with(['-', '−']) {
        return Err("Write the amount without a minus: who gave it says the rest.".into());
    }
    let currency = currency(before, after, usual)?;
    let minor = minor(number, places(&currency), &currency)?;
    if minor == 0 {
        return Err(how());
    }
    Ok(Some(Amount { minor, currency }))
}

fn how() -> Sentence {
    "Write one amount, such as “20 €” or “EUR 20.50”.".into()
}

/// What stands before the number, the number itself, and what stands after it, without the dash of
/// "20,–".
fn parts(typed: &str) -> Option<(&str, &str, &str)> {
    let first = typed.find(|sign: char| sign.is_ascii_digit())?;
    let last = typed.rfind(|sign: char| sign.is_ascii_digit())? + 1;
    // ".50" begins before its first digit.
    let start = match typed[..first].chars().next_back() {
        Some('.' | ',') if !typed[..first - 1].ends_with(char::is_alphabetic) => first - 1,
        _ => first,
    };
    let after = typed[last..].trim_start();
    let after = [",-", ".-", ",–", ".–", ",—", ".—", ".", ","]
        .iter()
        .find_map(|dash| after.strip_prefix(dash))
        .unwrap_or(after);
    Some((typed[..start].trim(), &typed[start..last], after.trim()))
}

fn currency(before: &str, after: &str, usual: &str) -> Result<String, Sentence> {
    let written = [before, after].into_iter().filter(|text| !text.is_empty());
    let mut found: Option<&str> = None;
    for text in written {
        match meant(text, usual) {
            Meant::One(code) if found.is_none_or(|found| found == code) => found = Some(code),
            Meant::One(_) => return Err("Write one currency, such as “20 €”.".into()),
            Meant::Unclear => {
                return Err(format!(
                    "“{text}” may be Swedish, Norwegian, Danish or Icelandic. Write SEK, NOK, DKK \
                     or ISK."
                )
                .into());
            }
            Meant::Nothing => {
                return Err(format!(
                    "“{text}” is no currency that Kith knows. Write its three letters, such as \
                     “EUR 20”."
                )
                .into());
            }
        }
    }
    match found {
        Some(code) => Ok(code.to_owned()),
        None if usual.is_empty() => Err("Write the currency as well, such as “20 €”.".into()),
        None => Ok(usual.to_owned()),
    }
}

/// The number in the smallest unit, of which one has `places` places.
fn minor(number: &str, places: u32, currency: &str) -> Result<i64, Sentence> {
    let (whole, fraction) = split(number, places).ok_or_else(how)?;
    let digits = digits_of_groups(whole).ok_or_else(how)?;
    if !fraction.bytes().all(|sign| sign.is_ascii_digit()) {
        return Err(how());
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places as usize {
        return Err(match places {
            0 => format!("There is nothing smaller than one {currency}. Write a whole number."),
            _ => format!("{currency} has {places} places after the point, not more."),
        }
        .into());
    }
    let all = format!("{digits}{fraction:0<width$}", width = places as usize);
    let all = all.trim_start_matches('0');
    if all.len() > MOST_DIGITS {
        return Err("That is more money than Kith can write down.".into());
    }
    Ok(all.parse().unwrap_or(0))
}

/// What stands before and after the sign of the decimals: the last point or comma, unless it can only
/// part thousands.
fn split(number: &str, places: u32) -> Option<(&str, &str)> {
    let Some(at) = number.rfind(['.', ',']) else {
        return Some((number, ""));
    };
    let (whole, fraction) = (&number[..at], &number[at + 1..]);
    let same = number[..at].contains(&number[at..=at]);
    let other = whole.contains(['.', ',']) && !same;
    let three = fraction.len() == 3 && !matches!(whole.trim_start_matches('0'), "");
    match (same, other) {
        (true, true) => None,
        (true, false) => Some((number, "")),
        (false, true) => Some((whole, fraction)),
        // "1.200" is a thousand where money has two places. Where it has three, a point parts them,
        // and a comma may mean either.
        (false, false) if three && places < 3 => Some((number, "")),
        (false, false) if three && number[at..].starts_with(',') => None,
        (false, false) => Some((whole, fraction)),
    }
}

/// The digits of a whole number whose thousands may be parted; beyond them commas may part two digits
/// each, as in India.
fn digits_of_groups(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split([' ', '\'', '’', '.', ',']).collect();
    let is_digits = |group: &&str| group.bytes().all(|sign| sign.is_ascii_digit());
    let (last, before) = groups.split_last()?;
    let least = if whole.contains(',') { 2 } else { 3 };
    let fits = before.is_empty()
        || last.len() == 3
            && (1..=3).contains(&before[0].len())
            && before[1..]
                .iter()
                .all(|group| (least..=3).contains(&group.len()));
    (fits && groups.iter().all(is_digits)).then(|| groups.concat())
}

/// The amount in one form: "€1,200", "€20.50", "CHF 20.50", "KWD 1200.500".
pub fn write(minor: i64, currency: &str) -> String {
    let places = places(currency);
    let unit = 10_u64.pow(places);
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    // With three places after the point, a comma could be read as one.
    let mut number = if places == 3 {
        whole.to_string()
    } else {
        grouped(whole)
    };
    if rest != 0 {
        number.push_str(&format!(".{rest:0width$}", width = places as usize));
    }
    let minus = if minor < 0 { "-" } else { "" };
    match sign(currency) {
        Some(sign) => format!("{minus}{sign}{number}"),
        None => format!("{minus}{currency} {number}").trim().to_owned(),
    }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
