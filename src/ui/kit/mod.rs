//! Parts that know nothing of people: each a native element with its behaviour.

pub mod bars;
pub mod choose;
pub mod dialog;
pub mod field;
pub mod file_button;
pub mod form;
pub mod icon;
pub mod more;
pub mod prose;
pub mod show_more;
pub mod window_list;

pub use bars::{Bar, Bars};
pub use choose::{Select, Tick};
pub use dialog::Dialog;
pub use field::{Field, TextArea};
pub use file_button::FileButton;
pub use form::Form;
pub use icon::{Glyph, Icon};
pub use more::More;
pub use prose::Prose;
pub use show_more::{ShowMore, ShowMoreOf};
pub use window_list::WindowList;
