//! Looking for an act that another may have grown from, by names and words.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{chain, words};
use crate::domain::{Book, Contact, Id, Kind};
use crate::rules::fold::fold;
use crate::rules::search::{Field, Index};
use crate::rules::timeline;

/// What something can grow from.
const ACTS: [Kind; 6] = [
    Kind::Favour,
    Kind::Introduction,
    Kind::Idea,
    Kind::Promise,
    Kind::Interaction,
    Kind::ProfileAct,
];

/// The texts these are found by.
const TEXTS: [Field; 6] = [
    Field::Favour,
    Field::Introduction,
    Field::Idea,
    Field::Promise,
    Field::Interaction,
    Field::ProfileAct,
];

/// People whose acts are looked through for one word.
const PEOPLE: usize = 12;

/// Acts of one person that are looked through.
const OF_ONE: usize = 400;

/// Acts found by their own text that are looked through.
const BY_TEXT: usize = 200;

/// Acts whose sentence is read, those first to which most of the words lead.
const READ: usize = 300;

/// Whether something can have grown from a record of that kind.
pub fn is_act(kind: Kind) -> bool {
    ACTS.contains(&kind)
}

/// The acts of anybody that have every word of the query in their sentence, names included, what
/// happened last first; without those that happened after `of`, and without that one itself.
/// `index` is the one that follows the book.
///
/// Costs the acts of the people whom a word names and those in whose texts it stands, never a walk
/// through the whole book.
pub fn fitting(book: &Book, index: &Index, query: &str, of: Option<Id>, limit: usize) -> Vec<Id> {
    let query = fold(query.trim());
    let asked: Vec<&str> = query.split_whitespace().collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let last = of.and_then(|id| timeline::date_of(&book.record(id)?.body).latest());
    let fits = |id: &Id| {
        let Some(record) = book.record(*id).filter(|record| record.trashed.is_none()) else {
            return false;
        };
        let first = timeline::date_of(&record.body).earliest();
        let is_before = !matches!((first, last), (Some(first), Some(last)) if first > last);
        is_before && is_act(record.kind()) && Some(*id) != of
    };
    let mut found = candidates(book, index, &asked);
    found.retain(|id, _| fits(id));
    let mut found: Vec<(Id, usize)> = found.into_iter().collect();
    found.sort_by_cached_key(|(id, words)| (Reverse(*words), chain::newest(book, *id)));
    let mut found: Vec<Id> = found.into_iter().take(READ).map(|(id, _)| id).collect();
    found.sort_by_cached_key(|id| chain::newest(book, *id));
    let holds = |id: &Id| {
        let told = fold(&words::whole(book, *id));
        asked.iter().all(|word| told.contains(word))
    };
    found.into_iter().filter(holds).take(limit).collect()
}

/// Acts of those whom a word names, and acts in whose texts one stands, each with how many of the words
/// led to it. A word may also be one of the sentence, such as "lent", and lead to none of them.
fn candidates(book: &Book, index: &Index, asked: &[&str]) -> BTreeMap<Id, usize> {
    let mut found = BTreeMap::new();
    for word in asked {
        let mut by_word = BTreeSet::new();
        let people = index.people(word, PEOPLE).into_iter();
        // Nearly all acts are one's own: one's name says nothing.
        let others = people.filter(|id| book.get::<Contact>(*id).is_some_and(|one| !one.me));
        for person in others {
            let of_one: Vec<Id> = book.referrers_of(person).collect();
            by_word.extend(of_one.into_iter().rev().take(OF_ONE));
        }
        by_word.extend(index.holding(word, &TEXTS, BY_TEXT));
        for id in by_word {
            *found.entry(id).or_default() += 1;
        }
    }
    found
}
