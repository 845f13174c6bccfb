//! One file for each route.

mod add_person;
mod date_words_field;
mod drafts;
mod first_open;
mod import;
mod interaction_editor;
mod later;
mod life_event_editor;
pub mod mention_area;
mod not_found;
mod note_editor;
pub mod note_parts;
mod notes;
mod parts;
mod people;
pub mod people_picker;
mod person;
mod person_or_name;
mod quick_log;
mod relationship_editor;
mod reminder_editor;
pub mod reminder_parts;
mod reminders;
mod search_hits;
mod settings;
mod suggestions;
mod timeline;
mod timeline_parts;
mod today;
mod trash;

pub use first_open::FirstOpen;
pub use import::{Import, Importer};
pub use later::{Later, Part, fetch_rest};
pub use not_found::NotFound;
pub use settings::Exports;
pub use today::Today;
