//! One gathering of a circle, written down for many at once.

use minicbor::{Decode, Encode};

use super::{Sentence, circles, date_words};
use crate::domain::note::{Interaction, InteractionKind, Size};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// The fields of the form, the date as typed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct GatheringForm {
    #[n(0)]
    pub date: String,
    /// People of the circle who were not there.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub absent: Vec<Id>,
    /// Who was there and is not of the circle.
    #[cbor(n(2), with = "crate::domain::stored::within")]
    pub others: Vec<Id>,
    #[cbor(n(3), with = "crate::domain::stored::within")]
    pub kind: InteractionKind,
    /// `None` while it is told from how many were there.
    #[cbor(n(4), with = "crate::domain::stored::within")]
    pub size: Option<Size>,
    /// As it is stored, with mentions.
    #[n(5)]
    pub text: String,
    #[n(6)]
    pub place: String,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub date: Option<Sentence>,
    pub people: Option<Sentence>,
}

impl GatheringForm {
    /// Of today, with everyone of the circle there but those who are archived or have died.
    pub fn new(book: &Book, circle: Id, today: Day) -> Self {
        let away = |id: &Id| {
            let contact = book.get::<Contact>(*id);
            contact.is_some_and(|one| one.archived || one.died.is_some())
        };
        let members = circles::members(book, circle).into_iter();
        GatheringForm {
            date: date_words::write(today.into()),
            absent: members.filter(away).collect(),
            others: Vec::new(),
            kind: InteractionKind::Met,
            size: None,
            text: String::new(),
            place: String::new(),
        }
    }

    /// Who was there.
    pub fn people(&self, members: &[Id]) -> Vec<Id> {
        let mut people: Vec<Id> = members
            .iter()
            .filter(|id| !self.absent.contains(id))
            .copied()
            .collect();
        for other in &self.others {
            if !people.contains(other) {
                people.push(*other);
            }
        }
        people
    }

    /// How large it was, as chosen or told from who was there.
    pub fn size(&self, members: &[Id]) -> Size {
        self.size
            .unwrap_or_else(|| Size::of(self.people(members).len()))
    }

    /// The interaction that the form describes.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(&self, book: &Book, circle: Id, today: Day) -> Result<Interaction, Problems> {
        let members = circles::members(book, circle);
        let participants = self.people(&members);
        let date =
            date_words::read_been(&self.date, today).and_then(|date| match date.earliest() {
                Some(_) => Ok(date),
                None => Err("Write when it was, at least the year.".into()),
            });
        let nobody = participants.is_empty();
        let problems = Problems {
            date: date.as_ref().err().cloned(),
            people: nobody.then(|| "Choose who was there.".into()),
        };
        match date {
            Ok(date) if !nobody => Ok(Interaction {
                date,
                size: self.size(&members),
                participants,
                kind: self.kind,
                circle: Some(circle),
                place: self.place.trim().to_owned(),
                text: self.text.trim().to_owned(),
                ..Interaction::default()
            }),
            _ => Err(problems),
        }
    }
}
