//! The list of people, and what goes to the trash with one.

use kith::domain::aim::Aim;
use kith::domain::circle::{Circle, Relationship};
use kith::domain::contact::{Email, Organization};
use kith::domain::giving::{Introduction, Promise};
use kith::domain::note::{AgendaItem, Interaction, Note};
use kith::domain::reminder::Reminder;
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Clock, Contact, Id};
use kith::rules::people::{Filter, Mark, apart, delete, line, listing, restore};

fn id(seconds: u32) -> Id {
    Id::new(seconds, 0)
}

fn commit(book: &mut Book, change: &Change) {
    let millis = book
        .entries()
        .values()
        .map(|entry| entry.latest().millis)
        .max()
        .unwrap_or(0);
    let delta = book.stamp(change, &mut Clock::new(1), millis + 1);
    book.join(delta);
}

fn book_of(records: Vec<(u32, Body)>) -> Book {
    let mut book = Book::default();
    for (seconds, body) in records {
        commit(&mut book, &Change::add(id(seconds), body));
    }
    book
}

fn person(name: &str, more: impl FnOnce(&mut Contact)) -> Body {
    let mut contact = Contact::named(name);
    more(&mut contact);
    contact.into()
}

fn listed(book: &Book, filter: &Filter) -> Vec<u32> {
    listing(book, filter).into_iter().map(Id::seconds).collect()
}

#[test]
fn people_are_listed_by_name_whatever_their_letters() {
    let book = book_of(vec![
        (1, person("Zoë", |_| {})),
        (2, person("Émile", |_| {})),
        (3, person("“Alf” Young", |_| {})),
        (4, person("emil", |_| {})),
        (5, person("Myself", |me| me.me = true)),
        (6, person("Fay", |one| one.archived = true)),
        (7, person("Favourite", |one| one.favourite = true)),
        (
            8,
            person("Mr. Eric", |one| one.name.prefix = "Mr.".to_owned()),
        ),
    ]);
    assert_eq!(listed(&book, &Filter::default()), [3, 4, 2, 8, 7, 1]);
    assert_eq!(listed(&book, &Filter::only(Mark::Archived)), [6]);
    assert_eq!(listed(&book, &Filter::only(Mark::Favourite)), [7]);
}

#[test]
fn every_condition_of_a_filter_holds() {
    let of_acme = |one: &mut Contact| {
        one.organizations = vec![Organization {
            name: "Acmé".to_owned(),
            ..Organization::default()
        }];
    };
    let book = book_of(vec![
        (
            9,
            Circle {
                name: "Climbing".to_owned(),
                ..Circle::default()
            }
            .into(),
        ),
        (1, person("Ann Bell", |one| one.circles = vec![id(9)])),
        (
            2,
            person("Ann Call", |one| one.tags = vec!["Café".to_owned()]),
        ),
        (3, person("Bert", of_acme)),
    ]);
    let query = |query: &str| Filter {
        words: query.to_owned(),
        ..Filter::default()
    };
    for (typed, found) in [
        ("ann", &[1, 2][..]),
        ("BELL ann", &[1]),
        ("climb", &[1]),
        ("ann climb", &[1]),
        ("cafe", &[2]),
        ("acme", &[3]),
        ("acme ann", &[]),
        ("  ", &[1, 2, 3]),
    ] {
        assert_eq!(listed(&book, &query(typed)), found, "{typed}");
    }
    assert_eq!(
        listed(&book, &Filter::only(Mark::Circle("CLIMBING".to_owned()))),
        [1]
    );
    assert_eq!(
        listed(&book, &Filter::only(Mark::Tag("cafe".to_owned()))),
        [2]
    );
}

#[test]
fn the_line_of_context_says_what_is_known() {
    let book = book_of(vec![(
        9,
        Circle {
            name: "Climbing".to_owned(),
            ..Circle::default()
        }
        .into(),
    )]);
    let job = |title: &str, name: &str, until: &str| Organization {
        title: title.to_owned(),
        name: name.to_owned(),
        until: until.parse().ok().filter(|_| !until.is_empty()),
        ..Organization::default()
    };
    type Edit<'a> = &'a dyn Fn(&mut Contact);
    let cases: [(Edit, &str); 8] = [
        (
            &|one| one.organizations = vec![job("Editor", "Acme", "")],
            "Editor, Acme",
        ),
        (&|one| one.organizations = vec![job("", "Acme", "")], "Acme"),
        (
            &|one| one.organizations = vec![job("Editor", "Old", "2020"), job("", "New", "")],
            "New",
        ),
        (&|one| one.circles = vec![id(9), id(77)], "Climbing"),
        (
            &|one| one.circles = vec![id(9); 6],
            "Climbing, Climbing, Climbing and 3 more",
        ),
        (
            &|one| one.tags = vec!["chess".to_owned(), "jazz".to_owned()],
            "chess, jazz",
        ),
        (
            &|one| one.tags = ["a", "b", "c", "d", "e"].map(str::to_owned).to_vec(),
            "a, b, c and 2 more",
        ),
        (&|_| {}, ""),
    ];
    for (fill, expected) in cases {
        let mut contact = Contact::named("Ann");
        fill(&mut contact);
        assert_eq!(line(&contact, &book), expected);
    }
}

