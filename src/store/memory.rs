//! Both homes in memory, with the faults of the real ones.
//!
//! For tests: the Nth write fails, with or without its effect; a quota; a browser that is killed,
//! after which local storage may hold older values of any of its keys, as Chromium's does. Nothing
//! here is on a disk.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use super::packing;
use super::pages::Page;
use super::port::{
    Fold, Index, Journal, JournalError, Known, Mark, PageError, Pages, Snapshot, Tidings,
};

/// What happens to a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails and has no effect; those after it succeed.
    Once,
    /// It fails although it took effect; those after it succeed.
    OnceAfter,
    /// It and all after it fail, until [`Disk::revive`].
    Crash,
    /// It takes effect, but that and all after it seem to fail, until [`Disk::revive`].
    CrashAfter,
}

#[derive(Default)]
struct Faults {
    /// Writes until the fault, and the fault.
    next: Option<(u64, Fault)>,
    dead: bool,
    writes: u64,
}

/// A browser's disk, which every tab shares. Clones are the same disk.
#[derive(Clone, Default)]
pub struct Disk {
    faults: Rc<RefCell<Faults>>,
    values: Rc<RefCell<BTreeMap<String, Vec<Option<String>>>>>,
    log: Rc<RefCell<Log>>,
    quota: Rc<Cell<Option<u64>>>,
}

#[derive(Clone, Default)]
struct Log {
    used: bool,
    index: Index,
    entries: BTreeMap<u64, Vec<u8>>,
    mirror: BTreeMap<Page, Vec<u8>>,
    snapshots: Vec<(Snapshot, Vec<Vec<u8>>)>,
    drafts: BTreeMap<String, String>,
}

enum Outcome {
    Succeeds,
    Fails { effect: bool },
}

impl Disk {
    /// Local storage of so many units.
    pub fn with_quota(units: u64) -> Self {
        let disk = Disk::default();
        disk.quota.set(Some(units));
        disk
    }

    /// The write after `writes` more meets that fault.
    pub fn fail(&self, writes: u64, fault: Fault) {
        self.faults.borrow_mut().next = Some((writes, fault));
    }

    /// Whether a fault that was asked for has not happened yet; it no longer will.
    pub fn calm(&self) -> bool {
        self.faults.borrow_mut().next.take().is_some()
    }

    /// Writes there were so far.
    pub fn writes(&self) -> u64 {
        self.faults.borrow().writes
    }

    /// Starts the browser again. Of the versions of each key's value since the last time, the
    /// oldest first, `choose` names the one that had reached the disk; the log lost nothing.
    pub fn revive(&self, mut choose: impl FnMut(usize) -> usize) {
        *self.faults.borrow_mut() = Faults::default();
        for versions in self.values.borrow_mut().values_mut() {
            let at = choose(versions.len()).min(versions.len() - 1);
            *versions = vec![versions[at].clone()];
        }
    }

    /// Loses the log and all that belongs to it, as when a browser evicts it.
    pub fn lose_log(&self) {
        *self.log.borrow_mut() = Log::default();
    }

    /// Changes what is stored under a key behind everybody's back.
    pub fn tamper(&self, key: &str, change: impl FnOnce(Option<String>) -> Option<String>) {
        let mut values = self.values.borrow_mut();
        let versions = values.entry(key.to_owned()).or_insert_with(|| vec![None]);
        let last = versions.pop().flatten();
        versions.push(change(last));
    }

    /// Changes a page of the mirror behind everybody's back.
    pub fn tamper_mirror(&self, page: Page, change: impl FnOnce(&mut Vec<u8>)) {
        if let Some(bytes) = self.log.borrow_mut().mirror.get_mut(&page) {
            change(bytes);
        }
    }

    fn write(&self) -> Outcome {
        let mut faults = self.faults.borrow_mut();
        if faults.dead {
            return Outcome::Fails { effect: false };
        }
        faults.writes += 1;
        match faults.next {
            Some((0, fault)) => {
                faults.next = None;
                faults.dead = matches!(fault, Fault::Crash | Fault::CrashAfter);
                Outcome::Fails {
                    effect: matches!(fault, Fault::OnceAfter | Fault::CrashAfter),
                }
            }
            Some((left, fault)) => {
                faults.next = Some((left - 1, fault));
                Outcome::Succeeds
            }
            None => Outcome::Succeeds,
        }
    }

    fn alive(&self) -> bool {
        !self.faults.borrow().dead
    }

    fn units(&self) -> u64 {
        let values = self.values.borrow();
        let taken = values.iter().filter_map(|(key, versions)| {
            let value = versions.last()?.as_ref()?;
            Some(units_of(key) + units_of(value))
        });
        taken.sum()
    }

