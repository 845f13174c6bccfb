//! Search over everything.
