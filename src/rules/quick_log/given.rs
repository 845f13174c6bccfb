//! "Lent @Ada the drill", "Ada helped me move": what was given, by whom, in the same line.
//!
//! Only a deed with its person counts, and one that is told as done: what else these verbs can mean
//! stays text.

use std::ops::Range;

use super::calendar::Told;
use super::clause::begins_share;
use super::dates::{self, Direction};
use super::favoured::{Deed, Favoured};
use super::follow_up::{self, begins, is_in_mention};
use super::line::{self, Word};
use super::mentions::Found;
use super::objects::{Object, Objects, Party};
use super::reading::Reading;
use super::words::{
    A_HAND, ADVICE, Act, BEFORE_DEED, DEEDS, DEFINITE, ME, NO_GIFT, NO_PRESENT, OWN, THEM, VERBS,
};
use super::{Meaning, Named};
use crate::domain::giving::FavourKind;
use crate::rules::first_letter::capital;
use crate::rules::promises::Side;

/// Something given, and the words it is made of.
pub(super) struct Given {
    pub favoured: Favoured,
    pub words: Range<usize>,
    /// Those named in it without an `@`.
    pub plain: Vec<Found>,
    /// The day that it says itself, or why that is none.
    pub date: Option<(Told, Range<usize>)>,
}

/// Who did it, and to whom, once a side is told.
struct Ends {
    side: Option<Side>,
    by: Vec<Found>,
    to: Vec<Found>,
}

/// The verb of a deed, with who did it.
struct Verb {
    /// The word with which it begins.
    start: usize,
    subject: Option<Party>,
    act: Act,
    /// The word after it.
    end: usize,
}

/// What was given, in the order of the line.
pub(super) fn find(reading: &Reading) -> Vec<Given> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.words.len() {
        let verb = verb_at(reading, at);
        let mut next = verb
            .as_ref()
            .and_then(|verb| given(reading, verb, verb.start, verb.end));
        let Some(verb) = verb.filter(|_| next.is_some()) else {
            at += 1;
            continue;
        };
        while let Some(one) = next {
            at = one.words.end.max(at + 1);
            found.push(one);
            next = shared(reading, &verb, at);
        }
    }
    found
}

/// What was done to somebody else by the same verb: "and @Ada a book".
fn shared(reading: &Reading, verb: &Verb, at: usize) -> Option<Given> {
    let next = reading.words.get(at)?;
    let sign = next.gap.trim_matches([' ', '@', '[', ')']);
    let joined = !next.opens || sign == ",";
    // "And" between two is of the first already, but for one after a comma.
    let start = at + usize::from(next.folded == "and");
    let goes_on = start > at || reading.word_is(at.checked_sub(1)?, &["and"]) || sign == ",";
    let fits = verb.act != Act::Help && joined && goes_on;
    (fits && begins_share(reading, verb.act, start)).then_some(())?;
    given(reading, verb, start, start)
}

fn verb_at(reading: &Reading, from: usize) -> Option<Verb> {
    let words = reading.words;
    if !begins(words, from) || is_in_mention(reading.text, words, 0, from) {
        return None;
    }
    let start = after_lead(reading, from);
    // "Ada and I gave" is of both, of whom one would be lost.
    let and = start
        .checked_sub(1)
        .filter(|and| reading.word_is(*and, &["and"]));
    if and.is_some_and(|and| reading.mentions.iter().any(|one| one.words.end == and))
        && reading.word_is(start, ME)
    {
        return None;
    }
    let (subject, mut at) = subject(reading, start);
    while at < words.len() && (at == start || !words[at].opens) && reading.word_is(at, BEFORE_DEED)
    {
        at += 1;
    }
    let (act, length) = line::phrase(words, at, DEEDS)?;
    let is_other = line::phrase(words, at, VERBS).is_some_and(|(_, other)| other > length);
    let joined = at == start || !words[at].opens;
    let free = (at..at + length).all(|word| reading.free[word]);
    (!is_other && joined && free).then_some(Verb {
        start,
        subject,
        act,
        end: at + length,
    })
}

