//! Where a book is kept: two homes that heal each other.
//!
//! IndexedDB holds the log, in which every change is on disk before it is seen, and a mirror of the
//! pages; local storage holds the whole book once more, packed, and opens alone where IndexedDB is
//! gone. A [`Store`] knows where everything is and never holds the book itself.
//!
//! Nothing here looks at what records say, reads a clock, or draws a random number.

pub mod codec;
pub mod fold;
#[cfg(target_arch = "wasm32")]
pub mod indexed;
pub mod keeper;
mod keys;
#[cfg(target_arch = "wasm32")]
pub mod local;
mod loose;
pub mod memory;
mod news;
pub mod packing;
pub mod pages;
pub mod port;
pub mod schema;
mod shelf;
pub mod start;
mod state;
pub mod upkeep;

pub use fold::{FoldPlan, Folded};
pub use keeper::{Mode, STEP, Store, StoreError};
pub use news::News;
pub use start::{Access, Opened, Report};
pub use upkeep::{Room, Usage, raw_dump};
