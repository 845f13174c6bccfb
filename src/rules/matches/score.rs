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

/// Sums by number, emptied as they are read.
struct Sums {
    values: Vec<f32>,
    touched: Vec<usize>,
}

impl Sums {
    fn of(length: usize) -> Self {
        Sums {
            values: vec![0.0; length],
            touched: Vec::new(),
        }
    }

    fn raise(&mut self, at: usize, to: f32) {
        if self.values[at] == 0.0 {
            self.touched.push(at);
        }
        self.values[at] = self.values[at].max(to);
    }

    fn add(&mut self, at: usize, more: f32) {
        if self.values[at] == 0.0 {
            self.touched.push(at);
        }
        self.values[at] += more;
    }

    fn drain(&mut self, mut each: impl FnMut(usize, f32)) {
        for at in self.touched.drain(..) {
            each(at, std::mem::take(&mut self.values[at]));
        }
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
    /// Of the part that is being looked at, how far each text and each person answers it.
    piece_now: Sums,
    person_now: Sums,
    /// Of all parts, by weight.
    of_piece: Sums,
    of_person: Sums,
    /// How far each person answers the part they answer best.
    farthest: Sums,
    /// How much each person answers of the part of which they answer most.
    top: Sums,
    /// How many of the parts that have to be answered each person answers.
    needed: Sums,
    /// How much the text of each person answers that answers most, and which it is.
    best: Sums,
    best_piece: Vec<usize>,
}

impl<'a> Scorer<'a> {
    pub fn of(index: &'a Index) -> Self {
        let (pieces, people) = (index.pieces.len(), index.people());
        Scorer {
            index,
            piece_now: Sums::of(pieces),
            person_now: Sums::of(people),
            of_piece: Sums::of(pieces),
            of_person: Sums::of(people),
            farthest: Sums::of(people),
            top: Sums::of(people),
            needed: Sums::of(people),
            best: Sums::of(people),
            best_piece: vec![0; people],
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
        let pieces = &self.index.pieces;
        let (best, best_piece) = (&mut self.best, &mut self.best_piece);
        self.of_piece.drain(|at, sum| {
            let slot = pieces[at].slot;
            if sum > best.values[slot] {
                best.raise(slot, sum);
                best_piece[slot] = at;
            }
        });
        let asked: f32 = parts.iter().map(|part| part.weight).sum();
        // Words that are no subject say too little to answer anything alone.
        let known = parts.iter().any(|part| !part.subjects.is_empty());
        let most = parts.iter().map(|part| part.weight).fold(0.0, f32::max);
        let most = known.then_some(most);
        let index = self.index;
        let foreign = |slot: usize| match (wanted.language, index.language(slot)) {
            (Some(one), Some(other)) => one != other,
            _ => false,
        };
        let needed = parts.iter().filter(|part| is_needed(part, any_set));
        let needed = if any_set { 1 } else { needed.count() } as f32;
        let mut found = Vec::new();
        self.of_person.drain(|slot, all| {
            let share = (BEST * best.values[slot] + (1.0 - BEST) * all) / asked;
            // Several subjects are as often other readings of a need as parts of it.
            let share = match most {
                Some(most) => TOP * self.top.values[slot] / most + (1.0 - TOP) * share,
                None => share,
            };
            let share = if foreign(slot) {
                FOREIGN * share
            } else {
                share
            };
            let far_enough = self.farthest.values[slot] >= FAR_ENOUGH;
            if share >= LEAST && far_enough && self.needed.values[slot] >= needed {
                let piece = best_piece[slot];
                let person = pieces[piece].person;
                found.push(Scored {
                    person,
                    share,
                    piece,
                });
            }
        });
        let also = [&mut self.farthest, &mut self.needed, &mut self.top];
        for sums in also.into_iter().chain([&mut self.best]) {
            sums.drain(|_, _| {});
        }
        // Few are ever asked for: they are ordered as they are taken.
        let mut found = BinaryHeap::from(found);
        std::iter::from_fn(move || found.pop())
    }

    /// Adds what answers one part.
    fn add(&mut self, part: &Part, needed: bool) {
        let pieces = &self.index.pieces;
        for &(term, far) in &part.answers {
            for posting in self.index.postings(term) {
                self.piece_now
                    .raise(posting.piece as usize, far * posting.told);
            }
        }
        self.piece_now.drain(|at, far| {
            let piece = &pieces[at];
            if piece.person == Id::default() {
                return;
            }
            let told = far * piece.source.weight();
            self.of_piece.add(at, part.weight * told);
            self.person_now.raise(piece.slot, told);
            if !part.subjects.is_empty() || far >= 1.0 {
                self.farthest.raise(piece.slot, told);
            }
        });
        self.person_now.drain(|slot, told| {
            self.of_person.add(slot, part.weight * told);
            if !part.subjects.is_empty() {
                self.top.raise(slot, part.weight * told);
            }
            if needed {
                self.needed.add(slot, 1.0);
            }
        });
    }
}
