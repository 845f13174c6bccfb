//! The list of people, and what is said of each in one line.

pub mod bulk;
mod filter;
mod listing;
mod view;

pub use filter::{Condition, Filter, Mark, unknown};
pub use listing::{Order, listing, listing_by};
pub use view::View;

use std::collections::BTreeSet;

use super::date_words::write_day;
use super::{conversations, today};
use crate::domain::time::{Day, UnixSeconds};
use crate::domain::{Body, Book, Change, Contact, Id, Record, circle::Circle};

/// Most circles, or tags, in a line of context.
const TOLD: usize = 3;

/// One line of context: title and organisation, else the circles, else the tags, a few of them; may
/// be empty.
pub fn line(contact: &Contact, book: &Book) -> String {
    let current = contact
        .organizations
        .iter()
        .find(|organization| organization.until.is_none());
    if let Some(organization) = current {
        let title = [&organization.title, &organization.role]
            .into_iter()
            .find(|text| !text.trim().is_empty());
        let parts = [title, Some(&organization.name)];
        let line = join(parts.into_iter().flatten().map(String::as_str));
        if !line.is_empty() {
            return line;
        }
    }
    let circles = contact
        .circles
        .iter()
        .filter_map(|id| book.get::<Circle>(*id));
    let line = a_few(circles.map(|circle| circle.name.as_str()));
    if line.is_empty() {
        a_few(contact.tags.iter().map(String::as_str))
    } else {
        line
    }
}

/// What tells somebody from others of the same name: the line of context, or else how to reach them,
/// and when they were spoken with last, or else when they were written down. "Designer, spoke last on
/// 3 May", "bo@example.org, added yesterday".
pub fn apart(id: Id, contact: &Contact, book: &Book, today: Day) -> String {
    let known = || {
        let emails = contact.emails.iter().map(|one| one.address.as_str());
        let phones = contact.phones.iter().map(|one| one.number.as_str());
        let places = contact.addresses.iter().map(|one| one.locality.as_str());
        let mut known = emails.chain(phones).chain(places);
        known.find(|text| !text.trim().is_empty())
    };
    let line = match line(contact, book) {
        line if line.is_empty() => known().unwrap_or_default().to_owned(),
        line => line,
    };
    let last = conversations::of_person(book, id, today).pop();
    let mut when = match last {
        Some(last) => today::spoke(Some(last.date), today),
        None => {
            let added = conversations::written_on(id).min(today);
            format!("Added {}", write_day(added, today))
        }
    };
    if !line.is_empty() {
        when.replace_range(..1, &when[..1].to_ascii_lowercase());
    }
    join([line.as_str(), &when].into_iter())
}

/// "a, b, c and 2 more".
fn a_few<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names = names.filter(|name| !name.trim().is_empty());
    let told = join(names.by_ref().take(TOLD));
    match names.count() {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}

fn join<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// Puts a record into the trash; a person along with what is about nobody else. Does nothing to
/// oneself, and to what is there already.
pub fn delete(book: &Book, id: Id, now_seconds: UnixSeconds) -> Change {
    let Some(record) = book.record(id).filter(|record| record.trashed.is_none()) else {
        return Change::default();
    };
    let mut ids = BTreeSet::from([id]);
    if let Body::Contact(contact) = &record.body {
        if contact.me {
            return Change::default();
        }
        let goes_along = |other: &Id| {
            book.record(*other).is_some_and(|record| {
                record.trashed.is_none() && belongs_to(&record.body, id, book)
            })
        };
        ids.extend(book.referrers_of(id).filter(goes_along));
    }
    with_trashed(book, ids, Some(now_seconds))
}

/// Takes a record out of the trash; a person along with what went there with them.
pub fn restore(book: &Book, id: Id) -> Change {
    with_trashed(book, went_together(book, id), None)
}

/// Takes a record that is in the trash out of the book, for good; a person along with what went there
/// with them. Does nothing to what is not in the trash.
pub fn purge(book: &Book, id: Id) -> Change {
    let mut change = Change::default();
    for id in went_together(book, id) {
        if let Some(record) = book.record(id).filter(|one| one.trashed.is_some()) {
            change.removed.insert(id, record.clone());
        }
    }
    change
}

/// A record, and of a person what is as long in the trash as they are and speaks of nobody else.
fn went_together(book: &Book, id: Id) -> BTreeSet<Id> {
    let mut ids = BTreeSet::from([id]);
    if let Some(record) = book.record(id)
        && matches!(record.body, Body::Contact(_))
    {
        let went_along = |other: &Id| {
            book.record(*other).is_some_and(|other| {
                other.trashed == record.trashed && belongs_to(&other.body, id, book)
            })
        };
        ids.extend(book.referrers_of(id).filter(went_along));
    }
    ids
}

fn with_trashed(book: &Book, ids: BTreeSet<Id>, trashed: Option<UnixSeconds>) -> Change {
    let mut change = Change::default();
    for id in ids {
        if let Some(from) = book.record(id)
            && from.trashed != trashed
        {
            let to = Record {
                trashed,
                ..from.clone()
            };
            change.updated.insert(id, (from.clone(), to));
        }
    }
    change
}

/// Whether a record would mean nothing without that person: it is theirs by its kind, or it is about
/// them, not only in a mention, and speaks of no other person but oneself.
fn belongs_to(body: &Body, id: Id, book: &Book) -> bool {
    match body {
        Body::Contact(_) | Body::Circle(_) => false,
        Body::Relationship(link) => link.from == id || link.to == Some(id),
        Body::Decision(decision) => decision.first == id || decision.second == id,
        Body::LifeEvent(event) => event.whose == id,
        Body::AgendaItem(item) => item.with == id,
        Body::GiftIdea(idea) => idea.for_whom == id,
        Body::Aim(aim) => aim.whose == id,
        other => {
            let nobody_else = |one: Id| match book.record(one).map(|record| &record.body) {
                Some(Body::Contact(contact)) => contact.me,
                _ => true,
            };
            other.links().contains(&id)
                && other
                    .refers_to()
                    .into_iter()
                    .all(|one| one == id || nobody_else(one))
        }
    }
}
