//! What the scribe does unasked: pages written, the trash emptied.

use std::rc::Rc;

use leptos::task::spawn_local;

use super::App;
use super::scribe::{Desk, Order};
use crate::rules::trash;
use crate::store::Folded;
use crate::ui::browser::{clock, locks};

/// How long after a change its pages are written, in milliseconds: several edits, one fold.
const FOLD_AFTER: u32 = 4_000;

impl Desk {
    /// Purges what has been in the trash long enough: nobody's gesture, so nothing is said of it and
    /// nothing is to be undone. Another tab may have restored some of it, so its news come first.
    pub(super) async fn empty_trash(self: &Rc<Self>, app: App) {
        let writes = self
            .store
            .as_ref()
            .is_some_and(|store| !store.is_read_only());
        if !writes || !self.catch_up(app).await {
            return;
        }
        let change = app.peek(|book| trash::due(book, clock::now_seconds()));
        if !change.is_empty() {
            let delta = self.stamp(app, &change).await;
            // Where it is not saved, it is still due at the next start.
            let _ = self.write(app, delta).await;
        }
    }

    pub(super) fn fold_later(self: &Rc<Self>, app: App) {
        spawn_local(async move {
            clock::sleep(FOLD_AFTER).await;
            app.send(Order::Fold);
        });
    }

    /// Folds beside the orders, which go on meanwhile.
    pub(super) fn start_fold(self: &Rc<Self>, app: App) {
        if self.store.is_none() || self.folding.replace(true) {
            return;
        }
        let desk = self.clone();
        spawn_local(async move {
            if let Some(_alone) = locks::if_free("kith.fold").await {
                desk.fold(app).await;
            }
            desk.folding.set(false);
        });
    }

    async fn fold(&self, app: App) {
        let Some(store) = &self.store else { return };
        // Another tab may fold in between: then once more, on what it left.
        for _ in 0..3 {
            let _ = app.order(|reply| Order::CatchUp { reply }).await;
            let Some(mut plan) = app.peek(|book| store.plan_fold(book)) else {
                return;
            };
            while app.peek(|book| store.encode_next(book, &mut plan)) {
                // A page of the book is a few milliseconds; between two, the person has the floor.
                clock::sleep(0).await;
            }
            match store.finish_fold(plan).await {
                Ok(Folded::Done { .. }) => {
                    return app.standing_is(|standing| standing.full = false);
                }
                Ok(Folded::NoRoom) => return app.standing_is(|standing| standing.full = true),
                Ok(Folded::Behind) => {}
                // The log has it; the next change tries again.
                Err(error) => return drop(self.said(error)),
            }
        }
    }
}
