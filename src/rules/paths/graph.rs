//! Who leads to whom, and how far it is.
//!
//! Circles, organisations and gatherings are places of their own between people: joining each member
//! with each would make thousands of ways of one choir. The ways from a person are told only when a
//! search comes to them: few of a large book are ever asked for.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::way::Why;
use crate::domain::circle::Circle;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};
use crate::rules::conversations::of_person;
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
    /// No way from one person to another is shorter than this, but for mine to those I spoke with.
    pub const NEAREST: f32 = INTRODUCED;
    const _: () = assert!(FAMILY >= NEAREST && RELATED >= NEAREST && CIRCLE >= NEAREST);
    const _: () = assert!(ORGANIZATION >= NEAREST && GATHERING >= NEAREST);
    /// From me: having spoken today a hundred times is nothing more than the first of these.
    pub const SPOKEN: f32 = 0.5;
    pub const RARELY: f32 = 1.0;
    /// Days that count for the distance as the first step does; more of them ever less.
    pub const DAYS: f32 = 60.0;
    /// From me to somebody with whom no conversation is noted.
    pub const STRANGE: f32 = 4.5;
}

/// A place in the graph: a person, or what people share. Of two that are as far, the lesser is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Node {
    Person(Id),
    Gathering(Id),
    Circle(Id),
    /// By its place among the names of all.
    Organization(usize),
}

impl Node {
    /// Who it is; `None` of a shared place.
    pub fn person(self) -> Option<Id> {
        match self {
            Node::Person(id) => Some(id),
            _ => None,
        }
    }
}

/// A way from one place to the next.
#[derive(Clone, Debug)]
pub struct Edge {
    pub to: Node,
    pub far: f32,
    /// `None` on the way out of a shared place: the way in has said it.
    pub why: Option<Why>,
}

/// An organisation, as it was written first, and its people, those who were there a little further.
#[derive(Debug, Default)]
struct Organization {
    name: String,
    people: Vec<(Id, f32)>,
}

/// Everybody who can be asked, and how they know each other.
pub struct Graph<'a> {
    book: &'a Book,
    today: Day,
    pub(super) me: Option<Id>,
    circles: HashMap<Id, Vec<Id>>,
    organizations: Vec<Organization>,
    /// The place of each among them, by its folded name.
    of_name: HashMap<String, usize>,
    /// The ways that were told already.
    told: RefCell<HashMap<Node, Rc<[Edge]>>>,
}

impl<'a> Graph<'a> {
    /// Of the whole book, as of that day.
    pub fn of(book: &'a Book, today: Day) -> Self {
        let mut circles: HashMap<Id, Vec<Id>> = HashMap::new();
        let mut named: HashMap<String, Organization> = HashMap::new();
        for (id, contact) in book.all::<Contact>().filter(|(_, one)| is_here(one)) {
            for circle in &contact.circles {
                circles.entry(*circle).or_default().push(id);
            }
            for (name, more) in organizations(contact) {
                let held = named.entry(fold(name)).or_insert_with(|| Organization {
                    name: name.to_owned(),
                    people: Vec::new(),
                });
                if held.people.last().is_none_or(|(last, _)| *last != id) {
                    held.people.push((id, more));
                }
            }
        }
        let mut named: Vec<(String, Organization)> = named.into_iter().collect();
        named.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let (names, organizations): (Vec<_>, Vec<_>) = named.into_iter().unzip();
        let me = book.me().filter(|(_, contact)| is_here(contact));
        Graph {
            book,
            today,
            me: me.map(|(me, _)| me),
            circles,
            organizations,
            of_name: names.into_iter().zip(0..).collect(),
            told: RefCell::default(),
        }
    }

    /// Whether that person is one whom one can ask.
    pub(super) fn has(&self, id: Id) -> bool {
        self.book.get::<Contact>(id).is_some_and(is_here)
    }

    /// The ways from a place, but for those by what I spoke with somebody.
    pub(super) fn edges(&self, from: Node) -> Rc<[Edge]> {
        if let Some(edges) = self.told.borrow().get(&from) {
            return edges.clone();
        }
        let edges: Rc<[Edge]> = match from {
            Node::Person(id) => self.of_person(id),
            _ => self.out_of(from),
        }
        .into();
        self.told.borrow_mut().insert(from, edges.clone());
        edges
    }

    /// The way from me to somebody, by what we spoke.
    pub(super) fn way_from_me(&self, to: Id) -> Edge {
        let with = of_person(self.book, to, self.today);
        let (times, last) = (with.len(), with.last());
        let far = last.map_or(far::STRANGE, |last| {
            let ago = (self.today.days_since(last.day) as f32 / far::DAYS).ln_1p();
            far::SPOKEN + far::RARELY / (times as f32).sqrt() + ago.min(far::LONG_AGO)
        });
        let last = last.map(|last| last.date);
        Edge {
            to: Node::Person(to),
            far,
            why: Some(Why::Spoke { times, last }),
        }
    }

