//! Reading dates of what happened.

use super::super::Sentence;
use super::read;
use crate::domain::PartialDate;
use crate::domain::time::Day;

/// The date a person means of something that happened: where they leave out the year, the last time
/// it was that day or month.
///
/// # Errors
/// As [`read`].
pub fn read_past(text: &str, today: Day) -> Result<PartialDate, Sentence> {
    read(text, today).map(|date| last_time(date, today))
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
