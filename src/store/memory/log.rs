//! The log of a disk in memory, with all that belongs to it.

use std::collections::BTreeMap;

use super::Disk;
use crate::store::packing;
use crate::store::pages::Page;
use crate::store::port::{
    Fold, Held, Index, Journal, JournalError, Known, Mark, Snapshot, Start, Tidings,
};

#[derive(Clone, Default)]
pub(super) struct Log {
    pub used: bool,
    pub index: Index,
    pub entries: BTreeMap<u64, Vec<u8>>,
    pub mirror: BTreeMap<Page, Vec<u8>>,
    pub snapshots: Vec<(Snapshot, Vec<Vec<u8>>)>,
    pub drafts: BTreeMap<String, String>,
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
    async fn start(&self, epoch: u32, held: &BTreeMap<Page, Held>) -> Result<Start, JournalError> {
        self.transact(|log| {
            if !std::mem::replace(&mut log.used, true) {
                log.index.epoch = epoch;
            }
            let index = log.index.clone();
            let lacks = |(page, mark): &(&Page, &Mark)| {
                !held
                    .get(page)
                    .is_some_and(|held| held.is_at(index.epoch, mark))
            };
            let lacking = index.marks.iter().filter(lacks);
            let mirror = lacking
                .filter_map(|(&page, _)| Some((page, log.mirror.get(&page)?.clone())))
                .collect();
            let entries = log.entries.iter().map(|(&at, bytes)| (at, bytes.clone()));
            Ok(Start {
                entries: entries.collect(),
                mirror,
                index,
            })
        })
        .await
    }

    async fn append(&self, known: Known, entries: &[Vec<u8>]) -> Result<Tidings, JournalError> {
        self.transact(|log| {
            if known.epoch != log.index.epoch {
                return Err(JournalError::Replaced);
            }
            let first = log.index.head.max(known.head) + 1;
            log.index.head = first + entries.len() as u64 - 1;
            let tidings = log.tidings(known)?;
            log.entries.extend((first..).zip(entries.iter().cloned()));
            Ok(tidings)
        })
        .await
    }

    async fn since(&self, known: Known) -> Result<Tidings, JournalError> {
        self.look(|log| log.tidings(known)).await
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
