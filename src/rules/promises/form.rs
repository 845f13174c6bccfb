//! A promise as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::{Side, side};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::stored::stored_as_encoded;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Id, Record};
use crate::rules::{Sentence, date_words};

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct PromiseForm {
    /// [`Side::word`].
    #[n(0)]
    pub whose: String,
    /// Who promised, where that is not oneself.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub from: Vec<Id>,
    /// To whom, where that is not oneself.
    #[cbor(n(2), with = "crate::domain::stored::within")]
    pub to: Vec<Id>,
    #[n(3)]
    pub text: String,
    /// In words: "Friday", "in 2 weeks"; may stay empty.
    #[n(4)]
    pub due: String,
    #[cbor(n(5), with = "crate::domain::stored::within")]
    pub state: PromiseState,
    /// In words: the day on which it was kept or released.
    #[n(6)]
    pub closed: String,
}

stored_as_encoded!(PromiseForm);

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub from: Option<Sentence>,
    pub to: Option<Sentence>,
    pub text: Option<Sentence>,
    pub due: Option<Sentence>,
    pub closed: Option<Sentence>,
}

impl Side {
    pub const ALL: [Side; 3] = [Side::Mine, Side::Theirs, Side::Others];

    /// The word that is kept of it.
    pub fn word(self) -> &'static str {
        match self {
            Side::Mine => "mine",
            Side::Theirs => "theirs",
            Side::Others => "others",
        }
    }

    /// The side of that word; one's own where there is none such.
    pub fn from_word(word: &str) -> Side {
        let of = |side: &Side| side.word() == word;
        Side::ALL.into_iter().find(of).unwrap_or(Side::Mine)
    }
}

impl PromiseForm {
    /// An empty form: of oneself, to those.
    pub fn new(to: Vec<Id>) -> Self {
        PromiseForm {
            whose: Side::Mine.word().to_owned(),
            to,
            ..PromiseForm::default()
        }
    }

    /// The form of a promise that is there.
    pub fn of(book: &Book, promise: &Promise) -> Self {
        let side = side(book, promise);
        let unless = |is: Side, id: Id| if side == is { Vec::new() } else { vec![id] };
        let words = |day: Option<Day>| {
            day.map(|day| date_words::write(day.into()))
                .unwrap_or_default()
        };
        PromiseForm {
            whose: side.word().to_owned(),
            from: unless(Side::Mine, promise.from),
            to: unless(Side::Theirs, promise.to),
            text: promise.text.clone(),
            due: words(promise.due),
            state: promise.state,
            closed: words(promise.closed),
        }
    }

    pub fn side(&self) -> Side {
        Side::from_word(&self.whose)
    }

    /// Writes it down: into the record `id` where it is there, else as the new record `new`.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    pub fn write_down(
        &self,
        book: &Book,
        id: Option<Id>,
        today: Day,
        new: Id,
    ) -> Result<Change, Problems> {
        let held = id.and_then(|id| Some((id, book.record(id)?, book.get::<Promise>(id)?)));
        let before = held.as_ref().map(|(.., promise)| *promise);
        let promise = self.read(book, before, today)?;
        Ok(match held {
            Some((id, record, _)) => {
                let to = Record {
                    body: promise.into(),
                    trashed: None,
                };
                Change::update(id, record, to)
            }
            None => Change::add(new, promise),
        })
    }

    fn read(&self, book: &Book, before: Option<&Promise>, today: Day) -> Result<Promise, Problems> {
        let mut problems = Problems::default();
        let (from, to) = self.people(book, &mut problems);
        if self.text.trim().is_empty() {
            problems.text = Some("Write what was promised, such as “send the paper”.".into());
        }
        let due = self.read_due(before, today, &mut problems);
        let closed = self.read_closed(before, today, &mut problems);
        if problems != Problems::default() {
            return Err(problems);
        }
        Ok(Promise {
            from,
            to,
            text: self.text.trim().to_owned(),
            due,
            state: self.state,
            closed,
            ..before.cloned().unwrap_or_default()
        })
    }

    /// By whom, and to whom.
    fn people(&self, book: &Book, problems: &mut Problems) -> (Id, Id) {
        let me = book.me().map(|(id, _)| id).unwrap_or_default();
        let one = |people: &[Id]| match people {
            [one] => Ok(*one),
            [] => Err(Sentence::from("Write who it was.")),
            _ => Err("A promise is to one person. Write the others down on their own.".into()),
        };
        let side = self.side();
        let from = if side == Side::Mine {
            Ok(me)
        } else {
            one(&self.from)
        };
        let to = if side == Side::Theirs {
            Ok(me)
        } else {
            one(&self.to)
        };
        let same = from.is_ok() && from == to;
        problems.from = from.as_ref().err().cloned();
        problems.to = match &to {
            _ if same => Some("This is the same person. Write to whom it was.".into()),
            to => to.as_ref().err().cloned(),
        };
        (from.unwrap_or_default(), to.unwrap_or_default())
    }

    fn read_due(
        &self,
        before: Option<&Promise>,
        today: Day,
        problems: &mut Problems,
    ) -> Option<Day> {
        let held = before.and_then(|held| held.due);
        if self.due.trim().is_empty() {
            return None;
        }
        if held.is_some_and(|day| date_words::write(day.into()) == self.due) {
            return held;
        }
        match date_words::read_day(&self.due, today) {
            Ok(day) => Some(day),
            Err(sentence) => {
                problems.due = Some(sentence);
                None
            }
        }
    }

    /// The day it was closed: today, where nothing is said of one that was open until now.
    fn read_closed(
        &self,
        before: Option<&Promise>,
        today: Day,
        problems: &mut Problems,
    ) -> Option<Day> {
        if self.state == PromiseState::Open {
            return None;
        }
        let held = before.filter(|held| held.state != PromiseState::Open);
        if self.closed.trim().is_empty() {
            return held.map_or(Some(today), |held| held.closed);
        }
        match date_words::read_past(&self.closed, today).map(|date| date.to_day()) {
            Ok(Some(day)) => Some(day),
            Ok(None) => {
                problems.closed = Some("This needs a day. Try “yesterday” or “12 May”.".into());
                None
            }
            Err(sentence) => {
                problems.closed = Some(sentence);
                None
            }
        }
    }
}
