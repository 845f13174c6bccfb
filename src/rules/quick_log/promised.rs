//! Whose a promise of the line is, and what is kept of it.

use std::collections::BTreeSet;
use std::ops::Range;

use minicbor::{Decode, Encode};

use super::change::{meant, there_is};
use super::{Choice, Choices, Meaning, Named, Promised, Understood};
use crate::domain::giving::Promise;
use crate::domain::note::Size;
use crate::domain::stored::stored_as_encoded;
use crate::domain::time::Day;
use crate::domain::{Book, Id};
use crate::rules::Sentence;
use crate::rules::promises::Side;

/// By whom, and to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Who {
    /// By oneself to that person, or by them to oneself.
    #[n(0)]
    With(
        #[n(0)] Side,
        #[cbor(n(1), with = "crate::domain::stored::within")] Id,
    ),
    /// The same with each of those it could be with.
    #[n(1)]
    Each(#[n(0)] Side),
    /// By the first, to the second.
    #[n(2)]
    Others(
        #[cbor(n(0), with = "crate::domain::stored::within")] Id,
        #[cbor(n(1), with = "crate::domain::stored::within")] Id,
    ),
}

stored_as_encoded!(Who);

/// What the person changed of one promise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct PromiseChoice {
    /// Refused, the whole of it is text.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub who: Choice<Who>,
    /// Refused, it has no day.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub due: Choice<Day>,
    #[n(2)]
    pub text: Option<String>,
}

impl Understood {
    /// Whether that promise is one, and not text.
    pub fn is_promised(&self, place: usize, choices: &Choices) -> bool {
        let choice = choices.promises.get(&place);
        choice.is_none_or(|choice| choice.who != Choice::Refused)
    }

    /// Whose that promise is; `None` where it has to be asked, and where it is none.
    pub fn whose(&self, place: usize, choices: &Choices, book: &Book) -> Option<Who> {
        let promised = self.promises.get(place)?;
        let choice = choices.promises.get(&place);
        let choice = choice.map(|choice| choice.who).unwrap_or_default();
        match choice {
            Choice::Refused => return None,
            // Somebody who is no longer in the line is not meant.
            Choice::Instead(who) if self.offered(place, choices, book).contains(&who) => {
                return Some(who);
            }
            _ => {}
        }
        let people = self.candidates(promised, choices, book);
        match (people.as_slice(), promised.side) {
            _ if promised.by.is_some() && promised.to.is_some() => match people.as_slice() {
                [by, to] => Some(Who::Others(*by, *to)),
                _ => None,
            },
            // Not all of them are known.
            (people, _) if people.len() < promised.several.len() => None,
            ([one], Some(side)) => Some(Who::With(side, *one)),
            _ => None,
        }
    }

    /// All that it could be, what the line says first.
    pub fn offered(&self, place: usize, choices: &Choices, book: &Book) -> Vec<Who> {
        let Some(promised) = self.promises.get(place) else {
            return Vec::new();
        };
        let people = self.candidates(promised, choices, book);
        let mut offered = Vec::new();
        if let ([by, to], Some(_), Some(_)) = (people.as_slice(), &promised.by, &promised.to) {
            offered.push(Who::Others(*by, *to));
        }
        let sides = match promised.side {
            Some(Side::Theirs) => [Side::Theirs, Side::Mine],
            _ => [Side::Mine, Side::Theirs],
        };
        for side in sides {
            let several = (2..=Size::SMALL).contains(&people.len());
            let one = people.iter().take(Size::SMALL);
            offered.extend(one.map(|id| Who::With(side, *id)));
            offered.extend(several.then_some(Who::Each(side)));
        }
        offered
    }

    /// Until when it was promised.
    pub fn promised_by(&self, place: usize, choices: &Choices) -> Option<Day> {
        let due = self.promises.get(place)?.due.as_ref();
        let choice = choices.promises.get(&place).map(|choice| choice.due);
        choice.unwrap_or_default().of(due.map(|guess| guess.value))
    }

    /// Whom it can have been with: whom it names itself, else who was there, else who is spoken of
    /// in it.
    fn candidates(&self, promised: &Promised, choices: &Choices, book: &Book) -> Vec<Id> {
        let person = |(place, named): (usize, &Named)| {
            meant(named, choices.names.get(&place)).filter(|id| there_is(book, *id))
        };
        let names = || self.names.iter().enumerate();
        if promised.by.is_some() || promised.to.is_some() {
            let spans = [&promised.by, &promised.to].into_iter().flatten();
            let at = |span: &Range<usize>| names().find(|(_, named)| named.span == *span);
            return spans.filter_map(at).filter_map(person).collect();
        }
        if !promised.several.is_empty() {
            let names = names().filter(|(_, named)| promised.several.contains(&named.span));
            return names.filter_map(person).collect();
        }
        let mut people = self.given_with(choices, book);
        if people.is_empty() {
            let inside = names().filter(|(_, named)| within(promised, named));
            people = inside.filter_map(person).collect();
            let mut seen = BTreeSet::new();
            people.retain(|id| seen.insert(*id));
        }
        people
    }

    /// The promises that are kept.
    ///
    /// # Errors
    /// A sentence for the person, where it has to be asked whose one is.
    pub(super) fn promises_made(
        &self,
        choices: &Choices,
        book: &Book,
    ) -> Result<Vec<Promise>, Sentence> {
        let me = book.me().map(|(id, _)| id).unwrap_or_default();
        let mut made = Vec::new();
        for (place, promised) in self.promises.iter().enumerate() {
            if !self.is_promised(place, choices) {
                continue;
            }
            let Some(who) = self.whose(place, choices, book) else {
                return Err(self.to_ask_of(promised, choices, book));
            };
            let text = choices
                .promises
                .get(&place)
                .and_then(|choice| choice.text.as_deref());
            let text = text
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .unwrap_or(&promised.text);
            let between = |from, to| Promise {
                from,
                to,
                text: text.to_owned(),
                due: self.promised_by(place, choices),
                ..Promise::default()
            };
            let with = |side, id| match side {
                Side::Theirs => between(id, me),
                _ => between(me, id),
            };
            match who {
                Who::With(side, id) => made.push(with(side, id)),
                Who::Each(side) => {
                    let all = self.candidates(promised, choices, book);
                    made.extend(all.into_iter().map(|id| with(side, id)));
                }
                Who::Others(from, to) => made.push(between(from, to)),
            }
        }
        Ok(made)
    }

    /// What is asked of a promise of which it is open whose it is.
    fn to_ask_of(&self, promised: &Promised, choices: &Choices, book: &Book) -> Sentence {
        let mut inside = self.names.iter().filter(|named| within(promised, named));
        let stranger = inside.find(|named| named.meaning == Meaning::Nobody);
        let text = &promised.text;
        match (stranger, promised.side) {
            (Some(named), _) => {
                let name = &named.written;
                format!("{name} is not here yet. Add them, or name somebody else.").into()
            }
            _ if !self.candidates(promised, choices, book).is_empty() => {
                format!("“{text}” could be several promises. Pick whose it is.").into()
            }
            (None, Some(Side::Theirs)) => {
                format!("Who promised “{text}”? Type @ and a name.").into()
            }
            _ => format!("To whom did you promise “{text}”? Type @ and a name.").into(),
        }
    }
}

/// Whether that name stands in it.
pub(super) fn within(promised: &Promised, named: &Named) -> bool {
    promised.span.start <= named.span.start && named.span.end <= promised.span.end
}
