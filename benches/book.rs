//! What a large book costs: 10,000 people with ten records each, every figure that of one call.
//!
//! `cargo bench` prints a table; `cargo bench -- search` a part of it. Built as the page is, for
//! size, but natively: a browser takes two to four times as long.

#[path = "../tests/support/big_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod big_book;
#[path = "../tests/support/tab.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod tab;

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use kith::domain::aim::Aim;
use kith::domain::giving::Favour;
use kith::domain::note::{Interaction, Note};
use kith::domain::record::RecordType as _;
use kith::domain::time::Day;
use kith::domain::{Book, Change, Clock, Contact, Delta, Id};
use kith::formats::Draft;
use kith::formats::import::Plan;
use kith::rules::conversations::{LastDays, of_person};
use kith::rules::people::{Filter, Order, View, bulk, line, listing, listing_by};
use kith::rules::quick_log::{Names, understand};
use kith::rules::search::Index;
use kith::rules::today::today as of_day;
use kith::rules::{favours, notes, reminders, timeline};
use kith::store::memory::Disk;
use kith::store::{Folded, Store};
use tab::{EPOCH, run};

fn main() {
    divan::main();
}

const PEOPLE: usize = 10_000;
const RECORDS: usize = 10;

/// People of a file that is imported.
const DRAFTS: usize = 5_000;

static DELTA: LazyLock<Delta> = LazyLock::new(|| big_book::delta(1, PEOPLE, RECORDS));

static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let mut book = Book::default();
    book.absorb(DELTA.clone());
    book
});

fn today() -> Day {
    Day::new(2026, 1, 1).unwrap_or_default()
}

fn somebody() -> Id {
    let mut people = BOOK.ids_of(kith::domain::Kind::Contact);
    people.nth(PEOPLE / 2).expect("a person")
}

/// Everyone, sorted by name.
#[divan::bench]
fn list(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| listing(book, &Filter::default()));
}

/// Those whom a filter of several marks leaves, whoever was spoken with last first.
#[divan::bench(args = ["", "any: tag:climbing has:rhythm -is:favourite", "an -tag:work sort:added"])]
fn list_filtered(bencher: Bencher, text: &str) {
    let book = &*BOOK;
    let view = View::read(text).unwrap_or_default();
    bencher.bench_local(|| listing_by(book, &view.filter, Order::CaughtUp, today()));
}

/// One tag for everyone, as a Change.
#[divan::bench(sample_count = 10)]
fn tag_everyone(bencher: Bencher) {
    let book = &*BOOK;
    let ids = listing(book, &Filter::default());
    let tags = ["everyone".to_owned()];
    bencher.bench_local(|| bulk::tag(book, &ids, &tags));
}

/// The rows of the list that are in the document.
#[divan::bench]
fn list_rows(bencher: Bencher) {
    let book = &*BOOK;
    let ids = listing(book, &Filter::default());
    bencher.bench_local(|| {
        for &id in &ids[..50] {
            let contact = book.get::<Contact>(id).expect("a person");
            black_box((line(contact, book), of_person(book, id, today()).pop()));
        }
    });
}

/// What the page of one person asks.
#[divan::bench]
fn person(bencher: Bencher) {
    let (book, id) = (&*BOOK, somebody());
    bencher.bench_local(|| {
        let contact = book.get::<Contact>(id).expect("a person");
        black_box((line(contact, book), of_person(book, id, today()).pop()));
        black_box(notes::of_person(book, id));
        black_box(book.about::<Aim>(id).count() + book.about::<Interaction>(id).count());
        black_box(reminders::overview(book, today()))
    });
}

/// The index of names, made for the first quick log.
#[divan::bench(sample_count = 20)]
fn quick_log_names(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| Names::of(book));
}

/// A line of the quick log, read at each key.
#[divan::bench]
fn quick_log(bencher: Bencher) {
    let book = &*BOOK;
    let names = Names::of(book);
    let somebody = book.get::<Contact>(somebody()).expect("a person");
    let line = format!(
        "called @{} and @Nobody Known about the allotment yesterday at 15:30, \
         remind in 2 weeks: send the seeds, remind me on 3 May to write to @{}",
        somebody.display_name(),
        somebody.name.given,
    );
    bencher.bench_local(|| understand(&line, &names, book, today()));
}

