//! What is asked about the keeping of the book: room, snapshots, what was set aside, the end of it.

use std::sync::Arc;

use leptos::prelude::{Set as _, Update as _};

use super::scribe::{Desk, Kept, Order, Reply};
use super::{App, Toast};
use crate::domain::{Change, Contact, Delta, Id};
use crate::store::StoreError;
use crate::ui::browser::{clock, random};

/// How much of the room for Kith in this browser is taken, as parts of one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    pub used: f64,
    /// All the room there is, in bytes of local storage.
    pub quota_bytes: u64,
}

/// What a Change would take.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Room {
    /// What is used now, as a part of one.
    pub used: f64,
    /// What would be added, as a part of one.
    pub needed: f64,
    pub fits: bool,
}

/// A copy of the book as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub id: String,
    /// Why it was made: "before an import".
    pub why: String,
    /// Milliseconds since 1970.
    pub made: u64,
}

/// What can be asked of the keeping.
pub enum Ask {
    Usage {
        reply: Reply<Usage>,
    },
    RoomFor {
        change: Arc<Change>,
        reply: Reply<Room>,
    },
    Snapshot {
        why: String,
        reply: Reply<()>,
    },
    Snapshots {
        reply: Reply<Vec<Snapshot>>,
    },
    ReadSnapshot {
        id: String,
        reply: Reply<Delta>,
    },
    RawDump {
        reply: Reply<String>,
    },
    DeleteEverything {
        reply: Reply<()>,
    },
}

impl Desk {
    /// Answers a question about the keeping.
    pub(super) async fn answer(&self, ask: Ask) {
        let Some(store) = &self.store else {
            return ask.answer_without_store();
        };
        // Nobody waits any more where a reply cannot be sent.
        match ask {
            Ask::Usage { reply } => drop(reply.send(self.told(store.usage().map(Usage::from)))),
            Ask::RoomFor { change, reply } => drop(reply.send(self.told(room(store, &change)))),
            Ask::Snapshot { why, reply } => {
                let taken = store.take_snapshot(clock::now_millis(), &why).await;
                drop(reply.send(self.told(taken)));
            }
            Ask::Snapshots { reply } => {
                let held = store.snapshots().await.map(|held| {
                    held.into_iter()
                        .rev()
                        .map(Snapshot::from)
                        .collect::<Vec<_>>()
                });
                drop(reply.send(self.told(held)));
            }
            Ask::ReadSnapshot { id, reply } => {
                let read = store.read_snapshot(id.parse().unwrap_or(0)).await;
                drop(reply.send(self.told(read.map(|book| book.to_delta()))));
            }
            Ask::RawDump { reply } => drop(reply.send(Ok(store.raw_dump().await))),
            Ask::DeleteEverything { reply } => {
                let deleted = store.delete_everything(random::bits()).await;
                drop(reply.send(self.told(deleted)));
            }
        }
    }

    fn told<T>(&self, answer: Result<T, StoreError>) -> Result<T, String> {
        answer.map_err(|error| self.said(error))
    }
}

impl Ask {
    /// Answers with that sentence, where nothing can be asked.
    pub(super) fn refuse(self, no: String) {
        match self {
            Ask::Usage { reply } => drop(reply.send(Err(no))),
            Ask::RoomFor { reply, .. } => drop(reply.send(Err(no))),
            Ask::Snapshot { reply, .. } | Ask::DeleteEverything { reply } => {
                drop(reply.send(Err(no)));
            }
            Ask::Snapshots { reply } => drop(reply.send(Err(no))),
            Ask::ReadSnapshot { reply, .. } => drop(reply.send(Err(no))),
            Ask::RawDump { reply } => drop(reply.send(Err(no))),
        }
    }

    /// Answers where nothing is kept.
    fn answer_without_store(self) {
        match self {
            // What is only in memory always fits.
            Ask::RoomFor { reply, .. } => drop(reply.send(Ok(Room {
                fits: true,
                ..Room::default()
            }))),
            Ask::Snapshots { reply } => drop(reply.send(Ok(Vec::new()))),
            ask => ask.refuse(StoreError::NoHome.to_string()),
        }
    }
}

