//! Pure questions to a book, `(&Book, today) -> answer`, and the reading of what a person types.
//!
//! Nothing derived is stored, no clock is read and no random number drawn: the day of today is
//! always an argument, so that every answer can be tested for any day and any book.

pub mod acts;
pub mod agenda;
pub mod aims;
pub mod anniversaries;
pub mod backup_due;
pub mod brief;
pub mod caught_up;
pub mod check;
pub mod circle_form;
pub mod circles;
pub mod close;
pub mod conversations;
pub mod date_words;
pub mod favours;
pub mod first_letter;
pub mod fold;
pub mod gathering;
pub mod gift_ideas;
pub mod href;
pub mod ideas;
pub mod interaction_form;
pub mod interaction_words;
pub mod introductions;
pub mod keys;
pub mod life_event_form;
pub mod lot;
pub mod matches;
pub mod mention_text;
pub mod names;
pub mod network;
pub mod notes;
pub mod paths;
pub mod people;
pub mod promises;
pub mod prose;
pub mod put_off;
pub mod quick_log;
pub mod quiet;
pub mod recurrence;
pub mod relationship_form;
pub mod relationship_words;
pub mod relationships;
pub mod reminder_form;
pub mod reminder_words;
pub mod reminders;
pub mod rhythm;
pub mod rhythm_words;
pub mod sample;
pub mod search;
pub mod templates;
pub mod ties;
pub mod timeline;
pub mod timeline_words;
pub mod today;
pub mod trash;
pub mod undo;
pub mod unlink;
pub mod variety;
pub mod ways;

mod sentence;

pub use sentence::Sentence;
