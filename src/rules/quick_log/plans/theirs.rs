//! The same of others: "@Ada will visit next week", "@Ada did not come".
//!
//! What else they are going to do is news of them, and no plan to meet: "@Ada will call the bank".

use super::super::dates::{self, Direction};
use super::super::kind;
use super::super::line::{self, Word};
use super::super::mentions::Found;
use super::super::words::{
    AFTER_THEIRS, COMING, COMING_LATER, GIVING_LATER, NOT_DONE, NOT_IN_TOUCH, SAID, THEIR_PLANS,
    THEIR_TOUCH, THEY_DID_NOT, TIMES,
};
use super::{Unmet, asked, unmet};
use crate::domain::time::Day;

/// What the clause says whose names begin at that word. Where anything tells that one has been in
/// touch, it is left to be a conversation.
pub(super) fn find(
    words: &[Word],
    free: &[bool],
    found: &[Found],
    from: usize,
    today: Day,
) -> Option<Unmet> {
    let at = after_names(words, found, from)?;
    let next = words.get(at)?;
    let headed = next.opens && next.gap.contains(':');
    // "@Ada: will call tomorrow" is of oneself.
    let own = headed.then(|| unmet(words, found, at)).flatten();
    if own.is_some() {
        return own;
    }
    let (unmet, end) = said(words, at, today)?;
    let outside = words[..from].iter().chain(&words[end..]);
    let told = outside
        .into_iter()
        .any(|word| SAID.contains(&word.folded.as_str()));
    (!told && kind::means(words, free).is_none()).then_some(unmet)
}

/// The word after one name or several, "and I" among them.
pub(super) fn after_names(words: &[Word], found: &[Found], from: usize) -> Option<usize> {
    let name_at = |at: usize| found.iter().find(|one| one.words.start == at);
    let mut at = from;
    while let Some(one) = name_at(at) {
        at = one.words.end;
        let and = line::matches(words, at, "and").unwrap_or(0);
        if name_at(at + and).is_some() {
            at += and;
        }
    }
    at += line::matches(words, at, "and i").unwrap_or(0);
    (at > from).then_some(at)
}

/// What is said there, and where its words end.
fn said(words: &[Word], at: usize, today: Day) -> Option<(Unmet, usize)> {
    let after = |tables: &[&[&str]]| {
        let all = tables.iter().flat_map(|table| table.iter());
        let longest = all.filter_map(|one| line::matches(words, at, one)).max();
        longest.map(|long| at + long)
    };
    let touch = |start: usize, table: &[(&str, bool)]| {
        let (anything, long) = line::phrase(words, start, table)?;
        let end = start + long;
        (anything || ends(words, end, today)).then_some(end)
    };
    if let Some(end) = after(&[THEIR_PLANS]).and_then(|end| touch(end, THEIR_TOUCH)) {
        return Some((Unmet::ToCome, end));
    }
    if let Some(end) = after(&[COMING]).filter(|end| ends(words, *end, today)) {
        return Some((Unmet::ToCome, end));
    }
    if let Some(end) = after(&[COMING_LATER]).filter(|end| is_ahead(words, *end, today)) {
        return Some((Unmet::ToCome, end));
    }
    let giving = after(&[GIVING_LATER]);
    if let Some(end) = giving.filter(|end| asked::ahead(words, *end, today)) {
        return Some((Unmet::ToCome, end));
    }
    let end = after(&[NOT_DONE, THEY_DID_NOT])?;
    let end = touch(end, THEIR_TOUCH).or_else(|| touch(end, NOT_IN_TOUCH))?;
    Some((Unmet::NotDone, end))
}

/// Whether nothing comes there by which it would be of something else.
fn ends(words: &[Word], at: usize, today: Day) -> bool {
    let Some(next) = words.get(at).filter(|next| !next.opens) else {
        return true;
    };
    let dated = |direction| dates::told_at(words, at, today, direction).is_some();
    AFTER_THEIRS.contains(&next.folded.as_str())
        || dated(Direction::Ahead)
        || dated(Direction::Back)
        || at_time(words, at)
}

fn at_time(words: &[Word], at: usize) -> bool {
    let time = words.get(at + 1);
    line::matches(words, at, "at").is_some()
        && (line::phrase(words, at + 1, TIMES).is_some()
            || time.is_some_and(|time| time.folded.starts_with(|sign: char| sign.is_ascii_digit())))
}

fn is_ahead(words: &[Word], at: usize, today: Day) -> bool {
    let us = ["me", "us"]
        .iter()
        .any(|us| line::matches(words, at, us).is_some());
    let date = dates::read_at(words, at + usize::from(us), today, Direction::Ahead);
    date.and_then(|(date, _)| date.earliest())
        .is_some_and(|day| day > today)
}
