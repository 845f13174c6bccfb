//! Finding: the index of everything, made behind the scenes once something is searched for.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use crate::domain::{Change, Id};
use crate::rules::favours::acts;
use crate::rules::search::{Index, Results};
use crate::store::local::next_turn;

/// Records taken into the index at once: some ten milliseconds.
const SLICE: usize = 1_000;

/// The index, as far as it is made.
#[derive(Default)]
pub struct Finder {
    index: Index,
    /// How it follows a Change, once somebody has searched, so that it is made, or being made: its code
    /// comes with that of the search.
    follow: Option<fn(&mut Index, &Change)>,
    /// Whether it has come to everything.
    whole: bool,
}

impl Finder {
    /// Follows a Change of the Book. What the making has not come to yet, it will find as it is then.
    pub fn follow(&mut self, effect: &Change) {
        if let Some(follow) = self.follow {
            follow(&mut self.index, effect);
        }
    }
}

impl App {
    /// Searches every text, at most so many hits of a kind, and again whenever the Book changes. The
    /// first search of all finds what is indexed so far, and again once everything is. Also whether
    /// everything was looked at.
    pub fn search(&self, query: &str, limit: usize) -> (Results, bool) {
        if !query.trim().is_empty() {
            self.start_indexing();
        }
        self.indexed.track();
        self.read(|book| {
            self.finder
                .with_value(|finder| (finder.index.search(book, query, limit), finder.whole))
        })
    }

    /// The people whom that names, at most so many, the closest first; as with [`App::search`], at
    /// first among those indexed so far.
    pub fn people_named(&self, query: &str, limit: usize) -> Vec<Id> {
        if !query.trim().is_empty() {
            self.start_indexing();
        }
        self.indexed.track();
        self.revision.track();
        self.finder
            .with_value(|finder| finder.index.people(query, limit))
    }

    /// The acts of anybody that something can have grown from and that fit the query; as with
    /// [`App::search`], at first among those indexed so far.
    pub fn acts_named(&self, query: &str, of: Option<Id>, limit: usize) -> Vec<Id> {
        if !query.trim().is_empty() {
            self.start_indexing();
        }
        self.indexed.track();
        self.read(|book| {
            self.finder
                .with_value(|finder| acts::fitting(book, &finder.index, query, of, limit))
        })
    }

    fn start_indexing(&self) {
        if self.finder.with_value(|finder| finder.follow.is_some()) {
            return;
        }
        self.finder
            .update_value(|finder| finder.follow = Some(Index::update));
        let app = *self;
        spawn_local(async move {
            let mut last = None;
            while let Some(next) = app.index_next(last) {
                last = Some(next);
                next_turn().await;
            }
            app.finder.update_value(|finder| finder.whole = true);
            app.indexed.notify();
        });
    }

    /// Takes some more records into the index, those after that id. Returns the last of them.
    fn index_next(&self, after: Option<Id>) -> Option<Id> {
        self.peek(|book| {
            let take = |finder: &mut Finder| finder.index.take_next(book, after, SLICE);
            self.finder.try_update_value(take).flatten()
        })
    }
}
