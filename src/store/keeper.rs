//! The store itself: what is saved, what of it is known here, and what is still to be folded.
//!
//! The book stays with whoever shows it. What was committed comes back as [`News`], and
//! [`Store::take_in`] joins it into the book; the store counts nothing as known before that. So what
//! one sees is saved, and what is folded is in the book.

use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Book, Change, Delta, Id};

use super::codec::{self, Packing, SetAside, Unreadable};
use super::pages::{PAGE_SIZE, Page};
use super::port::{Journal, JournalError, Known, Mark, PageError, Pages, Tidings};
use super::{keys, loose, packing};

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
        "Kith is open in another tab. Without a database in this browser only one tab can write, so \
         nothing is saved here. Close the other tab and reload this one to write in it."
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

/// What is known here of what is stored.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub mode: Mode,
    pub epoch: u32,
    /// The last entry of the log that is in the book.
    pub head: u64,
    /// The last entry that pages cover.
    pub folded: u64,
    /// How many pages there are.
    pub pages: u32,
    /// How large pages are on average before deflating, in bytes.
    pub page_size: u64,
    /// Size of each page before deflating, in bytes.
    pub sizes: BTreeMap<Page, u32>,
    /// Bytes of the entries since.
    pub pending: u64,
    /// Homes whose pages are to be written, each with the last entry that touched it.
    pub dirty: BTreeMap<Id, u64>,
    /// Pages to be written although nothing changed: one of the homes lacks them.
    pub heal: BTreeSet<Page>,
    /// Pages of which local storage holds the only copy, and that damaged.
    pub ruined: BTreeSet<Page>,
    /// Which records live in a home.
    pub residents: BTreeMap<Id, BTreeSet<Id>>,
    pub set_aside: SetAside,
    /// The last entry that purged something.
    pub purged: u64,
    /// Entries of the log kept in local storage.
    pub loose: BTreeSet<u64>,
    /// Pages in local storage beyond the number there should be.
    pub surplus: BTreeSet<Page>,
    /// There was no room for more pages at the last try.
    pub cramped: bool,
    pub read_only: bool,
    /// Sheets of a newer version, of which nothing is in the book.
    pub unshown: usize,
    /// Another tab writes, and only one may.
    pub elsewhere: bool,
}

impl State {
    pub fn new(mode: Mode, epoch: u32) -> Self {
        State {
            mode,
            epoch,
            head: 0,
            folded: 0,
            pages: 1,
            page_size: PAGE_SIZE,
            sizes: BTreeMap::new(),
            pending: 0,
            dirty: BTreeMap::new(),
            heal: BTreeSet::new(),
            ruined: BTreeSet::new(),
            residents: BTreeMap::new(),
            set_aside: SetAside::new(),
            purged: 0,
            loose: BTreeSet::new(),
            surplus: BTreeSet::new(),
            cramped: false,
            read_only: false,
            unshown: 0,
            elsewhere: false,
        }
    }

    /// Notes a sheet of a newer version, which is left as it is.
    pub fn pass_over_newer(&mut self) {
        self.read_only = true;
        self.unshown += 1;
    }

    /// Why nothing may be written.
    pub fn why_read_only(&self) -> Option<StoreError> {
        if self.unshown > 0 {
            Some(StoreError::NotAllRead)
        } else if self.read_only {
            Some(StoreError::ReadOnly)
        } else {
            self.elsewhere.then_some(StoreError::OtherTab)
        }
    }

    /// Size of the book before deflating, in bytes.
    pub fn size(&self) -> u64 {
        self.sizes
            .values()
            .map(|&size| u64::from(size))
            .sum::<u64>()
            + self.pending
    }

    pub fn known(&self) -> Known {
        Known {
            epoch: self.epoch,
            head: self.head,
            folded: self.folded,
        }
    }

    /// Learns where every record of the book lives.
    pub fn settle(&mut self, book: &Book) {
        self.residents.clear();
        for (&id, entry) in book.entries() {
            let home = entry.record.body.home(id);
            self.residents.entry(home).or_default().insert(id);
        }
    }

    /// Joins an entry of the log into the book.
    pub fn enter(&mut self, book: &mut Book, number: u64, delta: &Delta) -> Change {
        let ids: BTreeSet<Id> = delta
            .entries
            .keys()
            .chain(delta.tombstones.keys())
            .copied()
            .collect();
        let before: Vec<(Id, Option<Id>)> = ids.iter().map(|&id| (id, home_in(book, id))).collect();
        let effect = book.join(delta);
        for (id, before) in before {
            let after = home_in(book, id);
            self.move_home(id, before, after);
            for home in before.into_iter().chain(after) {
                self.touch(home, number);
            }
        }
        for &id in delta.tombstones.keys() {
            self.touch(id, number);
            self.purged = self.purged.max(number);
        }
        effect
    }

    /// Joins a page that another tab folded.
    fn enter_sheet(&mut self, book: &mut Book, delta: &Delta) -> Change {
        let dirty = self.dirty.clone();
        let purged = self.purged;
        let effect = self.enter(book, 0, delta);
        self.dirty = dirty;
        self.purged = purged;
        effect
    }

    /// Notes that this home's page is to be written.
    pub fn touch(&mut self, home: Id, number: u64) {
        let last = self.dirty.entry(home).or_default();
        *last = number.max(*last);
    }

