//! Who belongs together.

use super::Id;

choice! {
    pub enum CircleKind {
        0 Other "other",
        1 Family "family",
        /// Shares an address.
        2 Household "household",
        3 Friends "friends",
        4 Work "work",
        5 Group "group",
    }
}

fields! {
    pub struct Circle {
        1 name: String,
        2 kind: CircleKind,
        /// Hue in degrees, 0 to 359.
        3 hue: Option<u16>,
        /// Days; members without a rhythm of their own inherit the shortest of their circles'.
        4 rhythm: Option<u16>,
        5 i_belong: bool,
        /// Where and when it meets.
        6 meets: String,
        7 note: String,
        8 address: super::contact::Address,
    }
}

fields! {
    /// How one person stands to another: `from` is the `kind` of `to`.
    pub struct Relationship {
        1 from: Id,
        2 to: Option<Id>,
        /// The other, where that is nobody in the book.
        3 to_name: String,
        /// "parent", "friend", or a word of one's own.
        4 kind: String,
        /// What `to` is to `from`: "child".
        5 inverse: String,
        6 note: String,
    }
}
