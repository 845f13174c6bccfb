//! Search over everything.

// Other suites use more of it.
#[allow(dead_code)]
#[path = "support/big_book.rs"]
mod big_book;

use std::time::{Duration, Instant};

use kith::domain::contact::{Email, Fact, Phone};
use kith::domain::note::Note;
use kith::domain::reminder::Reminder;
use kith::domain::time::Day;
use kith::domain::{Book, Change, Clock, Contact, Id, Record};
use kith::rules::conversations::of_person;
use kith::rules::people::{Filter, delete, line, listing, restore};
use kith::rules::search::{Field, Hit, Index, Results};
use proptest::prelude::*;

/// A book and an index that followed every one of its changes.
#[derive(Default)]
struct Kept {
    book: Book,
    index: Index,
    time: u64,
}

impl Kept {
    fn commit(&mut self, change: &Change) {
        self.time += 1;
        let delta = self.book.stamp(change, &mut Clock::new(1), self.time);
        let effect = self.book.join(delta);
        self.index.update(&effect);
    }

    fn add(&mut self, seconds: u32, body: impl Into<kith::domain::Body>) -> Id {
        let id = Id::new(seconds, 0);
        self.commit(&Change::add(id, body));
        id
    }

    fn people(&self, query: &str) -> Vec<u32> {
        let found = self.index.search(&self.book, query, 20);
        let people = found.people.iter().chain(&found.close);
        people.map(|hit| hit.id.seconds()).collect()
    }

    fn texts(&self, query: &str) -> Vec<(u32, Field)> {
        let found = self.index.search(&self.book, query, 20);
        found
            .texts
            .iter()
            .map(|hit| (hit.id.seconds(), hit.field))
            .collect()
    }
}

fn sample() -> Kept {
    let mut kept = Kept::default();
    for (seconds, name) in (1..).zip([
        "Jane Smith",
        "Zoë Müller",
        "Łukasz Żak",
        "Ann-Sophie van der Berg",
        "Janet Jones",
        "Smith Hanna",
    ]) {
        kept.add(seconds, Contact::named(name));
    }
    let mut contact = Contact::named("王小明");
    contact.nicknames = vec!["Ming".to_owned()];
    contact.emails = vec![Email {
        address: "ming@example.org".to_owned(),
        ..Email::default()
    }];
    contact.phones = vec![Phone {
        number: "+49 (171) 234-5678".to_owned(),
        ..Phone::default()
    }];
    contact.facts = vec![Fact {
        label: "Allergic to".to_owned(),
        value: "walnuts".to_owned(),
        ..Fact::default()
    }];
    contact.tags = vec!["Climbing".to_owned()];
    contact.met.text = "At the Café Größenwahn".to_owned();
    let ming = kept.add(7, contact);
    let note = |text: &str, about: Vec<Id>| Note {
        text: text.to_owned(),
        about,
        ..Note::default()
    };
    kept.add(
        8,
        note(
            "**Lisbon** trip with [@Jane](kith:0000008000000): walnuts\nand wine",
            vec![ming],
        ),
    );
    kept.add(
        9,
        Reminder {
            text: "Book the walnut tart".to_owned(),
            ..Reminder::default()
        },
    );
    kept
}

#[test]
fn names_are_found_the_closest_first() {
    let kept = sample();
    for (query, people) in [
        ("jane", &[1, 5][..]),
        ("smith", &[6, 1]),
        ("smith jane", &[1]),
        ("jan smi", &[1]),
        ("zoe", &[2]),
        ("MULLER", &[2]),
        ("lukasz zak", &[3]),
        ("sophie", &[4]),
        ("berg", &[4]),
        ("ming", &[7]),
        ("小", &[7]),
        // One slip of the finger.
        ("jnae", &[1, 5]),
        ("smiht", &[1, 6]),
        ("mullr", &[2]),
        ("mulller", &[2]),
        ("jane smoth", &[1]),
        ("jnae smoth", &[]),
        // Letters in order.
        ("jsmi", &[1]),
        ("xyz", &[]),
        ("", &[]),
        ("  -", &[]),
    ] {
        assert_eq!(kept.people(query), people, "{query}");
    }
}

