//! What is chosen of a quick log stays with the words it was chosen of, and what was kept is said.

use kith::domain::circle::Circle;
use kith::domain::note::{InteractionKind, Size};
use kith::domain::time::Day;
use kith::domain::{Book, Change, Contact};
use kith::rules::href::{call_to, write_to};
use kith::rules::promises::Side;
use kith::rules::quick_log::{Choice, Choices, Names, Understood, Who, said, understand};
use proptest::prelude::*;

#[path = "support/small_book.rs"]
#[allow(dead_code)]
mod small_book;
use small_book::{book_of, day, id, person};

const ADA: u32 = 1;
const CYD: u32 = 3;
const OTHER_CYD: u32 = 4;
const ROWERS: u32 = 9;

fn today() -> Day {
    day("2026-08-12")
}

fn book() -> Book {
    let people = [
        (ADA, "Ada Moreno"),
        (2, "Ben Ortiz"),
        (CYD, "Cyd Lake"),
        (OTHER_CYD, "Cyd Park"),
    ];
    let people = people.map(|(number, name)| (id(number), person(name, |_| ())));
    let rowers = Circle {
        name: "Rowers".to_owned(),
        ..Circle::default()
    };
    book_of(people.into_iter().chain([(id(ROWERS), rowers.into())]))
}

fn read(line: &str) -> Understood {
    let book = book();
    understand(line, &Names::of(&book), &book, today())
}

/// Of the name at that place, the other one of two is meant.
fn picked(place: usize) -> Choices {
    let mut choices = Choices::default();
    choices.names.entry(place).or_default().meaning = Choice::Instead(id(OTHER_CYD));
    choices
}

#[test]
fn a_name_keeps_its_choice_wherever_it_moves() {
    for (before, at, now, then) in [
        ("met @Cyd", 0, "met @Cyd yesterday", Some(0)),
        ("met @Cyd", 0, "met @Ada and @Cyd", Some(1)),
        ("met @Ada and @Cyd", 1, "met @Cyd", Some(0)),
        (
            "met @Cyd, spoke of @Cyd",
            1,
            "met @Ada, @Cyd, spoke of @Cyd",
            Some(2),
        ),
        ("met @Cyd", 0, "met @Ada", None),
        ("met @Cyd", 0, "met @Cydney", None),
        ("met @Cyd", 0, "", None),
    ] {
        let carried = picked(at).carried(&read(before).written(), &read(now));
        let places: Vec<usize> = carried.names.keys().copied().collect();
        assert_eq!(places, Vec::from_iter(then), "{before} -> {now}");
    }
}

#[test]
fn what_is_of_the_whole_line_stays_and_what_was_refused_goes_with_its_words() {
    let choices = Choices {
        kind: Choice::Instead(InteractionKind::Video),
        date: Choice::Refused,
        ..Choices::default()
    };
    let before = read("called @Ada yesterday");
    let carried = choices
        .clone()
        .carried(&before.written(), &read("called @Ada yesterday at 9:30"));
    assert_eq!(carried, choices);
    let carried = choices
        .clone()
        .carried(&before.written(), &read("called @Ada"));
    assert_eq!(carried.kind, choices.kind);
    assert_eq!(carried.date, Choice::AsUnderstood);
    assert_eq!(
        choices.carried(&before.written(), &read("  ")),
        Choices::default()
    );
}

#[test]
fn a_follow_up_that_is_gone_takes_its_choice_along() {
    let line = "called @Ada, remind in 2 weeks: seeds, remind in 3 weeks: tea";
    let before = read(line);
    assert_eq!(before.follow_ups.len(), 2);
    let mut choices = Choices::default();
    for place in [0, 1] {
        choices.follow_ups.entry(place).or_default().due = Choice::Refused;
    }
    let now = read("called @Ada, remind in 2 weeks: seeds");
    let carried = choices.carried(&before.written(), &now);
    assert_eq!(Vec::from_iter(carried.follow_ups.keys()), [&0]);
}

/// Of the follow-up in that place, that it is none; and the text of the promise in that place.
fn of_later(follow_up: usize, promise: usize) -> Choices {
    let mut choices = Choices::default();
    choices.follow_ups.entry(follow_up).or_default().due = Choice::Refused;
    choices.promises.entry(promise).or_default().text = Some("other".to_owned());
    choices
}

#[test]
fn choices_stay_with_the_words_of_a_follow_up() {
    let (milk, seeds) = ("remind tomorrow: milk", "remind in 2 weeks: seeds");
    let both = format!("called @Ada, {milk}, {seeds}");
    for (before, at, now, then) in [
        (&both, 0, format!("called @Ada, {seeds}"), None),
        (&both, 1, format!("called @Ada, {seeds}"), Some(0)),
        (&format!("called @Ada, {seeds}"), 0, both.clone(), Some(1)),
        // Written on.
        (&both, 1, format!("{both} and tea"), Some(1)),
        (&both, 0, format!("called @Ada, {milk}s, {seeds}"), Some(0)),
    ] {
        let carried = of_later(at, 9).carried(&read(before).written(), &read(&now));
        let places: Vec<usize> = carried.follow_ups.keys().copied().collect();
        assert_eq!(places, Vec::from_iter(then), "{before} -> {now}");
    }
}

#[test]
fn choices_stay_with_the_words_of_a_promise() {
    let (write, call) = ("promised @Ada to write", "promised @Ben to call");
    let both = format!("{write}; {call}");
    assert_eq!(read(&both).promises.len(), 2);
    for (before, at, now, then) in [
        (both.as_str(), 0, call, None),
        (both.as_str(), 1, call, Some(0)),
        (call, 0, both.as_str(), Some(1)),
        (call, 0, "promised @Ben to call and to write", Some(0)),
    ] {
        let carried = of_later(9, at).carried(&read(before).written(), &read(now));
        let places: Vec<usize> = carried.promises.keys().copied().collect();
        assert_eq!(places, Vec::from_iter(then), "{before} -> {now}");
    }
}

