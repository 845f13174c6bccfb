//! The book of this browser being opened: which homes it has, who may write, what was left unfinished.

use std::rc::Rc;

use futures_channel::mpsc;

use super::scribe::{Desk, Kept, NAME, Orders, Scribe};
use super::{Draft, Typing};
use crate::domain::{Book, Clock};
use crate::store::indexed::Indexed;
use crate::store::local::Local;
use crate::store::port::JournalError;
use crate::store::{self, Access, Store, StoreError};
use crate::ui::browser::{device, locks, random, webkit};

/// How the book is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Shown, never written over: [`Standing::why_read_only`] says why.
    pub read_only: bool,
    /// A newer Kith wrote it, or another tab writes; a sentence or two.
    pub why_read_only: Option<String>,
    /// Why IndexedDB is not there, where it is not.
    pub without_journal: Option<String>,
    /// Why nothing is kept at all.
    pub not_kept: Option<String>,
    /// Records and pages that could not be read.
    pub set_aside: usize,
    /// Local storage is full: the book is in IndexedDB alone.
    pub full: bool,
}

/// A book as it was found.
pub struct Opened {
    pub book: Book,
    pub scribe: Scribe,
    pub typing: Typing,
    pub standing: Standing,
    pub(super) desk: Rc<Desk>,
    pub(super) orders: Orders,
}

/// The lock of those who write: tabs with a database hold it together, one without holds it alone.
const WRITES: &str = "kith.alone";

/// Key under which this device is known to itself, for stamps.
const DEVICE: &str = "kith.device";

/// Opens the book of this browser.
pub async fn open() -> Opened {
    let (sender, orders) = mpsc::unbounded();
    let mut standing = Standing::default();
    let mut typing = Typing::new();
    let mut writes = None;
    let (store, book) = match open_store(&mut standing, &mut writes).await {
        Ok(opened) => {
            standing.is_read_only(&opened.store);
            standing.set_aside = opened.report.unread();
            let drafts = opened.store.drafts().await.unwrap_or_default();
            typing.extend(
                drafts
                    .iter()
                    .filter_map(|(key, text)| Some((key.clone(), Draft::from_stored(text)?))),
            );
            (Some(opened.store), opened.book)
        }
        Err(error) => {
            standing.not_kept = Some(error.to_string());
            (None, Book::default())
        }
    };
    let desk = Rc::new(Desk::new(store, Clock::new(device_number()), writes));
    Opened {
        book,
        scribe: Scribe::new(sender),
        typing,
        standing,
        desk,
        orders,
    }
}

/// Opens both homes, or local storage alone where the database fails: it holds a whole book too.
/// Then only one tab may write, of all there are: those with a database would not know what it wrote
/// to local storage, and write over it.
async fn open_store(
    standing: &mut Standing,
    writes: &mut Option<locks::Guard>,
) -> Result<store::Opened<Local, Indexed>, StoreError> {
    // Asked for before anything is read: what is read must still hold when it is written.
    let opened = match Indexed::open(NAME).await {
        Ok(journal) => {
            *writes = locks::if_shared(WRITES).await;
            open_as(writes, Some(journal)).await
        }
        Err(error) => Err(error.into()),
    };
    match opened {
        Err(StoreError::Journal(error)) if error != JournalError::Replaced => {
            standing.without_journal = Some(error.to_string());
            if let Some(shared) = writes.take() {
                shared.give_back().await;
            }
            *writes = locks::if_free(WRITES).await;
            open_as(writes, None).await
        }
        opened => opened,
    }
}

async fn open_as(
    writes: &Option<locks::Guard>,
    journal: Option<Indexed>,
) -> Result<store::Opened<Local, Indexed>, StoreError> {
    let access = match writes {
        Some(_) => Access::Write,
        None => Access::Read,
    };
    let local = Local::open(webkit::is_webkit());
    Store::open_to(access, local, journal, random::bits()).await
}

impl Standing {
    pub(super) fn is_read_only(&mut self, store: &Kept) {
        self.why_read_only = store.why_read_only().map(|why| why.to_string());
        self.read_only = self.why_read_only.is_some();
    }
}

/// The same number for as long as this device's storage lasts.
fn device_number() -> u32 {
    device::recall(DEVICE)
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| {
            let number = random::bits();
            device::remember(DEVICE, &number.to_string());
            number
        })
}
