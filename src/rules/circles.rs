//! Circles: what there are, who is in them, and how people join and leave.

use std::collections::BTreeSet;

use super::fold::fold;
use super::names::{sort_key, without_prefix};
use crate::domain::circle::{Circle, CircleKind};
use crate::domain::note::Interaction;
use crate::domain::record::RecordType as _;
use crate::domain::{Book, Change, Contact, Id, PartialDate};

/// One circle in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CircleLine {
    pub id: Id,
    pub name: String,
    pub kind: CircleKind,
    /// Hue in degrees, 0 to 359.
    pub hue: u16,
    /// People in it, without oneself.
    pub people: usize,
    /// Days; `None` without a rhythm.
    pub rhythm: Option<u16>,
}

/// Colours to choose from, by hue in degrees.
pub const HUES: [(u16, &str); 10] = [
    (20, "Red"),
    (50, "Orange"),
    (85, "Yellow"),
    (120, "Olive"),
    (150, "Green"),
    (190, "Teal"),
    (235, "Blue"),
    (275, "Indigo"),
    (310, "Purple"),
    (350, "Pink"),
];

/// What is read for a circle whose name is nothing but spaces.
const NAMELESS: &str = "A circle without a name";

/// Every circle, by name.
pub fn listing(book: &Book) -> Vec<CircleLine> {
    let line = |(id, circle): (Id, &Circle)| CircleLine {
        id,
        name: name(circle).to_owned(),
        kind: circle.kind,
        hue: hue(id, circle),
        people: contacts(book, id).count(),
        rhythm: circle.rhythm.filter(|days| *days > 0),
    };
    let mut all: Vec<CircleLine> = book.all::<Circle>().map(line).collect();
    all.sort_by_cached_key(|one| (sort_key(&one.name), one.id));
    all
}

/// The circles with most people, for those that have only so many places; at most `limit`.
pub fn most_used(book: &Book, limit: usize) -> Vec<Id> {
    let mut all = listing(book);
    // Stable: of as many people, by name.
    all.sort_by_key(|one| std::cmp::Reverse(one.people));
    all.into_iter().take(limit).map(|one| one.id).collect()
}

/// How a circle is called on screen; never empty.
pub fn name(circle: &Circle) -> &str {
    match circle.name.trim() {
        "" => NAMELESS,
        name => name,
    }
}

/// The colour of a circle: its own, else one told from its id. Degrees, 0 to 359.
pub fn hue(id: Id, circle: &Circle) -> u16 {
    let own = circle.hue.filter(|hue| *hue < 360);
    own.unwrap_or_else(|| HUES[id.spread() as usize % HUES.len()].0)
}

/// "Family", "Household".
pub fn kind_words(kind: CircleKind) -> &'static str {
    match kind {
        CircleKind::Family => "Family",
        CircleKind::Household => "Household",
        CircleKind::Friends => "Friends",
        CircleKind::Work => "Work",
        CircleKind::Group => "Group",
        CircleKind::Other => "Other",
    }
}

/// "Nobody yet", "1 person", "12 people".
pub fn people_words(count: usize) -> String {
    match count {
        0 => "Nobody yet".to_owned(),
        1 => "1 person".to_owned(),
        many => format!("{many} people"),
    }
}

/// The people in a circle, by name; oneself is not among them.
pub fn members(book: &Book, circle: Id) -> Vec<Id> {
    let mut all: Vec<(Id, &Contact)> = contacts(book, circle).collect();
    all.sort_by_cached_key(|(id, one)| {
        let name = without_prefix(one.display_name(), &one.name);
        (sort_key(name), *id)
    });
    all.into_iter().map(|(id, _)| id).collect()
}

fn contacts(book: &Book, circle: Id) -> impl Iterator<Item = (Id, &Contact)> {
    let about = book.about::<Contact>(circle);
    about.filter(move |(_, one)| !one.me && one.circles.contains(&circle))
}

/// The circles a person is in, by name; those in the trash left out.
pub fn of_person(book: &Book, contact: &Contact) -> Vec<(Id, String)> {
    let named = |id: &Id| Some((*id, name(book.get::<Circle>(*id)?).to_owned()));
    let mut all: Vec<(Id, String)> = contact.circles.iter().filter_map(named).collect();
    all.sort_by_cached_key(|(id, name)| (sort_key(name), *id));
    all.dedup();
    all
}

/// Names in which that text occurs, for a list of suggestions; at most `limit`, by name.
pub fn names_with(book: &Book, text: &str, limit: usize) -> Vec<String> {
    let text = fold(text.trim());
    let all = listing(book).into_iter().map(|one| one.name);
    all.filter(|name| fold(name).contains(&text))
        .take(limit)
        .collect()
}

/// The circle of that very name, the first one written down if there are several.
pub fn named(book: &Book, name: &str) -> Option<Id> {
    let wanted = fold(name.trim());
    let mut all = book.all::<Circle>();
    all.find(|(_, circle)| !wanted.is_empty() && fold(circle.name.trim()) == wanted)
        .map(|(id, _)| id)
}

/// Takes those people into the circle; nothing for those who are in it.
pub fn join(book: &Book, circle: Id, people: &[Id]) -> Change {
    edit(book, people, |contact| {
        if !contact.circles.contains(&circle) {
            contact.circles.push(circle);
        }
    })
}

/// Takes those people into the circle of that name, which is made where there is none; nothing for
/// an empty name. `new` is an id that the book does not know.
pub fn join_named(book: &Book, name: &str, people: &[Id], new: Id) -> Change {
    if name.trim().is_empty() {
        return Change::default();
    }
    match named(book, name) {
        Some(circle) => join(book, circle, people),
        None => Change::add(new, called(name)).squash(join(book, new, people)),
    }
}

/// A circle of which only the name is known.
pub fn called(name: &str) -> Circle {
    Circle {
        name: name.trim().to_owned(),
        ..Circle::default()
    }
}

/// Takes those people out of the circle.
pub fn leave(book: &Book, circle: Id, people: &[Id]) -> Change {
    edit(book, people, |contact| {
        contact.circles.retain(|one| *one != circle)
    })
}

fn edit(book: &Book, people: &[Id], edit: impl Fn(&mut Contact)) -> Change {
    let mut change = Change::default();
    for id in people.iter().collect::<BTreeSet<_>>() {
        let Some(from) = book.record(*id).filter(|record| record.trashed.is_none()) else {
            continue;
        };
        let mut to = from.clone();
        if let Some(contact) = Contact::of_mut(&mut to.body) {
            edit(contact);
        }
        if to != *from {
            change.updated.insert(*id, (from.clone(), to));
        }
    }
    change
}

/// What a circle did together, the latest first; at most `limit`.
pub fn gatherings(book: &Book, circle: Id, limit: usize) -> Vec<(Id, PartialDate)> {
    let about = book.about::<Interaction>(circle);
    let together = about.filter(|(_, one)| one.circle == Some(circle));
    let mut all: Vec<(Id, PartialDate)> = together.map(|(id, one)| (id, one.date)).collect();
    all.sort_by_key(|(id, date)| std::cmp::Reverse((*date, *id)));
    all.truncate(limit);
    all
}
