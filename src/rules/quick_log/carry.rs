//! Choices while the line goes on being typed: they stay with the words they were made for.

use std::collections::BTreeMap;

use super::{Choice, Choices, Understood};

impl Choices {
    /// These choices, made for `before`, as they stand for `now`. A name keeps its choice wherever it
    /// moves, by how it is written and, of equal ones, by its turn; a follow-up or a promise by its turn. What was
    /// chosen of words that are gone is gone with them; kind and size are of the whole line.
    pub fn carried(self, before: &Understood, now: &Understood) -> Choices {
        if now.line.trim().is_empty() {
            return Choices::default();
        }
        let old = turns(before);
        let mut names = BTreeMap::new();
        for (place, turn) in turns(now).into_iter().enumerate() {
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

/// How each name is written, and how many before it are written so.
fn turns(of: &Understood) -> Vec<(&str, usize)> {
    let written = |place: usize| of.names[place].written.as_str();
    let turn = |place: usize| {
        let own = written(place);
        (own, (0..place).filter(|one| written(*one) == own).count())
    };
    (0..of.names.len()).map(turn).collect()
}

/// A refusal of words that are gone is gone.
fn kept<T>(choice: Choice<T>, there: bool) -> Choice<T> {
    match choice {
        Choice::Refused if !there => Choice::AsUnderstood,
        choice => choice,
    }
}
