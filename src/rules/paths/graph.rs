//! Who leads to whom, and how far it is.
//!
//! Circles, organisations and gatherings are places of their own between people: joining each member
//! with each would make thousands of ways of one choir.

use std::collections::HashMap;

use super::way::Why;
use crate::domain::circle::Circle;
use crate::domain::time::Day;
use crate::domain::{Body, Book, Contact, Id};
use crate::rules::conversations::Conversations;
use crate::rules::fold::fold;
use crate::rules::matches::is_here;
use crate::rules::relationships::is_family;
use crate::rules::ties::Tie;

/// How far it is from one to another, from about 1, where a word is enough.
pub mod far {
    /// Whoever made somebody known to me knows them well enough, and so do two who were introduced.
    pub const INTRODUCED: f32 = 1.8;
    pub const FAMILY: f32 = 1.8;
    pub const RELATED: f32 = 2.0;
    /// A circle of a few; each further member makes it a little less.
    pub const CIRCLE: f32 = 2.5;
    pub const ORGANIZATION: f32 = 2.2;
    pub const MEMBER: f32 = 0.04;
    pub const LARGEST: f32 = 2.0;
    /// Where one was only once in one's life.
    pub const WAS_THERE: f32 = 0.5;
    pub const GATHERING: f32 = 2.8;
    pub const YEAR_AGO: f32 = 0.5;
    pub const LONG_AGO: f32 = 2.5;
    /// From me: having spoken today a hundred times is nothing more than the first of these.
    pub const SPOKEN: f32 = 0.5;
    pub const RARELY: f32 = 1.0;
    /// Days that count for the distance as the first step does; more of them ever less.
    pub const DAYS: f32 = 60.0;
    /// From me to somebody with whom no conversation is noted.
    pub const STRANGE: f32 = 4.5;
}

/// A place in the graph: people first, then what people share.
pub type Node = usize;

/// A way from one place to the next.
#[derive(Clone, Debug)]
pub struct Edge {
    pub to: Node,
    pub far: f32,
    /// `None` on the way out of a shared place: the way in has said it.
    pub why: Option<Why>,
}

/// Everybody who can be asked, and how they know each other.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    pub(super) me: Option<Node>,
    pub(super) people: Vec<Id>,
    pub(super) edges: Vec<Vec<Edge>>,
    /// The way from me to each person, by what we spoke; nobody is asked to lead me to myself.
    pub(super) from_me: Vec<Edge>,
}

impl Graph {
    /// Of the whole book, as of that day.
    pub fn of(book: &Book, today: Day) -> Self {
        let mut graph = Graph::default();
        for (id, contact) in book.all::<Contact>() {
            if is_here(contact) {
                graph.people.push(id);
            }
        }
        graph.me = book.me().and_then(|(me, _)| graph.node(me));
        graph.edges.resize_with(graph.people.len(), Vec::new);
        graph.add_conversations(book, today);
        let mut shared = Shared::default();
        for (&id, entry) in book.entries() {
            if entry.record.trashed.is_some() {
                continue;
            }
            if let Some(tie) = Tie::of(id, &entry.record.body, today) {
                graph.add(id, tie, today);
            }
            if let Body::Contact(contact) = &entry.record.body {
                shared.contact(&graph, book, id, contact);
            }
        }
        shared.into_places(&mut graph);
        graph
    }

    pub(super) fn node(&self, id: Id) -> Option<Node> {
        // The oldest first, as the book has them.
        self.people.binary_search(&id).ok()
    }

    fn add_conversations(&mut self, book: &Book, today: Day) {
        let all = Conversations::of(book, today);
        let people = self.people.iter().enumerate();
        self.from_me = people
            .map(|(to, id)| {
                let with = all.with(*id);
                let (times, last) = (with.len(), with.last());
                let far = last.map_or(far::STRANGE, |last| {
                    let ago = (today.days_since(last.day) as f32 / far::DAYS).ln_1p();
                    far::SPOKEN + far::RARELY / (times as f32).sqrt() + ago.min(far::LONG_AGO)
                });
                let last = last.map(|last| last.date);
                let why = Some(Why::Spoke { times, last });
                Edge { to, far, why }
            })
            .collect();
    }

