//! What is being typed, kept until it is saved or thrown away.
//!
//! A form has a key ("person/ID/names", "note/new"), and keeps its text under it within the second.
//! After a reload, a crash or a walk elsewhere it finds its text again, and says that it did.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{App, Toast, scribe};
use crate::domain::circle::Circle;
use crate::domain::{Book, Contact};
use crate::route::Route;

/// One unfinished text.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What it is, for the list of unfinished things: "Note about Ada".
    pub what: String,
    /// The fragment of the page on which it is written.
    pub place: String,
    /// What was typed: a text, or a form's fields as its owner writes them.
    pub text: String,
    /// Whether things were only chosen. That is kept, but nobody is told: there is no work in it.
    pub chosen: bool,
}

/// Stands before what it is, where things were only chosen.
const CHOSEN: &str = "\t";

impl Draft {
    /// As it is stored: what it is, its place, and the rest is what was typed.
    fn to_stored(&self) -> String {
        let line = |text: &str| text.replace('\n', " ");
        let mark = if self.chosen { CHOSEN } else { "" };
        let (what, place) = (line(&self.what), line(&self.place));
        format!("{mark}{what}\n{place}\n{}", self.text)
    }

    pub(super) fn from_stored(stored: &str) -> Option<Draft> {
        let written = stored.strip_prefix(CHOSEN);
        let mut parts = written.unwrap_or(stored).splitn(3, '\n').map(str::to_owned);
        Some(Draft {
            chosen: written.is_some(),
            what: parts.next()?,
            place: parts.next()?,
            text: parts.next()?,
        })
    }
}

/// All unfinished texts by the key of their form.
pub type Typing = BTreeMap<String, Draft>;

/// Whether the page of that address is about somebody, or a circle, that is in the book.
fn is_there(book: &Book, place: &str) -> bool {
    match Route::parse(place) {
        Route::Person(id) | Route::Brief(id) => book.get::<Contact>(id).is_some(),
        Route::Circle(id) => book.get::<Circle>(id).is_some(),
        _ => true,
    }
}

fn has(keys: &[String], key: &str) -> bool {
    keys.iter().any(|one| one == key)
}

impl App {
    /// What was typed into that form and not saved; asked once, when it opens. What is being saved
    /// right now was not left: its record may stand in another place already, to be read.
    pub fn draft(&self, key: &str) -> Option<Draft> {
        if self.saving.with_value(|keys| has(keys, key)) {
            return None;
        }
        self.typing
            .with_untracked(|typing| typing.get(key).cloned())
    }

    /// Tells that the form of that key is being saved, until it is told that this is over.
    pub fn set_saving(&self, key: &str, now: bool) {
        self.saving.update_value(|keys| {
            keys.retain(|one| one != key);
            if now {
                keys.push(key.to_owned());
            }
        });
    }

    /// Tells that the form of that key is on the screen, for as long as the calling component is.
    pub fn stands_open(&self, key: &str) {
        let (app, owned) = (*self, key.to_owned());
        let was_written = self.draft(key).is_some_and(|draft| !draft.chosen);
        if was_written {
            app.was_written(key);
        } else if app.written.with_untracked(|keys| has(keys, key)) {
            app.written.update(|keys| keys.retain(|one| one != key));
        }
        app.open_forms.update(|forms| forms.push(owned.clone()));
        on_cleanup(move || {
            app.open_forms.try_update(|forms| {
                // Another form of that key may be there already.
                if let Some(at) = forms.iter().position(|one| *one == owned) {
                    forms.swap_remove(at);
                }
            });
        });
    }

    /// Tells that something was written into the form of that key.
    pub fn was_written(&self, key: &str) {
        if !self.written.with_untracked(|keys| has(keys, key)) {
            self.written.update(|keys| keys.push(key.to_owned()));
        }
    }

    /// Whether something was, tracked.
    pub fn is_written(&self, key: &str) -> bool {
        self.written.with(|keys| has(keys, key))
    }

    /// Texts that were left on other pages than this one, and are not on the screen. What belongs to
    /// somebody who was deleted waits until they are back. Tracked.
    pub fn left_elsewhere(&self) -> Typing {
        let here = self.route.get().to_string();
        let mut left = self.drafts();
        self.read(|book| left.retain(|_, draft| is_there(book, &draft.place)));
        self.open_forms.with(|open| {
            left.retain(|key, draft| !draft.chosen && draft.place != here && !has(open, key));
        });
        left
    }

    /// All unfinished texts, tracked.
    pub fn drafts(&self) -> Typing {
        self.typing.get()
    }

    /// Keeps what stands in the form now.
    pub fn keep_draft(&self, key: &str, draft: Draft) {
        let stored = draft.to_stored();
        self.typing
            .update(|typing| drop(typing.insert(key.to_owned(), draft)));
        self.send(scribe::Order::KeepDraft {
            key: key.to_owned(),
            text: Some(stored),
        });
    }

    /// Throws it away, with a way to have it back.
    pub fn discard_draft(&self, key: &str) {
        let Some(draft) = self.draft(key) else { return };
        self.drop_draft(key);
        self.toast.set(Some(Toast::discarded(&draft.what)));
        self.discarded.set_value(Some((key.to_owned(), draft)));
    }

    /// Has the text back that was thrown away last.
    pub fn bring_draft_back(&self) {
        let held = self.discarded.try_update_value(Option::take).flatten();
        if let Some((key, draft)) = held {
            self.toast
                .set(Some(Toast::said(format!("Kept again: {}", draft.what))));
            self.keep_draft(&key, draft);
        }
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
