//! Having been in touch as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::{Sentence, agenda, date_words, interaction_words as words};
use crate::domain::note::{Counts, Initiator, Interaction, InteractionKind, Size};
use crate::domain::time::Day;
use crate::domain::{Book, Id, PartialDate};

/// The fields of the form, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct InteractionForm {
    /// In words: "yesterday", "May 2026".
    #[n(0)]
    pub date: String,
    /// As a time field has it, `18:30`.
    #[n(1)]
    pub time: String,
    #[cbor(n(2), with = "crate::domain::stored::within")]
    pub participants: Vec<Id>,
    #[cbor(n(3), with = "crate::domain::stored::within")]
    pub kind: InteractionKind,
    #[cbor(n(4), with = "crate::domain::stored::within")]
    pub circle: Option<Id>,
    #[cbor(n(5), with = "crate::domain::stored::within")]
    pub initiator: Initiator,
    /// `None` is told from how many took part.
    #[cbor(n(6), with = "crate::domain::stored::within")]
    pub size: Option<Size>,
    #[n(7)]
    pub place: String,
    /// In words: "45", "1 h 30 min".
    #[n(8)]
    pub duration: String,
    /// As it is stored, with its mentions.
    #[n(9)]
    pub text: String,
    #[cbor(n(10), with = "crate::domain::stored::within")]
    pub counts: Counts,
    #[n(11)]
    pub private: bool,
    /// Points that were raised, to be ticked off.
    #[cbor(n(12), default, with = "crate::domain::stored::within")]
    pub raised: Vec<Id>,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub date: Option<Sentence>,
    pub time: Option<Sentence>,
    pub participants: Option<Sentence>,
    pub duration: Option<Sentence>,
}

impl InteractionForm {
    /// An empty form: today, with those.
    pub fn new(participants: Vec<Id>, today: Day) -> Self {
        InteractionForm {
            // Not "today": what is left in a form may be taken up tomorrow.
            date: date_words::write(today.into()),
            participants,
            ..InteractionForm::of(&Interaction::default())
        }
    }

    /// The form of an interaction that is there.
    pub fn of(held: &Interaction) -> Self {
        let told = Size::of(held.participants.len());
        InteractionForm {
            date: date_words::write(held.date),
            time: held.time.map(words::write_time).unwrap_or_default(),
            participants: held.participants.clone(),
            kind: held.kind,
            circle: held.circle,
            initiator: held.initiator,
            size: (held.size != told).then_some(held.size),
            place: held.place.clone(),
            duration: held
                .duration_minutes
                .map(words::write_duration)
                .unwrap_or_default(),
            text: held.text.clone(),
            counts: held.counts,
            private: held.private,
            raised: Vec::new(),
        }
    }

    /// The points that were raised with those who took part.
    pub fn raised(&self, book: &Book) -> Vec<Id> {
        let mut points = agenda::offered(book, &self.participants);
        points.retain(|id| self.raised.contains(id));
        points
    }

    /// Whether anything is said beyond when, how, with whom, the text and that it is private.
    pub fn says_more(&self) -> bool {
        let bare = InteractionForm {
            date: self.date.clone(),
            participants: self.participants.clone(),
            kind: self.kind,
            text: self.text.clone(),
            private: self.private,
            raised: self.raised.clone(),
            ..InteractionForm::of(&Interaction::default())
        };
        *self != bare
    }

    /// The interaction that the form describes; what it does not show stays as it was in `before`.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn read(&self, before: Option<&Interaction>, today: Day) -> Result<Interaction, Problems> {
        let mut problems = Problems::default();
        let date = self.read_date(before, today, &mut problems);
        let time = words::read_time(&self.time);
        if time.is_none() && !self.time.trim().is_empty() {
            problems.time = Some("Write the time like “18:30”, or leave it empty.".into());
        } else if time.is_some() && problems.date.is_none() && date.to_day().is_none() {
            problems.time = Some("A time needs a whole day. Write the day, or no time.".into());
        }
        let duration = words::read_duration(&self.duration);
        if duration.is_none() && !self.duration.trim().is_empty() {
            problems.duration = Some("Write it like “45 min” or “1 h 30 min”.".into());
        }
        if self.participants.is_empty() && self.circle.is_none() {
            problems.participants = Some("Write with whom it was.".into());
        }
        if problems != Problems::default() {
            return Err(problems);
        }
        let told = Size::of(self.participants.len());
        Ok(Interaction {
            date,
            time,
            participants: self.participants.clone(),
            kind: self.kind,
            circle: self.circle,
            initiator: self.initiator,
            size: self.size.unwrap_or(told),
            place: self.place.trim().to_owned(),
            duration_minutes: duration,
            text: self.text.trim_end().to_owned(),
            counts: self.counts,
            private: self.private,
            ..before.cloned().unwrap_or_default()
        })
    }

    /// When it was. What was written down without a date may stay so.
    fn read_date(
        &self,
        before: Option<&Interaction>,
        today: Day,
        problems: &mut Problems,
    ) -> PartialDate {
        // One that was written down for a day ahead can still be edited.
        let unchanged = before.filter(|held| date_words::write(held.date) == self.date);
        if let Some(held) = unchanged.filter(|held| !held.date.is_empty()) {
            return held.date;
        }
        match date_words::read_been(&self.date, today) {
            Ok(date) if date.is_empty() && before.is_none_or(|held| !held.date.is_empty()) => {
                problems.date = Some(
                    "Write when it was, as far as you know it: “yesterday” or “May 2024”.".into(),
                );
                date
            }
            Ok(date) => date,
            Err(sentence) => {
                problems.date = Some(sentence);
                PartialDate::default()
            }
        }
    }
}
