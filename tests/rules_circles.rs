//! Circles, what they do together, and whom one wants to keep close.

#[path = "support/small_book.rs"]
mod small_book;

use kith::domain::circle::{Circle, CircleKind};
use kith::domain::note::{InteractionKind, Size};
use kith::domain::time::Day;
use kith::domain::{Book, Change, Contact, Id, PartialDate};
use kith::rules::circle_form::{CircleForm, Written};
use kith::rules::circles::{self, HUES, gatherings, join, join_named, leave, listing, members};
use kith::rules::close::{self, Answer, decide, decided, is_undecided, offered, undecided};
use kith::rules::gathering::GatheringForm;
use kith::rules::people::{delete, purge, restore};
use kith::rules::put_off::{PutOff, put_off};
use kith::rules::rhythm;
use kith::rules::rhythm_words::{LONGEST, UNSAID, USUAL, read, read_over, words};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, id_on, person, talk};

const ROWERS: u32 = 100;
const FAMILY: u32 = 101;

fn today() -> Day {
    day("2026-05-12")
}

fn circle(name: &str, rhythm: Option<u16>) -> Circle {
    Circle {
        name: name.to_owned(),
        rhythm,
        ..Circle::default()
    }
}

/// Zoe, Ada, Ben and oneself are rowers; Ada and Cleo are family.
fn book() -> Book {
    let within = |circles: &[u32]| {
        let circles: Vec<Id> = circles.iter().copied().map(id).collect();
        move |one: &mut Contact| one.circles = circles
    };
    book_of([
        (id(ROWERS), circle("Rowers", Some(14)).into()),
        (id(FAMILY), circle("family", None).into()),
        (id(1), person("Zoe", within(&[ROWERS]))),
        (id(2), person("Ada", within(&[ROWERS, FAMILY]))),
        (id(3), person("Ben", within(&[ROWERS]))),
        (id(4), person("Cleo", within(&[FAMILY]))),
        (id(5), person("Dan", |_| {})),
        (
            id(6),
            person("Maria", |one| {
                one.me = true;
                one.circles = vec![id(ROWERS)];
            }),
        ),
    ])
}

fn contact(book: &Book, number: u32) -> &Contact {
    book.get(id(number)).expect("a person")
}

#[test]
fn a_list_tells_of_every_circle_by_name_and_counts_others_only() {
    let all = listing(&book());
    let told: Vec<(&str, usize, Option<u16>)> = all
        .iter()
        .map(|one| (one.name.as_str(), one.people, one.rhythm))
        .collect();
    assert_eq!(told, [("family", 2, None), ("Rowers", 3, Some(14))]);
    assert_eq!(
        circles::most_used(&book(), 9),
        [id(ROWERS), id(FAMILY)],
        "most people first"
    );
    assert_eq!(circles::most_used(&book(), 1), [id(ROWERS)]);
}

#[test]
fn members_come_by_name_without_oneself_and_the_trash() {
    let mut book = book();
    assert_eq!(members(&book, id(ROWERS)), [id(2), id(3), id(1)]);
    let gone = delete(&book, id(3), 9);
    commit(&mut book, &gone);
    assert_eq!(members(&book, id(ROWERS)), [id(2), id(1)]);
    assert_eq!(members(&book, id(999)), []);
    assert_eq!(
        circles::of_person(&book, contact(&book, 2)),
        [(id(FAMILY), "family".into()), (id(ROWERS), "Rowers".into())]
    );
}

#[test]
fn people_join_once_and_leave() {
    let mut book = book();
    let many = [id(4), id(5), id(5), id(2), id(999)];
    let change = join(&book, id(ROWERS), &many);
    assert_eq!(change.len(), 2, "who is in it, or nowhere, stays out of it");
    commit(&mut book, &change);
    assert_eq!(members(&book, id(ROWERS)).len(), 5);
    assert!(join(&book, id(ROWERS), &many).is_empty());

    let change = leave(&book, id(ROWERS), &[id(4), id(5)]);
    commit(&mut book, &change);
    assert_eq!(members(&book, id(ROWERS)), [id(2), id(3), id(1)]);
    let back = change.invert();
    commit(&mut book, &back);
    assert_eq!(members(&book, id(ROWERS)).len(), 5);
}

