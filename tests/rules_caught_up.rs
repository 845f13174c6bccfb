//! "Caught up today", by one key.

use kith::domain::note::{Interaction, InteractionKind};
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Clock, Contact, Id, PartialDate};
use kith::rules::caught_up::{caught_up, may_catch_up};

fn id(number: u32) -> Id {
    Id::new(number, 0)
}

fn today() -> Day {
    Day::new(2026, 8, 12).unwrap()
}

fn add(book: &mut Book, number: u32, body: impl Into<Body>) {
    let delta = book.stamp(&Change::add(id(number), body), &mut Clock::new(1), 1);
    book.join(delta);
}

fn talk(kind: InteractionKind, date: &str) -> Interaction {
    Interaction {
        kind,
        date: date.parse().unwrap(),
        participants: vec![id(1)],
        ..Interaction::default()
    }
}

fn logged(book: &Book) -> Option<Interaction> {
    let change = caught_up(book, id(1), today(), id(99));
    assert!(change.len() <= 1);
    assert_eq!(may_catch_up(book, id(1), today()), !change.is_empty());
    let record = change.added.get(&id(99))?;
    match &record.body {
        Body::Interaction(interaction) => Some((**interaction).clone()),
        _ => None,
    }
}

fn book(more: impl FnOnce(&mut Contact)) -> Book {
    let mut book = Book::default();
    let mut contact = Contact::named("Ada");
    more(&mut contact);
    add(&mut book, 1, contact);
    book
}

#[test]
fn the_kind_is_the_preferred_one_else_the_last_else_meeting() {
    use InteractionKind::{Called, Event, Mail, Message, Met, Video};
    for (preferred, last, kind) in [
        ("", None, Met),
        ("", Some(Mail), Mail),
        ("", Some(Event), Met),
        ("A call in the evening", Some(Mail), Called),
        ("Video call", None, Video),
        ("video", Some(Called), Video),
        ("Text me first", None, Message),
        ("E-Mail", None, Mail),
        ("recall", Some(Called), Called),
        ("phone or letter", Some(Message), Message),
        ("whenever", None, Met),
    ] {
        let mut book = book(|contact| contact.preferred_contact = preferred.to_owned());
        if let Some(last) = last {
            add(&mut book, 10, talk(Video, "2026-01-01"));
            add(&mut book, 11, talk(last, "2026-05-01"));
            if last == Event {
                let _ = book.join(book.stamp(
                    &Change::remove(id(10), book.record(id(10)).unwrap().clone()),
                    &mut Clock::new(1),
                    2,
                ));
            }
        }
        let interaction = logged(&book).unwrap();
        assert_eq!(interaction.kind, kind, "{preferred} {last:?}");
        assert_eq!(interaction.date, PartialDate::from(today()));
        assert_eq!(
            (interaction.participants, interaction.text),
            (vec![id(1)], String::new())
        );
    }
}

#[test]
fn nothing_is_logged_twice_a_day_or_of_those_who_died() {
    let mut twice = book(|_| {});
    add(&mut twice, 10, talk(InteractionKind::Met, "2026-08-12"));
    assert_eq!(logged(&twice), None);
    assert_eq!(
        logged(&book(|contact| contact.died = Some(PartialDate::default()))),
        None
    );
    assert_eq!(logged(&book(|contact| contact.me = true)), None);
    assert_eq!(logged(&Book::default()), None);
}
