//! Names after an `@`, and mentions in their stored form.

use std::ops::Range;

use super::line::{self, Word};
use super::names::{How, LONGEST, Names};
use super::words::{MONTHS, SPEAKS_OF, WEEKDAYS};
use super::{Meaning, Named};
use crate::domain::circle::Circle;
use crate::domain::{Book, Contact, Id};

/// A name, and the words it is made of.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub named: Named,
    pub words: Range<usize>,
}

/// Names that follow an `@`, and stored mentions, in the order of the line.
pub(super) fn find(text: &str, words: &[Word], names: &Names, book: &Book) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('@') {
        let sign = at + next;
        at = sign + 1;
        let one =
            stored(text, sign, words, book).or_else(|| written(text, sign, words, names, book));
        if let Some(mut one) = one {
            at = one.named.span.end.max(at);
            one.named.takes_part = takes_part(words, &one.words, found.last());
            found.push(one);
        }
    }
    found
}

/// `[@Name](kith:ID)` of somebody who is in the book.
fn stored(text: &str, sign: usize, words: &[Word], book: &Book) -> Option<Found> {
    let start = sign.checked_sub(1)?;
    let (name, rest) = text[..sign]
        .ends_with('[')
        .then(|| text[sign + 1..].split_once("](kith:"))??;
    let id: Id = rest.split_once(')')?.0.parse().ok()?;
    if name.is_empty() || name.contains(['[', ']', '\n']) {
        return None;
    }
    let meaning = if book.get::<Contact>(id).is_some_and(|contact| !contact.me) {
        Meaning::Person(id)
    } else if book.get::<Circle>(id).is_some() {
        Meaning::Circle(id)
    } else {
        return None;
    };
    let length = 1 + 1 + name.len() + "](kith:".len() + rest.find(')')? + 1;
    let span = start..start + length;
    let first = words.partition_point(|word| word.span.end <= start);
    let last = words.partition_point(|word| word.span.start < span.end);
    Some(Found {
        named: Named {
            span,
            written: name.to_owned(),
            meaning,
            takes_part: true,
        },
        words: first..last,
    })
}

fn written(text: &str, sign: usize, words: &[Word], names: &Names, book: &Book) -> Option<Found> {
    let first = first_after(text, sign, words)?;
    let word = &words[first];
    let most = (1..LONGEST)
        .take_while(|more| words.get(first + more).is_some_and(Word::follows_in_name))
        .take_while(|more| !words[first + more - 1].possessive)
        .count()
        + 1;
    let found = |length: usize, span: Range<usize>, meaning: Meaning| Found {
        named: Named {
            written: text[span.start + 1..span.end]
                .trim_start_matches(is_mark)
                .to_owned(),
            span,
            meaning,
            takes_part: true,
        },
        words: first..first + length,
    };
    for length in (1..=most).rev() {
        let run = &words[first..first + length];
        let hits = names.find(run);
        if !hits.is_empty() && (length == 1 || written_like(run, &hits, book)) {
            let more = surname_after(words, first + length);
            let end = words[first + length + more - 1].span.end;
            let meaning = match (more, meaning_of(&hits)) {
                // "@Ada Smith" is perhaps not the Ada who is here.
                (1.., Meaning::Person(id)) => Meaning::Several(vec![id]),
                (_, meaning) => meaning,
            };
            let length = length + more;
            return Some(found(length, sign..end, meaning));
        }
    }
    if let Some((end, hits)) = within_unspaced(word, names) {
        return Some(found(1, sign..end, meaning_of(&hits)));
    }
    if !word.text.starts_with(char::is_alphabetic) {
        return None;
    }
    let capitals = (1..most.min(3)).take_while(|more| {
        let next = &words[first + more];
        next.text.starts_with(char::is_uppercase) && word.text.starts_with(char::is_uppercase)
    });
    let length = 1 + capitals.count();
    let end = words[first + length - 1].span.end;
    Some(found(length, sign..end, Meaning::Nobody))
}

