//! What the lines of a timeline say that have no form of their own there.

use super::favours;
use crate::domain::giving::{Favour, Introduction, Promise, PromiseState};
use crate::domain::own::ProfileAct;
use crate::domain::{Body, Id, Kind};

/// The kind as a filter names it, or the trash.
pub fn filter(kind: Kind) -> &'static str {
    match kind {
        Kind::Interaction => "Caught up",
        Kind::Note => "Notes",
        Kind::LifeEvent => "Life events",
        Kind::Promise => "Promises",
        Kind::Favour => "Help",
        Kind::Introduction => "Introductions",
        Kind::Idea => "Ideas",
        Kind::Reminder => "Reminders",
        Kind::ProfileAct => "In public",
        Kind::AgendaItem => "To raise next time",
        Kind::GiftIdea => "Gift ideas",
        _ => "Other",
    }
}

/// What one line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What it is: "promise, kept".
    pub what: String,
    /// The people it is about, after a word that says how: "from" Ada, "with" Bo and Cem.
    pub people: Vec<(&'static str, Vec<Id>)>,
    /// Its own text; may be empty.
    pub text: String,
}

/// What a promise, a favour, an introduction, an idea or an act in public says; nothing of any other
/// record. On the page of somebody their own name is left out, and the words are such that they read
/// without it.
pub fn said(body: &Body, page_of: Option<Id>) -> Said {
    match body {
        Body::Promise(promise) => of_promise(promise),
        Body::Favour(favour) => of_favour(favour),
        Body::Introduction(introduction) => of_introduction(introduction, page_of),
        Body::Idea(idea) => Said {
            what: "idea".to_owned(),
            people: vec![
                ("sparked by", idea.sparked_by.clone()),
                ("for", idea.would_interest.clone()),
            ],
            text: idea.text.clone(),
        },
        Body::ProfileAct(act) => of_act(act),
        _ => Said::default(),
    }
}

fn of_promise(promise: &Promise) -> Said {
    let state = match promise.state {
        PromiseState::Open => "",
        PromiseState::Kept => ", kept",
        PromiseState::Released => ", released",
    };
    Said {
        what: format!("promise{state}"),
        people: vec![("from", vec![promise.from]), ("to", vec![promise.to])],
        text: promise.text.clone(),
    }
}

fn of_favour(favour: &Favour) -> Said {
    let thing = favours::words::thing(favour).unwrap_or_default();
    let parts = [thing.as_str(), favour.text.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Said {
        what: favour.kind.word().to_owned(),
        people: vec![("from", vec![favour.from]), ("to", vec![favour.to])],
        text: parts.join("\n\n"),
    }
}

fn of_introduction(introduction: &Introduction, page_of: Option<Id>) -> Said {
    let (first, second) = (introduction.first, introduction.second);
    let other = match page_of {
        Some(page) if page == first => Some(second),
        Some(page) if page == second => Some(first),
        _ => None,
    };
    let asked = introduction.asked_first.or(introduction.asked_second);
    let what = match (introduction.made, asked, other) {
        (Some(_), _, Some(_)) => "introduced",
        (Some(_), _, None) => "introduction",
        (None, Some(_), _) => "asked about an introduction",
        (None, None, _) => "planned introduction",
    };
    let mut people = match other {
        Some(other) => vec![("to", vec![other])],
        None => vec![("of", vec![first, second])],
    };
    people.push(("through", introduction.through.into_iter().collect()));
    let parts = [introduction.why.trim(), introduction.outcome.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Said {
        what: what.to_owned(),
        people,
        text: parts.join("\n\n"),
    }
}

fn of_act(act: &ProfileAct) -> Said {
    Said {
        what: act.kind.word().to_owned(),
        people: vec![("with", act.people.clone())],
        text: act.text.clone(),
    }
}
