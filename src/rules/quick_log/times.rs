//! At what time of the day.

use std::ops::Range;

use super::dates::clause_of;
use super::kind::Done;
use super::line::{self, Word};
use super::words::{ELSEWHERE, TIMES};

/// The time of the day, in minutes after midnight, and its words: "at 15:30", "at 3pm", "at noon";
/// right after a date also without "at".
pub(super) fn find(
    words: &[Word],
    free: &[bool],
    date: Option<&Range<usize>>,
    done: Option<&Done>,
) -> Option<(u16, Range<usize>)> {
    let main = done.map(|done| clause_of(words, done.words.start));
    let mut clause = 0;
    let mut elsewhere = false;
    for at in 0..words.len() {
        if at > 0 && words[at].opens {
            clause += 1;
            elsewhere = false;
        }
        let lead = line::matches(words, at, "at").unwrap_or(0);
        let after_date = date.is_some_and(|date| date.end == at && !words[at].opens);
        if (after_date || lead > 0 && (clause == 0 || Some(clause) == main) && !elsewhere)
            && let Some((minutes, length)) = time_at(words, at + lead, lead > 0)
            && free[at..at + lead + length].iter().all(|free| *free)
        {
            return Some((minutes, at..at + lead + length));
        }
        elsewhere |= free[at] && ELSEWHERE.contains(&words[at].folded.as_str());
    }
    None
}

fn time_at(words: &[Word], at: usize, named: bool) -> Option<(u16, usize)> {
    if named && let Some(found) = line::phrase(words, at, TIMES) {
        return Some(found);
    }
    let word = words
        .get(at)
        .filter(|word| !word.possessive && word.follows())?;
    let halves = ["am", "pm"];
    let attached = halves.iter().find(|half| word.folded.ends_with(**half));
    let apart = words
        .get(at + 1)
        .filter(|next| next.follows() && halves.contains(&next.folded.as_str()));
    let half = attached.copied().or(apart.map(|word| word.folded.as_str()));
    let figures = attached.map_or(word.folded.as_str(), |half| {
        word.folded.trim_end_matches(half)
    });
    let (hours, minutes) = match figures.split_once([':', '.']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, minutes.parse::<u16>().ok()?),
        Some(_) => return None,
        None => (figures, half.map(|_| 0)?),
    };
    let hours = hours.parse::<u16>().ok().filter(|_| hours.len() <= 2)?;
    let hours = match half {
        Some(_) if !(1..=12).contains(&hours) => return None,
        Some("pm") => hours % 12 + 12,
        Some(_) => hours % 12,
        None => hours,
    };
    let length = 1 + usize::from(attached.is_none() && half.is_some());
    (hours < 24 && minutes < 60).then_some((hours * 60 + minutes, length))
}
