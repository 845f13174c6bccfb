//! What is asked about the keeping of the book: room, snapshots, what was set aside, the end of it.

use leptos::prelude::{Set as _, Update as _};

use super::scribe::{Order, Reply};
use super::{App, Toast};
use crate::domain::{Change, Delta};
use crate::ui::browser::device;

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
    Usage { reply: Reply<Usage> },
    RoomFor { change: Change, reply: Reply<Room> },
    Snapshot { why: String, reply: Reply<()> },
    Snapshots { reply: Reply<Vec<Snapshot>> },
    ReadSnapshot { id: String, reply: Reply<Delta> },
    RawDump { reply: Reply<String> },
    DeleteEverything { reply: Reply<()> },
}

/// Answers where no store is wired: by what can be seen of local storage.
pub fn answer(ask: Ask) {
    // Nobody waits any more where a reply cannot be sent.
    match ask {
        Ask::Usage { reply } => drop(reply.send(Ok(seen_usage()))),
        Ask::RoomFor { change, reply } => {
            let needed = (change.len() * ROUGH_RECORD) as f64 / QUOTA as f64;
            let used = seen_usage().used;
            let fits = used + needed < 1.0;
            drop(reply.send(Ok(Room { used, needed, fits })));
        }
        Ask::Snapshot { reply, .. } => drop(reply.send(Ok(()))),
        Ask::Snapshots { reply } => drop(reply.send(Ok(Vec::new()))),
        Ask::ReadSnapshot { reply, .. } => {
            drop(reply.send(Err("There is no such copy.".to_owned())));
        }
        Ask::RawDump { reply } => {
            let raw = serde_json::to_string_pretty(&device::all(PREFIX)).unwrap_or_default();
            drop(reply.send(Ok(raw)));
        }
        Ask::DeleteEverything { reply } => {
            device::forget_all(PREFIX);
            drop(reply.send(Ok(())));
        }
    }
}

/// Beginning of every key of Kith in local storage.
const PREFIX: &str = "kith";

/// Units of local storage in Chromium and Firefox.
const QUOTA: usize = 5_242_880;

/// Units of one record, roughly.
const ROUGH_RECORD: usize = 60;

fn seen_usage() -> Usage {
    let units: usize = device::all(PREFIX)
        .iter()
        .map(|(key, value)| key.encode_utf16().count() + value.encode_utf16().count())
        .sum();
    Usage {
        used: units as f64 / QUOTA as f64,
        quota_bytes: QUOTA as u64 * 2,
    }
}

const GONE: &str = "Kith is closing. Nothing was changed.";

impl App {
    /// Takes in another copy of the book, stamps and all, and says so with its way back.
    /// Whether it is saved.
    pub async fn join(&self, delta: Delta, what: impl Into<String>) -> bool {
        let what = what.into();
        match self.order(|reply| Order::Join { delta, reply }).await {
            Ok(Ok(effect)) => {
                self.history
                    .update(|history| history.did(what.clone(), effect));
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

    /// How full the room is.
    pub async fn usage(&self) -> Result<Usage, String> {
        self.ask(|reply| Ask::Usage { reply }).await
    }

    /// What a Change would take, before it is committed.
    pub async fn room_for(&self, change: Change) -> Result<Room, String> {
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
