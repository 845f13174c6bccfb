//! Settings: your data, how it looks, who you are, the keys, the end of it, and what Kith is.

mod about;
mod appearance;
mod data;
mod erase;
mod export;
mod export_due;
mod keys;
mod name;
mod sample;
mod snapshots;
mod storage;
mod texts;
mod today;

pub use appearance::choose as choose_appearance;
pub use export::{ExportButton, ExportPeople, Exports};
pub use export_due::ExportDue;
pub use today::set_gentle;

use leptos::prelude::*;

use crate::domain::own::Preferences;
use crate::domain::{Change, Id};
use crate::ui::state::App;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <div class="settings">
            <h1 tabindex="-1">"Settings"</h1>
            <data::YourData/>
            <today::TodayChoices/>
            <texts::Texts/>
            <appearance::AppearanceChoice/>
            <name::YourName/>
            <sample::SampleNetwork/>
            <keys::Keys/>
            <about::About/>
            <erase::DeleteEverything/>
        </div>
    }
}

/// A Change of the preferences, which may not have been written down yet.
fn edit_preferences(app: App, edit: impl FnOnce(&mut Preferences)) -> Change {
    if app.peek(|book| book.get::<Preferences>(Id::PREFERENCES).is_some()) {
        return app.edited::<Preferences>(Id::PREFERENCES, edit);
    }
    let mut preferences = Preferences::default();
    edit(&mut preferences);
    Change::add(Id::PREFERENCES, preferences)
}
