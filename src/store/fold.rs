//! Folding: the pages that the log has touched are written, and the log is trimmed.
//!
//! Whoever folds holds the Web Lock, so that tabs do not do the work twice; but nothing is lost
//! where two fold at once, or one dies in the middle. The mirror and the log change in one
//! transaction, which takes place only where no other fold came in between. Local storage is written
//! before it: until the index says so, its new pages do not count.
//!
//! Pages are encoded one at a time, so that the page stays alive while a large import is folded.
//! The book may change meanwhile: what comes after the fold began is still in the log.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Book, Id};

use super::codec::{Packing, Writer};
use super::keeper::{Mode, Store, StoreError};
use super::keys::{self, Manifest};
use super::loose;
use super::packing::{self, PageHead};
use super::pages::{Page, page_of, pages_for, split_from};
use super::port::{Fold, Image, Journal, Mark, PageError, Pages};
use super::schema::SCHEMA_VERSION;

/// What became of a fold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// Everything known is on pages; so many were written.
    Done { pages: usize },
    /// To be planned again, after [`Store::catch_up`]: another tab has folded meanwhile, or there
    /// was no room for more pages.
    Behind,
    /// Local storage is full. Nothing is lost: the log keeps it.
    NoRoom,
}

/// A fold under way.
pub struct FoldPlan {
    epoch: u32,
    after: u64,
    through: u64,
    pages: u32,
    /// What is still to be encoded.
    todo: BTreeMap<Page, Contents>,
    images: Vec<Image>,
    /// Pages that give homes to new ones, or whose damaged text is kept on another: written last.
    donors: BTreeSet<Page>,
    /// Whether this fold is the first to cover that something was purged.
    purged: bool,
    surplus: BTreeSet<Page>,
}

/// What a page holds.
#[derive(Default)]
struct Contents {
    homes: Vec<Id>,
    tombstones: Vec<Id>,
    set_aside: Vec<Id>,
}

impl FoldPlan {
    /// How many pages are still to be encoded.
    pub fn left(&self) -> usize {
        self.todo.len()
    }
}

