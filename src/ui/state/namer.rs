//! Naming: the index of names by which a line is understood, made behind the scenes once one is
//! written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use crate::domain::{Change, Id};
use crate::rules::quick_log::{Names, Understood, understand};
use crate::store::local::next_turn;

/// Records looked at at once: a few milliseconds.
const SLICE: usize = 1_000;

/// The index, as far as it is made.
#[derive(Default)]
pub struct Namer {
    index: Names,
    /// How it follows a Change, once it is made, or being made: its code comes with that of the line.
    follow: Option<fn(&mut Names, &Change)>,
}

impl Namer {
    /// Follows a Change of the Book. What the making has not come to yet, it will find as it is then.
    pub fn follow(&mut self, effect: &Change) {
        if let Some(follow) = self.follow {
            follow(&mut self.index, effect);
        }
    }
}

impl App {
    /// Reads a line, and again whenever the Book or the day changes, and once all names are known.
    pub fn understand(&self, line: &str) -> Understood {
        self.start_naming();
        self.names_known.track();
        let today = self.today.get();
        self.read(|book| {
            self.namer
                .with_value(|namer| understand(line, &namer.index, book, today))
        })
    }

    /// Whether every name of the Book is known by now, tracked.
    pub fn names_known(&self) -> bool {
        self.names_known.get()
    }

    fn start_naming(&self) {
        if self.namer.with_value(|namer| namer.follow.is_some()) {
            return;
        }
        self.namer
            .update_value(|namer| namer.follow = Some(Names::update));
        let app = *self;
        spawn_local(async move {
            let mut last = None;
            while let Some(next) = app.name_next(last) {
                last = Some(next);
                next_turn().await;
            }
            app.names_known.set(true);
        });
    }

    /// Takes some more records into the index, those after that id. Returns the last of them.
    fn name_next(&self, after: Option<Id>) -> Option<Id> {
        self.peek(|book| {
            let take = |namer: &mut Namer| namer.index.take_next(book, after, SLICE);
            self.namer.try_update_value(take).flatten()
        })
    }
}