/// What one person's timeline asks.
#[divan::bench]
fn person_timeline(bencher: Bencher) {
    let (book, id) = (&*BOOK, somebody());
    bencher.bench_local(|| timeline::of_person(book, id, &[]));
}

/// What a hundred people and oneself did for each other: two thousand favours, every other grown from
/// the one before it, nearly half of them between oneself and one and the same person.
static HELPED: LazyLock<Book> = LazyLock::new(|| {
    let mut book = BOOK.clone();
    let me = Id::new(1, 1);
    let mut change = Change::add(
        me,
        Contact {
            me: true,
            ..Contact::named("Mia")
        },
    );
    let people: Vec<Id> = BOOK.ids_of(kith::domain::Kind::Contact).take(100).collect();
    let somebody = somebody();
    for number in 0..2_000_u32 {
        let other = match number % 20 {
            0..9 => somebody,
            rest => people[(number as usize * 7 + rest as usize) % people.len()],
        };
        let favour = Favour {
            from: if number % 3 == 0 { me } else { other },
            to: if number % 3 == 0 { other } else { me },
            text: format!("Carried the carpets number {number} up two floors"),
            grew_from: (number % 2 == 1).then(|| Id::new(2, number - 1)),
            ..Favour::default()
        };
        change = change.squash(Change::add(Id::new(2, number), favour));
    }
    let delta = book.stamp(&change, &mut Clock::new(3), 1);
    book.absorb(delta);
    book
});

/// What the page of somebody asks who helped, and was helped, nine hundred times: the story, what is
/// open, and of each line of the timeline what it grew from.
#[divan::bench]
fn person_help(bencher: Bencher) {
    let (book, id) = (&*HELPED, somebody());
    bencher.bench_local(|| {
        black_box((favours::open_loans(book, id), favours::unthanked(book, id)));
        for (favour, _) in book.about::<Favour>(id).take(50) {
            black_box(favours::chain::story(book, favour));
        }
        favours::story::of_person(book, id)
    });
}

/// The acts that something may have grown from, looked for at each key.
#[divan::bench(args = ["a", "carpets", "carp 17 two", "an ma"])]
fn acts_fitting(bencher: Bencher, query: &str) {
    let book = &*HELPED;
    let index = Index::of(book);
    bencher.bench_local(|| favours::acts::fitting(book, &index, query, None, 6));
}

/// The last conversation with each of all people.
#[divan::bench]
fn list_last_caught_up(bencher: Bencher) {
    let book = &*BOOK;
    let ids: Vec<Id> = book.ids_of(kith::domain::Kind::Contact).collect();
    bencher.bench_local(|| {
        let all = LastDays::of(book, today());
        for id in &ids {
            black_box(all.with(*id));
        }
    });
}

/// The first page: what was set, the suggestions with their reasons, and what is coming.
#[divan::bench]
fn today_page(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| {
        let day = of_day(book, today());
        for suggestion in &day.suggestions {
            black_box(suggestion.reason(book, today()));
        }
        day
    });
}

/// The index of everything, made for the first search.
#[divan::bench(sample_count = 10)]
fn search_index(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| Index::of(book));
}

/// A search from then on.
#[divan::bench(args = ["a", "an", "ma ke", "schrau", "qwertz uiop"])]
fn search(bencher: Bencher, query: &str) {
    let book = &*BOOK;
    let index = Index::of(book);
    bencher.bench_local(|| index.search(book, query, 50));
}

/// A large book in its two homes, folded.
struct Shelved {
    disk: Disk,
    store: Store<Disk, Disk>,
    book: Book,
    clock: Clock,
    now: u64,
}

impl Shelved {
    fn new() -> Self {
        let disk = Disk::default();
        let opened = run(Store::open(disk.clone(), Some(disk.clone()), EPOCH)).expect("opens");
        let mut shelved = Shelved {
            disk,
            store: opened.store,
            book: opened.book,
            clock: Clock::new(7),
            now: 1_800_000_000_000,
        };
        shelved.commit(DELTA.clone());
        let folded = run(shelved.store.fold(&shelved.book)).expect("folded");
        assert!(matches!(folded, Folded::Done { .. }));
        // Lets go of the values that were overwritten.
        shelved.disk.revive(|versions| versions - 1);
        shelved
    }

