//! "Promised to send the paper by Friday": what was promised, and by whom, in the same line.

use std::ops::Range;

use super::dates::{self, Direction};
use super::follow_up::{self, begins, ends_sentence, is_in_mention};
use super::line::{self, Word};
use super::mentions::Found;
use super::names::Names;
use super::reading::Reading;
use super::words::{
    A_THING, BEFORE_NOUN, BY_DAY, DEEDS, MY_SENTENCE, NAMED_PROMISES, NEW_SUBJECT, NOUNS,
    PROMISE_NOUNS, PROMISED_ME, PROMISED_THEM, PROMISES, THEY, TO_TEXT, VERBS,
};
use super::{Guess, Named, Promised};
use crate::domain::Book;
use crate::domain::time::Day;
use crate::rules::promises::Side;

/// A promise, and the words it is made of.
pub(super) struct Given {
    pub promised: Promised,
    pub words: Range<usize>,
    /// Those named in it without an `@`.
    pub plain: Vec<Found>,
    /// Whether those named in it need not have been there.
    pub is_noun: bool,
}

/// What a promise begins with.
struct Head {
    /// Left open where it could be anybody's.
    side: Option<Side>,
    by: Vec<Found>,
    to: Vec<Found>,
    /// Where what was promised begins.
    body: usize,
    is_noun: bool,
}

/// Promises, in the order of the line.
pub(super) fn find(
    text: &str,
    words: &[Word],
    mentions: &[Found],
    names: &Names,
    book: &Book,
    today: Day,
) -> Vec<Given> {
    let mut free = vec![true; words.len()];
    for one in mentions {
        free[one.words.clone()].fill(false);
    }
    let reading = Reading {
        text,
        words,
        mentions,
        free: &free,
        names,
        book,
        today,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match reading.head(at).and_then(|head| reading.read(at, head)) {
            Some(given) => {
                at = given.words.end;
                found.push(given);
            }
            None => at += 1,
        }
    }
    found
}

