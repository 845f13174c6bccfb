//! Opening a book from its two homes, each making good what the other lacks.
//!
//! The truth is what is on disk for certain: the mirror and the log. A page of local storage is
//! taken instead of its mirror where it is the very same; where there is no mirror, as it is. Then
//! the rest of the log is replayed. Because everything is joined, reading something twice, or in an
//! older version as well, never harms.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::domain::{Book, Id};

use super::codec::{self, Sheet, Unreadable};
use super::keeper::{Mode, Store, StoreError};
use super::keys::{self, Manifest};
use super::loose;
use super::packing::{self, Value};
use super::pages::{Page, page_of};
use super::port::{Index, Journal, Mark, Pages, Start};
use super::schema::SCHEMA_VERSION;
use super::shelf::{Found, Shelf, head_of, held_of, parts_of};
use super::state::{State, nameless, sizes_of};

/// An open book.
pub struct Opened<P, J> {
    pub store: Store<P, J>,
    pub book: Book,
    pub report: Report,
}

/// What a tab may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Write,
    /// Another tab writes, and only one may, because one of the two has no database.
    Read,
}

/// What was found on opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub mode: Mode,
    /// A newer version wrote it: it can be read, and not changed.
    pub read_only: bool,
    /// Records that could not be read. They are kept.
    pub set_aside: usize,
    /// Records of which only the id is left, because both homes are damaged.
    pub lost: usize,
    /// Pages that were missing or damaged in one home and taken from the other.
    pub healed: usize,
    /// Pages that were damaged in every home: what was readable of them is in the book.
    pub damaged: usize,
    /// Whether something waits to be folded.
    pub fold_due: bool,
}

impl Report {
    /// How much of what is stored could not be read, at least: records, and pages of which nothing
    /// more can be told.
    pub fn unread(&self) -> usize {
        self.set_aside.max(self.damaged) + self.lost
    }
}

impl<P: Pages, J: Journal> Store<P, J> {
    /// Opens the book there is, or an empty one. `epoch` is a random number, for a book that is new.
    ///
    /// # Errors
    /// Where there is neither home, or the log cannot be read. A damaged book opens, with a report.
    pub async fn open(
        pages: P,
        journal: Option<J>,
        epoch: u32,
    ) -> Result<Opened<P, J>, StoreError> {
        Self::open_to(Access::Write, pages, journal, epoch).await
    }

    /// [`Store::open`], also to read only: then nothing is moved from local storage to the log, nor
    /// anything saved.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_to(
        access: Access,
        pages: P,
        journal: Option<J>,
        epoch: u32,
    ) -> Result<Opened<P, J>, StoreError> {
        let mut shelf = Shelf::read(&pages).await;
        if let Some(Manifest::Deleting { epoch }) = shelf.manifest {
            finish_deleting(&pages, journal.as_ref(), epoch).await?;
            shelf = Shelf::read(&pages).await;
        }
        let mode = match (&journal, shelf.blocked) {
            (Some(_), false) => Mode::Whole,
            (Some(_), true) => Mode::JournalOnly,
            (None, false) => Mode::PagesOnly,
            (None, true) => return Err(StoreError::NoHome),
        };
        let epoch = shelf.epoch().unwrap_or(epoch);
        let start = match &journal {
            Some(journal) => journal.start(epoch, &shelf.held()).await?,
            None => Start {
                index: Index {
                    epoch,
                    ..Index::default()
                },
                ..Start::default()
            },
        };
        let Start { index, entries, .. } = &start;
        let mut reader = Reader::new(mode, &shelf, index);
        reader.read_pages(&pages, &shelf, &start).await;
        reader.finish_pages(&pages).await;
        for (number, bytes) in entries {
            pages.pause().await;
            reader.state.pending.insert(*number, bytes.len() as u64);
            let _ = reader.state.read(&mut reader.book, Some(*number), bytes);
        }
        reader.state.head = reader.state.head.max(index.head);
        reader.state.elsewhere = access == Access::Read;
        let store = Store {
            pages,
            journal,
            state: RefCell::new(reader.state),
        };
        let mut book = reader.book;
        reader.report.lost += loose::read(&store, &mut book, &shelf, &index.deleted).await?;
        if mode == Mode::PagesOnly && access == Access::Write {
            loose::hold_back(&store.pages);
        }
        let report = store.report(reader.report);
        Ok(Opened {
            store,
            book,
            report,
        })
    }

    fn report(&self, so_far: Report) -> Report {
        let state = self.state();
        let waits = !state.dirty.is_empty() || !state.heal.is_empty();
        Report {
            read_only: state.read_only,
            set_aside: state.set_aside.len(),
            fold_due: !state.read_only && waits,
            ..so_far
        }
    }
}

