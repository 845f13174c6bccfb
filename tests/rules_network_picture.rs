//! The network as it is drawn: who is in it, what joins whom, and why.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::circle::{Circle, Relationship};
use kith::domain::contact::Organization;
use kith::domain::giving::Introduction;
use kith::domain::note::{Interaction, InteractionKind, Size};
use kith::domain::record::RecordType as _;
use kith::domain::{Body, Book, Contact, Id};
use kith::rules::circles::hue;
use kith::rules::network::{Asked, Colour, MOST_LINKS, MOST_PEOPLE, NAMED, Network, Picture};
use kith::rules::people::{Condition, Filter, Mark, View, delete};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, person, talk};

const TODAY: &str = "2026-06-15";

/// Somebody called by a number; the first is oneself.
fn who(number: u32) -> (Id, Body) {
    who_is(number, |_| {})
}

fn who_is(number: u32, more: impl FnOnce(&mut Contact)) -> (Id, Body) {
    let body = person(&format!("P{number}"), |one| {
        one.me = number == 1;
        more(one);
    });
    (id(number), body)
}

fn kin(number: u32, from: u32, to: u32, kind: &str) -> (Id, Body) {
    let relationship = Relationship {
        from: id(from),
        to: Some(id(to)),
        kind: kind.to_owned(),
        ..Relationship::default()
    };
    (id(number), relationship.into())
}

fn circle(number: u32, name: &str) -> (Id, Body) {
    let circle = Circle {
        name: name.to_owned(),
        ..Circle::default()
    };
    (id(number), circle.into())
}

fn network(book: &Book) -> Network {
    Network::of(book, day(TODAY))
}

fn picture(book: &Book, asked: &Asked) -> Picture {
    Picture::of(&network(book), book, asked)
}

fn everyone(book: &Book) -> Picture {
    picture(book, &Asked::default())
}

/// The names in it, in its order.
fn names(picture: &Picture) -> Vec<&str> {
    picture.people.iter().map(|one| one.name.as_str()).collect()
}

/// What is said of whom somebody is linked with: "P3: sibling; met on 1 May 2026".
fn told(book: &Book, picture: &Picture, number: u32) -> Vec<String> {
    let place = picture.place(id(number)).expect("in the picture");
    let linked = picture.linked_with(place).into_iter();
    linked
        .map(|(other, link)| {
            let reasons = link.reasons.iter();
            let words: Vec<String> = reasons.map(|one| one.words(book, id(number))).collect();
            format!("{}: {}", picture.people[other].name, words.join("; "))
        })
        .collect()
}

fn filter(text: &str) -> Filter {
    View::read(text).expect("a view").filter
}

fn shown(text: &str) -> Asked {
    Asked {
        filter: filter(text),
        ..Asked::default()
    }
}

fn around(number: u32, steps: usize) -> Asked {
    Asked {
        focus: Some(id(number)),
        steps,
        ..Asked::default()
    }
}

#[test]
fn people_are_joined_by_what_is_written_down_between_them() {
    let made = |made: Option<&str>| Introduction {
        first: id(2),
        second: id(3),
        made: made.map(day),
        ..Introduction::default()
    };
    let at_the_mill = Interaction {
        place: "the mill".to_owned(),
        ..talk("2026-05-01", &[id(2), id(3)])
    };
    let private = Interaction {
        private: true,
        ..at_the_mill.clone()
    };
    let crowd = Interaction {
        size: Size::Crowd,
        ..at_the_mill.clone()
    };
    let many: Vec<Id> = (2..12).map(id).collect();
    let to_nobody = Relationship {
        from: id(2),
        to_name: "Somebody".to_owned(),
        kind: "sister".to_owned(),
        ..Relationship::default()
    };
    let met = |date: &str, kind| -> Body {
        Interaction {
            kind,
            ..talk(date, &[id(2), id(3)])
        }
        .into()
    };
    let none = "";
    for (record, words) in [
        (kin(60, 3, 2, "sister").1, "P3: sister"),
        (kin(60, 3, 2, "parent").1, "P3: parent"),
        (kin(60, 2, 3, "parent").1, "P3: child"),
        (kin(60, 2, 3, "").1, "P3: related"),
        (kin(60, 2, 2, "rival").1, none),
        (kin(60, 1, 2, "sister").1, none),
        (kin(60, 2, 99, "sister").1, none),
        (to_nobody.into(), none),
        (
            made(Some("2024-05-03")).into(),
            "P3: introduced in May 2024",
        ),
        (made(None).into(), none),
        (at_the_mill.into(), "P3: met at the mill on 1 May 2026"),
        (
            talk("2026-05", &[id(3), id(2)]).into(),
            "P3: met in May 2026",
        ),
        (met("1981~", InteractionKind::Met), "P3: met around 1981"),
        (
            met("2026-05-01", InteractionKind::Video),
            "P3: video call on 1 May 2026",
        ),
        (
            met("2026-05", InteractionKind::Called),
            "P3: called in May 2026",
        ),
        (met("2025", InteractionKind::Mail), "P3: wrote in 2025"),
        (talk("2026-05-01", &[id(2), id(2)]).into(), none),
        (talk("2026-05-01", &[id(1), id(2)]).into(), none),
        (talk("2026-07-01", &[id(2), id(3)]).into(), none),
        (talk("2026-05-01", &many).into(), none),
        (private.into(), none),
        (crowd.into(), none),
    ] {
        let book = book_of([who(1), who(2), who(3), (id(60), record.clone())]);
        let picture = everyone(&book);
        if words.is_empty() {
            assert_eq!(names(&picture), [""; 0], "{record:?}");
            assert_eq!((picture.alone, picture.linked), (2, 0), "{record:?}");
        } else {
            assert_eq!(names(&picture), ["P2", "P3"], "{words}");
            assert_eq!(told(&book, &picture, 2), [words]);
        }
    }
}

