//! Promises, help in both directions, introductions.

use super::time::Day;
use super::{Id, PartialDate};

choice! {
    pub enum PromiseState {
        0 Open "open",
        1 Kept "kept",
        2 Released "released",
    }
}

fields! {
    pub struct Promise {
        1 from: Id,
        2 to: Id,
        3 text: String,
        4 due: Option<Day>,
        5 state: PromiseState,
        6 closed: Option<Day>,
    }
}

choice! {
    pub enum FavourKind {
        0 Help "help",
        1 Advice "advice",
        2 Referral "referral",
        3 Introduction "introduction",
        4 Thanks "thanks",
        5 Gift "gift",
        6 Loan "loan",
    }
}

fields! {
    /// Something given, by one person to another.
    pub struct Favour {
        1 from: Id,
        2 to: Id,
        3 kind: FavourKind,
        /// A thing, or an amount in the smallest unit of `currency`.
        4 item: String,
        5 amount: Option<i64>,
        /// ISO 4217.
        6 currency: String,
        7 text: String,
        8 date: PartialDate,
        9 returned: Option<Day>,
        10 thanked: Option<Day>,
        /// The act this grew from, perhaps years later.
        11 grew_from: Option<Id>,
        12 aim: Option<Id>,
    }
}

fields! {
    pub struct GiftIdea {
        1 for_whom: Id,
        2 text: String,
        3 occasion: String,
        4 given_as: Option<Id>,
    }
}

fields! {
    pub struct Introduction {
        1 first: Id,
        2 second: Id,
        /// Through whom, where it is an introduction of myself.
        3 through: Option<Id>,
        4 why: String,
        5 aim: Option<Id>,
        6 asked_first: Option<Day>,
        7 asked_second: Option<Day>,
        8 made: Option<Day>,
        9 outcome: String,
    }
}
