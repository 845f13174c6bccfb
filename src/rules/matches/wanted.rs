//! What somebody looks for, as what would answer it, and how much each part of it says.

use std::ops::Range;

use super::about::About;
use super::index::{Index, Term, field_term, subject_term};
use super::reading::{Mention, Reader};
use super::thesaurus::{FieldId, Known, SubjectId, thesaurus};
use super::words::{Language, most};

/// How far something answers a word that was asked for.
pub mod step {
    pub const SAME_WORD: f32 = 1.0;
    pub const SAME_SUBJECT: f32 = 0.9;
    /// Any lawyer for a question of tenancy law, a lawyer of tenancy for a question of law.
    pub const GENERAL: f32 = 0.7;
    pub const SPECIAL: f32 = 0.7;
    /// Who mostly can do what nobody does.
    pub const STAND_IN: f32 = 0.6;
    pub const SAME_FIELD: f32 = 0.2;
}

/// Weight of a word that no text has and the thesaurus does not know: nobody is known to answer it.
const UNKNOWN: f32 = 0.25;
/// The same of what is named before anything known, though it be hinted at: "a falconer".
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
    /// Where it stands in the text, in bytes: what says it most comes first.
    pub places: Vec<Range<usize>>,
    pub subjects: Vec<SubjectId>,
    /// What answers it, and how far.
    pub answers: Vec<(Term, f32)>,
    /// How much it says of what is looked for.
    pub weight: f32,
    /// Whether nothing but the very subject answers it.
    pub exact: bool,
    /// Whether it was set for the need: whoever answers none of those answers nothing.
    pub set: bool,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub parts: Vec<Part>,
    /// What stands in for the fields that were set, where nobody answers those.
    pub near: Vec<Part>,
    /// The language it is told in.
    pub language: Option<Language>,
}

