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

/// The same of whoever stands in: a field, their work or a short offer says so, and no word by the way.
const NEAR_ENOUGH: f32 = 0.55;

/// Of one person, how much their best text counts beside all of them together.
const BEST: f32 = 0.7;

/// How much the part of which somebody answers most counts beside all parts together.
const TOP: f32 = 0.7;

// Whoever answers no subject that is looked for is never looked at, where there is one.
const _: () = assert!(1.0 - TOP < LEAST);

/// How much those count who seem to speak another language than the need is told in.
const FOREIGN: f32 = 0.75;

/// Somebody who answers what is looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scored {
    pub person: Id,
    pub share: f32,
    /// Whether they only stand in for whoever would do it.
    pub near: bool,
    /// The text that answers most of it, or of the fields that were set.
    pub piece: usize,
}

impl Eq for Scored {}

impl Ord for Scored {
    fn cmp(&self, other: &Self) -> Ordering {
        let direct = other.near.cmp(&self.near);
        let share = direct.then(self.share.total_cmp(&other.share));
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
    /// How many of the parts they answer that have to be.
    needed: u32,
    /// How much the text answers that answers most, and which it is.
    best: f32,
    piece: u32,
}

/// How far the texts of one person answer one of the fields that were set, or stand in for them, and which
/// text does so most. Apart from the rest, which every question asks for.
#[derive(Clone, Copy, Default)]
struct OfSet {
    set: (f32, u32),
    near: (f32, u32),
}

/// Takes the greater one. As a comparison: `f32::max` minds what is no number, at every posting.
fn raise(held: &mut f32, to: f32) {
    if to > *held {
        *held = to;
    }
}

/// Whether it was set, and means anything.
fn is_set(part: &Part) -> bool {
    part.set && !part.answers.is_empty()
}

/// What is asked for as a whole.
struct Asked {
    weight: f32,
    /// The weight of the part that says most of it; `None` where no part is a subject. Words that are no
    /// subject say too little to answer anything alone.
    most: Option<f32>,
    /// How many of its parts have to be answered by the very subject.
    needed: usize,
    /// Whether a field was set that means anything.
    is_set: bool,
}

impl Asked {
    fn of(parts: &[Part]) -> Self {
        let weights = parts.iter().map(|part| part.weight);
        let known = parts.iter().any(|part| !part.subjects.is_empty());
        Asked {
            weight: weights.clone().sum(),
            most: known.then(|| weights.fold(0.0, f32::max)),
            needed: parts.iter().filter(|part| part.exact).count(),
            is_set: parts.iter().any(is_set),
        }
    }

    /// Whether somebody has to answer one of those parts at least: where a field was set, of those; where
    /// subjects are known, of those, since words alone never add up to enough.
    fn is_decided_by(&self, part: &Part) -> bool {
        match self.is_set {
            true => is_set(part),
            false => self.most.is_none() || !part.subjects.is_empty(),
        }
    }

    /// How much of it somebody answers, whether by standing in, and by which text; `None` where that is
    /// not enough. Of a need with fields, one of those has to be answered, whatever else it names; of
    /// another one, enough of all of it, and whatever only the very subject answers.
    fn share(&self, told: &OfPerson, set: &OfSet) -> Option<(f32, bool, u32)> {
        let share = (BEST * told.best + (1.0 - BEST) * told.all) / self.weight;
        // Several subjects are as often other readings of a need as parts of it.
        let share = match self.most {
            Some(most) => TOP * told.top / most + (1.0 - TOP) * share,
            None => share,
        };
        let answers_needed = told.needed as usize >= self.needed;
        let is_enough = share >= LEAST && told.farthest >= FAR_ENOUGH && answers_needed;
        match self.is_set {
            false => is_enough.then_some((share, false, told.piece)),
            true if set.set.0 >= FAR_ENOUGH => Some((share, false, set.set.1)),
            true => (set.near.0 >= NEAR_ENOUGH).then_some((set.near.0, true, set.near.1)),
        }
    }
}

/// Adds up who answers what; one for many questions, since making room takes as long as an answer.
pub struct Scorer<'a> {
    index: &'a Index,
    pieces: Vec<OfPiece>,
    people: Vec<OfPerson>,
    set: Vec<OfSet>,
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
            set: vec![OfSet::default(); index.people()],
            pieces_now: Vec::new(),
            people_now: Vec::new(),
            pieces_all: Vec::new(),
            people_all: Vec::new(),
        }
    }

    /// Everybody who answers enough of it, the best first; of two who do as well, the one written down
    /// first.
    pub fn answers(&mut self, wanted: &Wanted) -> impl Iterator<Item = Scored> + use<> {
        let asked = Asked::of(&wanted.parts);
        let (deciding, others): (Vec<&Part>, Vec<&Part>) = wanted
            .parts
            .iter()
            .partition(|part| asked.is_decided_by(part));
        deciding.into_iter().for_each(|part| self.add(part, true));
        others.into_iter().for_each(|part| self.add(part, false));
        wanted.near.iter().for_each(|part| self.add_near(part));
        for at in self.pieces_all.drain(..) {
            let sum = std::mem::take(&mut self.pieces[at as usize].all);
            let slot = self.index.speaks[at as usize].slot;
            let person = &mut self.people[slot as usize];
            if sum > person.best {
                (person.best, person.piece) = (sum, at);
            }
        }
        let index = self.index;
        let mut found = Vec::new();
        for slot in self.people_all.drain(..) {
            let slot = slot as usize;
            let told = std::mem::take(&mut self.people[slot]);
            let set = match asked.is_set {
                true => std::mem::take(&mut self.set[slot]),
                false => OfSet::default(),
            };
            let Some((share, near, piece)) = asked.share(&told, &set) else {
                continue;
            };
            let (person, language) = index.person(slot);
            let is_told = wanted.language.is_some() && language.is_some();
            let is_foreign = is_told && wanted.language != language;
            let share = if is_foreign { FOREIGN * share } else { share };
            if asked.is_set || share >= LEAST {
                found.push(Scored {
                    person,
                    share,
                    near,
                    piece: piece as usize,
                });
            }
        }
        // Few are ever asked for: they are ordered as they are taken.
        let mut found = BinaryHeap::from(found);
        std::iter::from_fn(move || found.pop())
    }

    /// Adds what answers one part: of everybody where it decides, else of those who answer one that does.
    fn add(&mut self, part: &Part, decides: bool) {
        for &(term, far) in &part.answers {
            for posting in self.index.postings(term) {
                if !decides {
                    let slot = self.index.speaks[posting.piece as usize].slot;
                    if self.people[slot as usize].all == 0.0 {
                        continue;
                    }
                }
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
            if part.set && told > self.set[speaks.slot as usize].set.0 {
                self.set[speaks.slot as usize].set = (told, at);
            }
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
            person.needed += u32::from(part.exact);
        }
    }

    /// Notes who stands in for a field that was set: it adds nothing to what anybody answers.
    fn add_near(&mut self, part: &Part) {
        for &(term, far) in &part.answers {
            for posting in self.index.postings(term) {
                let speaks = self.index.speaks[posting.piece as usize];
                let told = far * posting.told * speaks.weight;
                let near = &mut self.set[speaks.slot as usize].near;
                let is_new = self.people[speaks.slot as usize].all == 0.0 && near.0 == 0.0;
                if is_new && told > 0.0 {
                    self.people_all.push(speaks.slot);
                }
                if told > near.0 {
                    *near = (told, posting.piece);
                }
            }
        }
    }
}