#[test]
fn a_name_finds_its_circle_or_makes_it() {
    let mut book = book();
    for (typed, made) in [
        ("rowers", false),
        (" ROWERS ", false),
        ("Rower", true),
        ("  ", false),
    ] {
        let change = join_named(&book, typed, &[id(5)], id(500));
        assert_eq!(!change.added.is_empty(), made, "{typed}");
    }
    let change = join_named(&book, " Climbers ", &[id(5), id(4)], id(500));
    commit(&mut book, &change);
    assert_eq!(members(&book, id(500)), [id(4), id(5)]);
    let made = book.get::<Circle>(id(500)).expect("it is there");
    assert_eq!(made.name, "Climbers");
    assert_eq!(circles::names_with(&book, "ER", 9), ["Climbers", "Rowers"]);
}

#[test]
fn a_circle_in_the_trash_leaves_its_people_be_and_comes_back_with_them() {
    let mut book = book();
    let ada = |book: &Book| rhythm::of(book, contact(book, 2)).map(|one| one.days);
    assert_eq!(ada(&book), Some(14));
    let change = delete(&book, id(ROWERS), 9);
    assert_eq!(change.len(), 1);
    commit(&mut book, &change);
    assert_eq!(listing(&book).len(), 1);
    assert_eq!(ada(&book), None);
    assert_eq!(circles::named(&book, "Rowers"), None);
    let change = restore(&book, id(ROWERS));
    commit(&mut book, &change);
    assert_eq!(members(&book, id(ROWERS)).len(), 3);
}

#[test]
fn a_colour_stays_within_the_circle_of_hues() {
    let mut one = circle("x", None);
    assert!(
        HUES.iter()
            .any(|(hue, _)| *hue == circles::hue(id(7), &one))
    );
    one.hue = Some(200);
    assert_eq!(circles::hue(id(7), &one), 200);
    one.hue = Some(4_000);
    assert!(circles::hue(id(7), &one) < 360);
    assert_eq!(
        circles::name(&circle("  ", None)),
        "A circle without a name"
    );
}

#[test]
fn a_rhythm_is_read_as_people_write_it() {
    for (typed, days) in [
        ("every day", 1),
        ("daily", 1),
        ("every week", 7),
        ("Weekly", 7),
        ("2 weeks", 14),
        ("every two weeks", 14),
        ("every other week", 14),
        ("each second week", 14),
        ("once a fortnight", 14),
        ("every couple of weeks", 14),
        ("2w", 14),
        ("every 3 weeks.", 21),
        ("once every 10 days", 10),
        ("monthly", 30),
        ("a month", 30),
        ("every month", 30),
        ("every 3 months", 91),
        ("about every three months", 91),
        ("3 mo", 91),
        ("quarterly", 91),
        ("every 6 months", 183),
        ("half a year", 183),
        ("half-yearly", 183),
        ("twice a year", 183),
        ("3 times a year", 122),
        ("three times a year", 122),
        ("every year", 365),
        ("once a year", 365),
        ("every 2 years", 730),
        ("10 years", 3_650),
    ] {
        assert_eq!(read(typed), Ok(Some(days)), "{typed}");
    }
    for typed in ["", "  ", "never", "none", "No rhythm"] {
        assert_eq!(read(typed), Ok(None), "{typed}");
    }
    for typed in [
        "soon",
        "0 weeks",
        "every",
        "-",
        "1.5 months",
        "every blue moon",
        "99 years",
        "4294967295 years",
        "0 times a year",
        "week 3 of 4",
        "每周",
    ] {
        assert!(read(typed).is_err(), "{typed}");
    }
}

