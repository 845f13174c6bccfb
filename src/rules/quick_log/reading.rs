//! A line while it is read for what was promised and what was given: names and signs at a word.

use super::clause::begins_thing;
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

    /// The same, or a name in small letters, which ends where a thing begins; before `anything` where the
    /// verb lets it.
    pub fn person_at(&self, at: usize, anything: bool) -> Option<Found> {
        let ends = |next: usize| {
            let begins = self.words.get(next).filter(|next| !next.opens);
            let listed = self.word_is(next, &["and", "or"]);
            anything && !listed
                || begins.is_some_and(|next| begins_thing(next) || next.folded == "back")
                || small::ends(self.words, next)
        };
        self.name_at(at).or_else(|| self.small_name_at(at, &ends))
    }

    /// The names that begin at that word: one, or a list.
    pub fn names_at(&self, at: usize) -> Vec<Found> {
        self.listed(at, |at| self.name_at(at))
    }

    /// The same with names in small letters; none where a list goes on with somebody unknown: of "bo and
    /// zed" only one is sure to be a name.
    pub fn people_at(&self, at: usize, anything: bool) -> Vec<Found> {
        let people = self.listed(at, |at| self.person_at(at, anything));
        let unsure = people.last().is_some_and(|last| {
            let is_small =
                self.free[last.words.start] && !self.words[last.words.start].has_capital();
            let next = self.words.get(last.words.end + 1);
            is_small
                && self.word_is(last.words.end, &["and", "or"])
                && !next.is_some_and(|next| begins_thing(next) || next.opens)
        });
        if unsure { Vec::new() } else { people }
    }

    fn listed(&self, at: usize, find: impl Fn(usize) -> Option<Found>) -> Vec<Found> {
        let mut names = Vec::from_iter(find(at));
        while let Some(end) = names.last().map(|last| last.words.end) {
            let next = self.words.get(end).map(|next| {
                let sign = next.gap.trim_matches([' ', '@', '[', ')']);
                (sign, next.folded == "and")
            });
            let name = match next {
                Some(("" | ",", true)) => find(end + 1),
                Some(("," | "&" | "+", false)) => find(end),
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
