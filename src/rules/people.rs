//! The list of people, and what is said of each in one line.

use std::collections::BTreeSet;
use std::ops::Range;

use super::fold::{fold, fold_into};
use super::names::{push_sort_key, without_prefix};
use crate::domain::time::UnixSeconds;
use crate::domain::{Body, Book, Change, Contact, Id, Record, circle::Circle};

/// Which people are listed; the default is everyone who is not archived. All conditions hold at
/// once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that all occur in a name, nickname, organisation, title, tag or circle, folded.
    pub query: String,
    /// In every one of these circles.
    pub circles: Vec<Id>,
    /// With every one of these tags.
    pub tags: Vec<String>,
    /// Only favourites. They are never ranked above others.
    pub favourites: bool,
    /// Only the archived, who are left out otherwise.
    pub archived: bool,
}

/// The people a filter leaves, by name as it is displayed; oneself is not among them.
pub fn listing(book: &Book, filter: &Filter) -> Vec<Id> {
    let mut wanted = Wanted::of(filter, book);
    // One run of memory for the keys of all: ten thousand little ones take longer to make than to
    // sort.
    let mut keys = String::new();
    let mut keyed: Vec<(u128, Range<usize>, Id)> = Vec::new();
    for (id, contact) in book.all::<Contact>() {
        if wanted.passes(contact) {
            let start = keys.len();
            let name = without_prefix(contact.display_name(), &contact.name);
            push_sort_key(name, &mut keys);
            keyed.push((beginning(&keys[start..]), start..keys.len(), id));
        }
    }
    let key = |one: &(u128, Range<usize>, Id)| (one.0, &keys[one.1.clone()], one.2);
    keyed.sort_unstable_by(|one, other| key(one).cmp(&key(other)));
    keyed.into_iter().map(|(.., id)| id).collect()
}

/// The first 16 bytes as a number in the same order: sorting seldom has to look at the text itself,
/// which lies elsewhere in memory.
fn beginning(key: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = key.len().min(16);
    bytes[..length].copy_from_slice(&key.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

/// A filter with its texts folded, once for all people.
struct Wanted<'a> {
    filter: &'a Filter,
    book: &'a Book,
    words: Vec<String>,
    tags: Vec<String>,
    /// Room for the folded text of a person.
    text: String,
}

impl<'a> Wanted<'a> {
    fn of(filter: &'a Filter, book: &'a Book) -> Self {
        let query = fold(&filter.query);
        Wanted {
            filter,
            book,
            words: query.split_whitespace().map(str::to_owned).collect(),
            tags: filter.tags.iter().map(|tag| fold(tag)).collect(),
            text: String::new(),
        }
    }

    fn passes(&mut self, contact: &Contact) -> bool {
        let filter = self.filter;
        let has_tag = |tag: &String| contact.tags.iter().any(|own| fold(own) == *tag);
        !contact.me
            && contact.archived == filter.archived
            && (contact.favourite || !filter.favourites)
            && filter.circles.iter().all(|id| contact.circles.contains(id))
            && self.tags.iter().all(has_tag)
            && (self.words.is_empty() || self.has_words(contact))
    }

    fn has_words(&mut self, contact: &Contact) -> bool {
        self.text.clear();
        let name = contact.display_name();
        add(&mut self.text, name);
        // Most people who are looked for are found by this.
        if self.found() {
            return true;
        }
        if contact.name.full != name {
            add(&mut self.text, &contact.name.full);
        }
        for part in contact.nicknames.iter().chain(&contact.tags) {
            add(&mut self.text, part);
        }
        for organization in &contact.organizations {
            add(&mut self.text, &organization.name);
            add(&mut self.text, &organization.title);
        }
        for id in &contact.circles {
            if let Some(circle) = self.book.get::<Circle>(*id) {
                add(&mut self.text, &circle.name);
            }
        }
        self.found()
    }

    fn found(&self) -> bool {
        self.words.iter().all(|word| self.text.contains(word))
    }
}

fn add(text: &mut String, part: &str) {
    fold_into(part, text);
    text.push('\n');
}

/// Most tags in a line of context.
const TAGS_TOLD: usize = 3;

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
    let line = join(circles.map(|circle| circle.name.as_str()));
    if line.is_empty() {
        let told = join(contact.tags.iter().take(TAGS_TOLD).map(String::as_str));
        match contact.tags.len().saturating_sub(TAGS_TOLD) {
            0 => told,
            more => format!("{told} and {more} more"),
        }
    } else {
        line
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
    let Some(record) = book.record(id) else {
        return Change::default();
    };
    let mut ids = BTreeSet::from([id]);
    if matches!(record.body, Body::Contact(_)) {
        let went_along = |other: &Id| {
            book.record(*other).is_some_and(|other| {
                other.trashed == record.trashed && belongs_to(&other.body, id, book)
            })
        };
        ids.extend(book.referrers_of(id).filter(went_along));
    }
    with_trashed(book, ids, None)
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
