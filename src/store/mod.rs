//! Where a book is kept.

pub mod codec;
pub mod schema;
