//! The fields of those one speaks with, and somebody of another.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::aim::{Aim, AimKind};
use kith::domain::contact::Organization;
use kith::domain::{Body, Book, Contact, Id, PartialDate};
use kith::rules::matches::{Index, Namer, decline};
use kith::rules::variety::{FieldLine, fields_of, other_field, variety};
use small_book::{book_of, day, id, person, talk};

const TODAY: &str = "2026-06-15";

fn of(number: u32, field: &str) -> (Id, Body) {
    let fields: Vec<String> = field.split_terminator(',').map(str::to_owned).collect();
    (
        id(number),
        person(&format!("P{number}"), |one| one.fields = fields),
    )
}

fn spoke(number: u32, date: &str) -> (Id, Body) {
    (id(100 + number), talk(date, &[id(number)]).into())
}

#[test]
fn fields_are_those_that_are_known() {
    let work = |title: &str, field: &str, until: Option<&str>| Organization {
        title: title.to_owned(),
        field: field.to_owned(),
        until: until.map(|date| date.parse().unwrap()),
        ..Organization::default()
    };
    for (own, work, expected) in [
        (vec!["beekeeping"], None, vec!["Gardens and farming"]),
        (vec!["Imkerei"], None, vec!["Gardens and farming"]),
        (vec!["phrenology "], None, vec!["phrenology"]),
        (vec![], Some(work("Nurse", "", None)), vec!["Medicine"]),
        (vec![], Some(work("Nurse", "", Some("2020"))), vec![]),
        (vec![], Some(work("Chief something", "", None)), vec![]),
        (
            vec!["law"],
            Some(work("Nurse", "nursing", None)),
            vec!["Law", "Medicine"],
        ),
        (vec!["law"], Some(work("Nurse", "", None)), vec!["Law"]),
        (vec![" "], None, vec![]),
    ] {
        let mut contact = Contact::named("Ann");
        contact.fields = own.iter().map(|one| (*one).to_owned()).collect();
        contact.organizations = work.into_iter().collect();
        let fields: Vec<String> = fields_of(&contact, &mut Namer::default())
            .into_iter()
            .collect();
        assert_eq!(fields, expected, "{own:?}");
    }
}

#[test]
fn fields_heard_lately_stand_beside_all() {
    let book = book_of([
        (id(1), person("Me", |one| one.me = true)),
        of(2, "law"),
        of(3, "tenancy law,beekeeping"),
        of(4, ""),
        of(5, "beekeeping"),
        (
            id(6),
            person("Gone", |one| one.died = Some(PartialDate::default())),
        ),
        spoke(2, "2026-03-17"),
        spoke(4, "2026-06-15"),
        spoke(5, "2026-03-16"),
    ]);
    let told = variety(&book, day(TODAY));
    let line = |field: &str, lately, all| FieldLine {
        field: field.to_owned(),
        lately,
        all,
    };
    assert_eq!(
        told.fields,
        [line("Law", 1, 2), line("Gardens and farming", 0, 2)]
    );
    let counts = (told.all, told.lately, told.unknown, told.unknown_lately);
    assert_eq!(counts, (4, 2, 1, 1));
    assert_eq!(variety(&Book::default(), day(TODAY)).fields, []);
}

/// Whom a challenge of mine leads to, and the reason.
fn suggested(text: &str, more: Vec<(Id, Body)>) -> Option<(Id, String)> {
    let challenge = Aim {
        whose: id(1),
        kind: AimKind::Challenge,
        text: text.to_owned(),
        ..Aim::default()
    };
    let mut records = vec![
        (id(1), person("Me", |one| one.me = true)),
        (id(50), challenge.into()),
        of(2, "law"),
        of(3, "beekeeping"),
        of(4, "sculpture"),
        spoke(2, "2026-06-10"),
        spoke(3, "2025-06-10"),
        spoke(4, "2025-06-10"),
    ];
    records.extend(more);
    let book = book_of(records);
    let other = other_field(&Index::of(&book), &book, day(TODAY))?;
    Some((other.person, other.reason(&book)))
}

#[test]
fn somebody_of_another_field_may_see_a_challenge_differently() {
    let (who, reason) = suggested("The swarm in the beehive", vec![]).unwrap();
    assert_eq!(who, id(3), "who knows about it");
    assert!(
        reason.starts_with("Nobody from Gardens and farming lately"),
        "{reason}"
    );
    assert!(reason.contains("beekeeping"), "{reason}");
    let (who, reason) = suggested("We quote too low", vec![]).unwrap();
    assert!(who == id(3) || who == id(4), "else by lot");
    assert!(
        reason.ends_with("another view of “We quote too low”"),
        "{reason}"
    );
    // Heard from, or said not to fit.
    let heard = vec![
        spoke(30, "2026-06-01"),
        of(30, "carving"),
        (id(90), decline(id(50), id(3)).into()),
    ];
    assert_eq!(suggested("We quote too low", heard), None);
}
