//! How a promise reads: when it is due, and what became of it.

use super::Mine;
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::time::Day;
use crate::rules::reminder_words::on_day;

/// "Due tomorrow", "Was due on 3 May".
pub fn due(day: Day, today: Day) -> String {
    let was = if day < today { "Was due" } else { "Due" };
    format!("{was} {}", on_day(day, today))
}

/// When it is due, or what became of it: "Due in 5 days", "Kept yesterday", "Released". Nothing of an
/// open one without a day.
pub fn when(promise: &Promise, today: Day) -> Option<String> {
    let closed = |verb: &str| match promise.closed {
        Some(day) => format!("{verb} {}", on_day(day, today)),
        None => verb.to_owned(),
    };
    match promise.state {
        PromiseState::Open => promise.due.map(|day| due(day, today)),
        PromiseState::Kept => Some(closed("Kept")),
        PromiseState::Released => Some(closed("Released")),
    }
}

/// "12 promises kept, 2 open": what there is, never set against each other. Nothing where there is
/// neither.
pub fn mine(mine: &Mine) -> Option<String> {
    let promises = |count: usize| match count {
        1 => "1 promise".to_owned(),
        many => format!("{many} promises"),
    };
    match (mine.kept, mine.open) {
        (0, 0) => None,
        (0, open) => Some(format!("{} open", promises(open))),
        (kept, 0) => Some(format!("{} kept", promises(kept))),
        (kept, open) => Some(format!("{} kept, {open} open", promises(kept))),
    }
}
