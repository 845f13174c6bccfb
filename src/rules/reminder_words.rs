//! What the row of a reminder says: when it is due, and what became of it the last time.

use super::date_words::write_day;
use super::reminders::Line;
use crate::domain::reminder::Reminder;
use crate::domain::time::Day;

/// "Due tomorrow", "First due 4 May", "Worth thinking of now: due on 24 December", "Done 3 days ago".
pub fn when(line: Line, finished: bool, today: Day) -> String {
    let on = on_day(line.day, today);
    match (finished, line.day.days_since(today)) {
        (true, _) => format!("Done {on}"),
        // Of what was missed only where it began: a count would be held against somebody.
        _ if line.missed > 0 => format!("First due {}", write_day(line.day, today)),
        (false, days) if days < 0 => format!("Was due {on}"),
        (false, days) if days > 0 && line.announced => format!("Worth thinking of now: due {on}"),
        _ => format!("Due {on}"),
    }
}

/// "Last done today", "Last skipped on 12 November", of one that goes on coming round.
pub fn last_time(reminder: &Reminder, today: Day) -> Option<String> {
    if reminder.finished || reminder.recurrence.is_none() {
        return None;
    }
    let latest = |ends: &[crate::domain::reminder::Occurrence]| {
        ends.iter().map(|end| (end.on, end.due)).max()
    };
    let (done, skipped) = (latest(&reminder.completions), latest(&reminder.skips));
    let (verb, (day, _)) = if done >= skipped {
        ("done", done?)
    } else {
        ("skipped", skipped?)
    };
    Some(format!("Last {verb} {}", on_day(day, today)))
}

/// "tomorrow", "3 days ago", "on 12 May".
pub(super) fn on_day(day: Day, today: Day) -> String {
    let on = if day.days_since(today).abs() > 7 {
        "on "
    } else {
        ""
    };
    format!("{on}{}", write_day(day, today))
}
