//! Kith, a private notebook for the people you know.
pub mod domain;
