//! The brief: what is good to have in mind before speaking with somebody.
//!
//! It may lie open in front of the person: nothing private is in it, no note, no fact, no idea for a
//! gift, and nothing one keeps to oneself about how often one wishes to speak.

mod question;

use std::collections::BTreeSet;

use super::conversations::{Conversation, day_of, of_person};
use super::matches::{Namer, is_here};
use super::prose::plain;
use super::reminders::COMING_DAYS;
use super::today::{What, dates_of};
use super::variety::fields_of;
use super::{aims as aim_words, date_words, interaction_words, relationships};
use crate::domain::aim::{Aim, AimState, Idea, IdeaState};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::note::{AgendaItem, Interaction};
use crate::domain::own::ProfileAct;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id, PartialDate};

/// Days of my news that are told to somebody I never spoke with.
const NEWS: i32 = 180;

/// Something to have in mind, with the record that says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub record: Id,
    pub words: String,
}

/// When one spoke last, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastTime {
    pub record: Id,
    pub date: PartialDate,
    /// "Met", "Called".
    pub how: &'static str,
    pub place: String,
    pub text: String,
}

/// One page about somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    pub person: Id,
    pub last: Option<LastTime>,
    /// What I promised them and still owe.
    pub mine: Vec<Line>,
    /// What they promised me.
    pub theirs: Vec<Line>,
    pub to_raise: Vec<Line>,
    /// What they look for and what they offer, what they look for first.
    pub aims: Vec<Line>,
    /// Their dates of the next 30 days.
    pub dates: Vec<Line>,
    /// People both know, each with how.
    pub in_common: Vec<Line>,
    /// What happened to me since the last time, the latest first.
    pub news: Vec<Line>,
    /// Ideas they sparked, that would interest them, or that are of their field.
    pub ideas: Vec<Line>,
    /// One open question worth asking.
    pub question: Option<String>,
}

/// The brief for a conversation with that person; `None` for oneself, for somebody who has died, and
/// for nobody in the book.
pub fn brief(book: &Book, person: Id, today: Day) -> Option<Brief> {
    let contact = book.get::<Contact>(person)?;
    if contact.me || contact.died.is_some() {
        return None;
    }
    let spoken = of_person(book, person, today);
    let me = book.me().map(|(me, _)| me);
    Some(Brief {
        person,
        last: last_time(book, person, today),
        mine: promises(book, person, |promise| {
            promise.to == person && is_me(promise.from, me)
        }),
        theirs: promises(book, person, |promise| {
            promise.from == person && is_me(promise.to, me)
        }),
        to_raise: to_raise(book, person),
        aims: aims(book, person),
        dates: dates(book, person, contact, today),
        in_common: in_common(book, person, contact),
        news: news(book, spoken.last(), today),
        ideas: ideas(book, person, contact),
        question: question::worth_asking(book, person, contact, today),
    })
}

/// A promise without somebody named is one of mine, or to me.
fn is_me(id: Id, me: Option<Id>) -> bool {
    id == Id::default() || Some(id) == me
}

fn line(record: Id, words: impl Into<String>) -> Line {
    Line {
        record,
        words: words.into(),
    }
}

fn last_time(book: &Book, person: Id, today: Day) -> Option<LastTime> {
    let with = book.about::<Interaction>(person);
    let open = with.filter(|(_, one)| !one.private && one.participants.contains(&person));
    let past = open.filter_map(|(id, one)| Some((day_of(id, one.date, today)?, id, one)));
    let (_, record, one) = past.max_by_key(|(day, id, _)| (*day, *id))?;
    Some(LastTime {
        record,
        date: one.date,
        how: interaction_words::kind(one.kind),
        place: one.place.trim().to_owned(),
        text: plain(&one.text).trim().to_owned(),
    })
}

fn promises(book: &Book, person: Id, of: impl Fn(&Promise) -> bool) -> Vec<Line> {
    let all = book.about::<Promise>(person);
    let mut open: Vec<(Id, &Promise)> = all
        .filter(|(_, one)| one.state == PromiseState::Open && of(one))
        .collect();
    open.sort_by_key(|(id, one)| (one.due.is_none(), one.due, *id));
    let said = |(id, one): (Id, &Promise)| match one.due {
        Some(due) => line(
            id,
            format!("{}, by {}", one.text, date_words::write(due.into())),
        ),
        None => line(id, one.text.as_str()),
    };
    open.into_iter().map(said).collect()
}

