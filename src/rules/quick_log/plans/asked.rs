//! What one tells oneself to do: "call @Ada on Friday". Without a day to come it may as well be a note of
//! what was done: "call @Ada".

use chrono::{Datelike as _, Weekday};

use super::super::dates::{self, Direction};
use super::super::line::{self, Word};
use super::super::words::{
    AT_WEEKEND, BEFORE_NOUN, BEFORE_PLAN, DETERMINERS, DO_WITH, ELSEWHERE, HAVE, LATER, NEVER_DONE,
    NOT_BEFORE_DATE, NOUNS, RETURN,
};
use crate::domain::time::Day;

/// Where the name comes of whom it is to be done with, in a line that begins so.
pub(in super::super) fn place(words: &[Word], free: &[bool], today: Day) -> Option<usize> {
    let mut at = 0;
    while free.get(at).copied().unwrap_or(false) {
        if let Some(end) = end(words, at, today) {
            return Some(end);
        }
        at += if BEFORE_PLAN.contains(&words[at].folded.as_str()) {
            1
        } else {
            dates::read_at(words, at, today, Direction::Ahead)?.1
        };
    }
    None
}

/// Where its words end, if they begin there and a day to come stands with them.
pub(super) fn end(words: &[Word], at: usize, today: Day) -> Option<usize> {
    let end = line::phrase(words, at, DO_WITH)
        .map(|(_, length)| at + length)
        .or_else(|| having(words, at))
        .or_else(|| returning(words, at))?;
    let never_done = |one: &&str| line::matches(words, at, one).is_some();
    if NEVER_DONE.iter().any(never_done) {
        return Some(end);
    }
    // "Friday: call @Ada" is how one notes what was.
    let headed = words[at].gap.contains(':');
    let after = ahead(words, at, today);
    (after || !headed && at > 0 && ahead(words, 0, today)).then_some(end)
}

/// "have lunch with", "grab a coffee with".
fn having(words: &[Word], at: usize) -> Option<usize> {
    let mut end = at + HAVE.iter().find_map(|one| line::matches(words, at, one))?;
    let leads = |word: &Word| {
        let folded = word.folded.as_str();
        word.follows() && (BEFORE_NOUN.contains(&folded) || DETERMINERS.contains(&folded))
    };
    while words.get(end).is_some_and(leads) {
        end += 1;
    }
    end += line::phrase(words, end, NOUNS)?.1;
    Some(end + line::matches(words, end, "with")?)
}

/// "return the drill to".
fn returning(words: &[Word], at: usize) -> Option<usize> {
    let length = RETURN
        .iter()
        .find_map(|one| line::matches(words, at, one))?;
    let rest = at + length..words.len();
    let mut inside = rest.take_while(|word| !words[*word].opens);
    inside
        .find(|word| words[*word].folded == "to")
        .map(|to| to + 1)
}

/// Whether the clause says a day to come, of itself and not of what it is about.
pub(super) fn ahead(words: &[Word], from: usize, today: Day) -> bool {
    let mut at = from;
    while let Some(word) = words.get(at) {
        let folded = word.folded.as_str();
        // "Call @Ada re: the boat on Friday".
        let opens = at > from && word.opens && words[at - 1].folded != "re";
        if opens || ELSEWHERE.contains(&folded) {
            return false;
        }
        let before = at
            .checked_sub(1)
            .map(|before| words[before].folded.as_str());
        let led = at > from && before.is_some_and(|before| NOT_BEFORE_DATE.contains(&before));
        let date = dates::read_at(words, at, today, Direction::Ahead);
        let first = date.and_then(|(date, _)| date.earliest());
        let ahead = first.is_some_and(|day| day > today) || is_later(words, at, today);
        if !led && ahead {
            return true;
        }
        // "Last Friday" is no Friday to come.
        at += date.map_or(1, |(_, length)| length.max(1));
    }
    false
}

/// Whether it says there that it is to come, though not when.
fn is_later(words: &[Word], at: usize, today: Day) -> bool {
    let weekend = matches!(today.0.weekday(), Weekday::Sat | Weekday::Sun);
    let table = LATER.iter().chain(AT_WEEKEND.iter().filter(|_| !weekend));
    let mut lengths = table.filter_map(|one| line::matches(words, at, one));
    // "One day after the party" is no plan.
    let ends = |length: usize| words.get(at + length).is_none_or(|next| next.opens);
    lengths.any(ends)
}
