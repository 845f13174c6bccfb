//! What concerns only the owner of the book: their acts, decisions and preferences.

use super::{Id, PartialDate};

choice! {
    pub enum ProfileActKind {
        0 News "news",
        1 Talk "talk",
        2 Post "post",
        3 Event "event",
        4 PublicHelp "public help",
    }
}

fields! {
    pub struct ProfileAct {
        1 kind: ProfileActKind,
        2 date: PartialDate,
        3 text: String,
        4 people: Vec<Id>,
    }
}

choice! {
    pub enum DecisionKind {
        0 NotSamePerson "not the same person",
        1 NotThisMatch "not this match",
        2 NotThisLink "not this link",
    }
}

fields! {
    /// A "no" that is remembered, so that nobody is asked twice.
    pub struct Decision {
        1 kind: DecisionKind,
        2 first: Id,
        3 second: Id,
    }
}

fields! {
    pub struct SavedView {
        1 name: String,
        /// As typed into the search box, with its filters.
        2 query: String,
    }
}

fields! {
    /// A text to send, with places to fill in.
    pub struct Template {
        1 name: String,
        2 occasion: String,
        3 text: String,
    }
}

fields! {
    /// Which column of a table means what.
    pub struct ImportMapping {
        1 name: String,
        2 headers: Vec<String>,
        3 meanings: Vec<String>,
    }
}

choice! {
    pub enum Appearance {
        0 System "system",
        1 Light "light",
        2 Dark "dark",
    }
}

fields! {
    /// One record, at [`Id::PREFERENCES`].
    pub struct Preferences {
        1 appearance: Appearance,
        2 gentle: bool,
        /// Suggestions a day; the default where absent.
        3 suggestions: Option<u8>,
        /// Days of the week without suggestions: bit 0 is Monday.
        4 days_off: u8,
        /// Days ahead on which dates are first mentioned; the default where absent.
        5 lead_days: Option<u16>,
    }
}
