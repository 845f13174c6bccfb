//! How a reminder comes round: the days of a rule, a subset of iCalendar's RRULE (RFC 5545, 3.3.10).
//!
//! Days are found by arithmetic from the first one, never by stepping from the last: so "on the
//! 31st" is the 28th in February and the 31st again in March, and 29 February is 28 February in
//! common years and itself again in leap years. That is how people mean it, and it differs from the
//! letter of RFC 5545, which leaves such months out.

use crate::domain::reminder::{Anchor, Frequency, Recurrence};
use crate::domain::time::Day;

/// The first day of the rule strictly after `after`; never before the first day of all, which is
/// the rule's own `start`, or `first` where it has none. `None` when the rule has ended.
pub fn next_after(rule: &Recurrence, first: Day, after: Day) -> Option<Day> {
    let start = rule.start.unwrap_or(first);
    if start > after {
        return within(rule, start);
    }
    let mut count = steps_before(rule, start, after);
    // The estimate is at most one step short.
    let mut day = nth(rule, start, count)?;
    while day <= after {
        count += 1;
        day = nth(rule, start, count)?;
    }
    within(rule, day)
}

/// One interval after `on`, for a rule counted from completion; `None` when it has ended by then.
pub fn counted_from(rule: &Recurrence, on: Day) -> Option<Day> {
    within(rule, nth(rule, on, 1)?)
}

/// How many days of the rule lie after `from`, up to and including `to`.
pub fn count_between(rule: &Recurrence, first: Day, from: Day, to: Day) -> u32 {
    let start = rule.start.unwrap_or(first);
    let to = rule.until.map_or(to, |until| until.min(to));
    let up_to = |day: Day| {
        if day < start {
            return 0;
        }
        let count = steps_before(rule, start, day);
        let one_more = nth(rule, start, count + 1).is_some_and(|next| next <= day);
        count + 1 + u32::from(one_more)
    };
    up_to(to).saturating_sub(up_to(from))
}

/// "every week", "every 2 weeks".
pub fn every(frequency: Frequency, interval: u32) -> String {
    let unit = match frequency {
        Frequency::Daily => "day",
        Frequency::Weekly => "week",
        Frequency::Monthly => "month",
        Frequency::Yearly => "year",
    };
    match interval {
        0 | 1 => format!("every {unit}"),
        many => format!("every {many} {unit}s"),
    }
}

/// The rule in words: "every 2 weeks, counted from when it is done".
pub fn describe(rule: &Recurrence) -> String {
    let mut words = every(rule.frequency, interval(rule));
    if rule.anchor == Anchor::Completion {
        words.push_str(", counted from when it is done");
    }
    if let Some(until) = rule.until {
        words.push_str(", until ");
        words.push_str(&super::date_words::write(until.into()));
    }
    words
}

fn interval(rule: &Recurrence) -> u32 {
    u32::from(rule.interval.max(1))
}

fn within(rule: &Recurrence, day: Day) -> Option<Day> {
    rule.until.is_none_or(|until| day <= until).then_some(day)
}

/// How many whole steps surely fit between `start` and `day`, which is no earlier; at most one
/// fewer than do.
fn steps_before(rule: &Recurrence, start: Day, day: Day) -> u32 {
    let days = day.days_since(start).max(0) as u32;
    let months = || {
        let whole = (day.year() - start.year()) * 12 + day.month() as i32 - start.month() as i32;
        // The last month may not be complete.
        (whole - 1).max(0) as u32
    };
    match rule.frequency {
        Frequency::Daily => days / interval(rule),
        Frequency::Weekly => days / 7 / interval(rule),
        Frequency::Monthly => months() / interval(rule),
        Frequency::Yearly => months() / 12 / interval(rule),
    }
}

/// The day `count` steps after `start`; `None` beyond the end of the calendar.
fn nth(rule: &Recurrence, start: Day, count: u32) -> Option<Day> {
    let steps = u64::from(interval(rule)) * u64::from(count);
    match rule.frequency {
        Frequency::Daily => start.0.checked_add_days(chrono::Days::new(steps)).map(Day),
        Frequency::Weekly => start
            .0
            .checked_add_days(chrono::Days::new(steps * 7))
            .map(Day),
        Frequency::Monthly => plus_months(start, steps),
        Frequency::Yearly => plus_months(start, steps * 12),
    }
}

/// The same day of a later month, or the last one it has.
fn plus_months(start: Day, months: u64) -> Option<Day> {
    let months = chrono::Months::new(u32::try_from(months).ok()?);
    start.0.checked_add_months(months).map(Day)
}
