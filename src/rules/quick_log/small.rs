//! Names in small letters and circles, written without an `@`: only right after what was done, or
//! "with", and only where they are all of a name.

use std::ops::Range;

use super::line::{self, Word};
use super::mentions::{Found, meaning_of};
use super::names::{How, LONGEST, Names};
use super::words::{AFTER_NAME, BEFORE_CIRCLE, MONTHS, NEVER_A_NAME, ORDINARY, WEEKDAYS};
use super::{Meaning, Named};

/// The person or the circle named at that word.
pub(super) fn find(
    text: &str,
    words: &[Word],
    free: &[bool],
    at: usize,
    names: &Names,
) -> Option<Found> {
    find_before(text, words, free, at, names, &|next| ends(words, next))
}

/// The same, where `ends` tells whether a name can end before that word.
pub(super) fn find_before(
    text: &str,
    words: &[Word],
    free: &[bool],
    at: usize,
    names: &Names,
    ends: &dyn Fn(usize) -> bool,
) -> Option<Found> {
    let article = is_article(words, at);
    let start = at + usize::from(article);
    let lengths = (1..=LONGEST).rev();
    let ranges = lengths.map(|length| start..start + length);
    ranges
        .filter(|range| is_run(text, words, free, range.clone()))
        .find_map(|range| {
            let mut hits = names.find(&words[range.clone()]);
            let ends = ends(range.end);
            let circle = ends && (article || range.len() > 1 || words[range.start].has_capital());
            let person = !article && is_name(&words[range.clone()]);
            hits.retain(|(_, how)| match how {
                How::Circle => circle,
                How::Whole => person && (ends || range.len() > 1),
                How::Given => person && ends,
                How::Surname => false,
            });
            let meaning = meaning_of(&hits);
            let span = line::span(words, range.clone());
            (meaning != Meaning::Nobody).then(|| Found {
                named: Named {
                    written: text[span.clone()].to_owned(),
                    span,
                    meaning,
                    takes_part: true,
                },
                words: range,
            })
        })
}

/// The circle named at that word with its article.
pub(super) fn circle(
    text: &str,
    words: &[Word],
    free: &[bool],
    at: usize,
    names: &Names,
) -> Option<Found> {
    is_article(words, at).then(|| find(text, words, free, at, names))?
}

fn is_article(words: &[Word], at: usize) -> bool {
    let word = words.get(at);
    word.is_some_and(|word| BEFORE_CIRCLE.contains(&word.folded.as_str()))
}

/// Whether these words stand together, are nothing else yet, and own nothing.
fn is_run(text: &str, words: &[Word], free: &[bool], range: Range<usize>) -> bool {
    let Some(run) = words.get(range.clone()) else {
        return false;
    };
    let joined = run.iter().skip(1).all(Word::follows_in_name);
    let owns = run.iter().any(|word| word.possessive);
    let signed = text[..run[0].span.start].ends_with(['@', '[']);
    joined && !owns && !signed && free[range].iter().all(|free| *free)
}

/// Whether somebody can be called so in small letters: by more than a word, or by one that is no
/// everyday one. Names with a capital are read elsewhere.
fn is_name(run: &[Word]) -> bool {
    let small = run.iter().all(|word| !word.has_capital());
    let rare = |word: &Word| {
        let folded = word.folded.as_str();
        let common = NEVER_A_NAME.contains(&folded)
            || WEEKDAYS.contains(&folded)
            || MONTHS.iter().any(|(month, _)| *month == folded)
            || ORDINARY.split(' ').any(|one| one == folded);
        !common && folded.chars().count() > 1
    };
    small && (run.len() > 1 || run.iter().all(rare))
}

/// Whether a name ends before that word, and does not go on with it.
pub(super) fn ends(words: &[Word], next: usize) -> bool {
    words.get(next).is_none_or(|next| {
        next.opens
            || !next.follows()
            || AFTER_NAME.contains(&next.folded.as_str())
            || WEEKDAYS.contains(&next.folded.as_str())
            || next.folded.starts_with(|sign: char| sign.is_ascii_digit())
    })
}
