//! Where one would like to be introduced, and what words can mean by it.

use crate::domain::{Book, Contact, Id};
use crate::rules::fold::fold;

/// Where one would like to be introduced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Person(Id),
    /// By its name.
    Organization(String),
    /// In words: "wind power".
    Field(String),
}

impl Target {
    /// What words can mean, the likelier first: somebody of that name, an organisation, a field.
    pub fn all_of(book: &Book, words: &str) -> Vec<Target> {
        let words = words.trim();
        let people = called(book, words).into_iter().map(Target::Person);
        let others = [
            Target::Organization(words.to_owned()),
            Target::Field(words.to_owned()),
        ];
        people.chain(others).collect()
    }
}

/// Those of the book who are called so, in full; else the one of whose name those are parts.
fn called(book: &Book, asked: &str) -> Vec<Id> {
    let asked = fold(asked);
    let people = || book.all::<Contact>().filter(|(_, one)| !one.me);
    let in_full = |(_, one): &(Id, &Contact)| fold(one.display_name()) == asked;
    let found: Vec<Id> = people().filter(in_full).map(|(id, _)| id).collect();
    if !found.is_empty() {
        return found;
    }
    let in_part = |(_, one): &(Id, &Contact)| {
        let name = fold(one.display_name());
        let has = |word: &str| name.split_whitespace().any(|part| part == word);
        !asked.is_empty() && asked.split_whitespace().all(has)
    };
    let found: Vec<Id> = people().filter(in_part).map(|(id, _)| id).collect();
    match found.as_slice() {
        [_] => found,
        _ => Vec::new(),
    }
}
