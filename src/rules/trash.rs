//! What lies in the trash, for whoever wants something back, and how long it stays there.

use crate::domain::circle::Relationship;
use crate::domain::note::Interaction;
use crate::domain::record::TRASHED;
use crate::domain::time::UnixSeconds;
use crate::domain::{Body, Book, Change, Entry, Id};

use super::{circles, prose, timeline_words};

/// How long something stays in the trash, in days of 24 hours.
pub const KEPT_DAYS: u32 = 30;

const DAY: u64 = 24 * 60 * 60;

/// Seconds since 1970 at which it has been in the trash for [`KEPT_DAYS`]; `None` where it is not
/// there.
///
/// Counted from the later of what is said of it and of when that was written: a device whose clock
/// was wrong, or an old copy that was gone back to, shall not let it go at once.
fn kept_until(entry: &Entry) -> Option<u64> {
    let said = u64::from(entry.record.trashed?);
    let written = entry.stamp_of(TRASHED).millis / 1000;
    Some(said.max(written) + u64::from(KEPT_DAYS) * DAY)
}

/// The Change that purges what has been in the trash for [`KEPT_DAYS`]: for good, out of the book.
pub fn due(book: &Book, now: UnixSeconds) -> Change {
    let mut change = Change::default();
    for (&id, entry) in book.entries() {
        if kept_until(entry).is_some_and(|until| until <= now.into()) {
            change.removed.insert(id, entry.record.clone());
        }
    }
    change
}

/// Something that was deleted, and can be had again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    pub id: Id,
    /// "Person", "Circle", "Note", "Caught up", "Life event", "Relationship", "Reminder", "Saved
    /// view"; of another kind, as the filters of a timeline name it.
    pub kind: &'static str,
    /// Its name, or the people it is about and what it says, as plain text.
    pub what: String,
    pub when: UnixSeconds,
    /// Days until it is purged, the one that has begun included: up to [`KEPT_DAYS`], and 0 where it
    /// is due.
    pub days_left: u32,
}

/// Everything in the trash, what was deleted last first. What went there along with a person comes
/// back with them and is not told by itself.
pub fn listing(book: &Book, now: UnixSeconds) -> Vec<Trashed> {
    let mut found: Vec<Trashed> = book
        .entries()
        .iter()
        .filter_map(|(&id, entry)| one(book, id, entry, now))
        .collect();
    found.sort_by_key(|trashed| (std::cmp::Reverse(trashed.when), trashed.id));
    found
}

fn one(book: &Book, id: Id, entry: &Entry, now: UnixSeconds) -> Option<Trashed> {
    let record = &entry.record;
    let when = record.trashed?;
    let left = kept_until(entry)?.saturating_sub(now.into()).div_ceil(DAY);
    let went_along = |person: &Id| {
        *person != id
            && book.record(*person).is_some_and(|other| {
                other.trashed == Some(when) && matches!(other.body, Body::Contact(_))
            })
    };
    if record.body.refers_to().iter().any(went_along) {
        return None;
    }
    let (kind, what) = match &record.body {
        Body::Contact(contact) => ("Person", contact.display_name().to_owned()),
        Body::Note(note) => ("Note", prose::plain(&note.text)),
        Body::Circle(circle) => ("Circle", circles::name(circle).to_owned()),
        Body::Reminder(reminder) => ("Reminder", reminder.text.clone()),
        Body::SavedView(view) => ("Saved view", view.name.clone()),
        Body::Interaction(one) => ("Caught up", caught_up(book, one)),
        Body::LifeEvent(event) => (
            "Life event",
            said(names(book, &[event.whose]), &event.kind, &event.text),
        ),
        Body::Relationship(link) => ("Relationship", related(book, link)),
        other => (timeline_words::filter(other.kind()), of_other(book, other)),
    };
    Some(Trashed {
        id,
        kind,
        what,
        when,
        days_left: left.min(KEPT_DAYS.into()) as u32,
    })
}

/// Those people, what it is, and the text: "Ada, Bo: Moved. To the coast". Each part may be empty.
fn said<'a>(names: impl IntoIterator<Item = &'a str>, kind: &str, text: &str) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let what = joined([kind.trim(), &prose::plain(text)], ". ");
    joined([&names.join(", "), &what], ": ")
}

/// Both, with the sign between them where neither is empty.
fn joined([one, other]: [&str; 2], sign: &str) -> String {
    let between = if one.is_empty() || other.is_empty() {
        ""
    } else {
        sign
    };
    format!("{one}{between}{other}")
}

/// Their names, be they in the trash as well.
fn names<'a>(book: &'a Book, people: &[Id]) -> Vec<&'a str> {
    let name = |id: &Id| match &book.record(*id)?.body {
        Body::Contact(contact) => Some(contact.display_name()),
        _ => None,
    };
    people.iter().filter_map(name).collect()
}

/// A conversation: with nobody by name, the circle says whose it was.
fn caught_up(book: &Book, one: &Interaction) -> String {
    let mut names = names(book, &one.participants);
    if names.is_empty()
        && let Some(Body::Circle(circle)) = one
            .circle
            .and_then(|id| book.record(id))
            .map(|record| &record.body)
    {
        names.push(circles::name(circle));
    }
    said(names, "", &one.text)
}

/// "Ada, Bo: parent. Since school".
fn related(book: &Book, link: &Relationship) -> String {
    let ends: Vec<Id> = [link.from].into_iter().chain(link.to).collect();
    let named = Some(link.to_name.trim()).filter(|name| link.to.is_none() && !name.is_empty());
    let names = names(book, &ends).into_iter().chain(named);
    said(names, &link.kind, &link.note)
}

/// What is said of a kind of record that has no page of its own.
fn of_other(book: &Book, body: &Body) -> String {
    let line = timeline_words::said(body, None);
    let people: Vec<Id> = line.people.into_iter().flat_map(|(_, ids)| ids).collect();
    match body {
        Body::AgendaItem(item) => said(names(book, &[item.with]), "", &item.text),
        Body::GiftIdea(gift) => said(names(book, &[gift.for_whom]), "", &gift.text),
        Body::Aim(aim) => said(names(book, &[aim.whose]), "", &aim.text),
        Body::Template(template) => said([], &template.name, &template.text),
        Body::ImportMapping(mapping) => mapping.name.clone(),
        Body::Decision(decision) => said(names(book, &[decision.first, decision.second]), "", ""),
        _ => said(names(book, &people), "", &line.text),
    }
}
