//! Introductions, the texts one sends for them, and what one did in public.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::aim::Aim;
use kith::domain::contact::{Email, Phone};
use kith::domain::giving::Introduction;
use kith::domain::own::{ProfileAct, Template};
use kith::domain::{Body, Book, Contact, Id};
use kith::rules::acts::{self, ActForm, newcomers};
use kith::rules::conversations::by_month;
use kith::rules::introductions::{
    IntroductionForm, Overview, Side, Stage, at_work_for, overview, stage, to_ask,
};
use kith::rules::templates::{Occasion, Places, fill, keep, mail, message, words};
use small_book::{book_of, commit, day, id, person, talk};

const ME: u32 = 1;
const ADA: u32 = 2;
const BO: u32 = 3;
const CEM: u32 = 4;

fn book(more: Vec<(Id, Body)>) -> Book {
    let people = vec![
        (id(ME), person("Robin Vale", |one| one.me = true)),
        (
            id(ADA),
            person("Ada Okafor", |one| one.name.given = "Ada".to_owned()),
        ),
        (id(BO), person("Bo", |_| {})),
        (id(CEM), person("Cem", |_| {})),
    ];
    book_of(people.into_iter().chain(more))
}

fn between(first: u32, second: u32) -> Introduction {
    Introduction {
        first: id(first),
        second: id(second),
        ..Introduction::default()
    }
}

#[test]
fn introductions_are_sorted_by_how_far_they_are() {
    let asked = Introduction {
        asked_second: Some(day("2026-01-01")),
        ..between(ADA, BO)
    };
    let made = Introduction {
        made: Some(day("2025-01-01")),
        ..asked.clone()
    };
    let later = Introduction {
        made: Some(day("2026-01-01")),
        ..between(BO, CEM)
    };
    assert_eq!(stage(&asked), Stage::Asked);
    let book = book(vec![
        (id(10), between(ADA, CEM).into()),
        (id(11), asked.into()),
        (id(12), made.into()),
        (id(13), later.into()),
    ]);
    let expected = Overview {
        thought: vec![id(10)],
        asked: vec![id(11)],
        made: vec![id(13), id(12)],
    };
    assert_eq!(overview(&book), expected);
}

#[test]
fn both_are_asked_and_never_oneself() {
    let book = book(vec![]);
    let both = between(ADA, BO);
    assert_eq!(
        to_ask(&book, &both),
        [(Side::First, id(ADA)), (Side::Second, id(BO))]
    );
    let mine = between(ME, BO);
    assert_eq!(to_ask(&book, &mine), [(Side::Second, id(BO))]);
    let through = Introduction {
        through: Some(id(CEM)),
        ..mine
    };
    assert_eq!(to_ask(&book, &through), [(Side::First, id(CEM))]);
}

#[test]
fn an_introduction_needs_two_people() {
    let book = book(vec![]);
    let form = |people: &[u32], for_me: bool, through: &[u32]| IntroductionForm {
        people: people.iter().map(|number| id(*number)).collect(),
        through: through.iter().map(|number| id(*number)).collect(),
        for_me,
        ..IntroductionForm::default()
    };
    let read = |form: IntroductionForm| form.read(&book, None);
    for (wrong, of_people) in [
        (form(&[], false, &[]), true),
        (form(&[ADA], false, &[]), true),
        (form(&[ADA, BO, CEM], false, &[]), true),
        (form(&[], true, &[]), true),
        (form(&[ADA], true, &[ADA]), false),
        (form(&[ADA], true, &[BO, CEM]), false),
    ] {
        let problems = read(wrong.clone()).unwrap_err();
        assert_eq!(problems.people.is_some(), of_people, "{wrong:?}");
        assert_eq!(problems.through.is_some(), !of_people, "{wrong:?}");
    }
    assert_eq!(
        read(form(&[ADA, BO], false, &[])).unwrap(),
        between(ADA, BO)
    );
    let through = read(form(&[ADA], true, &[BO])).unwrap();
    assert_eq!((through.first, through.through), (id(ME), Some(id(BO))));
    assert_eq!(
        IntroductionForm::of(&book, &through),
        form(&[ADA], true, &[BO])
    );
}