#[test]
fn a_rhythm_is_said_as_it_was_meant() {
    for (days, said) in [
        (0, "every day"),
        (1, "every day"),
        (7, "every week"),
        (10, "every 10 days"),
        (14, "every 2 weeks"),
        (30, "every month"),
        (31, "every month"),
        (60, "every 2 months"),
        (61, "every 2 months"),
        (90, "every 3 months"),
        (91, "every 3 months"),
        (63, "every 9 weeks"),
        (183, "every 6 months"),
        (365, "every year"),
        (366, "every year"),
        (360, "every year"),
        (548, "every 18 months"),
        (730, "every 2 years"),
        (3_650, "every 10 years"),
    ] {
        assert_eq!(words(days), said, "{days}");
    }
    for days in USUAL {
        assert_eq!(read(&words(days)), Ok(Some(days)));
    }
    // What was there before stays to the day as long as it reads so.
    assert_eq!(read_over("every 3 months", Some(90)), Ok(Some(90)));
    assert_eq!(read_over("every 3 months", Some(14)), Ok(Some(91)));
}

#[test]
fn the_form_of_a_circle_gives_it_back() {
    let rowers = Circle {
        kind: CircleKind::Group,
        rhythm: Some(90),
        meets: "Boat house".into(),
        ..circle("Rowers", None)
    };
    assert_eq!(CircleForm::of(&rowers).read(), Ok(rowers.clone()));
    let mut form = CircleForm::of(&rowers);
    form.circle.name = " ".into();
    form.rhythm = "whenever".into();
    let problems = form.read().expect_err("nothing in it can be used");
    assert!(problems.name.is_some() && problems.rhythm.is_some());
}

#[test]
fn what_went_away_while_it_was_edited_is_not_lost() {
    let new = id(900);
    for (deleted, purged) in [(false, false), (true, false), (true, true)] {
        let mut book = book();
        let form = CircleForm {
            rhythm: "weekly".into(),
            ..CircleForm::of(&circle("Rowing", None))
        };
        if deleted {
            let change = delete(&book, id(ROWERS), 100);
            commit(&mut book, &change);
        }
        if purged {
            let change = purge(&book, id(ROWERS));
            commit(&mut book, &change);
        }
        let (change, written) = form
            .write_down(&book, id(ROWERS), new)
            .expect("it is whole");
        commit(&mut book, &change);
        let (at, expected) = match (deleted, purged) {
            (_, true) => (new, Written::Anew(new)),
            (true, _) => (id(ROWERS), Written::HadBack),
            _ => (id(ROWERS), Written::Over),
        };
        assert_eq!(written, expected);
        assert_eq!(
            book.get(at),
            Some(&circle("Rowing", Some(7))),
            "{written:?}"
        );
        assert_eq!(members(&book, at).is_empty(), purged, "{written:?}");
        assert!(written.words("Rowing").starts_with("Rowing "));
    }
    let unnamed = CircleForm::of(&circle("", None));
    assert!(unnamed.write_down(&book(), id(ROWERS), new).is_err());
}

#[test]
fn another_rhythm_that_is_not_written_yet_takes_none_away() {
    assert!(read(UNSAID).is_err() && read_over(UNSAID, Some(14)).is_err());
    let form = CircleForm {
        rhythm: UNSAID.into(),
        ..CircleForm::of(&circle("Rowers", Some(14)))
    };
    let problems = form.read().expect_err("it is asked for");
    assert!(problems.rhythm.is_some() && problems.name.is_none());
}

#[test]
fn a_rhythm_of_no_days_is_none() {
    let form = CircleForm::of(&circle("Rowers", Some(0)));
    assert_eq!(form.rhythm, "");
    assert_eq!(form.read(), Ok(circle("Rowers", None)));
    let daily = CircleForm {
        rhythm: "every day".into(),
        ..form
    };
    assert_eq!(daily.read(), Ok(circle("Rowers", Some(1))));
}