    fn move_home(&mut self, id: Id, before: Option<Id>, after: Option<Id>) {
        if before == after {
            return;
        }
        if let Some(home) = before
            && let Some(residents) = self.residents.get_mut(&home)
        {
            residents.remove(&id);
            if residents.is_empty() {
                self.residents.remove(&home);
            }
        }
        if let Some(home) = after {
            self.residents.entry(home).or_default().insert(id);
        }
    }

    /// Reads an entry of the log, or a page, into the book; keeps what cannot be read.
    pub fn read(&mut self, book: &mut Book, number: Option<u64>, bytes: &[u8]) -> Change {
        let at = number.unwrap_or(self.head);
        match codec::decode(bytes) {
            Ok(sheet) => {
                if !sheet.lost.is_empty() {
                    self.keep(bytes, at);
                }
                for (id, raw) in sheet.set_aside {
                    self.set_aside.insert(id, raw);
                    self.touch(id, at);
                }
                match number {
                    Some(number) => self.enter(book, number, &sheet.delta),
                    None => self.enter_sheet(book, &sheet.delta),
                }
            }
            Err(Unreadable::Newer(_)) => {
                self.pass_over_newer();
                Change::default()
            }
            Err(Unreadable::Damaged) => {
                self.keep(bytes, at);
                Change::default()
            }
        }
    }

    /// Sets aside what cannot be read, found at that entry of the log.
    pub fn keep(&mut self, bytes: &[u8], number: u64) {
        let id = nameless(bytes);
        self.set_aside.insert(id, bytes.to_vec());
        self.touch(id, number);
    }
}

/// The id under which bytes are kept of which nothing can be told.
pub(super) fn nameless(bytes: &[u8]) -> Id {
    Id::new(packing::checksum(bytes), bytes.len() as u32)
}

/// Size of each page before deflating, in bytes.
pub(super) fn sizes_of(marks: &BTreeMap<Page, Mark>) -> BTreeMap<Page, u32> {
    marks
        .iter()
        .map(|(&page, mark)| (page, mark.size))
        .collect()
}

fn home_in(book: &Book, id: Id) -> Option<Id> {
    let entry = book.entries().get(&id)?;
    Some(entry.record.body.home(id))
}

/// What was saved, here or in another tab, and is not in the book yet.
#[must_use = "what was saved is seen once it is taken in"]
#[derive(Clone, Debug, Default)]
pub struct News {
    pub(super) head: u64,
    folded: u64,
    pages: u32,
    marks: Option<BTreeMap<Page, Mark>>,
    sheets: Vec<Vec<u8>>,
    entries: Vec<(u64, Vec<u8>)>,
    pub(super) own: Option<(u64, Delta, u64)>,
    /// Whether the room held back for the last edit had to be given up.
    pub reserve_used: bool,
}

impl News {
    /// Whether there is nothing to take in.
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty() && self.entries.is_empty() && self.own.is_none()
    }
}

impl From<Tidings> for News {
    fn from(tidings: Tidings) -> Self {
        News {
            head: tidings.head,
            folded: tidings.folded,
            pages: tidings.pages,
            marks: tidings.marks,
            sheets: tidings.sheets,
            entries: tidings.entries,
            own: None,
            reserve_used: false,
        }
    }
}

impl<P: Pages, J: Journal> Store<P, J> {
    /// Saves a part of a book. Once this returns, it survives the browser being killed; it is seen
    /// when its news are taken in.
    ///
    /// # Errors
    /// Where it is not known to be saved. It may be saved nevertheless, and then comes with later
    /// news; saving it once more does no harm.
    pub async fn commit(&self, delta: Delta) -> Result<News, StoreError> {
        let known = self.writable()?;
        let Some(journal) = &self.journal else {
            return loose::commit(self, delta);
        };
        let bytes = codec::encode(&delta, Packing::Plain);
        let tidings = journal.append(known, &bytes).await?;
        let own = (tidings.head, delta, bytes.len() as u64);
        let mut news = News::from(tidings);
        news.own = Some(own);
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

    /// Joins what was saved into the book. Returns what it changed there, by value.
    pub fn take_in(&self, book: &mut Book, news: News) -> Change {
        let mut state = self.state.borrow_mut();
        let mut effect = Change::default();
        for sheet in &news.sheets {
            effect = effect.squash(state.read(book, None, sheet));
        }
        if news.folded > state.folded {
            state.folded = news.folded;
            state.pages = news.pages;
            if let Some(marks) = &news.marks {
                state.sizes = sizes_of(marks);
            }
            state.pending = 0;
            let folded = news.folded;
            state.dirty.retain(|_, last| *last > folded);
        }
        for (number, bytes) in &news.entries {
            state.pending += bytes.len() as u64;
            effect = effect.squash(state.read(book, Some(*number), bytes));
        }
        if let Some((number, delta, size)) = &news.own {
            state.pending += size;
            effect = effect.squash(state.enter(book, *number, delta));
        }
        state.head = state.head.max(news.head);
        effect
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

    /// Lets nothing be saved here: without a database, only one tab may.
    pub fn only_read(&self) {
        self.state.borrow_mut().elsewhere = true;
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
