//! The thesaurus of fields, read once: which subjects a word belongs to, in which field.

use std::collections::{HashMap, HashSet};
use std::str::Lines;
use std::sync::OnceLock;

use super::verbatim::Verbatim;
use super::words::{LANGUAGES, Language, Lexeme, is_function, is_function_anywhere, stem, words};
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
    /// Whether it is the field as a whole.
    pub general: bool,
    /// Whether nothing else of its field answers it.
    pub exact: bool,
    /// Those who mostly can do it where nobody is known to: a maker of mosaics lays tiles.
    pub stand_ins: Vec<SubjectId>,
}

/// A field of activity.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: &'static str,
    /// The subject of those who can help with all of its other subjects.
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
    /// By language, the words and the stems among them that may stand for much else.
    vague: [HashSet<String>; 3],
    /// By language, from the first stem of a phrase to the stems that follow and its subject, the
    /// longest first.
    phrases: [Phrases; 3],
    pub verbatim: Verbatim,
    /// The names of stand-ins, which may stand further down than what they stand in for.
    named: Vec<(SubjectId, &'static str)>,
}

/// Letters of the shorter and the longer part of a German compound, at least.
const SHORTEST_PART: usize = 4;

/// Letters of a German stem, at least, where nothing tells the language: its short ones are words of
/// others too.
const LIKELY: usize = 5;

/// How much of a word its subjects are told from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Whole,
    /// An everyday word, which may stand for much else: a box.
    Vague,
    /// Of a compound, what it is about: the tax in "Steuerbescheid".
    Beginning,
    /// Of a compound, what kind of thing it is: the teacher in "Segelfluglehrer".
    End,
}

impl Known {
    /// How far it tells of those subjects.
    pub fn share(self) -> f32 {
        match self {
            Known::Whole => 1.0,
            Known::Vague => 0.6,
            Known::Beginning => 0.85,
            Known::End => 0.4,
        }
    }
}

static THESAURUS: OnceLock<Thesaurus> = OnceLock::new();

/// The one that comes with Kith, read when it is first asked for. Where that takes too long at once, read
/// it before, some lines at a time, by [`Reading`].
pub fn thesaurus() -> &'static Thesaurus {
    THESAURUS.get_or_init(|| {
        let mut reading = Reading::default();
        reading.go_on(usize::MAX);
        reading.held
    })
}

/// A thesaurus that is being read.
pub struct Reading {
    lines: Lines<'static>,
    held: Thesaurus,
}

impl Default for Reading {
    fn default() -> Self {
        Reading {
            lines: include_str!("thesaurus.txt").lines(),
            held: Thesaurus::default(),
        }
    }
}

impl Reading {
    /// Reads at most so many lines. Whether there are more.
    pub fn go_on(&mut self, lines: usize) -> bool {
        for _ in 0..lines {
            let Some(line) = self.lines.next() else {
                self.held.finish();
                return false;
            };
            self.held.take(line);
        }
        true
    }

    /// Has it be the one that is asked from now on, unless there is one already.
    pub fn keep(self) {
        let _ = THESAURUS.set(self.held);
    }

    /// Whether nobody has to read it any more.
    pub fn is_done() -> bool {
        THESAURUS.get().is_some()
    }
}

fn put(ids: &mut Vec<SubjectId>, id: SubjectId) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

impl Thesaurus {
    fn take(&mut self, line: &'static str) {
        if let Some(name) = line.strip_prefix("= ") {
            let general = None;
            self.fields.push(Field { name, general });
        } else if !line.is_empty() && !line.starts_with('#') {
            self.add(line);
        }
    }

