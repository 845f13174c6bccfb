//! Help in both directions: what was given and received, what is still with somebody, and whom one has
//! not thanked. Never a count of one side against the other.

pub mod acts;
pub mod amount;
pub mod back;
pub mod chain;
mod currencies;
pub mod form;
pub mod story;
pub mod words;

use std::cmp::Reverse;

use crate::domain::giving::{Favour, FavourKind};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// What is done about a favour with one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// A loan is back.
    Returned,
    /// One has said thanks for what one was given.
    Thanked,
}

impl Mark {
    /// The word on its button, and in what is said of it.
    pub fn word(self) -> &'static str {
        match self {
            Mark::Returned => "Returned",
            Mark::Thanked => "Thanked",
        }
    }

    /// Whether it can be said of that favour, and has not been.
    pub fn is_open(self, book: &Book, id: Id, favour: &Favour) -> bool {
        match self {
            Mark::Returned => favour.kind == FavourKind::Loan && favour.returned.is_none(),
            Mark::Thanked => {
                let mine = book.me().is_some_and(|(me, _)| favour.to == me);
                mine && asks_thanks(favour) && !was_thanked(book, id, favour)
            }
        }
    }

    /// Says it of that favour, as of today.
    pub fn set(self, favour: &mut Favour, today: Day) {
        match self {
            Mark::Returned => favour.returned = Some(today),
            Mark::Thanked => favour.thanked = Some(today),
        }
    }
}

/// Whether it is a thing for which one thanks: not for thanks, and who brings back a loan says so then.
fn asks_thanks(favour: &Favour) -> bool {
    !matches!(favour.kind, FavourKind::Thanks | FavourKind::Loan)
}

/// Whether thanks were said, by its own day or by thanks that grew from it.
fn was_thanked(book: &Book, id: Id, favour: &Favour) -> bool {
    let thanks = |other: &Favour| {
        other.kind == FavourKind::Thanks
            && other.grew_from == Some(id)
            && (other.from, other.to) == (favour.to, favour.from)
    };
    favour.thanked.is_some() || book.about::<Favour>(id).any(|(_, other)| thanks(other))
}

/// What that person and oneself have lent each other and not brought back, what was lent last first.
pub fn open_loans(book: &Book, person: Id) -> Vec<Id> {
    open(book, person, Mark::Returned)
}

/// What that person has given one and one has not thanked them for, the newest first. Nothing of who
/// has died.
pub fn unthanked(book: &Book, person: Id) -> Vec<Id> {
    let died = |contact: &Contact| contact.died.is_some();
    if book.get::<Contact>(person).is_some_and(died) {
        return Vec::new();
    }
    open(book, person, Mark::Thanked)
}

fn open(book: &Book, person: Id, mark: Mark) -> Vec<Id> {
    let Some((me, _)) = book.me().filter(|(me, _)| *me != person) else {
        return Vec::new();
    };
    let between =
        |favour: &Favour| [(me, person), (person, me)].contains(&(favour.from, favour.to));
    let mut found: Vec<(Option<Day>, Id)> = book
        .about::<Favour>(person)
        .filter(|(id, favour)| between(favour) && mark.is_open(book, *id, favour))
        .map(|(id, favour)| (favour.date.earliest(), id))
        .collect();
    found.sort_by_key(|key| Reverse(*key));
    found.into_iter().map(|(_, id)| id).collect()
}

/// The currency of the newest amount; empty where there is none.
pub fn usual_currency(book: &Book) -> &str {
    let amounts = book.all::<Favour>().filter(|(_, one)| one.amount.is_some());
    amounts.last().map_or("", |(_, one)| one.currency.as_str())
}
