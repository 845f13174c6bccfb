//! Why one person leads to another.

use crate::domain::circle::{Circle, Relationship};
use crate::domain::note::Interaction;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id, PartialDate};
use crate::rules::relationships::with_inverse;
use crate::rules::{circles, date_words, today};

/// What joins two people.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// I speak with them: so often, and last then; or no conversation is noted.
    Spoke {
        times: usize,
        last: Option<PartialDate>,
    },
    /// A relationship, by its record, as seen from the first of the two.
    Related { link: Id, from: Id },
    /// One made the other known to me.
    MetThrough { known: Id, by: Id },
    /// Somebody introduced them to each other.
    Introduced,
    /// Both are in that circle.
    Circle(Id),
    /// Both are, or were, in an organisation of that name.
    Organization(String),
    /// Both were at that gathering.
    Gathering(Id),
}

impl Why {
    /// "Spoke last on 12 May", "colleague of Ann", "both in Thursday Choir".
    pub fn words(&self, book: &Book, today: Day) -> String {
        let name = |id: &Id| {
            let contact = book.get::<Contact>(*id);
            contact.map_or("somebody", Contact::display_name).to_owned()
        };
        match self {
            Why::Spoke { last, .. } => today::spoke(*last, today),
            Why::Related { link, from } => {
                let Some(one) = book.get::<Relationship>(*link) else {
                    return "Know each other".to_owned();
                };
                let (kind, inverse) = with_inverse(&one.kind, &one.inverse);
                let kind = if one.from == *from { inverse } else { kind };
                match book.get::<Contact>(*from) {
                    Some(me) if me.me => format!("Your {kind}"),
                    _ => format!("{}: {kind}", name(from)),
                }
            }
            Why::MetThrough { known, by } => {
                format!("You met {} through {}", name(known), name(by))
            }
            Why::Introduced => "Were introduced to each other".to_owned(),
            Why::Circle(id) => match book.get::<Circle>(*id) {
                Some(circle) => format!("Both in {}", circles::name(circle)),
                None => "In one circle".to_owned(),
            },
            Why::Organization(name) => format!("Both at {name}"),
            Why::Gathering(id) => match book.get::<Interaction>(*id) {
                Some(one) => format!("Both there {}", date_words::write_when(one.date))
                    .trim_end()
                    .to_owned(),
                None => "Met".to_owned(),
            },
        }
    }
}
