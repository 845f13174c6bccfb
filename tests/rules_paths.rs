//! Who could introduce me, over how people know each other.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use std::collections::BTreeSet;

use kith::domain::circle::{Circle, Relationship};
use kith::domain::contact::Organization;
use kith::domain::giving::Introduction;
use kith::domain::note::Interaction;
use kith::domain::{Body, Book, Contact, Id, PartialDate};
use kith::rules::matches::Index;
use kith::rules::paths::{Graph, MOST, Path, Target, paths};
use proptest::prelude::*;
use small_book::{book_of, day, id, person, talk};

const TODAY: &str = "2026-06-15";

fn who(number: u32) -> (Id, Body) {
    (
        id(number),
        person(&format!("P{number}"), |one| one.me = number == 1),
    )
}

fn link(number: u32, from: u32, to: u32, kind: &str) -> (Id, Body) {
    let relationship = Relationship {
        from: id(from),
        to: Some(id(to)),
        kind: kind.to_owned(),
        ..Relationship::default()
    };
    (id(number), relationship.into())
}

fn spoke(number: u32, date: &str, with: &[u32]) -> (Id, Body) {
    let with: Vec<Id> = with.iter().map(|one| id(*one)).collect();
    (id(number), talk(date, &with).into())
}

fn found(book: &Book, target: &Target) -> Vec<Path> {
    let graph = Graph::of(book, day(TODAY));
    paths(&graph, &Index::of(book), book, target)
}

/// The people of each path, by number.
fn over(book: &Book, target: &Target) -> Vec<Vec<u32>> {
    let number = |one: Id| (one.to_bits() & 0xffff_ffff) as u32;
    let paths = found(book, target).into_iter();
    paths
        .map(|path| path.steps.iter().map(|step| number(step.to)).collect())
        .collect()
}

fn to(number: u32) -> Target {
    Target::Person(id(number))
}

#[test]
fn words_mean_whoever_is_called_so_in_full_or_alone_in_part() {
    let named = |number: u32, name: &str| (id(number), person(name, |_| ()));
    let me = (id(1), person("Ann Own", |one| one.me = true));
    let people = [named(2, "Zohra Rahmani"), named(3, "Bashir Rahmani")];
    let book = book_of([me].into_iter().chain(people).chain([named(4, "Bo")]));
    let people = |words: &str| -> Vec<Target> {
        let all = Target::all_of(&book, words).into_iter();
        all.filter(|one| matches!(one, Target::Person(_))).collect()
    };
    for (words, whom) in [
        ("zohra", Some(2)),
        (" Rahmani Bashir ", Some(3)),
        ("bo", Some(4)),
        // Two are called so, nobody is, and only I am.
        ("Rahmani", None),
        ("Zoh", None),
        ("Ann", None),
        ("", None),
    ] {
        let whom: Vec<Target> = whom
            .map(|one| Target::Person(id(one)))
            .into_iter()
            .collect();
        assert_eq!(people(words), whom, "{words}");
    }
}

#[test]
fn a_path_leads_over_whatever_joins_two_people() {
    let circle = |one: &mut Contact| one.circles = vec![id(50)];
    let works = |one: &mut Contact| {
        one.organizations = vec![Organization {
            name: "Mill".to_owned(),
            ..Organization::default()
        }];
    };
    let met = |one: &mut Contact| one.met.through = Some(id(2));
    let made = Introduction {
        first: id(2),
        second: id(3),
        made: Some(day("2026-01-01")),
        ..Introduction::default()
    };
    let secret = Interaction {
        private: true,
        ..talk("2026-05-01", &[id(2), id(3)])
    };
    let ring = Circle {
        name: "Rowers".to_owned(),
        ..Circle::default()
    };
    let plain = |_: &mut Contact| {};
    for (first, second, record, words) in [
        (
            plain as fn(&mut Contact),
            plain as fn(&mut Contact),
            Some(link(60, 3, 2, "sibling").1),
            "P2: sibling",
        ),
        (plain, met, None, "You met P3 through P2"),
        (
            plain,
            plain,
            Some(made.into()),
            "Were introduced to each other",
        ),
        (circle, circle, Some(ring.into()), "Both in Rowers"),
        (works, works, None, "Both at Mill"),
        (
            plain,
            plain,
            Some(talk("2026-05-01", &[id(2), id(3)]).into()),
            "Both there on 1 May 2026",
        ),
        (plain, plain, Some(secret.into()), ""),
        (
            plain,
            plain,
            Some(talk("2026-07-01", &[id(2), id(3)]).into()),
            "",
        ),
    ] {
        let mut records = vec![
            who(1),
            (id(2), person("P2", first)),
            (id(3), person("P3", second)),
            spoke(70, "2026-06-01", &[2]),
        ];
        records.extend(record.map(|body| (id(50), body)));
        let book = book_of(records);
        let found = found(&book, &to(3));
        let last = found
            .first()
            .map(|path| path.words(&book, day(TODAY)).pop().unwrap());
        assert_eq!(last.unwrap_or_default(), words);
        assert!(found.iter().all(|path| path.first() == Some(id(2))));
    }
}