fn room(store: &Kept, change: &Change) -> Result<Room, StoreError> {
    let needed = store.room_for(change)?;
    let usage = store.usage()?;
    let part = |units: u64| units as f64 / usage.quota.max(1) as f64;
    Ok(Room {
        used: part(usage.used),
        needed: part(needed.needed),
        fits: needed.suffices(),
    })
}

impl From<crate::store::Usage> for Usage {
    fn from(usage: crate::store::Usage) -> Self {
        Usage {
            used: usage.used as f64 / usage.quota.max(1) as f64,
            // Two bytes a unit.
            quota_bytes: usage.quota * 2,
        }
    }
}

impl From<crate::store::port::Snapshot> for Snapshot {
    fn from(held: crate::store::port::Snapshot) -> Self {
        Snapshot {
            id: held.id.to_string(),
            why: held.reason,
            made: held.taken,
        }
    }
}

const GONE: &str = "Kith is closing. Nothing was changed.";

impl App {
    /// Takes in another copy of the book, stamps and all, and says so with its way back; `back` is
    /// what that copy has and this book deleted since. Whether it is saved.
    pub async fn join(&self, delta: Delta, back: Change, what: impl Into<String>) -> bool {
        let what = what.into();
        let me = self.peek(|book| Some(book.me()?.0));
        match self.order(|reply| Order::Join { delta, reply }).await {
            Ok(Ok(mut effect)) => {
                let back = Arc::new(back);
                if self.write(back.clone()).await {
                    effect = effect.squash(Arc::unwrap_or_clone(back));
                }
                if let Some(me) = me {
                    effect = effect.squash(self.stay(me).await);
                }
                self.history
                    .update(|history| history.did(what.clone(), Arc::new(effect)));
                self.toast.set(Some(Toast::done(what)));
                true
            }
            Ok(Err(sentence)) => {
                self.toast.set(Some(Toast::failed(sentence)));
                false
            }
            Err(_) => false,
        }
    }

    /// Another copy may come with somebody else as oneself: whoever keeps this book stays who they
    /// are, and the other becomes one of the people in it. What that changed.
    async fn stay(&self, me: Id) -> Change {
        let others = self.peek(|book| {
            let all = book.all::<Contact>();
            let others = all.filter(|(id, contact)| contact.me && *id != me);
            others.map(|(id, _)| id).collect::<Vec<_>>()
        });
        let change = others.into_iter().fold(Change::default(), |change, id| {
            change.squash(self.edited::<Contact>(id, |contact| contact.me = false))
        });
        // Where it is not saved there are two for now; the next merge tries again.
        let change = Arc::new(change);
        if self.write(change.clone()).await {
            Arc::unwrap_or_clone(change)
        } else {
            Change::default()
        }
    }

    /// How full the room is.
    pub async fn usage(&self) -> Result<Usage, String> {
        self.ask(|reply| Ask::Usage { reply }).await
    }

    /// What a Change would take, before it is committed.
    pub async fn room_for(&self, change: Arc<Change>) -> Result<Room, String> {
        self.ask(|reply| Ask::RoomFor { change, reply }).await
    }

    /// Keeps a copy of the book as it is.
    pub async fn snapshot(&self, why: &str) -> Result<(), String> {
        let why = why.to_owned();
        self.ask(|reply| Ask::Snapshot { why, reply }).await
    }

    /// The copies that are kept, newest first.
    pub async fn snapshots(&self) -> Result<Vec<Snapshot>, String> {
        self.ask(|reply| Ask::Snapshots { reply }).await
    }

    /// The whole content of a copy.
    pub async fn snapshot_content(&self, id: String) -> Result<Delta, String> {
        self.ask(|reply| Ask::ReadSnapshot { id, reply }).await
    }

    /// Everything as it is stored, what could not be read included, as JSON.
    pub async fn raw_dump(&self) -> Result<String, String> {
        self.ask(|reply| Ask::RawDump { reply }).await
    }

    /// Deletes everything of Kith in this browser, snapshots and log included. There is no way back.
    pub async fn delete_everything(&self) -> Result<(), String> {
        self.ask(|reply| Ask::DeleteEverything { reply }).await
    }

    async fn ask<T>(&self, ask: impl FnOnce(Reply<T>) -> Ask) -> Result<T, String> {
        let answer = self.order(|reply| Order::Keep(ask(reply)));
        answer.await.unwrap_or_else(|_| Err(GONE.to_owned()))
    }
}
