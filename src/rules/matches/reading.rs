//! A text as matches see it: what it speaks of, word by word.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::evidence::{Source, Told};
use super::hints;
use super::situations::Hint;
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
    /// The language of the text, or else the only one that knows the word.
    pub language: Option<Language>,
    /// Subjects that are not named, but hinted at; told of needs alone.
    pub hints: Vec<Hint>,
}

/// The words of a text but for those that only hold others together, and its language.
pub struct Said {
    /// Of each word, how many commas and the like stand before it.
    pub breaks: Vec<usize>,
    pub words: Vec<(Word, Arc<Lexeme>)>,
    pub language: Option<Language>,
    /// What is named as it is written, with the words that are not kept.
    verbatim: Vec<Mention>,
    /// Where the words begin that say, and mean, that something is feared or disliked.
    averse: Vec<usize>,
}

/// What ends a clause.
const BREAKS: [char; 8] = [',', '.', ';', ':', '!', '?', '(', ')'];

/// What a word comes to in a text of one language.
#[derive(Clone, Debug)]
struct Meaning {
    keys: Arc<[String]>,
    subjects: Arc<[SubjectId]>,
    known: Known,
    language: Option<Language>,
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
        let said = self.said(other, text);
        self.mentions(&said)
    }

    /// What a text that tells of somebody speaks of, but for what they fear or dislike.
    pub fn read_told(&mut self, other: &Reader, told: &Told) -> Vec<Mention> {
        let said = self.said(other, told.text);
        let mut found = self.mentions(&said);
        // A therapist who offers help with fear has none.
        if matches!(told.source, Source::Note | Source::Fact) {
            let feared = said.feared();
            found.retain(|one| !feared.iter().any(|place| one.place.contains(place)));
        }
        found
    }

    /// What a text looks for: what it speaks of, and what it only hints at.
    pub fn read_need(&mut self, other: &Reader, text: &str) -> Vec<Mention> {
        let said = self.said(other, text);
        let mut found = self.mentions(&said);
        hints::add(&said, &mut found);
        found
    }

    fn said(&mut self, other: &Reader, text: &str) -> Said {
        let mut words: Vec<(Word, Arc<Lexeme>)> = words::words(text)
            .map(|word| {
                let lexeme = self.lexeme(other, &word.small);
                (word, lexeme)
            })
            .collect();
        let language = words::language(words.iter().map(|(_, lexeme)| &**lexeme));
        let verbatim = verbatim(text, &words, language);
        let averse = averse(text, &words, language);
        words.retain(|(_, lexeme)| !says_nothing(lexeme, language, Lexeme::is_function));
        let signs = |text: &str| text.matches(BREAKS).count();
        let (mut at, mut count) = (0, 0);
        let breaks = words.iter().map(|(word, _)| {
            count += signs(&text[at..word.place.start]);
            at = word.place.start;
            count
        });
        Said {
            breaks: breaks.collect(),
            words,
            language,
            verbatim,
            averse,
        }
    }

    fn mentions(&mut self, said: &Said) -> Vec<Mention> {
        let (all, language) = (&said.words, said.language);
        let mut found = Vec::with_capacity(all.len());
        found.extend(said.verbatim.iter().cloned());
        let in_phrases = phrases(said, &mut found);
        for ((word, lexeme), in_phrase) in all.iter().zip(in_phrases) {
            // Of a phrase, no word has a meaning of its own: a bicycle mechanic is no mechanic.
            let in_name = |one: &Mention| one.place.contains(&word.place.start);
            if !in_phrase
                && !said.verbatim.iter().any(in_name)
                && !says_nothing(lexeme, language, Lexeme::is_plain)
                && let Some(meaning) = self.meaning(&word.small, language)
            {
                found.push(Mention {
                    place: word.place.clone(),
                    keys: meaning.keys.clone(),
                    subjects: meaning.subjects.clone(),
                    known: meaning.known,
                    language: language.or(meaning.language),
                    hints: Vec::new(),
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

/// Whether a word says nothing: in the language of its text; where that is not known, in any, but for
/// what is a name in another.
fn says_nothing(
    lexeme: &Lexeme,
    language: Option<Language>,
    as_told: fn(&Lexeme, Option<Language>) -> bool,
) -> bool {
    let is_name = || language.is_none() && thesaurus().names(lexeme);
    as_told(lexeme, language) && !is_name()
}

/// How many words after it a negation reaches: "not at all afraid".
const NEGATED: usize = 3;

/// Where it is said, and meant, that something is feared or disliked: not of whoever is "no longer afraid".
fn averse(text: &str, words: &[(Word, Arc<Lexeme>)], language: Option<Language>) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, (word, lexeme)) in words.iter().enumerate() {
        if !lexeme.is_averse(language) {
            continue;
        }
        let before = (at.saturating_sub(NEGATED)..at).rev();
        let mut here = before.take_while(|other| {
            let between = &text[words[*other].0.place.end..word.place.start];
            !between.contains(BREAKS) && !between.contains('\n')
        });
        let negates = |other: usize| {
            words[other].1.is_negating(language) && !words[other + 1].1.is_adding(language)
        };
        if !here.any(negates) {
            found.push(word.place.start);
        }
    }
    found
}

/// Everything that is named as it is written.
fn verbatim(text: &str, words: &[(Word, Arc<Lexeme>)], language: Option<Language>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((length, subjects)) = thesaurus().verbatim.at(text, &words[at..]) else {
            at += 1;
            continue;
        };
        let place = words[at].0.place.start..words[at + length - 1].0.place.end;
        found.push(Mention {
            keys: Arc::from([text[place.clone()].to_lowercase()]),
            place,
            subjects: subjects.into(),
            known: Known::Whole,
            language,
            hints: Vec::new(),
        });
        at += length;
    }
    found
}

fn meaning(lexeme: &Lexeme, language: Option<Language>) -> Meaning {
    let (mut subjects, mut known) = thesaurus().of_word(lexeme, language);
    let german = language.is_none_or(|language| language == Language::German);
    if subjects.is_empty() && german {
        (subjects, known) = thesaurus().of_parts(lexeme.stem(Language::German));
        // Where it need not be German, "measuring" is no ring.
        if known != Known::Whole && language.is_none() {
            (subjects, known) = (Vec::new(), Known::Whole);
        }
    }
    // What the thesaurus knows is joined by it, and not by a stem: "engine" and "engineer".
    let of_all = matches!(known, Known::Whole | Known::Vague);
    let keys = if subjects.is_empty() || !of_all {
        lexeme.keys(language)
    } else {
        vec![lexeme.folded.clone()]
    };
    Meaning {
        keys: keys.into(),
        subjects: subjects.into(),
        known,
        language: thesaurus().only_language(lexeme),
    }
}

impl Said {
    /// The stem of the word that stands so many after that one, in one clause with it.
    pub fn stem_after(&self, at: usize, next: usize, language: Language) -> Option<&str> {
        let (_, lexeme) = self.words.get(at + next)?;
        let together = self.breaks[at] == self.breaks[at + next];
        together.then(|| lexeme.stem(language))
    }

    /// Where the words begin that are feared or disliked, as far as the clause goes: whoever is afraid of
    /// dogs is nobody to ask about them.
    fn feared(&self) -> Vec<usize> {
        let mut feared = Vec::new();
        for (at, (word, _)) in self.words.iter().enumerate() {
            if !self.averse.contains(&word.place.start) {
                continue;
            }
            let here = |other: &usize| self.breaks[*other] == self.breaks[at];
            let says = |other: &usize| {
                let (_, lexeme) = &self.words[*other];
                !says_nothing(lexeme, self.language, Lexeme::is_plain)
            };
            let place = |other: usize| self.words[other].0.place.clone();
            let after = (at + 1..self.words.len()).take_while(here).find(says);
            // "Gegen Katzen allergisch."
            let before = || (0..at).rev().take_while(here).find(says);
            let first = after.or_else(before);
            // "Laute Hunde" are dogs.
            let second = after.map(|first| first + 1).filter(|second| {
                let follows = |first: usize| place(*second).start == place(first).end + 1;
                *second < self.words.len() && follows(second - 1)
            });
            let all = first.into_iter().chain(second);
            feared.extend(all.map(|one| place(one).start));
        }
        feared
    }
}

/// Finds the phrases among the words, and says which words are in one.
fn phrases(said: &Said, found: &mut Vec<Mention>) -> Vec<bool> {
    let (all, language) = (&said.words, said.language);
    let mut within = vec![false; all.len()];
    for one in LANGUAGES {
        if language.is_some_and(|language| language != one) {
            continue;
        }
        let mut at = 0;
        while at < all.len() {
            let Some((length, subjects)) =
                thesaurus().of_phrase(|next| said.stem_after(at, next, one), one)
            else {
                at += 1;
                continue;
            };
            let stems = (0..length).filter_map(|next| said.stem_after(at, next, one));
            let stems: Vec<&str> = stems.collect();
            found.push(Mention {
                place: all[at].0.place.start..all[at + length - 1].0.place.end,
                keys: Arc::from([stems.join(" ")]),
                subjects: subjects.into(),
                known: Known::Whole,
                language: Some(one),
                hints: Vec::new(),
            });
            within[at..at + length].fill(true);
            at += length;
        }
    }
    within
}
