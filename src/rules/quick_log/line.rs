//! A line cut into words, each with its place.

use std::ops::Range;

use super::words::{MONTHS, TITLES};
use crate::rules::fold::{fold, is_combining};

/// One word of a line.
#[derive(Clone, Debug)]
pub struct Word<'a> {
    /// Its place in the line, in bytes; without a possessive ending.
    pub span: Range<usize>,
    pub text: &'a str,
    pub folded: String,
    /// Whether "'s" comes after it.
    pub possessive: bool,
    /// Whether a dot comes right after it.
    pub dotted: bool,
    /// Whether a clause begins with it.
    pub opens: bool,
    /// What stands between the word before it, or the beginning, and itself.
    pub gap: &'a str,
}

impl Word<'_> {
    /// Whether it begins with a capital, or in a script that has none.
    pub fn has_capital(&self) -> bool {
        let first = self.text.chars().find(|letter| letter.is_alphabetic());
        first.is_some_and(|letter| !letter.is_lowercase())
    }

    /// Whether nothing but spaces is before it.
    pub fn follows(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(|sign| sign == ' ' || sign == '\u{a0}')
    }

    /// Whether it follows within a name: after spaces, or the dot of an initial.
    pub fn follows_in_name(&self) -> bool {
        let within = |sign: char| matches!(sign, ' ' | '\u{a0}' | '.' | '\u{200e}' | '\u{200f}');
        self.gap.chars().any(|sign| sign == ' ' || sign == '\u{a0}') && self.gap.chars().all(within)
    }
}

/// The words of a line.
pub fn words(line: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    let mut end = 0;
    let mut at = 0;
    while let Some(found) = line[at..].find(is_letter) {
        let start = at + found;
        let stop = word_end(line, start);
        let whole = &line[start..stop];
        let owned = ["'s", "’s", "'S", "’S"];
        let stem = owned.iter().find_map(|ending| whole.strip_suffix(ending));
        let text = stem.filter(|stem| !stem.is_empty()).unwrap_or(whole);
        let gap = &line[end..start];
        let opens = words.last().is_none_or(|before| breaks(gap, before, whole));
        words.push(Word {
            span: start..start + text.len(),
            text,
            folded: fold(text),
            possessive: text.len() < whole.len() || line[stop..].starts_with(['\'', '’']),
            dotted: line[stop..].starts_with('.'),
            opens,
            gap,
        });
        end = stop;
        at = stop;
    }
    words
}

fn word_end(line: &str, start: usize) -> usize {
    let mut before = ' ';
    let mut letters = line[start..].char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let joins = match letter {
            '\'' | '’' | '-' | '‐' => is_letter(before) && is_letter(next),
            ':' | '.' | '/' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
            letter => is_letter(letter),
        };
        if !joins {
            return start + at;
        }
        before = letter;
    }
    line.len()
}

/// Whether it is part of a word: letters, digits, and the marks and signs that go with them.
pub fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric()
        || is_combining(letter)
        || matches!(letter, '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{200c}' | '\u{200d}')
            && !matches!(letter, '\u{964}' | '\u{965}')
}

/// Whether a clause ends between two words. The dot of a short title or an initial does not end one,
/// nor does that of a day in figures: "on 20.11. in town", "20. November". A line may begin with one.
fn breaks(gap: &str, word: &Word, next: &str) -> bool {
    let before = word.text;
    let initial = before.chars().count() == 1 && before.starts_with(char::is_uppercase);
    let figures = before.contains('.')
        && before
            .bytes()
            .all(|sign| sign == b'.' || sign.is_ascii_digit());
    let goes_on = figures && !word.opens && next.starts_with(char::is_lowercase);
    let day = before.len() <= 2 && before.bytes().all(|sign| sign.is_ascii_digit());
    let month = |(name, _): &(&str, bool)| next.eq_ignore_ascii_case(name);
    let of_month = day && MONTHS.iter().any(month);
    let short = initial || goes_on || of_month || TITLES.contains(&before);
    let dot_only = gap.trim_end() == "." && short && !word.possessive;
    let signs = |sign: char| ",;:.!?()[]—–\n،؛؟。、，；：".contains(sign);
    !dot_only && (gap.contains(signs) || gap.contains(" - "))
}

/// Which of the phrases begins at that word; the longest, with the number of its words. A clause
/// does not begin within it.
pub fn phrase<T: Copy>(words: &[Word], at: usize, table: &[(&str, T)]) -> Option<(T, usize)> {
    let fits = |(phrase, meaning): &(&str, T)| {
        let length = matches(words, at, phrase)?;
        Some((*meaning, length))
    };
    table
        .iter()
        .filter_map(fits)
        .max_by_key(|(_, length)| *length)
}

/// Whether that phrase begins at that word; the number of its words.
pub fn matches(words: &[Word], at: usize, phrase: &str) -> Option<usize> {
    let mut length = 0;
    for part in phrase.split(' ') {
        let word = words.get(at + length)?;
        let joined = length == 0 || word.follows();
        if word.folded != part || !joined {
            return None;
        }
        length += 1;
    }
    let last = words.get(at + length - 1)?;
    (!last.possessive).then_some(length)
}

/// The place from the first of these words to the last.
pub fn span(words: &[Word], range: Range<usize>) -> Range<usize> {
    let start = words.get(range.start).map_or(0, |word| word.span.start);
    let end = range.end.checked_sub(1).and_then(|last| words.get(last));
    start..end.map_or(start, |word| word.span.end.max(start))
}
