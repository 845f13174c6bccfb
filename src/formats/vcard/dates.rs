//! Dates as address books write them, and not only as vCard asks.

use crate::domain::PartialDate;

/// Years that stand for "no year": Apple's 1604, and what databases write for nothing.
const NO_YEAR: &[u16] = &[0, 1, 1604];

/// Reads `1980-03-22`, `19800322`, `--0322`, `1980-03`, with or without a time after it, `22.3.1980`,
/// `22/03/1980` where only one reading is possible, `22 March 1980`, `circa 1980`. `omitted` is the
/// year that stands for none, where the file names one. A time of day is let go.
pub fn read(text: &str, omitted: Option<&str>) -> Option<PartialDate> {
    let text = text.trim();
    let date = guessed_year(text)
        .or_else(|| without_time(text).parse().ok())
        .or_else(|| by_numbers(without_time(text)))
        .or_else(|| in_words(text))
        .filter(|date: &PartialDate| !date.is_empty())
        .or_else(|| zero_year(text))?;
    let year = date.year();
    let stands_for_none = year.is_some_and(|year| NO_YEAR.contains(&year))
        || year.is_some() && year == omitted.and_then(|text| text.trim().parse().ok());
    if stands_for_none {
        PartialDate::new(None, date.month(), date.day()).filter(|date| !date.is_empty())
    } else {
        Some(date)
    }
}

/// Whether the text is what a database writes when it knows no date.
pub fn says_nothing(text: &str) -> bool {
    !text.chars().any(|c| c.is_ascii_digit() && c != '0')
        && text.chars().all(|c| !c.is_alphabetic())
        || matches!(
            text.trim(),
            "0001-01-01" | "00010101" | "0001-01-01T00:00:00Z"
        )
}

/// The part before the time: before a `T`, a blank, a `Z`, or an offset after a whole date.
fn without_time(text: &str) -> &str {
    let end = text
        .find(['T', 't', 'Z', 'z', '+'])
        .or_else(|| text.find(' ').filter(|at| text[*at..].contains(':')))
        .unwrap_or(text.len());
    let date = text[..end].trim();
    match date.as_bytes() {
        [_, _, _, _, b'-', _, _, b'-', _, _, b'-', ..] => &date[..10],
        _ => date,
    }
}

/// `0000-03-22`, whose year no calendar has.
fn zero_year(text: &str) -> Option<PartialDate> {
    let rest = without_time(text).strip_prefix("0000")?;
    let rest = rest.trim_start_matches('-');
    format!("--{rest}").parse().ok()
}

fn guessed_year(text: &str) -> Option<PartialDate> {
    let lower = text.to_lowercase();
    let year = ["circa", "ca.", "c.", "about", "around", "~"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))?;
    PartialDate::around(year.trim().parse().ok()?)
}

/// Three numbers between hyphens, dots or slashes, in the one order that is possible.
fn by_numbers(text: &str) -> Option<PartialDate> {
    let separator = text.chars().find(|c| matches!(c, '-' | '.' | '/'))?;
    let parts: Vec<u16> = text
        .split(separator)
        .map(|part| part.trim().parse().ok())
        .collect::<Option<_>>()?;
    let &[first, second, third] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = match separator {
        _ if first > 31 => (first, second, third),
        '.' => (third, second, first),
        '/' | '-' if first > 12 => (third, second, first),
        '/' | '-' if second > 12 || first == second => (third, first, second),
        _ => return None,
    };
    // A year of two digits is a guess nobody asked for.
    let year = Some(year).filter(|year| *year >= 100)?;
    PartialDate::new(
        Some(year),
        Some(month.try_into().ok()?),
        Some(day.try_into().ok()?),
    )
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A month by its English name, with a day, a year, or both around it.
fn in_words(text: &str) -> Option<PartialDate> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text
        .split([' ', ',', '.', '-'])
        .filter(|word| !word.is_empty())
    {
        let lower = word.to_lowercase();
        if let Some(at) = MONTHS.iter().position(|name| lower.starts_with(name)) {
            month = u8::try_from(at + 1).ok();
            continue;
        }
        let number: u16 = lower
            .trim_end_matches(|c: char| c.is_alphabetic())
            .parse()
            .ok()?;
        if number >= 100 {
            year = Some(number);
        } else {
            day = u8::try_from(number).ok();
        }
    }
    month?;
    PartialDate::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_programs_are_read() {
        for (text, expected) in [
            ("1980-03-22", "1980-03-22"),
            ("19800322", "1980-03-22"),
            ("1980-03-22T00:00:00Z", "1980-03-22"),
            ("19800322T120000+0100", "1980-03-22"),
            ("1980-03-22 00:00:00", "1980-03-22"),
            ("1980-03-22-05:00", "1980-03-22"),
            ("20090808T1430-0500", "2009-08-08"),
            ("--0203", "--02-03"),
            ("--02-03", "--02-03"),
            ("---03", "---03"),
            ("--0203T10:22", "--02-03"),
            ("1980-03", "1980-03"),
            ("1980", "1980"),
            ("1604-05-09", "--05-09"),
            ("0000-05-09", "--05-09"),
            ("00000509", "--05-09"),
            ("1980-3-2", "1980-03-02"),
            ("22.3.1980", "1980-03-22"),
            ("2. 3. 1980", "1980-03-02"),
            ("22/03/1980", "1980-03-22"),
            ("3/22/1980", "1980-03-22"),
            ("1980/3/22", "1980-03-22"),
            ("March 22, 1980", "1980-03-22"),
            ("22 Mar 1980", "1980-03-22"),
            ("May 9th", "--05-09"),
            ("circa 1950", "1950~"),
            ("~1950", "1950~"),
        ] {
            let date = read(text, None).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_not_read() {
        for text in [
            "3/4/1980",
            "1980-13-01",
            "T102200",
            "spring",
            "",
            "22.3.80",
            "0001-01-01x",
        ] {
            assert_eq!(read(text, None), None, "{text}");
        }
    }

    #[test]
    fn the_year_that_the_file_omits_is_left_out() {
        assert_eq!(
            read("1900-05-09", Some("1900")).map(|date| date.to_string()),
            Some("--05-09".to_owned())
        );
    }

    #[test]
    fn the_nothing_of_databases_is_nothing() {
        for text in ["0000-00-00", "", "0001-01-01", "--"] {
            assert!(says_nothing(text), "{text}");
        }
        assert!(!says_nothing("0000-05-09"));
    }
}
