//! "Remind me in 2 weeks to send the seeds": what is to be done later, in the same line.

use std::ops::Range;

use super::dates::{self, Direction};
use super::line::{self, Word};
use super::mentions::Found;
use super::words::{AFTER_FOLLOW_UP, BEFORE_FOLLOW_UP, FOLLOW_UP, REMIND, TO_TEXT};
use super::{FollowUp, Guess, Named};
use crate::domain::time::Day;
use crate::rules::first_letter::capital;

/// What is to be done later, and the words it is made of.
pub(super) struct Later {
    pub follow_up: FollowUp,
    pub words: Range<usize>,
}

/// Follow-ups, in the order of the line; `free` says which words are nothing else.
pub(super) fn find(
    text: &str,
    words: &[Word],
    free: &[bool],
    mentions: &[Found],
    today: Day,
) -> Vec<Later> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(opener) = opener(words, at, today).filter(|_| free[at]) else {
            at += 1;
            continue;
        };
        let end = end_of(text, words, at, at + opener.length, today);
        let end = (at..end).find(|word| !free[*word]).unwrap_or(end);
        match read(text, words, mentions, at..end, opener, today) {
            Some(follow_up) => {
                found.push(Later {
                    follow_up,
                    words: at..end,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

#[derive(Clone, Copy)]
pub(super) struct Opener {
    length: usize,
    /// Whether it says outright that one wants to be reminded.
    pub reminds: bool,
    /// The day, and the number of its words, where it comes before: "tomorrow remind me".
    day: Option<(Day, usize)>,
}

/// Whether a clause begins there, or goes on with "and" or the like before it.
pub(super) fn begins(words: &[Word], at: usize) -> bool {
    let joined = at
        .checked_sub(1)
        .is_some_and(|before| BEFORE_FOLLOW_UP.contains(&words[before].folded.as_str()));
    words.get(at).is_some_and(|word| word.opens) || joined
}

pub(super) fn opener(words: &[Word], at: usize, today: Day) -> Option<Opener> {
    if !begins(words, at) {
        return None;
    }
    said_at(words, at).or_else(|| {
        let (date, length) = dates::read_at(words, at, today, Direction::Ahead)?;
        let day = date.to_day().filter(|day| *day >= today)?;
        let after = at + length;
        // After a comma only where a sentence begins with the day.
        let joined = words.get(after)?.follows() || at == 0 || ends_sentence(words, at);
        let opener = said_at(words, after).filter(|one| one.reminds && joined)?;
        Some(Opener {
            length: length + opener.length,
            day: Some((day, length)),
            ..opener
        })
    })
}

/// The words themselves.
fn said_at(words: &[Word], at: usize) -> Option<Opener> {
    let longest = |table: &[&str]| {
        let lengths = table.iter().filter_map(|one| line::matches(words, at, one));
        lengths.max()
    };
    let reminds = longest(REMIND).map(|length| (length, true));
    let (length, reminds) = reminds.or_else(|| longest(FOLLOW_UP).map(|length| (length, false)))?;
    Some(Opener {
        length,
        reminds,
        day: None,
    })
}

/// Up to the end of the sentence, or to the next follow-up.
fn end_of(text: &str, words: &[Word], start: usize, from: usize, today: Day) -> usize {
    let ends = |at: &usize| {
        !is_in_mention(text, words, start, *at)
            && (ends_sentence(words, *at)
                || opener(words, *at, today).is_some_and(|one| one.reminds))
    };
    let end = (from..words.len()).find(ends).unwrap_or(words.len());
    without_link(words, from, end)
}

/// Whether a sentence ends before that word.
pub(super) fn ends_sentence(words: &[Word], at: usize) -> bool {
    let gap = words[at].gap;
    gap.contains([';', '\n', '!', '?', '。']) || words[at].opens && gap.trim_end().ends_with('.')
}

/// Whether that word is within a mention in its stored form, which is of one piece.
pub(super) fn is_in_mention(text: &str, words: &[Word], start: usize, at: usize) -> bool {
    let before = &text[words[start].span.start..words[at].span.start];
    let open = before.rfind("[@");
    open.is_some_and(|open| !before[open..].contains(')'))
}

/// That end, before the "and" which leads to the next part.
pub(super) fn without_link(words: &[Word], from: usize, end: usize) -> usize {
    let linked = end > from
        && end < words.len()
        && BEFORE_FOLLOW_UP.contains(&words[end - 1].folded.as_str());
    if linked { end - 1 } else { end }
}

fn read(
    text: &str,
    words: &[Word],
    mentions: &[Found],
    range: Range<usize>,
    opener: Opener,
    today: Day,
) -> Option<FollowUp> {
    let body = range.start + opener.length;
    let inside = &words[..range.end];
    let is_name = |at: usize| mentions.iter().any(|one| one.words.contains(&at));
    let due_at = |at: usize| due_at(inside, at, today).filter(|(at, _)| !at.clone().any(is_name));
    let first = due_at(body);
    let due = first.clone().or_else(|| {
        // At its end: "to send the seeds in 2 weeks".
        let ending = |at: &usize| due_at(*at).filter(|(words, _)| words.end == range.end);
        (body..range.end).find_map(|at| ending(&at))
    });
    let before = opener
        .day
        .map(|(day, length)| (range.start..range.start + length, day));
    if let Some((before, _)) = &before
        && before.clone().any(is_name)
    {
        return None;
    }
    let next = inside.get(body).map(|word| word.folded.as_str());
    let next_is = |table: &[&str]| next.is_some_and(|word| table.contains(&word));
    let reminds = || {
        let only_day = before.is_some() && body == range.end;
        only_day || next_is(TO_TEXT) || next == Some("about") || after_colon(words, body, range.end)
    };
    let follows = || due.is_some() && (next_is(AFTER_FOLLOW_UP) || is_name(body));
    let said = match opener.reminds {
        true => first.is_some() || reminds(),
        false => first.is_some() || follows(),
    };
    if !said {
        return None;
    }
    let rest = match &due {
        Some((found, _)) if found.start == body => found.end..range.end,
        Some((found, _)) => body..found.start,
        None => body..range.end,
    };
    let due = due.or(before);
    let people: Vec<Named> = mentions
        .iter()
        .filter(|one| range.contains(&one.words.start))
        .map(|one| one.named.clone())
        .collect();
    let due = due.map(|(found, day)| Guess {
        value: day,
        span: line::span(words, found),
    });
    Some(FollowUp {
        span: span_of(text, words, &range, &people),
        due,
        text: match opener.reminds {
            true => text_of(text, words, rest, &people),
            false if rest_is_more(words, &range, body) => {
                text_of(text, words, range.start..rest.end.max(body), &people)
            }
            false => String::new(),
        },
        people,
    })
}

/// The day to come that is told at that word, with its words.
fn due_at(words: &[Word], at: usize, today: Day) -> Option<(Range<usize>, Day)> {
    let (date, length) = dates::read_at(words, at, today, Direction::Ahead)?;
    let day = date.to_day().filter(|day| *day >= today)?;
    Some((at..at + length, day))
}

/// Whether a follow-up says more than that there is one and when.
fn rest_is_more(words: &[Word], range: &Range<usize>, body: usize) -> bool {
    let next = words.get(body).filter(|_| body < range.end);
    next.is_some_and(|word| matches!(word.folded.as_str(), "with" | "about"))
}

fn after_colon(words: &[Word], at: usize, end: usize) -> bool {
    at < end
        && words
            .get(at)
            .is_some_and(|word| word.gap.trim_end().ends_with(':'))
}

/// What is to be done, in the words of the line, names without their `@`.
pub(super) fn text_of(
    text: &str,
    words: &[Word],
    mut range: Range<usize>,
    people: &[Named],
) -> String {
    while range.start < range.end && TO_TEXT.contains(&words[range.start].folded.as_str()) {
        range.start += 1;
    }
    if range.is_empty() {
        return String::new();
    }
    let mut place = span_of(text, words, &range, people);
    let mut out = String::new();
    for one in people {
        if one.span.start < place.start || one.span.end > place.end {
            continue;
        }
        out.push_str(text.get(place.start..one.span.start).unwrap_or_default());
        out.push_str(&one.written);
        place.start = one.span.end;
    }
    out.push_str(text.get(place).unwrap_or_default());
    let closed = if out.contains('(') {
        out.as_str()
    } else {
        out.trim_end_matches(')')
    };
    let out = closed
        .trim()
        .trim_end_matches([',', ':', '-', '–', '—'])
        .trim_end();
    capital(out)
}

/// The place of these words, with the signs of the names among them.
pub(super) fn span_of(
    text: &str,
    words: &[Word],
    range: &Range<usize>,
    people: &[Named],
) -> Range<usize> {
    let mut span = line::span(words, range.clone());
    for one in people {
        if one.span.start < span.end && one.span.end > span.start {
            span = span.start.min(one.span.start)..span.end.max(one.span.end);
        }
    }
    // What closes a bracket or a possessive belongs to the word before it.
    let rest = text.get(span.end..).unwrap_or_default();
    let closing = rest.len()
        - rest
            .trim_start_matches(['\'', '’', ')', '”', '"', '!', '?'])
            .len();
    let next = words
        .get(range.end)
        .map_or(text.len(), |word| word.span.start);
    span.end = (span.end + closing).min(next);
    if let Some(owned) = text
        .get(span.end..)
        .filter(|_| range.end > 0 && words[range.end - 1].possessive)
        && owned.starts_with(['s', 'S'])
    {
        span.end += 1;
    }
    span
}
