//! Ideas: who sparked them, whom they would interest, for which aim.

mod form;

pub use form::{IdeaForm, Problems};

use crate::domain::aim::{Aim, AimState, Idea, IdeaState};
use crate::domain::note::Interaction;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Contact, Id};
use crate::rules::aims::seeks;

/// Every idea of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// The newest first.
    pub open: Vec<Id>,
    /// Let go, the newest first.
    pub dropped: Vec<Id>,
}

/// The notebook of ideas, the trash left out.
pub fn notebook(book: &Book) -> Notebook {
    let mut all: Vec<(Id, &Idea)> = book.all::<Idea>().collect();
    let day = |idea: &Idea| idea.date.and_then(|date| date.earliest());
    all.sort_by_key(|(id, idea)| std::cmp::Reverse((day(idea), *id)));
    let (dropped, open): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(_, idea)| idea.state == IdeaState::Dropped);
    let ids = |ideas: Vec<(Id, &Idea)>| ideas.into_iter().map(|(id, _)| id).collect();
    Notebook {
        open: ids(open),
        dropped: ids(dropped),
    }
}

/// Ideas that would interest that person and are not let go, the newest first: what to bring along.
pub fn interesting(book: &Book, person: Id) -> Vec<Id> {
    let wanted = |idea: &Idea| {
        idea.would_interest.contains(&person)
            && matches!(idea.state, IdeaState::New | IdeaState::Tried)
    };
    let mut all: Vec<Id> = book
        .about::<Idea>(person)
        .filter(|(_, idea)| wanted(idea))
        .map(|(id, _)| id)
        .collect();
    all.sort_by_key(|id| std::cmp::Reverse(*id));
    all
}

/// Open aims that an idea could serve: one's own, then those of these people, each by when it was
/// written down.
pub fn aims_for(book: &Book, people: &[Id]) -> Vec<Id> {
    let me = book.me().map(|(id, _)| id);
    let mut all = Vec::new();
    for whose in me.into_iter().chain(people.iter().copied()) {
        let open = |aim: &Aim| aim.whose == whose && aim.state == AimState::Open && seeks(aim.kind);
        let own = book.about::<Aim>(whose).filter(|(_, aim)| open(aim));
        all.extend(
            own.map(|(id, _)| id)
                .filter(|id| !all.contains(id))
                .collect::<Vec<_>>(),
        );
    }
    all
}

/// The state in words.
pub fn state(state: IdeaState) -> &'static str {
    match state {
        IdeaState::New => "New",
        IdeaState::Shared => "Shared",
        IdeaState::Tried => "Tried",
        IdeaState::Dropped => "Let go",
    }
}

/// Writes down that the idea was shared with those people today: as having been in touch with them,
/// and with the idea itself. Nothing, where nobody of them is in the book.
pub fn share(book: &Book, id: Id, with: &[Id], today: Day, new: Id) -> Change {
    let there = |id: &Id| book.get::<Contact>(*id).is_some_and(|one| !one.me);
    let participants: Vec<Id> = with.iter().copied().filter(there).collect();
    let (Some(record), Some(idea)) = (book.record(id), book.get::<Idea>(id)) else {
        return Change::default();
    };
    if participants.is_empty() {
        return Change::default();
    }
    let mut shared = idea.clone();
    if shared.state == IdeaState::New {
        shared.state = IdeaState::Shared;
    }
    for person in &participants {
        if !shared.would_interest.contains(person) {
            shared.would_interest.push(*person);
        }
    }
    let interaction = Interaction {
        date: today.into(),
        size: crate::domain::note::Size::of(participants.len()),
        participants,
        text: format!("Shared an idea: {}", idea.text.trim()),
        ..Interaction::default()
    };
    let to = crate::domain::Record {
        body: shared.into(),
        trashed: None,
    };
    Change::update(id, record, to).squash(Change::add(new, interaction))
}