    /// A way in both directions, each said as seen from its beginning.
    fn join(&mut self, one: Id, other: Id, far: f32, why: impl Fn(Id) -> Why) {
        let (Some(from), Some(to)) = (self.node(one), self.node(other)) else {
            return;
        };
        if from == to {
            return;
        }
        for (id, from, to) in [(one, from, to), (other, to, from)] {
            let why = Some(why(id));
            self.edges[from].push(Edge { to, far, why });
        }
    }

    /// What the record of that id joins.
    fn add(&mut self, id: Id, tie: Tie, today: Day) {
        match tie {
            Tie::MetThrough { known, by } => {
                self.join(known, by, far::INTRODUCED, |_| Why::MetThrough {
                    known,
                    by,
                });
            }
            Tie::Related(one, to) => {
                let family = is_family(&one.kind);
                let far = if family { far::FAMILY } else { far::RELATED };
                let why = |from| Why::Related { link: id, from };
                self.join(one.from, to, far, why);
            }
            Tie::Introduced(made, _) => {
                let why = |_| Why::Introduced;
                self.join(made.first, made.second, far::INTRODUCED, why);
            }
            Tie::Together(talk, day) => {
                let years = today.days_since(day) as f32 / 365.0;
                let far = far::GATHERING + (years * far::YEAR_AGO).min(far::LONG_AGO);
                let there = talk.participants.iter().filter_map(|one| self.node(*one));
                let there: Vec<(Node, f32)> = there.map(|node| (node, 0.0)).collect();
                self.add_place(&there, far, &Why::Gathering(id));
            }
        }
    }

    /// A place that people share, each as far from it as is said beside them.
    fn add_place(&mut self, there: &[(Node, f32)], far: f32, why: &Why) {
        if there.len() < 2 {
            return;
        }
        let place = self.edges.len();
        let mut out = Vec::with_capacity(there.len());
        for &(node, more) in there {
            let half = far / 2.0 + more;
            self.edges[node].push(Edge {
                to: place,
                far: half,
                why: Some(why.clone()),
            });
            out.push(Edge {
                to: node,
                far: half,
                why: None,
            });
        }
        self.edges.push(out);
    }
}

/// Circles and organisations, while their people are gathered.
#[derive(Default)]
struct Shared {
    circles: HashMap<Id, Vec<(Node, f32)>>,
    organizations: HashMap<String, (String, Vec<(Node, f32)>)>,
}

impl Shared {
    fn contact(&mut self, graph: &Graph, book: &Book, id: Id, contact: &Contact) {
        let Some(node) = graph.node(id) else { return };
        for circle in &contact.circles {
            if book.get::<Circle>(*circle).is_some() {
                self.circles.entry(*circle).or_default().push((node, 0.0));
            }
        }
        for one in &contact.organizations {
            let name = one.name.trim();
            if name.is_empty() {
                continue;
            }
            let held = self.organizations.entry(fold(name));
            let (_, people) = held.or_insert_with(|| (name.to_owned(), Vec::new()));
            let more = if one.until.is_some() {
                far::WAS_THERE
            } else {
                0.0
            };
            if people.last().is_none_or(|(last, _)| *last != node) {
                people.push((node, more));
            }
        }
    }

    fn into_places(self, graph: &mut Graph) {
        let mut circles: Vec<_> = self.circles.into_iter().collect();
        circles.sort_unstable_by_key(|(id, _)| *id);
        for (id, people) in circles {
            let far = far::CIRCLE + crowded(people.len());
            graph.add_place(&people, far, &Why::Circle(id));
        }
        let mut organizations: Vec<_> = self.organizations.into_iter().collect();
        organizations.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (_, (name, people)) in organizations {
            let far = far::ORGANIZATION + crowded(people.len());
            graph.add_place(&people, far, &Why::Organization(name));
        }
    }
}

fn crowded(people: usize) -> f32 {
    (people as f32 * far::MEMBER).min(far::LARGEST)
}
