//! What lies in the trash, for whoever wants something back.

use crate::domain::time::UnixSeconds;
use crate::domain::{Body, Book, Id, Record};

use super::prose;

/// Something that was deleted, and can be had again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    pub id: Id,
    /// "Person", "Note", "Reminder"; "Other" for what has no page of its own.
    pub kind: &'static str,
    /// Its name, or what it says, as plain text.
    pub what: String,
    pub when: UnixSeconds,
}

/// Everything in the trash, what was deleted last first. What went there along with a person comes
/// back with them and is not told by itself.
pub fn listing(book: &Book) -> Vec<Trashed> {
    let mut found: Vec<Trashed> = book
        .entries()
        .iter()
        .filter_map(|(&id, entry)| one(book, id, &entry.record))
        .collect();
    found.sort_by_key(|trashed| (std::cmp::Reverse(trashed.when), trashed.id));
    found
}

fn one(book: &Book, id: Id, record: &Record) -> Option<Trashed> {
    let when = record.trashed?;
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
        Body::Reminder(reminder) => ("Reminder", reminder.text.clone()),
        _ => ("Other", String::new()),
    };
    Some(Trashed {
        id,
        kind,
        what,
        when,
    })
}
