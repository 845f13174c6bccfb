//! A circle as its form holds it: the rhythm as typed, so that it can be kept unfinished.

use minicbor::decode::Error;
use minicbor::{Decode, Decoder, Encode};

use super::{Sentence, rhythm_words};
use crate::domain::circle::Circle;
use crate::domain::stored::{Out, Stored};

/// The fields of the form.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub struct CircleForm {
    /// All but its rhythm.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub circle: Circle,
    #[n(1)]
    pub rhythm: String,
}

impl Stored for CircleForm {
    fn is_default(&self) -> bool {
        false
    }

    fn write(&self, out: &mut Out<'_>) {
        // Writing to a vector cannot fail.
        let _ = out.encode(self);
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, Error> {
        input.decode()
    }
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
            rhythm: circle.rhythm.map_or_else(String::new, rhythm_words::words),
        }
    }

    /// The circle that the form describes.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(&self) -> Result<Circle, Problems> {
        let rhythm = rhythm_words::read_over(&self.rhythm, self.circle.rhythm);
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
}