/// Carries a deletion to its end. What is already gone may be deleted again.
pub(super) async fn finish_deleting<P: Pages, J: Journal>(
    pages: &P,
    journal: Option<&J>,
    epoch: u32,
) -> Result<(), StoreError> {
    if let Some(journal) = journal {
        journal.delete(epoch).await?;
    }
    for key in pages.keys()? {
        if key.starts_with(keys::PREFIX) && key != keys::MANIFEST {
            pages.remove(&key)?;
        }
    }
    Ok(pages.remove(keys::MANIFEST)?)
}

/// Reads pages into a book.
struct Reader {
    state: State,
    book: Book,
    report: Report,
    /// Homes of records that lie on a page where they do not belong.
    astray: BTreeSet<Id>,
}

impl Reader {
    fn new(mode: Mode, shelf: &Shelf, index: &Index) -> Self {
        let mut state = State::new(mode, index.epoch);
        state.pages = match index.pages {
            0 => shelf.page_count().max(1),
            pages => pages,
        };
        state.folded = index.folded;
        state.sizes = sizes_of(&index.marks);
        state.read_only = shelf.newest_version() > SCHEMA_VERSION;
        let report = Report {
            mode,
            read_only: false,
            set_aside: 0,
            lost: 0,
            healed: 0,
            damaged: 0,
            fold_due: false,
        };
        Reader {
            state,
            book: Book::default(),
            report,
            astray: BTreeSet::new(),
        }
    }

    async fn read_pages<P: Pages>(&mut self, pages: &P, shelf: &Shelf, start: &Start) {
        let index = &start.index;
        let mut numbers = BTreeSet::new();
        numbers.extend(shelf.pages.keys().chain(index.marks.keys()));
        for page in numbers {
            pages.pause().await;
            // Remains of a book that was deleted are not looked at.
            let found = shelf.pages.get(&page).filter(|found| {
                !head_of(found).is_some_and(|head| index.deleted.contains(&head.epoch))
            });
            let Some(mark) = index.marks.get(&page) else {
                if let Some(found) = found {
                    self.read_unmirrored(page, found);
                }
                continue;
            };
            match found {
                Some(Ok(value)) if value.whole && held_of(value).is_at(index.epoch, mark) => {
                    self.read_sheet(&value.bytes)
                }
                _ => {
                    let mirrored = start
                        .mirror
                        .get(&page)
                        .map(|bytes| (mark, bytes.as_slice()));
                    let value = found.and_then(|found| found.as_ref().ok());
                    self.read_mirrored(page, value, mirrored);
                }
            }
        }
        // Of a book that was written before, every page should be there.
        if index.marks.is_empty() && shelf.manifest.is_some() {
            let missing = (0..self.state.pages).filter(|page| !shelf.pages.contains_key(page));
            let missing: Vec<Page> = missing.collect();
            self.report.damaged += missing.len();
            self.state.heal.extend(missing);
        }
    }

    /// A page of which there is no mirror: taken as it is, and as all there is.
    fn read_unmirrored(&mut self, page: Page, found: &Found) {
        let whole = found.as_ref().is_ok_and(|value| value.whole);
        if !whole {
            self.report.damaged += 1;
            self.state.ruined.insert(page);
        } else if self.report.mode == Mode::Whole {
            self.report.healed += 1;
        }
        if page >= self.state.pages {
            self.state.surplus.insert(page);
        } else if !whole || self.report.mode == Mode::Whole {
            self.state.heal.insert(page);
        }
        if let Some(head) = head_of(found) {
            self.state.head = self.state.head.max(head.through);
            self.state.sizes.insert(page, head.size);
        }
        if let Ok(value) = found {
            return self.read_value(value, page);
        }
        let (bytes, found) = parts_of(found);
        self.salvage(&bytes, found, page);
    }