#[test]
fn texts_of_every_kind_are_found() {
    let kept = sample();
    for (query, texts) in [
        (
            "walnut",
            &[(7, Field::Fact), (9, Field::Reminder), (8, Field::Note)][..],
        ),
        ("walnuts wine", &[(8, Field::Note)]),
        ("lisbon trip", &[(8, Field::Note)]),
        ("example.org", &[(7, Field::Email)]),
        ("cafe grossenwahn", &[(7, Field::Met)]),
        ("climb", &[(7, Field::Tag)]),
        ("0171 2345678", &[(7, Field::Phone)]),
        ("+491712345", &[(7, Field::Phone)]),
        ("(171)", &[(7, Field::Phone)]),
        // Some words name whom it is about.
        ("ming wine", &[(8, Field::Note)]),
        ("walnuts min", &[(7, Field::Fact), (8, Field::Note)]),
        ("muller wine", &[(8, Field::Note)]),
        ("hanna wine", &[]),
        ("ing wine", &[]),
        ("ming walnuts wine", &[(8, Field::Note)]),
        ("kith:", &[]),
        ("**", &[]),
    ] {
        assert_eq!(kept.texts(query), texts, "{query}");
    }
}

#[test]
fn only_what_is_found_nowhere_is_taken_for_what_it_comes_close_to() {
    let kept = sample();
    for (query, corrected, found) in [
        // Wrong, missing, too many, changed places.
        ("walnat", Some("walnut"), &[7, 9, 8][..]),
        ("wanuts", Some("walnuts"), &[7, 8]),
        ("liisbon", Some("lisbon"), &[8]),
        ("lisbno", Some("lisbon"), &[8]),
        ("grössenwhan", Some("grossenwahn"), &[7]),
        // One slip for each word; what is right stays.
        ("walnust wine", Some("walnut wine"), &[8]),
        ("lisobn trpi", Some("lisbon trip"), &[8]),
        ("ming lisbno", Some("ming lisbon"), &[8]),
        // What is found as typed is not corrected.
        ("walnut", None, &[7, 9, 8]),
        ("wine", None, &[8]),
        // Names come first, with a slip of their own.
        ("mullr", None, &[]),
        // Two slips, other first letters, short words and numbers are something else.
        ("walnatz", None, &[]),
        ("balnut", None, &[]),
        ("wne", None, &[]),
        ("1712345679", None, &[]),
        ("lisbno zzzz", None, &[]),
        // Each word is there, but nowhere both.
        ("tart lisbon", None, &[]),
        ("tart lisbno", None, &[]),
    ] {
        let results = kept.index.search(&kept.book, query, 20);
        assert_eq!(results.corrected.as_deref(), corrected, "{query}");
        let texts: Vec<u32> = results.texts.iter().map(|hit| hit.id.seconds()).collect();
        assert_eq!(texts, found, "{query}");
    }
    let results = kept.index.search(&kept.book, "lisobn", 1);
    let excerpt = &results.texts[0].excerpt;
    assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "Lisbon");
}

#[test]
fn what_is_written_as_typed_comes_before_names_that_come_close() {
    let mut kept = sample();
    let bird = kept.add(10, Contact::named("Christine Beatle"));
    let note = Note {
        text: "Has a boat".to_owned(),
        about: vec![bird],
        ..Note::default()
    };
    kept.add(11, note);
    let found = kept.index.search(&kept.book, "boat", 20);
    let ids = |hits: &[Hit]| hits.iter().map(|hit| hit.id.seconds()).collect::<Vec<_>>();
    assert!(found.people.is_empty());
    assert_eq!(ids(&found.texts), [11]);
    assert_eq!(ids(&found.close), [10]);
    // Whoever has the word themselves is found by that.
    let mut own = Contact::named("Chris Beat");
    own.met.text = "On a boat".to_owned();
    kept.add(12, own);
    let found = kept.index.search(&kept.book, "boat", 20);
    assert_eq!(ids(&found.texts), [12, 11]);
    assert_eq!(ids(&found.close), [10]);
}

