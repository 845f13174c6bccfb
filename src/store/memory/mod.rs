//! Both homes in memory, with the faults of the real ones.
//!
//! For tests: the Nth write fails, with or without its effect; a quota; a browser that is killed,
//! after which local storage may hold older values of any of its keys, as Chromium's does. Nothing
//! here is on a disk.

mod log;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use log::Log;

use super::pages::Page;
use super::port::{JournalError, PageError, Pages};

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
    values: Rc<RefCell<BTreeMap<String, Vec<Option<Value>>>>>,
    log: Rc<RefCell<Log>>,
    quota: Rc<Cell<Option<u64>>>,
}

/// A value of local storage, with its length: counting millions of units takes longer than what is
/// to be measured.
#[derive(Clone)]
struct Value {
    text: Rc<str>,
    units: u64,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value {
            text: text.into(),
            units: units_of(text),
        }
    }
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
        let changed = change(last.map(|value| value.text.to_string()));
        versions.push(changed.as_deref().map(Value::from));
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
            Some(units_of(key) + value.units)
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

/// Lets other tabs run, as every call to a database and every pause does.
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
            .and_then(|versions| Some(versions.last()?.as_ref()?.text.to_string())))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), PageError> {
        let outcome = self.write();
        if let Outcome::Fails { effect: false } = outcome {
            return Err(PageError::Full);
        }
        let old = self.values.borrow().get(key).and_then(|versions| {
            let value = versions.last()?.as_ref()?;
            Some(units_of(key) + value.units)
        });
        let value = Value::from(value);
        let needed = self.units() - old.unwrap_or(0) + units_of(key) + value.units;
        if needed > self.quota() {
            return Err(PageError::Full);
        }
        let mut values = self.values.borrow_mut();
        let versions = values.entry(key.to_owned()).or_insert_with(|| vec![None]);
        versions.push(Some(value));
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

    async fn pause(&self) {
        give_way().await;
    }
}
