//! How people stand to each other, in sentences: what a form says back, and what is asked.

use super::relationships::{Implied, inverse_of, with_inverse};
use crate::domain::{Book, Contact, Id};

/// What a form would write down, from both sides: "Ben is Ada’s parent. Ada is Ben’s child." Only from
/// one while the other has no word. `None` while the name or the kind is missing.
pub fn both_sides(
    book: &Book,
    person: Id,
    (other, name): (Option<Id>, &str),
    (kind, inverse): (&str, &str),
) -> Option<String> {
    let person = Named::of(book, person)?;
    let other = match other.and_then(|id| Named::of(book, id)) {
        Some(other) => other,
        None if name.trim().is_empty() => return None,
        None => Named::Other(isolated(name.trim())),
    };
    let unsaid = inverse.trim().is_empty() && inverse_of(kind).is_none();
    let (kind, inverse) = with_inverse(kind, inverse);
    if kind.is_empty() {
        return None;
    }
    let there = sentence(&other, &person, &kind);
    if unsaid {
        return Some(format!("{there}."));
    }
    let back = sentence(&person, &other, &inverse);
    Some(format!("{there}. {back}."))
}

/// What is asked of a link that others imply, and why: "Is Ben Ada’s sibling?", "Chidi is Ada’s
/// parent, and Ben is Chidi’s child." `None` where one of them is gone.
pub fn question(book: &Book, implied: &Implied) -> Option<(String, String)> {
    let person = Named::of(book, implied.person)?;
    let other = Named::of(book, implied.other)?;
    let through = Named::of(book, implied.through)?;
    let (verb, subject) = match &other {
        Named::Oneself => ("Are", "you"),
        Named::Other(name) => ("Is", name.as_str()),
    };
    let asked = format!("{verb} {subject} {} {}?", person.whose(), implied.kind);
    let first = sentence(&through, &person, implied.steps.0);
    let second = sentence(&other, &through, implied.steps.1);
    let second = match &other {
        Named::Oneself => second.replacen("You", "you", 1),
        Named::Other(_) => second,
    };
    Some((asked, format!("{first}, and {second}.")))
}

/// "Ben is Ada’s parent".
fn sentence(who: &Named, of: &Named, kind: &str) -> String {
    let whose = of.whose();
    match who {
        Named::Oneself => format!("You are {whose} {kind}"),
        Named::Other(name) => format!("{name} is {whose} {kind}"),
    }
}

enum Named {
    Oneself,
    Other(String),
}

impl Named {
    fn of(book: &Book, id: Id) -> Option<Self> {
        let contact = book.get::<Contact>(id)?;
        Some(if contact.me {
            Named::Oneself
        } else {
            Named::Other(isolated(contact.display_name()))
        })
    }

    fn whose(&self) -> String {
        match self {
            Named::Oneself => "your".to_owned(),
            Named::Other(name) => format!("{name}’s"),
        }
    }
}

/// A name that is written from right to left, kept from turning the sentence around it.
pub(super) fn isolated(name: &str) -> String {
    let from_right = |sign: char| matches!(sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if name.contains(from_right) {
        format!("\u{2068}{name}\u{2069}")
    } else {
        name.to_owned()
    }
}
