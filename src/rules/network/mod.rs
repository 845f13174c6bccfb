//! The network: who knows whom, as far as the book tells, to be drawn and to be read as a table.
//!
//! Oneself is not in it: one knows everyone in one's own book, and a hub of all would hide the rest.

mod asked;
mod groups;
mod layout;
mod picture;
mod reason;
mod sight;

pub use asked::{Asked, MOST_STEPS};
pub use groups::{Colour, Group, NAMED};
pub use layout::{Layout, start_of};
pub use picture::{MOST_LINKS, MOST_PEOPLE, Person, Picture};
pub use reason::Reason;
pub use sight::Sight;

use super::ties::Tie;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// Two people, and all that joins them.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Places among the people, the smaller first.
    pub ends: (usize, usize),
    pub reasons: Vec<Reason>,
}

impl Link {
    /// The other end, seen from one of the two.
    pub fn other(&self, from: usize) -> Option<usize> {
        match self.ends {
            (one, other) if one == from => Some(other),
            (one, other) if other == from => Some(one),
            _ => None,
        }
    }
}

/// Everybody of a book but oneself, and who is linked with whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Network {
    /// The oldest first, as the book has them.
    pub people: Vec<Id>,
    /// Each pair once.
    pub links: Vec<Link>,
}

/// Two places among the people.
type Pair = (usize, usize);

impl Network {
    /// Of the whole book, as of that day.
    pub fn of(book: &Book, today: Day) -> Self {
        let others = book.all::<Contact>().filter(|(_, one)| !one.me);
        let people: Vec<Id> = others.map(|(id, _)| id).collect();
        let mut found = Found::default();
        for (&id, entry) in book.entries() {
            if entry.record.trashed.is_none()
                && let Some(tie) = Tie::of(id, &entry.record.body, today)
            {
                found.add(&people, id, tie);
            }
        }
        let links = found.into_links();
        Network { people, links }
    }

    /// The place of a person; `None` of oneself, and of whoever is not in the book.
    pub fn place(&self, id: Id) -> Option<usize> {
        place(&self.people, id)
    }
}

fn place(people: &[Id], id: Id) -> Option<usize> {
    people.binary_search(&id).ok()
}

/// What joins people, while it is gathered.
#[derive(Default)]
struct Found {
    ties: Vec<(Pair, Reason)>,
    together: Vec<(Pair, Day, Id)>,
}

impl Found {
    fn add(&mut self, people: &[Id], id: Id, tie: Tie) {
        let pair = |one: Id, other: Id| {
            let (one, other) = (place(people, one)?, place(people, other)?);
            (one != other).then(|| (one.min(other), one.max(other)))
        };
        let (one, other, reason) = match tie {
            Tie::Related(link, to) => (link.from, to, Reason::Related(id)),
            Tie::Introduced(made, day) => (made.first, made.second, Reason::Introduced(day)),
            Tie::MetThrough { known, by } => (known, by, Reason::MetThrough { known, by }),
            Tie::Together(talk, day) => {
                for (at, one) in talk.participants.iter().enumerate() {
                    let others = &talk.participants[at + 1..];
                    let pairs = others.iter().filter_map(|other| pair(*one, *other));
                    self.together.extend(pairs.map(|pair| (pair, day, id)));
                }
                return;
            }
        };
        self.ties
            .extend(pair(one, other).map(|pair| (pair, reason)));
    }

    /// Each pair once, with all its reasons; having been together is one of them, however often.
    fn into_links(mut self) -> Vec<Link> {
        self.together.sort_unstable();
        // Somebody may be named twice in one conversation.
        self.together.dedup();
        for same in self.together.chunk_by(|one, next| one.0 == next.0) {
            if let Some((pair, _, last)) = same.last() {
                let (times, last) = (same.len(), *last);
                self.ties.push((*pair, Reason::Together { times, last }));
            }
        }
        self.ties.sort_unstable();
        self.ties.dedup();
        let pairs = self.ties.chunk_by(|one, next| one.0 == next.0);
        pairs
            .map(|same| Link {
                ends: same[0].0,
                reasons: same.iter().map(|(_, reason)| *reason).collect(),
            })
            .collect()
    }
}
