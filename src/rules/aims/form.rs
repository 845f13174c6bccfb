//! An aim as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::KINDS;
use crate::domain::Id;
use crate::domain::aim::{Aim, AimKind};
use crate::domain::time::Day;
use crate::rules::{Sentence, check};

/// The fields of the form, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct AimForm {
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub kind: AimKind,
    #[n(1)]
    pub text: String,
    /// With commas between.
    #[n(2)]
    pub fields: String,
    #[n(3)]
    pub private: bool,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub text: Option<Sentence>,
}

impl Default for AimForm {
    /// An empty form, of the kind that is asked for first.
    fn default() -> Self {
        AimForm {
            kind: KINDS[0],
            text: String::new(),
            fields: String::new(),
            private: false,
        }
    }
}

impl AimForm {
    /// The form of an aim that is there.
    pub fn of(aim: &Aim) -> Self {
        AimForm {
            kind: aim.kind,
            text: aim.text.clone(),
            fields: aim.fields.join(", "),
            private: aim.private,
        }
    }

    /// The aim that the form describes, a new one of `whose` since today; what it does not show stays
    /// as it was in `before`.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(&self, whose: Id, before: Option<&Aim>, today: Day) -> Result<Aim, Problems> {
        let text = self.text.trim();
        if text.is_empty() {
            return Err(Problems {
                text: Some("Write what it is, in a few words.".into()),
            });
        }
        let new = || Aim {
            whose,
            opened: Some(today.into()),
            ..Aim::default()
        };
        Ok(Aim {
            kind: self.kind,
            text: text.to_owned(),
            fields: check::listed(&self.fields),
            private: self.private,
            ..before.cloned().unwrap_or_else(new)
        })
    }
}
