//! What matches, paths, variety, briefs and the network cost in a large book: 10,000 people with ten records each.
//!
//! `cargo bench --bench giving` prints a table. Built as the page is, for size, but natively.

#[path = "../tests/support/big_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod big_book;

use std::sync::LazyLock;

use divan::Bencher;
use kith::domain::aim::{Aim, AimKind};
use kith::domain::circle::Relationship;
use kith::domain::record::RecordType as _;
use kith::domain::time::Day;
use kith::domain::{Book, Contact, Id, Kind};
use kith::rules::brief::brief;
use kith::rules::matches::{Index, of_day, of_draft};
use kith::rules::network::{Asked, Colour, Layout, Network, Picture, start_of};
use kith::rules::paths::{Graph, Target, paths};
use kith::rules::variety::{other_field, variety};

fn main() {
    divan::main();
}

const PEOPLE: usize = 10_000;
const RECORDS: usize = 10;

/// The large book with me in it, with ways between people, and with fields and needs that mean
/// something among its invented words.
static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let mut delta = big_book::delta(1, PEOPLE, RECORDS);
    let ids = |delta: &kith::domain::Delta, kind: Kind| -> Vec<Id> {
        let of = delta
            .entries
            .iter()
            .filter(|(_, entry)| entry.record.kind() == kind);
        of.map(|(id, _)| *id).collect()
    };
    let people = ids(&delta, Kind::Contact);
    let mut random = big_book::Random(7);
    for (number, id) in people.iter().enumerate() {
        let through = people[random.below(PEOPLE)];
        if let Some(entry) = delta.entries.get_mut(id)
            && let Some(contact) = Contact::of_mut(&mut entry.record.body)
        {
            contact.me = number == 0;
            contact.fields.push((*random.of(&FIELDS)).to_owned());
            contact.met.through = random.chance(20).then_some(through);
        }
    }
    for (number, id) in ids(&delta, Kind::Aim).into_iter().enumerate() {
        if let Some(entry) = delta.entries.get_mut(&id)
            && let Some(aim) = Aim::of_mut(&mut entry.record.body)
        {
            if number % 40 == 0 {
                aim.whose = people[0];
            }
            aim.text = format!("{}: {}", random.of(&NEEDS), aim.text);
        }
    }
    for number in 0..PEOPLE as u32 / 2 {
        let link = Relationship {
            from: people[random.below(PEOPLE)],
            to: Some(people[random.below(PEOPLE)]),
            kind: "friend".to_owned(),
            ..Relationship::default()
        };
        let id = Id::new(1_500_000_000, number);
        let record = kith::domain::Record::new(link);
        let entry = kith::domain::Entry::new(record, kith::domain::Stamp::default());
        delta.entries.insert(id, entry);
    }
    let mut book = Book::default();
    book.absorb(delta);
    book
});

const FIELDS: [&str; 10] = [
    "beekeeping",
    "Steuerberatung",
    "carpentry",
    "abogada",
    "photography",
    "nursing",
    "software",
    "Musik",
    "cocina",
    "geology",
];

const NEEDS: [&str; 4] = [
    "I am looking for a lawyer who knows about tenancy",
    "Ich suche jemanden für meine Steuererklärung",
    "Busco a alguien que me enseñe fotografía",
    "Somebody who repairs old furniture",
];

fn today() -> Day {
    Day::new(2026, 1, 1).unwrap_or_default()
}

fn somebody() -> Id {
    let mut people = BOOK.ids_of(Kind::Contact);
    people.nth(PEOPLE / 2).expect("a person")
}

/// The index of everything that speaks for somebody, made once.
#[divan::bench(sample_count = 5)]
fn match_index(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| Index::of(book));
}

/// Five hundred records of it: one slice.
#[divan::bench(sample_count = 20)]
fn match_index_slice(bencher: Bencher) {
    let (book, middle) = (&*BOOK, somebody());
    bencher.bench_local(|| {
        let mut index = Index::default();
        index.take_next(book, Some(middle), 500);
        index
    });
}

/// One need, asked from then on.
#[divan::bench(args = NEEDS)]
fn match_query(bencher: Bencher, need: &str) {
    let book = &*BOOK;
    let index = Index::of(book);
    let aim = Aim {
        whose: somebody(),
        kind: AimKind::Need,
        text: need.to_owned(),
        ..Aim::default()
    };
    bencher.bench_local(|| of_draft(&index, book, &aim, 5));
}

/// The best match of each open aim that is looked through for one day.
#[divan::bench]
fn matches_of_day(bencher: Bencher) {
    let book = &*BOOK;
    let index = Index::of(book);
    bencher.bench_local(|| of_day(&index, book, today()).count());
}

/// Who knows whom, made once.
#[divan::bench(sample_count = 20)]
fn path_graph(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| Graph::of(book, today()));
}

/// Three paths to a person, and to a field, with what is told of who knows whom for each question.
#[divan::bench(args = ["person", "field"])]
fn path_query(bencher: Bencher, to: &str) {
    let book = &*BOOK;
    let index = Index::of(book);
    let target = match to {
        "person" => Target::Person(somebody()),
        _ => Target::Field("geology".to_owned()),
    };
    bencher.bench_local(|| paths(&Graph::of(book, today()), &index, book, &target));
}

/// The fields of those spoken with lately beside everybody's.
#[divan::bench(sample_count = 20)]
fn variety_of_all(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| variety(book, today()));
}

/// Somebody of another field.
#[divan::bench(sample_count = 20)]
fn variety_other(bencher: Bencher) {
    let book = &*BOOK;
    let index = Index::of(book);
    bencher.bench_local(|| other_field(&index, book, today()));
}

/// One brief.
#[divan::bench]
fn one_brief(bencher: Bencher) {
    let (book, id) = (&*BOOK, somebody());
    bencher.bench_local(|| brief(book, id, today()));
}

/// Who knows whom, to be drawn.
#[divan::bench(sample_count = 20)]
fn network_of_all(bencher: Bencher) {
    let book = &*BOOK;
    bencher.bench_local(|| Network::of(book, today()));
}

/// The part of it that is drawn, by circle and by field.
#[divan::bench(sample_count = 20, args = [Colour::Circle, Colour::Field])]
fn network_picture(bencher: Bencher, colour: Colour) {
    let book = &*BOOK;
    let network = Network::of(book, today());
    let asked = Asked {
        colour,
        ..Asked::default()
    };
    bencher.bench_local(|| Picture::of(&network, book, &asked));
}

/// One step of people who each know three others, of whom one is anybody, until they settle: the mean
/// over all its steps counts.
#[divan::bench(sample_count = 3, args = [(300, 900), (1_000, 3_000), (1_500, 6_000)])]
fn network_settles(bencher: Bencher, (people, links): (usize, usize)) {
    let mut random = big_book::Random(3);
    let links: Vec<(usize, usize)> = (0..links)
        .map(|number| {
            let one = number % people;
            let near = (one + 1 + random.below(6)) % people;
            (
                one,
                if number % 3 == 0 {
                    random.below(people)
                } else {
                    near
                },
            )
        })
        .filter(|(one, other)| one != other)
        .collect();
    bencher.bench_local(|| {
        let starts = (0..people).map(|one| start_of(Id::new(1, one as u32), people));
        let mut layout = Layout::new(starts, links.iter().copied(), 1.0, 1.6);
        let mut steps = 0u32;
        while !layout.is_settled() {
            layout.step();
            steps += 1;
        }
        steps
    });
}