    fn of_person(&self, id: Id) -> Vec<Edge> {
        let mut edges = Vec::new();
        let mut join = |to: Id, far: f32, why: Why| {
            if to != id && self.has(to) {
                let (to, why) = (Node::Person(to), Some(why));
                edges.push(Edge { to, far, why });
            }
        };
        let Some(contact) = self.book.get::<Contact>(id) else {
            return edges;
        };
        if let Some(by) = contact.met.through {
            join(by, far::INTRODUCED, Why::MetThrough { known: id, by });
        }
        let mut gatherings = Vec::new();
        for other in self.book.referrers_of(id) {
            let record = self.book.record(other);
            let Some(record) = record.filter(|one| one.trashed.is_none()) else {
                continue;
            };
            match Tie::of(other, &record.body, self.today) {
                Some(Tie::MetThrough { known, by }) if by == id => {
                    join(other, far::INTRODUCED, Why::MetThrough { known, by });
                }
                Some(Tie::Related(one, to)) => {
                    let family = is_family(&one.kind);
                    let far = if family { far::FAMILY } else { far::RELATED };
                    let why = Why::Related {
                        link: other,
                        from: id,
                    };
                    if let Some(to) = beyond(id, one.from, to) {
                        join(to, far, why);
                    }
                }
                Some(Tie::Introduced(one, _)) => {
                    if let Some(to) = beyond(id, one.first, one.second) {
                        join(to, far::INTRODUCED, Why::Introduced);
                    }
                }
                Some(Tie::Together(talk, _)) if talk.participants.contains(&id) => {
                    gatherings.push(other);
                }
                _ => {}
            }
        }
        let gatherings = gatherings.into_iter().map(Node::Gathering);
        let circles = contact.circles.iter().copied().map(Node::Circle);
        let mut places: Vec<Node> = gatherings.chain(circles).collect();
        for (name, _) in organizations(contact) {
            let at = self.of_name.get(&fold(name)).copied();
            places.extend(at.map(Node::Organization));
        }
        places.dedup();
        edges.extend(places.into_iter().filter_map(|to| self.way_into(id, to)));
        edges
    }

    /// The way from somebody into a place they share with others.
    fn way_into(&self, id: Id, to: Node) -> Option<Edge> {
        let out = self.edges(to);
        let at = out.binary_search_by_key(&Node::Person(id), |edge| edge.to);
        let far = out[at.ok()?].far;
        let why = match to {
            Node::Person(_) => return None,
            Node::Gathering(id) => Why::Gathering(id),
            Node::Circle(id) => Why::Circle(id),
            Node::Organization(at) => Why::Organization(self.organizations[at].name.clone()),
        };
        let why = Some(why);
        Some(Edge { to, far, why })
    }

    /// The ways out of a place that people share, in the order of their ids: none where nobody shares it.
    fn out_of(&self, place: Node) -> Vec<Edge> {
        let (people, far) = match place {
            Node::Person(_) => return Vec::new(),
            Node::Gathering(id) => self.gathering(id),
            Node::Circle(id) => {
                let kept = self.book.get::<Circle>(id).is_some();
                let people = self.circles.get(&id).filter(|_| kept);
                let people = people.map_or(&[][..], Vec::as_slice);
                let far = far::CIRCLE + crowded(people.len());
                (people.iter().map(|one| (*one, 0.0)).collect(), far)
            }
            Node::Organization(at) => {
                let people = self.organizations[at].people.clone();
                let far = far::ORGANIZATION + crowded(people.len());
                (people, far)
            }
        };
        if people.len() < 2 {
            return Vec::new();
        }
        let out = people.into_iter().map(|(id, more)| Edge {
            to: Node::Person(id),
            far: far / 2.0 + more,
            why: None,
        });
        out.collect()
    }

    /// Who was at a gathering, and how far it lies.
    fn gathering(&self, id: Id) -> (Vec<(Id, f32)>, f32) {
        let body = self.book.record(id).filter(|one| one.trashed.is_none());
        let tie = body.and_then(|record| Tie::of(id, &record.body, self.today));
        let Some(Tie::Together(talk, day)) = tie else {
            return (Vec::new(), 0.0);
        };
        let years = self.today.days_since(day) as f32 / 365.0;
        let far = far::GATHERING + (years * far::YEAR_AGO).min(far::LONG_AGO);
        let there = talk.participants.iter().filter(|one| self.has(**one));
        let mut there: Vec<(Id, f32)> = there.map(|one| (*one, 0.0)).collect();
        there.sort_unstable_by_key(|(id, _)| *id);
        (there, far)
    }
}

/// The other one of two.
fn beyond(id: Id, one: Id, other: Id) -> Option<Id> {
    match id {
        _ if id == one => Some(other),
        _ if id == other => Some(one),
        _ => None,
    }
}

/// Where somebody works and worked, by name, and how much further away what is past is.
fn organizations(contact: &Contact) -> impl Iterator<Item = (&str, f32)> {
    let all = contact.organizations.iter().map(|one| {
        let past = one.until.is_some();
        (one.name.trim(), if past { far::WAS_THERE } else { 0.0 })
    });
    all.filter(|(name, _)| !name.is_empty())
}

fn crowded(people: usize) -> f32 {
    (people as f32 * far::MEMBER).min(far::LARGEST)
}
