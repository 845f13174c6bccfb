//! What was written down, in a sentence for the toast.

use crate::domain::circle::Circle;
use crate::domain::giving::{Favour, Promise};
use crate::domain::note::Interaction;
use crate::domain::record::RecordType as _;
use crate::domain::reminder::Reminder;
use crate::domain::{Book, Change, Contact, Id};
use crate::rules::favours::words;

/// "Caught up with Ada and Ben", "Caught up with Rowers", "Reminder saved",
/// "Promise saved", "You lent Ada the drill".
pub fn said(change: &Change, book: &Book) -> String {
    let bodies = || change.added.values().map(|record| &record.body);
    if let Some(one) = bodies().find_map(Interaction::of) {
        let circle = one.circle.and_then(|id| book.get::<Circle>(id));
        return match circle.map(|circle| circle.name.trim()) {
            Some(name) if !name.is_empty() => format!("Caught up with {name}"),
            _ => format!("Caught up with {}", listed(&one.participants, book)),
        };
    }
    let reminders = bodies().filter_map(Reminder::of).count();
    let promises = bodies().filter_map(Promise::of).count();
    let favours: Vec<&Favour> = bodies().filter_map(Favour::of).collect();
    let back = change
        .updated
        .values()
        .filter_map(|(_, to)| Favour::of(&to.body));
    let back: Vec<&Favour> = back.collect();
    match (favours.as_slice(), back.as_slice()) {
        ([], []) => {}
        // "You lent Ada the drill": a reminder beside it goes without saying.
        ([one], []) => return words::head(book, one),
        ([], [one]) => {
            let thing = words::thing(one).unwrap_or_else(|| words::kind(one.kind).to_owned());
            return format!("Returned: {thing}");
        }
        _ => return "Saved".to_owned(),
    }
    match (promises, reminders) {
        (0, 1) => "Reminder saved".to_owned(),
        (0, 2..) => format!("{reminders} reminders saved"),
        (1, 0) => "Promise saved".to_owned(),
        (2.., 0) => format!("{promises} promises saved"),
        _ => "Saved".to_owned(),
    }
}

/// "Ada", "Ada and Ben", "Ada, Ben and 3 more".
fn listed(people: &[Id], book: &Book) -> String {
    let contacts = people.iter().filter_map(|id| book.get::<Contact>(*id));
    let names: Vec<&str> = contacts.map(Contact::display_name).collect();
    match names.as_slice() {
        [] => "somebody".to_owned(),
        [one] => (*one).to_owned(),
        [one, other] => format!("{one} and {other}"),
        [one, other, third] => format!("{one}, {other} and {third}"),
        [one, other, more @ ..] => format!("{one}, {other} and {} more", more.len()),
    }
}
