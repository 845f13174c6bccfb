//! What the first page shows: what one set oneself, a handful of people to speak with, and what is
//! coming.

mod reason;
mod set;
mod suggest;

pub use reason::spoke;
pub use set::{Date, DateKind, Item, LEAD_DAYS, What, coming, dates_of};
pub use suggest::{Suggestion, Why};

use crate::domain::aim::{Aim, AimState};
use crate::domain::giving::Promise;
use crate::domain::reminder::Reminder;
use crate::domain::time::Day;
use crate::domain::{Book, Contact};
use crate::rules::aims::seeks;
use crate::rules::reminders::COMING_DAYS;

/// Suggestions a day, where nothing else was chosen.
pub const SUGGESTIONS: u8 = 5;

/// As many at most in gentle mode, whatever was chosen.
pub const GENTLE_SUGGESTIONS: u8 = 3;

/// The whole of a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    /// Promises that are due, reminders and dates whose days of notice have begun: always all of
    /// them, the earliest first.
    pub set: Vec<Item>,
    /// At most as many as one wants a day, those done today included, which are no longer here.
    pub suggestions: Vec<Suggestion>,
    /// The others, for whoever asks for more.
    pub more: Vec<Suggestion>,
    /// Whether there is a place for one thought about what somebody looks for.
    pub thought: bool,
    /// What comes in the next 30 days: see [`coming`].
    pub coming: Vec<(Day, Vec<Item>)>,
}

/// Whether something is looked for, of which a thought may come, by somebody of whom a first page may
/// speak.
fn may_be_thought_of(aim: &Aim) -> bool {
    seeks(aim.kind) && aim.state == AimState::Open && !aim.private
}

/// What that day shows.
///
/// Which people are suggested, and in which order, is told from the book as it was before anyone was
/// spoken with that day: whoever was is left out, and nobody else moves up or down.
pub fn today(book: &Book, today: Day) -> Today {
    let mut found = suggest::Found::new(book, today);
    let mut noted = set::Noted::new(book, today, COMING_DAYS);
    for (id, contact) in book.all::<Contact>() {
        noted.dates(id, contact);
        found.look_at(id, contact);
    }
    for (id, reminder) in book.all::<Reminder>() {
        noted.reminder(id, reminder);
    }
    for (id, promise) in book.all::<Promise>() {
        noted.promise(book, id, promise);
    }
    let sought = book.all::<Aim>().any(|(_, aim)| may_be_thought_of(aim));
    let (suggestions, more, thought) = found.share(sought);
    let (set, coming) = noted.in_order();
    Today {
        set,
        suggestions,
        more,
        thought,
        coming,
    }
}
