//! Reading dates of what happened.

use super::super::Sentence;
use super::super::fold::fold;
use super::read::{Wanted, read_wanted};
use super::relative;
use crate::domain::PartialDate;
use crate::domain::time::Day;

/// The date a person means of something that happened: where they leave out the year, the last time
/// it was that day or month; a day of the week is the last one before today.
///
/// # Errors
/// As [`super::read`]. An age is none, nor is a season.
pub fn read_past(text: &str, today: Day) -> Result<PartialDate, Sentence> {
    let folded = fold(text.trim());
    if let Some(day) = relative::last_day(&folded, today) {
        return Ok(day.into());
    }
    if relative::is_season(&folded) {
        let year = today.year();
        return Err(format!(
            "A season can be of two years. Write the month or the year: “July {}” or “{year}”.",
            year - 1
        )
        .into());
    }
    read_wanted(text, today, Wanted::Past).map(|date| last_time(date, today))
}

/// The same of what must have been, as having been in touch.
///
/// # Errors
/// As [`read_past`]; also when it is still to come.
pub fn read_been(text: &str, today: Day) -> Result<PartialDate, Sentence> {
    let date = read_past(text, today)?;
    match date.earliest().is_some_and(|first| first > today) {
        true => Err("That is still to come. A reminder is the place for it.".into()),
        false => Ok(date),
    }
}

fn last_time(date: PartialDate, today: Day) -> PartialDate {
    let has_come = |date: &PartialDate| date.earliest().is_some_and(|day| day <= today);
    match (date.year(), date.month(), date.day()) {
        (None, None, Some(day)) => (0..62)
            .map(|back| today.plus_days(-back))
            .find(|one| one.day() == u32::from(day))
            .map_or(date, PartialDate::from),
        // Nine years have a 29 February among them, wherever they begin.
        (None, Some(month), day) => (0..9)
            .filter_map(|back| {
                let year = u16::try_from(today.year() - back).ok()?;
                PartialDate::new(Some(year), Some(month), day)
            })
            .find(has_come)
            .unwrap_or(date),
        _ => date,
    }
}
