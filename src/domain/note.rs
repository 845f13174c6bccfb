//! What was said, what happened, what is remembered.

use super::{Id, PartialDate};

fields! {
    /// A text about somebody, or about nobody. Markdown in part; people are mentioned as
    /// `[@Name](kith:ID)`.
    pub struct Note {
        1 text: String,
        2 about: Vec<Id>,
        3 pinned: bool,
        4 private: bool,
        /// The day it was written, or is about.
        5 date: PartialDate,
    }
}

fields! {
    /// What to raise with somebody next time.
    pub struct AgendaItem {
        1 with: Id,
        2 text: String,
    }
}

choice! {
    pub enum InteractionKind {
        0 Met "met",
        1 Called "called",
        2 Video "video",
        3 Message "message",
        4 Mail "mail",
        5 Event "event",
    }
}

choice! {
    pub enum Initiator {
        0 Unsaid "",
        1 Me "me",
        2 Them "them",
    }
}

choice! {
    pub enum Size {
        0 OneToOne "one to one",
        1 Small "small",
        2 Crowd "crowd",
    }
}

impl Size {
    /// Most people of a small group.
    pub const SMALL: usize = 8;

    /// What it is where nothing is said but how many others took part.
    pub fn of(participants: usize) -> Self {
        match participants {
            0 | 1 => Size::OneToOne,
            2..=Size::SMALL => Size::Small,
            _ => Size::Crowd,
        }
    }
}

choice! {
    /// Whether a conversation counts for the rhythm: a crowd does not, unless said so.
    pub enum Counts {
        0 BySize "by size",
        1 Yes "yes",
        2 No "no",
    }
}

fields! {
    /// Having been in touch.
    pub struct Interaction {
        1 date: PartialDate,
        /// Minutes after local midnight.
        2 time: Option<u16>,
        3 participants: Vec<Id>,
        4 kind: InteractionKind,
        5 circle: Option<Id>,
        6 initiator: Initiator,
        7 size: Size,
        8 place: String,
        9 duration_minutes: Option<u16>,
        10 text: String,
        11 counts: Counts,
        12 private: bool,
    }
}

impl Interaction {
    /// Whether it counts for the rhythm, whenever it was.
    pub fn is_conversation(&self) -> bool {
        match self.counts {
            Counts::Yes => true,
            Counts::No => false,
            Counts::BySize => self.size != Size::Crowd,
        }
    }
}

fields! {
    /// A move, a birth, a new job.
    pub struct LifeEvent {
        1 whose: Id,
        2 date: PartialDate,
        3 kind: String,
        4 text: String,
    }
}
