//! A favour as its form holds it: everything as typed, so that it can be kept unfinished.

use minicbor::{Decode, Encode};

use super::{amount, chain};
use crate::domain::giving::{Favour, FavourKind};
use crate::domain::stored::stored_as_encoded;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Id, PartialDate, Record};
use crate::rules::{Sentence, date_words};

/// Who helped whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub enum Direction {
    #[default]
    #[n(0)]
    Received,
    #[n(1)]
    Given,
    /// Neither of them is oneself.
    #[n(2)]
    Between,
}

impl Direction {
    /// As it is chosen.
    pub const ALL: [(Direction, &'static str); 3] = [
        (Direction::Received, "They helped me"),
        (Direction::Given, "I helped them"),
        (Direction::Between, "They helped somebody else"),
    ];

    /// The choice that is read so.
    pub fn from_words(words: &str) -> Option<Direction> {
        let mut all = Direction::ALL.into_iter();
        all.find(|(_, one)| *one == words)
            .map(|(direction, _)| direction)
    }

    pub fn words(self) -> &'static str {
        Direction::ALL
            .into_iter()
            .find(|(one, _)| *one == self)
            .map_or("", |(_, words)| words)
    }
}

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct FavourForm {
    #[n(0)]
    pub direction: Direction,
    /// Whom one helped, or who helped: each of them gets a favour of their own.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub people: Vec<Id>,
    /// Whom they helped, between others.
    #[cbor(n(2), with = "crate::domain::stored::within")]
    pub others: Vec<Id>,
    #[cbor(n(3), with = "crate::domain::stored::within")]
    pub kind: FavourKind,
    #[n(4)]
    pub item: String,
    /// As people type it: "20 €".
    #[n(5)]
    pub amount: String,
    #[n(6)]
    pub text: String,
    /// In words: "May 2024"; may stay empty.
    #[n(7)]
    pub date: String,
    /// As a date field has it, `2026-05-12`; may stay empty.
    #[n(8)]
    pub returned: String,
    #[n(9)]
    pub thanked: String,
    #[cbor(n(10), with = "crate::domain::stored::within")]
    pub grew_from: Option<Id>,
}

stored_as_encoded!(FavourForm);

/// What cannot be used, each beside its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub people: Option<Sentence>,
    pub others: Option<Sentence>,
    pub amount: Option<Sentence>,
    pub text: Option<Sentence>,
    pub date: Option<Sentence>,
    pub returned: Option<Sentence>,
    pub thanked: Option<Sentence>,
    pub grew_from: Option<Sentence>,
}

/// The favour that is edited.
struct Held<'a> {
    id: Id,
    record: &'a Record,
    favour: &'a Favour,
}

impl FavourForm {
    /// An empty form, on that person's page: of today, as most is written down on its day.
    pub fn new(person: Option<Id>, today: Day) -> Self {
        FavourForm {
            people: person.into_iter().collect(),
            date: date_words::write(today.into()),
            ..FavourForm::default()
        }
    }

    /// The form of a favour that is there.
    pub fn of(book: &Book, favour: &Favour) -> Self {
        let me = book.me().map(|(id, _)| id);
        let one = |id: Id| {
            Some(id)
                .filter(|id| *id != Id::default())
                .into_iter()
                .collect()
        };
        let (direction, people, others) = match (Some(favour.from) == me, Some(favour.to) == me) {
            (true, false) => (Direction::Given, one(favour.to), Vec::new()),
            (false, true) => (Direction::Received, one(favour.from), Vec::new()),
            _ => (Direction::Between, one(favour.from), one(favour.to)),
        };
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        FavourForm {
            direction,
            people,
            others,
            kind: favour.kind,
            item: favour.item.clone(),
            amount: written(favour),
            text: favour.text.clone(),
            date: date_words::write(favour.date),
            returned: day(favour.returned),
            thanked: day(favour.thanked),
            grew_from: favour.grew_from,
        }
    }

