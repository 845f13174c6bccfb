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
        let Some(first) = all.first() else {
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
                id,
            });
        }
    }

    /// The longest name that begins at the first of these words of a text: how many of them it takes, and
    /// its subjects.
    pub fn at(&self, text: &str, words: &[(Word, Arc<Lexeme>)]) -> Option<(usize, Vec<SubjectId>)> {
        let (first, lexeme) = words.first()?;
        let is_here = |name: &&Name| {
            words.get(name.words - 1).is_some_and(|(last, _)| {
                let written = &text[first.place.start..last.place.end];
                written == name.text || fold(&written.to_lowercase()) == name.text
            })
        };
        let names = self.names.get(&lexeme.folded)?;
        let here: Vec<&Name> = names.iter().filter(is_here).collect();
        let longest = here.iter().map(|name| name.words).max()?;
        let of_it = here.iter().filter(|name| name.words == longest);
        Some((longest, of_it.map(|name| name.id).collect()))
    }
}