#[test]
fn a_gathering_is_of_those_who_were_there() {
    let mut book = book();
    let died = |one: &mut Contact| one.died = Some(PartialDate::default());
    for (number, name) in [(7, "Late Otto"), (8, "Archived Eve")] {
        let mut change = Change::add(id(number), person(name, died));
        if number == 8 {
            change = Change::add(id(8), person(name, |one| one.archived = true));
        }
        commit(&mut book, &change);
        let change = join(&book, id(ROWERS), &[id(number)]);
        commit(&mut book, &change);
    }
    let form = GatheringForm::new(&book, id(ROWERS), today());
    let all = form.read(&book, id(ROWERS), today()).expect("it is whole");
    assert_eq!(all.participants, [id(2), id(3), id(1)]);
    assert_eq!(all.date, today().into());
    assert_eq!(all.circle, Some(id(ROWERS)));
    assert_eq!((all.kind, all.size), (InteractionKind::Met, Size::Small));

    let some = GatheringForm {
        date: "last month".into(),
        absent: vec![id(1), id(2), id(7), id(8)],
        size: None,
        text: " Regatta ".into(),
        ..form.clone()
    };
    let some = some.read(&book, id(ROWERS), today()).expect("it is whole");
    assert_eq!(some.participants, [id(3)]);
    assert_eq!(some.size, Size::OneToOne);
    assert_eq!(some.date, "2026-04".parse().expect("a date"));
    assert_eq!(some.text, "Regatta");

    let more = GatheringForm {
        others: (20..40).map(id).chain([id(2)]).collect(),
        ..form.clone()
    };
    let more = more.read(&book, id(ROWERS), today()).expect("it is whole");
    assert_eq!(more.participants.len(), 23, "nobody twice");
    assert_eq!(more.size, Size::Crowd);

    let told = GatheringForm {
        size: Some(Size::Crowd),
        ..form.clone()
    };
    assert_eq!(told.size(&members(&book, id(ROWERS))), Size::Crowd);

    for (date, nobody) in [
        ("sometime", false),
        ("2099", false),
        ("", false),
        ("today", true),
    ] {
        let wrong = GatheringForm {
            date: date.into(),
            absent: if nobody {
                (1..9).map(id).collect()
            } else {
                Vec::new()
            },
            ..form.clone()
        };
        let problems = wrong
            .read(&book, id(ROWERS), today())
            .expect_err("it cannot be used");
        assert_eq!(problems.date.is_some(), !nobody, "{date}");
        assert_eq!(problems.people.is_some(), nobody, "{date}");
    }
}

#[test]
fn a_gathering_without_a_year_was_the_last_time_it_was_that_day() {
    let (book, today) = (book(), "2026-11-27".parse().expect("a day"));
    for (typed, meant) in [
        ("12 May", Some("2026-05-12")),
        ("27 November", Some("2026-11-27")),
        ("28 November", Some("2025-11-28")),
        ("yesterday", Some("2026-11-26")),
        ("May 2025", Some("2025-05")),
        ("tomorrow", None),
        ("28 November 2026", None),
    ] {
        let form = GatheringForm {
            date: typed.into(),
            ..GatheringForm::new(&book, id(ROWERS), today)
        };
        let read = form.read(&book, id(ROWERS), today);
        let date = read.ok().map(|one| one.date.to_string());
        assert_eq!(date.as_deref(), meant, "{typed}");
    }
}

#[test]
fn what_a_circle_did_is_told_latest_first() {
    let mut book = book();
    for (number, date) in [(30, "2026-03-01"), (31, "2026-05"), (32, "2025")] {
        let form = GatheringForm {
            date: date.into(),
            ..GatheringForm::new(&book, id(ROWERS), today())
        };
        let one = form.read(&book, id(ROWERS), today()).expect("it is whole");
        commit(&mut book, &Change::add(id(number), one));
    }
    let ids: Vec<Id> = gatherings(&book, id(ROWERS), 2)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    assert_eq!(ids, [id(31), id(30)]);
    // That one spoke with somebody of a circle is no gathering of it.
    let alone = Change::add(id(40), talk("2026-05-11", &[id(4)]));
    commit(&mut book, &alone);
    assert_eq!(gatherings(&book, id(FAMILY), 9), []);
}

