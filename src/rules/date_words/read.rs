//! Reading dates.

use super::super::Sentence;
use crate::domain::PartialDate;
use crate::domain::time::Day;

/// The date a person means. Empty text is the date of which nothing is known.
///
/// # Errors
/// A sentence for the person, when it is no date, or could be two.
pub fn read(text: &str, today: Day) -> Result<PartialDate, Sentence> {
    let _ = today;
    text.trim().parse().map_err(|_| {
        Sentence::from(
            "This is not a date Kith can read. Try “12 May 1987”, “May 1987” or “around 45”.",
        )
    })
}

/// The whole day a person means, from today on where they leave out the year: what a due date
/// needs.
///
/// # Errors
/// As [`read`]; also when it is less than a day.
pub fn read_day(text: &str, today: Day) -> Result<Day, Sentence> {
    let date = read(text, today)?;
    let day = match date.year() {
        Some(_) => date.to_day(),
        None => date.next_occurrence(today),
    };
    day.ok_or_else(|| Sentence::from("This needs a day. Try “12 May” or “in 2 weeks”."))
}