#[test]
fn people_of_one_name_are_told_apart() {
    let talked = Interaction {
        participants: vec![id(4)],
        date: "2026-03".parse().unwrap_or_default(),
        ..Interaction::default()
    };
    let reached = |one: &mut Contact| {
        one.emails = vec![Email {
            address: "bo@example.org".to_owned(),
            ..Email::default()
        }];
    };
    let book = book_of(vec![
        (1, person("Bo", |_| {})),
        (2, person("Bo", reached)),
        (3, person("Bo", |one| one.tags = vec!["chess".to_owned()])),
        (4, person("Bo", reached)),
        (5, talked.into()),
    ]);
    let today = Day::new(2026, 11, 28).unwrap();
    let words = [1, 2, 3, 4].map(|one| {
        let contact = book.get::<Contact>(id(one)).unwrap();
        apart(id(one), contact, &book, today)
    });
    assert_eq!(
        words,
        [
            "Added 1 January 1970",
            "bo@example.org, added 1 January 1970",
            "chess, added 1 January 1970",
            "bo@example.org, spoke last in March",
        ]
    );
}

#[test]
fn what_is_about_nobody_else_goes_to_the_trash_with_a_person_and_comes_back() {
    let note = |text: String, about: &[u32]| Note {
        text,
        about: about.iter().map(|one| id(*one)).collect(),
        ..Note::default()
    };
    let book = book_of(vec![
        (1, person("Ann", |_| {})),
        (2, person("Bert", |one| one.met.through = Some(id(1)))),
        (3, person("Myself", |me| me.me = true)),
        (10, note("hers".to_owned(), &[1]).into()),
        (11, note("both".to_owned(), &[1, 2]).into()),
        (
            12,
            note(format!("hers, with [@Bert](kith:{})", id(2)), &[1]).into(),
        ),
        (
            13,
            Reminder {
                about: vec![id(1)],
                ..Reminder::default()
            }
            .into(),
        ),
        (
            14,
            Promise {
                from: id(3),
                to: id(1),
                ..Promise::default()
            }
            .into(),
        ),
        (
            15,
            Promise {
                from: id(2),
                to: id(1),
                ..Promise::default()
            }
            .into(),
        ),
        (
            16,
            Relationship {
                from: id(2),
                to: Some(id(1)),
                ..Relationship::default()
            }
            .into(),
        ),
        (
            17,
            Aim {
                whose: id(1),
                met_by: vec![id(2)],
                ..Aim::default()
            }
            .into(),
        ),
        (
            18,
            AgendaItem {
                with: id(1),
                ..AgendaItem::default()
            }
            .into(),
        ),
        (
            19,
            Introduction {
                first: id(1),
                second: id(2),
                ..Introduction::default()
            }
            .into(),
        ),
        (20, note("nobody's".to_owned(), &[]).into()),
    ]);
    let mut after = book.clone();
    let before_that = delete(&book, id(10), 500);
    commit(&mut after, &before_that);
    let change = delete(&after, id(1), 1000);
    let gone: Vec<u32> = change.ids().map(Id::seconds).collect();
    assert_eq!(gone, [1, 13, 14, 16, 17, 18]);
    commit(&mut after, &change);
    assert!(after.get::<Contact>(id(1)).is_none());
    assert!(
        delete(&after, id(1), 2000).is_empty(),
        "it is there already"
    );
    let back = restore(&after, id(1));
    commit(&mut after, &back);
    assert!(
        after.get::<Note>(id(10)).is_none(),
        "what went before stays"
    );
    let note_back = restore(&after, id(10));
    commit(&mut after, &note_back);
    let values = |book: &Book| -> Vec<_> {
        book.entries()
            .values()
            .map(|entry| entry.record.clone())
            .collect()
    };
    assert_eq!(values(&after), values(&book));
}

#[test]
fn what_only_mentions_a_person_stays_when_they_go() {
    let text = format!("Saw [@Ann](kith:{}) from afar.", id(1));
    let note = |about: &[u32]| Note {
        text: text.clone(),
        about: about.iter().map(|one| id(*one)).collect(),
        ..Note::default()
    };
    let book = book_of(vec![
        (1, person("Ann", |_| {})),
        (3, person("Myself", |me| me.me = true)),
        (10, note(&[]).into()),
        (11, note(&[3]).into()),
        (12, note(&[1]).into()),
    ]);
    let gone: Vec<u32> = delete(&book, id(1), 9).ids().map(Id::seconds).collect();
    assert_eq!(gone, [1, 12]);
}

#[test]
fn oneself_cannot_be_deleted() {
    let book = book_of(vec![(3, person("Myself", |me| me.me = true))]);
    assert!(delete(&book, id(3), 1000).is_empty());
    assert!(delete(&book, id(4), 1000).is_empty());
    assert!(restore(&book, id(4)).is_empty());
}
