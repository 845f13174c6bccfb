//! One file for each route.

mod add_person;
mod drafts;
mod first_open;
mod import;
mod later;
pub mod mention_area;
mod not_found;
mod note_editor;
pub mod note_parts;
mod notes;
mod parts;
mod people;
pub mod people_picker;
mod person;
mod quick_log;
mod reminder_editor;
pub mod reminder_parts;
mod reminders;
mod search_hits;
mod settings;
mod suggestions;
mod today;
mod trash;

pub use first_open::FirstOpen;
pub use import::{Import, Importer};
pub use later::{Later, Part, fetch_rest};
pub use not_found::NotFound;
pub use settings::Exports;
pub use today::Today;
