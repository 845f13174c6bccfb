//! A tab as the tests drive it: a store, the book it shows, and what a person does there.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use kith::domain::note::Note;
use kith::domain::{Book, Change, Clock, Contact, Delta, Id, Record};
use kith::store::memory::Disk;
use kith::store::port::Pages;
use kith::store::{Access, Folded, News, Opened, Report, Store, StoreError};

/// Runs a future that never waits for anything but its turn.
pub fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return output;
        }
    }
}

pub struct Tab {
    disk: Disk,
    pub store: Store<Disk, Disk>,
    pub book: Book,
    pub report: Report,
    clock: Clock,
    now: u64,
    drawn: u32,
}

/// Small, so that there are several pages.
pub const PAGE_SIZE: u64 = 500;

/// Few records, so that there are several steps.
pub const STEP: usize = 3;

/// The book's number where nothing was stored before.
pub const EPOCH: u32 = 0xabcd;

impl Tab {
    pub async fn try_open(disk: &Disk, device: u32, database: bool) -> Result<Self, StoreError> {
        Self::try_open_to(Access::Write, disk, device, database).await
    }

    async fn try_open_to(
        access: Access,
        disk: &Disk,
        device: u32,
        database: bool,
    ) -> Result<Self, StoreError> {
        let journal = database.then(|| disk.clone());
        let Opened {
            store,
            book,
            report,
        } = Store::open_to(access, disk.clone(), journal, EPOCH).await?;
        store.set_page_size(PAGE_SIZE);
        store.set_step(STEP);
        Ok(Tab {
            disk: disk.clone(),
            store,
            book,
            report,
            clock: Clock::new(device),
            now: 1_700_000_000_000,
            drawn: 0,
        })
    }

    pub fn open(disk: &Disk, device: u32, database: bool) -> Self {
        run(Self::try_open(disk, device, database)).expect("opens")
    }

    pub fn open_to_read(disk: &Disk, device: u32, database: bool) -> Self {
        run(Self::try_open_to(Access::Read, disk, device, database)).expect("opens")
    }

    pub fn id(&mut self) -> Id {
        self.drawn += 1;
        Id::new(
            1_700_000_000 + self.drawn,
            self.clock.device() << 16 | self.drawn.wrapping_mul(0x9E37) & 0xFFFF,
        )
    }

    pub fn stamp(&mut self, change: &Change) -> Delta {
        self.now += 1;
        self.book.stamp(change, &mut self.clock, self.now)
    }

    pub async fn commit(&mut self, delta: Delta) -> Result<Change, StoreError> {
        let news = self.store.commit(delta).await?;
        Ok(self.take_in(news).await)
    }

    pub async fn make(&mut self, change: &Change) -> Result<Change, StoreError> {
        let delta = self.stamp(change);
        self.commit(delta).await
    }

    pub async fn catch_up(&mut self) -> Result<Change, StoreError> {
        let news = self.store.catch_up().await?;
        Ok(self.take_in(news).await)
    }

    /// Takes news in, other tabs having their turn between two steps.
    pub async fn take_in(&mut self, mut news: News) -> Change {
        let mut effect = Change::default();
        while let Some(step) = self.store.take_in(&mut self.book, &mut news) {
            effect = effect.squash(step);
            Pages::pause(&self.disk).await;
        }
        effect
    }

    /// Folds, again where another tab came first.
    pub async fn fold(&mut self) -> Result<Folded, StoreError> {
        for _ in 0..100 {
            match self.store.fold(&self.book).await? {
                Folded::Behind => drop(self.catch_up().await?),
                folded => return Ok(folded),
            }
        }
        Ok(Folded::Behind)
    }

    pub fn person(&mut self, name: &str) -> Change {
        Change::add(self.id(), Contact::named(name))
    }

    pub fn note(&mut self, about: &[Id], text: &str) -> Change {
        let note = Note {
            text: text.to_owned(),
            about: about.to_vec(),
            ..Note::default()
        };
        Change::add(self.id(), note)
    }

    pub fn edit(&self, id: Id, change: impl FnOnce(&mut Record)) -> Change {
        let Some(from) = self.book.record(id) else {
            return Change::default();
        };
        let mut to = from.clone();
        change(&mut to);
        Change::update(id, from, to)
    }

    pub fn purge(&self, id: Id) -> Change {
        match self.book.record(id) {
            Some(record) => Change::remove(id, record.clone()),
            None => Change::default(),
        }
    }

    pub fn ids(&self) -> Vec<Id> {
        self.book.entries().keys().copied().collect()
    }
}