#[test]
fn two_are_linked_once_with_every_reason() {
    let third = who_is(3, |one| one.met.through = Some(id(2)));
    let made = Introduction {
        first: id(3),
        second: id(2),
        made: Some(day("2019-12-24")),
        ..Introduction::default()
    };
    let book = book_of([
        who(1),
        who(2),
        third,
        kin(60, 3, 2, "mentor"),
        (id(61), made.into()),
        (id(62), talk("2026-05-01", &[id(2), id(3)]).into()),
        (id(63), talk("2025-01-01", &[id(3), id(2), id(1)]).into()),
    ]);
    let picture = everyone(&book);
    assert_eq!(picture.links.len(), 1);
    let said = "introduced in December 2019; you met P3 through P2; \
                met 2 times, last on 1 May 2026";
    assert_eq!(told(&book, &picture, 2), [format!("P3: mentor; {said}")]);
    assert_eq!(told(&book, &picture, 3), [format!("P2: mentee; {said}")]);
}

#[test]
fn one_met_through_oneself_is_linked_with_nobody() {
    let met = who_is(2, |one| one.met.through = Some(id(1)));
    assert_eq!(everyone(&book_of([who(1), met])).alone, 1);
}

#[test]
fn nobody_and_one_person_make_no_picture() {
    assert_eq!(everyone(&book_of([])), Picture::default());
    assert_eq!(everyone(&book_of([who(1)])), Picture::default());
    let one = everyone(&book_of([who(1), who(2)]));
    assert_eq!((one.people.len(), one.alone), (0, 1));
}

#[test]
fn the_dead_stay_and_the_removed_and_archived_go() {
    let died = who_is(3, |one| one.died = Some("2020".parse().expect("a date")));
    let mut book = book_of([
        who(1),
        who(2),
        died,
        who_is(4, |one| one.archived = true),
        who(5),
        kin(60, 2, 3, "sibling"),
        kin(61, 2, 4, "friend"),
        kin(62, 2, 5, "friend"),
    ]);
    let first = everyone(&book);
    assert_eq!(names(&first), ["P2", "P3", "P5"]);
    assert!(first.people[1].died && !first.people[0].died);
    let archived = picture(&book, &shown("any: is:archived has:rhythm"));
    assert_eq!((names(&archived).len(), archived.alone), (0, 1));
    let change = delete(&book, id(5), 5);
    commit(&mut book, &change);
    assert_eq!(names(&everyone(&book)), ["P2", "P3"]);
    // Whoever was looked around may be gone: then everyone is shown.
    assert_eq!(picture(&book, &around(5, 1)), everyone(&book));
    assert_eq!(picture(&book, &around(1, 1)), everyone(&book));
}

/// A ring of people, the last of whom knows the first.
fn ring(from: u32, count: u32) -> Vec<(Id, Body)> {
    let people = (from..from + count).map(who);
    let link = |at: u32| {
        kin(
            100_000 + from + at,
            from + at,
            from + (at + 1) % count,
            "friend",
        )
    };
    people.chain((0..count).map(link)).collect()
}