/// Ada was asked about Bo; she was not asked about Cem.
#[test]
fn another_person_has_not_been_asked() {
    let book = book(vec![]);
    let before = Introduction {
        asked_first: Some(day("2026-01-01")),
        why: "Boats".to_owned(),
        ..between(ADA, BO)
    };
    let mut form = IntroductionForm::of(&book, &before);
    assert_eq!(form.read(&book, Some(&before)).unwrap(), before);
    form.people[1] = id(CEM);
    let after = form.read(&book, Some(&before)).unwrap();
    assert_eq!((after.asked_first, after.second), (None, id(CEM)));
}

#[test]
fn a_text_is_filled_once_and_from_left_to_right() {
    let places = Places {
        name: "{me}".to_owned(),
        other: "Bo".to_owned(),
        why: String::new(),
        me: "Robin".to_owned(),
    };
    for (text, filled) in [
        ("Dear {name},", "Dear {me},"),
        ("{other} and {me}", "Bo and Robin"),
        ("{nobody} {", "{nobody} {"),
        ("One\n{why}\nTwo", "One\nTwo"),
        ("Because {why}.", "Because ."),
    ] {
        assert_eq!(fill(text, &places), filled, "{text}");
    }
}

#[test]
fn ones_own_words_take_the_place_of_the_first_ones() {
    let mut book = book(vec![]);
    let hello = Occasion::Hello;
    assert_eq!(words(&book, hello), hello.words());
    assert!(keep(&book, hello, hello.words(), id(50)).is_empty());
    let change = keep(&book, hello, "Hi {name}!", id(50));
    commit(&mut book, &change);
    assert_eq!(words(&book, hello), "Hi {name}!");
    assert_eq!(words(&book, Occasion::Thanks), Occasion::Thanks.words());
    let change = keep(&book, hello, "Hey {name}!", id(51));
    commit(&mut book, &change);
    assert_eq!(
        book.all::<Template>().count(),
        1,
        "one text for an occasion"
    );
    let change = keep(&book, hello, " ", id(52));
    commit(&mut book, &change);
    assert_eq!(words(&book, hello), hello.words());
    let places = Places::of(&book, id(ADA), Some(id(BO)), " both row ");
    let text = fill(Occasion::Introduction.words(), &places);
    assert!(text.starts_with("Dear Ada,") && text.contains("you and Bo: both row"));
    assert!(text.ends_with("Robin Vale"), "{text}");
}

#[test]
fn a_sentence_within_another_ends_once() {
    let places = Places {
        why: "Nobody does the books.".to_owned(),
        ..Places::default()
    };
    let text = fill("Why: {why}. Shall I?", &places);
    assert_eq!(text, "Why: Nobody does the books. Shall I?");
    assert_eq!(fill("{why}, so", &places), "Nobody does the books., so");
}

#[test]
fn with_nothing_to_say_why_a_text_ends_before_it() {
    let places = Places {
        name: "Ada".to_owned(),
        ..Places::default()
    };
    for (words, text) in [
        ("thank you: {why}", "thank you."),
        ("Thank you, {name}:  {why} ", "Thank you, Ada."),
        ("{why}\nYours", "Yours"),
        ("so {why}, and so", "so , and so"),
        ("It: {other}", "It:"),
    ] {
        assert_eq!(fill(words, &places), text, "{words}");
    }
}

#[test]
fn a_text_message_goes_to_the_number_one_calls() {
    let mut contact = Contact::named("Ada");
    assert_eq!(message(&contact, "Hi"), None);
    contact.phones.push(Phone {
        number: "+351 21 123-45 67".to_owned(),
        ..Phone::default()
    });
    assert_eq!(
        message(&contact, "Hi & bye\n").as_deref(),
        Some("sms:+351211234567?body=Hi%20%26%20bye%0A")
    );
}

