//! What the store asks of a browser, in two narrow traits.
//!
//! Neither trait knows what a record is: pages are text, entries of the log are bytes. Each is
//! implemented twice, for a browser and in memory with faults.

use std::collections::BTreeMap;

use super::pages::Page;

/// A place for text by key, like local storage: at once, of one process, with a quota, and with no
/// word on when a value is on disk.
// One thread, so that no future need be sent to another.
#[allow(async_fn_in_trait)]
pub trait Pages {
    fn get(&self, key: &str) -> Result<Option<String>, PageError>;
    /// Replaces the value whole or leaves the old one.
    fn set(&self, key: &str, value: &str) -> Result<(), PageError>;
    fn remove(&self, key: &str) -> Result<(), PageError>;
    /// Every key of this origin, others' included, in no order.
    fn keys(&self) -> Result<Vec<String>, PageError>;
    /// UTF-16 units that all keys and values of this origin take.
    fn used(&self) -> Result<u64, PageError>;
    /// UTF-16 units there are for this origin.
    fn quota(&self) -> u64;

    /// Lets everything else that waits have its turn: a click, a frame. A browser runs one thing at a
    /// time, so that work on a whole book, done in one go, would freeze the page for seconds; it is
    /// done in steps of some ten milliseconds instead, with a pause between any two.
    async fn pause(&self) {}
}

/// Why a value was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    #[error("the room this browser gives a site is used up")]
    Full,
    #[error("this browser does not let the site keep anything")]
    Blocked,
}

/// How far somebody is in the log of one book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// Which book: another number after everything was deleted.
    pub epoch: u32,
    /// The last entry known.
    pub head: u64,
    /// The last fold known.
    pub folded: u64,
}

/// What is known of a page without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The last entry of the log that it covers.
    pub through: u64,
    /// CRC-32 of its bytes.
    pub checksum: u32,
    /// Its size before deflating, in bytes.
    pub size: u32,
}

/// What the log says of the whole book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    pub epoch: u32,
    /// Number of the last entry; the first is 1.
    pub head: u64,
    /// The last entry that pages cover; all up to it are trimmed.
    pub folded: u64,
    /// How many pages there are.
    pub pages: u32,
    /// Of those that were ever written.
    pub marks: BTreeMap<Page, Mark>,
    /// Books that were deleted: what local storage still has of them is to be forgotten.
    pub deleted: Vec<u32>,
}

/// What tells whether a page is the very same as the one in the mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    pub epoch: u32,
    /// The last entry of the log that it covers.
    pub through: u64,
    /// CRC-32 of its bytes.
    pub checksum: u32,
}

impl Held {
    /// Whether that is the page the index describes.
    pub fn is_at(&self, epoch: u32, mark: &Mark) -> bool {
        self.epoch == epoch && self.through == mark.through && self.checksum == mark.checksum
    }
}

/// A book as its log has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    pub index: Index,
    /// Every entry since the last fold, in order.
    pub entries: Vec<(u64, Vec<u8>)>,
    /// Pages of the mirror that the caller does not hold.
    pub mirror: BTreeMap<Page, Vec<u8>>,
}

/// What somebody does not know yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tidings {
    pub head: u64,
    pub folded: u64,
    /// How many pages there are.
    pub pages: u32,
    /// Of every page, where there was a fold that is not known.
    pub marks: Option<BTreeMap<Page, Mark>>,
    /// Pages that cover entries which are trimmed and not known yet.
    pub sheets: Vec<Vec<u8>>,
    /// Entries that come after those, in their order.
    pub entries: Vec<(u64, Vec<u8>)>,
}

/// A page to be put into the mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    pub page: Page,
    pub mark: Mark,
    pub bytes: Vec<u8>,
}

/// Pages that cover the log up to `through`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fold {
    pub epoch: u32,
    /// The fold this one comes after.
    pub after: u64,
    pub through: u64,
    /// How many pages there are now.
    pub pages: u32,
    pub images: Vec<Image>,
}

/// What is known of a kept copy of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub id: u64,
    /// Milliseconds since 1970 at which it was taken.
    pub taken: u64,
    /// Before what: "before an import".
    pub reason: String,
}

/// A log with what belongs to it, like IndexedDB: asynchronous, of all tabs, each method one
/// transaction that is on disk when the method returns.
// One thread, so that no future need be sent to another.
#[allow(async_fn_in_trait)]
pub trait Journal {
    /// The book as it stands: one transaction, so that no fold comes in between. A log that was
    /// never used becomes that of the book `epoch`. Pages that the caller holds as the index
    /// describes them, by `held`, are left out.
    async fn start(&self, epoch: u32, held: &BTreeMap<Page, Held>) -> Result<Start, JournalError>;

    /// Adds entries, all or none of them, after all others and after `known`, with numbers that
    /// follow each other. Tells what came before them and is not known; the number of the last is
    /// [`Tidings::head`].
    async fn append(&self, known: Known, entries: &[Vec<u8>]) -> Result<Tidings, JournalError>;

    /// What is not known.
    async fn since(&self, known: Known) -> Result<Tidings, JournalError>;

    /// Puts pages into mirror and index and trims the log. Does nothing and returns `false` where
    /// another fold came first.
    async fn fold(&self, fold: &Fold) -> Result<bool, JournalError>;

    /// Keeps a copy of mirror and log, and of all copies the last `keep`.
    async fn take_snapshot(
        &self,
        taken: u64,
        reason: &str,
        keep: usize,
    ) -> Result<(), JournalError>;

    /// What is known of every snapshot, the oldest first; their books are not read.
    async fn snapshots(&self) -> Result<Vec<Snapshot>, JournalError>;

    /// The sheets of a snapshot; none where there is no such snapshot.
    async fn snapshot(&self, id: u64) -> Result<Vec<Vec<u8>>, JournalError>;

    async fn remove_snapshot(&self, id: u64) -> Result<(), JournalError>;

    /// Keeps what is being typed.
    async fn put_draft(&self, key: &str, text: &str) -> Result<(), JournalError>;
    async fn remove_draft(&self, key: &str) -> Result<(), JournalError>;
    async fn drafts(&self) -> Result<BTreeMap<String, String>, JournalError>;

    /// Removes everything, drafts and snapshots too; what follows is the book `epoch`.
    async fn delete(&self, epoch: u32) -> Result<(), JournalError>;

    /// Everything there is, by a name that says what it is.
    async fn dump(&self) -> Result<Vec<(String, Vec<u8>)>, JournalError>;
}

/// Why a transaction was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    #[error("the disk, or the room this browser gives a site, is used up")]
    Full,
    #[error("the book was deleted in another tab")]
    Replaced,
    #[error("the browser closed the database; reloading the page opens it again")]
    Closed,
    #[error("the browser's database failed ({0})")]
    Failed(String),
}
