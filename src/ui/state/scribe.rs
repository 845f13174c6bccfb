//! The one who writes: takes orders in turn, holds the store, lets the Book take in what is kept.
//!
//! To open the book and show it, nothing is written: so the scribe is a module of its own
//! (`#[wasm_split]`), the first to be fetched after the start. Orders wait until it is here.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt as _;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::{Set as _, Update as _, WithValue as _};
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::opening::Standing;
use super::{App, Toast};
use crate::domain::{Change, Clock, Delta};
use crate::rules::undo;
use crate::store::indexed::Indexed;
use crate::store::local::{Local, next_turn};
use crate::store::port::JournalError;
use crate::store::{News, STEP, Store, StoreError};
use crate::ui::browser::channel::Channel;
use crate::ui::browser::{clock, locks, page};

/// A book in this browser.
pub(super) type Kept = Store<Local, Indexed>;

/// What can be asked of the scribe.
pub enum Order {
    /// A gesture of the person.
    Commit {
        change: Arc<Change>,
        reply: Reply<()>,
    },
    /// Take back what a gesture did. Replies with what does it again.
    Undo {
        change: Arc<Change>,
        reply: Reply<Arc<Change>>,
    },
    /// Another copy of the book, stamps and all. Replies with what it changed.
    Join { delta: Delta, reply: Reply<Change> },
    /// A question about the keeping itself.
    Keep(super::keeping::Ask),
    /// Take in what other tabs wrote.
    CatchUp { reply: Reply<()> },
    /// Purge what has been in the trash long enough.
    EmptyTrash,
    /// Write the pages that changed to local storage.
    Fold,
    /// What is being typed, or that it no longer is.
    KeepDraft { key: String, text: Option<String> },
}

pub type Reply<T> = oneshot::Sender<Result<T, String>>;

/// Where orders are handed in.
pub struct Scribe {
    orders: mpsc::UnboundedSender<Order>,
}

impl Scribe {
    pub fn new(orders: mpsc::UnboundedSender<Order>) -> Scribe {
        Scribe { orders }
    }
}

/// What the scribe works with.
pub(super) struct Desk {
    /// Nothing, where this browser keeps nothing.
    pub store: Option<Kept>,
    pub stamps: RefCell<Clock>,
    pub(super) folding: Cell<bool>,
    /// What is being typed and not written yet; `None` inside: no longer.
    typed: RefCell<BTreeMap<String, Option<String>>>,
    typing: Cell<bool>,
    channel: RefCell<Option<Channel>>,
    /// That no other tab writes which must not write beside this one.
    _writes: Option<locks::Guard>,
}

/// Name of the database, of the channel between tabs, and of the lock of whoever folds.
pub const NAME: &str = "kith";

/// Where orders come in.
pub(super) type Orders = mpsc::UnboundedReceiver<Order>;

/// Has the orders carried out for as long as the page lives. Where the scribe's module cannot be had,
/// whoever orders something is told, and the next order tries again.
pub(super) fn run(app: App, desk: Rc<Desk>, mut orders: Orders) {
    app.send(Order::EmptyTrash);
    app.send(Order::Fold);
    spawn_local(async move {
        let mut first = None;
        while fetch().await.is_err() {
            if let Some(order) = first.take() {
                desk.refuse(order);
            }
            first = orders.next().await;
        }
        // It is here: nothing can fail any more.
        if let Ok(work) = work(app, desk, first, orders).await {
            work.await;
        }
    });
}

/// Carries out orders, one at a time, the one that is in hand first.
#[wasm_split(scribe, fallible, preload(fetch))]
fn work(
    app: App,
    desk: Rc<Desk>,
    first: Option<Order>,
    mut orders: Orders,
) -> Result<LocalBoxFuture<'static, ()>, SplitLoaderError> {
    Ok(Box::pin(async move {
        let heard = move |_| app.catch_up_soon();
        *desk.channel.borrow_mut() = Some(Channel::open(NAME, heard));
        // What was typed while nothing could be carried out.
        desk.keep_drafts(app);
        if let Some(order) = first {
            desk.carry_out(app, order).await;
        }
        while let Some(order) = orders.next().await {
            desk.carry_out(app, order).await;
        }
    }))
}