#[test]
fn people_alone_are_found_by_the_same_rules() {
    let kept = sample();
    let people = |query: &str| {
        let found = kept.index.people(query, 2).into_iter();
        found.map(Id::seconds).collect::<Vec<_>>()
    };
    for (query, found) in [
        ("jane", &[1, 5][..]),
        ("smith", &[6, 1]),
        ("walnuts", &[]),
        ("jnae", &[1, 5]),
        (" ", &[]),
    ] {
        assert_eq!(people(query), found, "{query}");
    }
    assert_eq!(people("a").len(), 2);
}

#[test]
fn what_matched_is_marked_as_it_was_written() {
    let kept = sample();
    let marked = |query: &str| {
        let found = kept.index.search(&kept.book, query, 1);
        let hits = found.people.into_iter().chain(found.texts);
        let hit = hits.chain(found.close).next().unwrap();
        let excerpt = hit.excerpt;
        let marks: Vec<String> = excerpt
            .marks
            .iter()
            .map(|mark| excerpt.text[mark.clone()].to_owned())
            .collect();
        (excerpt.text, marks)
    };
    let marks = |parts: &[&str]| {
        parts
            .iter()
            .map(|part| (*part).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        marked("grossenwahn"),
        ("At the Café Größenwahn".to_owned(), marks(&["Größenwahn"]))
    );
    assert_eq!(
        marked("wine lisbon"),
        (
            "Lisbon trip with Jane: walnuts and wine".to_owned(),
            marks(&["Lisbon", "wine"])
        )
    );
    assert_eq!(
        marked("muller"),
        ("Zoë Müller".to_owned(), marks(&["Müller"]))
    );
    assert_eq!(marked("jnae").1, marks(&[]));
}

#[test]
fn long_texts_are_cut_around_what_matched() {
    let mut kept = Kept::default();
    let text = format!("{}needle {}", "héllo ".repeat(60), "wörld ".repeat(60));
    kept.add(
        1,
        Note {
            text,
            ..Note::default()
        },
    );
    let found = kept.index.search(&kept.book, "needle", 5);
    let excerpt = &found.texts[0].excerpt;
    assert!(
        excerpt.text.starts_with("…héllo ") && excerpt.text.ends_with("wörld…"),
        "{}",
        excerpt.text
    );
    assert!(excerpt.text.chars().count() <= 122);
    assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "needle");
}

#[test]
fn the_index_follows_trash_restoring_and_purging() {
    let mut kept = sample();
    let ming = Id::new(7, 0);
    let trashed = delete(&kept.book, ming, 77);
    kept.commit(&trashed);
    assert_eq!(kept.people("ming"), [] as [u32; 0]);
    let restored = restore(&kept.book, ming);
    kept.commit(&restored);
    assert_eq!(kept.people("ming"), [7]);
    let purged = Change::remove(ming, kept.book.record(ming).unwrap().clone());
    kept.commit(&purged);
    assert_eq!(kept.people("ming"), [] as [u32; 0]);
    assert_eq!(kept.texts("example.org"), []);
}

/// Edits to four people and four notes, with words of few letters so that they are found.
fn any_edits() -> impl Strategy<Value = Vec<(u32, String, u8)>> {
    prop::collection::vec((0u32..8, "[a-c é]{0,6}", 0u8..4), 1..60)
}

