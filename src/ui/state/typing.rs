//! What is being typed, kept until it is saved or thrown away.
//!
//! A form has a key ("person/ID/names", "note/new"), and keeps its text under it within the second.
//! After a reload, a crash or a walk elsewhere it finds its text again, and says that it did.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{App, scribe};

/// One unfinished text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What it is, for the list of unfinished things: "Note about Ada".
    pub what: String,
    /// The fragment of the page on which it is written.
    pub place: String,
    /// What was typed: a text, or a form's fields as JSON.
    pub text: String,
}

/// All unfinished texts by the key of their form.
pub type Typing = BTreeMap<String, Draft>;

impl App {
    /// What was typed into that form and not saved; asked once, when it opens.
    pub fn draft(&self, key: &str) -> Option<Draft> {
        self.typing
            .with_untracked(|typing| typing.get(key).cloned())
    }

    /// All unfinished texts, tracked.
    pub fn drafts(&self) -> Typing {
        self.typing.get()
    }

    /// Keeps what stands in the form now.
    pub fn keep_draft(&self, key: &str, draft: Draft) {
        let stored = serde_json::to_string(&draft).unwrap_or_default();
        self.typing
            .update(|typing| drop(typing.insert(key.to_owned(), draft)));
        self.send(scribe::Order::KeepDraft {
            key: key.to_owned(),
            text: Some(stored),
        });
    }

    /// Forgets it: it was saved, or thrown away.
    pub fn drop_draft(&self, key: &str) {
        let held = self
            .typing
            .try_update(|typing| typing.remove(key))
            .flatten();
        if held.is_some() {
            self.send(scribe::Order::KeepDraft {
                key: key.to_owned(),
                text: None,
            });
        }
    }
}
