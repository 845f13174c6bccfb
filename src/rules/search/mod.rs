//! Search over everything: names first, then the texts of every record.
//!
//! The index is made once from a book and follows it [`Change`] by Change; it holds folded text
//! only, and is never stored. Names forgive one slip of the finger; texts have to hold every word
//! as typed, so that what is found can be marked, but for words that name whom they are about. Only
//! where nothing is found at all, words that occur nowhere are taken for the ones they come closest to.

mod excerpt;
mod fields;
mod names;
mod slip;
mod texts;
mod vocabulary;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Bound;

pub use excerpt::{Excerpt, around};
pub use fields::Field;

use super::fold::fold;
use crate::domain::{Body, Book, Change, Contact, Id, Record};
use names::Names;
use texts::Texts;

/// Everything that can be found. Records in the trash are not among it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    names: Names,
    texts: Texts,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The record that holds it.
    pub id: Id,
    /// Whom it is about: a person themselves, or the first one the record speaks of.
    pub person: Option<Id>,
    pub field: Field,
    pub excerpt: Excerpt,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// People by name, the closest first.
    pub people: Vec<Hit>,
    /// People whose name only comes close to what was typed: what is written as typed comes before them.
    pub close: Vec<Hit>,
    /// Everything else: what is written of a person themselves first, then the newest records.
    pub texts: Vec<Hit>,
    /// What was searched for in place of what was typed, of which there was nothing.
    pub corrected: Option<String>,
    /// How many more were found beyond the limit; of texts, looking ends after about a thousand.
    pub more: usize,
}

impl Index {
    /// The index of a whole book. Where that takes too long at once, start from the default and
    /// [`Index::take_next`] some records at a time.
    pub fn of(book: &Book) -> Self {
        let mut index = Index::default();
        index.take_next(book, None, usize::MAX);
        index
    }