#[test]
fn around_somebody_are_those_so_many_steps_away() {
    let mut records = vec![who(1)];
    records.extend(ring(2, 8));
    let book = book_of(records);
    for (steps, expected) in [
        (1, vec!["P2", "P3", "P9"]),
        (2, vec!["P2", "P3", "P4", "P8", "P9"]),
        (3, vec!["P2", "P3", "P4", "P5", "P7", "P8", "P9"]),
    ] {
        let picture = picture(&book, &around(2, steps));
        assert_eq!(names(&picture), expected);
        assert_eq!(picture.focus, Some(0));
    }
    // The links between those around are there as well.
    let mut records = vec![who(1)];
    records.extend(ring(2, 3));
    assert_eq!(picture(&book_of(records), &around(2, 1)).links.len(), 3);
    // Somebody linked with nobody stands alone.
    let book = book_of([who(1), who(2), who(3)]);
    let alone = picture(&book, &around(3, 2));
    assert_eq!((names(&alone), alone.alone), (vec!["P3"], 0));
}

#[test]
fn a_filter_leaves_some_and_the_links_between_them() {
    let in_circles = |number: u32, circles: &[u32], tags: &[&str]| {
        who_is(number, |one| {
            one.circles = circles.iter().map(|one| id(*one)).collect();
            one.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        })
    };
    let book = book_of([
        who(1),
        circle(50, "Choir"),
        circle(51, "Old mill"),
        in_circles(2, &[50], &[]),
        in_circles(3, &[50, 51], &["work"]),
        in_circles(4, &[51], &[]),
        in_circles(5, &[], &["work"]),
        kin(60, 2, 3, "friend"),
        kin(61, 3, 4, "friend"),
        kin(62, 4, 5, "friend"),
        kin(63, 2, 5, "friend"),
    ]);
    for (text, expected, alone) in [
        ("", &["P2", "P3", "P4", "P5"][..], 0),
        ("circle:choir", &["P2", "P3"], 0),
        ("circle:choir circle:\"old mill\"", &[], 1),
        (
            "circle:choir circle:\"old mill\" any:",
            &["P2", "P3", "P4"],
            0,
        ),
        ("-circle:choir", &["P4", "P5"], 0),
        ("tag:work", &[], 2),
        ("tag:work -circle:choir", &[], 1),
        ("circle:nowhere", &[], 0),
        ("p4", &[], 1),
    ] {
        let picture = picture(&book, &shown(text));
        assert_eq!(
            (names(&picture), picture.alone),
            (expected.to_vec(), alone),
            "{text}"
        );
    }
    // Around somebody whom the filter leaves out are those whom it does not.
    let asked = Asked {
        filter: filter("-tag:work"),
        ..around(5, 2)
    };
    assert_eq!(names(&picture(&book, &asked)), ["P5", "P2", "P4"]);
}

#[test]
fn the_largest_groups_have_colours_and_all_have_words() {
    let mut records = vec![who(1)];
    records.extend(ring(2, 60));
    // Circle 0 has all of them but one, circle 1 nine, circle 2 eight and so on.
    records.extend((0..10).map(|one| circle(500 + one, &format!("C{one}"))));
    for (number, (_, body)) in (2..).zip(&mut records[1..61]) {
        if let Some(contact) = Contact::of_mut(body) {
            if number != 61 {
                contact.circles.push(id(500));
            }
            let with = (1..10).find(|one| number < 2 + (10 - one) && number >= 2 + (9 - one));
            contact.circles.extend(
                (1..10)
                    .filter(|one| number - 2 < 10 - one)
                    .map(|one| id(500 + one)),
            );
            contact
                .fields
                .extend(with.map(|one| format!("own field {one}")));
        }
    }
    let book = book_of(records);
    let by_circle = everyone(&book);
    let slot = |number: u32| by_circle.people[by_circle.place(id(number)).expect("there")].slot;
    // In nine circles, two of which have no colour: the smallest of the others.
    assert_eq!(slot(2), NAMED - 1);
    assert_eq!(slot(20), 0);
    assert_eq!(slot(61), NAMED + 1);
    let groups: Vec<(&str, usize)> = by_circle
        .groups
        .iter()
        .map(|one| (one.name.as_str(), one.people))
        .collect();
    assert_eq!(groups.first(), Some(&("C0", 50)));
    assert_eq!(groups.last(), Some(&("In no circle", 1)));
    // In the colours of the circles.
    let hues: Vec<Option<u16>> = by_circle.groups.iter().map(|one| one.hue).collect();
    let own = |number: u32| {
        book.get::<Circle>(id(number))
            .map(|one| hue(id(number), one))
    };
    assert_eq!((hues.first(), hues.last()), (Some(&own(500)), Some(&None)));
    assert_eq!(
        by_circle.groups.iter().map(|one| one.people).sum::<usize>(),
        60
    );
    let all = &by_circle.people[by_circle.place(id(2)).expect("there")].groups;
    assert_eq!(all.len(), 10);
    let by_field = picture(
        &book,
        &Asked {
            colour: Colour::Field,
            ..Asked::default()
        },
    );
    let last: Vec<&str> = by_field
        .groups
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(last[last.len() - 2..], ["Other fields", "Field not known"]);
}

