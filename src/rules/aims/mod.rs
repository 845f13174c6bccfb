//! What people look for and what they have to offer: theirs, and one's own.

mod form;
mod words;

pub use form::{AimForm, Problems};
pub use words::{closed, kind, prompt, saved, since};

use crate::domain::aim::{Aim, AimKind, AimState};
use crate::domain::time::Day;
use crate::domain::{Book, Id};

/// The kinds in the order in which one is asked for them: what one could help with first.
pub const KINDS: [AimKind; 5] = [
    AimKind::Need,
    AimKind::Challenge,
    AimKind::Goal,
    AimKind::Offer,
    AimKind::Experience,
];

/// Whether it asks for something that others may have; the other kinds are what they have.
pub fn seeks(kind: AimKind) -> bool {
    matches!(kind, AimKind::Goal | AimKind::Challenge | AimKind::Need)
}

/// The aims of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfPerson {
    /// By kind as in [`KINDS`], of one kind what was written down last first.
    pub open: Vec<Id>,
    /// Met or let go, the last first.
    pub closed: Vec<Id>,
}

/// What that person looks for and has to offer, the trash left out.
pub fn of_person(book: &Book, person: Id) -> OfPerson {
    let own = |(_, aim): &(Id, &Aim)| aim.whose == person;
    let (mut open, mut closed): (Vec<_>, Vec<_>) = book
        .about::<Aim>(person)
        .filter(own)
        .partition(|(_, aim)| aim.state == AimState::Open);
    let place = |kind: AimKind| KINDS.iter().position(|one| *one == kind);
    open.sort_by_key(|(id, aim)| (place(aim.kind), std::cmp::Reverse(*id)));
    let day = |aim: &Aim| aim.closed.and_then(|date| date.earliest());
    closed.sort_by_key(|(id, aim)| std::cmp::Reverse((day(aim), *id)));
    let ids = |aims: Vec<(Id, &Aim)>| aims.into_iter().map(|(id, _)| id).collect();
    OfPerson {
        open: ids(open),
        closed: ids(closed),
    }
}

/// The aim, met or let go on that day; open again, where it was that before.
pub fn set(aim: &mut Aim, state: AimState, today: Day) {
    let open = aim.state == state || state == AimState::Open;
    aim.state = if open { AimState::Open } else { state };
    aim.closed = (!open).then(|| today.into());
}
