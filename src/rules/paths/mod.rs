//! Paths: who could introduce me to a person, into an organisation or to somebody in a field.
//!
//! Whom I speak with is near, the more so the later and the oftener; from there on lead
//! relationships, who made whom known, circles, organisations and small gatherings. Of all ways the
//! shortest counts first; the next one shares nobody with it who would have to be asked.

mod graph;
mod search;
mod target;
mod way;

use std::collections::BTreeSet;

pub use graph::Graph;
pub use target::Target;
pub use way::Why;

use super::fold::fold;
use super::matches::{self, Index};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// Most paths that are told.
pub const MOST: usize = 3;

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub to: Id,
    pub why: Why,
}

/// A way from me to somebody: whom to ask first, and on from there. The last step leads to the person
/// one would like to know, or to somebody of the organisation or the field.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub steps: Vec<Step>,
}

impl Path {
    /// Whom to ask.
    pub fn first(&self) -> Option<Id> {
        self.steps.first().map(|step| step.to)
    }

    /// What it leads over and where, in words.
    pub fn words(&self, book: &Book, today: Day) -> Vec<String> {
        let steps = self.steps.iter();
        steps.map(|step| step.why.words(book, today)).collect()
    }
}

/// The best ways there, at most three, the best first; none shares anybody to be asked with another.
/// `graph` and `index` are of that book. Nobody who has died or is archived is on one.
pub fn paths(graph: &Graph, index: &Index, book: &Book, target: &Target) -> Vec<Path> {
    let goals: Vec<(Id, f32)> = match target {
        Target::Person(id) => vec![(*id, 0.0)],
        Target::Organization(name) => of_organization(book, name),
        Target::Field(words) => matches::who_knows(index, book, words),
    };
    let to_person = matches!(target, Target::Person(_));
    let mut asked: BTreeSet<Id> = BTreeSet::new();
    let mut found = Vec::new();
    while found.len() < MOST {
        let Some(path) = search::best(graph, &goals, to_person, &asked) else {
            break;
        };
        let asks = path.steps.len() - usize::from(to_person);
        asked.extend(path.steps[..asks].iter().map(|step| step.to));
        found.push(path);
    }
    found
}

/// Those who work there, and those who did, who are a little further away.
fn of_organization(book: &Book, name: &str) -> Vec<(Id, f32)> {
    const PAST: f32 = 1.0;
    let name = fold(name.trim());
    let of = |(id, contact): (Id, &Contact)| {
        let there = contact.organizations.iter();
        let there = there.filter(|one| fold(one.name.trim()) == name);
        let far = there.map(|one| if one.until.is_some() { PAST } else { 0.0 });
        Some((id, far.min_by(f32::total_cmp)?))
    };
    book.all::<Contact>().filter_map(of).collect()
}
