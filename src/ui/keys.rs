//! Listening for the keys of the table, and doing what works everywhere.

use leptos::ev;
use leptos::leptos_dom::helpers::WindowListenerHandle;
use leptos::prelude::*;

use super::browser::page;
use super::pages::{at_once, begin};
use super::state::App;
use crate::route::Route;
use crate::rules::keys::{Action, Listener, Place, Pressed};

/// The sheets that a key brings up, and whether they are open.
#[derive(Clone, Copy)]
pub struct Sheets {
    pub log: RwSignal<bool>,
    pub commands: RwSignal<bool>,
    pub keys: RwSignal<bool>,
}

impl Sheets {
    /// Provides them to everything below.
    pub fn provide() -> Sheets {
        let sheets = Sheets {
            log: RwSignal::new(false),
            commands: RwSignal::new(false),
            keys: RwSignal::new(false),
        };
        provide_context(sheets);
        sheets
    }
}

/// Calls `run` with what is pressed in that place, until the handle removes it. A key that `run` has
/// no use for stays the browser's.
///
/// Never in a dialog or while an input method composes, and while one types only what brings up the
/// commands.
pub fn listen(place: Place, run: impl Fn(Action) -> bool + 'static) -> WindowListenerHandle {
    let listener = std::cell::RefCell::new(Listener::new(place));
    window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        let typing = page::is_typing(&event);
        if event.is_composing() || typing && (!command || page::is_in_dialog(&event)) {
            return;
        }
        let (key, code) = (event.key(), event.code());
        let pressed = Pressed {
            key: &key,
            code: &code,
            command,
            shift: event.shift_key(),
            alt: event.alt_key(),
            millis: event.time_stamp(),
        };
        // Also of what somebody else took: a key that was begun before it has ended.
        let action = listener.borrow_mut().press(&pressed);
        // In a field, undo and the like are the field's own.
        if event.default_prevented() || typing && !matches!(action, Some(Action::Commands)) {
            return;
        }
        // A key that is held down goes on moving; anything else it does once.
        let held = |action: &Action| {
            event.repeat()
                && !matches!(
                    action,
                    Action::Next | Action::Previous | Action::Undo | Action::Redo
                )
        };
        if action.filter(|action| !held(action)).is_some_and(&run) {
            event.prevent_default();
        }
    })
}

/// The keys that work on every page, for as long as the page lives.
pub fn listen_everywhere(app: App, sheets: Sheets) {
    let handle = listen(Place::Everywhere, move |action| act(app, sheets, action));
    std::mem::forget(handle);
}

/// Does what works everywhere. Whether it is of that kind.
pub fn act(app: App, sheets: Sheets, action: Action) -> bool {
    match action {
        Action::Commands => sheets.commands.set(true),
        Action::Keys => sheets.keys.set(true),
        Action::Log => open_log(sheets.log),
        Action::CaughtUp => {
            return page::press("#caught-up")
                || page::press_key_of(".today-row", "c")
                || at_once::do_at_once(app, action, begin::who_is_open(app));
        }
        Action::Prepare
        | Action::Favourite
        | Action::Archive
        | Action::Light
        | Action::Dark
        | Action::AsTheSystem
        | Action::Gentle => return at_once::do_at_once(app, action, begin::who_is_open(app)),
        Action::Help
        | Action::AddNote
        | Action::AddReminder
        | Action::Export
        | Action::SetRhythm
        | Action::AddDate
        | Action::AddPromise
        | Action::AddPoint
        | Action::AddGiftIdea
        | Action::AddIdea
        | Action::AddIntroduction
        | Action::AddAct => return begin::begin(app, action, begin::who_is_open(app)),
        Action::GoToday => app.go(&Route::Today),
        Action::Search => app.go_to_field(&Route::People, "input[type=search]"),
        Action::NewPerson => app.go_to_field(&Route::People, "#new-person"),
        Action::AddCircle => app.go_to_field(&Route::Circles, "#new-circle"),
        Action::GoPeople => app.go(&Route::People),
        Action::GoCircles => app.go(&Route::Circles),
        Action::GoReminders => app.go(&Route::Reminders),
        Action::GoNotes => app.go(&Route::Notes),
        Action::GoIdeas => app.go(&Route::Ideas),
        Action::GoMe => app.go(&Route::Me),
        Action::GoIntroductions => app.go(&Route::Introductions),
        Action::GoNetwork => app.go(&Route::Network),
        Action::GoTrash => app.go(&Route::Trash),
        Action::GoSettings => app.go(&Route::Settings),
        Action::Import => app.go_to_field(&Route::Settings, ".settings input[type=file]"),
        Action::Undo => app.undo(),
        Action::Redo => app.redo(),
        Action::Next
        | Action::Previous
        | Action::Open
        | Action::Select
        | Action::Selected
        | Action::PutOffDay
        | Action::PutOffWeek
        | Action::PutOffMonth
        | Action::NotThisOne
        | Action::Done
        | Action::Write
        | Action::Call
        | Action::Meet => return false,
    }
    true
}

/// The line in which one writes down whom one was with: the one in sight, else in a dialog.
pub fn open_log(log: RwSignal<bool>) {
    if page::is_shown(".log-place textarea") {
        page::focus_soon(".log-place textarea");
    } else {
        log.set(true);
    }
}
