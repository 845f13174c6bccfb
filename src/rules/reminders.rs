//! What a person set to be reminded of: what is due, what is coming, and what doing it leads to.
//!
//! Missed occurrences of one reminder are one line, not a reproach of many: completing it moves to
//! the first day that is still to come.

use super::recurrence;
use crate::domain::reminder::{Anchor, Occurrence, Reminder};
use crate::domain::time::Day;
use crate::domain::{Book, Id};

/// Days ahead that count as coming.
pub const COMING_DAYS: i32 = 30;

/// Every reminder of a book, sorted into where it is shown. Each is in exactly one of `due`,
/// `coming`, `later` and `done`; `repeating` lists again what comes round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Due today or before, earliest first.
    pub due: Vec<Line>,
    /// Due in the next 30 days, or within its own days of notice, soonest first; of the latter it is
    /// said that they are `announced`.
    pub coming: Vec<Line>,
    /// Due after that, soonest first.
    pub later: Vec<Line>,
    /// All that come round, soonest first.
    pub repeating: Vec<Line>,
    /// Finished, the latest first.
    pub done: Vec<Line>,
}

/// One reminder in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Id,
    /// The day it is due; of a finished one, the day it was done.
    pub day: Day,
    /// How many later occurrences have passed by today as well.
    pub missed: u32,
    /// Whether its lead time has begun: it shows on Today.
    pub announced: bool,
}

/// Sorts every reminder of the book, the trash left out.
pub fn overview(book: &Book, today: Day) -> Overview {
    let mut overview = Overview::default();
    for (id, reminder) in book.all::<Reminder>() {
        let line = line(id, reminder, today);
        if reminder.finished {
            overview.done.push(line);
            continue;
        }
        if reminder.recurrence.is_some() {
            overview.repeating.push(line);
        }
        if line.day <= today {
            overview.due.push(line);
        } else if line.announced || line.day.days_since(today) <= COMING_DAYS {
            overview.coming.push(line);
        } else {
            overview.later.push(line);
        }
    }
    let lists = [
        &mut overview.due,
        &mut overview.coming,
        &mut overview.later,
        &mut overview.repeating,
    ];
    for list in lists {
        list.sort_by_key(|line| (line.day, line.id));
    }
    overview
        .done
        .sort_by_key(|line| std::cmp::Reverse((line.day, line.id)));
    overview
}

/// That reminder as it stands in a list.
pub fn line(id: Id, reminder: &Reminder, today: Day) -> Line {
    let last_done = || {
        let ends = reminder.completions.iter().chain(&reminder.skips);
        ends.map(|occurrence| occurrence.on).max()
    };
    let day = if reminder.finished {
        last_done().unwrap_or(reminder.due)
    } else {
        reminder.due
    };
    let missed = match &reminder.recurrence {
        Some(rule) if !reminder.finished && rule.anchor == Anchor::DueDate => {
            recurrence::count_between(rule, reminder.due, reminder.due, today)
        }
        _ => 0,
    };
    let lead = i32::from(reminder.lead_days);
    Line {
        id,
        day,
        missed,
        announced: !reminder.finished && reminder.due.plus_days(-lead) <= today,
    }
}

/// The reminder after it was done on that day: finished, or due again.
///
/// From the due date, it is next due on the first day of its rule after both the current due day
/// and `on`; from completion, one interval after `on`.
pub fn complete(reminder: &Reminder, on: Day) -> Reminder {
    let mut done = moved_on(reminder, on, on);
    done.completions.push(Occurrence {
        due: reminder.due,
        on,
        ..Occurrence::default()
    });
    done
}

/// The reminder after this occurrence was let go without being done. Counted as in [`complete`],
/// but never due again on the day that was skipped, or before it.
pub fn skip(reminder: &Reminder, on: Day) -> Reminder {
    let mut skipped = moved_on(reminder, on, reminder.due);
    skipped.skips.push(Occurrence {
        due: reminder.due,
        on,
        ..Occurrence::default()
    });
    skipped
}

/// The reminder put off to another day. Its rule stays: the occurrence after this one falls where
/// it would have.
pub fn put_off(reminder: &Reminder, to: Day) -> Reminder {
    let mut later = reminder.clone();
    if let Some(rule) = &mut later.recurrence {
        rule.start.get_or_insert(reminder.due);
    }
    later.due = to;
    later
}

/// `later_than`: the day that a next one counted from `on` has to be after.
fn moved_on(reminder: &Reminder, on: Day, later_than: Day) -> Reminder {
    let mut next = reminder.clone();
    let day = next.recurrence.as_mut().and_then(|rule| {
        let first = *rule.start.get_or_insert(reminder.due);
        match rule.anchor {
            Anchor::DueDate => recurrence::next_after(rule, first, reminder.due.max(on)),
            Anchor::Completion => recurrence::counted_from(rule, on).and_then(|day| {
                if day > later_than {
                    Some(day)
                } else {
                    recurrence::counted_from(rule, later_than)
                }
            }),
        }
    });
    match day {
        Some(day) => next.due = day,
        None => next.finished = true,
    }
    next
}