    /// One transaction on the log.
    async fn transact<T>(
        &self,
        act: impl FnOnce(&mut Log) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        give_way().await;
        let failed = || JournalError::Failed("a fault".to_owned());
        match self.write() {
            Outcome::Succeeds => act(&mut self.log.borrow_mut()),
            Outcome::Fails { effect } => {
                if effect {
                    act(&mut self.log.borrow_mut())?;
                }
                Err(failed())
            }
        }
    }

    async fn look<T>(
        &self,
        act: impl FnOnce(&Log) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        give_way().await;
        if self.alive() {
            act(&self.log.borrow())
        } else {
            Err(JournalError::Closed)
        }
    }
}

/// Lets other tabs run, as every call to a database does.
async fn give_way() {
    let mut given = false;
    poll_fn(|context| {
        if std::mem::replace(&mut given, true) {
            Poll::Ready(())
        } else {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await;
}

fn units_of(text: &str) -> u64 {
    text.encode_utf16().count() as u64
}

impl Pages for Disk {
    fn get(&self, key: &str) -> Result<Option<String>, PageError> {
        if !self.alive() {
            return Err(PageError::Blocked);
        }
        let values = self.values.borrow();
        Ok(values
            .get(key)
            .and_then(|versions| versions.last()?.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), PageError> {
        let outcome = self.write();
        if let Outcome::Fails { effect: false } = outcome {
            return Err(PageError::Full);
        }
        let old = self.values.borrow().get(key).and_then(|versions| {
            let value = versions.last()?.as_ref()?;
            Some(units_of(key) + units_of(value))
        });
        let needed = self.units() - old.unwrap_or(0) + units_of(key) + units_of(value);
        if needed > self.quota() {
            return Err(PageError::Full);
        }
        let mut values = self.values.borrow_mut();
        let versions = values.entry(key.to_owned()).or_insert_with(|| vec![None]);
        versions.push(Some(value.to_owned()));
        match outcome {
            Outcome::Succeeds => Ok(()),
            Outcome::Fails { .. } => Err(PageError::Full),
        }
    }

    fn remove(&self, key: &str) -> Result<(), PageError> {
        let outcome = self.write();
        if !matches!(outcome, Outcome::Fails { effect: false })
            && let Some(versions) = self.values.borrow_mut().get_mut(key)
        {
            versions.push(None);
        }
        match outcome {
            Outcome::Succeeds => Ok(()),
            Outcome::Fails { .. } => Err(PageError::Blocked),
        }
    }

    fn keys(&self) -> Result<Vec<String>, PageError> {
        if !self.alive() {
            return Err(PageError::Blocked);
        }
        let values = self.values.borrow();
        let held = values
            .iter()
            .filter(|(_, versions)| matches!(versions.last(), Some(Some(_))));
        Ok(held.map(|(key, _)| key.clone()).collect())
    }

    fn used(&self) -> Result<u64, PageError> {
        Ok(self.units())
    }

    fn quota(&self) -> u64 {
        self.quota.get().unwrap_or(5_242_880)
    }
}

impl Log {
    fn tidings(&self, known: Known) -> Result<Tidings, JournalError> {
        if known.epoch != self.index.epoch {
            return Err(JournalError::Replaced);
        }
        let Index {
            head,
            folded,
            pages,
            ref marks,
            ..
        } = self.index;
        let newer = |mark: &Mark| known.head < folded && mark.through > known.head;
        let sheets = self
            .mirror
            .iter()
            .filter(|(page, _)| marks.get(page).is_some_and(newer));
        let entries = self.entries.range(known.head + 1..);
        Ok(Tidings {
            head,
            folded,
            pages,
            marks: (known.folded != folded).then(|| marks.clone()),
            sheets: sheets.map(|(_, bytes)| bytes.clone()).collect(),
            entries: entries.map(|(&at, bytes)| (at, bytes.clone())).collect(),
        })
    }
}

impl Journal for Disk {
    async fn start(&self, epoch: u32) -> Result<(Index, Vec<(u64, Vec<u8>)>), JournalError> {
        self.transact(|log| {
            if !std::mem::replace(&mut log.used, true) {
                log.index.epoch = epoch;
            }
            let entries = log.entries.iter().map(|(&at, bytes)| (at, bytes.clone()));
            Ok((log.index.clone(), entries.collect()))
        })
        .await
    }

    async fn append(&self, known: Known, entry: &[u8]) -> Result<Tidings, JournalError> {
        self.transact(|log| {
            if known.epoch != log.index.epoch {
                return Err(JournalError::Replaced);
            }
            log.index.head = log.index.head.max(known.head) + 1;
            let tidings = log.tidings(known)?;
            log.entries.insert(log.index.head, entry.to_vec());
            Ok(tidings)
        })
        .await
    }

    async fn since(&self, known: Known) -> Result<Tidings, JournalError> {
        self.look(|log| log.tidings(known)).await
    }

    async fn mirror(&self, page: Page) -> Result<Option<(Mark, Vec<u8>)>, JournalError> {
        self.look(|log| {
            let mark = log.index.marks.get(&page);
            Ok(mark.copied().zip(log.mirror.get(&page).cloned()))
        })
        .await
    }

    async fn fold(&self, fold: &Fold) -> Result<bool, JournalError> {
        self.transact(|log| {
            if fold.epoch != log.index.epoch {
                return Err(JournalError::Replaced);
            }
            if fold.after != log.index.folded {
                return Ok(false);
            }
            for image in &fold.images {
                debug_assert_eq!(image.mark.checksum, packing::checksum(&image.bytes));
                log.mirror.insert(image.page, image.bytes.clone());
                log.index.marks.insert(image.page, image.mark);
            }
            log.index.pages = fold.pages;
            log.index.folded = fold.through;
            log.index.head = log.index.head.max(fold.through);
            log.entries = log.entries.split_off(&(fold.through + 1));
            Ok(true)
        })
        .await
    }

    async fn take_snapshot(
        &self,
        taken: u64,
        reason: &str,
        keep: usize,
    ) -> Result<(), JournalError> {
        self.transact(|log| {
            let id = log.snapshots.last().map_or(1, |(last, _)| last.id + 1);
            let reason = reason.to_owned();
            let sheets = log.mirror.values().chain(log.entries.values()).cloned();
            log.snapshots
                .push((Snapshot { id, taken, reason }, sheets.collect()));
            let surplus = log.snapshots.len().saturating_sub(keep);
            log.snapshots.drain(..surplus);
            Ok(())
        })
        .await
    }

    async fn snapshots(&self) -> Result<Vec<Snapshot>, JournalError> {
        let heads = |log: &Log| log.snapshots.iter().map(|(head, _)| head.clone()).collect();
        self.look(|log| Ok(heads(log))).await
    }

    async fn snapshot(&self, id: u64) -> Result<Vec<Vec<u8>>, JournalError> {
        self.look(|log| {
            let found = log.snapshots.iter().find(|(head, _)| head.id == id);
            Ok(found.map(|(_, sheets)| sheets.clone()).unwrap_or_default())
        })
        .await
    }

    async fn rewrite_snapshots(
        &self,
        rewrite: &dyn Fn(&[u8]) -> Option<Vec<u8>>,
    ) -> Result<(), JournalError> {
        self.transact(|log| {
            for sheet in log.snapshots.iter_mut().flat_map(|(_, sheets)| sheets) {
                if let Some(other) = rewrite(sheet) {
                    *sheet = other;
                }
            }
            Ok(())
        })
        .await
    }

    async fn remove_snapshot(&self, id: u64) -> Result<(), JournalError> {
        self.transact(|log| {
            log.snapshots.retain(|(head, _)| head.id != id);
            Ok(())
        })
        .await
    }

    async fn put_draft(&self, key: &str, text: &str) -> Result<(), JournalError> {
        self.transact(|log| {
            log.drafts.insert(key.to_owned(), text.to_owned());
            Ok(())
        })
        .await
    }

    async fn remove_draft(&self, key: &str) -> Result<(), JournalError> {
        self.transact(|log| {
            log.drafts.remove(key);
            Ok(())
        })
        .await
    }

    async fn drafts(&self) -> Result<BTreeMap<String, String>, JournalError> {
        self.look(|log| Ok(log.drafts.clone())).await
    }

    async fn delete(&self, epoch: u32) -> Result<(), JournalError> {
        self.transact(|log| {
            let mut deleted = std::mem::take(&mut log.index.deleted);
            if log.used && log.index.epoch != epoch {
                deleted.push(log.index.epoch);
            }
            *log = Log {
                used: true,
                ..Log::default()
            };
            log.index = Index {
                epoch,
                deleted,
                ..Index::default()
            };
            Ok(())
        })
        .await
    }

    async fn dump(&self) -> Result<Vec<(String, Vec<u8>)>, JournalError> {
        self.look(|log| {
            let entries = log
                .entries
                .iter()
                .map(|(at, bytes)| (format!("log {at}"), bytes.clone()));
            let pages = log
                .mirror
                .iter()
                .map(|(page, bytes)| (format!("mirror {page}"), bytes.clone()));
            Ok(entries.chain(pages).collect())
        })
        .await
    }
}