const UNREACHED: &str = "The part of Kith that saves could not be fetched, and this is not saved. \
     Are you offline, or was Kith renewed meanwhile? Try again, or reload the page.";

impl Desk {
    pub fn new(store: Option<Kept>, stamps: Clock, writes: Option<locks::Guard>) -> Desk {
        Desk {
            store,
            stamps: RefCell::new(stamps),
            folding: Cell::new(false),
            typed: RefCell::default(),
            typing: Cell::new(false),
            channel: RefCell::new(None),
            _writes: writes,
        }
    }

    /// Answers while nothing can be carried out. What is being typed is kept for when it can.
    fn refuse(&self, order: Order) {
        let no = || UNREACHED.to_owned();
        match order {
            Order::Commit { reply, .. } | Order::CatchUp { reply } => drop(reply.send(Err(no()))),
            Order::Undo { reply, .. } => drop(reply.send(Err(no()))),
            Order::Join { reply, .. } => drop(reply.send(Err(no()))),
            Order::Keep(ask) => ask.refuse(no()),
            Order::KeepDraft { key, text } => drop(self.typed.borrow_mut().insert(key, text)),
            Order::EmptyTrash | Order::Fold => {}
        }
    }

    async fn carry_out(self: &Rc<Self>, app: App, order: Order) {
        // Nobody waits any more where a reply cannot be sent.
        match order {
            Order::Commit { change, reply } => {
                let delta = self.stamp(app, &change).await;
                let _ = reply.send(self.write(app, delta).await.map(drop));
            }
            Order::Undo { change, reply } => {
                let _ = reply.send(self.undo(app, change).await);
            }
            Order::Join { delta, reply } => {
                let _ = reply.send(self.write(app, delta).await);
            }
            Order::Keep(ask) => self.answer(ask).await,
            Order::CatchUp { reply } => {
                let _ = self.catch_up(app).await;
                let _ = reply.send(Ok(()));
            }
            Order::EmptyTrash => self.empty_trash(app).await,
            Order::Fold => self.start_fold(app),
            Order::KeepDraft { key, text } => {
                self.typed.borrow_mut().insert(key, text);
                self.keep_drafts(app);
            }
        }
    }

    /// Puts stamps on a Change, part by part. No other order changes the Book meanwhile.
    pub(super) async fn stamp(&self, app: App, change: &Change) -> Delta {
        let mut delta = Delta::default();
        for span in change.spans(STEP) {
            if !delta.is_empty() {
                next_turn().await;
            }
            let stamps = &mut self.stamps.borrow_mut();
            let now = clock::now_millis();
            delta.extend(app.peek(|book| book.stamp_within(change, span, stamps, now)));
        }
        delta
    }

    /// Takes a Change back in the book as it is now, once what other tabs wrote is in. Returns what
    /// does it again.
    async fn undo(self: &Rc<Self>, app: App, change: Arc<Change>) -> Result<Arc<Change>, String> {
        if !change.added.is_empty() {
            self.catch_up(app).await;
        }
        let mut back = Change::default();
        for span in change.spans(STEP) {
            let now = clock::now_seconds();
            back.extend(app.peek(|book| undo::undoing(book, &change, span, now)));
            next_turn().await;
        }
        let delta = self.stamp(app, &back).await;
        self.write(app, delta).await?;
        Ok(if undo::is_whole(&back, &change) {
            change
        } else {
            Arc::new(back.invert())
        })
    }

    /// Saves, then lets the Book take it in, and tells the other tabs. Returns what it changed.
    pub(super) async fn write(self: &Rc<Self>, app: App, delta: Delta) -> Result<Change, String> {
        let Some(store) = &self.store else {
            return Ok(app.join_unkept(delta).await);
        };
        match store.commit(delta).await {
            Ok(news) => {
                let effect = self.take_in(app, news).await;
                if let Some(channel) = &*self.channel.borrow() {
                    channel.say("head");
                }
                self.fold_later(app);
                Ok(effect)
            }
            Err(error) => Err(self.said(error)),
        }
    }