/// What was done by that verb, in the words from `start` of which those from `at` say what it was.
fn given(reading: &Reading, verb: &Verb, start: usize, at: usize) -> Option<Given> {
    let words = reading.words;
    let object = Objects::new(reading, verb.act, at, start == at).read()?;
    let (deed, thing, text) = told(verb.act, &object)?;
    let ends = ends(reading, verb, &object)?;
    // "And had coffee" goes on without its "and".
    let linked = words
        .get(object.end)
        .is_some_and(|word| !word.opens && word.folded == "and");
    let range = start..object.end + usize::from(linked);
    let all = || ends.by.iter().chain(&ends.to);
    if all().any(|one| !is_person(&one.named)) {
        return None;
    }
    let plain: Vec<Found> = all()
        .filter(|one| range.contains(&one.words.start) && reading.free[one.words.start])
        .cloned()
        .collect();
    let inside = reading.mentions.iter();
    let inside = inside.filter(|one| range.contains(&one.words.start));
    let people: Vec<Named> = inside.map(|one| one.named.clone()).collect();
    let mut span = follow_up::span_of(reading.text, words, &range, &people);
    span.end = span.end.max(object.stop);
    let spans = |all: &[Found]| all.iter().map(|one| one.named.span.clone()).collect();
    Some(Given {
        favoured: Favoured {
            span,
            deed,
            side: ends.side,
            by: spans(&ends.by),
            to: spans(&ends.to),
            thing,
            text,
            met: object.met,
            date: None,
        },
        words: range,
        plain,
        date: object.date,
    })
}

/// Past a day with which the clause begins: "yesterday lent @Ada the drill".
fn after_lead(reading: &Reading, from: usize) -> usize {
    let words = reading.words;
    let date = dates::told_at(words, from, reading.today, Direction::Done);
    let end = date.map_or(from, |(_, length)| from + length);
    let spaced = |word: &Word| word.gap.trim_matches([' ', '\u{a0}', '@', '[']).is_empty();
    let follows = words.get(end).is_some_and(spaced);
    if end > from && follows { end } else { from }
}

/// Who did it, as the words before the verb say, and where those end.
fn subject(reading: &Reading, at: usize) -> (Option<Party>, usize) {
    let names = reading.names_at(at);
    if let Some(last) = names.last() {
        let end = last.words.end;
        return (Some(Party::Named(names)), end);
    }
    // "bo lent me the drill".
    let is_verb = |word: usize| {
        reading.word_is(word, BEFORE_DEED) || line::phrase(reading.words, word, DEEDS).is_some()
    };
    if let Some(one) = reading.small_name_at(at, &is_verb) {
        let end = one.words.end;
        return (Some(Party::Named(vec![one])), end);
    }
    let after = at + 1;
    match () {
        () if reading.word_is(at, ME) => (Some(Party::Me), after),
        () if reading.word_is(at, THEM) => (Some(Party::Them), after),
        () => (None, at),
    }
}

/// What the deed is, with what it was of and what is said of it.
fn told(act: Act, object: &Object) -> Option<(Deed, String, String)> {
    let thing = object.thing.as_str();
    let words: Vec<String> = line::words(thing)
        .into_iter()
        .map(|word| word.folded)
        .collect();
    let plain = words.join(" ");
    let is = |table: &[&str]| table.contains(&plain.as_str());
    let has = |table: &str| {
        let is = |word: &str, one: &str| word == one || word.strip_suffix('s') == Some(one);
        let mut words = words.iter();
        words.any(|word| table.split_whitespace().any(|one| is(word, one)))
    };
    let no_gift = || has(NO_GIFT);
    let indefinite = || {
        words
            .first()
            .is_some_and(|first| !DEFINITE.contains(&first.as_str()))
    };
    let figures = |thing: &str| {
        let amount = |sign: char| sign.is_ascii_digit() || !sign.is_alphanumeric();
        thing.chars().any(|sign| sign.is_ascii_digit())
            && (thing.chars().all(amount) || thing.contains(['€', '$', '£', '¥']))
    };
    let joined = |first: &str| {
        let all = [first, object.text.as_str()];
        let all: Vec<&str> = all.into_iter().filter(|text| !text.is_empty()).collect();
        capital(&all.join(" "))
    };
    let (kind, thing, text) = match act {
        Act::Help => (FavourKind::Help, String::new(), joined(thing)),
        Act::Give | Act::Lend | Act::Get if !object.back && is(A_HAND) => {
            let says = plain.ends_with("hand");
            let text = joined(if says { "" } else { thing });
            (FavourKind::Help, String::new(), text)
        }
        Act::Give | Act::Get if !object.back && is(ADVICE) => {
            (FavourKind::Advice, String::new(), joined(""))
        }
        Act::Return | Act::Get | Act::Carry | Act::Give if act == Act::Return || object.back => {
            return Some((Deed::Back, thing.to_owned(), joined("")));
        }
        Act::Lend | Act::Borrow if !no_gift() => (FavourKind::Loan, thing.to_owned(), joined("")),
        Act::Give if !no_gift() => (FavourKind::Gift, thing.to_owned(), joined("")),
        // "Got the car from Ada" may be fetched or lent, and "got 20 € from Bo" be owed.
        Act::Get if !no_gift() && !has(NO_PRESENT) && indefinite() && !figures(thing) => {
            (FavourKind::Gift, thing.to_owned(), joined(""))
        }
        _ => return None,
    };
    Some((Deed::Did(kind), thing, text))
}