#[test]
fn a_mail_holds_the_text_and_nothing_else() {
    let mut contact = Contact::named("Ada");
    assert_eq!(mail(&contact, "Hello", "Hi"), None);
    contact.emails.push(Email {
        address: "ada@example.org".to_owned(),
        ..Email::default()
    });
    assert_eq!(
        mail(&contact, "A & B", "Hi\n?cc=x").as_deref(),
        Some("mailto:ada@example.org?subject=A%20%26%20B&body=Hi%0D%0A%3Fcc%3Dx")
    );
}

#[test]
fn people_met_are_one_line_each() {
    let book = book(vec![
        (id(60), person("Dana", |_| {})),
        (id(61), person("Dana", |_| {})),
    ]);
    let lines =
        "Bruno Costa, baker, bruno@costa.example, +351 21 123 45 67\n\n  bo ; again\nDana\n,,";
    let found = newcomers(&book, lines);
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.name.as_str(), one.there.len(), one.rest.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("Bruno Costa", 0, "baker"),
            ("bo", 1, "again"),
            ("Dana", 2, "")
        ]
    );
    assert_eq!(found[0].email, "bruno@costa.example");
    assert_eq!(found[0].phone, "+351 21 123 45 67");
}

#[test]
fn an_act_and_those_met_there_are_one_change() {
    let mut book = book(vec![]);
    let today = day("2026-06-12");
    let form = ActForm {
        text: "A talk about bees".to_owned(),
        date: "yesterday".to_owned(),
        people: vec![id(ADA)],
        newcomers: "Bruno Costa, baker\nBo".to_owned(),
        ..ActForm::new()
    };
    let mut next = 70;
    let mut new = || {
        next += 1;
        id(next)
    };
    let change = form.write_down(&book, None, today, &mut new).unwrap();
    commit(&mut book, &change);
    let act = book.get::<ProfileAct>(id(72)).unwrap();
    assert_eq!(act.people, [id(ADA), id(71), id(BO)]);
    let bruno = book.get::<Contact>(id(71)).unwrap();
    assert_eq!(bruno.display_name(), "Bruno Costa");
    assert_eq!(bruno.met.place, "A talk about bees");
    assert_eq!(bruno.met.when, Some(day("2026-06-11").into()));
    assert_eq!(acts::all(&book), [id(72)]);
    let wrong = ActForm {
        date: "soon".to_owned(),
        ..ActForm::new()
    };
    let problems = wrong.write_down(&book, None, today, &mut new).unwrap_err();
    assert!(problems.date.is_some() && problems.text.is_some());
}

#[test]
fn conversations_are_counted_by_month() {
    let book = book(vec![
        (id(80), talk("2026-06-12", &[id(ADA), id(BO)]).into()),
        (id(81), talk("2026-06-01", &[id(ADA)]).into()),
        (id(82), talk("2026-05-31", &[id(ADA)]).into()),
        (id(83), talk("2026-06-13", &[id(ADA)]).into()),
        (id(84), talk("2025-06-30", &[id(ADA)]).into()),
    ]);
    let months = by_month(&book, day("2026-06-12"), 12);
    assert_eq!(months.len(), 12);
    assert_eq!(months[0], ((2025, 7), 0));
    assert_eq!(months[10..], [((2026, 5), 1), ((2026, 6), 2)]);
}

#[test]
fn whom_one_means_to_introduce_for_an_aim_is_told_until_it_is_made() {
    const AIM: u32 = 20;
    let aim = Aim {
        whose: id(ADA),
        text: "A flat".to_owned(),
        ..Aim::default()
    };
    let for_it = |first, second| Introduction {
        aim: Some(id(AIM)),
        ..between(first, second)
    };
    let made = Introduction {
        made: Some(day("2026-01-01")),
        ..for_it(ADA, ME)
    };
    let book = book(vec![
        (id(AIM), aim.into()),
        (id(30), for_it(ADA, BO).into()),
        (id(31), for_it(CEM, ADA).into()),
        (id(32), made.into()),
        (id(33), between(ADA, ME).into()),
    ]);
    let mut found = at_work_for(&book, id(AIM));
    found.sort();
    assert_eq!(found, [id(BO), id(CEM)]);
}