    /// Takes in at most so many records, the next ones after that id. Returns the last of them;
    /// `None` where there were no more. The index may be searched and updated in between.
    pub fn take_next(&mut self, book: &Book, after: Option<Id>, records: usize) -> Option<Id> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let next = book.entries().range((from, Bound::Unbounded));
        let mut last = None;
        for (&id, entry) in next.take(records) {
            self.take(id, Some(&entry.record));
            last = Some(id);
        }
        last
    }

    /// Follows a Change of the book, such as [`Book::join`] returns.
    pub fn update(&mut self, change: &Change) {
        for &id in change.removed.keys() {
            self.take(id, None);
        }
        for (&id, record) in &change.added {
            self.take(id, Some(record));
        }
        for (&id, (_, record)) in &change.updated {
            self.take(id, Some(record));
        }
    }

    /// Takes in a record as it is now, in place of what was known of it; `None` when it is gone.
    pub fn take(&mut self, id: Id, record: Option<&Record>) {
        let body = record
            .filter(|record| record.trashed.is_none())
            .map(|record| &record.body);
        self.texts.remove(id);
        match body {
            Some(Body::Contact(contact)) => self.names.set(id, contact),
            _ => self.names.remove(id),
        }
        if let Some(body) = body {
            self.texts.add(id, body);
        }
    }

    /// What a query finds, at most `limit` people and `limit` texts. `book` is the one that the
    /// index follows. A query without a letter or digit finds nothing.
    pub fn search(&self, book: &Book, query: &str, limit: usize) -> Results {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if !query.contains(char::is_alphanumeric) {
            return Results::default();
        }
        let found = self.find(book, &words, limit);
        if !found.is_empty() {
            return found;
        }
        let Some(corrected) = self.texts.corrected(&words, |word| self.names.knows(word)) else {
            return found;
        };
        let words: Vec<&str> = corrected.iter().map(String::as_str).collect();
        let instead = self.find(book, &words, limit);
        Results {
            corrected: (!instead.is_empty()).then(|| words.join(" ")),
            ..instead
        }
    }

    /// The people whom a query names, at most so many, the closest first.
    pub fn people(&self, query: &str, limit: usize) -> Vec<Id> {
        let query = fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        if !query.contains(char::is_alphanumeric) {
            return Vec::new();
        }
        let (mut people, close) = self.names.search(&words);
        people.extend(close);
        people.truncate(limit);
        people
    }

    /// The records that have the word, already folded, in a text of those kinds; at most so many, those
    /// written last.
    pub fn holding(&self, word: &str, fields: &[Field], limit: usize) -> Vec<Id> {
        let mut found = self.texts.holding(word, fields);
        found.truncate(limit);
        found
    }

    fn find(&self, book: &Book, words: &[&str], limit: usize) -> Results {
        let (people, mut close) = self.names.search(words);
        let by_name: HashSet<Id> = people.iter().copied().collect();
        // A person found by name is not found again by their own email.
        let mut found = self.texts.search(words);
        self.add_of_named(book, words, &mut found);
        let mut texts: Vec<(bool, Reverse<Id>, Field)> = found
            .into_iter()
            .filter(|(id, _)| !by_name.contains(id))
            .map(|(id, field)| (!self.names.holds(id), Reverse(id), field))
            .collect();
        // Nor by a name that only comes close, where they have the words as typed.
        let written: HashSet<Id> = texts.iter().map(|(_, id, _)| id.0).collect();
        close.retain(|id| !written.contains(id));
        let lengths = [people.len(), texts.len(), close.len()];
        let more = lengths
            .map(|length| length.saturating_sub(limit))
            .iter()
            .sum();
        if texts.len() > limit {
            // Of a hundred thousand hits, only those shown are sorted.
            texts.select_nth_unstable(limit);
            texts.truncate(limit);
        }
        texts.sort_unstable();
        let hit = |id: Id, field: Field| {
            let body = &book.record(id)?.body;
            Some(Hit {
                id,
                person: person_of(book, id, body),
                field,
                excerpt: excerpt::of(body, field, words),
            })
        };
        let named = |ids: &[Id]| {
            let ids = ids.iter().take(limit);
            ids.filter_map(|id| hit(*id, Field::Name)).collect()
        };
        Results {
            people: named(&people),
            close: named(&close),
            texts: texts
                .iter()
                .filter_map(|(_, id, field)| hit(id.0, *field))
                .collect(),
            corrected: None,
            more,
        }
    }

    /// Adds the records about people whom some of the words name, and in which the others occur: "bo
    /// wine" is the note on what Bo likes to drink.
    fn add_of_named(&self, book: &Book, words: &[&str], found: &mut Vec<(Id, Field)>) {
        if words.len() < 2 {
            return;
        }
        let mut already: HashSet<Id> = found.iter().map(|(id, _)| *id).collect();
        for (person, left) in self.names.named_in_part(words, texts::MOST) {
            // Another person who was met through them is another person.
            let about = book.referrers_of(person);
            let about = about.filter(|id| !self.names.holds(*id));
            for id in about.chain([person]) {
                if let Some(field) = self.texts.holds(id, &left)
                    && already.insert(id)
                {
                    found.push((id, field));
                }
            }
        }
    }
}

impl Results {
    fn is_empty(&self) -> bool {
        self.people.is_empty() && self.texts.is_empty() && self.close.is_empty()
    }
}

/// On whose page a record is read: a person themselves, or the first one it speaks of.
pub(super) fn person_of(book: &Book, id: Id, body: &Body) -> Option<Id> {
    if matches!(body, Body::Contact(_)) {
        return Some(id);
    }
    let people = || {
        let about = body.refers_to().into_iter();
        about.filter_map(|other| Some((other, book.get::<Contact>(other)?)))
    };
    // A promise of mine is found with the one it was given to.
    let found = people()
        .find(|(_, contact)| !contact.me)
        .or_else(|| people().next());
    found.map(|(id, _)| id)
}
