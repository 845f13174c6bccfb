//! An idea as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use crate::domain::Id;
use crate::domain::aim::{Idea, IdeaState};
use crate::domain::time::Day;
use crate::rules::{Sentence, check};

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct IdeaForm {
    #[n(0)]
    pub text: String,
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub sparked_by: Vec<Id>,
    #[cbor(n(2), with = "crate::domain::stored::within")]
    pub would_interest: Vec<Id>,
    /// With commas between.
    #[n(3)]
    pub fields: String,
    #[cbor(n(4), with = "crate::domain::stored::within")]
    pub aim: Option<Id>,
    #[cbor(n(5), with = "crate::domain::stored::within")]
    pub state: IdeaState,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub text: Option<Sentence>,
}

impl IdeaForm {
    /// The form of an idea that is there.
    pub fn of(idea: &Idea) -> Self {
        IdeaForm {
            text: idea.text.clone(),
            sparked_by: idea.sparked_by.clone(),
            would_interest: idea.would_interest.clone(),
            fields: idea.fields.join(", "),
            aim: idea.aim,
            state: idea.state,
        }
    }

    /// The idea that the form describes, a new one of today; what it does not show stays as it was in
    /// `before`.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(&self, before: Option<&Idea>, today: Day) -> Result<Idea, Problems> {
        if self.text.trim().is_empty() {
            return Err(Problems {
                text: Some("Write the idea, as you would tell it to a friend.".into()),
            });
        }
        let new = || Idea {
            date: Some(today.into()),
            ..Idea::default()
        };
        Ok(Idea {
            text: self.text.trim_end().to_owned(),
            sparked_by: self.sparked_by.clone(),
            would_interest: self.would_interest.clone(),
            fields: check::listed(&self.fields),
            aim: self.aim,
            state: self.state,
            ..before.cloned().unwrap_or_else(new)
        })
    }
}
