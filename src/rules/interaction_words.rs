//! Having been in touch, in words: how, for how long, who reached out.

use super::date_words::write;
use super::fold::fold;
use crate::domain::PartialDate;
use crate::domain::note::{Counts, Initiator, Interaction, InteractionKind, Size};
use crate::domain::time::Day;

/// Longest time together that is read, in minutes: a week.
const LONGEST: u32 = 7 * 24 * 60;

/// How one was in touch: "Met", "Video call".
pub fn kind(kind: InteractionKind) -> &'static str {
    match kind {
        InteractionKind::Met => "Met",
        InteractionKind::Called => "Called",
        InteractionKind::Video => "Video call",
        InteractionKind::Message => "Message",
        InteractionKind::Mail => "Mail",
        InteractionKind::Event => "Event",
    }
}

/// How many were there.
pub fn size(size: Size) -> &'static str {
    match size {
        Size::OneToOne => "One to one",
        Size::Small => "A small group",
        Size::Crowd => "A crowd",
    }
}

/// What more is known of it, each in a few words: where, for how long, who reached out, how many were
/// there and whether it counts, where that is not what one would think.
pub fn facts(interaction: &Interaction) -> Vec<String> {
    let place = interaction.place.trim();
    let initiator = match interaction.initiator {
        Initiator::Unsaid => None,
        Initiator::Me => Some("You reached out"),
        Initiator::Them => Some("They reached out"),
    };
    let expected = Size::of(interaction.participants.len());
    let size = (interaction.size != expected).then(|| size(interaction.size));
    let counts = match (interaction.counts, interaction.size) {
        (Counts::Yes, Size::Crowd) => Some("Counts for the rhythm"),
        (Counts::No, _) => Some("Does not count for the rhythm"),
        _ => None,
    };
    let place = (!place.is_empty()).then(|| place.to_owned());
    let duration = interaction.duration_minutes.filter(|minutes| *minutes > 0);
    let said = [initiator, size, counts].into_iter().flatten();
    place
        .into_iter()
        .chain(duration.map(write_duration))
        .chain(said.map(str::to_owned))
        .collect()
}

/// A length of time in words: "45 min", "2 h", "1 h 30 min".
pub fn write_duration(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// The minutes that a person means: "45", "1:30", "1 h 30 min", "an hour", "1.5 hours", "2 days".
/// `None` for anything else, for nothing at all, and for more than a week.
pub fn read_duration(text: &str) -> Option<u16> {
    let text = fold(text.trim());
    if let Some((hours, minutes)) = text.split_once(':') {
        let both = (hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?);
        return (minutes.len() == 2 && both.1 < 60)
            .then_some(both.0.checked_mul(60)? + both.1)
            .and_then(within);
    }
    let spaced = apart(&text.replace("half an hour", "30 min"));
    let mut words = spaced.split_whitespace().filter(|word| *word != "and");
    let mut total = 0.0;
    let mut unit = 1.0;
    let mut read = false;
    while let Some(word) = words.next() {
        let number = match word {
            "a" | "an" | "one" => 1.0,
            word => word.replace(',', ".").parse::<f64>().ok()?,
        };
        // "1h30": what follows without a unit is of the next smaller one.
        unit = match words.next() {
            Some(word) => minutes_of(word)?,
            None if read && unit <= 1.0 => return None,
            None => 1.0,
        };
        total += number * unit;
        read = true;
    }
    (read && total.is_finite() && total >= 0.5)
        .then(|| total.round() as u32)
        .and_then(within)
}

/// Figures and letters as words of their own.
fn apart(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 4);
    let mut before = None;
    for sign in text.chars() {
        // The point behind "min." belongs to the word.
        let point = matches!(sign, '.' | ',') && before == Some(true);
        let figure = sign.is_ascii_digit() || point;
        if before.is_some_and(|before| before != figure) {
            spaced.push(' ');
        }
        spaced.push(sign);
        before = Some(figure);
    }
    spaced
}

fn minutes_of(unit: &str) -> Option<f64> {
    match unit.trim_end_matches('.') {
        "m" | "min" | "mins" | "minute" | "minutes" => Some(1.0),
        "h" | "hr" | "hrs" | "hour" | "hours" => Some(60.0),
        "d" | "day" | "days" => Some(24.0 * 60.0),
        _ => None,
    }
}

fn within(minutes: u32) -> Option<u16> {
    u16::try_from(minutes)
        .ok()
        .filter(|one| u32::from(*one) <= LONGEST)
}

/// A time of the day as a time field has it: "18:30". `minutes` after midnight.
pub fn write_time(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60)
}

/// Minutes after midnight of a time as a time field has it; seconds are left out.
pub fn read_time(text: &str) -> Option<u16> {
    let mut parts = text.trim().split(':');
    let (hours, minutes) = (parts.next()?, parts.next()?);
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// What is said below a date as it is typed: how it was understood, where that is not what stands
/// there, and that it lies ahead.
pub fn understood(typed: &str, date: PartialDate, today: Day) -> Option<String> {
    let words = write(date);
    let other = !words.eq_ignore_ascii_case(typed.trim());
    let ahead = date.earliest().is_some_and(|day| day > today);
    match (other && !words.is_empty(), ahead) {
        (true, true) => Some(format!("{words}, still to come")),
        (true, false) => Some(words),
        (false, true) => Some("Still to come".to_owned()),
        (false, false) => None,
    }
}
