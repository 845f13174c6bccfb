//! Choices while the line goes on being typed: they stay with the words they were made for.

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};

use super::{Choice, Choices, FavourChoice, Understood};
use crate::domain::PartialDate;

/// What the choices of a line stand for: its names, follow-ups, promises and favours as they are written, and its date as
/// it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Written {
    #[n(0)]
    names: Vec<String>,
    #[n(1)]
    follow_ups: Vec<String>,
    #[n(2)]
    promises: Vec<String>,
    #[cbor(n(3), with = "crate::domain::stored::within")]
    date: Option<PartialDate>,
    #[cbor(n(4), default)]
    favours: Vec<String>,
}

impl Choices {
    /// These choices, made of what was written so, as they stand for `now`. A name keeps its choice wherever it
    /// moves, by how it is written and, of equal ones, by its turn. A follow-up or a promise may be written on
    /// while they are as many; once they are more or fewer, it is known by its words as a name is. What was chosen
    /// of words that are gone is gone with them, and a day that was chosen goes once the line says another; kind
    /// and size are of the whole line.
    pub fn carried(self, before: &Written, now: &Understood) -> Choices {
        if now.line.trim().is_empty() {
            return Choices::default();
        }
        let new = now.written();
        let date = match new.date {
            Some(said) if before.date != Some(said) => Choice::AsUnderstood,
            _ => kept(self.date, now.date.is_some()),
        };
        Choices {
            names: moved(self.names, &before.names, &new.names),
            follow_ups: written_on(self.follow_ups, &before.follow_ups, &new.follow_ups),
            promises: written_on(self.promises, &before.promises, &new.promises),
            favours: of_favours(self.favours, &before.favours, &new.favours),
            date,
            time: kept(self.time, now.time.is_some()),
            ..self
        }
    }
}

impl Understood {
    /// What choices are carried by.
    pub fn written(&self) -> Written {
        let words = |span: &std::ops::Range<usize>| {
            let words = self.line.get(span.clone());
            words.unwrap_or_default().to_owned()
        };
        let follow_ups = self.follow_ups.iter();
        let promises = self.promises.iter();
        Written {
            names: self.names.iter().map(|one| one.written.clone()).collect(),
            follow_ups: follow_ups.map(|one| words(&one.span)).collect(),
            promises: promises.map(|one| words(&one.span)).collect(),
            date: self.date.as_ref().map(|guess| guess.value),
            favours: self.favours.iter().map(|one| words(&one.span)).collect(),
        }
    }
}

/// The same of favours; what was chosen in place of their words goes once those are others: who typed "the
/// red drill" for a drill did not mean the saw.
fn of_favours(
    choices: BTreeMap<usize, FavourChoice>,
    before: &[String],
    now: &[String],
) -> BTreeMap<usize, FavourChoice> {
    let mut choices = written_on(choices, before, now);
    for (place, choice) in &mut choices {
        if before.len() == now.len() && before.get(*place) != now.get(*place) {
            choice.what = None;
            choice.loan = Choice::AsUnderstood;
        }
    }
    choices
}

/// By place while they are as many, else by their words.
fn written_on<T: Clone>(
    choices: BTreeMap<usize, T>,
    before: &[String],
    now: &[String],
) -> BTreeMap<usize, T> {
    if before.len() == now.len() {
        choices
    } else {
        moved(choices, before, now)
    }
}

/// What was chosen of each that is still there, in its place of now.
fn moved<T: Clone>(
    choices: BTreeMap<usize, T>,
    before: &[String],
    now: &[String],
) -> BTreeMap<usize, T> {
    let old = turns(before);
    let new = turns(now).into_iter().enumerate();
    let held = new.filter_map(|(place, turn)| {
        let was = old.iter().position(|one| *one == turn)?;
        Some((place, choices.get(&was)?.clone()))
    });
    held.collect()
}

/// How each is written, and how many before it are written so.
fn turns(all: &[String]) -> Vec<(&str, usize)> {
    let before = |place: usize, own: &str| all[..place].iter().filter(|one| *one == own).count();
    let each = all.iter().enumerate();
    each.map(|(place, own)| (own.as_str(), before(place, own)))
        .collect()
}

/// A refusal of words that are gone is gone.
fn kept<T>(choice: Choice<T>, there: bool) -> Choice<T> {
    match choice {
        Choice::Refused if !there => Choice::AsUnderstood,
        choice => choice,
    }
}
