//! The store itself: what is saved, what of it is known here, and what is still to be folded.
//!
//! The book stays with whoever shows it. What was committed comes back as [`News`], and
//! [`Store::take_in`] joins it into the book, step by step; the store counts nothing as known before
//! that. So what one sees is saved, and what is folded is in the book.

use std::cell::{Ref, RefCell};

use crate::domain::Delta;

use super::codec::{self, Packing, SetAside};
use super::news::News;
use super::port::{Journal, JournalError, Known, PageError, Pages};
use super::state::State;
use super::{keys, loose};

/// Records that are encoded, or taken in, at once: some ten milliseconds in a browser.
pub const STEP: usize = 500;

/// A book's two homes. One of them may be missing; the [`Mode`] says so.
pub struct Store<P, J> {
    pub(super) pages: P,
    pub(super) journal: Option<J>,
    pub(super) state: RefCell<State>,
}

/// Which homes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Both.
    Whole,
    /// Local storage alone: a crash may cost what was written last, and only one tab is safe.
    PagesOnly,
    /// IndexedDB alone.
    JournalOnly,
}

/// Why something was not saved or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    #[error(
        "This book was written by a newer version of Kith. It can be read and exported here, but \
         not changed. Reload the page to get the newer version."
    )]
    ReadOnly,
    #[error(
        "Parts of this book were written by a newer version of Kith. They are kept, but this version \
         does not show or export them, and nothing is written here. Reload the page to get the newer \
         version."
    )]
    NotAllRead,
    #[error(
        "Kith is open in another tab, and this browser gives not every tab a database. Then only one \
         tab can write, so nothing is saved here. Close the other tab and reload this one to write in \
         it."
    )]
    OtherTab,
    #[error("This is not saved: {0}.")]
    Pages(#[from] PageError),
    #[error("This is not saved: {0}.")]
    Journal(#[from] JournalError),
    #[error(
        "This browser lets Kith keep nothing. Allow this site to store data (cookies and site \
         data), or open it in an ordinary window."
    )]
    NoHome,
    #[error("Copies of the book cannot be kept here: this browser has no database for them.")]
    NoSnapshots,
}

impl<P: Pages, J: Journal> Store<P, J> {
    /// Saves a part of a book, all of it or nothing. Once this returns, it survives the browser being
    /// killed; it is seen when its news are taken in.
    ///
    /// A large one becomes several entries of the log, each encoded in a turn of its own and later
    /// taken in as one step, but appended together: a kill leaves no half of an import.
    ///
    /// # Errors
    /// Where it is not known to be saved. It may be saved nevertheless, and then comes with later
    /// news; saving it once more does no harm.
    pub async fn commit(&self, delta: Delta) -> Result<News, StoreError> {
        self.writable()?;
        if delta.is_empty() {
            return Ok(News::default());
        }
        let Some(journal) = &self.journal else {
            return loose::commit(self, delta).await;
        };
        let (mut parts, mut entries) = (Vec::new(), Vec::new());
        let step = self.state().step;
        for part in delta.parts(step) {
            if !entries.is_empty() {
                self.pages.pause().await;
            }
            entries.push(codec::encode(&part, Packing::Plain));
            parts.push(part);
        }
        // What was taken in meanwhile need not be told.
        let tidings = journal.append(self.writable()?, &entries).await?;
        let first = tidings.head + 1 - entries.len() as u64;
        let mut news = News::from(tidings);
        for ((part, bytes), number) in parts.into_iter().zip(&entries).zip(first..) {
            news.add_own(number, part, bytes.len() as u64);
        }
        Ok(news)
    }

    /// What other tabs saved.
    ///
    /// # Errors
    /// Where the log cannot be read, or the book was deleted in another tab.
    pub async fn catch_up(&self) -> Result<News, StoreError> {
        let known = self.state().known();
        match &self.journal {
            Some(journal) => Ok(journal.since(known).await?.into()),
            None => loose::catch_up(self),
        }
    }

    /// Lets steps be smaller than [`STEP`], so that a test has several of them.
    pub fn set_step(&self, records: usize) {
        self.state.borrow_mut().step = records;
    }

    /// Lets pages be smaller than [`PAGE_SIZE`], so that a test has several of them.
    pub fn set_page_size(&self, bytes: u64) {
        self.state.borrow_mut().page_size = bytes;
    }

    /// Which homes there are.
    pub fn mode(&self) -> Mode {
        self.state().mode
    }

    /// Whether nothing can be saved.
    pub fn is_read_only(&self) -> bool {
        self.why_read_only().is_some()
    }

    /// Why nothing can be saved: a newer version wrote the book, or another tab writes.
    pub fn why_read_only(&self) -> Option<StoreError> {
        self.state().why_read_only()
    }

    /// What could not be read, for an export: sheets by id.
    pub fn set_aside(&self) -> SetAside {
        self.state().set_aside.clone()
    }

    pub(super) fn state(&self) -> Ref<'_, State> {
        self.state.borrow()
    }

    pub(super) fn writable(&self) -> Result<Known, StoreError> {
        let state = self.state();
        match state.why_read_only() {
            Some(why) => Err(why),
            None => Ok(state.known()),
        }
    }

    /// Whether a key of local storage is one of ours.
    pub(super) fn own_keys(&self) -> Result<Vec<String>, PageError> {
        let mut keys = self.pages.keys()?;
        keys.retain(|key| key.starts_with(keys::PREFIX));
        Ok(keys)
    }
}