    /// Puts the longest of the phrases with one beginning first, and finds the stand-ins by their names.
    fn finish(&mut self) {
        let names = self
            .subjects
            .iter()
            .zip(0..)
            .map(|(one, id)| (one.name, id));
        let ids: HashMap<&str, SubjectId> = names.collect();
        for (id, name) in self.named.drain(..) {
            let stand_in = ids.get(name).copied();
            self.subjects[usize::from(id)].stand_ins.extend(stand_in);
        }
        for phrases in self.phrases.iter_mut().flat_map(HashMap::values_mut) {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    fn add(&mut self, line: &'static str) {
        let general = line.starts_with(['+', '*']);
        let (helps, exact) = (line.starts_with('+'), line.starts_with('!'));
        let line = line.trim_start_matches(['+', '*', '!', ' ']);
        let id = self.subjects.len() as SubjectId;
        let field = self.fields.len().saturating_sub(1);
        if let Some(field) = self.fields.get_mut(field).filter(|_| helps) {
            field.general = Some(id);
        }
        self.subjects.push(Subject {
            name: line
                .split([',', '|'])
                .next()
                .unwrap_or_default()
                .trim_matches([' ', '=', '~']),
            field: field as FieldId,
            general,
            exact,
            stand_ins: Vec::new(),
        });
        let (line, stand_ins) = line.split_once("| > ").unwrap_or((line, ""));
        let names = stand_ins.split(',').map(str::trim);
        self.named
            .extend(names.filter(|name| !name.is_empty()).map(|name| (id, name)));
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
        let (phrase, vague) = match phrase.strip_prefix('~') {
            Some(word) => (word, true),
            None => (phrase, false),
        };
        let stems: Vec<String> = words(phrase)
            .filter(|word| !is_function(&word.small, of))
            .map(|word| stem(&word.small, of))
            .collect();
        match stems.as_slice() {
            [] => self.verbatim.learn(phrase, id),
            // "Yo-yo" holds others together in Spanish.
            _ if words(phrase).all(|word| is_function_anywhere(&word.small)) => {
                self.verbatim.learn(phrase, id);
            }
            // Of "make-up" would be left what says nothing.
            [_] if words(phrase).nth(1).is_some() => self.verbatim.learn(phrase, id),
            [key] => {
                if vague {
                    self.vague[language].insert(key.clone());
                    self.vague[language].insert(fold(&phrase.to_lowercase()));
                }
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
    pub fn of_word(&self, word: &Lexeme, language: Option<Language>) -> (Vec<SubjectId>, Known) {
        let of_text = |at: &usize| language.is_none_or(|language| language == LANGUAGES[*at]);
        // The word itself says more than its stem: "engine" and "engineer" share one.
        let (mut found, mut known) = (Vec::new(), Known::Vague);
        for at in (0..LANGUAGES.len()).filter(of_text) {
            // Where it need not be of that language, "backs" is nothing baked.
            let stem = || {
                let stem = word.stem(LANGUAGES[at]);
                let likely = LANGUAGES[at] != Language::German || stem.len() >= LIKELY;
                self.stems[at]
                    .get(stem)
                    .filter(|_| likely || language.is_some())
            };
            let written = self.words[at].get(&word.folded);
            let key = match written {
                Some(_) => word.folded.as_str(),
                None => word.stem(LANGUAGES[at]),
            };
            let ids = written.or_else(stem);
            if ids.is_some() && !self.vague[at].contains(key) {
                known = Known::Whole;
            }
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
            known = Known::Whole;
        }
        (found, known)
    }

    /// Whether a word is a name in a language in which it is no word that says nothing: "art", which is
    /// one in German.
    pub fn names(&self, word: &Lexeme) -> bool {
        let mut all = LANGUAGES.into_iter();
        all.any(|of| {
            let names = &self.words[of as usize];
            !word.is_plain(Some(of)) && names.contains_key(&word.folded)
        })
    }

    /// The language that knows a word, where no other does.
    pub fn only_language(&self, word: &Lexeme) -> Option<Language> {
        let knows = |of: &Language| self.stems[*of as usize].contains_key(word.stem(*of));
        let mut knowing = LANGUAGES.into_iter().filter(knows);
        knowing.next().filter(|_| knowing.next().is_none())
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
