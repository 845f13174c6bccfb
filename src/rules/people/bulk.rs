//! What is done to many people at once: one Change each, and so one undo.

use std::collections::BTreeSet;

use crate::domain::circle::Circle;
use crate::domain::record::RecordType as _;
use crate::domain::time::UnixSeconds;
use crate::domain::{Book, Change, Contact, Id};
use crate::rules::fold::fold;

/// Adds them to a circle. Whoever is in it already stays as they are.
pub fn add_to_circle(book: &Book, ids: &[Id], circle: Id) -> Change {
    edited(book, ids, |contact| {
        if !contact.circles.contains(&circle) {
            contact.circles.push(circle);
        }
    })
}

/// The circle of that name, whatever its case and accents; the oldest, where there are several.
pub fn circle_named(book: &Book, name: &str) -> Option<Id> {
    let name = fold(name.trim());
    let mut all = book.all::<Circle>();
    all.find(|(_, circle)| fold(circle.name.trim()) == name)
        .map(|(id, _)| id)
}

/// Gives them those tags. Whoever has one, in whatever case, keeps it as it is.
pub fn tag(book: &Book, ids: &[Id], tags: &[String]) -> Change {
    edited(book, ids, |contact| {
        for tag in tags {
            let (tag, folded) = (tag.trim(), fold(tag.trim()));
            if !contact.tags.iter().any(|own| fold(own) == folded) {
                contact.tags.push(tag.to_owned());
            }
        }
    })
}

/// Gives them a rhythm of their own, in days; `None` leaves them that of their circles, if any.
pub fn set_rhythm(book: &Book, ids: &[Id], rhythm: Option<u16>) -> Change {
    edited(book, ids, |contact| contact.rhythm = rhythm)
}

/// Puts them into the archive, or takes them out of it.
pub fn archive(book: &Book, ids: &[Id], archived: bool) -> Change {
    edited(book, ids, |contact| contact.archived = archived)
}

/// Puts them into the trash, each along with what is about nobody else.
pub fn delete(book: &Book, ids: &[Id], now_seconds: UnixSeconds) -> Change {
    let each = ids.iter().map(|id| super::delete(book, *id, now_seconds));
    each.fold(Change::default(), Change::squash)
}

fn edited(book: &Book, ids: &[Id], edit: impl Fn(&mut Contact)) -> Change {
    let mut change = Change::default();
    for &id in ids {
        let Some(record) = book.record(id).filter(|record| record.trashed.is_none()) else {
            continue;
        };
        let mut to = record.clone();
        if let Some(contact) = Contact::of_mut(&mut to.body) {
            edit(contact);
        }
        if to != *record {
            change.updated.insert(id, (record.clone(), to));
        }
    }
    change
}

/// The records that tell all of these people: they themselves, their circles, and what is written
/// about them and nobody else but oneself. What is in the trash is not among it.
pub fn part(book: &Book, ids: &[Id]) -> BTreeSet<Id> {
    let people: BTreeSet<Id> = ids
        .iter()
        .copied()
        .filter(|id| book.get::<Contact>(*id).is_some())
        .collect();
    let mut part = people.clone();
    for &person in &people {
        if let Some(contact) = book.get::<Contact>(person) {
            let circles = contact.circles.iter().copied();
            part.extend(circles.filter(|id| book.get::<Circle>(*id).is_some()));
        }
        for other in book.referrers_of(person) {
            if tells_of_these_alone(book, other, &people) {
                part.insert(other);
            }
        }
    }
    part
}

fn tells_of_these_alone(book: &Book, id: Id, people: &BTreeSet<Id>) -> bool {
    let Some(record) = book.record(id).filter(|record| record.trashed.is_none()) else {
        return false;
    };
    let is_of_these = |other: Id| {
        let contact = book.record(other).and_then(|one| Contact::of(&one.body));
        contact.is_none_or(|contact| contact.me) || people.contains(&other)
    };
    // Another person who was met through one of these is still another person.
    Contact::of(&record.body).is_none() && record.body.refers_to().into_iter().all(is_of_these)
}
