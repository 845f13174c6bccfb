//! What one did in public, and plain news of one's own: talks, posts, events, help.

mod form;
mod newcomers;

pub use form::{ActForm, Problems};
pub use newcomers::{Newcomer, newcomers};

use crate::domain::own::{ProfileAct, ProfileActKind};
use crate::domain::time::Day;
use crate::domain::{Book, Id};

/// Kinds in the order in which they are offered.
pub const KINDS: [ProfileActKind; 5] = [
    ProfileActKind::News,
    ProfileActKind::Talk,
    ProfileActKind::Post,
    ProfileActKind::Event,
    ProfileActKind::PublicHelp,
];

/// What kind it is, as a label.
pub fn kind(kind: ProfileActKind) -> &'static str {
    match kind {
        ProfileActKind::News => "News of mine",
        ProfileActKind::Talk => "A talk",
        ProfileActKind::Post => "A post",
        ProfileActKind::Event => "An event",
        ProfileActKind::PublicHelp => "Help in public",
    }
}

/// Every act, the newest first, the trash left out; one without a year at the day it was written
/// down.
pub fn all(book: &Book) -> Vec<Id> {
    let mut all: Vec<(Day, Id)> = book
        .all::<ProfileAct>()
        .map(|(id, act)| (day(id, act), id))
        .collect();
    all.sort_unstable_by_key(|one| std::cmp::Reverse(*one));
    all.into_iter().map(|(_, id)| id).collect()
}

/// The first day it can have been.
fn day(id: Id, act: &ProfileAct) -> Day {
    let written = || crate::rules::conversations::written_on(id);
    act.date.earliest().unwrap_or_else(written)
}
