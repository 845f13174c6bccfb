//! Whether a copy outside the browser is due, where the browser may lose what it keeps.

use crate::domain::time::Day;
use crate::domain::{Book, Contact};

/// Days after which WebKit may delete what a site keeps, if it was not visited, and so the days
/// between two exports.
const DAYS: i32 = 7;

/// Whether to ask for an export: as soon as there is somebody to lose, and then every seven days after
/// the last export, or after having been asked and said "not now", whichever was later.
///
/// A day after `today` was written by a clock that has been set back since, and counts for nothing.
pub fn is_due(book: &Book, exported: Option<Day>, put_off: Option<Day>, today: Day) -> bool {
    let is_recent =
        |day: Option<Day>| day.is_some_and(|day| (0..DAYS).contains(&today.days_since(day)));
    let is_kept = book.all::<Contact>().any(|(_, contact)| !contact.me);
    is_kept && !is_recent(exported) && !is_recent(put_off)
}
