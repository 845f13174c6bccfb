//! What lies in the trash: the last first, nothing twice, and for thirty days.

use kith::domain::aim::{Aim, Idea};
use kith::domain::circle::{Circle, Relationship};
use kith::domain::giving::{Favour, GiftIdea, Promise};
use kith::domain::note::{AgendaItem, Interaction, LifeEvent, Note};
use kith::domain::own::Template;
use kith::domain::reminder::Reminder;
use kith::domain::{Body, Book, Change, Clock, Contact, Id};
use kith::rules::people::{delete, restore};
use kith::rules::trash::{due, listing};

fn id(seconds: u32) -> Id {
    Id::new(seconds, 0)
}

fn commit(book: &mut Book, clock: &mut Clock, change: &Change) {
    let delta = book.stamp(change, clock, 1);
    book.join(delta);
}

fn told(book: &Book) -> Vec<(&'static str, String)> {
    let listed = listing(book, 1_000).into_iter();
    listed.map(|one| (one.kind, one.what)).collect()
}

#[test]
fn what_was_deleted_is_told_once_and_comes_back() {
    let (mut book, mut clock) = (Book::default(), Clock::new(1));
    let about = |who: u32, text: &str| Note {
        about: vec![id(who)],
        text: text.to_owned(),
        ..Note::default()
    };
    let records: [(u32, Body); 5] = [
        (1, Contact::named("Ada").into()),
        (2, Contact::named("Bo").into()),
        (3, about(1, "sails on *Sundays*").into()),
        (4, about(2, "likes **jazz**").into()),
        (
            5,
            Reminder {
                text: "call".to_owned(),
                ..Reminder::default()
            }
            .into(),
        ),
    ];
    for (seconds, body) in records {
        commit(&mut book, &mut clock, &Change::add(id(seconds), body));
    }
    assert!(told(&book).is_empty());

    // A note by itself, a person with what is only about them, a reminder.
    for (which, when) in [(4, 100), (1, 200), (5, 300)] {
        let change = delete(&book, id(which), when);
        commit(&mut book, &mut clock, &change);
    }
    let deleted = [
        ("Reminder", "call".to_owned()),
        ("Person", "Ada".to_owned()),
        ("Note", "likes jazz".to_owned()),
    ];
    assert_eq!(told(&book), deleted);

    let change = restore(&book, id(1));
    commit(&mut book, &mut clock, &change);
    assert_eq!(told(&book), [deleted[0].clone(), deleted[2].clone()]);
    assert!(book.get::<Note>(id(3)).is_some(), "it came back with her");
}

#[test]
fn whatever_was_deleted_says_what_it_was() {
    let (ada, bo, rowers) = (id(1), id(2), id(3));
    let text = || "on *the* lake".to_owned();
    let interaction = |participants: Vec<Id>, circle, text| Interaction {
        participants,
        circle,
        text,
        ..Interaction::default()
    };
    let link = |to, to_name: &str, note: &str| Relationship {
        from: ada,
        to,
        to_name: to_name.to_owned(),
        kind: "friend".to_owned(),
        note: note.to_owned(),
        ..Relationship::default()
    };
    let event = |kind: &str, text| LifeEvent {
        whose: ada,
        kind: kind.to_owned(),
        text,
        ..LifeEvent::default()
    };
    let cases: Vec<(Body, &str, &str)> = vec![
        (
            interaction(vec![ada, bo], None, text()).into(),
            "Caught up",
            "Ada, Bo: on the lake",
        ),
        (
            interaction(vec![ada], Some(rowers), String::new()).into(),
            "Caught up",
            "Ada",
        ),
        (
            interaction(Vec::new(), Some(rowers), text()).into(),
            "Caught up",
            "Rowers: on the lake",
        ),
        (
            event("Moved", "To **Porto**".to_owned()).into(),
            "Life event",
            "Ada: Moved. To Porto",
        ),
        (event("", String::new()).into(), "Life event", "Ada"),
        (
            link(Some(bo), "", "since school").into(),
            "Relationship",
            "Ada, Bo: friend. since school",
        ),
        (
            link(None, "Zoe", "").into(),
            "Relationship",
            "Ada, Zoe: friend",
        ),
        (
            Promise {
                from: ada,
                to: bo,
                text: text(),
                ..Promise::default()
            }
            .into(),
            "Promises",
            "Ada, Bo: on the lake",
        ),
        (
            Favour {
                from: ada,
                to: bo,
                item: "the tent".to_owned(),
                ..Favour::default()
            }
            .into(),
            "Help",
            "Ada, Bo: the tent",
        ),
        (
            Idea {
                text: text(),
                ..Idea::default()
            }
            .into(),
            "Ideas",
            "on the lake",
        ),
        (
            AgendaItem {
                with: ada,
                text: text(),
                ..AgendaItem::default()
            }
            .into(),
            "To raise next time",
            "Ada: on the lake",
        ),
        (
            GiftIdea {
                for_whom: bo,
                text: text(),
                ..GiftIdea::default()
            }
            .into(),
            "Gift ideas",
            "Bo: on the lake",
        ),
        (
            Aim {
                whose: bo,
                text: text(),
                ..Aim::default()
            }
            .into(),
            "Other",
            "Bo: on the lake",
        ),
        (
            Template {
                name: "Thanks".to_owned(),
                text: text(),
                ..Template::default()
            }
            .into(),
            "Other",
            "Thanks. on the lake",
        ),
    ];
    for (body, kind, what) in cases {
        let (mut book, mut clock) = (Book::default(), Clock::new(1));
        let circle = Circle {
            name: "Rowers".to_owned(),
            ..Circle::default()
        };
        let records: [(Id, Body); 4] = [
            (ada, Contact::named("Ada").into()),
            (bo, Contact::named("Bo").into()),
            (rowers, circle.into()),
            (id(9), body),
        ];
        for (id, body) in records {
            commit(&mut book, &mut clock, &Change::add(id, body));
        }
        let change = delete(&book, id(9), 100);
        commit(&mut book, &mut clock, &change);
        assert_eq!(told(&book), [(kind, what.to_owned())]);
    }
}

