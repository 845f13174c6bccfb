//! Names that are found only as they are written, because little is left of them without the words that
//! hold others together: "IT support", "make-up", "sin gluten".

use std::collections::HashMap;
use std::sync::Arc;

use super::thesaurus::SubjectId;
use super::words::{Lexeme, Word, words};
use crate::rules::fold::fold;

/// Such names, by their first words.
#[derive(Debug, Default)]
pub struct Verbatim {
    names: HashMap<String, Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    /// As it is written where it is all capitals, else folded.
    text: String,
    words: usize,
    /// The last of them, folded: most texts that begin like a name go on otherwise.
    last: String,
    /// Whether it begins with capitals, such as IT, which may be another word where it is written small.
    begins_capital: bool,
    id: SubjectId,
}

/// Whether a name is written in capitals: "IT", which is not "it".
fn is_capitals(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().all(char::is_uppercase)
}

impl Verbatim {
    /// Takes in a name: of several words, or in capitals. Another word says nothing by itself.
    pub fn learn(&mut self, name: &str, id: SubjectId) {
        let all: Vec<Word> = words(name).collect();
        let (Some(first), Some(last)) = (all.first(), all.last()) else {
            return;
        };
        let capitals = is_capitals(name);
        if all.len() > 1 || capitals {
            let held = self.names.entry(fold(&first.small)).or_default();
            held.push(Name {
                text: if capitals {
                    name.to_owned()
                } else {
                    fold(&name.to_lowercase())
                },
                words: all.len(),
                last: fold(&last.small),
                begins_capital: is_capitals(&name[first.place.clone()]),
                id,
            });
        }
    }

    /// The longest name that begins at the first of these words of a text: how many of them it takes, and
    /// its subjects.
    pub fn at(&self, text: &str, words: &[(Word, Arc<Lexeme>)]) -> Option<(usize, Vec<SubjectId>)> {
        let (_, lexeme) = words.first()?;
        let names = self.names.get(&lexeme.folded)?.iter();
        let here: Vec<&Name> = names.filter(|name| name.begins(text, words)).collect();
        let longest = here.iter().map(|name| name.words).max()?;
        let of_it = here.iter().filter(|name| name.words == longest);
        Some((longest, of_it.map(|name| name.id).collect()))
    }
}

impl Name {
    /// Whether these words of a text begin with it.
    fn begins(&self, text: &str, words: &[(Word, Arc<Lexeme>)]) -> bool {
        let Some((last, lexeme)) = words.get(self.words - 1) else {
            return false;
        };
        if lexeme.folded != self.last {
            return false;
        }
        let first = &words[0].0.place;
        let written = &text[first.start..last.place.end];
        let is_small = self.begins_capital && !is_capitals(&text[first.clone()]);
        if is_small && does_something(&text[..first.start]) {
            return false;
        }
        written == self.text || fold(&written.to_lowercase()) == self.text
    }
}

/// Words after which "it" is what does something: "can it support two screens?".
const BEFORE_IT: &[&str] = &[
    "can", "could", "did", "do", "does", "has", "have", "help", "helped", "helps", "is", "let",
    "lets", "made", "make", "makes", "may", "might", "must", "shall", "should", "was", "will",
    "would",
];

/// Whether the word that follows that, written small, is the one that does something.
fn does_something(before: &str) -> bool {
    let (words, last) = (before.trim_end(), |one: char| !one.is_alphabetic());
    let word = words.rsplit(last).next().unwrap_or_default();
    BEFORE_IT.contains(&word.to_lowercase().as_str())
}
