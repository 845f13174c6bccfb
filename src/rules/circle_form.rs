//! A circle as its form holds it: the rhythm as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::{Sentence, rhythm_words};
use crate::domain::circle::Circle;
use crate::domain::{Body, Book, Change, Id, Record};

/// The fields of the form.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CircleForm {
    /// All but its rhythm.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub circle: Circle,
    #[n(1)]
    pub rhythm: String,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub name: Option<Sentence>,
    pub rhythm: Option<Sentence>,
}

impl CircleForm {
    /// The form of a circle that is there.
    pub fn of(circle: &Circle) -> Self {
        CircleForm {
            circle: circle.clone(),
            rhythm: rhythm_of(circle).map_or_else(String::new, rhythm_words::words),
        }
    }

    /// The circle that the form describes.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(&self) -> Result<Circle, Problems> {
        let rhythm = rhythm_words::read_over(&self.rhythm, rhythm_of(&self.circle));
        let unnamed = self.circle.name.trim().is_empty();
        let problems = Problems {
            name: unnamed.then(|| "Write what you call this circle.".into()),
            rhythm: rhythm.as_ref().err().cloned(),
        };
        let (Ok(rhythm), false) = (rhythm, unnamed) else {
            return Err(problems);
        };
        let mut circle = self.circle.clone();
        circle.rhythm = rhythm;
        for text in [&mut circle.name, &mut circle.meets, &mut circle.note] {
            *text = text.trim().to_owned();
        }
        Ok(circle)
    }

    /// The Change that writes the form down over the circle as it is now, and what became of it. What
    /// was deleted while the form was open is had back out of the trash with its people; what was
    /// purged is written anew, without them. `new` is an id that the book does not know.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn write_down(&self, book: &Book, id: Id, new: Id) -> Result<(Change, Written), Problems> {
        let circle = self.read()?;
        let held = book.record(id);
        let Some(record) = held.filter(|one| matches!(one.body, Body::Circle(_))) else {
            return Ok((Change::add(new, circle), Written::Anew(new)));
        };
        let written = match record.trashed {
            None => Written::Over,
            Some(_) => Written::HadBack,
        };
        Ok((Change::update(id, record, Record::new(circle)), written))
    }
}

/// What became of the circle that a form was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Over,
    HadBack,
    /// Under that id.
    Anew(Id),
}

impl Written {
    /// What is said of the circle of that name: "Rowers saved".
    pub fn words(self, name: &str) -> String {
        match self {
            Written::Over => format!("{name} saved"),
            Written::HadBack => format!("{name} was deleted meanwhile, and is here again"),
            Written::Anew(_) => {
                format!("{name} was deleted meanwhile, and is here anew without its people")
            }
        }
    }
}

/// A rhythm of no days is none.
fn rhythm_of(circle: &Circle) -> Option<u16> {
    circle.rhythm.filter(|days| *days > 0)
}
