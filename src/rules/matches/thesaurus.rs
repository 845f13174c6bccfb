//! The thesaurus of fields, read once: which subjects a word belongs to, in which field.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::{LANGUAGES, Language, Lexeme, words};
use crate::rules::fold::fold;

/// Number of a subject: one line of the thesaurus.
pub type SubjectId = u16;

/// Number of a field: a group of subjects.
pub type FieldId = u16;

/// What words of several languages mean.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its first word.
    pub name: &'static str,
    pub field: FieldId,
    /// Whether those who know it can help with the other subjects of the field.
    pub general: bool,
    /// Whether nothing else of the field stands in for it.
    pub exact: bool,
}

/// A field of activity.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: &'static str,
    pub general: Option<SubjectId>,
}

/// Words that only together name a subject: by the first of them, the others.
type Phrases = HashMap<String, Vec<(Vec<String>, SubjectId)>>;

/// The whole of it.
#[derive(Debug, Default)]
pub struct Thesaurus {
    pub fields: Vec<Field>,
    pub subjects: Vec<Subject>,
    /// By language, from a word as it is written, folded, to the subjects it belongs to.
    words: [HashMap<String, Vec<SubjectId>>; 3],
    /// The same from stems.
    stems: [HashMap<String, Vec<SubjectId>>; 3],
    /// By language, from the first stem of a phrase to the stems that follow and its subject, the
    /// longest first.
    phrases: [Phrases; 3],
}

/// Letters of the shorter and the longer part of a German compound, at least.
const SHORTEST_PART: usize = 4;

/// How much of a word its subjects are told from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Whole,
    /// Of a compound, what it is about: the tax in "Steuerbescheid".
    Beginning,
    /// Of a compound, what kind of thing it is: the teacher in "Segelfluglehrer".
    End,
}

static THESAURUS: LazyLock<Thesaurus> = LazyLock::new(|| read(include_str!("thesaurus.txt")));

/// The one that comes with Kith.
pub fn thesaurus() -> &'static Thesaurus {
    &THESAURUS
}

fn put(ids: &mut Vec<SubjectId>, id: SubjectId) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

fn read(text: &'static str) -> Thesaurus {
    let mut read = Thesaurus::default();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("= ") {
            let general = None;
            read.fields.push(Field { name, general });
        } else if !line.is_empty() && !line.starts_with('#') {
            read.add(line);
        }
    }
    for phrases in read.phrases.iter_mut().flat_map(HashMap::values_mut) {
        phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    read
}

impl Thesaurus {
    fn add(&mut self, line: &'static str) {
        let (general, exact) = (line.starts_with('+'), line.starts_with('!'));
        let line = line.trim_start_matches(['+', '!', ' ']);
        let id = self.subjects.len() as SubjectId;
        let field = self.fields.len().saturating_sub(1);
        if let Some(field) = self.fields.get_mut(field).filter(|_| general) {
            field.general = Some(id);
        }
        self.subjects.push(Subject {
            name: line
                .split([',', '|'])
                .next()
                .unwrap_or_default()
                .trim_matches([' ', '=']),
            field: field as FieldId,
            general,
            exact,
        });
        for (at, part) in line.split('|').enumerate().take(LANGUAGES.len()) {
            for word in part.split(',') {
                self.learn(at, word.trim(), id);
            }
        }
    }

    /// Takes in a word or a phrase of a subject, in the language of that place.
    fn learn(&mut self, language: usize, phrase: &str, id: SubjectId) {
        let of = LANGUAGES[language];
        let (phrase, as_written) = match phrase.strip_prefix('=') {
            Some(word) => (word, true),
            None => (phrase, false),
        };
        let stems: Vec<String> = words(phrase)
            .map(|word| Lexeme::of(&word.small))
            .filter(|word| !word.is_function(Some(of)))
            .map(|word| word.stem(of).to_owned())
            .collect();
        match stems.as_slice() {
            [] => {}
            // Of "make-up" would be left what says nothing.
            [_] if words(phrase).nth(1).is_some() => {}
            [key] => {
                if !as_written {
                    put(self.stems[language].entry(key.clone()).or_default(), id);
                }
                let folded = fold(&phrase.to_lowercase());
                put(self.words[language].entry(folded).or_default(), id);
            }
            [first, rest @ ..] => {
                let held = self.phrases[language].entry(first.clone()).or_default();
                held.push((rest.to_vec(), id));
            }
        }
    }

    /// The subjects of a word: in the language of its text; where that is not known, or knows nothing
    /// of it, in any.
    pub fn of_word(&self, word: &Lexeme, language: Option<Language>) -> Vec<SubjectId> {
        let of_text = |at: &usize| language.is_none_or(|language| language == LANGUAGES[*at]);
        // The word itself says more than its stem: "engine" and "engineer" share one.
        let mut found = Vec::new();
        for at in (0..LANGUAGES.len()).filter(of_text) {
            let stem = || self.stems[at].get(word.stem(LANGUAGES[at]));
            let ids = self.words[at].get(&word.folded).or_else(stem);
            ids.into_iter()
                .flatten()
                .for_each(|id| put(&mut found, *id));
        }
        if found.is_empty() {
            let others = self
                .words
                .iter()
                .filter_map(|words| words.get(&word.folded));
            others.flatten().for_each(|id| put(&mut found, *id));
        }
        found
    }

    /// The subjects of the parts of a German compound, by its stem: "Hochzeitsfotograf" has two.
    pub fn of_parts(&self, whole: &str) -> (Vec<SubjectId>, Known) {
        let known = |part: &str| self.stems[1].get(part);
        let inner = whole.char_indices().map(|(at, _)| at);
        let cuts: Vec<usize> = inner
            .filter(|at| *at >= SHORTEST_PART && at + SHORTEST_PART <= whole.len())
            .collect();
        let end = cuts.iter().find_map(|at| known(&whole[*at..]));
        // The longest beginning, with or without its joint.
        let beginning = cuts.iter().rev().find_map(|at| {
            let start = &whole[..*at];
            let joints = ["", "s", "en", "n", "e"].into_iter();
            let mut without = joints.filter_map(|joint| start.strip_suffix(joint));
            without.find_map(known)
        });
        let of = match (beginning, end) {
            (Some(_), Some(_)) => Known::Whole,
            (Some(_), None) => Known::Beginning,
            (None, _) => Known::End,
        };
        let both = beginning.into_iter().chain(end).flatten().copied();
        // "Deutschland" is no language.
        let both = both.filter(|id| of == Known::Whole || !self.subject(*id).exact);
        (both.collect(), of)
    }

    /// The longest phrase that begins with these stems, in that language: how many of them, and its
    /// subjects.
    pub fn of_phrase<'a>(
        &self,
        stem: impl Fn(usize) -> Option<&'a str>,
        language: Language,
    ) -> Option<(usize, Vec<SubjectId>)> {
        let phrases = self.phrases[language as usize].get(stem(0)?)?;
        let follows = |rest: &[String]| (1..).zip(rest).all(|(at, one)| stem(at) == Some(one));
        let (longest, _) = phrases.iter().find(|(rest, _)| follows(rest))?;
        let same = phrases.iter().filter(|(rest, _)| rest == longest);
        Some((longest.len() + 1, same.map(|(_, id)| *id).collect()))
    }

    pub fn subject(&self, id: SubjectId) -> &Subject {
        &self.subjects[usize::from(id)]
    }

    pub fn field(&self, id: FieldId) -> &Field {
        &self.fields[usize::from(id)]
    }
}
