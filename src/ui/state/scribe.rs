//! The one who writes: takes orders in turn, holds the store, lets the Book take in what is kept.

use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt as _;

use leptos::prelude::WithValue as _;

use super::{App, Typing};
use crate::domain::{Book, Change, Clock, Delta};
use crate::ui::browser::{clock, random};

/// What can be asked of the scribe.
pub enum Order {
    /// A gesture of the person. Replies with what it changed, or a sentence.
    Commit {
        change: Change,
        reply: Reply<Change>,
    },
    /// Another copy of the book, stamps and all.
    Join { delta: Delta, reply: Reply<Change> },
    /// A question about the keeping itself.
    Keep(super::keeping::Ask),
    /// Take in what other tabs wrote.
    CatchUp,
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

/// How the book is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Written by a newer Kith: shown, never written over.
    pub read_only: bool,
    /// Why IndexedDB is not there, where it is not.
    pub without_journal: Option<String>,
    /// Why nothing is kept at all.
    pub not_kept: Option<String>,
    /// Records that could not be read, set aside.
    pub set_aside: usize,
}

/// A book as it was found.
pub struct Opened {
    pub book: Book,
    pub scribe: Scribe,
    pub orders: mpsc::UnboundedReceiver<Order>,
    pub typing: Typing,
    pub standing: Standing,
}

/// Opens the book of this browser.
pub async fn open() -> Opened {
    let (sender, orders) = mpsc::unbounded();
    Opened {
        book: Book::default(),
        scribe: Scribe { orders: sender },
        orders,
        typing: Typing::new(),
        standing: Standing::default(),
    }
}

/// Carries out orders, one at a time, for as long as the page lives.
pub fn run(app: App, mut orders: mpsc::UnboundedReceiver<Order>) {
    leptos::task::spawn_local(async move {
        let mut stamps = Clock::new(random::bits());
        while let Some(order) = orders.next().await {
            match order {
                Order::Commit { change, reply } => {
                    let delta =
                        app.peek(|book| book.stamp(&change, &mut stamps, clock::now_millis()));
                    let _ = reply.send(Ok(app.take_in(&delta)));
                }
                Order::Join { delta, reply } => {
                    let _ = reply.send(Ok(app.take_in(&delta)));
                }
                Order::Keep(ask) => super::keeping::answer(ask),
                Order::CatchUp | Order::Fold | Order::KeepDraft { .. } => {}
            }
        }
    });
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
}
