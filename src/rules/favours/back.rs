//! Which loan is meant by what is said to be back: "the drill".

use super::amount;
use crate::domain::giving::{Favour, FavourKind};
use crate::domain::{Book, Id};
use crate::rules::fold::fold;

/// Words that tell no thing from another.
const PLAIN: [&str; 16] = [
    "the", "a", "an", "my", "our", "his", "her", "their", "your", "some", "that", "this", "of",
    "all", "both", "s",
];

/// What stands for any thing.
const ANY: [&str; 4] = ["it", "them", "everything", "back"];

/// Whether that names no thing, but stands for any: "it".
pub fn is_any(thing: &str) -> bool {
    told_apart(thing)
        .iter()
        .all(|word| ANY.contains(&word.as_str()))
}

/// The loans from one to the other that are not back yet, the newest first.
pub fn open(book: &Book, from: Id, to: Id) -> Vec<Id> {
    let is_open = |one: &Favour| {
        one.kind == FavourKind::Loan && one.returned.is_none() && (one.from, one.to) == (from, to)
    };
    let found = book.about::<Favour>(to).filter(|(_, one)| is_open(one));
    let mut found: Vec<_> = found.map(|(id, one)| (one.date.earliest(), id)).collect();
    found.sort();
    found.into_iter().rev().map(|(_, id)| id).collect()
}

/// Whether that loan is of what is called so.
pub fn fits(book: &Book, id: Id, thing: &str) -> bool {
    let Some(loan) = book.get::<Favour>(id) else {
        return false;
    };
    if is_any(thing) {
        return true;
    }
    let said = told_apart(thing);
    if loan.amount.is_some() && said == ["money"] {
        return true;
    }
    let without: Vec<&str> = thing.split_whitespace().collect();
    let without = match without.split_first() {
        Some((first, rest)) if PLAIN.contains(&fold(first).as_str()) => rest.join(" "),
        _ => thing.to_owned(),
    };
    let amount = amount::read(&without, &loan.currency).ok().flatten();
    if let Some(amount) = amount {
        return loan.amount == Some(amount.minor) && loan.currency == amount.currency;
    }
    let held = told_apart(&format!("{} {}", loan.item, loan.text));
    let item = told_apart(&loan.item);
    said.iter().all(|word| held.contains(word))
        || !item.is_empty() && item.iter().all(|word| said.contains(word))
}

/// The words that tell a thing from another, folded.
fn told_apart(thing: &str) -> Vec<String> {
    let folded = fold(thing);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !PLAIN.contains(word));
    words.map(|word| word.to_owned()).collect()
}