/// The place of the word right after the sign of a name; `None` where the sign is part of something else,
/// such as an address, or stands alone.
fn first_after(text: &str, sign: usize, words: &[Word]) -> Option<usize> {
    let glued = |letter: char| letter.is_alphanumeric() || "[.-_@/".contains(letter);
    if text[..sign].chars().next_back().is_some_and(glued) {
        return None;
    }
    let mut first = words.partition_point(|word| word.span.start <= sign);
    if words
        .get(first.wrapping_sub(1))
        .is_some_and(|word| word.span.end > sign)
    {
        first -= 1;
    }
    let word = words.get(first)?;
    // Marks of direction may stand between.
    let mut between = text[sign + 1..].get(..word.span.start - sign - 1)?.chars();
    let marks = between.all(|mark| matches!(mark, '\u{200e}' | '\u{200f}' | '\u{2068}'));
    marks.then_some(first)
}

/// How many words go on with a name, by their capitals: one, or none.
pub(super) fn surname_after(words: &[Word], at: usize) -> usize {
    let Some(word) = words.get(at).filter(|word| word.follows()) else {
        return 0;
    };
    let folded = word.folded.as_str();
    let begins = word.text.starts_with(char::is_uppercase) && word.text.chars().count() > 1;
    let named = at > 0
        && words[at - 1].text.starts_with(char::is_uppercase)
        && !words[at - 1].possessive
        && !words[at].opens;
    let known = WEEKDAYS.contains(&folded)
        || MONTHS.iter().any(|(month, _)| *month == folded)
        || folded.starts_with("i'")
        || folded == "and";
    usize::from(begins && named && !known)
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{2068}')
}

/// The one person or circle these are, or all that it could be.
pub(super) fn meaning_of(hits: &[(Id, How)]) -> Meaning {
    match hits {
        [] => Meaning::Nobody,
        [(id, How::Circle)] => Meaning::Circle(*id),
        [(id, _)] => Meaning::Person(*id),
        several => Meaning::Several(several.iter().map(|(id, _)| *id).collect()),
    }
}

/// Whether the capitals of several words are those of such a name: "@Ada may come" is not of
/// somebody called Ada May. Typed in small letters throughout, it may be.
pub(super) fn written_like(run: &[Word], hits: &[(Id, How)], book: &Book) -> bool {
    let starts_big = |word: &Word| word.text.starts_with(char::is_uppercase);
    let Some((first, more)) = run.split_first() else {
        return false;
    };
    if !starts_big(first) {
        return true;
    }
    let as_named = |word: &Word| {
        hits.iter().any(|(id, _)| {
            let person = book.get::<Contact>(*id).map(Contact::display_name);
            let name =
                person.or_else(|| book.get::<Circle>(*id).map(|circle| circle.name.as_str()));
            name.is_some_and(|name| line::words(name).iter().any(|part| part.text == word.text))
        })
    };
    let small = |word: &Word| word.text.starts_with(char::is_lowercase);
    more.iter().all(|word| !small(word) || as_named(word))
}

/// Of a script without spaces, the longest beginning of the word that is a name.
fn within_unspaced(word: &Word, names: &Names) -> Option<(usize, Vec<(Id, How)>)> {
    let unspaced = |letter: char| matches!(letter, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{d7ff}' | '\u{20000}'..='\u{3ffff}');
    if !word.text.starts_with(unspaced) {
        return None;
    }
    let ends = word.text.char_indices().skip(1).map(|(at, _)| at);
    let ends: Vec<usize> = ends.take(12).collect();
    ends.into_iter().rev().find_map(|end| {
        let hits = names.find_key(&crate::rules::fold::fold(&word.text[..end]));
        (!hits.is_empty()).then_some((word.span.start + end, hits))
    })
}

/// Whether somebody named there was there: not one who is only spoken of ("about @Ada"), nor one
/// who has something ("@Ada's brother").
fn takes_part(words: &[Word], named: &Range<usize>, before: Option<&Found>) -> bool {
    let last = named.end.checked_sub(1).and_then(|last| words.get(last));
    let next = words.get(named.end);
    if last.is_some_and(|last| last.possessive) && next.is_some_and(|next| next.follows()) {
        return false;
    }
    let Some(previous) = named.start.checked_sub(1).and_then(|at| words.get(at)) else {
        return true;
    };
    if SPEAKS_OF.contains(&previous.folded.as_str()) && !words[named.start].opens {
        return false;
    }
    // "about @Ada and @Ben" speaks of both.
    let listed = before.filter(|before| {
        let gap = named.start - before.words.end.min(named.start);
        gap == 0 || gap == 1 && matches!(previous.folded.as_str(), "and" | "or")
    });
    listed.is_none_or(|before| before.named.takes_part)
}