const DAY: u32 = 24 * 60 * 60;

#[test]
fn what_was_deleted_is_kept_for_thirty_days() {
    const DELETED: u32 = 20_000 * DAY + 5;
    for (later, left) in [
        (0, Some(30)),
        (1, Some(30)),
        (DAY - 1, Some(30)),
        (DAY, Some(29)),
        (29 * DAY - 1, Some(2)),
        (29 * DAY, Some(1)),
        (30 * DAY - 1, Some(1)),
        (30 * DAY, None),
        (400 * DAY, None),
    ] {
        let (mut book, mut clock) = (Book::default(), Clock::new(1));
        for (seconds, name) in [(1, "Ada"), (2, "Bo")] {
            let person = Change::add(id(seconds), Contact::named(name));
            commit(&mut book, &mut clock, &person);
        }
        let change = delete(&book, id(1), DELETED);
        let delta = book.stamp(&change, &mut clock, u64::from(DELETED) * 1000);
        book.join(delta);

        let now = DELETED + later;
        assert_eq!(listing(&book, now)[0].days_left, left.unwrap_or(0));
        let change = due(&book, now);
        let gone: Vec<Id> = change.ids().collect();
        let expected = left.map_or(vec![id(1)], |_| Vec::new());
        assert_eq!(gone, expected, "{later} seconds later");
        assert_eq!(change.removed.len(), gone.len(), "nothing else is done");
        let delta = book.stamp(&change, &mut clock, u64::from(now) * 1000);
        book.join(delta);
        assert_eq!(book.tombstones().len(), expected.len(), "for good");
        assert!(due(&book, now).is_empty(), "and once");
    }
}

#[test]
fn what_a_wrong_clock_or_an_old_copy_put_there_is_kept_as_long() {
    const NOW: u32 = 20_000 * DAY;
    let (mut book, mut clock) = (Book::default(), Clock::new(1));
    let person = Change::add(id(1), Contact::named("Ada"));
    let delta = book.stamp(&person, &mut clock, u64::from(NOW) * 1000);
    book.join(delta);
    // The clock of the device said 1970.
    let change = delete(&book, id(1), 7);
    let delta = book.stamp(&change, &mut clock, 7_000);
    book.join(delta);
    // A copy that was gone back to, with what had long been in its trash.
    let mut old = Change::add(id(2), Contact::named("Bo"));
    if let Some(record) = old.added.get_mut(&id(2)) {
        record.trashed = Some(NOW - 90 * DAY);
    }
    let delta = book.stamp(&old, &mut clock, u64::from(NOW) * 1000);
    book.join(delta);
    let left: Vec<u32> = listing(&book, NOW)
        .iter()
        .map(|one| one.days_left)
        .collect();
    assert_eq!(left, [30, 30]);
    assert!(due(&book, NOW + 30 * DAY - 1).is_empty());
    assert_eq!(due(&book, NOW + 30 * DAY).removed.len(), 2);
}