/// Who gave and who was given. `None` where nothing says that oneself or somebody named was on both ends.
fn ends(reading: &Reading, verb: &Verb, object: &Object) -> Option<Ends> {
    let (start, act) = (verb.start, verb.act);
    let subject = verb.subject.clone();
    // What is borrowed or had back comes from the other.
    let taken = matches!(act, Act::Borrow | Act::Get);
    let of = |side: Side| match (side, taken) {
        (side, false) => side,
        (Side::Mine, true) => Side::Theirs,
        (_, true) => Side::Mine,
    };
    let other = object.party.clone();
    let own = || is_own(reading, start);
    let (mine, named, other) = match (subject, other) {
        (Some(Party::Me), Some(Party::Named(names))) => (Some(true), Vec::new(), names),
        (None, Some(Party::Named(names))) if own() => (Some(true), Vec::new(), names),
        (Some(Party::Me), Some(Party::Them)) => (Some(true), Vec::new(), Vec::new()),
        // "Ada came by and lent him the drill" is of Ada, and of nobody knows whom.
        (None, Some(Party::Them)) if own() || reading.words[start].opens => {
            (Some(true), Vec::new(), Vec::new())
        }
        (Some(Party::Named(names)), Some(Party::Me)) => (Some(false), names, Vec::new()),
        (Some(Party::Them) | None, Some(Party::Me)) => (Some(false), Vec::new(), Vec::new()),
        (Some(Party::Named(by)), Some(Party::Named(to))) => {
            // Of several on both sides, nobody knows who gave to whom.
            (by.len() == 1 && to.len() == 1).then_some(())?;
            (None, by, to)
        }
        (subject, None) => alone(act, subject, object, own())?,
        _ => return None,
    };
    let (by, to) = if taken {
        (other, named)
    } else {
        (named, other)
    };
    let side = match mine {
        Some(true) => Some(of(Side::Mine)),
        Some(false) => Some(of(Side::Theirs)),
        None => None,
    };
    Some(Ends { side, by, to })
}

/// The same, where only one end is said: what is brought back or borrowed has another all the same.
fn alone(
    act: Act,
    subject: Option<Party>,
    object: &Object,
    own: bool,
) -> Option<(Option<bool>, Vec<Found>, Vec<Found>)> {
    let mine = match (act, &subject) {
        (Act::Return | Act::Carry | Act::Give, Some(Party::Me)) => Some(true),
        (Act::Return | Act::Carry | Act::Give, Some(_)) => Some(false),
        (Act::Return | Act::Carry | Act::Give, None) => own.then_some(true),
        (Act::Get, Some(Party::Me)) => Some(true),
        (Act::Get, None) if own => Some(true),
        (Act::Borrow, Some(Party::Me)) => Some(true),
        (Act::Borrow, None) if own => Some(true),
        // "Ada borrowed my tent"; of "the tent" it is open whose it was.
        (Act::Borrow, _) => {
            let first = line::words(&object.thing).into_iter().next();
            let owned = first.is_some_and(|word| OWN.contains(&word.folded.as_str()));
            owned.then_some(false)
        }
        _ => return None,
    };
    let back = act == Act::Return || object.back;
    let fits = match act {
        Act::Lend | Act::Help => false,
        Act::Give | Act::Carry | Act::Get => back,
        Act::Return | Act::Borrow => true,
    };
    let named = match subject {
        Some(Party::Named(names)) => names,
        _ => Vec::new(),
    };
    fits.then_some((mine, named, Vec::new()))
}

/// Whether words without a subject tell of oneself: not in a sentence that begins with somebody else.
fn is_own(reading: &Reading, start: usize) -> bool {
    let words = reading.words;
    let starts = |word: &usize| *word == 0 || follow_up::ends_sentence(words, *word);
    let first = (0..=start).rev().find(starts).unwrap_or(0);
    first == start || !reading.word_is(first, THEM) && reading.name_at(first).is_none()
}

fn is_person(named: &Named) -> bool {
    !matches!(named.meaning, Meaning::Circle(_))
}
