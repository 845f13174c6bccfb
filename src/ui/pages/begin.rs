//! Beginning to write something down from anywhere: the page on which its form stands, and the button
//! that opens it.

use leptos::prelude::GetUntracked as _;

use super::drafts::opener_id;
use super::{
    agenda_parts, favour_editor, gift_ideas, ideas, introductions, me, parts, promise_editor,
};
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::keys::Action;
use crate::ui::browser::page;
use crate::ui::state::App;

/// Opens the form of that action, about that person where it is about somebody. Whether it has one.
pub fn begin(app: App, action: Action, person: Option<Id>) -> bool {
    let Some((route, key)) = place(action, person) else {
        return false;
    };
    let button = format!("[id=\"{}\"]", opener_id(&key));
    if !page::press(&button) {
        if app.route.get_untracked() != route {
            app.go(&route);
        }
        page::press_soon(button);
    }
    true
}

/// The person who is open, with whom something can be done.
pub fn who_is_open(app: App) -> Option<Id> {
    let (Route::Person(id) | Route::Brief(id)) = app.route.get_untracked() else {
        return None;
    };
    let other = app.peek(|book| book.get::<Contact>(id).is_some() && !parts::is_me(book, id));
    other.then_some(id)
}

/// The page, and the key of the draft whose button opens the form.
fn place(action: Action, person: Option<Id>) -> Option<(Route, String)> {
    let of_person = |key: fn(Id) -> String| person.map(|id| (Route::Person(id), key(id)));
    match action {
        Action::AddPromise => Some(match person {
            Some(id) => (Route::Person(id), promise_editor::draft_key(person, None)),
            None => (Route::Reminders, promise_editor::draft_key(None, None)),
        }),
        Action::AddPoint => of_person(|id| agenda_parts::draft_key(id, None)),
        Action::Help => of_person(|id| favour_editor::draft_key(Some(id), None)),
        Action::AddGiftIdea => of_person(|id| gift_ideas::draft_key(id, None)),
        Action::AddIdea => Some((Route::Ideas, ideas::draft_key(None))),
        Action::AddIntroduction => Some((Route::Introductions, introductions::draft_key(None))),
        Action::AddAct => Some((Route::Me, me::draft_key(None))),
        _ => None,
    }
}