#[test]
fn whom_one_speaks_with_lately_and_often_is_asked_first() {
    let records = |more: Vec<(Id, Body)>| {
        let mut all = vec![who(1), who(2), who(3), who(4)];
        all.extend([link(60, 2, 4, "friend"), link(61, 3, 4, "friend")]);
        all.extend(more);
        book_of(all)
    };
    for (talks, first) in [
        (
            vec![spoke(70, "2026-06-01", &[2]), spoke(71, "2025-06-01", &[3])],
            2,
        ),
        (
            vec![spoke(70, "2025-06-01", &[2]), spoke(71, "2026-06-01", &[3])],
            3,
        ),
        (
            vec![
                spoke(70, "2026-06-01", &[2]),
                spoke(71, "2026-06-01", &[3]),
                spoke(72, "2026-03-01", &[3]),
            ],
            3,
        ),
        (vec![spoke(70, "2026-06-01", &[3])], 3),
    ] {
        let paths = over(&records(talks), &to(4));
        assert_eq!(paths.first().map(|path| path[0]), Some(first));
        assert_eq!(paths.len(), 2);
    }
}

#[test]
fn an_organisation_and_a_field_end_with_somebody_in_it() {
    let works = |name: &str, until: Option<&str>| Organization {
        name: name.to_owned(),
        until: until.map(|date| date.parse().unwrap()),
        ..Organization::default()
    };
    let at = |number: u32, one: Organization| {
        let body = person(&format!("P{number}"), |contact| {
            contact.organizations = vec![one];
            contact.fields = vec!["beekeeping".to_owned()];
        });
        (id(number), body)
    };
    let book = book_of([
        who(1),
        who(2),
        at(3, works("Mill", None)),
        at(4, works("mill ", Some("2020"))),
        link(60, 2, 3, "friend"),
        spoke(70, "2026-06-01", &[2]),
        spoke(71, "2026-06-01", &[4]),
    ]);
    let mill = Target::Organization("Mill".to_owned());
    assert_eq!(over(&book, &mill), [vec![4], vec![2, 3]]);
    assert_eq!(
        over(&book, &Target::Field("Imkerei".to_owned())),
        [vec![4], vec![2, 3]]
    );
    assert_eq!(
        over(&book, &Target::Organization("Nowhere".to_owned())),
        [[0u32; 0]; 0]
    );
    assert_eq!(
        over(&book, &Target::Field("falconry".to_owned())),
        [[0u32; 0]; 0]
    );
}

#[test]
fn nobody_is_asked_who_cannot_be() {
    let change: [fn(&mut Contact); 2] = [
        |one| one.died = Some(PartialDate::default()),
        |one| one.archived = true,
    ];
    for change in change {
        let between = book_of([
            who(1),
            (id(2), person("P2", change)),
            who(3),
            link(60, 2, 3, "friend"),
        ]);
        assert_eq!(over(&between, &to(3)), [[0u32; 0]; 0]);
    }
    // I know them myself; who could introduce me is somebody else, or nobody.
    let alone = book_of([who(1), who(2), spoke(70, "2026-06-01", &[2])]);
    assert_eq!(over(&alone, &to(2)), [[0u32; 0]; 0]);
    assert_eq!(over(&alone, &to(1)), [[0u32; 0]; 0]);
    assert_eq!(over(&alone, &to(9)), [[0u32; 0]; 0]);
    assert_eq!(over(&Book::default(), &to(1)), [[0u32; 0]; 0]);
}

proptest! {
    #[test]
    fn paths_are_simple_share_nobody_and_end_at_the_target(
        links in prop::collection::vec((1u32..12, 2u32..12), 0..40),
        talks in prop::collection::vec((2u32..12, 2u32..12, 1u32..12), 0..20),
        circles in prop::collection::vec((2u32..12, 0u32..3), 0..16),
        died in 2u32..20,
    ) {
        let mut records: Vec<(Id, Body)> = vec![who(1)];
        for number in 2..12u32 {
            let ids = circles.iter().filter(|(one, _)| *one == number);
            let ids: Vec<Id> = ids.map(|(_, circle)| id(50 + circle)).collect();
            records.push((id(number), person(&format!("P{number}"), |one| {
                one.circles = ids;
                one.died = (number == died).then(PartialDate::default);
                one.fields = vec!["golf".to_owned()];
            })));
        }
        records.extend((0..3).map(|one| (id(50 + one), Circle::default().into())));
        for (number, (from, to)) in (100..).zip(&links) {
            records.push(link(number, *from, *to, "friend"));
        }
        for (number, (one, other, month)) in (200..).zip(&talks) {
            records.push(spoke(number, &format!("2025-{month:02}-01"), &[*one, *other]));
        }
        let book = book_of(records);
        for target in [to(11), Target::Field("golf".to_owned())] {
            let all = found(&book, &target);
            prop_assert!(all.len() <= MOST);
            let mut asked = BTreeSet::new();
            for path in &all {
                let people: Vec<Id> = path.steps.iter().map(|step| step.to).collect();
                let each: BTreeSet<Id> = people.iter().copied().collect();
                prop_assert_eq!(each.len(), people.len(), "simple");
                prop_assert!(!each.contains(&id(1)) && !each.contains(&id(died)));
                let mut inner = &people[..];
                if let Target::Person(person) = &target {
                    prop_assert_eq!(people.last(), Some(person));
                    prop_assert!(people.len() >= 2, "over somebody");
                    inner = &people[..people.len() - 1];
                }
                for one in inner {
                    prop_assert!(asked.insert(*one), "shares nobody");
                }
            }
        }
    }
}
