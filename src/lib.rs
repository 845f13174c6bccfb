//! Kith, a private notebook for the people you know.
//!
//! Layers, each using only those above it:
//! - [`domain`]: plain data, and the one way in which it changes.
//! - `rules`: pure questions to a book, `(&Book, today) -> answer`.
//! - `formats`: foreign files in and out, never failing whole.
//! - `store`: where a book is kept, in two homes that heal each other.
//! - `messages`: what the page and the worker say to each other.
//! - `route`: what the address bar says.
//!
//! Above them all stands `ui`, in the page's program (`main.rs`): the screens, and the only code that
//! touches a browser besides the store's two homes.

pub mod domain;
pub mod formats;
pub mod messages;
pub mod route;
pub mod rules;
pub mod store;