impl Reading<'_> {
    /// How a promise begins at that word, where one does.
    fn head(&self, at: usize) -> Option<Head> {
        if !begins(self.words, at) || is_in_mention(self.text, self.words, 0, at) {
            return None;
        }
        let phrase = line::phrase(self.words, at, PROMISES);
        let own = phrase.is_some_and(|(side, _)| side == Some(Side::Mine));
        let (side, by, length, is_noun) = match phrase {
            Some((side, length)) => {
                let side = match side {
                    Some(side) => Some(side),
                    None => self.implied(at)?,
                };
                let is = |noun: &&str| line::matches(self.words, at, noun) == Some(length);
                (side, Vec::new(), length, PROMISE_NOUNS.iter().any(is))
            }
            None => {
                let by = self.names_at(at);
                let verb = by.last()?.words.end;
                let verbs = NAMED_PROMISES.iter();
                let length = verbs.filter_map(|verb_is| line::matches(self.words, verb, verb_is));
                let length = length.max().filter(|_| !self.words[verb].opens)?;
                (Some(Side::Theirs), by, verb + length - at, false)
            }
        };
        let head = Head {
            side,
            by,
            to: Vec::new(),
            body: at + length,
            is_noun,
        };
        self.addressed(head, own)
    }

    /// Of "promised" by itself, whose it is: one's own where a sentence begins with it, or tells of
    /// what one did; left open where the sentence speaks of somebody else. `None` where it tells of
    /// something else.
    fn implied(&self, at: usize) -> Option<Option<Side>> {
        let starts = |word: &usize| *word == 0 || ends_sentence(self.words, *word);
        let start = (0..=at).rev().find(starts).unwrap_or(0);
        let first = self.words.get(start)?.folded.as_str();
        if start == at {
            return Some(Some(Side::Mine));
        }
        if THEY.contains(&first) || self.name_at(start).is_some() {
            return Some(None);
        }
        let leads = |word: &usize| BEFORE_NOUN.contains(&self.words[*word].folded.as_str());
        let noun = (start..at).find(|word| !leads(word)).unwrap_or(at);
        let mine = MY_SENTENCE.contains(&first)
            || line::phrase(self.words, start, VERBS).is_some()
            || line::phrase(self.words, start, DEEDS).is_some()
            || line::phrase(self.words, noun, NOUNS).is_some();
        mine.then_some(Some(Side::Mine))
    }

    /// Takes in to whom it was promised; `None` where nothing comes after it that could be. `own` says
    /// that it is one's own in so many words.
    fn addressed(&self, mut head: Head, own: bool) -> Option<Head> {
        let next = self.words.get(head.body)?.folded.as_str();
        let same_clause = !self.words[head.body].opens;
        let mut said_to = false;
        if PROMISED_ME.contains(&next) && same_clause {
            if own {
                return None;
            }
            head.side = Some(Side::Theirs);
            (head.body, said_to) = (head.body + 1, true);
        } else if PROMISED_THEM.contains(&next) && same_clause {
            if head.side == Some(Side::Theirs) {
                return None;
            }
            head.side = Some(Side::Mine);
            (head.body, said_to) = (head.body + 1, true);
        } else {
            let after_to = usize::from(next == "to");
            let to = self.names_at(head.body + after_to);
            let end = to.last().map(|last| last.words.end);
            if let Some(end) = end
                && if after_to == 1 {
                    self.leads_on(end, false)
                } else {
                    same_clause
                }
            {
                said_to = after_to == 0;
                (head.body, head.to) = (end, to);
            }
        }
        let colon = self.after_colon(head.body);
        let leads = if head.is_noun {
            colon || self.word_is(head.body, &["to"])
        } else {
            self.leads_on(head.body, said_to)
        };
        leads.then_some(head)
    }

    /// Whether what was promised can begin at that word; a thing only where it is said to whom.
    fn leads_on(&self, at: usize, said_to: bool) -> bool {
        let joined = self.words.get(at).is_some_and(|word| !word.opens);
        self.after_colon(at)
            || joined && (self.word_is(at, TO_TEXT) || said_to && self.word_is(at, A_THING))
    }

    /// Up to the end of the sentence, to a clause about somebody, or to what else is understood.
    fn end_of(&self, start: usize, body: usize) -> usize {
        let words = self.words;
        let bracket = words[start].gap.trim_end().ends_with('(');
        let ends = |at: &usize| {
            let closes = bracket && words[*at].gap.starts_with(')');
            let turns = words[*at].opens && self.word_is(*at, NEW_SUBJECT);
            let reminds =
                || follow_up::opener(words, *at, self.today).is_some_and(|one| one.reminds);
            !is_in_mention(self.text, words, start, *at)
                && (ends_sentence(words, *at)
                    || closes
                    || turns
                    || reminds()
                    || self.head(*at).is_some())
        };
        let end = (body + 1..words.len()).find(ends).unwrap_or(words.len());
        follow_up::without_link(words, body, end)
    }

    /// The day that is said from that word on, and its words.
    fn day_at(&self, at: usize, end: usize) -> Option<(Range<usize>, Day)> {
        let by = usize::from(self.word_is(at, BY_DAY));
        let inside = &self.words[..end];
        if by == 1 && !inside.get(at + 1)?.follows() {
            return None;
        }
        let (date, length) = dates::read_at(inside, at + by, self.today, Direction::Ahead)?;
        let range = at..at + by + length;
        let day = date.to_day().filter(|day| *day >= self.today)?;
        let free = range.clone().all(|word| self.free[word]);
        let goes_on = range.end < end;
        (free && (by == 1 || !goes_on)).then_some((range, day))
    }

    fn read(&self, start: usize, head: Head) -> Option<Given> {
        let body = head.body;
        let mut end = self.end_of(start, body);
        let due = (body..end).find_map(|at| self.day_at(at, end));
        let mut said = body..end;
        if let Some((day, _)) = &due {
            // "By Friday, and cake": what comes after the day is something else.
            if day.end < end && self.words[day.end].opens && day.start > body {
                end = follow_up::without_link(self.words, day.end, day.end);
            }
            if day.end == end {
                said = body..day.start;
            } else if day.start == body {
                said = day.end..end;
            }
        }
        let range = start..end;
        let ends = || head.by.iter().chain(&head.to);
        let plain: Vec<Found> = ends()
            .filter(|one| self.free[one.words.start])
            .cloned()
            .collect();
        let inside = |one: &&Found| range.contains(&one.words.start);
        let mentions = self.mentions.iter().filter(inside);
        let mut people: Vec<Named> = mentions.map(|one| one.named.clone()).collect();
        people.sort_by_key(|one| one.span.start);
        let text = follow_up::text_of(self.text, self.words, said, &people);
        if text.is_empty() {
            return None;
        }
        let spans = |found: &[Found]| -> Vec<Range<usize>> {
            found.iter().map(|one| one.named.span.clone()).collect()
        };
        // With several, it is to be asked with whom of them.
        let several = head.by.len() > 1 || head.to.len() > 1;
        let one = |found: &[Found]| spans(found).pop().filter(|_| !several);
        Some(Given {
            promised: Promised {
                span: follow_up::span_of(self.text, self.words, &range, &people),
                side: head.side,
                by: one(&head.by),
                to: one(&head.to),
                several: if several {
                    [spans(&head.by), spans(&head.to)].concat()
                } else {
                    Vec::new()
                },
                due: due.map(|(day, value)| Guess {
                    value,
                    span: line::span(self.words, day),
                }),
                text,
            },
            words: range,
            plain,
            is_noun: head.is_noun,
        })
    }
}
