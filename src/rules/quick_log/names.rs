//! Everything by which people and circles can be named, folded, to look names up at once.

use std::collections::HashMap;
use std::ops::Bound;

use super::line::{Word, words};
use crate::domain::circle::Circle;
use crate::domain::{Body, Book, Change, Contact, Id, Record};
use crate::rules::names::split;

/// Most words of a name.
pub(super) const LONGEST: usize = 6;

/// An index of names: made once from a book, it follows it Change by Change. Oneself is not in it,
/// nor what is in the trash.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_key: HashMap<String, Vec<(Id, How)>>,
}

/// How a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// All of it, as displayed or as its parts say.
    Whole,
    /// Only the given name, or a nickname.
    Given,
    Surname,
    Circle,
}

impl Names {
    /// The index of a whole book. Where that takes too long at once, start from the default and
    /// [`Names::take_next`] some records at a time.
    pub fn of(book: &Book) -> Self {
        let mut names = Names::default();
        names.take_next(book, None, usize::MAX);
        names
    }

    /// Takes in at most so many records, the next ones after that id. Returns the last of them;
    /// `None` where there were no more. It may be asked and updated in between.
    pub fn take_next(&mut self, book: &Book, after: Option<Id>, records: usize) -> Option<Id> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let next = book.entries().range((from, Bound::Unbounded));
        let mut last = None;
        for (&id, entry) in next.take(records) {
            self.put(id, keys(&entry.record));
            last = Some(id);
        }
        last
    }

    /// Follows a Change of the book, such as [`Book::join`] returns.
    pub fn update(&mut self, change: &Change) {
        let updated = || change.updated.iter();
        let gone = updated().map(|(id, (from, _))| (id, from));
        for (&id, record) in change.removed.iter().chain(gone) {
            self.take(id, keys(record));
        }
        let here = updated().map(|(id, (_, to))| (id, to));
        for (&id, record) in change.added.iter().chain(here) {
            self.put(id, keys(record));
        }
    }

    /// Whom these words name together, each once, by how close the name is and then by age.
    pub(super) fn find(&self, words: &[Word]) -> Vec<(Id, How)> {
        let parts: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
        self.find_key(&parts.join(" "))
    }

    pub(super) fn find_key(&self, key: &str) -> Vec<(Id, How)> {
        self.by_key.get(key).cloned().unwrap_or_default()
    }

    fn put(&mut self, id: Id, keys: Vec<(String, How)>) {
        for (key, how) in keys {
            let entries = self.by_key.entry(key).or_default();
            if !entries.iter().any(|(other, _)| *other == id) {
                let place = entries.partition_point(|one| (one.1, one.0) < (how, id));
                entries.insert(place, (id, how));
            }
        }
    }

    fn take(&mut self, id: Id, keys: Vec<(String, How)>) {
        for (key, _) in keys {
            if let Some(entries) = self.by_key.get_mut(&key) {
                entries.retain(|(other, _)| *other != id);
                if entries.is_empty() {
                    self.by_key.remove(&key);
                }
            }
        }
    }
}

fn keys(record: &Record) -> Vec<(String, How)> {
    match &record.body {
        _ if record.trashed.is_some() => Vec::new(),
        Body::Contact(contact) => keys_of_contact(contact),
        Body::Circle(circle) => keys_of_circle(circle),
        _ => Vec::new(),
    }
}

/// The closest way first: of two that share a key, the first is kept.
fn keys_of_contact(contact: &Contact) -> Vec<(String, How)> {
    if contact.me {
        return Vec::new();
    }
    let mut guessed = None;
    let name = if contact.name.given.is_empty() && contact.name.surname.is_empty() {
        &*guessed.insert(split(&contact.name.full))
    } else {
        &contact.name
    };
    let both = format!("{} {}", name.given, name.surname);
    let mut keys = vec![
        (key(contact.display_name()), How::Whole),
        (key(&both), How::Whole),
        (key(&name.given), How::Given),
    ];
    if !name.middle.is_empty() {
        let all = format!("{} {} {}", name.given, name.middle, name.surname);
        keys.push((key(&all), How::Whole));
    }
    keys.extend(contact.nicknames.iter().map(|nick| (key(nick), How::Given)));
    keys.push((key(&name.surname), How::Surname));
    keys.retain(|(key, _)| !key.is_empty());
    keys
}

fn keys_of_circle(circle: &Circle) -> Vec<(String, How)> {
    let key = key(&circle.name);
    if key.is_empty() {
        Vec::new()
    } else {
        vec![(key, How::Circle)]
    }
}

/// A name as the words of a line would be, were it written there.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in words(name).iter().take(LONGEST) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.folded);
        // "Ada's": a circle may be called so.
        if word.possessive {
            key.push_str("'s");
        }
    }
    key
}
