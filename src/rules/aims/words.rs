//! How an aim reads.

use crate::domain::aim::{Aim, AimKind, AimState};
use crate::domain::time::Day;
use crate::rules::date_words;

/// What kind it is, as a label.
pub fn kind(kind: AimKind) -> &'static str {
    match kind {
        AimKind::Goal => "Goal",
        AimKind::Challenge => "Challenge",
        AimKind::Need => "Looks for",
        AimKind::Offer => "Can offer",
        AimKind::Experience => "Has done",
    }
}

/// What is said once it is saved.
pub fn saved(kind: AimKind) -> &'static str {
    match kind {
        AimKind::Goal => "Goal saved",
        AimKind::Challenge => "Challenge saved",
        AimKind::Need => "Need saved",
        AimKind::Offer => "Offer saved",
        AimKind::Experience => "Experience saved",
    }
}

/// An example of such an aim, for whoever is about to write one.
pub fn prompt(kind: AimKind) -> &'static str {
    match kind {
        AimKind::Goal => "“To sail to the islands one summer”",
        AimKind::Challenge => "“The roof leaks where the old tiles meet the new”",
        AimKind::Need => "“A flat with room for a piano”",
        AimKind::Offer => "“Reads contracts for friends”",
        AimKind::Experience => "“Ran a bakery for six years”",
    }
}

/// "since March 2024"; nothing where that is not known, and of what is closed.
pub fn since(aim: &Aim, today: Day) -> Option<String> {
    let opened = aim.opened.filter(|date| !date.is_empty());
    let opened = opened.filter(|_| aim.state == AimState::Open)?;
    Some(format!("since {}", date_words::write_seen(opened, today)))
}

/// "Met, 3 May 2026", "No longer looked for"; nothing of what is open.
pub fn closed(aim: &Aim, today: Day) -> Option<String> {
    let what = match (aim.state, super::seeks(aim.kind)) {
        (AimState::Open, _) => return None,
        (AimState::Met, true) => "Met",
        (AimState::Met, false) => "Done",
        (AimState::Dropped, _) => "Let go",
    };
    let day = aim.closed.filter(|date| !date.is_empty());
    Some(match day {
        Some(day) => format!("{what}, {}", date_words::write_seen(day, today)),
        None => what.to_owned(),
    })
}
