//! A gift idea as its form holds it.

use minicbor::{Decode, Encode};

use crate::domain::Id;
use crate::domain::giving::GiftIdea;
use crate::domain::stored::stored_as_encoded;
use crate::rules::Sentence;

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct GiftIdeaForm {
    #[n(0)]
    pub text: String,
    #[n(1)]
    pub occasion: String,
}

stored_as_encoded!(GiftIdeaForm);

/// What cannot be used, beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub text: Option<Sentence>,
}

impl GiftIdeaForm {
    /// The form of an idea that is there.
    pub fn of(idea: &GiftIdea) -> Self {
        GiftIdeaForm {
            text: idea.text.clone(),
            occasion: idea.occasion.clone(),
        }
    }

    /// The idea that the form describes, for that person; what it does not show stays as it was in
    /// `before`.
    ///
    /// # Errors
    /// A sentence where it says nothing.
    pub fn read(&self, for_whom: Id, before: Option<&GiftIdea>) -> Result<GiftIdea, Problems> {
        if self.text.trim().is_empty() {
            return Err(Problems {
                text: Some("Write what it is, such as “a rain gauge”.".into()),
            });
        }
        Ok(GiftIdea {
            text: self.text.trim().to_owned(),
            occasion: self.occasion.trim().to_owned(),
            ..before.cloned().unwrap_or_else(|| GiftIdea {
                for_whom,
                ..GiftIdea::default()
            })
        })
    }
}