    /// Lets the Book take news in, step by step, the person having the floor between two. Only the
    /// scribe does, so that no two news come in across each other. Screens are told at the end: one
    /// gesture is one change of what they show. Returns what our own part of the news changed.
    async fn take_in(&self, app: App, mut news: News) -> Change {
        let (mut ours, mut all) = (Change::default(), 0);
        let Some(store) = &self.store else {
            return ours;
        };
        while !news.is_empty() {
            let is_ours = news.is_ours();
            let step = app.change_book(|book| store.take_in(book, &mut news).unwrap_or_default());
            all += step.len();
            if is_ours {
                ours = ours.squash(step);
            }
            if !news.is_empty() {
                next_turn().await;
            }
        }
        if all > 0 {
            app.book_changed();
        }
        app.standing_is(|standing| standing.is_read_only(store));
        ours
    }

    /// Takes in what other tabs wrote. Whether all of it is known now.
    pub(super) async fn catch_up(&self, app: App) -> bool {
        let Some(store) = &self.store else {
            return false;
        };
        match store.catch_up().await {
            Ok(news) => {
                let _ = self.take_in(app, news).await;
                true
            }
            // Said when something is to be saved: looking must not disturb.
            Err(error) => {
                let _ = self.said(error);
                false
            }
        }
    }

    /// Writes what is being typed, beside the orders. Of several keystrokes that come while one is
    /// being written, the last is written next.
    fn keep_drafts(self: &Rc<Self>, app: App) {
        if self.typing.replace(true) {
            return;
        }
        let desk = self.clone();
        spawn_local(async move {
            while let Some((key, text)) = desk.next_draft() {
                if let Err(error) = desk.keep_draft(&key, text).await {
                    app.toast.set(Some(Toast::failed(desk.said(error))));
                }
            }
            desk.typing.set(false);
        });
    }

    fn next_draft(&self) -> Option<(String, Option<String>)> {
        self.typed.borrow_mut().pop_first()
    }

    async fn keep_draft(&self, key: &str, text: Option<String>) -> Result<(), StoreError> {
        let Some(store) = &self.store else {
            return Ok(());
        };
        match text {
            Some(text) => store.put_draft(key, &text).await,
            None => store.remove_draft(key).await,
        }
    }

    /// The sentence for a failure. Where the book was deleted in another tab, this one begins anew.
    pub(super) fn said(&self, error: StoreError) -> String {
        if error == StoreError::Journal(JournalError::Replaced) {
            page::reload();
        }
        error.to_string()
    }
}

impl App {
    /// Hands in an order that needs no answer.
    pub(super) fn send(&self, order: Order) {
        // The scribe listens as long as the page lives.
        self.scribe
            .with_value(|scribe| drop(scribe.orders.unbounded_send(order)));
    }

    /// Hands in an order and gives the answer to wait for.
    pub(super) fn order<T>(
        &self,
        order: impl FnOnce(Reply<T>) -> Order,
    ) -> oneshot::Receiver<Result<T, String>> {
        let (reply, answer) = oneshot::channel();
        self.send(order(reply));
        answer
    }

    /// Looks what other tabs wrote, in its turn.
    pub(super) fn catch_up_soon(&self) {
        drop(self.order(|reply| Order::CatchUp { reply }));
    }

    /// Where nothing is kept, a change is in memory alone; a banner says so.
    async fn join_unkept(&self, delta: Delta) -> Change {
        let mut effect = Change::default();
        for part in delta.parts(STEP) {
            if !effect.is_empty() {
                next_turn().await;
            }
            effect = effect.squash(self.change_book(|book| book.join(part)));
        }
        self.book_changed();
        effect
    }

    pub(super) fn standing_is(&self, change: impl FnOnce(&mut Standing)) {
        let mut standing = leptos::prelude::GetUntracked::get_untracked(&self.standing);
        let before = standing.clone();
        change(&mut standing);
        if standing != before {
            self.standing.update(|held| *held = standing);
        }
    }
}