fn to_raise(book: &Book, person: Id) -> Vec<Line> {
    let all = book.about::<AgendaItem>(person);
    let theirs = all.filter(|(_, item)| item.with == person);
    theirs
        .map(|(id, item)| line(id, item.text.as_str()))
        .collect()
}

fn aims(book: &Book, person: Id) -> Vec<Line> {
    let all = book.about::<Aim>(person);
    let mut open: Vec<(Id, &Aim)> = all
        .filter(|(_, aim)| aim.whose == person && !aim.private && aim.state == AimState::Open)
        .collect();
    // The kinds are in that order: goals, challenges and needs before offers and experiences.
    open.sort_by_key(|(id, aim)| (aim.kind.word() == "experience", aim.kind, *id));
    let said =
        |(id, aim): (Id, &Aim)| line(id, format!("{}: {}", aim_words::kind(aim.kind), aim.text));
    open.into_iter().map(said).collect()
}

fn dates(book: &Book, person: Id, contact: &Contact, today: Day) -> Vec<Line> {
    let near = dates_of(book, person, contact, today, COMING_DAYS).into_iter();
    let said = near.filter_map(|item| match item.what {
        What::Date(date) => Some(line(person, date.words(item.day, today))),
        _ => None,
    });
    said.collect()
}

fn in_common(book: &Book, person: Id, contact: &Contact) -> Vec<Line> {
    let name = |id: Id| {
        let here = book
            .get::<Contact>(id)
            .filter(|one| is_here(one) && !one.me);
        here.map(|one| one.display_name().to_owned())
    };
    let mut told: BTreeSet<Id> = BTreeSet::from([person]);
    let mut lines = Vec::new();
    let mut tell = |id: Id, how: &str| {
        if let Some(name) = name(id)
            && told.insert(id)
        {
            lines.push(line(id, format!("{name}, {how}")));
        }
    };
    for related in relationships::of_person(book, person) {
        if let relationships::Other::Person(id) = related.other {
            tell(id, &related.kind);
        }
    }
    if let Some(by) = contact.met.through {
        tell(by, "through whom you met");
    }
    for id in relationships::met_through(book, person) {
        tell(id, "whom you met through them");
    }
    lines
}

fn news(book: &Book, last: Option<&Conversation>, today: Day) -> Vec<Line> {
    let since = last.map_or(today.plus_days(-NEWS), |last| last.day);
    let all = book.all::<ProfileAct>();
    let mut since_then: Vec<(Day, Id, &ProfileAct)> = all
        .filter_map(|(id, act)| Some((day_of(id, act.date, today)?, id, act)))
        .filter(|(day, ..)| *day >= since)
        .collect();
    since_then.sort_by_key(|(day, id, _)| std::cmp::Reverse((*day, *id)));
    let said = since_then
        .into_iter()
        .map(|(_, id, act)| line(id, plain(&act.text)));
    said.collect()
}

fn ideas(book: &Book, person: Id, contact: &Contact) -> Vec<Line> {
    let mut namer = Namer::default();
    let fields = fields_of(contact, &mut namer);
    let mut about = |idea: &Idea| {
        let own = |field: &String| {
            let named = namer.fields(field);
            fields.contains(field.trim()) || named.iter().any(|one| fields.contains(*one))
        };
        idea.would_interest.contains(&person)
            || idea.sparked_by.contains(&person)
            || idea.fields.iter().any(own)
    };
    let alive = |idea: &Idea| matches!(idea.state, IdeaState::New | IdeaState::Tried);
    // What began from something private tells of it.
    let is_private = |idea: &Idea| {
        let aim = idea.aim.and_then(|id| book.get::<Aim>(id));
        aim.is_some_and(|aim| aim.private)
    };
    let all = book.all::<Idea>();
    let theirs = all.filter(|(_, idea)| alive(idea) && about(idea) && !is_private(idea));
    theirs
        .map(|(id, idea)| line(id, plain(&idea.text)))
        .collect()
}
