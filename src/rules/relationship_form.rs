//! How two people stand to each other, as its form holds it: as typed, so that it can be kept
//! unfinished.

use minicbor::{Decode, Encode};

use super::Sentence;
use super::fold::fold;
use super::relationships::{Other, begins_known, inverse_of, of_person, with_inverse};
use crate::domain::circle::Relationship;
use crate::domain::{Book, Contact, Id};

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct RelationshipForm {
    /// As it stands in the field.
    #[n(0)]
    pub name: String,
    /// Whom the name means, where that is somebody of the book.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub other: Option<Id>,
    /// What the other is to the person.
    #[n(2)]
    pub kind: String,
    /// What the person is to the other, where `kind` is a word of one's own.
    #[n(3)]
    pub inverse: String,
    #[n(4)]
    pub note: String,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub other: Option<Sentence>,
    pub kind: Option<Sentence>,
    pub inverse: Option<Sentence>,
}

impl RelationshipForm {
    /// The form of a relationship that is there, as that person sees it; an empty one where they have
    /// no part in it.
    pub fn of(book: &Book, person: Id, link: Id) -> Self {
        let related = of_person(book, person);
        let Some(one) = related.into_iter().find(|one| one.link == link) else {
            return RelationshipForm::default();
        };
        let inverse = book.get::<Relationship>(link).map_or("", |held| {
            if held.from == person {
                &held.kind
            } else {
                &held.inverse
            }
        });
        let known = inverse_of(&one.kind).is_some_and(|known| known == fold(inverse));
        let (name, other) = match one.other {
            Other::Person(id) => {
                let name = book.get::<Contact>(id).map(Contact::display_name);
                (name.unwrap_or_default().to_owned(), Some(id))
            }
            Other::Named(name) => (name, None),
        };
        RelationshipForm {
            name,
            other,
            inverse: if known { "" } else { inverse }.to_owned(),
            kind: one.kind,
            note: one.note,
        }
    }

    /// Whether the other side has to be given a word, since the kind is none that is known, nor the
    /// beginning of one, which is still being typed. A mere name has no page on which it would stand.
    pub fn asks_inverse(&self) -> bool {
        !self.inverse.trim().is_empty() || self.other.is_some() && !begins_known(&self.kind)
    }

    /// Whether the other side is still without a word: who has a landlord is none, so that of a kind
    /// that is not known nothing follows.
    fn lacks_inverse(&self) -> bool {
        let is_without = self.inverse.trim().is_empty() && inverse_of(&self.kind).is_none();
        is_without && self.other.is_some()
    }

    /// The relationship that the form describes, for the record `link` where it is there already.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(
        &self,
        book: &Book,
        person: Id,
        link: Option<Id>,
    ) -> Result<Relationship, Problems> {
        let name = self.name.trim();
        let (kind, inverse) = with_inverse(&self.kind, &self.inverse);
        let mut problems = Problems::default();
        let own = book.get::<Contact>(person).map(Contact::display_name);
        let is_own = |name: &str| own.is_some_and(|own| fold(own) == fold(name));
        if self.other == Some(person) || self.other.is_none() && is_own(name) {
            problems.other = Some("This is the same person. Choose somebody else.".into());
        } else if self.other.is_none() && name.is_empty() {
            problems.other = Some("Write who it is.".into());
        }
        if kind.is_empty() {
            problems.kind = Some("Write what they are to each other, such as “sibling”.".into());
        } else if self.is_there(book, person, link) {
            problems.kind = Some("This is written down already.".into());
        } else if self.lacks_inverse() {
            problems.inverse = Some("Write what you would call the other side.".into());
        }
        if problems != Problems::default() {
            return Err(problems);
        }
        let before = link.and_then(|id| book.get::<Relationship>(id));
        let base = Relationship {
            note: self.note.trim().to_owned(),
            ..before.cloned().unwrap_or_default()
        };
        // Written from the other's side it stays so: of two edits, each of some fields, neither may
        // turn the other around.
        let from_other = before.is_some_and(|held| held.from != person);
        Ok(match self.other.filter(|_| from_other) {
            Some(from) => Relationship {
                from,
                to: Some(person),
                to_name: String::new(),
                kind,
                inverse,
                ..base
            },
            None => Relationship {
                from: person,
                to: self.other,
                to_name: match self.other {
                    Some(_) => String::new(),
                    None => name.to_owned(),
                },
                kind: inverse,
                inverse: kind,
                ..base
            },
        })
    }

    /// Whether another record says the same.
    fn is_there(&self, book: &Book, person: Id, link: Option<Id>) -> bool {
        let kind = fold(self.kind.trim());
        let name = fold(self.name.trim());
        of_person(book, person).iter().any(|one| {
            let same = match &one.other {
                Other::Person(id) => self.other == Some(*id),
                Other::Named(other) => self.other.is_none() && fold(other) == name,
            };
            Some(one.link) != link && same && fold(&one.kind) == kind
        })
    }
}
