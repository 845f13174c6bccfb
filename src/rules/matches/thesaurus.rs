//! The thesaurus of fields, read once: which subjects a word belongs to, in which field.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::words::{LANGUAGES, Language, keys, stem, words};
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

/// The whole of it.
#[derive(Debug, Default)]
pub struct Thesaurus {
    pub fields: Vec<Field>,
    pub subjects: Vec<Subject>,
    /// By language, from a stem or a word itself to the subjects it belongs to.
    words: [HashMap<String, Vec<SubjectId>>; 3],
    /// By language, from the first stem of a phrase to the stems that follow and its subject, the
    /// longest first.
    phrases: [HashMap<String, Vec<(Vec<String>, SubjectId)>>; 3],
}

/// Letters of the shorter and the longer part of a German compound, at least.
const SHORTEST_PART: usize = 4;

static THESAURUS: LazyLock<Thesaurus> = LazyLock::new(|| read(include_str!("thesaurus.txt")));

/// The one that comes with Kith.
pub fn thesaurus() -> &'static Thesaurus {
    &THESAURUS
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
            name: line.split([',', '|']).next().unwrap_or_default().trim(),
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
        let stems: Vec<String> = words(phrase)
            .filter(|word| !super::words::is_function(&word.small, Some(of)))
            .map(|word| stem(&word.small, of))
            .collect();
        match stems.as_slice() {
            [] => {}
            [_] => {
                for word in words(phrase) {
                    for key in keys(&word.small, Some(of)) {
                        let held = self.words[language].entry(key).or_default();
                        if !held.contains(&id) {
                            held.push(id);
                        }
                    }
                }
            }
            [first, rest @ ..] => {
                let held = self.phrases[language].entry(first.clone()).or_default();
                held.push((rest.to_vec(), id));
            }
        }
    }

    /// The subjects of a word: in the language of its text; where that is not known, or knows nothing
    /// of it, in any.
    pub fn of_word(&self, small: &str, language: Option<Language>) -> Vec<SubjectId> {
        let folded = fold(small);
        let mut found: Vec<SubjectId> = Vec::new();
        let mut take = |ids: Option<&Vec<SubjectId>>| {
            for id in ids.into_iter().flatten() {
                if !found.contains(id) {
                    found.push(*id);
                }
            }
        };
        for (at, of) in LANGUAGES.into_iter().enumerate() {
            if language.is_none_or(|language| language == of) {
                take(self.words[at].get(&folded));
                take(self.words[at].get(&stem(small, of)));
            }
        }
        if found.is_empty() {
            for words in &self.words {
                let ids = words.get(&folded);
                for id in ids.into_iter().flatten() {
                    found.push(*id);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The subjects of the parts of a German compound: "Hochzeitsfotograf" has two.
    pub fn of_parts(&self, small: &str) -> Vec<SubjectId> {
        let whole = stem(small, Language::German);
        let known = |part: &str| self.words[1].get(part);
        let cuts = |word: &str| -> Vec<usize> {
            let inner = word.char_indices().map(|(at, _)| at);
            inner
                .filter(|at| *at >= SHORTEST_PART && at + SHORTEST_PART <= word.len())
                .collect()
        };
        let mut found = Vec::new();
        let cuts = cuts(&whole);
        // The longest end, then the longest beginning that leaves more than a joint.
        if let Some(ids) = cuts.iter().find_map(|at| known(&whole[*at..])) {
            found.extend_from_slice(ids);
        }
        let beginning = cuts.iter().rev().find_map(|at| {
            let start = &whole[..*at];
            known(start)
                .or_else(|| known(start.strip_suffix('s')?))
                .or_else(|| known(start.strip_suffix("en")?))
                .or_else(|| known(start.strip_suffix('n')?))
                .or_else(|| known(&stem(start, Language::German)))
        });
        found.extend(beginning.into_iter().flatten());
        found
    }

    /// The longest phrase that begins with these stems, in that language: how many of them, and its
    /// subject.
    pub fn of_phrase(&self, stems: &[String], language: Language) -> Option<(usize, SubjectId)> {
        let at = LANGUAGES.iter().position(|one| *one == language)?;
        let (first, after) = stems.split_first()?;
        let phrases = self.phrases[at].get(first)?;
        let (rest, id) = phrases.iter().find(|(rest, _)| after.starts_with(rest))?;
        Some((rest.len() + 1, *id))
    }

    pub fn subject(&self, id: SubjectId) -> &Subject {
        &self.subjects[usize::from(id)]
    }

    pub fn field(&self, id: FieldId) -> &Field {
        &self.fields[usize::from(id)]
    }
}
