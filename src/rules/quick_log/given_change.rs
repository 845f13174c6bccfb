//! What is kept of favours: new ones, loans that are back, and whether there was a conversation as well.

use super::favoured::{Deed, Favoured, within};
use super::promised::Who;
use super::{Choices, Meaning, Named, Understood};
use crate::domain::giving::{Favour, FavourKind};
use crate::domain::record::RecordType as _;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Id, PartialDate, Record};
use crate::rules::favours::{amount, usual_currency, words};
use crate::rules::first_letter::capital;
use crate::rules::mention_text::MentionText;
use crate::rules::promises::Side;
use crate::rules::{Sentence, date_words};

impl Understood {
    /// Whether the line tells of having been in touch as well: of something is lent or given that alone
    /// is kept, and helping is time together only where the line says so.
    pub fn talks(&self, choices: &Choices, book: &Book) -> bool {
        let held: Vec<&Favoured> = (0..self.favours.len())
            .filter(|at| self.is_favour(*at, choices, book))
            .map(|at| &self.favours[at])
            .collect();
        let there = |place: &usize| {
            let choice = choices.names.get(place);
            choice.is_some_and(|choice| choice.takes_part == Some(true))
        };
        if held.is_empty()
            || self.kind.is_some()
            || held.iter().any(|one| one.met)
            || !choices.also.is_empty()
            || (0..self.names.len()).any(|place| there(&place))
        {
            return true;
        }
        let did = held.iter().any(|one| one.deed != Deed::Back);
        // A name that heads the line, or that alone is left, was not met by that.
        !self.left(choices, book).is_empty() && (!did || !self.outside(choices, book).is_empty())
    }

    /// What the line says beside names and what is kept of it.
    fn left(&self, choices: &Choices, book: &Book) -> String {
        let text = self.text(choices, book);
        let mut bare = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("[@") {
            bare.push_str(before);
            rest = after.split_once(')').map_or("", |(_, after)| after);
        }
        bare.push_str(rest);
        let words = bare.split(|sign: char| !sign.is_alphanumeric());
        let more = |word: &&str| !word.is_empty() && *word != "and";
        if words.filter(more).count() == 0 {
            return String::new();
        }
        let shown = MentionText::from_stored(text.trim()).shown;
        let shown = shown.replace('@', "");
        capital(shown.trim_matches([' ', ',', ';', ':']))
    }

    /// What is kept of it: new favours, and loans that are back. Where nothing else keeps what the line
    /// says more, the first favour does.
    ///
    /// # Errors
    /// A sentence for the person, where it has to be asked who gave to whom, or which loan is meant.
    pub(super) fn favours_made(
        &self,
        choices: &Choices,
        book: &Book,
        today: Day,
        mut new_id: impl FnMut() -> Id,
    ) -> Result<Change, Sentence> {
        let mut change = Change::default();
        let mut more = if self.talks(choices, book) {
            String::new()
        } else {
            self.left(choices, book)
        };
        for (place, favoured) in self.favours.iter().enumerate() {
            if !self.is_favour(place, choices, book) {
                continue;
            }
            let date = self.given_on(favoured, choices, today)?;
            let Deed::Did(kind) = favoured.deed else {
                change = change.squash(self.brought_back(place, choices, book, date)?);
                continue;
            };
            let mut favour = self.favour(place, kind, choices, book)?;
            favour.date = date;
            let texts = [favour.text, std::mem::take(&mut more)];
            favour.text = texts
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(". ");
            for (from, to) in self.pairs(place, choices, book)? {
                let one = Favour {
                    from,
                    to,
                    ..favour.clone()
                };
                change = change.squash(Change::add(new_id(), one));
            }
        }
        Ok(change)
    }

    /// What is kept of it where that is who gave, in a sentence: "You lent Ada the drill".
    pub fn favour_told(&self, place: usize, who: Who, choices: &Choices, book: &Book) -> String {
        let Some(Favoured {
            deed: Deed::Did(kind),
            ..
        }) = self.favours.get(place)
        else {
            return String::new();
        };
        let favour = self.favour(place, *kind, choices, book).unwrap_or(Favour {
            kind: *kind,
            ..Favour::default()
        });
        let pairs = self.pairs_of(place, who, choices, book).unwrap_or_default();
        let heads = pairs.into_iter().map(|(from, to)| {
            let one = Favour {
                from,
                to,
                ..favour.clone()
            };
            words::head(book, &one)
        });
        heads.collect::<Vec<_>>().join("; ")
    }

    /// The same of a loan that is back.
    pub fn back_told(&self, loan: Id, book: &Book) -> String {
        let head = book.get::<Favour>(loan).map(|loan| words::head(book, loan));
        head.map_or_else(String::new, |head| format!("Returned: {head}"))
    }

