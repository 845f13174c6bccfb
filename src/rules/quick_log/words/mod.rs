//! Every word the quick log knows, in tables. All are folded; a phrase is words with one space.
//!
//! Another way to say something is one more row here, and one more case in
//! `tests/rules_quick_log.rs`.

mod days;
mod doing;
mod giving;
mod naming;
mod planning;
mod promising;

pub use days::*;
pub use doing::*;
pub use giving::*;
pub use naming::*;
pub use planning::*;
pub use promising::*;
