//! A text as matches see it: what it speaks of, word by word.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::thesaurus::{Known, SubjectId, thesaurus};
use super::words::{self, LANGUAGES, Language, Lexeme, Word};

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

/// What a word comes to in a text of one language.
#[derive(Clone, Debug)]
struct Meaning {
    keys: Arc<[String]>,
    subjects: Arc<[SubjectId]>,
    known: Known,
}

/// Reads texts, and remembers the words it has seen: most of the time goes into stemming.
#[derive(Clone, Debug, Default)]
pub struct Reader {
    seen: HashMap<String, Seen>,
}

/// A word, and what it came to: in each language, and where none was known.
#[derive(Clone, Debug)]
struct Seen {
    lexeme: Arc<Lexeme>,
    meanings: [Option<Meaning>; 4],
}

impl Reader {
    /// Everything a text speaks of, in its order.
    pub fn read(&mut self, text: &str) -> Vec<Mention> {
        self.read_beside(&Reader::default(), text)
    }

    /// The same, with what another reader remembers.
    pub fn read_beside(&mut self, other: &Reader, text: &str) -> Vec<Mention> {
        let all: Vec<(Word, Arc<Lexeme>)> = words::words(text)
            .map(|word| {
                let lexeme = self.lexeme(other, &word.small);
                (word, lexeme)
            })
            .collect();
        let language = words::language(all.iter().map(|(_, lexeme)| &**lexeme));
        let all: Vec<(Word, Arc<Lexeme>)> = all
            .into_iter()
            .filter(|(_, lexeme)| !lexeme.is_function(language))
            .collect();
        let mut found = Vec::with_capacity(all.len());
        let in_phrases = phrases(&all, language, &mut found);
        for ((word, lexeme), in_phrase) in all.iter().zip(in_phrases) {
            // Of a phrase, no word has a meaning of its own: a bicycle mechanic is no mechanic.
            if !in_phrase
                && !lexeme.is_plain(language)
                && let Some(meaning) = self.meaning(&word.small, language)
            {
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

    fn lexeme(&mut self, other: &Reader, small: &str) -> Arc<Lexeme> {
        if let Some(seen) = self.seen.get(small) {
            return seen.lexeme.clone();
        }
        let seen = other.seen.get(small).cloned().unwrap_or_else(|| Seen {
            lexeme: Arc::new(Lexeme::of(small)),
            meanings: [const { None }; 4],
        });
        let lexeme = seen.lexeme.clone();
        self.seen.insert(small.to_owned(), seen);
        lexeme
    }

    /// What a word comes to that was seen before.
    fn meaning(&mut self, small: &str, language: Option<Language>) -> Option<&Meaning> {
        let Seen { lexeme, meanings } = self.seen.get_mut(small)?;
        let place = language.map_or(LANGUAGES.len(), |language| language as usize);
        Some(meanings[place].get_or_insert_with(|| meaning(lexeme, language)))
    }
}

fn meaning(lexeme: &Lexeme, language: Option<Language>) -> Meaning {
    let mut subjects = thesaurus().of_word(lexeme, language);
    let german = language.is_none_or(|language| language == Language::German);
    let mut known = Known::Whole;
    if subjects.is_empty() && german {
        (subjects, known) = thesaurus().of_parts(lexeme.stem(Language::German));
    }
    // What the thesaurus knows is joined by it, and not by a stem: "engine" and "engineer".
    let keys = if subjects.is_empty() || known != Known::Whole {
        lexeme.keys(language)
    } else {
        vec![lexeme.folded.clone()]
    };
    Meaning {
        keys: keys.into(),
        subjects: subjects.into(),
        known,
    }
}

/// Finds the phrases among the words, and says which words are in one.
fn phrases(
    all: &[(Word, Arc<Lexeme>)],
    language: Option<Language>,
    found: &mut Vec<Mention>,
) -> Vec<bool> {
    let mut within = vec![false; all.len()];
    for one in LANGUAGES {
        if language.is_some_and(|language| language != one) {
            continue;
        }
        let stem = |at: usize| all.get(at).map(|(_, lexeme)| lexeme.stem(one));
        let mut at = 0;
        while at < all.len() {
            let Some((length, subjects)) = thesaurus().of_phrase(|next| stem(at + next), one)
            else {
                at += 1;
                continue;
            };
            let stems: Vec<&str> = (at..at + length).filter_map(stem).collect();
            found.push(Mention {
                place: all[at].0.place.start..all[at + length - 1].0.place.end,
                keys: Arc::from([stems.join(" ")]),
                subjects: subjects.into(),
                known: Known::Whole,
            });
            within[at..at + length].fill(true);
            at += length;
        }
    }
    within
}
