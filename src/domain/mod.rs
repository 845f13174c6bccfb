//! Plain data: what Kith knows, and the one way in which it changes.
//!
//! Nothing here reads a clock, draws a random number, or touches a browser. The names are those of
//! JSContact (RFC 9553) for people and of iCalendar (RFC 5545) for reminders.

#[macro_use]
mod fields;

pub mod aim;
pub mod book;
pub mod change;
pub mod circle;
pub mod contact;
pub mod date;
pub mod entry;
pub mod giving;
pub mod id;
pub mod note;
pub mod own;
pub mod record;
pub mod reminder;
pub mod stamp;
pub mod stored;
pub mod time;

pub use book::Book;
pub use change::{Change, Delta, spans_of};
pub use contact::Contact;
pub use date::PartialDate;
pub use entry::Entry;
pub use fields::{FieldTag, UNKNOWN, Unknown};
pub use id::Id;
pub use record::{Body, Kind, Record};
pub use stamp::{Clock, Stamp};
