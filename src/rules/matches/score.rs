//! Who answers best what is looked for: BM25 over the texts that speak for somebody.
//!
//! The sum is told as a share of what was asked for, so that one minimum holds in a book of five
//! people and of ten thousand. It orders people, and is never shown.

use super::index::Index;
use super::wanted::Part;
use crate::domain::Id;

/// Share of what is looked for that has to be answered: below it there is no match, since none is
/// better than a wrong one.
pub const LEAST: f32 = 0.42;

/// How far at least one part has to be answered: things of one field are not enough.
const FAR_ENOUGH: f32 = 0.45;

/// Of one person, how much their best text counts beside all of them together.
const BEST: f32 = 0.7;

/// BM25's: how soon another mention adds nothing, and how far a long text counts less.
const K1: f32 = 1.2;
const B: f32 = 0.3;

/// Somebody who answers what is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    pub person: Id,
    pub share: f32,
    /// The text that answers most of it.
    pub piece: usize,
}

/// Sums up, kept from question to question to be filled again.
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

/// Everybody who answers enough of it, the best first; of two who do as well, the one written down
/// first.
pub fn answers(index: &Index, parts: &[Part]) -> Vec<Scored> {
    let pieces = &index.pieces;
    let usual = index.usual_length();
    let asked: f32 = parts.iter().map(|part| part.weight).sum();
    let mut of_piece = Sums::of(pieces.len());
    let mut of_person = Sums::of(index.people());
    let mut farthest = vec![0.0f32; index.people()];
    let mut lacking = vec![0usize; index.people()];
    let exact = parts.iter().filter(|part| part.exact).count();
    let (mut piece_now, mut person_now) = (Sums::of(pieces.len()), Sums::of(index.people()));
    for part in parts {
        for &(term, far) in &part.answers {
            for posting in index.postings(term) {
                let piece = &pieces[posting.piece as usize];
                if piece.person == Id::default() {
                    continue;
                }
                let times = posting.times as f32;
                let long = K1 * (1.0 - B + B * piece.length as f32 / usual);
                let told = (times * (K1 + 1.0) / (times + long)).min(1.0);
                piece_now.raise(posting.piece as usize, far * told);
            }
        }
        piece_now.drain(|at, far| {
            let piece = &pieces[at];
            let told = far * piece.source.weight();
            of_piece.add(at, part.weight * told);
            person_now.raise(piece.slot, told);
            if !part.subjects.is_empty() || far >= 1.0 {
                farthest[piece.slot] = farthest[piece.slot].max(told);
            }
        });
        person_now.drain(|slot, told| {
            of_person.add(slot, part.weight * told);
            lacking[slot] += usize::from(part.exact);
        });
    }
    let mut best: Vec<Option<(f32, usize)>> = vec![None; index.people()];
    of_piece.drain(|at, sum| {
        let held = &mut best[pieces[at].slot];
        if held.is_none_or(|(most, place)| (sum, place) > (most, at)) {
            *held = Some((sum, at));
        }
    });
    let mut found = Vec::new();
    of_person.drain(|slot, all| {
        let Some((most, piece)) = best[slot] else {
            return;
        };
        let share = (BEST * most + (1.0 - BEST) * all) / asked;
        if share >= LEAST && farthest[slot] >= FAR_ENOUGH && lacking[slot] == exact {
            let person = pieces[piece].person;
            found.push(Scored {
                person,
                share,
                piece,
            });
        }
    });
    found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.person.cmp(&b.person)));
    found
}