    /// The Change that writes it down: for the first pair of those named into the record `id`, where it
    /// is there, and for each of the others as a new one. `new` draws an id that the book does not
    /// know.
    ///
    /// # Errors
    /// A sentence for each field that cannot be used.
    #[allow(
        clippy::result_large_err,
        reason = "a form is read once, when it is sent"
    )]
    pub fn write_down(
        &self,
        book: &Book,
        id: Option<Id>,
        today: Day,
        mut new: impl FnMut() -> Id,
    ) -> Result<Change, Problems> {
        let held = id.and_then(|id| {
            let (record, favour) = (book.record(id)?, book.get::<Favour>(id)?);
            Some(Held { id, record, favour })
        });
        let mut problems = Problems::default();
        let pairs = self.pairs(book, held.as_ref(), &mut problems);
        let favour = self.read(book, held.as_ref(), today, &mut problems);
        if problems != Problems::default() {
            return Err(problems);
        }
        // Whoever it was between stay those whose record it is.
        let was = held.as_ref().map(|held| (held.favour.from, held.favour.to));
        let keeps = was
            .filter(|pair| pairs.contains(pair))
            .or(pairs.first().copied());
        let mut change = Change::default();
        for &(from, to) in &pairs {
            let own = Favour {
                from,
                to,
                ..favour.clone()
            };
            let one = match &held {
                Some(held) if Some((from, to)) == keeps => {
                    let to = Record {
                        body: own.into(),
                        trashed: None,
                    };
                    Change::update(held.id, held.record, to)
                }
                _ => Change::add(new(), own),
            };
            change = change.squash(one);
        }
        Ok(change)
    }

    /// Who gave to whom, each once.
    fn pairs(
        &self,
        book: &Book,
        held: Option<&Held<'_>>,
        problems: &mut Problems,
    ) -> Vec<(Id, Id)> {
        let me = book.me().map(|(id, _)| id);
        // A side that was emptied, when its person went for good, may stay so.
        let was_empty =
            |side: fn(&Favour) -> Id| held.is_some_and(|held| side(held.favour) == Id::default());
        let (from_empty, to_empty) = (was_empty(|one| one.from), was_empty(|one| one.to));
        let own_side: Vec<Id> = me.into_iter().collect();
        let (from, to, people_empty) = match self.direction {
            Direction::Given => (&own_side, &self.people, to_empty),
            Direction::Received => (&self.people, &own_side, from_empty),
            Direction::Between => (&self.people, &self.others, from_empty),
        };
        let between = self.direction == Direction::Between;
        if self.people.is_empty() && !people_empty {
            problems.people = Some("Choose who it was.".into());
        }
        if between && self.others.is_empty() && !to_empty {
            problems.others = Some("Choose whom they helped.".into());
        }
        if !between && me.is_none() {
            problems.people = Some("Write your own name in the settings first.".into());
        }
        if !between && self.people.iter().any(|id| Some(*id) == me) {
            problems.people =
                Some("You are on the other side already. Choose somebody else.".into());
        }
        if between && self.people.iter().any(|id| self.others.contains(id)) {
            problems.others = Some("Nobody can be on both sides. Choose somebody else.".into());
        }
        let or_nobody = |side: &[Id]| {
            if side.is_empty() {
                vec![Id::default()]
            } else {
                side.to_vec()
            }
        };
        let (from, to) = (or_nobody(from), or_nobody(to));
        let pairs = from
            .iter()
            .flat_map(|from| to.iter().map(move |to| (*from, *to)));
        pairs.collect()
    }

    fn read(
        &self,
        book: &Book,
        held: Option<&Held<'_>>,
        today: Day,
        problems: &mut Problems,
    ) -> Favour {
        let before = held.map(|held| held.favour);
        let money = before.filter(|held| written(held) == self.amount.trim());
        let (amount, currency) = match money {
            Some(held) => (held.amount, held.currency.clone()),
            None => match amount::read(&self.amount, usual(book, before)) {
                Ok(Some(read)) => (Some(read.minor), read.currency),
                Ok(None) => (None, String::new()),
                Err(sentence) => {
                    problems.amount = Some(sentence);
                    (None, String::new())
                }
            },
        };
        if [&self.item, &self.amount, &self.text]
            .iter()
            .all(|text| text.trim().is_empty())
        {
            problems.text = Some("Write what it was, in a few words.".into());
        }
        self.check_origin(book, held, problems);
        Favour {
            kind: self.kind,
            item: self.item.trim().to_owned(),
            amount,
            currency,
            text: self.text.trim_end().to_owned(),
            date: self.date(before, today, &mut problems.date),
            returned: day(&self.returned, today, &mut problems.returned),
            thanked: day(&self.thanked, today, &mut problems.thanked),
            grew_from: self.grew_from,
            ..before.cloned().unwrap_or_default()
        }
    }

    fn date(
        &self,
        before: Option<&Favour>,
        today: Day,
        problem: &mut Option<Sentence>,
    ) -> PartialDate {
        if let Some(held) = before.filter(|held| date_words::write(held.date) == self.date) {
            return held.date;
        }
        date_words::read_past(&self.date, today).unwrap_or_else(|sentence| {
            *problem = Some(sentence);
            PartialDate::default()
        })
    }

    fn check_origin(&self, book: &Book, held: Option<&Held<'_>>, problems: &mut Problems) {
        if let (Some(held), Some(from)) = (held, self.grew_from)
            && held.favour.grew_from != Some(from)
            && let Err(sentence) = chain::check(book, held.id, from)
        {
            problems.grew_from = Some(sentence);
        }
    }

    /// What the amount is understood as, where that is not what stands there.
    pub fn understood(&self, book: &Book, id: Option<Id>) -> Option<String> {
        let before = id.and_then(|id| book.get::<Favour>(id));
        let read = amount::read(&self.amount, usual(book, before)).ok()??;
        let words = amount::write(read.minor, &read.currency);
        (words != self.amount.trim()).then_some(words)
    }
}

/// The currency meant where none is typed.
fn usual<'a>(book: &'a Book, before: Option<&'a Favour>) -> &'a str {
    let own = before.map(|held| held.currency.as_str());
    own.filter(|currency| !currency.is_empty())
        .unwrap_or_else(|| super::usual_currency(book))
}

/// The amount as its field has it.
fn written(favour: &Favour) -> String {
    let write = |minor| amount::write(minor, &favour.currency);
    favour.amount.map_or_else(String::new, write)
}

/// A day that has been; `None` of an empty field.
fn day(typed: &str, today: Day, problem: &mut Option<Sentence>) -> Option<Day> {
    if typed.trim().is_empty() {
        return None;
    }
    let read = typed.parse::<Day>().ok();
    *problem = match read {
        None => Some("Choose a whole day, or none.".into()),
        Some(day) if day > today => Some("That day is still to come.".into()),
        Some(_) => None,
    };
    read
}
