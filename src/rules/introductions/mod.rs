//! Introductions: both asked first, made, and what came of it.

mod form;

pub use form::{IntroductionForm, Problems};

use crate::domain::aim::Aim;
use crate::domain::giving::Introduction;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id};

/// How far an introduction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody was asked yet.
    Thought,
    /// One of the two was asked, or both.
    Asked,
    Made,
}

/// How far that one is.
pub fn stage(introduction: &Introduction) -> Stage {
    let asked = introduction.asked_first.or(introduction.asked_second);
    match (introduction.made, asked) {
        (Some(_), _) => Stage::Made,
        (None, Some(_)) => Stage::Asked,
        (None, None) => Stage::Thought,
    }
}

/// Every introduction, the trash left out: those at work first, then those made, each the newest
/// first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    pub thought: Vec<Id>,
    pub asked: Vec<Id>,
    pub made: Vec<Id>,
}

/// All introductions of the book.
pub fn overview(book: &Book) -> Overview {
    let mut overview = Overview::default();
    for (id, introduction) in book.all::<Introduction>() {
        let list = match stage(introduction) {
            Stage::Thought => &mut overview.thought,
            Stage::Asked => &mut overview.asked,
            Stage::Made => &mut overview.made,
        };
        list.push(id);
    }
    let day = |id: &Id| {
        let held = book.get::<Introduction>(*id);
        held.and_then(|one| one.made.or(one.asked_first.max(one.asked_second)))
    };
    for list in [
        &mut overview.thought,
        &mut overview.asked,
        &mut overview.made,
    ] {
        list.sort_by_key(|id| std::cmp::Reverse((day(id), *id)));
    }
    overview
}

/// Whom one means to introduce to whoever has that aim, because of it: what is not made yet.
pub fn at_work_for(book: &Book, aim: Id) -> Vec<Id> {
    let whose = book.get::<Aim>(aim).map(|aim| aim.whose);
    let of_aim = book.about::<Introduction>(aim);
    let at_work = of_aim.filter(|(_, one)| stage(one) != Stage::Made);
    let other = |one: &Introduction| match whose == Some(one.first) {
        true => one.second,
        false => one.first,
    };
    at_work.map(|(_, one)| other(one)).collect()
}

/// One of the two who are introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    First,
    Second,
}

impl Side {
    pub const BOTH: [Side; 2] = [Side::First, Side::Second];

    /// Who that is.
    pub fn of(self, introduction: &Introduction) -> Id {
        match self {
            Side::First => introduction.first,
            Side::Second => introduction.second,
        }
    }

    /// Who the other one is.
    pub fn other(self, introduction: &Introduction) -> Id {
        match self {
            Side::First => introduction.second,
            Side::Second => introduction.first,
        }
    }

    /// When they were asked.
    pub fn asked(self, introduction: &Introduction) -> Option<Day> {
        match self {
            Side::First => introduction.asked_first,
            Side::Second => introduction.asked_second,
        }
    }

    /// Writes down when they were asked, or that they were not.
    pub fn set_asked(self, introduction: &mut Introduction, on: Option<Day>) {
        match self {
            Side::First => introduction.asked_first = on,
            Side::Second => introduction.asked_second = on,
        }
    }
}

/// Whom there is to ask, and on which side that is written down: both, but not oneself; of an
/// introduction of oneself, which is the first, whoever would make it.
pub fn to_ask(book: &Book, introduction: &Introduction) -> Vec<(Side, Id)> {
    if let Some(through) = introduction.through {
        return vec![(Side::First, through)];
    }
    let is_me = |id: Id| book.get::<Contact>(id).is_some_and(|one| one.me);
    let sides = Side::BOTH.map(|side| (side, side.of(introduction)));
    sides.into_iter().filter(|(_, id)| !is_me(*id)).collect()
}