#[test]
fn a_chosen_day_goes_once_the_line_says_another() {
    let chosen = Choices {
        date: Choice::Instead(day("2026-08-07").into()),
        ..Choices::default()
    };
    for (before, now, stays) in [
        ("met @Ada yesterday", "met @Ada on Monday", false),
        ("met @Ada", "met @Ada on Monday", false),
        ("met @Ada yesterday", "met @Ada yesterday at noon", true),
        ("met @Ada on Monday", "met @Ada on Monday evening", true),
        ("met @Ada yesterday", "met @Ada", true),
        ("met @Ada", "met @Ada in town", true),
    ] {
        let carried = chosen.clone().carried(&read(before).written(), &read(now));
        assert_eq!(carried.date == chosen.date, stays, "{before} -> {now}");
    }
}

#[test]
fn what_was_kept_is_said() {
    for (line, sentence) in [
        ("called @Ada", "Caught up with Ada Moreno"),
        (
            "met @Ada and @Ben",
            "Caught up with Ada Moreno and Ben Ortiz",
        ),
        (
            "met @Ada, @Ben and @Cyd Lake",
            "Caught up with Ada Moreno, Ben Ortiz and Cyd Lake",
        ),
        (
            "met @Ada, @Ben, @Cyd Lake and @Cyd Park",
            "Caught up with Ada Moreno, Ben Ortiz and 2 more",
        ),
        ("rowed with @Rowers", "Caught up with Rowers"),
        ("remind me tomorrow to buy seeds", "Reminder saved"),
        (
            "remind me tomorrow to buy seeds; remind me in 2 weeks to buy tea",
            "2 reminders saved",
        ),
    ] {
        let book = book();
        let mut numbers = 100u32..;
        let new_id = || id(numbers.next().unwrap());
        let change = read(line).to_change(&Choices::default(), &book, today(), new_id);
        assert_eq!(said(&change.unwrap(), &book), sentence, "{line}");
    }
    assert_eq!(said(&Change::default(), &book()), "Saved");
}

#[test]
fn somebody_is_written_to_and_called_where_they_prefer() {
    let contact = |emails: &[(&str, bool)], phones: &[(&str, bool)]| {
        let mut contact = Contact::named("Ada");
        for (address, preferred) in emails {
            contact.emails.push(kith::domain::contact::Email {
                address: (*address).to_owned(),
                preferred: *preferred,
                ..Default::default()
            });
        }
        for (number, preferred) in phones {
            contact.phones.push(kith::domain::contact::Phone {
                number: (*number).to_owned(),
                preferred: *preferred,
                ..Default::default()
            });
        }
        contact
    };
    let nobody = contact(&[(" ", true)], &[("none", false)]);
    assert_eq!((write_to(&nobody), call_to(&nobody)), (None, None));
    let two = contact(
        &[("a@example.org", false), ("b@example.org", true)],
        &[("+1 555 1", false), ("+1 555 2", true)],
    );
    assert_eq!(write_to(&two).as_deref(), Some("mailto:b@example.org"));
    assert_eq!(call_to(&two).as_deref(), Some("tel:+15552"));
    let first = contact(
        &[("a@example.org", false)],
        &[("", true), ("+1 555 1", false)],
    );
    assert_eq!(write_to(&first).as_deref(), Some("mailto:a@example.org"));
    assert_eq!(call_to(&first).as_deref(), Some("tel:+15551"));
}

#[test]
fn a_circle_is_several_people() {
    assert_eq!(Size::of(1), Size::OneToOne);
    assert_eq!(Size::of(2), Size::Small);
    assert_eq!(Size::of(9), Size::Crowd);
}

proptest! {
    /// Whatever is typed after, a choice is of the name it was made for.
    #[test]
    fn no_choice_goes_to_another_name(
        before in "(met |called |@Cyd |@Ada |and |, ){0,8}",
        now in "(met |called |@Cyd |@Ada |and |, ){0,8}",
        place in 0usize..4,
    ) {
        let (before, now) = (read(&before), read(&now));
        let carried = picked(place).carried(&before.written(), &now);
        for now_at in carried.names.keys() {
            prop_assert_eq!(&now.names[*now_at].written, &before.names[place].written);
        }
    }
}

#[test]
fn choices_are_kept_with_an_unfinished_line() {
    let mut choices = picked(1);
    choices.kind = Choice::Instead(InteractionKind::Video);
    choices.date = Choice::Refused;
    choices.size = Choice::Instead(Size::Crowd);
    choices.absent.insert(id(3));
    choices.raised.insert(id(4));
    choices.also.push(id(5));
    choices.follow_ups.entry(2).or_default().text = Some("tea".to_owned());
    choices.promises.entry(0).or_default().who = Choice::Instead(Who::With(Side::Theirs, id(6)));
    choices.promises.entry(1).or_default().who = Choice::Instead(Who::Others(id(6), id(7)));
    choices.promises.entry(1).or_default().due = Choice::Refused;
    let bytes = minicbor::to_vec(&choices).expect("bytes");
    assert_eq!(minicbor::decode::<Choices>(&bytes).ok(), Some(choices));
    let written = read("met @Cyd yesterday, promised to write, remind in a week: tea").written();
    let bytes = minicbor::to_vec(&written).expect("bytes");
    assert_eq!(minicbor::decode(&bytes).ok(), Some(written));
    let none = minicbor::to_vec(Choices::default()).expect("bytes");
    assert_eq!(
        minicbor::decode::<Choices>(&none).ok(),
        Some(Choices::default())
    );
}
