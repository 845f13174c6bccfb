//! Who gave what to whom, as the line says and as was chosen.

use std::collections::BTreeSet;
use std::ops::Range;

use minicbor::{Decode, Encode};

use super::change::{meant, there_is};
use super::promised::Who;
use super::{Choice, Choices, Guess, Named, Understood};
use crate::domain::giving::FavourKind;
use crate::domain::note::Size;
use crate::domain::{Book, Id, PartialDate};
use crate::rules::favours::back;
use crate::rules::promises::Side;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Did(FavourKind),
    /// What was lent was brought back.
    Back,
}

/// Something given, lent or brought back. Those named in it are among [`Understood::names`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Favoured {
    /// All its words.
    pub span: Range<usize>,
    pub deed: Deed,
    /// Whether one gave it oneself, or brought it back; has to be asked where the line leaves that open.
    pub side: Option<Side>,
    /// The names of those who gave, where it says them.
    pub by: Vec<Range<usize>>,
    /// The names of those who were given.
    pub to: Vec<Range<usize>>,
    /// As it was written: "the drill", "20 €".
    pub thing: String,
    /// What else is said of it.
    pub text: String,
    /// Its own day, where it says one.
    pub date: Option<Guess<PartialDate>>,
    /// Whether it says that one came together: "at the party".
    pub met: bool,
}

/// What the person changed of one favour.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct FavourChoice {
    /// Refused, the whole of it is text.
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub who: Choice<Who>,
    /// Which loan is back; refused, none is.
    #[cbor(n(1), with = "crate::domain::stored::within")]
    pub loan: Choice<Id>,
    /// The thing, or what the help was.
    #[n(2)]
    pub what: Option<String>,
}

impl Understood {
    /// Whether that is kept as a favour, or ends a loan, or has to be asked about; else it is text.
    pub fn is_favour(&self, place: usize, choices: &Choices, book: &Book) -> bool {
        let Some(favoured) = self.favours.get(place) else {
            return false;
        };
        if self.is_refused(place, choices) {
            return false;
        }
        // "Met Ada, she helped me" says of a meeting that it was good, and not what the help was.
        let unsaid = || self.what(place, choices).is_empty();
        if favoured.deed != Deed::Back && unsaid() && !self.outside(choices, book).is_empty() {
            return false;
        }
        favoured.deed != Deed::Back
            || self.loan_back(place, choices, book).is_some()
            || self.fitting(place, choices, book).len() > 1
    }

    fn is_refused(&self, place: usize, choices: &Choices) -> bool {
        let choice = choices.favours.get(&place);
        choice.is_some_and(|one| one.who == Choice::Refused || one.loan == Choice::Refused)
    }

    /// Whose that favour is; `None` where it has to be asked, and where it is none.
    pub fn who_gave(&self, place: usize, choices: &Choices, book: &Book) -> Option<Who> {
        let favoured = self.favours.get(place)?;
        let choice = choices.favours.get(&place).map(|choice| choice.who);
        let offered = self.givers(place, choices, book);
        match choice.unwrap_or_default() {
            Choice::Refused => return None,
            // Somebody who is no longer in the line is not meant.
            Choice::Instead(who) if offered.contains(&who) => return Some(who),
            _ => {}
        }
        let first = offered.first().copied();
        if !favoured.by.is_empty() && !favoured.to.is_empty() {
            return first.filter(|who| matches!(who, Who::Others(..)));
        }
        let side = favoured.side?;
        let named = favoured.by.len() + favoured.to.len();
        let people = self.between(favoured, choices, book);
        match people.as_slice() {
            people if people.len() < named => None,
            [one] => Some(Who::With(side, *one)),
            // One helps each of them; one thing is with one of them.
            [_, _, ..] if named > 1 && favoured.deed != Deed::Did(FavourKind::Loan) => {
                Some(Who::Each(side)).filter(|who| offered.contains(who))
            }
            _ => None,
        }
    }

