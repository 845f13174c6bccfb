//! Groups of people, told apart by colour, and always by words as well.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::circle::Circle;
use crate::domain::{Book, Contact, Id};
use crate::rules::circles;
use crate::rules::matches::Namer;
use crate::rules::names::sort_key;
use crate::rules::variety::fields_of;

/// Most groups with a colour of their own: more cannot be told apart.
pub const NAMED: usize = 8;

/// By what people are coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colour {
    #[default]
    Circle,
    Field,
}

/// People of one colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its colour: below [`NAMED`] one of its own, then that of all others, then that of none.
    pub slot: usize,
    /// The colour of the circle itself, in degrees; of a field, and of the two last slots, none.
    pub hue: Option<u16>,
    pub name: String,
    /// How many have its colour.
    pub people: usize,
}

/// The groups of each person in words, and the slot of their colour.
pub struct Grouped {
    pub of: Vec<(Vec<String>, usize)>,
    /// In the order of their slots, each with somebody in it.
    pub groups: Vec<Group>,
}

/// Tells those people apart. The largest groups have a colour; whoever is in several of them has that
/// of the smallest, which says most.
pub fn grouped(book: &Book, people: &[Id], colour: Colour) -> Grouped {
    let mut namer = Namer::default();
    let names: Vec<Vec<String>> = people
        .iter()
        .map(|id| match book.get::<Contact>(*id) {
            Some(contact) => names_of(book, contact, colour, &mut namer),
            None => Vec::new(),
        })
        .collect();
    let mut sizes: BTreeMap<&String, usize> = BTreeMap::new();
    for name in names.iter().flatten() {
        *sizes.entry(name).or_default() += 1;
    }
    let mut largest: Vec<(&String, usize)> = sizes.into_iter().collect();
    // Stable: of as many people, by name.
    largest.sort_by_key(|(_, size)| Reverse(*size));
    largest.truncate(NAMED);
    let slot = |names: &Vec<String>| {
        let of = |slot: &usize| names.contains(largest[*slot].0);
        let smallest = (0..largest.len()).rev().find(of);
        smallest.unwrap_or(NAMED + usize::from(names.is_empty()))
    };
    let slots: Vec<usize> = names.iter().map(slot).collect();
    let hues = match colour {
        Colour::Circle => hues(book),
        Colour::Field => BTreeMap::new(),
    };
    let group = |slot: usize| Group {
        slot,
        hue: largest
            .get(slot)
            .and_then(|(name, _)| hues.get(name.as_str()).copied()),
        name: match largest.get(slot) {
            Some((name, _)) => (*name).clone(),
            None => rest(slot, colour).to_owned(),
        },
        people: slots.iter().filter(|one| **one == slot).count(),
    };
    let groups = (0..NAMED + 2).map(group).filter(|one| one.people > 0);
    let groups = groups.collect();
    let of = names.into_iter().zip(slots).collect();
    Grouped { of, groups }
}

/// The colour of each circle by its name, of several of one name that of the first.
fn hues(book: &Book) -> BTreeMap<&str, u16> {
    let mut hues = BTreeMap::new();
    for (id, circle) in book.all::<Circle>() {
        let hue = circles::hue(id, circle);
        hues.entry(circles::name(circle)).or_insert(hue);
    }
    hues
}

/// How those without a colour of their own are called.
fn rest(slot: usize, colour: Colour) -> &'static str {
    match (colour, slot == NAMED) {
        (Colour::Circle, true) => "Other circles",
        (Colour::Circle, false) => "In no circle",
        (Colour::Field, true) => "Other fields",
        (Colour::Field, false) => "Field not known",
    }
}

/// The circles or fields of a person, by name, each once.
fn names_of(book: &Book, contact: &Contact, colour: Colour, namer: &mut Namer) -> Vec<String> {
    let mut names: Vec<String> = match colour {
        Colour::Circle => {
            let circles = contact.circles.iter();
            let circles = circles.filter_map(|id| book.get::<Circle>(*id));
            circles.map(|one| circles::name(one).to_owned()).collect()
        }
        Colour::Field => fields_of(contact, namer).into_iter().collect(),
    };
    names.sort_by_cached_key(|name| sort_key(name));
    names.dedup();
    names
}