#[test]
fn fields_are_told_as_everywhere() {
    let baker = who_is(2, |one| {
        one.organizations = vec![Organization {
            field: "glassblowing on rafts".to_owned(),
            ..Organization::default()
        }];
    });
    let book = book_of([who(1), baker, who(3), kin(60, 2, 3, "friend")]);
    let asked = Asked {
        colour: Colour::Field,
        ..Asked::default()
    };
    let picture = picture(&book, &asked);
    assert_eq!(picture.people[0].groups.len(), 1);
    assert_eq!(picture.people[1].groups.len(), 0);
}

#[test]
fn of_very_many_the_most_linked_are_drawn() {
    let mut records = vec![who(1)];
    records.extend(ring(2, 1_600));
    // Two thirds of them are linked once more.
    records.extend((0..500).map(|one| kin(9_000 + one, 2 + one, 602 + one, "cousin")));
    let picture = everyone(&book_of(records));
    assert!(picture.people.len() <= MOST_PEOPLE && picture.people.len() > MOST_PEOPLE - 200);
    assert!(picture.links.len() <= MOST_LINKS);
    assert_eq!(picture.linked, 1_600);
    assert!((2..502).all(|one| picture.place(id(one)).is_some()));
}

#[test]
fn what_is_asked_stands_in_the_address() {
    let condition = |mark, not| Condition { mark, not };
    for asked in [
        Asked::default(),
        around(7, 3),
        Asked {
            colour: Colour::Field,
            filter: Filter {
                conditions: vec![
                    condition(Mark::Circle("climbing club".to_owned()), false),
                    condition(Mark::Tag("work".to_owned()), true),
                ],
                any: true,
                ..Filter::default()
            },
            ..around(9, 2)
        },
    ] {
        let written = asked.parameters();
        let read = Asked::read(|name| {
            let found = written.iter().find(|one| one.0 == name);
            found.map(|one| one.1.clone())
        });
        assert_eq!(read, asked);
    }
    assert!(Asked::default().parameters().is_empty());
    for (name, value) in [
        ("steps", "0"),
        ("steps", "-1"),
        ("around", "nobody"),
        ("colour", "hair"),
        ("show", "circle:"),
    ] {
        let read = Asked::read(|asked| (asked == name).then(|| value.to_owned()));
        assert_eq!(read, Asked::default(), "{name} {value}");
    }
    let far = Asked::read(|asked| (asked == "steps").then(|| "9".to_owned()));
    assert_eq!(far.steps, 3);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_link_has_both_its_ends_in_the_picture(
        links in prop::collection::vec((1u32..14, 1u32..14), 0..40),
        archived in prop::collection::vec(2u32..14, 0..4),
        focus in prop::option::of(1u32..16),
        steps in 1usize..=3,
        text in prop::sample::select(vec!["", "p1", "is:archived", "-is:archived"]),
    ) {
        let people = (1..14).map(|one| who_is(one, |contact| contact.archived = archived.contains(&one)));
        let links = links.iter().zip(100..).map(|((one, other), number)| kin(number, *one, *other, "friend"));
        let book = book_of(people.chain(links));
        let asked = Asked { focus: focus.map(id), steps, ..shown(text) };
        let picture = picture(&book, &asked);
        let mut joined = std::collections::BTreeSet::new();
        for link in &picture.links {
            prop_assert!(link.ends.0 < link.ends.1 && link.ends.1 < picture.people.len());
            prop_assert!(joined.insert(link.ends) && !link.reasons.is_empty());
        }
        for (place, one) in picture.people.iter().enumerate() {
            prop_assert!(one.id != id(1));
            let linked = !picture.linked_with(place).is_empty();
            prop_assert!(linked || picture.focus == Some(place));
        }
        let counted: usize = picture.groups.iter().map(|group| group.people).sum();
        prop_assert_eq!(counted, picture.people.len());
        for (place, others) in picture.all_linked().iter().enumerate() {
            let one_by_one = picture.linked_with(place);
            let one_by_one: Vec<usize> = one_by_one.iter().map(|one| one.0).collect();
            prop_assert_eq!(others.iter().map(|one| one.0).collect::<Vec<_>>(), one_by_one);
        }
    }
}
