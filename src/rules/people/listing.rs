//! The list of people, in one order or another.

use std::cmp::Reverse;
use std::ops::Range;

use super::filter::{Filter, Sieve};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};
use crate::rules::conversations::LastDays;
use crate::rules::names::{push_sort_key, without_prefix};

/// In which order people are listed; those who are equal in it, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    #[default]
    Name,
    /// Whoever was spoken with last comes first; whoever never was, at the end.
    CaughtUp,
    /// Whoever was added last comes first.
    Added,
}

/// The people a filter leaves, by name as it is displayed; oneself is not among them.
pub fn listing(book: &Book, filter: &Filter) -> Vec<Id> {
    let mut sieve = Sieve::of(filter, book);
    // One run of memory for the keys of all: ten thousand little ones take longer to make than to
    // sort.
    let mut keys = String::new();
    let mut keyed: Vec<(u128, Range<usize>, Id)> = Vec::new();
    for (id, contact) in book.all::<Contact>() {
        if sieve.passes(contact) {
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

/// The people a filter leaves, in that order.
pub fn listing_by(book: &Book, filter: &Filter, order: Order, today: Day) -> Vec<Id> {
    let ids = listing(book, filter);
    match order {
        Order::Name => ids,
        Order::CaughtUp => {
            let all = LastDays::of(book, today);
            sorted_by(ids, |id| Reverse(all.with(id)))
        }
        Order::Added => sorted_by(ids, |id| Reverse(id.seconds())),
    }
}

fn sorted_by<K: Ord>(ids: Vec<Id>, key: impl Fn(Id) -> K) -> Vec<Id> {
    let mut keyed: Vec<(K, usize, Id)> = ids
        .into_iter()
        .enumerate()
        .map(|(place, id)| (key(id), place, id))
        .collect();
    keyed.sort_unstable();
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