impl<P: Pages, J: Journal> Store<P, J> {
    /// Folds what the book holds beyond its pages. The book must have taken in all news; a plan and
    /// [`Store::encode_next`] do the same in small steps.
    ///
    /// # Errors
    /// Where a home cannot be written. Nothing is lost then: the log keeps it.
    pub fn fold<'a>(
        &'a self,
        book: &Book,
    ) -> impl Future<Output = Result<Folded, StoreError>> + use<'a, P, J> {
        let mut plan = self.plan_fold(book);
        while let Some(plan) = &mut plan
            && self.encode_next(book, plan)
        {}
        async move {
            match plan {
                Some(plan) => self.finish_fold(plan).await,
                None => Ok(Folded::Done { pages: 0 }),
            }
        }
    }

    /// Decides what is to be folded; `None` where nothing is, or nothing may be written.
    pub fn plan_fold(&self, book: &Book) -> Option<FoldPlan> {
        let state = self.state();
        if state.why_read_only().is_some() {
            return None;
        }
        let mut pages = pages_for(state.size(), state.page_size, state.pages);
        if state.cramped || state.mode != Mode::JournalOnly && self.is_narrow() {
            pages = state.pages;
        }
        let mut numbers: BTreeSet<Page> = state.heal.clone();
        numbers.extend(state.dirty.keys().map(|&home| page_of(home, pages)));
        let mut donors = BTreeSet::new();
        for grown in state.pages + 1..=pages {
            donors.extend(split_from(grown));
            numbers.insert(grown - 1);
        }
        numbers.extend(&donors);
        if numbers.is_empty() && state.surplus.is_empty() {
            return None;
        }
        let mut todo: BTreeMap<Page, Contents> = BTreeMap::new();
        for number in numbers {
            todo.insert(number, Contents::default());
        }
        let mut place = |home: Id, take: fn(&mut Contents) -> &mut Vec<Id>| {
            if let Some(contents) = todo.get_mut(&page_of(home, pages)) {
                take(contents).push(home);
            }
        };
        state
            .residents
            .keys()
            .for_each(|&home| place(home, |contents| &mut contents.homes));
        book.tombstones()
            .keys()
            .for_each(|&id| place(id, |contents| &mut contents.tombstones));
        state
            .set_aside
            .keys()
            .for_each(|&id| place(id, |contents| &mut contents.set_aside));
        Some(FoldPlan {
            epoch: state.epoch,
            after: state.folded,
            through: state.head,
            pages,
            todo,
            images: Vec::new(),
            // A new page may give at once to a newer one; it had nothing to lose.
            donors: donors
                .union(&state.ruined)
                .copied()
                .filter(|&donor| donor < state.pages)
                .collect(),
            purged: state.purged > state.folded,
            surplus: state.surplus.clone(),
        })
    }

    /// Whether local storage has no room for one page to become two.
    fn is_narrow(&self) -> bool {
        let free = self
            .pages
            .used()
            .map(|used| self.pages.quota().saturating_sub(used));
        free.unwrap_or(0) < self.state().page_size
    }

    /// Encodes one more page of the plan; `false` once there is none left.
    pub fn encode_next(&self, book: &Book, plan: &mut FoldPlan) -> bool {
        let Some((page, contents)) = plan.todo.pop_first() else {
            return false;
        };
        let state = self.state();
        let mut writer = Writer::default();
        for home in &contents.homes {
            let residents = state.residents.get(home).into_iter().flatten();
            let mut entries: Vec<_> = residents
                .filter_map(|id| Some((*id, book.entries().get(id)?)))
                .collect();
            // The person first, then like beside like.
            entries.sort_by_key(|(id, entry)| (entry.record.kind(), *id));
            entries
                .into_iter()
                .for_each(|(id, entry)| writer.entry(id, entry));
        }
        for &id in &contents.tombstones {
            if let Some(&stamp) = book.tombstones().get(&id) {
                writer.tombstone(id, stamp);
            }
        }
        for &id in &contents.set_aside {
            if let Some(bytes) = state.set_aside.get(&id) {
                writer.set_aside(id, bytes);
            }
        }
        let size = writer.size() as u32;
        let bytes = writer.finish(Packing::Deflated);
        let mark = Mark {
            through: plan.through,
            checksum: packing::checksum(&bytes),
            size,
        };
        plan.images.push(Image { page, mark, bytes });
        true
    }

    /// Writes a plan whose pages are all encoded.
    ///
    /// # Errors
    /// Where a home cannot be written. Nothing is lost then: the log keeps it.
    pub async fn finish_fold(&self, plan: FoldPlan) -> Result<Folded, StoreError> {
        debug_assert!(plan.todo.is_empty());
        if let Some(journal) = &self.journal {
            let known = self.writable()?;
            if journal.since(known).await?.folded != plan.after {
                return Ok(Folded::Behind);
            }
        }
        let has_pages = self.state().mode != Mode::JournalOnly;
        if has_pages {
            match self.write_pages(&plan) {
                Ok(None) => {}
                Ok(Some(given_up)) => return Ok(given_up),
                Err(PageError::Full) => return Ok(Folded::NoRoom),
                Err(error) => return Err(error.into()),
            }
        }
        let written = plan.images.len();
        let fold = Fold {
            epoch: plan.epoch,
            after: plan.after,
            through: plan.through,
            pages: plan.pages,
            images: plan.images,
        };
        if let Some(journal) = &self.journal
            && !journal.fold(&fold).await?
        {
            return Ok(Folded::Behind);
        }
        self.note_fold(&fold, &plan.surplus);
        if has_pages {
            self.tidy(&plan.surplus, fold.after, fold.through, plan.purged)?;
        }
        Ok(Folded::Done { pages: written })
    }

    /// Writes the pages to local storage. Those that give homes away come last, when the others
    /// have them. `None` once all are written.
    fn write_pages(&self, plan: &FoldPlan) -> Result<Option<Folded>, PageError> {
        let (donors, others): (Vec<&Image>, Vec<&Image>) = plan
            .images
            .iter()
            .partition(|image| plan.donors.contains(&image.page));
        if !self.write_those_that_fit(plan.epoch, others)? {
            return self.give_up(plan).map(Some);
        }
        self.write_manifest(plan.epoch, plan.pages)?;
        if self.write_those_that_fit(plan.epoch, donors)? {
            return Ok(None);
        }
        // The new pages hold what some donor no longer has: they stay, until a fold succeeds.
        let mut state = self.state.borrow_mut();
        let pages = state.pages;
        state.surplus.extend(pages..plan.pages);
        Ok(Some(Folded::NoRoom))
    }

    /// Writes pages, those that did not fit once more: another may have become smaller. Whether all
    /// are written.
    fn write_those_that_fit(&self, epoch: u32, mut images: Vec<&Image>) -> Result<bool, PageError> {
        while !images.is_empty() {
            let mut refused = Vec::new();
            for &image in &images {
                match self.write_page(epoch, image) {
                    Err(PageError::Full) => refused.push(image),
                    done => done?,
                }
            }
            if refused.len() == images.len() {
                return Ok(false);
            }
            images = refused;
        }
        Ok(true)
    }

    /// Leaves the room that new pages have taken, while their homes are still where they were; the
    /// next plan does without them.
    fn give_up(&self, plan: &FoldPlan) -> Result<Folded, PageError> {
        let pages = self.state().pages;
        for page in pages..plan.pages {
            if !plan.surplus.contains(&page) {
                self.pages.remove(&keys::page(page))?;
            }
        }
        let grew = plan.pages > pages;
        self.state.borrow_mut().cramped = grew;
        Ok(if grew { Folded::Behind } else { Folded::NoRoom })
    }

    fn write_page(&self, epoch: u32, image: &Image) -> Result<(), PageError> {
        let head = PageHead {
            version: SCHEMA_VERSION,
            epoch,
            through: image.mark.through,
            checksum: image.mark.checksum,
            length: image.bytes.len() as u32,
            size: image.mark.size,
        };
        let value = packing::write_value(&head, &image.bytes);
        self.pages.set(&keys::page(image.page), &value)
    }

    pub(super) fn write_manifest(&self, epoch: u32, pages: u32) -> Result<(), PageError> {
        let manifest = Manifest::book(epoch, pages).write();
        if self.pages.get(keys::MANIFEST)?.as_deref() == Some(&manifest) {
            return Ok(());
        }
        self.pages.set(keys::MANIFEST, &manifest)
    }

    fn note_fold(&self, fold: &Fold, surplus: &BTreeSet<Page>) {
        let mut state = self.state.borrow_mut();
        let state = &mut *state;
        for image in &fold.images {
            state.heal.remove(&image.page);
            state.ruined.remove(&image.page);
            state.sizes.insert(image.page, image.mark.size);
        }
        state.cramped = false;
        state.note_fold(fold.through, fold.pages);
        state.surplus.retain(|page| !surplus.contains(page));
    }

    /// Removes what the fold before this one covered. Local storage does not say when it is on disk,
    /// so that an entry outlives the first fold that covers it; but not one that was purged.
    fn tidy(
        &self,
        surplus: &BTreeSet<Page>,
        after: u64,
        through: u64,
        purged: bool,
    ) -> Result<(), PageError> {
        for &page in surplus {
            if page >= self.state().pages {
                self.pages.remove(&keys::page(page))?;
            }
        }
        let end = if purged || self.journal.is_some() {
            through
        } else {
            after
        };
        let covered: Vec<u64> = self.state().loose.range(..=end).copied().collect();
        for number in covered {
            self.pages.remove(&keys::log(number))?;
            self.state.borrow_mut().loose.remove(&number);
        }
        if self.journal.is_none() {
            loose::hold_back(&self.pages);
        }
        Ok(())
    }
}
