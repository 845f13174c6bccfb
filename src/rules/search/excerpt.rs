//! The part of a text that was found, with what to mark in it.

use std::ops::Range;

use super::fields::{self, Field};
use crate::domain::Body;
use crate::rules::fold::fold_letter;

/// Part of a text as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Excerpt {
    pub text: String,
    /// What matched, in bytes of `text`: between letters, in order, none within another.
    pub marks: Vec<Range<usize>>,
}

/// Letters shown before the first match, and in all.
const BEFORE: usize = 30;
const LENGTH: usize = 120;

/// The excerpt of that field of a record: of the first text in it that holds the most words.
pub fn of(body: &Body, field: Field, words: &[&str]) -> Excerpt {
    let mut best: Option<(usize, String, Vec<Range<usize>>)> = None;
    let mut look = |text: &str| {
        let (marks, held) = marks(text, words);
        if best.as_ref().is_none_or(|(most, ..)| held > *most) {
            best = Some((held, text.to_owned(), marks));
        }
    };
    match body {
        Body::Contact(contact) if field == Field::Name => look(contact.display_name()),
        _ => fields::each(body, |of, text| {
            if of == field {
                look(&text);
            }
        }),
    }
    best.map_or_else(Excerpt::default, |(_, text, marks)| cut(&text, &marks))
}

/// Where the folded words occur, and how many of them do.
fn marks(text: &str, words: &[&str]) -> (Vec<Range<usize>>, usize) {
    let mut folded = String::with_capacity(text.len());
    // For each byte of the folded text, the letter of the original it comes from.
    let mut from: Vec<Range<usize>> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        fold_letter(
            if letter.is_whitespace() { ' ' } else { letter },
            &mut folded,
        );
        from.resize(folded.len(), at..at + letter.len_utf8());
    }
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut held = 0;
    for word in words.iter().filter(|word| !word.is_empty()) {
        let before = marks.len();
        for (start, _) in folded.match_indices(word) {
            marks.push(from[start].start..from[start + word.len() - 1].end);
        }
        held += usize::from(marks.len() > before);
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match apart.last_mut() {
            Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
            _ => apart.push(mark),
        }
    }
    (apart, held)
}

/// The text, or of one longer than an excerpt the part around that place.
pub fn around(text: &str, place: Range<usize>) -> String {
    match text.char_indices().nth(LENGTH) {
        Some(_) => cut(text, &[place]).text,
        None => text.to_owned(),
    }
}

fn cut(text: &str, marks: &[Range<usize>]) -> Excerpt {
    let first = marks.first().map_or(0, |mark| mark.start);
    let mut start = step_back(text, first, BEFORE);
    if start > 0 {
        // To the beginning of a word, if there is one on the way.
        let gap = text[start..first].find(char::is_whitespace);
        start += gap.map_or(0, |gap| gap + 1);
    }
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let rest = &text[start..];
    let mut end = rest
        .char_indices()
        .nth(LENGTH)
        .map_or(text.len(), |(at, _)| start + at);
    if end < text.len()
        && let Some(gap) = text[start..end].rfind(char::is_whitespace)
        && start + gap > first
    {
        end = start + gap;
    }
    // A match is never cut in two.
    if let Some(mark) = marks.iter().find(|mark| mark.start < end && end < mark.end) {
        end = mark.end;
    }
    let mut out = String::with_capacity(end - start + 6);
    if start > 0 {
        out.push('…');
    }
    let shift = out.len();
    out.extend(text[start..end].chars().map(|letter| {
        if letter.is_ascii_control() {
            ' '
        } else {
            letter
        }
    }));
    if end < text.len() {
        out.push('…');
    }
    let shifted = marks
        .iter()
        .filter(|mark| mark.start >= start && mark.end <= end)
        .map(|mark| mark.start - start + shift..mark.end - start + shift);
    Excerpt {
        marks: shifted.collect(),
        text: out,
    }
}

fn step_back(text: &str, from: usize, letters: usize) -> usize {
    let mut before = text[..from].char_indices().rev();
    before.nth(letters).map_or(0, |(at, _)| at)
}
