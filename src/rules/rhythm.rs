//! How often one wishes to speak with somebody, and the day from which it is time again.

use chrono::Datelike as _;

use super::conversations::{self, written_on};
use crate::domain::circle::Circle;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// Days between two conversations, as one wishes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// At least 1.
    pub days: u16,
    /// The circle it comes from; of one's own wish for this person, none.
    pub circle: Option<Id>,
}

/// Days of the week on which somebody is not suggested: bit 0 is Monday.
pub type DaysNot = u8;

/// Longest that somebody never spoken with is suggested, in days, before it is left for the next
/// round.
const ROUND: i32 = 7;

/// The rhythm of a person: their own, else the shortest of their circles', else none. A rhythm of 0
/// days is none.
pub fn of(book: &Book, contact: &Contact) -> Option<Rhythm> {
    let own = contact.rhythm.filter(|days| *days > 0);
    if let Some(days) = own {
        return Some(Rhythm { days, circle: None });
    }
    let inherited = contact.circles.iter().filter_map(|&id| {
        let days = book.get::<Circle>(id)?.rhythm.filter(|days| *days > 0)?;
        let circle = Some(id);
        Some(Rhythm { days, circle })
    });
    inherited.min_by_key(|rhythm| rhythm.days)
}

/// Whether somebody may be suggested at all: neither oneself nor anyone who has died, is archived or
/// muted.
pub fn may_be_suggested(contact: &Contact) -> bool {
    !contact.me && contact.died.is_none() && !contact.archived && !contact.muted
}

/// The day from which it is time to speak with that person again, today or before where it is time
/// now; `None` without a rhythm, and for whoever is never suggested.
pub fn due(book: &Book, id: Id, today: Day) -> Option<Day> {
    let contact = book.get::<Contact>(id)?;
    let days_off = book.preferences().days_off;
    let last = conversations::of_person(book, id, today)
        .last()
        .map(|one| one.day);
    due_day(id, contact, of(book, contact)?, last, days_off, today)
}

/// [`due`] for what is known already: the rhythm, the day of the last conversation and the days of
/// the week without suggestions.
///
/// It is the later of the last conversation plus the rhythm and of the day they were put off to, or
/// the first day after it on which they may be suggested. With somebody never spoken with it is a
/// day of their own round.
///
/// For any book, and whatever is written down as of today, the day does not come earlier by it.
pub fn due_day(
    id: Id,
    contact: &Contact,
    rhythm: Rhythm,
    last: Option<Day>,
    days_off: DaysNot,
    today: Day,
) -> Option<Day> {
    if !may_be_suggested(contact) {
        return None;
    }
    let not = contact.days_not | days_off;
    let every = i32::from(rhythm.days.max(1));
    match last {
        Some(last) => {
            let due = last.plus_days(every);
            let put_off = contact.put_off_until.unwrap_or(due);
            on_or_after(due.max(put_off), not)
        }
        None => round(id, contact.put_off_until, every, not, today),
    }
}

/// The day of the round of somebody never spoken with: the one that lasts today, or the next.
///
/// Rounds begin on the day the person was written down plus a share of the rhythm told from the id,
/// and then once every rhythm; put off, on the day they were put off to. No record says since when a
/// rhythm holds, and of people written down years ago one first day each would be past for all. In
/// rounds, any number of people given a rhythm on one day are spread over it, and somebody left
/// alone comes up again. A round lasts a quarter of the rhythm, 1 to 7 days.
fn round(id: Id, put_off: Option<Day>, every: i32, not: DaysNot, today: Day) -> Option<Day> {
    let first = put_off.unwrap_or_else(|| {
        let share = (u64::from(id.spread()) * u64::from(every.unsigned_abs())) >> 32;
        // The clock that drew the id may have been ahead.
        written_on(id).min(today).plus_days(share as i32)
    });
    if first >= today {
        return on_or_after(first, not);
    }
    let into = today.days_since(first) % every;
    let begun = today.plus_days(-into);
    let shown = on_or_after(begun, not)?;
    if today < shown.plus_days((every / 4).clamp(1, ROUND)) {
        Some(shown)
    } else {
        on_or_after(begun.plus_days(every), not)
    }
}

/// Whether that day of the week is among those.
pub fn is_day_not(day: Day, not: DaysNot) -> bool {
    not >> day.0.weekday().num_days_from_monday() & 1 == 1
}

/// The first day, that one or later, whose day of the week is not among those; `None` if all are.
fn on_or_after(day: Day, not: DaysNot) -> Option<Day> {
    (0..7)
        .map(|days| day.plus_days(days))
        .find(|day| !is_day_not(*day, not))
}
