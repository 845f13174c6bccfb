//! What people look for and what they have to offer.

use super::{Id, PartialDate};

choice! {
    pub enum AimKind {
        0 Goal "goal",
        1 Challenge "challenge",
        2 Need "need",
        3 Offer "offer",
        4 Experience "experience",
    }
}

choice! {
    pub enum AimState {
        0 Open "open",
        1 Met "met",
        2 Dropped "dropped",
    }
}

fields! {
    pub struct Aim {
        1 whose: Id,
        2 kind: AimKind,
        3 text: String,
        4 fields: Vec<String>,
        5 state: AimState,
        6 opened: Option<PartialDate>,
        7 closed: Option<PartialDate>,
        8 met_by: Vec<Id>,
        9 private: bool,
    }
}

choice! {
    pub enum IdeaState {
        0 New "new",
        1 Shared "shared",
        2 Tried "tried",
        3 Dropped "dropped",
    }
}

fields! {
    pub struct Idea {
        1 text: String,
        2 sparked_by: Vec<Id>,
        3 would_interest: Vec<Id>,
        4 fields: Vec<String>,
        5 aim: Option<Id>,
        6 state: IdeaState,
        7 date: Option<PartialDate>,
    }
}