    /// When it was.
    fn given_on(
        &self,
        favoured: &Favoured,
        choices: &Choices,
        today: Day,
    ) -> Result<PartialDate, Sentence> {
        let own = favoured
            .date
            .as_ref()
            .filter(|own| self.date.as_ref() != Some(own));
        let line = || choices.date.of(self.date.as_ref().map(|guess| guess.value));
        let date = own.map(|own| own.value).or_else(line);
        if date.and_then(PartialDate::earliest) > Some(today) {
            return Err("That is still to come. Write what has been.".into());
        }
        Ok(date.unwrap_or_else(|| today.into()))
    }

    fn favour(
        &self,
        place: usize,
        kind: FavourKind,
        choices: &Choices,
        book: &Book,
    ) -> Result<Favour, Sentence> {
        let what = self.what(place, choices);
        if what.is_empty() {
            return Err("Write what it was, in a few words.".into());
        }
        if !matches!(kind, FavourKind::Loan | FavourKind::Gift) {
            return Ok(Favour {
                kind,
                text: what,
                ..Favour::default()
            });
        }
        let mut favour = Favour {
            kind,
            text: self.favours[place].text.clone(),
            ..Favour::default()
        };
        let figures = |text: &str| {
            text.chars()
                .all(|sign| sign.is_ascii_digit() || ".,".contains(sign))
        };
        match amount::read(&what, usual_currency(book)) {
            Ok(Some(read)) => (favour.amount, favour.currency) = (Some(read.minor), read.currency),
            // A number alone is money, of which the currency is asked.
            Err(sentence) if figures(&what) => return Err(sentence),
            _ => favour.item = what,
        }
        Ok(favour)
    }

    /// Who gave, and who was given.
    fn pairs(
        &self,
        place: usize,
        choices: &Choices,
        book: &Book,
    ) -> Result<Vec<(Id, Id)>, Sentence> {
        let who = self.who_gave(place, choices, book);
        let Some(who) = who else {
            return Err(self.to_ask_giver(place, choices, book));
        };
        self.pairs_of(place, who, choices, book)
    }

    fn pairs_of(
        &self,
        place: usize,
        who: Who,
        choices: &Choices,
        book: &Book,
    ) -> Result<Vec<(Id, Id)>, Sentence> {
        let pair = |side, id| -> Result<(Id, Id), Sentence> {
            let (me, _) = book
                .me()
                .ok_or("Write your own name in the settings first.")?;
            Ok(if side == Side::Theirs {
                (id, me)
            } else {
                (me, id)
            })
        };
        match who {
            Who::With(side, id) => Ok(vec![pair(side, id)?]),
            Who::Others(from, to) => Ok(vec![(from, to)]),
            Who::Each(side) => {
                let all = self.between(&self.favours[place], choices, book);
                all.into_iter().map(|id| pair(side, id)).collect()
            }
        }
    }

    fn to_ask_giver(&self, place: usize, choices: &Choices, book: &Book) -> Sentence {
        let favoured = &self.favours[place];
        let inside = |named: &&Named| within(favoured, named);
        let mut names = self.names.iter().filter(inside);
        if let Some(named) = names.find(|named| named.meaning == Meaning::Nobody) {
            let name = &named.written;
            return format!("{name} is not here yet. Add them, or name somebody else.").into();
        }
        if self.between(favoured, choices, book).is_empty() {
            return "Nobody is named. Type @ and a name.".into();
        }
        let words = self.line.get(favoured.span.clone()).unwrap_or_default();
        format!("“{words}” does not say who gave to whom. Pick one.").into()
    }

    /// The loan, back on that day.
    fn brought_back(
        &self,
        place: usize,
        choices: &Choices,
        book: &Book,
        date: PartialDate,
    ) -> Result<Change, Sentence> {
        let thing = self.what(place, choices);
        let id = self.loan_back(place, choices, book);
        let Some((id, record)) = id.and_then(|id| Some((id, book.record(id)?))) else {
            return Err(format!("“{thing}” could be several loans. Pick one.").into());
        };
        let Some(day) = date.to_day() else {
            let date = date_words::write(date);
            return Err(format!("“{date}” is no whole day. Choose the day it came back.").into());
        };
        let mut to: Record = record.clone();
        if let Some(favour) = Favour::of_mut(&mut to.body) {
            if favour.date.earliest().is_some_and(|lent| day < lent) {
                let lent = date_words::write(favour.date);
                return Err(format!("It was lent on {lent}, later than that.").into());
            }
            favour.returned = Some(day);
        }
        Ok(Change::update(id, record, to))
    }
}
