//! What can be undone and redone, in this tab, since it was opened.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::{Change, Id};

/// What the last action did.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    pub text: String,
    /// The way back that stands beside it.
    pub back: Option<Back>,
    /// Whether it stays until it is dismissed, and is announced at once.
    pub failure: bool,
}

impl Toast {
    pub fn done(text: String) -> Self {
        Toast {
            text,
            back: Some(Back::Undo),
            failure: false,
        }
    }

    pub fn discarded(what: &str) -> Self {
        Toast {
            text: format!("Discarded: {what}"),
            back: Some(Back::Draft),
            failure: false,
        }
    }

    pub fn undone(what: String) -> Self {
        Toast {
            text: format!("Undone: {what}"),
            back: Some(Back::Redo),
            failure: false,
        }
    }

    pub fn said(text: impl Into<String>) -> Self {
        Toast {
            text: text.into(),
            back: None,
            failure: false,
        }
    }

    pub fn failed(text: impl Into<String>) -> Self {
        Toast {
            text: text.into(),
            back: None,
            failure: true,
        }
    }
}

/// A way back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    Undo,
    Redo,
    /// The text that was thrown away last.
    Draft,
}

/// What somebody did, and what that changed: shared, since an import is large.
type Gesture = (String, Arc<Change>);

/// Gestures, the last one last.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Gesture>,
    undone: Vec<Gesture>,
}

/// Steps kept. One import can be large; more than this nobody walks back.
const STEPS: usize = 100;

impl History {
    /// A new gesture: what was undone before can no longer be redone.
    pub fn did(&mut self, what: String, effect: Arc<Change>) {
        if effect.is_empty() {
            return;
        }
        self.undone.clear();
        self.put_back(what, effect);
    }

    pub fn put_back(&mut self, what: String, change: Arc<Change>) {
        self.done.push((what, change));
        if self.done.len() > STEPS {
            self.done.remove(0);
        }
    }

    pub fn take_done(&mut self) -> Option<Gesture> {
        self.done.pop()
    }

    pub fn undid(&mut self, what: String, change: Arc<Change>) {
        self.undone.push((what, change));
    }

    pub fn take_undone(&mut self) -> Option<Gesture> {
        self.undone.pop()
    }

    /// Lets go of those records: what was purged for good does not come back by undoing something.
    pub fn forget(&mut self, ids: &BTreeSet<Id>) {
        for gestures in [&mut self.done, &mut self.undone] {
            for (_, change) in gestures.iter_mut() {
                if change.ids().any(|id| ids.contains(&id)) {
                    let change = Arc::make_mut(change);
                    change.added.retain(|id, _| !ids.contains(id));
                    change.updated.retain(|id, _| !ids.contains(id));
                    change.removed.retain(|id, _| !ids.contains(id));
                }
            }
            gestures.retain(|(_, change)| !change.is_empty());
        }
    }

    /// Whether what was undone had added that record.
    pub fn has_undone(&self, id: Id) -> bool {
        let mut undone = self.undone.iter();
        undone.any(|(_, change)| change.added.contains_key(&id))
    }

    pub fn redid(&mut self, what: String, change: Arc<Change>) {
        self.put_back(what, change);
    }
}
