//! Beginning something from anywhere: the page on which it is done, and the button that opens its form
//! there.

use leptos::prelude::GetUntracked as _;

use super::drafts::opener_id;
use super::person::Section;
use super::{
    agenda_parts, favour_editor, gift_ideas, ideas, introductions, me, note_editor, parts,
    promise_editor, reminder_editor,
};
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::keys::Action;
use crate::ui::browser::page;
use crate::ui::state::App;

/// Presses the button of that action, which mostly opens a form, about that person where it is about somebody. Whether it has one.
pub fn begin(app: App, action: Action, person: Option<Id>) -> bool {
    let Some((route, button)) = place(action, person) else {
        return false;
    };
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

/// The page, and what selects the button to press on it.
fn place(action: Action, person: Option<Id>) -> Option<(Route, String)> {
    let of_section =
        |section: Section| Some((Route::Person(person?), section.words().back.to_owned()));
    match action {
        Action::Export => Some((Route::Settings, ".settings .export-everything".to_owned())),
        Action::SetRhythm => of_section(Section::Touch),
        Action::AddDate => of_section(Section::Dates),
        _ => {
            let (route, key) = form(action, person)?;
            Some((route, format!("[id=\"{}\"]", opener_id(&key))))
        }
    }
}

/// The page, and the key of the draft whose button opens the form.
fn form(action: Action, person: Option<Id>) -> Option<(Route, String)> {
    let of_person = |key: fn(Id) -> String| person.map(|id| (Route::Person(id), key(id)));
    // About somebody, else on the page of them all.
    let or_all = |key: fn(Option<Id>, Option<Id>) -> String, all: Route| {
        Some((person.map_or(all, Route::Person), key(person, None)))
    };
    match action {
        Action::AddNote => or_all(note_editor::draft_key, Route::Notes),
        Action::AddReminder => or_all(reminder_editor::draft_key, Route::Reminders),
        Action::AddPromise => or_all(promise_editor::draft_key, Route::Reminders),
        Action::AddPoint => of_person(|id| agenda_parts::draft_key(id, None)),
        Action::Help => of_person(|id| favour_editor::draft_key(Some(id), None)),
        Action::AddGiftIdea => of_person(|id| gift_ideas::draft_key(id, None)),
        Action::AddIdea => Some((Route::Ideas, ideas::draft_key(None))),
        Action::AddIntroduction => Some((Route::Introductions, introductions::draft_key(None))),
        Action::AddAct => Some((Route::Me, me::draft_key(None))),
        _ => None,
    }
}