    /// All that it could be, what the line says first.
    pub fn givers(&self, place: usize, choices: &Choices, book: &Book) -> Vec<Who> {
        let Some(favoured) = self.favours.get(place) else {
            return Vec::new();
        };
        let people = self.between(favoured, choices, book);
        let both = !favoured.by.is_empty() && !favoured.to.is_empty();
        let mut offered = Vec::new();
        if let ([by, to], true) = (people.as_slice(), both)
            && by != to
        {
            let with_me = [Who::With(Side::Theirs, *by), Who::With(Side::Mine, *to)];
            offered.push(Who::Others(*by, *to));
            offered.extend(with_me);
            return offered;
        }
        let sides = match favoured.side {
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

    /// Those it can have been with: whom it names itself, else who was there, else whom the others are with.
    pub(super) fn between(&self, favoured: &Favoured, choices: &Choices, book: &Book) -> Vec<Id> {
        let ends = |one: &Favoured| -> Vec<Id> {
            let spans = one.by.iter().chain(&one.to);
            let ids = spans.filter_map(|span| {
                let mut names = self.names.iter().enumerate();
                let (place, named) = names.find(|(_, named)| named.span == *span)?;
                meant(named, choices.names.get(&place)).filter(|id| there_is(book, *id))
            });
            ids.collect()
        };
        if !favoured.by.is_empty() || !favoured.to.is_empty() {
            return ends(favoured);
        }
        let outside = self.outside(choices, book);
        if !outside.is_empty() {
            return outside;
        }
        let mut people: Vec<Id> = self.favours.iter().flat_map(ends).collect();
        let mut seen = BTreeSet::new();
        people.retain(|id| seen.insert(*id));
        people
    }

    /// Those it is about, where nobody was met: whom one lent something can be reminded of it.
    pub(super) fn given_with(&self, choices: &Choices, book: &Book) -> Vec<Id> {
        let mut people = self.participants(choices, book);
        if people.is_empty() {
            let held = (0..self.favours.len()).filter(|at| self.is_favour(*at, choices, book));
            let all = held.flat_map(|at| self.between(&self.favours[at], choices, book));
            people = all.collect();
            let mut seen = BTreeSet::new();
            people.retain(|id| seen.insert(*id));
        }
        people
    }

    /// Open loans between those it is about, the newest first, that can be back by it.
    pub fn loans(&self, place: usize, choices: &Choices, book: &Book) -> Vec<Id> {
        let Some(favoured) = self.favours.get(place).filter(|one| one.deed == Deed::Back) else {
            return Vec::new();
        };
        let people = self.between(favoured, choices, book);
        // Who brings back was lent it.
        if let ([by, to], None) = (people.as_slice(), favoured.side)
            && !favoured.by.is_empty()
            && !favoured.to.is_empty()
        {
            return back::open(book, *to, *by);
        }
        let Some((me, _)) = book.me() else {
            return Vec::new();
        };
        let pairs = people.into_iter().flat_map(|id| match favoured.side {
            Some(Side::Mine) => vec![(id, me)],
            Some(_) => vec![(me, id)],
            None => vec![(id, me), (me, id)],
        });
        pairs
            .flat_map(|(from, to)| back::open(book, from, to))
            .collect()
    }

    /// Those of them that are of the thing it names.
    fn fitting(&self, place: usize, choices: &Choices, book: &Book) -> Vec<Id> {
        let thing = self.what(place, choices);
        let mut loans = self.loans(place, choices, book);
        loans.retain(|id| back::fits(book, *id, &thing));
        // "Lent Bo the ladder, he gave it back": not the tent he has as well.
        let lent = |one: &Favoured| one.deed == Deed::Did(FavourKind::Loan);
        if back::is_any(&thing) && self.favours.iter().take(place).any(lent) {
            loans.clear();
        }
        loans
    }

    /// The loan that is back; `None` where none is, or where it has to be asked.
    pub fn loan_back(&self, place: usize, choices: &Choices, book: &Book) -> Option<Id> {
        let choice = choices.favours.get(&place).map(|choice| choice.loan);
        match choice.unwrap_or_default() {
            Choice::Refused => None,
            Choice::Instead(id) if self.loans(place, choices, book).contains(&id) => Some(id),
            _ => match self.fitting(place, choices, book).as_slice() {
                [one] => Some(*one),
                _ => None,
            },
        }
    }

    /// The thing, or what the help was.
    pub fn what(&self, place: usize, choices: &Choices) -> String {
        let chosen = choices.favours.get(&place);
        let chosen = chosen.and_then(|choice| choice.what.clone());
        let said = || {
            self.favours.get(place).map(|one| match one.deed {
                Deed::Back | Deed::Did(FavourKind::Loan | FavourKind::Gift) => one.thing.clone(),
                Deed::Did(_) => one.text.clone(),
            })
        };
        chosen.or_else(said).unwrap_or_default().trim().to_owned()
    }

    /// Whether that name stands in a favour that is kept as one.
    pub fn in_favour(&self, named: &Named, choices: &Choices, book: &Book) -> bool {
        let mut all = self.favours.iter().enumerate();
        all.any(|(place, one)| within(one, named) && self.is_favour(place, choices, book))
    }

    /// Whether it stands in one that is not refused.
    pub(super) fn may_be_in_favour(&self, named: &Named, choices: &Choices) -> bool {
        let mut all = self.favours.iter().enumerate();
        all.any(|(place, one)| within(one, named) && !self.is_refused(place, choices))
    }
}

/// Whether that name stands in it.
pub(super) fn within(favoured: &Favoured, named: &Named) -> bool {
    favoured.span.start <= named.span.start && named.span.end <= favoured.span.end
}
