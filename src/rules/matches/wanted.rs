//! What somebody looks for, as what would answer it, and how much each part of it says.

use std::ops::Range;

use super::index::{Index, Term, field_term, subject_term};
use super::reading::{Mention, Reader};
use super::thesaurus::{Known, SubjectId, thesaurus};

/// How far something answers a word that was asked for.
pub mod step {
    pub const SAME_WORD: f32 = 1.0;
    pub const SAME_SUBJECT: f32 = 0.9;
    /// Any lawyer for a question of tenancy law, a lawyer of tenancy for a question of law.
    pub const GENERAL: f32 = 0.6;
    pub const SPECIAL: f32 = 0.7;
    pub const SAME_FIELD: f32 = 0.2;
    /// What only the beginning of a compound says, or only its end.
    pub const BEGINNING: f32 = 0.85;
    pub const END: f32 = 0.4;
}

/// Weight of a word that no text has and the thesaurus does not know: nobody is known to answer it.
const UNKNOWN: f32 = 0.25;
/// The same of what is named before anything known: "a falconer".
const UNKNOWN_FIRST: f32 = 2.0;
/// Of a word that the thesaurus does not know: at least, and the rarer the more.
const COMMON: f32 = 0.1;
const RARE: f32 = 0.35;
/// How rare a word has to be to say anything.
const EVERYWHERE: f32 = 0.3;
/// How fast what is said later counts less.
const LATER: f32 = 0.3;

/// A part of what is looked for.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    pub subjects: Vec<SubjectId>,
    /// What answers it, and how far.
    pub answers: Vec<(Term, f32)>,
    /// How much it says of what is looked for.
    pub weight: f32,
    /// Whether nothing else stands in for it.
    pub exact: bool,
}

/// The parts of a text that say what is looked for.
pub fn parts(index: &Index, reader: &mut Reader, text: &str) -> Vec<Part> {
    let mentions = reader.read_beside(&index.reader, text);
    let mut parts: Vec<Part> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        let Some(mut part) = part(index, mention) else {
            continue;
        };
        let known = parts.iter().any(|part| !part.subjects.is_empty());
        if part.answers.is_empty() && !known && is_named(text, &mentions[at..]) {
            part.weight = UNKNOWN_FIRST;
        }
        part.weight /= 1.0 + LATER * parts.len() as f32;
        // "Tax", "taxes" and "tax return" are one thing.
        let again = parts.iter_mut().find(|held| {
            let shared = part.subjects.iter().any(|one| held.subjects.contains(one));
            shared || held.answers == part.answers && !part.answers.is_empty()
        });
        match again {
            Some(held) => held.take(part),
            None => parts.push(part),
        }
    }
    parts
}

impl Part {
    /// Takes in another mention of the same.
    fn take(&mut self, other: Part) {
        self.weight = self.weight.max(other.weight);
        for answer in other.answers {
            if !self.answers.contains(&answer) {
                self.answers.push(answer);
            }
        }
    }
}

const ARTICLES: &[&str] = &[
    "a", "an", "ein", "eine", "einen", "einem", "einer", "un", "una", "unos", "unas",
];

/// Whether the first of the mentions is what the text asks for by name: "a falconer", and not "a
/// patient" before "driving instructor".
fn is_named(text: &str, mentions: &[Mention]) -> bool {
    let Some(first) = mentions.first() else {
        return false;
    };
    let before = text[..first.place.start].trim_end().to_lowercase();
    let last = before.rsplit(|letter: char| !letter.is_alphabetic()).next();
    let beside = |pair: &&[Mention]| {
        let between = text.get(pair[0].place.end..pair[1].place.start);
        between.is_some_and(|between| between.trim_matches([' ', '-']).is_empty())
    };
    let mut told = mentions.windows(2).take_while(beside);
    let qualifies = told.any(|pair| !pair[1].subjects.is_empty());
    last.is_some_and(|last| ARTICLES.contains(&last)) && !qualifies
}

/// What answers a mention; `None` of a word that nearly everybody has.
fn part(index: &Index, mention: &Mention) -> Option<Part> {
    let words: Vec<Term> = mention
        .keys
        .iter()
        .filter_map(|key| index.word(key))
        .collect();
    let held = words.iter().map(|term| index.postings(*term).len()).max();
    let rarity = held.map(|held| rarity(held, index.people()));
    if mention.subjects.is_empty() && rarity.is_some_and(|rarity| rarity < EVERYWHERE) {
        return None;
    }
    let mut answers: Vec<(Term, f32)> = Vec::new();
    let mut add = |term: Term, far: f32| {
        match answers.iter_mut().find(|(held, _)| *held == term) {
            Some((_, held)) => *held = held.max(far),
            None => answers.push((term, far)),
        };
    };
    // Whoever was in Iceland need not speak Icelandic.
    let subjects = mention.subjects.iter();
    let mut exact = !mention.subjects.is_empty();
    exact &= subjects.clone().all(|id| thesaurus().subject(*id).exact);
    for term in words.into_iter().filter(|_| !exact) {
        add(term, step::SAME_WORD);
    }
    let share = match mention.known {
        Known::Whole => 1.0,
        Known::Beginning => step::BEGINNING,
        Known::End => step::END,
    };
    for &id in subjects {
        let subject = thesaurus().subject(id);
        add(subject_term(id), step::SAME_SUBJECT * share);
        if subject.exact {
            continue;
        }
        let near = if subject.general {
            step::SPECIAL
        } else {
            step::SAME_FIELD
        };
        add(field_term(id), near * share);
        if let Some(general) = thesaurus().field(subject.field).general {
            add(subject_term(general), step::GENERAL * share);
        }
    }
    let weight = match rarity {
        _ if !mention.subjects.is_empty() => 1.0,
        None => UNKNOWN,
        Some(rarity) => COMMON + RARE * rarity,
    };
    Some(Part {
        place: mention.place.clone(),
        subjects: mention.subjects.to_vec(),
        answers,
        weight,
        exact,
    })
}

/// From 0 for what everybody has to 1 for what one has: the inverse frequency of BM25, as a share.
fn rarity(held: usize, people: usize) -> f32 {
    let inverse = |held: f32| (1.0 + (people as f32 - held + 0.5).max(0.0) / (held + 0.5)).ln();
    inverse(held as f32) / inverse(1.0).max(f32::EPSILON)
}