/// What becomes of a person before the question.
type Edit = fn(&mut Contact);

#[test]
fn people_are_asked_about_until_something_is_decided() {
    let mut book = book();
    assert_eq!(
        undecided(&book, today()),
        [id(5)],
        "the others are in circles"
    );
    let cases: [(&str, Edit); 5] = [
        ("me", |one| one.me = true),
        ("died", |one| one.died = Some(PartialDate::default())),
        ("archived", |one| one.archived = true),
        ("muted", |one| one.muted = true),
        ("rhythm", |one| one.rhythm = Some(30)),
    ];
    for (why, edit) in cases {
        let mut one = contact(&book, 5).clone();
        edit(&mut one);
        assert!(!is_undecided(&book, &one, today()), "{why}");
    }
    for (answer, said) in [
        (Answer::Circle(id(ROWERS)), "Rowers"),
        (Answer::Rhythm(30), "every month"),
        (Answer::Later, "Later, from"),
        (Answer::Never, "Never suggested"),
    ] {
        let change = decide(&book, id(5), answer, today());
        let mut decided_book = book.clone();
        commit(&mut decided_book, &change);
        assert_eq!(undecided(&decided_book, today()), [], "{answer:?}");
        let words = decided(&decided_book, contact(&decided_book, 5), today());
        assert!(words.is_some_and(|words| words.starts_with(said)), "{said}");
    }
    // Put off from Today, or by "later", they come again when the day is there.
    let change = put_off(&book, id(5), PutOff::Week, today());
    commit(&mut book, &change);
    assert_eq!(undecided(&book, today().plus_days(6)), []);
    assert_eq!(undecided(&book, today().plus_days(7)), [id(5)]);
    // Of a circle in the trash nothing is left.
    let change = delete(&book, id(FAMILY), 9);
    commit(&mut book, &change);
    assert_eq!(undecided(&book, today().plus_days(7)), [id(4), id(5)]);
}

#[test]
fn a_circle_or_a_rhythm_takes_never_back() {
    let mut book = book();
    for answer in [
        Answer::Never,
        Answer::Later,
        Answer::Circle(id(FAMILY)),
        Answer::Rhythm(14),
    ] {
        let change = decide(&book, id(5), answer, today());
        commit(&mut book, &change);
    }
    let dan = contact(&book, 5);
    assert!(!dan.muted && dan.put_off_until.is_none());
    assert_eq!(
        decided(&book, dan, today()).as_deref(),
        Some("family, every 2 weeks")
    );
    assert!(decide(&book, id(5), Answer::Rhythm(14), today()).is_empty());
    assert!(decide(&book, id(ROWERS), Answer::Never, today()).is_empty());
}

#[test]
fn going_through_them_is_offered_while_many_are_new() {
    let long_ago = id_on(day("2026-01-01"), 1);
    let mut records = vec![(long_ago, person("Old", |_| {}))];
    for number in 1..=close::MANY as u32 {
        records.push((id_on(today(), number), person("New", |_| {})));
    }
    let mut book = book_of(records);
    assert_eq!(offered(&book, today()), close::MANY);
    assert_eq!(offered(&book, today().plus_days(15)), 0);
    let change = decide(&book, id_on(today(), 1), Answer::Never, today());
    commit(&mut book, &change);
    assert_eq!(offered(&book, today()), 0, "too few to speak of");
}

proptest! {
    #[test]
    fn what_is_said_is_understood(days in 1..=LONGEST) {
        let said = words(days);
        let read = read(&said).expect("Kith understands itself");
        let again = read.expect("a rhythm");
        prop_assert_eq!(words(again), said);
        prop_assert!(again.abs_diff(days) <= days / 25 + 1, "{} became {}", days, again);
    }

    #[test]
    fn no_text_breaks_the_reading(text in "\\PC{0,40}") {
        if let Ok(Some(days)) = read(&text) {
            prop_assert!((1..=LONGEST).contains(&days));
        }
    }
}
