//! What a command does at once, without a form: to somebody, or to how Kith looks and suggests.

use leptos::prelude::GetUntracked as _;

use super::settings;
use crate::domain::own::Appearance;
use crate::domain::{Change, Contact, Id};
use crate::route::Route;
use crate::rules::caught_up::caught_up;
use crate::rules::keys::Action;
use crate::ui::state::App;

/// Does that, to that person where it is about somebody. Whether it is of that kind.
pub fn do_at_once(app: App, action: Action, person: Option<Id>) -> bool {
    match (action, person) {
        (Action::Dark, _) => settings::choose_appearance(app, Appearance::Dark),
        (Action::Light, _) => settings::choose_appearance(app, Appearance::Light),
        (Action::AsTheSystem, _) => settings::choose_appearance(app, Appearance::System),
        (Action::Gentle, _) => {
            let gentle = app.peek(|book| book.preferences().gentle);
            settings::set_gentle(app, !gentle);
        }
        (Action::Prepare, Some(id)) => app.go(&Route::Brief(id)),
        (Action::CaughtUp | Action::Favourite | Action::Archive, Some(id)) => {
            let (change, said) = done_to(app, action, id);
            app.commit_soon(change, said);
        }
        _ => return false,
    }
    true
}

/// The Change that a command makes of somebody, and what is said of it.
fn done_to(app: App, action: Action, id: Id) -> (Change, String) {
    let (name, favourite, archived) = app.peek(|book| {
        let contact = book.get::<Contact>(id).cloned().unwrap_or_default();
        let name = contact.display_name().to_owned();
        (name, contact.favourite, contact.archived)
    });
    let edited = |edit: fn(&mut Contact)| app.edited::<Contact>(id, edit);
    match action {
        Action::CaughtUp => {
            let (today, new) = (app.today.get_untracked(), app.new_id());
            let change = app.peek(|book| caught_up(book, id, today, new));
            (change, format!("Caught up with {name}"))
        }
        Action::Favourite => {
            let change = edited(|one| one.favourite = !one.favourite);
            let what = if favourite {
                "taken off the favourites"
            } else {
                "made a favourite"
            };
            (change, format!("{name} was {what}"))
        }
        _ => {
            let change = edited(|one| one.archived = !one.archived);
            let what = if archived {
                "was taken out of the archive"
            } else {
                "was archived"
            };
            (change, format!("{name} {what}"))
        }
    }
}
