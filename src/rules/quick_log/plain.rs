//! Names written without an `@`: only where whom one was with is named, and with a capital, or as
//! [`small`] has them.

use std::ops::Range;

use super::kind::Done;
use super::line::{self, Word};
use super::mentions::{Found, meaning_of, surname_after, written_like};
use super::names::{How, LONGEST, Names};
use super::words::{MONTHS, NEVER_A_NAME, RETOLD};
use super::{Meaning, Named, small};
use crate::domain::Book;

/// Adds the people named so to those already found, and keeps the order of the line.
pub(super) fn add(
    text: &str,
    words: &[Word],
    found: &mut Vec<Found>,
    free: &mut [bool],
    done: Option<&Done>,
    names: &Names,
    book: &Book,
) {
    // After a noun only a capital tells a name from what the noun goes on with: "lunch Ada".
    let noun_end = done.filter(|done| !done.verb).map(|done| done.words.end);
    let mut starts = places(words, free, done);
    starts.extend(
        found
            .iter()
            .filter(|one| one.named.takes_part)
            .filter_map(|one| listed(words, one.words.end)),
    );
    let mut taken = Vec::new();
    while let Some(at) = starts.pop() {
        let small = || {
            let after = Some(at) != noun_end;
            after.then(|| small::find(text, words, free, at, names))?
        };
        let Some(one) = name_at(text, words, free, at, names, book).or_else(small) else {
            continue;
        };
        starts.extend(listed(words, one.words.end));
        free[one.words.clone()].fill(false);
        taken.push(one);
    }
    taken.extend(subject(text, words, free, done, names, book));
    for one in &taken {
        free[one.words.clone()].fill(false);
    }
    found.extend(taken);
    found.sort_by_key(|one| one.named.span.start);
}

/// Where whom one was with comes next: after the verb, and after "with".
fn places(words: &[Word], free: &[bool], done: Option<&Done>) -> Vec<usize> {
    let after_verb = done.filter(|done| done.verb).map(|done| done.words.end);
    let noun_end = done.filter(|done| !done.verb).map(|done| done.words.end);
    let mut places: Vec<usize> = after_verb.into_iter().collect();
    places.extend(noun_end);
    let mut retold = false;
    for at in 0..words.len() {
        retold &= !words[at].opens;
        let from = words[at].folded == "from" && noun_end == Some(at);
        if free[at] && !retold && (words[at].folded == "with" || from) {
            places.push(at + 1);
        }
        retold |= free[at] && RETOLD.contains(&words[at].folded.as_str());
    }
    places
}

/// Where a list goes on after a name: past "and", "&" or a comma.
fn listed(words: &[Word], end: usize) -> Option<usize> {
    let next = words.get(end)?;
    let gap = next.gap.trim();
    match gap {
        "," | "" if next.folded == "and" => Some(end + 1),
        "," | "&" | "+" => Some(end),
        _ => None,
    }
}

/// Who did it: "Ada and Ben called".
fn subject(
    text: &str,
    words: &[Word],
    free: &[bool],
    done: Option<&Done>,
    names: &Names,
    book: &Book,
) -> Vec<Found> {
    let Some(verb) = done.filter(|done| done.verb).map(|done| done.words.start) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut at = (0..=verb).rev().find(|at| words[*at].opens).unwrap_or(0);
    while at < verb {
        let Some(one) = name_at(text, words, free, at, names, book) else {
            return Vec::new();
        };
        let end = one.words.end;
        found.push(one);
        if end == verb {
            return found;
        }
        match listed(words, end) {
            Some(next) => at = next,
            None => return Vec::new(),
        }
    }
    Vec::new()
}

/// The name that begins at that word, with a capital and without an `@`.
pub(super) fn name_at(
    text: &str,
    words: &[Word],
    free: &[bool],
    at: usize,
    names: &Names,
    book: &Book,
) -> Option<Found> {
    let first = words.get(at).filter(|word| word.has_capital())?;
    if text[..first.span.start].ends_with('@') {
        return None;
    }
    let goes_on = |more: &usize| {
        let next = words.get(at + more);
        next.is_some_and(Word::follows_in_name) && !words[at + more - 1].possessive
    };
    let most = 1 + (1..LONGEST).take_while(goes_on).count();
    let (length, hits) = (1..=most).rev().find_map(|length| {
        let run = &words[at..at + length];
        let mut hits = names.find(run);
        hits.retain(|(_, how)| matches!(how, How::Whole | How::Given));
        let fits = !hits.is_empty()
            && free[at..at + length].iter().all(|free| *free)
            && (length == 1 || written_like(run, &hits, book));
        fits.then_some((length, hits))
    })?;
    let range = at..at + length;
    if words[range.end - 1].possessive || length == 1 && !stands_alone(words, at) {
        return None;
    }
    let span = line::span(words, range.clone());
    Some(Found {
        named: Named {
            written: text.get(span.clone())?.to_owned(),
            span,
            meaning: meaning_of(&hits),
            takes_part: true,
        },
        words: range,
    })
    .filter(|one| one.named.meaning != Meaning::Nobody)
}

/// Whether one word by itself can be a name here.
fn stands_alone(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    let folded = word.folded.as_str();
    let beside_number = || {
        let after: Range<usize> = at + 1..at + 2;
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        [words.get(after.start), before]
            .into_iter()
            .flatten()
            .any(|word| word.folded.starts_with(|sign: char| sign.is_ascii_digit()))
    };
    let month = MONTHS.iter().any(|(month, _)| *month == folded);
    !NEVER_A_NAME.contains(&folded)
        && surname_after(words, at + 1) == 0
        && !(month && beside_number())
}
