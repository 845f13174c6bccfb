//! A text as matches see it: what it speaks of, word by word.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::thesaurus::{Known, SubjectId, thesaurus};
use super::words::{self, Language, Word};
use crate::rules::fold::fold;

/// Something a text speaks of: a word, or a phrase of the thesaurus.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// What the word or the phrase is found by.
    pub keys: Arc<[String]>,
    pub subjects: Arc<[SubjectId]>,
    /// How much of the word those subjects are told from.
    pub known: Known,
}

/// What a word comes to, wherever it stands.
#[derive(Clone, Debug)]
struct Meaning {
    keys: Arc<[String]>,
    subjects: Arc<[SubjectId]>,
    known: Known,
    plain: bool,
}

/// Reads texts, and remembers the words it has seen: stemming each once takes a tenth of the time.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    seen: HashMap<(Option<Language>, String), Meaning>,
}

impl Reader {
    /// Everything a text speaks of, in its order.
    pub fn read(&mut self, text: &str) -> Vec<Mention> {
        let all: Vec<Word> = words::words(text).collect();
        let language = words::language(&all);
        let all: Vec<Word> = all
            .into_iter()
            .filter(|word| !words::is_function(&word.small, language))
            .collect();
        let mut found = Vec::with_capacity(all.len());
        let in_phrases = phrases(&all, language, &mut found);
        for (word, in_phrase) in all.iter().zip(in_phrases) {
            let meaning = self.meaning(&word.small, language);
            // Of a phrase, no word has a meaning of its own: a bicycle mechanic is no mechanic.
            if !meaning.plain && !in_phrase {
                found.push(Mention {
                    place: word.place.clone(),
                    keys: meaning.keys.clone(),
                    subjects: meaning.subjects.clone(),
                    known: meaning.known,
                });
            }
        }
        found.sort_by_key(|mention| mention.place.start);
        found
    }

    fn meaning(&mut self, small: &str, language: Option<Language>) -> &Meaning {
        self.seen
            .entry((language, small.to_owned()))
            .or_insert_with(|| meaning(small, language))
    }
}

fn meaning(small: &str, language: Option<Language>) -> Meaning {
    let mut subjects = thesaurus().of_word(small, language);
    let german = language.is_none_or(|language| language == Language::German);
    let mut known = Known::Whole;
    if subjects.is_empty() && german {
        (subjects, known) = thesaurus().of_parts(small);
    }
    // What the thesaurus knows is joined by it, and not by a stem: "engine" and "engineer".
    let keys = if subjects.is_empty() || known != Known::Whole {
        words::keys(small, language)
    } else {
        vec![fold(small)]
    };
    Meaning {
        keys: keys.into(),
        // Many plain words have a meaning elsewhere: who is "interested" has no interest to pay.
        plain: words::is_plain(small, language),
        subjects: subjects.into(),
        known,
    }
}

/// Finds the phrases among the words, and says which words are in one.
fn phrases(all: &[Word], language: Option<Language>, found: &mut Vec<Mention>) -> Vec<bool> {
    let mut within = vec![false; all.len()];
    for one in words::LANGUAGES {
        if language.is_some_and(|language| language != one) {
            continue;
        }
        let stems: Vec<String> = all
            .iter()
            .map(|word| words::stem(&word.small, one))
            .collect();
        let mut at = 0;
        while at < all.len() {
            let Some((length, subjects)) = thesaurus().of_phrase(&stems[at..], one) else {
                at += 1;
                continue;
            };
            found.push(Mention {
                place: all[at].place.start..all[at + length - 1].place.end,
                keys: Arc::from([stems[at..at + length].join(" ")]),
                subjects: subjects.into(),
                known: Known::Whole,
            });
            within[at..at + length].fill(true);
            at += length;
        }
    }
    within
}
