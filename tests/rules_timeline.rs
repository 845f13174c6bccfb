//! All that happened with one person, in one line of time.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::aim::{Aim, Idea};
use kith::domain::circle::Relationship;
use kith::domain::giving::{Favour, GiftIdea, Introduction, Promise, PromiseState};
use kith::domain::note::{AgendaItem, Interaction, LifeEvent, Note};
use kith::domain::own::ProfileAct;
use kith::domain::reminder::{Occurrence, Reminder};
use kith::domain::{Body, Book, Id, Kind, PartialDate};
use kith::rules::timeline::{Entry, KINDS, of_person};
use kith::rules::timeline_words::said;
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, id_on, person, talk};

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn note(when: &str, about: &[Id]) -> Body {
    Note {
        date: date(when),
        about: about.to_vec(),
        ..Note::default()
    }
    .into()
}

/// The numbers of the records, in the order of the timeline.
fn numbers(entries: &[Entry]) -> Vec<u32> {
    entries
        .iter()
        .map(|entry| entry.id.to_bits() as u32)
        .collect()
}

fn reminder(about: Id) -> Body {
    let done = |due, on| Occurrence {
        due: day(due),
        on: day(on),
        ..Occurrence::default()
    };
    Reminder {
        about: vec![about],
        due: day("2027-01-01"),
        completions: vec![
            done("2025-01-01", "2025-01-02"),
            done("2026-01-01", "2026-01-03"),
        ],
        skips: vec![done("2024-01-01", "2024-01-01")],
        ..Reminder::default()
    }
    .into()
}

/// Something of every kind with Ann, who is 1; 100 and above have no place in a timeline.
fn of_every_kind() -> Book {
    let (ann, bo) = (id(1), id(2));
    let kept = Promise {
        from: ann,
        to: bo,
        due: Some(day("2026-05-20")),
        state: PromiseState::Kept,
        closed: Some(day("2026-05-12")),
        ..Promise::default()
    };
    let favour = Favour {
        from: bo,
        to: ann,
        date: date("2026-05-11"),
        ..Favour::default()
    };
    let introduction = Introduction {
        first: bo,
        second: ann,
        asked_first: Some(day("2026-05-01")),
        asked_second: Some(day("2026-05-10")),
        ..Introduction::default()
    };
    let idea = Idea {
        sparked_by: vec![ann],
        date: Some(date("2026-05-09")),
        ..Idea::default()
    };
    let act = ProfileAct {
        people: vec![bo, ann],
        date: date("2026-05-08"),
        ..ProfileAct::default()
    };
    let moved = LifeEvent {
        whose: ann,
        date: date("2026-05-07"),
        ..LifeEvent::default()
    };
    let mention = Interaction {
        text: format!("about [@Ann](kith:{ann})"),
        ..talk("2026-05-06", &[bo])
    };
    let agenda = AgendaItem {
        with: ann,
        ..AgendaItem::default()
    };
    let gift = GiftIdea {
        for_whom: ann,
        ..GiftIdea::default()
    };
    let sisters = Relationship {
        from: ann,
        to: Some(bo),
        ..Relationship::default()
    };
    let aim = Aim {
        whose: ann,
        opened: Some(date("2026")),
        ..Aim::default()
    };
    book_of([
        (ann, person("Ann", |_| {})),
        (bo, person("Bo", |bo| bo.met.through = Some(ann))),
        (id(10), talk("2026-05-14", &[ann, bo]).into()),
        (id(11), note("2026-05-13", &[ann])),
        (id(12), kept.into()),
        (id(13), favour.into()),
        (id(14), introduction.into()),
        (id(15), idea.into()),
        (id(16), act.into()),
        (id(17), moved.into()),
        (id(18), mention.into()),
        (id(19), reminder(ann)),
        (id(100), note("2026-05-13", &[bo])),
        (id(101), agenda.into()),
        (id(102), gift.into()),
        (id(103), sisters.into()),
        (id(104), aim.into()),
    ])
}

#[test]
fn everything_with_a_date_is_in_one_line_newest_first() {
    let book = of_every_kind();
    let all = of_person(&book, id(1), &[]);
    assert_eq!(numbers(&all), [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 19]);
    let mentioned: Vec<u32> = numbers(
        &all.iter()
            .copied()
            .filter(|one| one.mentioned)
            .collect::<Vec<_>>(),
    );
    assert_eq!(mentioned, [18]);
    let done: Vec<String> = all[9..].iter().map(|one| one.date.to_string()).collect();
    assert_eq!(done, ["2026-01-03", "2025-01-02"]);
    assert!(of_person(&book, id(77), &[]).is_empty());
    assert!(of_person(&Book::default(), id(1), &[]).is_empty());
}

