//! Reminders and how they come round: a subset of iCalendar's RRULE (RFC 5545, 3.3.10).

use super::Id;
use super::time::Day;

choice! {
    pub enum Frequency {
        0 Daily "daily",
        1 Weekly "weekly",
        2 Monthly "monthly",
        3 Yearly "yearly",
    }
}

choice! {
    /// From where the next occurrence is counted.
    pub enum Anchor {
        0 DueDate "due",
        1 Completion "completion",
    }
}

fields! {
    /// FREQ, INTERVAL and the end of a rule. The 31st of a month that lacks one is its last day.
    pub struct Recurrence {
        1 frequency: Frequency,
        /// At least 1; 0 reads as 1.
        2 interval: u16,
        3 anchor: Anchor,
        /// Last day on which it may fall.
        4 until: Option<Day>,
        /// The due day of the first occurrence: keeps "on the 31st" through February.
        5 start: Option<Day>,
    }
}

fields! {
    pub struct Reminder {
        1 text: String,
        2 about: Vec<Id>,
        /// The next day it is due; of a finished one, the last day it was.
        3 due: Day,
        4 recurrence: Option<Recurrence>,
        /// Days ahead on which it is first mentioned.
        5 lead_days: u16,
        6 completions: Vec<Occurrence>,
        /// Occurrences let go without being done.
        7 skips: Vec<Occurrence>,
        /// Nothing more to come.
        8 finished: bool,
    }
}

fields! {
    /// What became of one occurrence.
    pub struct Occurrence {
        /// The day it was due.
        1 due: Day,
        /// The day it was completed or skipped.
        2 on: Day,
    }
}