    fn commit(&mut self, delta: Delta) {
        let mut news = run(self.store.commit(delta)).expect("saved");
        while self.store.take_in(&mut self.book, &mut news).is_some() {}
    }

    /// One letter more in some note, from its stamps to the book.
    fn edit(&mut self, note: Id) {
        let record = self.book.record(note).expect("a note");
        let mut to = record.clone();
        if let Some(note) = Note::of_mut(&mut to.body) {
            note.text.push('.');
        }
        let change = Change::update(note, record, to);
        self.now += 1;
        let delta = self.book.stamp(&change, &mut self.clock, self.now);
        self.commit(delta);
    }

    fn note(&self) -> Id {
        self.book.all::<Note>().nth(500).expect("a note").0
    }
}

/// One edit: stamped, encoded, appended and taken in; the disk itself takes no time.
#[divan::bench]
fn edit(bencher: Bencher) {
    let mut shelved = Shelved::new();
    let note = shelved.note();
    bencher.bench_local(|| shelved.edit(note));
}

/// The page of one record encoded and written.
#[divan::bench(sample_count = 20)]
fn fold_of_one_page(bencher: Bencher) {
    let shelved = std::cell::RefCell::new(Shelved::new());
    let note = shelved.borrow().note();
    bencher
        .with_inputs(|| shelved.borrow_mut().edit(note))
        .bench_local_values(|()| {
            let shelved = shelved.borrow();
            run(shelved.store.fold(&shelved.book)).expect("folded")
        });
}

/// From the stored values to the book, the inflating of all pages included.
#[divan::bench(sample_count = 5)]
fn start(bencher: Bencher) {
    let disk = Shelved::new().disk;
    bencher
        .bench_local(|| run(Store::open(disk.clone(), Some(disk.clone()), EPOCH)).expect("opens"));
}

fn drafts() -> Vec<Draft> {
    let mut author = big_book::Author::new(2);
    let draft = |card| Draft {
        contact: author.contact(),
        card,
        ..Draft::default()
    };
    (1..=DRAFTS).map(draft).collect()
}

/// Comparing 5,000 people of a file with the book, and the Change that adds them.
#[divan::bench(sample_count = 5)]
fn import_plan(bencher: Bencher) {
    let book = &*BOOK;
    bencher.with_inputs(drafts).bench_local_values(|drafts| {
        let mut plan = Plan::new(book);
        for chunk in drafts.chunks(200) {
            plan.take(chunk.to_vec());
        }
        let mut drawn = 0;
        plan.change(book, today(), || {
            drawn += 1;
            Id::new(1_800_000_000, drawn)
        })
    });
}

/// 5,000 people and as many notes saved and taken in.
#[divan::bench(sample_count = 5)]
fn import(bencher: Bencher) {
    let delta = big_book::delta(2, DRAFTS, 1);
    bencher
        .with_inputs(|| (Shelved::new(), delta.clone()))
        .bench_local_values(|(mut shelved, delta)| {
            shelved.commit(delta);
            shelved
        });
}

/// How much room those take.
#[divan::bench(sample_count = 10)]
fn room(bencher: Bencher) {
    let shelved = Shelved::new();
    let change = shelved.book.preview(&big_book::delta(2, DRAFTS, 1));
    bencher.bench_local(|| shelved.store.room_for(&change));
}

/// What another copy of the book would change that a tenth of the records were edited in.
#[divan::bench(sample_count = 5)]
fn merge_preview(bencher: Bencher) {
    let mut other = DELTA.clone();
    let mut clock = Clock::new(9);
    for entry in other.entries.values_mut().step_by(10) {
        if let Some(note) = Note::of_mut(&mut entry.record.body) {
            note.text.push('.');
            entry.set_stamp(1, clock.tick(1_800_000_000_000, entry.born));
        }
    }
    let book = &*BOOK;
    bencher.bench_local(|| book.preview(&other));
}
