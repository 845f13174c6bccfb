//! What was done, who reached out, and among how many.

use std::ops::Range;

use super::dates::{self, Direction};
use super::line::{self, Word};
use super::words::{
    AFTER_NOUN, BEFORE_NOUN, BEFORE_VERB, DETERMINERS, EVENT_KIND, EVENTS, MEANS, NOT_AFTER,
    NOT_AFTER_VERB, NOUNS, RETOLD, SIZES, THEIR_VERBS, THEY, TO_EVENT, VERBS,
};
use crate::domain::note::{Initiator, InteractionKind, Size};
use crate::domain::time::Day;

/// What a line says was done.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Done {
    pub kind: InteractionKind,
    pub words: Range<usize>,
    /// Whether whom it was done with comes right after.
    pub verb: bool,
    /// Among how many, where it is an event.
    pub size: Option<Size>,
}

/// The first words that say what was done. `free` says which words are nothing else yet, and `whom`
/// whether somebody is named there: "met the club", but not "met the deadline".
pub(super) fn find(
    words: &[Word],
    free: &[bool],
    today: Day,
    whom: impl Fn(usize) -> bool,
) -> Option<Done> {
    first(words, free, |at, clause| {
        verb(words, free, at, clause, today, &whom)
            .or_else(|| noun(words, free, at, clause, today))
            .or_else(|| event(words, at))
    })
}

/// By what means: "on the phone".
pub(super) fn means(words: &[Word], free: &[bool]) -> Option<(InteractionKind, Range<usize>)> {
    first(words, free, |at, _| found(words, at, MEANS))
}

/// Among how many, where that is said.
pub(super) fn size(words: &[Word], free: &[bool]) -> Option<(Size, Range<usize>)> {
    first(words, free, |at, _| found(words, at, SIZES))
}

fn found<T: Copy>(words: &[Word], at: usize, table: &[(&str, T)]) -> Option<(T, Range<usize>)> {
    let (meaning, length) = line::phrase(words, at, table)?;
    Some((meaning, at..at + length))
}

/// The first answer at a free word, given its clause's first word; not where something is retold.
fn first<T>(
    words: &[Word],
    free: &[bool],
    answer: impl Fn(usize, usize) -> Option<T>,
) -> Option<T> {
    let mut retold = false;
    let mut clause = 0;
    for at in 0..words.len() {
        if words[at].opens {
            retold = false;
            clause = at;
        }
        if let Some(answer) = (free[at] && !retold).then(|| answer(at, clause)).flatten() {
            return Some(answer);
        }
        retold |= free[at] && RETOLD.contains(&words[at].folded.as_str());
    }
    None
}

fn verb(
    words: &[Word],
    free: &[bool],
    at: usize,
    clause: usize,
    today: Day,
    whom: impl Fn(usize) -> bool,
) -> Option<Done> {
    let (kind, length) = line::phrase(words, at, VERBS)?;
    let has_subject = at == clause || {
        let before = &words[at - 1];
        let folded = before.folded.as_str();
        // "Will called": a name, though of nobody in the book.
        let capital = before.text.starts_with(char::is_uppercase);
        let listed = at >= clause + 3 && words[at - 2].folded == "and";
        let name = (at - 1 == clause || listed) && capital && !DETERMINERS.contains(&folded);
        // "20/11 called Ada".
        let date = dates::read_at(words, clause, today, Direction::Back);
        let dated = date.is_some_and(|(_, length)| clause + length == at);
        !free[at - 1] || BEFORE_VERB.contains(&folded) || name || dated
    };
    let next = words
        .get(at + length)
        .filter(|next| !next.opens && free[at + length]);
    let denied = length == 1 && next.is_some_and(|next| denied(&words[at].folded, &next.folded));
    (has_subject && (!denied || whom(at + length))).then_some(Done {
        kind,
        words: at..at + length,
        verb: true,
        size: None,
    })
}

/// Whether the next word makes a verb mean something else.
fn denied(verb: &str, next: &str) -> bool {
    let own = NOT_AFTER.iter().find(|(one, _)| *one == verb);
    NOT_AFTER_VERB.contains(&next) || own.is_some_and(|(_, words)| words.contains(&next))
}

fn noun(words: &[Word], free: &[bool], at: usize, clause: usize, today: Day) -> Option<Done> {
    let (kind, length) = line::phrase(words, at, NOUNS)?;
    let end = at + length;
    let next = words.get(end).filter(|next| !next.opens);
    let joined = next.is_some_and(|next| matches!(next.folded.as_str(), "with" | "from"));
    let opens =
        (clause..at).all(|one| BEFORE_NOUN.contains(&words[one].folded.as_str()) || !free[one]);
    let goes_on = next.is_none_or(|next| {
        // "Lunch Ada": whom it was with, by the capital.
        let named = !free[end] || next.text.starts_with(char::is_uppercase);
        // "Dinner 2 days ago".
        let dated = || dates::read_at(words, end, today, Direction::Back).is_some();
        named || AFTER_NOUN.contains(&next.folded.as_str()) || dated()
    });
    (joined || opens && goes_on).then_some(Done {
        kind,
        words: at..end,
        verb: false,
        size: None,
    })
}

fn event(words: &[Word], at: usize) -> Option<Done> {
    let (size, length) = line::phrase(words, at, EVENTS)?;
    let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at));
    let leads =
        |word: Option<&Word>| word.is_some_and(|word| TO_EVENT.contains(&word.folded.as_str()));
    let determined = before(1)
        .is_some_and(|word| word.possessive || DETERMINERS.contains(&word.folded.as_str()));
    let next = words.get(at + length).filter(|next| !next.opens);
    let with = next.is_some_and(|next| matches!(next.folded.as_str(), "with" | "at"));
    let told = words[at].opens || leads(before(1)) || determined && leads(before(2)) || with;
    told.then_some(Done {
        kind: EVENT_KIND,
        words: at..at + length,
        verb: false,
        size: Some(size),
    })
}

/// Who reached out, as far as the words say; `named` tells which words are names.
pub(super) fn initiator(words: &[Word], done: &Done, named: impl Fn(usize) -> bool) -> Initiator {
    let (start, end) = (done.words.start, done.words.end);
    let last = &words[end - 1].folded;
    let next = words.get(end).map(|word| word.folded.as_str());
    if last == "from" || !done.verb && next == Some("from") {
        return Initiator::Them;
    }
    let first = words[start].folded.as_str();
    if first == "sent" || first == "wrote" && end > start + 1 {
        return Initiator::Me;
    }
    if !done.verb || !THEIR_VERBS.contains(&first) {
        return Initiator::Unsaid;
    }
    let before = start.checked_sub(1);
    let theirs = before.is_some_and(|at| named(at) || THEY.contains(&words[at].folded.as_str()));
    match (theirs, named(end)) {
        (true, _) => Initiator::Them,
        (false, true) if !words[end].opens => Initiator::Me,
        _ => Initiator::Unsaid,
    }
}
