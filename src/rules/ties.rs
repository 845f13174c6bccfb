//! What joins two people, as it is written down: whom it names, and nothing that is worked out.
//!
//! Circles and organisations are not ties: they are places that many share.

use super::conversations::day_of;
use crate::domain::circle::Relationship;
use crate::domain::giving::Introduction;
use crate::domain::note::{Interaction, Size};
use crate::domain::time::Day;
use crate::domain::{Body, Id};

/// One record that joins people.
#[derive(Clone, Copy, Debug)]
pub enum Tie<'a> {
    /// How one stands to another.
    Related(&'a Relationship, Id),
    /// An introduction that was made.
    Introduced(&'a Introduction, Day),
    /// One made the other known to me.
    MetThrough { known: Id, by: Id },
    /// A few who were together, and the day it counts as.
    Together(&'a Interaction, Day),
}

impl<'a> Tie<'a> {
    /// What a record joins, up to today. What is private joins nobody: it would stand on screen as
    /// the reason. Neither does a crowd.
    pub fn of(id: Id, body: &'a Body, today: Day) -> Option<Self> {
        match body {
            Body::Contact(contact) => Some(Tie::MetThrough {
                known: id,
                by: contact.met.through?,
            }),
            Body::Relationship(one) => one.to.map(|to| Tie::Related(one, to)),
            Body::Introduction(one) => one.made.map(|day| Tie::Introduced(one, day)),
            Body::Interaction(one) => {
                let few = (2..=Size::SMALL).contains(&one.participants.len());
                let joins = few && !one.private && one.size != Size::Crowd;
                let day = joins.then(|| day_of(id, one.date, today))??;
                Some(Tie::Together(one, day))
            }
            _ => None,
        }
    }
}
