//! Why two people are linked, in words.

use crate::domain::circle::Relationship;
use crate::domain::note::{Interaction, InteractionKind};
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id, PartialDate};
use crate::rules::date_words;
use crate::rules::relationships::with_inverse;

/// One reason; what says most of two people comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A relationship, by its record.
    Related(Id),
    /// I made them known to each other, on that day.
    Introduced(Day),
    /// One made the other known to me.
    MetThrough { known: Id, by: Id },
    /// They were together in a small group: so often, and last in that conversation.
    Together { times: usize, last: Id },
}

impl Reason {
    /// What it says of the other one, seen from one of the two: "sister", "introduced in May 2024",
    /// "you met Ben through Ada", "met at the mill".
    pub fn words(self, book: &Book, from: Id) -> String {
        let name = |id: Id| {
            book.get::<Contact>(id)
                .map_or("them", Contact::display_name)
        };
        match self {
            Reason::Related(link) => book
                .get::<Relationship>(link)
                .map_or_else(|| "related".to_owned(), |link| kind(link, from)),
            Reason::Introduced(day) => {
                let month = PartialDate::new(
                    u16::try_from(day.year()).ok(),
                    Some(day.month() as u8),
                    None,
                );
                match month {
                    Some(month) => format!("introduced in {}", date_words::write(month)),
                    None => "introduced".to_owned(),
                }
            }
            Reason::MetThrough { known, by } => {
                format!("you met {} through {}", name(known), name(by))
            }
            Reason::Together { times, last } => together(book, times, last),
        }
    }
}

/// What the other is to that person.
fn kind(link: &Relationship, from: Id) -> String {
    let (kind, inverse) = with_inverse(&link.kind, &link.inverse);
    let kind = if link.from == from { inverse } else { kind };
    if kind.is_empty() {
        return "related".to_owned();
    }
    kind
}

/// "met at the mill on 3 May 2026", "in touch 3 times, last in 2024".
fn together(book: &Book, times: usize, last: Id) -> String {
    let Some(talk) = book.get::<Interaction>(last) else {
        return "in touch".to_owned();
    };
    // Of several only the last is known here, and the others need not have been of its kind.
    let how = match talk.kind {
        InteractionKind::Met | InteractionKind::Event => "met",
        InteractionKind::Called if times == 1 => "called",
        InteractionKind::Video if times == 1 => "video call",
        InteractionKind::Message | InteractionKind::Mail if times == 1 => "wrote",
        _ => "in touch",
    };
    let place = talk.place.trim();
    let place = match place.is_empty() {
        true => String::new(),
        false => format!(" at {place}"),
    };
    let when = date_words::write_when(talk.date);
    let on = match when.is_empty() {
        true => when,
        false => format!(" {when}"),
    };
    match times {
        1 => format!("{how}{place}{on}"),
        many => format!("{how} {many} times, last{place}{on}"),
    }
}