proptest! {
    #[test]
    fn an_index_that_followed_finds_what_a_new_one_does(edits in any_edits(), query in "[a-c]{1,5}( [a-c]{1,4})?") {
        let mut kept = Kept::default();
        for (which, text, action) in edits {
            let id = Id::new(which + 1, 0);
            let record = if which < 4 {
                Record::new(Contact::named(text.as_str()))
            } else {
                Record::new(Note { text: text.clone(), ..Note::default() })
            };
            let change = match (kept.book.record(id).cloned(), action) {
                (None, _) => Change::add(id, record.body),
                (Some(from), 0) => Change::remove(id, from),
                (Some(from), 1) => Change::update(id, &from, Record { trashed: Some(5), ..from.clone() }),
                (Some(from), _) => Change::update(id, &from, record),
            };
            kept.commit(&change);
        }
        let followed: Results = kept.index.search(&kept.book, &query, 20);
        let anew = Index::of(&kept.book).search(&kept.book, &query, 20);
        prop_assert_eq!(followed, anew);
    }

    #[test]
    fn any_query_is_answered(query in "\\PC{0,12}", text in "\\PC{0,200}") {
        let mut kept = Kept::default();
        kept.add(1, Contact::named(text.as_str()));
        kept.add(2, Note { text: text.clone(), ..Note::default() });
        let found = kept.index.search(&kept.book, &query, 20);
        for hit in found.people.iter().chain(&found.texts).chain(&found.close) {
            for mark in &hit.excerpt.marks {
                prop_assert!(hit.excerpt.text.get(mark.clone()).is_some_and(|part| !part.is_empty()));
            }
        }
        // What is part of a text is found in it.
        let part: String = text.chars().skip(3).take(8).collect();
        let word = part.split_whitespace().find(|word| word.chars().all(char::is_alphanumeric));
        if let Some(word) = word {
            prop_assert!(!kept.index.search(&kept.book, word, 20).people.is_empty(), "{:?} in {:?}", word, text);
        }
    }
}

/// A frame of 60 a second.
const FRAME: Duration = Duration::from_millis(16);

/// How long this thread has run so far: unlike the wall clock, it does not count who else uses the
/// machine. Where the system does not say, the wall clock.
fn busy(since: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|run| run.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// The best of some runs.
fn time<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let since = Instant::now();
    let once = |_| {
        let start = busy(since);
        std::hint::black_box(work());
        busy(since) - start
    };
    (0..runs).map(once).min().unwrap_or_default()
}

/// The sizes are those of a large book in release, and a tenth of it without optimisation.
#[test]
fn a_large_book_is_listed_and_searched_within_a_frame() {
    let optimised = !cfg!(debug_assertions);
    let people = if optimised { 10_000 } else { 1_000 };
    let mut book = Book::default();
    book.join(big_book::delta(7, people, 10));
    let indexed = time(1, || Index::of(&book));
    println!(
        "{people} people, {} records: index made in {indexed:?}",
        book.entries().len()
    );
    let mut index = Index::of(&book);
    let name = |place: usize| {
        let (_, contact) = book.all::<Contact>().nth(place).unwrap();
        contact.display_name().to_owned()
    };
    let queries = [
        "a",
        "e",
        "an",
        "the",
        "ma ke",
        "zzzz",
        "0171",
        "schrau",
        "qwertz uiop",
        "qwartz uiep",
    ]
    .map(str::to_owned);
    for query in queries
        .into_iter()
        .chain([name(5), name(500), name(7).chars().rev().collect()])
    {
        let taken = time(9, || index.search(&book, &query, 50));
        let found = index.search(&book, &query, 50);
        println!(
            "{query:?}: {} people, {} texts, {} more in {taken:?}",
            found.people.len(),
            found.texts.len(),
            found.more
        );
        assert!(taken < FRAME || !optimised, "{query:?} took {taken:?}");
    }
    for filter in [
        Filter::default(),
        Filter {
            words: "an".to_owned(),
            ..Filter::default()
        },
    ] {
        let taken = time(9, || listing(&book, &filter));
        println!(
            "listing {:?}: {} in {taken:?}",
            filter.words,
            listing(&book, &filter).len()
        );
        assert!(taken < FRAME || !optimised, "listing took {taken:?}");
    }
    let ids: Vec<Id> = listing(&book, &Filter::default())
        .into_iter()
        .take(50)
        .collect();
    let today = Day::new(2026, 1, 1).unwrap();
    let rows = time(9, || {
        let rows = ids.iter().map(|id| {
            let contact = book.get::<Contact>(*id).unwrap();
            (line(contact, &book), of_person(&book, *id, today).pop())
        });
        rows.collect::<Vec<_>>()
    });
    println!("50 rows in {rows:?}");
    let (id, record) = book
        .entries()
        .iter()
        .next_back()
        .map(|(id, entry)| (*id, entry.record.clone()))
        .unwrap();
    let taken = time(100, || index.take(id, Some(&record)));
    println!("one record taken in within {taken:?}");
}
