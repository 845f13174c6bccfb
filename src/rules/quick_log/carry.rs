//! Choices while the line goes on being typed: they stay with the words they were made for.

use std::collections::BTreeMap;

use super::{Choice, Choices, Understood};

impl Choices {
    /// These choices, made for names written so, as they stand for `now`. A name keeps its choice wherever it
    /// moves, by how it is written and, of equal ones, by its turn; a follow-up or a promise by its turn. What was
    /// chosen of words that are gone is gone with them; kind and size are of the whole line.
    pub fn carried(self, before: &[String], now: &Understood) -> Choices {
        if now.line.trim().is_empty() {
            return Choices::default();
        }
        let old = turns(before);
        let mut names = BTreeMap::new();
        let new = now.names_written();
        for (place, turn) in turns(&new).into_iter().enumerate() {
            let was = old.iter().position(|one| *one == turn);
            if let Some(choice) = was.and_then(|was| self.names.get(&was)) {
                names.insert(place, *choice);
            }
        }
        let mut follow_ups = self.follow_ups;
        follow_ups.retain(|place, _| *place < now.follow_ups.len());
        let mut promises = self.promises;
        promises.retain(|place, _| *place < now.promises.len());
        Choices {
            names,
            follow_ups,
            promises,
            date: kept(self.date, now.date.is_some()),
            time: kept(self.time, now.time.is_some()),
            ..self
        }
    }
}

impl Understood {
    /// How each name is written: what choices are carried by.
    pub fn names_written(&self) -> Vec<String> {
        self.names.iter().map(|name| name.written.clone()).collect()
    }
}

/// How each name is written, and how many before it are written so.
fn turns(names: &[String]) -> Vec<(&str, usize)> {
    let before = |place: usize, own: &str| names[..place].iter().filter(|one| *one == own).count();
    let all = names.iter().enumerate();
    all.map(|(place, own)| (own.as_str(), before(place, own)))
        .collect()
}

/// A refusal of words that are gone is gone.
fn kept<T>(choice: Choice<T>, there: bool) -> Choice<T> {
    match choice {
        Choice::Refused if !there => Choice::AsUnderstood,
        choice => choice,
    }
}
