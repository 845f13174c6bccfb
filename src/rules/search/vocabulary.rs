//! Every word that occurs in a text, to tell what a mistyped one was meant to be.

use std::collections::HashSet;

use super::slip::{SHORTEST_FORGIVEN, begins_but_for_one_edit};

/// Longer runs of letters are addresses and the like, which nobody types by heart.
const LONGEST: usize = 40;

/// A word of fewer bytes is not begun by one that has enough letters to be forgiven an edit.
const SHORTEST: usize = SHORTEST_FORGIVEN - 1;

/// Folded words; those of texts that went since may still be among them.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: HashSet<Box<str>>,
}

impl Vocabulary {
    /// Takes in the words of a folded text.
    pub fn learn(&mut self, text: &str) {
        for word in text.split(|letter: char| !letter.is_alphanumeric()) {
            let worth = (SHORTEST..=LONGEST).contains(&word.len()) && has_letter(word);
            if worth && !self.words.contains(word) {
                self.words.insert(word.into());
            }
        }
    }

    /// The words that this one was perhaps meant to begin, the shortest first.
    pub fn close_to(&self, word: &str) -> Vec<&str> {
        let typed: Vec<char> = word.chars().collect();
        let mut letters = Vec::new();
        let mut close: Vec<&str> = Vec::new();
        if typed.len() < SHORTEST_FORGIVEN || !has_letter(word) {
            return close;
        }
        for word in &self.words {
            // A letter takes at least a byte, and all but one of those typed are in the word.
            if word.len() + 1 < typed.len() {
                continue;
            }
            letters.clear();
            letters.extend(word.chars());
            if begins_but_for_one_edit(&typed, &letters) {
                close.push(word);
            }
        }
        close.sort_unstable_by_key(|word| (word.len(), *word));
        close
    }
}

/// A number that is off by a digit is another number.
fn has_letter(word: &str) -> bool {
    word.contains(char::is_alphabetic)
}
