//! An introduction as its form holds it: everything as chosen, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use crate::domain::giving::Introduction;
use crate::domain::{Book, Contact, Id};
use crate::rules::Sentence;

/// The fields of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct IntroductionForm {
    /// Whom to introduce to each other: two; or the one whom I would like to know.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub people: Vec<Id>,
    /// Who could introduce me; with nobody here, it is I who introduces two.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub through: Vec<Id>,
    /// Whether it is oneself who would be introduced.
    #[n(2)]
    pub for_me: bool,
    #[n(3)]
    pub why: String,
    #[n(4)]
    pub outcome: String,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub people: Option<Sentence>,
    pub through: Option<Sentence>,
}

impl IntroductionForm {
    /// The form of an introduction that is there.
    pub fn of(book: &Book, held: &Introduction) -> Self {
        let is_me = |id: Id| book.get::<Contact>(id).is_some_and(|one| one.me);
        let ends = [held.first, held.second];
        let for_me = held.through.is_some() || ends.into_iter().any(is_me);
        IntroductionForm {
            people: ends.into_iter().filter(|id| !is_me(*id)).collect(),
            through: held.through.into_iter().collect(),
            for_me,
            why: held.why.clone(),
            outcome: held.outcome.clone(),
        }
    }

    /// The introduction that the form describes; what it does not show stays as it was in `before`.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(
        &self,
        book: &Book,
        before: Option<&Introduction>,
    ) -> Result<Introduction, Problems> {
        let mut problems = Problems::default();
        let me = book.me().map(|(id, _)| id);
        let (ends, through) = match (self.for_me, &*self.people, &*self.through) {
            (false, &[first, second], _) => (Some((first, second)), None),
            (false, ..) => {
                problems.people = Some("Choose the two whom you would introduce.".into());
                (None, None)
            }
            (true, &[whom], through) => {
                if through.contains(&whom) {
                    problems.through =
                        Some("Choose somebody else: nobody introduces themselves.".into());
                } else if through.len() > 1 {
                    problems.through =
                        Some("Choose one; for another there is another introduction.".into());
                }
                (me.map(|me| (me, whom)), through.first().copied())
            }
            (true, ..) => {
                problems.people = Some("Choose the one whom you would like to know.".into());
                (None, None)
            }
        };
        let Some((first, second)) = ends.filter(|_| problems == Problems::default()) else {
            return Err(problems);
        };
        let before = before.cloned().unwrap_or_default();
        // Whoever was asked before, and is no longer one of the two, was asked for nothing.
        let same = (before.first, before.second) == (first, second);
        Ok(Introduction {
            first,
            second,
            through,
            why: self.why.trim().to_owned(),
            outcome: self.outcome.trim_end().to_owned(),
            asked_first: before.asked_first.filter(|_| same),
            asked_second: before.asked_second.filter(|_| same),
            ..before
        })
    }
}