/// What a text looks for, of which so many bytes at its beginning are fields that were set for it.
pub fn wanted(index: &Index, reader: &mut Reader, (text, set): (&str, usize)) -> Wanted {
    let mentions = reader.read_need(&index.reader, text);
    let about = About::of(&mentions, set);
    let (mut parts, mut near): (Vec<Part>, Vec<Part>) = (Vec::new(), Vec::new());
    let particular = particular(&mentions, set);
    for (at, mention) in mentions.iter().enumerate() {
        let is_set = mention.place.start < set;
        let Some(mut part) = part(index, mention, &about, is_set) else {
            continue;
        };
        part.set &= !is_whole(mention, &particular);
        near.extend(part.set.then(|| stand_ins(&part)).flatten());
        let known = parts.iter().any(|part| !part.subjects.is_empty());
        let unknown = mention.subjects.is_empty() && !known;
        let hinted = !part.subjects.is_empty();
        if unknown && (hinted || part.answers.is_empty()) && is_named(text, &mentions[at..]) {
            part.weight = UNKNOWN_FIRST;
        }
        if !hinted && mention.subjects.is_empty() {
            part.weight /= 1.0 + LATER * parts.len() as f32;
        }
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
    let language = most(mentions.iter().filter_map(|one| one.language));
    Wanted {
        parts,
        near,
        language,
    }
}

/// The fields of which a subject was set that nothing else of its field answers.
fn particular(mentions: &[Mention], set: usize) -> Vec<FieldId> {
    let set = mentions.iter().filter(|one| one.place.start < set);
    let subjects = set.flat_map(|one| one.subjects.iter());
    let subjects = subjects.map(|id| thesaurus().subject(*id));
    let exact = subjects.filter(|subject| subject.exact);
    exact.map(|subject| subject.field).collect()
}

/// Whether a mention is of a whole field beside a subject of it, which is meant then: "translation" beside
/// "Thai" is not answered by whoever translates Catalan.
fn is_whole(mention: &Mention, particular: &[FieldId]) -> bool {
    let is_whole = |id: &SubjectId| {
        let subject = thesaurus().subject(*id);
        // Who knows a field as a whole, such as a doctor, answers for its subjects.
        let answers_all = thesaurus().field(subject.field).general == Some(*id);
        subject.general && !answers_all && particular.contains(&subject.field)
    };
    !mention.subjects.is_empty() && mention.subjects.iter().all(is_whole)
}

/// What stands in for a field that was set.
fn stand_ins(part: &Part) -> Option<Part> {
    let of = |id: &SubjectId| thesaurus().subject(*id).stand_ins.iter().copied();
    let subjects: Vec<SubjectId> = part.subjects.iter().flat_map(of).collect();
    let answer = |id: &SubjectId| (subject_term(*id), step::STAND_IN);
    (!subjects.is_empty()).then(|| Part {
        places: part.places.clone(),
        answers: subjects.iter().map(answer).collect(),
        subjects,
        weight: part.weight,
        exact: false,
        set: false,
    })
}

impl Part {
    /// Takes in another mention of the same.
    fn take(&mut self, other: Part) {
        self.weight = self.weight.max(other.weight);
        self.places.extend(other.places);
        self.exact |= other.exact;
        for id in other.subjects {
            if !self.subjects.contains(&id) {
                self.subjects.push(id);
            }
        }
        // What was set is not answered by a word of the text: a branch manager is no tree surgeon.
        for (term, far) in other.answers.into_iter().filter(|_| !self.set || other.set) {
            raise(&mut self.answers, term, far);
        }
        self.set |= other.set;
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
fn part(index: &Index, mention: &Mention, about: &About, set: bool) -> Option<Part> {
    let words: Vec<Term> = mention
        .keys
        .iter()
        .filter_map(|key| index.word(key))
        .collect();
    // What was set means what it names.
    let hints = mention.hints.iter().filter(|_| about.is_clear() && !set);
    let hinted = hints.map(|(id, _)| *id);
    let hinted = hinted.filter(|id| !mention.subjects.contains(id));
    let all = mention.subjects.iter().copied().chain(hinted);
    let is_meant = |id: &SubjectId| set || about.is_about(*id);
    let subjects: Vec<SubjectId> = all.filter(is_meant).collect();
    let share = |id: SubjectId| if set { 1.0 } else { about.share(id) };
    let held = words.iter().map(|term| index.postings(*term).len()).max();
    let rarity = held.map(|held| rarity(held, index.people()));
    let everywhere = rarity.is_some_and(|rarity| rarity < EVERYWHERE);
    if subjects.is_empty() && (everywhere || mention.keys.is_empty()) {
        return None;
    }
    // Whoever was in Iceland need not speak Icelandic.
    let named = mention.subjects.iter();
    let mut exact = !mention.subjects.is_empty();
    exact &= named.clone().all(|id| thesaurus().subject(*id).exact);
    let mut answers: Vec<(Term, f32)> = Vec::new();
    for term in words.into_iter().filter(|_| !exact) {
        let names = mention.subjects.iter().map(|id| share(*id));
        let told = match subjects.as_slice() {
            [] => 1.0,
            _ => names.fold(about.told_by(mention), f32::max),
        };
        raise(&mut answers, term, step::SAME_WORD * told);
    }
    for &id in &subjects {
        add_subject(&mut answers, id, share_of(mention, id) * share(id));
    }
    let shares = subjects.iter().map(|id| share(*id));
    let weight = match rarity {
        _ if !subjects.is_empty() => shares.fold(0.0, f32::max),
        None => UNKNOWN,
        Some(rarity) => COMMON + RARE * rarity,
    };
    Some(Part {
        places: vec![mention.place.clone()],
        subjects,
        answers,
        weight,
        exact,
        set,
    })
}

/// How much of the word that subject is told from.
fn share_of(mention: &Mention, id: SubjectId) -> f32 {
    match mention.known {
        _ if !mention.subjects.contains(&id) => 1.0,
        // How vague it is has told in what the need is about.
        Known::Vague => 1.0,
        known => known.share(),
    }
}

/// Adds what answers a subject, of which so much is looked for.
fn add_subject(answers: &mut Vec<(Term, f32)>, id: SubjectId, share: f32) {
    let subject = thesaurus().subject(id);
    raise(answers, subject_term(id), step::SAME_SUBJECT * share);
    if subject.exact {
        return;
    }
    let near = if subject.general {
        step::SPECIAL
    } else {
        step::SAME_FIELD
    };
    raise(answers, field_term(id), near * share);
    if let Some(general) = thesaurus().field(subject.field).general {
        raise(answers, subject_term(general), step::GENERAL * share);
    }
}

fn raise(answers: &mut Vec<(Term, f32)>, term: Term, far: f32) {
    match answers.iter_mut().find(|(held, _)| *held == term) {
        Some((_, held)) => *held = held.max(far),
        None => answers.push((term, far)),
    }
}

/// From 0 for what everybody has to 1 for what one has: the inverse frequency of BM25, as a share.
fn rarity(held: usize, people: usize) -> f32 {
    let inverse = |held: f32| (1.0 + (people as f32 - held + 0.5).max(0.0) / (held + 0.5)).ln();
    inverse(held as f32) / inverse(1.0).max(f32::EPSILON)
}