#[test]
fn a_filter_leaves_those_kinds_and_each_line_has_one() {
    let book = of_every_kind();
    let of_kinds = |kinds: &[Kind]| numbers(&of_person(&book, id(1), kinds));
    assert_eq!(of_kinds(&[Kind::Interaction]), [10, 18]);
    assert_eq!(of_kinds(&[Kind::Note, Kind::Reminder]), [11, 19, 19]);
    assert!(of_kinds(&[Kind::Relationship]).is_empty());
    let each: usize = KINDS.iter().map(|kind| of_kinds(&[*kind]).len()).sum();
    assert_eq!(each, of_person(&book, id(1), &[]).len());
}

#[test]
fn what_is_in_the_trash_is_left_out() {
    let mut book = of_every_kind();
    let delete = kith::rules::people::delete(&book, id(11), 5);
    commit(&mut book, &delete);
    assert!(!numbers(&of_person(&book, id(1), &[])).contains(&11));
}

#[test]
fn a_partial_date_stands_below_what_is_known_more_exactly() {
    let ann = id(1);
    let written = |number| id_on(day("2025-02-10"), number);
    let mut late = talk("2024-05-01", &[ann]);
    late.time = Some(20 * 60);
    let mut early = late.clone();
    early.time = Some(9 * 60);
    let open = Promise {
        from: ann,
        due: Some(day("2030-01-01")),
        closed: Some(day("2020-01-01")),
        ..Promise::default()
    };
    let book = book_of([
        (ann, person("Ann", |_| {})),
        // Not yet.
        (id(10), talk("2031-01-01", &[ann]).into()),
        (id(11), note("2025-02-11", &[ann])),
        // Of that day, by when they were written down.
        (id_on(day("2025-02-10"), 14), open.into()),
        (written(13), note("--05-12", &[ann])),
        (written(12), note("", &[ann])),
        (id(15), note("2025-02-09", &[ann])),
        (id(16), note("2025", &[ann])),
        (id(17), note("2024-05-02", &[ann])),
        (id(18), late.into()),
        (id(19), early.into()),
        (id(20), note("2024-05-01", &[ann])),
        (id(21), note("2024-05", &[ann])),
        (id(22), note("2024-04-30", &[ann])),
        (id(23), note("2024~", &[ann])),
        (id(24), note("2023-12-31", &[ann])),
    ]);
    let placed = numbers(&of_person(&book, ann, &[]));
    assert_eq!(
        placed,
        [10, 11, 14, 13, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]
    );
}

proptest! {
    #[test]
    fn no_later_day_stands_below_an_earlier_one(
        notes in prop::collection::vec((prop::option::of(1990u16..2030), prop::option::of(1u8..13), prop::option::of(1u8..29)), 0..30),
    ) {
        let ann = id(1);
        let dates = notes.into_iter().filter_map(|(year, month, day)| PartialDate::new(year, month, day));
        let records = dates.zip(10..).map(|(date, number)| {
            let body = Note { date, about: vec![ann], ..Note::default() };
            (id(number), body.into())
        });
        let records: Vec<(Id, Body)> = records.collect();
        let count = records.len();
        let entries = of_person(&book_of(records), ann, &[]);
        prop_assert_eq!(entries.len(), count);
        for pair in entries.windows(2) {
            prop_assert!(pair[0].day >= pair[1].day);
        }
    }
}

#[test]
fn an_introduction_reads_without_the_name_of_whose_page_it_is() {
    let (bruno, dev, elif, cem) = (id(1), id(2), id(3), id(4));
    let on = Some(day("2026-05-01"));
    let planned = Introduction {
        first: bruno,
        second: dev,
        ..Introduction::default()
    };
    let asked = Introduction {
        asked_second: on,
        ..planned.clone()
    };
    let made = Introduction {
        made: on,
        ..asked.clone()
    };
    let theirs = Introduction {
        first: elif,
        second: bruno,
        through: Some(cem),
        ..made.clone()
    };
    for (introduction, page, line) in [
        (&planned, bruno, "planned introduction to Dev"),
        (&planned, dev, "planned introduction to Bruno"),
        (&asked, bruno, "asked about an introduction to Dev"),
        (&made, bruno, "introduced to Dev"),
        (&made, dev, "introduced to Bruno"),
        (&theirs, bruno, "introduced to Elif through Cem"),
        (&theirs, elif, "introduced to Bruno through Cem"),
        (&theirs, cem, "introduction of Elif, Bruno"),
        (&planned, elif, "planned introduction of Bruno, Dev"),
        (&asked, elif, "asked about an introduction of Bruno, Dev"),
    ] {
        let said = said(&introduction.clone().into(), Some(page));
        let mut words = said.what;
        for (how, people) in said.people {
            let people = people.iter().filter(|one| **one != page);
            let names = ["Bruno", "Dev", "Elif", "Cem"];
            let name = |one: &Id| (1..).zip(names).find(|(at, _)| id(*at) == *one);
            let people: Vec<&str> = people.filter_map(name).map(|(_, name)| name).collect();
            if !people.is_empty() {
                words.push_str(&format!(" {how} {}", people.join(", ")));
            }
        }
        assert_eq!(words, line);
    }
}
