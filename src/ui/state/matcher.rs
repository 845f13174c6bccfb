//! Matching: the index of all that speaks for somebody, made behind the scenes once something is
//! looked for.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::App;
use crate::domain::{Book, Change, Id};
use crate::rules::matches::thesaurus::Reading;
use crate::rules::matches::{self, Index};
use crate::store::local::next_turn;

/// Records looked at at once: some ten milliseconds.
const SLICE: usize = 500;

/// Lines of the thesaurus read at once: as long.
const LINES: usize = 100;

/// The index, as far as it is made.
#[derive(Default)]
pub struct Matcher {
    index: Index,
    /// How it follows a Change, once it is made, or being made: its code comes with the pages.
    follow: Option<fn(&mut Index, &Book, &Change)>,
    /// Whether it has come to everything.
    whole: bool,
}

impl Matcher {
    /// Follows a Change of the Book. What the making has not come to yet, it will find as it is then.
    pub fn follow(&mut self, book: &Book, effect: &Change) {
        if let Some(follow) = self.follow {
            follow(&mut self.index, book, effect);
        }
    }
}

/// The situations by which needs are read: as much as all the code of a page, and for this alone.
#[wasm_split(situations, fallible)]
fn situations() -> Result<&'static str, SplitLoaderError> {
    Ok(matches::SITUATIONS)
}

impl App {
    /// Asks the index of matches, and again whenever the Book changes; `None` until all of the book is
    /// in it, since half of it would give wrong answers.
    pub fn matched<T>(&self, question: impl FnOnce(&Index, &Book) -> T) -> Option<T> {
        self.start_matching();
        self.matched.track();
        self.read(|book| {
            self.matcher
                .with_value(|matcher| matcher.whole.then(|| question(&matcher.index, book)))
        })
    }

    fn start_matching(&self) {
        if self.matcher.with_value(|matcher| matcher.follow.is_some()) {
            return;
        }
        self.matcher
            .update_value(|matcher| matcher.follow = Some(Index::update));
        let app = *self;
        spawn_local(async move {
            if !Reading::is_done() {
                let mut thesaurus = Reading::default();
                while thesaurus.go_on(LINES) {
                    next_turn().await;
                }
                thesaurus.keep();
            }
            // Without them, only what a need names is understood: better than nothing.
            if let Ok(text) = situations().await {
                matches::bring(text);
            }
            let mut last = None;
            while let Some(next) = app.match_next(last) {
                last = Some(next);
                next_turn().await;
            }
            let aims = app.peek(|book| matches::aims_of_day(book, app.today.get_untracked()));
            for aim in aims {
                let read = |matcher: &Matcher| {
                    app.peek(|book| matches::read_ahead(&matcher.index, book, aim));
                };
                app.matcher.with_value(read);
                next_turn().await;
            }
            app.matcher.update_value(|matcher| matcher.whole = true);
            app.matched.notify();
        });
    }

    /// Takes some more records into the index, those after that id. Returns the last of them.
    fn match_next(&self, after: Option<Id>) -> Option<Id> {
        self.peek(|book| {
            let take = |matcher: &mut Matcher| matcher.index.take_next(book, after, SLICE);
            self.matcher.try_update_value(take).flatten()
        })
    }
}
