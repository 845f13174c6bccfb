//! Who answers best what is looked for: BM25 over the texts that speak for somebody.
//!
//! The sum is told as a share of what was asked for, so that one minimum holds in a book of five
//! people and of ten thousand. It orders people, and is never shown.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::index::Index;
use super::wanted::{Part, Wanted};
use crate::domain::Id;

/// Share of what is looked for that has to be answered: below it there is no match, since none is
/// better than a wrong one.
pub const LEAST: f32 = 0.5;

/// How far at least one part has to be answered: things of one field are not enough.
const FAR_ENOUGH: f32 = 0.45;

/// Of one person, how much their best text counts beside all of them together.
const BEST: f32 = 0.7;

/// How much the part of which somebody answers most counts beside all parts together.
const TOP: f32 = 0.7;

/// How much those count who seem to speak another language than the need is told in.
const FOREIGN: f32 = 0.75;

/// Somebody who answers what is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    pub person: Id,
    pub share: f32,
    /// The text that answers most of it.
    pub piece: usize,
}

impl Eq for Scored {}

impl Ord for Scored {
    fn cmp(&self, other: &Self) -> Ordering {
        let share = self.share.total_cmp(&other.share);
        share.then(other.person.cmp(&self.person))
    }
}

impl PartialOrd for Scored {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// How far one text answers: the part that is being looked at, and all of them by weight.
#[derive(Clone, Copy, Default)]
struct OfPiece {
    now: f32,
    all: f32,
}

/// How far the texts of one person answer.
#[derive(Clone, Copy, Default)]
struct OfPerson {
    /// The part that is being looked at.
    now: f32,
    /// All parts, by weight.
    all: f32,
    /// The part they answer best.
    farthest: f32,
    /// How much they answer of the part of which they answer most.
    top: f32,
    /// How many of the parts that have to be answered they answer.
    needed: u32,
    /// How much the text answers that answers most, and which it is.
    best: f32,
    piece: u32,
}

/// Takes the greater one. As a comparison: `f32::max` minds what is no number, at every posting.
fn raise(held: &mut f32, to: f32) {
    if to > *held {
        *held = to;
    }
}

/// Whether somebody has to answer that part: one of the fields that were set, whatever else the need
/// names; where none was, everything that nothing stands in for.
fn is_needed(part: &Part, any_set: bool) -> bool {
    if any_set { is_set(part) } else { part.exact }
}

/// Whether it was set, and anybody could answer it.
fn is_set(part: &Part) -> bool {
    part.set && !part.answers.is_empty()
}

/// Adds up who answers what; one for many questions, since making room takes as long as an answer.
pub struct Scorer<'a> {
    index: &'a Index,
    pieces: Vec<OfPiece>,
    people: Vec<OfPerson>,
    /// Those of them that hold anything: of the part that is being looked at, and of all.
    pieces_now: Vec<u32>,
    people_now: Vec<u32>,
    pieces_all: Vec<u32>,
    people_all: Vec<u32>,
}

impl<'a> Scorer<'a> {
    pub fn of(index: &'a Index) -> Self {
        Scorer {
            index,
            pieces: vec![OfPiece::default(); index.pieces.len()],
            people: vec![OfPerson::default(); index.people()],
            pieces_now: Vec::new(),
            people_now: Vec::new(),
            pieces_all: Vec::new(),
            people_all: Vec::new(),
        }
    }

    /// Everybody who answers enough of it, the best first; of two who do as well, the one written down
    /// first.
    pub fn answers(&mut self, wanted: &Wanted) -> impl Iterator<Item = Scored> + use<> {
        let parts = &wanted.parts;
        let any_set = parts.iter().any(is_set);
        for part in parts {
            self.add(part, is_needed(part, any_set));
        }
        for at in self.pieces_all.drain(..) {
            let sum = std::mem::take(&mut self.pieces[at as usize].all);
            let slot = self.index.speaks[at as usize].slot;
            let person = &mut self.people[slot as usize];
            if sum > person.best {
                (person.best, person.piece) = (sum, at);
            }
        }
        let asked: f32 = parts.iter().map(|part| part.weight).sum();
        // Words that are no subject say too little to answer anything alone.
        let known = parts.iter().any(|part| !part.subjects.is_empty());
        let most = parts.iter().map(|part| part.weight).fold(0.0, f32::max);
        let most = known.then_some(most);
        let index = self.index;
        let needed = parts.iter().filter(|part| is_needed(part, any_set));
        let needed = if any_set { 1 } else { needed.count() };
        let mut found = Vec::new();
        for slot in self.people_all.drain(..) {
            let slot = slot as usize;
            let told = std::mem::take(&mut self.people[slot]);
            let share = (BEST * told.best + (1.0 - BEST) * told.all) / asked;
            // Several subjects are as often other readings of a need as parts of it.
            let share = match most {
                Some(most) => TOP * told.top / most + (1.0 - TOP) * share,
                None => share,
            };
            let far_enough = told.farthest >= FAR_ENOUGH && told.needed as usize >= needed;
            if share < LEAST || !far_enough {
                continue;
            }
            let (person, language) = index.person(slot);
            let is_foreign = wanted.language.is_some() && language.is_some();
            let share = match is_foreign && wanted.language != language {
                true => FOREIGN * share,
                false => share,
            };
            if share >= LEAST {
                let piece = told.piece as usize;
                found.push(Scored {
                    person,
                    share,
                    piece,
                });
            }
        }
        // Few are ever asked for: they are ordered as they are taken.
        let mut found = BinaryHeap::from(found);
        std::iter::from_fn(move || found.pop())
    }

    /// Adds what answers one part.
    fn add(&mut self, part: &Part, needed: bool) {
        for &(term, far) in &part.answers {
            for posting in self.index.postings(term) {
                let held = &mut self.pieces[posting.piece as usize].now;
                if *held == 0.0 {
                    self.pieces_now.push(posting.piece);
                }
                raise(held, far * posting.told);
            }
        }
        let is_known = !part.subjects.is_empty();
        for at in self.pieces_now.drain(..) {
            let held = &mut self.pieces[at as usize];
            let far = std::mem::take(&mut held.now);
            let speaks = self.index.speaks[at as usize];
            if speaks.weight == 0.0 {
                continue;
            }
            let told = far * speaks.weight;
            if held.all == 0.0 {
                self.pieces_all.push(at);
            }
            held.all += part.weight * told;
            let person = &mut self.people[speaks.slot as usize];
            if person.now == 0.0 {
                self.people_now.push(speaks.slot);
            }
            raise(&mut person.now, told);
            if is_known || far >= 1.0 {
                raise(&mut person.farthest, told);
            }
        }
        for slot in self.people_now.drain(..) {
            let person = &mut self.people[slot as usize];
            let told = part.weight * std::mem::take(&mut person.now);
            if person.all == 0.0 {
                self.people_all.push(slot);
            }
            person.all += told;
            if is_known {
                raise(&mut person.top, told);
            }
            person.needed += u32::from(needed);
        }
    }
}
