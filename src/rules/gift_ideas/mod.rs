//! What somebody would like to be given, and the giving of it.

pub mod form;

use crate::domain::giving::{Favour, FavourKind, GiftIdea};
use crate::domain::time::Day;
use crate::domain::{Book, Change, Id, Record};

/// What has not been given to that person yet, the newest first. What was given and deleted since is an
/// idea again.
pub fn open(book: &Book, person: Id) -> Vec<Id> {
    let ideas = book.about::<GiftIdea>(person);
    let open = ideas.filter(|(_, idea)| idea.for_whom == person && !is_given(book, idea));
    let mut found: Vec<Id> = open.map(|(id, _)| id).collect();
    found.reverse();
    found
}

fn is_given(book: &Book, idea: &GiftIdea) -> bool {
    idea.given_as
        .is_some_and(|id| book.get::<Favour>(id).is_some())
}

/// The idea in one line: "A ticket punch, birthday".
pub fn told(idea: &GiftIdea) -> String {
    let parts = [idea.text.trim(), idea.occasion.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// Gives it, as of today: the gift as the favour `new`, and the idea that says what it became. Nothing
/// where it is not there, or for oneself.
pub fn give(book: &Book, id: Id, new: Id, today: Day) -> Change {
    let (Some(record), Some(idea), Some((me, _))) =
        (book.record(id), book.get::<GiftIdea>(id), book.me())
    else {
        return Change::default();
    };
    if idea.for_whom == me || is_given(book, idea) {
        return Change::default();
    }
    let gift = Favour {
        from: me,
        to: idea.for_whom,
        kind: FavourKind::Gift,
        item: idea.text.trim().to_owned(),
        text: idea.occasion.trim().to_owned(),
        date: today.into(),
        ..Favour::default()
    };
    let given = GiftIdea {
        given_as: Some(new),
        ..idea.clone()
    };
    let to = Record {
        body: given.into(),
        trashed: None,
    };
    Change::add(new, gift).squash(Change::update(id, record, to))
}