    /// A page that local storage lacks, or holds otherwise than the index says.
    fn read_mirrored(
        &mut self,
        page: Page,
        value: Option<&Value>,
        mirrored: Option<(&Mark, &[u8])>,
    ) {
        self.state.heal.insert(page);
        let epoch = self.state.epoch;
        let mut value = value;
        match mirrored {
            Some((mark, bytes)) if packing::checksum(bytes) == mark.checksum => {
                self.report.healed += 1;
                self.read_sheet(bytes);
                // While the database was away, changes went to pages of local storage alone.
                value = value.filter(|value| {
                    value.whole || value.head.epoch != epoch || value.head.through > mark.through
                });
            }
            Some((_, bytes)) => {
                self.report.damaged += 1;
                self.salvage(bytes, bytes, page);
            }
            None => self.report.damaged += 1,
        }
        if let Some(value) = value {
            self.read_value(value, page);
        }
    }

    /// A value of local storage that may not be in its place.
    fn read_value(&mut self, value: &Value, page: Page) {
        if !value.whole {
            self.salvage(&value.bytes, &value.bytes, page);
        } else if let Some(sheet) = self.decode(&value.bytes) {
            self.place(sheet, page);
        }
    }

    fn read_sheet(&mut self, bytes: &[u8]) {
        if let Some(sheet) = self.decode(bytes) {
            self.book.absorb(sheet.delta);
        }
    }

    /// Reads what can be read of a damaged page. It is kept as it was found as well: what was read of
    /// it may be wrong.
    fn salvage(&mut self, bytes: &[u8], found: &[u8], page: Page) {
        self.keep(found);
        // A version that is not known may itself be the damage: the heads tell of a newer one.
        if let Ok(sheet) = codec::decode(bytes) {
            self.report.lost += sheet.lost.len();
            self.state.set_aside.extend(sheet.set_aside.clone());
            self.place(sheet, page);
        }
    }

    /// Joins what was read on that page, and notes what of it belongs elsewhere.
    fn place(&mut self, sheet: Sheet, page: Page) {
        for (&id, entry) in &sheet.delta.entries {
            let home = entry.record.body.home(id);
            if page_of(home, self.state.pages) != page {
                self.astray.insert(home);
            }
        }
        let ids = sheet.delta.tombstones.keys().copied();
        self.astray
            .extend(ids.filter(|&id| page_of(id, self.state.pages) != page));
        self.book.absorb(sheet.delta);
    }

    fn decode(&mut self, bytes: &[u8]) -> Option<Sheet> {
        match codec::decode(bytes) {
            Ok(mut sheet) => {
                let set_aside = std::mem::take(&mut sheet.set_aside);
                self.state.set_aside.extend(set_aside);
                Some(sheet)
            }
            Err(Unreadable::Newer(_)) => {
                self.state.pass_over_newer();
                None
            }
            Err(Unreadable::Damaged) => {
                self.keep(bytes);
                None
            }
        }
    }

    /// Sets aside what cannot be read.
    fn keep(&mut self, bytes: &[u8]) {
        let id = nameless(bytes);
        self.state.set_aside.insert(id, bytes.to_vec());
        self.astray.insert(id);
    }

    /// Learns where everything is, once all pages are read.
    async fn finish_pages<P: Pages>(&mut self, pages: &P) {
        let state = &mut self.state;
        let mut settled = None;
        while let Some(last) = state.settle(&self.book, settled) {
            settled = Some(last);
            pages.pause().await;
        }
        match state.mode {
            Mode::Whole => {}
            Mode::JournalOnly => state.heal.clear(),
            Mode::PagesOnly => state.folded = state.head,
        }
        for home in std::mem::take(&mut self.astray) {
            self.state.touch(home, self.state.head);
        }
    }
}
