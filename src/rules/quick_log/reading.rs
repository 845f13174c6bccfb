//! A line while it is read for what was promised and what was given: names and signs at a word.

use super::line::Word;
use super::mentions::Found;
use super::names::Names;
use super::{Meaning, plain, small};
use crate::domain::Book;
use crate::domain::time::Day;

/// The line, and what is known of it already.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub words: &'a [Word<'a>],
    pub mentions: &'a [Found],
    /// Which words are nothing else yet.
    pub free: &'a [bool],
    pub names: &'a Names,
    pub book: &'a Book,
    pub today: Day,
}

impl Reading<'_> {
    /// The name that begins at that word, with or without an `@`.
    pub fn name_at(&self, at: usize) -> Option<Found> {
        let held = self.mentions.iter().find(|one| one.words.start == at);
        held.cloned()
            .or_else(|| plain::name_at(self.text, self.words, self.free, at, self.names, self.book))
    }

    /// The names that begin at that word: one, or a list.
    pub fn names_at(&self, at: usize) -> Vec<Found> {
        let mut names = Vec::from_iter(self.name_at(at));
        while let Some(end) = names.last().map(|last| last.words.end) {
            let next = self.words.get(end).map(|next| {
                let sign = next.gap.trim_matches([' ', '@', '[', ')']);
                (sign, next.folded == "and")
            });
            let name = match next {
                Some(("" | ",", true)) => self.name_at(end + 1),
                Some(("," | "&" | "+", false)) => self.name_at(end),
                _ => None,
            };
            match name {
                Some(name) => names.push(name),
                None => break,
            }
        }
        names
    }

    /// The name in small letters at that word, where `ends` tells whether it can end before a word.
    pub fn small_name_at(&self, at: usize, ends: &dyn Fn(usize) -> bool) -> Option<Found> {
        let found = small::find_before(self.text, self.words, self.free, at, self.names, ends);
        found.filter(|one| !matches!(one.named.meaning, Meaning::Circle(_)))
    }

    pub fn word_is(&self, at: usize, table: &[&str]) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| table.contains(&word.folded.as_str()))
    }

    pub fn after_colon(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|word| {
            word.gap
                .trim_end()
                .trim_end_matches(['@', '['])
                .trim_end()
                .ends_with(':')
        })
    }
}
