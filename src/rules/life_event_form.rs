//! A life event as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::{Sentence, date_words};
use crate::domain::note::LifeEvent;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Id, PartialDate, Record};

/// Kinds that are offered; any other word does as well.
pub const KINDS: [&str; 18] = [
    "Moved",
    "New job",
    "Left a job",
    "Retired",
    "Married",
    "Engaged",
    "New partner",
    "Separated",
    "Child born",
    "Grandchild born",
    "Graduated",
    "Began to study",
    "Started a business",
    "Bought a home",
    "Ill",
    "Recovered",
    "Lost somebody",
    "New pet",
];

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct LifeEventForm {
    /// Of whom: each of them gets one of their own.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub whose: Vec<Id>,
    /// In words: "May 2024"; may stay empty.
    #[n(1)]
    pub date: String,
    #[n(2)]
    pub kind: String,
    #[n(3)]
    pub text: String,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub whose: Option<Sentence>,
    pub date: Option<Sentence>,
    pub kind: Option<Sentence>,
}

impl LifeEventForm {
    /// The form of a life event that is there.
    pub fn of(event: &LifeEvent) -> Self {
        LifeEventForm {
            whose: vec![event.whose],
            date: date_words::write(event.date),
            kind: event.kind.clone(),
            text: event.text.clone(),
        }
    }

    /// Writes it down: for the first of those named into the record `id`, where it is there, and for
    /// each of the others as a new one. `new` draws an id that the book does not know.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn write_down(
        &self,
        book: &Book,
        id: Option<Id>,
        today: Day,
        mut new: impl FnMut() -> Id,
    ) -> Result<Change, Problems> {
        let held = id.and_then(|id| Some((id, book.record(id)?, book.get::<LifeEvent>(id)?)));
        let before = held.as_ref().map(|(_, _, event)| *event);
        let event = self.read(before, today)?;
        // Whoever it was of stays the one whose record it is.
        let keeps = before
            .map(|event| event.whose)
            .filter(|whose| self.whose.contains(whose))
            .or(self.whose.first().copied());
        let mut change = Change::default();
        for &whose in &self.whose {
            let own = LifeEvent {
                whose,
                ..event.clone()
            };
            let one = match held {
                Some((id, record, _)) if Some(whose) == keeps => Change::update(
                    id,
                    record,
                    Record {
                        body: own.into(),
                        trashed: None,
                    },
                ),
                _ => Change::add(new(), own),
            };
            change = change.squash(one);
        }
        Ok(change)
    }

    fn read(&self, before: Option<&LifeEvent>, today: Day) -> Result<LifeEvent, Problems> {
        let mut problems = Problems::default();
        let unchanged = before.filter(|held| date_words::write(held.date) == self.date);
        let date = match (unchanged, date_words::read_past(&self.date, today)) {
            (Some(held), _) => held.date,
            (None, Ok(date)) => date,
            (None, Err(sentence)) => {
                problems.date = Some(sentence);
                PartialDate::default()
            }
        };
        if self.whose.is_empty() {
            problems.whose = Some("Write whose it is.".into());
        }
        if self.kind.trim().is_empty() && self.text.trim().is_empty() {
            problems.kind = Some("Write what happened, such as “Moved”.".into());
        }
        if problems != Problems::default() {
            return Err(problems);
        }
        Ok(LifeEvent {
            date,
            kind: self.kind.trim().to_owned(),
            text: self.text.trim_end().to_owned(),
            ..before.cloned().unwrap_or_default()
        })
    }
}
