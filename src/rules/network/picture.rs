//! What is drawn of the network, and read in its table: the same people and links in both.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::asked::Asked;
use super::groups::{Group, grouped};
use super::{Link, Network};
use crate::domain::{Book, Contact, Id};
use crate::rules::people::listing;

/// Most people that are drawn: those with most links.
pub const MOST_PEOPLE: usize = 1_500;

/// Most links that are drawn, so that it moves smoothly while it settles.
pub const MOST_LINKS: usize = 6_000;

/// Somebody in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: Id,
    pub name: String,
    /// Their circles or fields, all of them.
    pub groups: Vec<String>,
    /// The slot of their colour.
    pub slot: usize,
    /// They stay in the picture, marked.
    pub died: bool,
}

/// A part of the network, as it was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// By name.
    pub people: Vec<Person>,
    pub links: Vec<Link>,
    pub groups: Vec<Group>,
    /// Whom one looks around, by place.
    pub focus: Option<usize>,
    /// People the filter leaves who are linked with nobody else there; they are not drawn.
    pub alone: usize,
    /// People who would be drawn if there were room for all.
    pub linked: usize,
}

impl Picture {
    /// That part of the network of that book. Around somebody are those who can be reached from them
    /// in so many steps, past nobody whom the filter leaves out.
    pub fn of(network: &Network, book: &Book, asked: &Asked) -> Self {
        let listed = listing(book, &asked.filter).into_iter();
        let listed: Vec<usize> = listed.filter_map(|id| network.place(id)).collect();
        let focus = asked.focus.and_then(|id| network.place(id));
        let mut within = vec![false; network.people.len()];
        for place in listed.iter().copied().chain(focus) {
            within[place] = true;
        }
        let mut links: Vec<&Link> = network.links.iter().collect();
        keep(&mut links, &within);
        if let Some(focus) = focus {
            within = around(&links, focus, asked.steps, within.len());
            keep(&mut links, &within);
        }
        let mut degrees = degrees(&links, within.len());
        let alone = match focus {
            Some(_) => 0,
            None => listed.iter().filter(|place| degrees[**place] == 0).count(),
        };
        let drawn = |degrees: &[usize], place: usize| degrees[place] > 0 || focus == Some(place);
        let linked = (0..within.len()).filter(|place| drawn(&degrees, *place));
        let linked = linked.count();
        if linked > MOST_PEOPLE || links.len() > MOST_LINKS {
            within = most_linked(&links, &degrees, focus);
            keep(&mut links, &within);
            degrees = self::degrees(&links, within.len());
        }
        // The one in focus may be somebody whom the filter leaves out.
        let outside = focus.filter(|place| !listed.contains(place));
        let in_order = outside.into_iter().chain(listed);
        let places: Vec<usize> = in_order.filter(|place| drawn(&degrees, *place)).collect();
        Picture {
            focus: focus.and_then(|focus| places.iter().position(|place| *place == focus)),
            alone,
            linked,
            ..described(network, book, asked, &places, &links)
        }
    }

    /// Those a person is linked with, by name.
    pub fn linked_with(&self, place: usize) -> Vec<(usize, &Link)> {
        let links = self.links.iter();
        let mut others: Vec<(usize, &Link)> = links
            .filter_map(|link| Some((link.other(place)?, link)))
            .collect();
        others.sort_unstable_by_key(|(other, _)| *other);
        others
    }

    /// The links of everybody at once, each by the other's name.
    pub fn all_linked(&self) -> Vec<Vec<(usize, usize)>> {
        let mut of = vec![Vec::new(); self.people.len()];
        for (at, link) in self.links.iter().enumerate() {
            let (one, other) = link.ends;
            of[one].push((other, at));
            of[other].push((one, at));
        }
        for links in &mut of {
            links.sort_unstable();
        }
        of
    }

    /// Where somebody is in it.
    pub fn place(&self, id: Id) -> Option<usize> {
        self.people.iter().position(|one| one.id == id)
    }
}

/// Leaves the links between those people.
fn keep(links: &mut Vec<&Link>, within: &[bool]) {
    links.retain(|link| within[link.ends.0] && within[link.ends.1]);
}

/// How many links each person has.
fn degrees(links: &[&Link], people: usize) -> Vec<usize> {
    let mut degrees = vec![0; people];
    for link in links {
        degrees[link.ends.0] += 1;
        degrees[link.ends.1] += 1;
    }
    degrees
}

/// With whom each is linked.
fn neighbours(links: &[&Link], people: usize) -> Vec<Vec<usize>> {
    let mut neighbours = vec![Vec::new(); people];
    for link in links {
        neighbours[link.ends.0].push(link.ends.1);
        neighbours[link.ends.1].push(link.ends.0);
    }
    neighbours
}

/// Who is within so many steps of one.
fn around(links: &[&Link], focus: usize, steps: usize, people: usize) -> Vec<bool> {
    let neighbours = neighbours(links, people);
    let mut reached = vec![false; people];
    reached[focus] = true;
    let mut edge = vec![focus];
    for _ in 0..steps {
        let mut next = Vec::new();
        for other in edge.iter().flat_map(|one| &neighbours[*one]) {
            if !std::mem::replace(&mut reached[*other], true) {
                next.push(*other);
            }
        }
        edge = next;
    }
    reached
}

/// Those with most links, as long as there is room for them and for the links between them; whoever
/// one looks around first.
fn most_linked(links: &[&Link], degrees: &[usize], focus: Option<usize>) -> Vec<bool> {
    let neighbours = neighbours(links, degrees.len());
    let mut order: Vec<usize> = (0..degrees.len()).filter(|one| degrees[*one] > 0).collect();
    order.sort_by_key(|one| (Some(*one) != focus, Reverse(degrees[*one])));
    let mut within = vec![false; degrees.len()];
    let mut joined = 0;
    for one in order.into_iter().take(MOST_PEOPLE) {
        let to_those = neighbours[one].iter().filter(|other| within[**other]);
        joined += to_those.count();
        if joined > MOST_LINKS {
            break;
        }
        within[one] = true;
    }
    within
}

/// Names, colours and links of those people, who are given by their place in the network.
fn described(
    network: &Network,
    book: &Book,
    asked: &Asked,
    places: &[usize],
    links: &[&Link],
) -> Picture {
    let ids: Vec<Id> = places.iter().map(|place| network.people[*place]).collect();
    let grouped = grouped(book, &ids, asked.colour);
    let person = |(id, (groups, slot)): (&Id, (Vec<String>, usize))| {
        let contact = book.get::<Contact>(*id);
        Person {
            id: *id,
            name: contact.map_or("", Contact::display_name).to_owned(),
            groups,
            slot,
            died: contact.is_some_and(|one| one.died.is_some()),
        }
    };
    let people = ids.iter().zip(grouped.of).map(person).collect();
    let new: BTreeMap<usize, usize> = places.iter().copied().zip(0..).collect();
    let link = |link: &&Link| {
        let (one, other) = (*new.get(&link.ends.0)?, *new.get(&link.ends.1)?);
        Some(Link {
            ends: (one.min(other), one.max(other)),
            reasons: link.reasons.clone(),
        })
    };
    Picture {
        people,
        links: links.iter().filter_map(link).collect(),
        groups: grouped.groups,
        ..Picture::default()
    }
}
