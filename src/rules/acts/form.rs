//! An act as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::newcomers;
use crate::domain::own::{ProfileAct, ProfileActKind};
use crate::domain::time::Day;
use crate::domain::{Body, Book, Change, Id, PartialDate, Record};
use crate::rules::{Sentence, date_words, prose};

/// Letters of the act's text that say where somebody was met.
const PLACE: usize = 80;

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct ActForm {
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub kind: ProfileActKind,
    /// In words: "May 2024".
    #[n(1)]
    pub date: String,
    #[n(2)]
    pub text: String,
    #[cbor(n(3), with = "crate::domain::stored::within")]
    pub people: Vec<Id>,
    /// People met there who are not here yet, one line each.
    #[n(4)]
    pub newcomers: String,
}

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub date: Option<Sentence>,
    pub text: Option<Sentence>,
    pub newcomers: Option<Sentence>,
}

impl ActForm {
    /// An empty form, of today.
    pub fn new() -> Self {
        ActForm {
            date: "today".to_owned(),
            ..ActForm::default()
        }
    }

    /// The form of an act that is there.
    pub fn of(act: &ProfileAct) -> Self {
        ActForm {
            kind: act.kind,
            date: date_words::write(act.date),
            text: act.text.clone(),
            people: act.people.clone(),
            newcomers: String::new(),
        }
    }

    /// Writes it down into the record `id`, where it is there, else as a new one; and with it everyone
    /// met there who is not in the book yet. `new` draws an id that the book does not know.
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
        let mut problems = Problems::default();
        let held = id.and_then(|id| Some((id, book.record(id)?, book.get::<ProfileAct>(id)?)));
        let date = self.date(held.map(|(.., act)| act), today);
        problems.date = date.as_ref().err().cloned();
        if self.text.trim().is_empty() {
            problems.text = Some("Write what it was, in a few words.".into());
        }
        let met = newcomers(book, &self.newcomers);
        if let Some(one) = met.iter().find(|one| one.there.len() > 1) {
            let name = &one.name;
            problems.newcomers = Some(
                format!("Several people are called {name}. Choose the one above instead.").into(),
            );
        }
        let Ok(date) = date else {
            return Err(problems);
        };
        if problems != Problems::default() {
            return Err(problems);
        }
        let place = self.place();
        let mut change = Change::default();
        let mut people = self.people.clone();
        for one in met {
            let person = one.there.first().copied().unwrap_or_else(|| {
                let person = new();
                let added = Change::add(person, one.contact(date, &place));
                change = std::mem::take(&mut change).squash(added);
                person
            });
            if !people.contains(&person) {
                people.push(person);
            }
        }
        let act = ProfileAct {
            kind: self.kind,
            date,
            text: self.text.trim_end().to_owned(),
            people,
            ..held.map(|(.., act)| act.clone()).unwrap_or_default()
        };
        let written = match held {
            Some((id, record, _)) => {
                let to = Record {
                    body: Body::from(act),
                    trashed: None,
                };
                Change::update(id, record, to)
            }
            None => Change::add(new(), act),
        };
        Ok(change.squash(written))
    }

    fn date(&self, before: Option<&ProfileAct>, today: Day) -> Result<PartialDate, Sentence> {
        match before.filter(|held| date_words::write(held.date) == self.date) {
            Some(held) => Ok(held.date),
            None => date_words::read_past(&self.date, today),
        }
    }

    /// Where those were met who were met there: the beginning of what it was.
    fn place(&self) -> String {
        let plain = prose::plain(&self.text);
        let first = plain.lines().next().unwrap_or_default().trim();
        first.chars().take(PLACE).collect()
    }
}
