//! What is said to the person when something they typed cannot be used.

use std::borrow::Cow;

/// One or two plain sentences for the person: what happened, and what to do next. Never a code,
/// never blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Sentence(pub Cow<'static, str>);

impl From<&'static str> for Sentence {
    fn from(text: &'static str) -> Self {
        Sentence(Cow::Borrowed(text))
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Sentence(Cow::Owned(text))
    }
}
