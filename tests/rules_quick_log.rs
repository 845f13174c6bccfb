//! The language of the quick log: what a line is understood to say, and what it is not.

use kith::domain::circle::{Circle, CircleKind};
use kith::domain::note::{Initiator, Interaction, InteractionKind, Size};
use kith::domain::reminder::Reminder;
use kith::domain::{Book, Change, Clock, Contact, Id, PartialDate, Record};
use kith::rules::mention_text::MentionText;
use kith::rules::quick_log::{
    Choice, Choices, FollowUpChoice, Meaning, NameChoice, Named, Names, Understood, understand,
};
use proptest::prelude::*;

#[path = "support/lines.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod lines;
use lines::{assert_lines, read, today};

fn id(number: u32) -> Id {
    Id::new(number, 0)
}

const ADA: u32 = 1;
const BEN: u32 = 2;
const ZOE: u32 = 12;
const CLUB: u32 = 50;

fn commit(book: &mut Book, change: &Change) -> Change {
    let mut clock = Clock::new(1);
    let latest = book.entries().values().map(|entry| entry.latest().millis);
    let millis = latest.max().unwrap_or(0) + 1;
    let delta = book.stamp(change, &mut clock, millis);
    book.join(delta)
}

fn book() -> Book {
    let mut book = Book::default();
    let names = [
        (ADA, "Ada Moreno"),
        (BEN, "Ben Ortiz"),
        (3, "Cyd Lake"),
        (4, "Cyd Park"),
        (5, "Will Tanner"),
        (6, "May Ferris"),
        (7, "Mark Olsen"),
        (8, "Monday Okafor"),
        (9, "J"),
        (10, "אורית לוי"),
        (11, "田中 花子"),
        (ZOE, "Zoë Brand"),
        (13, "Jean-Luc Petit"),
        (14, "Sam Reed"),
        (15, "Sam Reed"),
        (16, "Ines Own"),
        (17, "Hal Quist"),
        (18, "Dr. Nora Weiss"),
        (19, "Tom Gone"),
        (20, "Beatrice Holm"),
        (21, "Émile Roux"),
        (22, "Maria del Mar"),
        (23, "Met Hansen"),
        (24, "田中"),
    ];
    for (number, name) in names {
        let mut contact = Contact::named(name);
        contact.me = number == 16;
        contact.archived = number == 17;
        if number == ZOE {
            contact.died = Some(PartialDate::default());
        }
        if number == 20 {
            contact.nicknames = vec!["Bee".to_owned()];
        }
        if [ADA, BEN, ZOE].contains(&number) {
            contact.circles = vec![id(CLUB)];
        }
        let mut record = Record::new(contact);
        record.trashed = (number == 19).then_some(1);
        let mut change = Change::default();
        change.added.insert(id(number), record);
        commit(&mut book, &change);
    }
    let circle = Circle {
        name: "Climbing club".to_owned(),
        kind: CircleKind::Group,
        ..Circle::default()
    };
    commit(&mut book, &Change::add(id(CLUB), circle));
    book
}

fn name_of(book: &Book, id: Id) -> String {
    match book.get::<Contact>(id) {
        Some(contact) => contact.display_name().to_owned(),
        None => book.get::<Circle>(id).unwrap().name.clone(),
    }
}

fn named(book: &Book, named: &Named) -> String {
    match &named.meaning {
        Meaning::Person(id) | Meaning::Circle(id) => {
            let of = if named.takes_part { "" } else { "of " };
            format!("{of}{}", name_of(book, *id))
        }
        Meaning::Several(ids) => {
            let names: Vec<String> = ids.iter().map(|id| name_of(book, *id)).collect();
            format!("{}? {}", named.written, names.join(" or "))
        }
        Meaning::Nobody => format!("{}?", named.written),
    }
}

/// All that was understood, in one line: "Ada Moreno, called, 2026-08-11, 15:30".
fn told(book: &Book, line: &str) -> String {
    let understood = read(book, line);
    let mut parts: Vec<String> = understood
        .names
        .iter()
        .map(|one| named(book, one))
        .collect();
    parts.extend(
        understood
            .kind
            .iter()
            .map(|kind| kind.value.word().to_owned()),
    );
    parts.extend(understood.date.iter().map(|date| date.value.to_string()));
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    parts.extend(understood.time.iter().map(|time| clock(time.value)));
    parts.extend(
        understood
            .size
            .iter()
            .map(|size| size.value.word().to_owned()),
    );
    for one in &understood.follow_ups {
        let due = one
            .due
            .as_ref()
            .map_or("?".to_owned(), |due| due.value.to_string());
        let people: Vec<String> = one.people.iter().map(|one| named(book, one)).collect();
        parts.push(
            format!("later {due} [{}] {}", one.text, people.join("+"))
                .trim_end()
                .to_owned(),
        );
    }
    parts.join(", ")
}

#[track_caller]
fn assert_told(cases: &[(&str, &str)]) {
    let book = book();
    assert_lines(cases, |line| told(&book, line));
}

#[test]
fn whom_how_and_when() {
    assert_told(&[
        (
            "called @Ada Moreno about the allotment yesterday",
            "Ada Moreno, called, 2026-08-11",
        ),
        ("Called Ada yesterday", "Ada Moreno, called, 2026-08-11"),
        ("Gave @Ada a call", "Ada Moreno, called"),
        (
            "gave @Ada a quick call yesterday",
            "Ada Moreno, called, 2026-08-11",
        ),
        ("met @Ada", "Ada Moreno, met"),
        ("met Ada and Ben", "Ada Moreno, Ben Ortiz, met"),
        ("met @ada moreno", "Ada Moreno, met"),
        ("had coffee with Ada", "Ada Moreno, met"),
        (
            "coffee with @Ada this morning",
            "Ada Moreno, met, 2026-08-12",
        ),
        ("wrote to Ben", "Ben Ortiz, mail"),
        ("texted @Ben", "Ben Ortiz, message"),
        ("emailed Ben last Friday", "Ben Ortiz, mail, 2026-08-07"),
        ("bumped into Ben Ortiz at the station", "Ben Ortiz, met"),
        (
            "dinner with @Ada, @Ben and @Bee last Friday",
            "Ada Moreno, Ben Ortiz, Beatrice Holm, met, 2026-08-07",
        ),
        (
            "dinner with Ada, Ben and Bee last Friday",
            "Ada Moreno, Ben Ortiz, Beatrice Holm, met, 2026-08-07",
        ),
        ("zoom with @Ada", "Ada Moreno, video"),
        (
            "Zoom call with Ada on Monday",
            "Ada Moreno, video, 2026-08-10",
        ),
        ("caught up with Ada on the phone", "Ada Moreno, called"),
        ("Ada called", "Ada Moreno, called"),
        (
            "Ada and Ben visited on Sunday",
            "Ada Moreno, Ben Ortiz, met, 2026-08-09",
        ),
        ("yesterday I met Ben", "Ben Ortiz, met, 2026-08-11"),
        ("Yesterday: lunch with Ben", "Ben Ortiz, met, 2026-08-11"),
        ("letter from Ben", "Ben Ortiz, mail"),
        (
            "got a postcard from Ben two weeks ago",
            "Ben Ortiz, mail, 2026-07-29",
        ),
        ("met @Ada two days ago", "Ada Moreno, met, 2026-08-10"),
        (
            "met @Ada a couple of days ago",
            "Ada Moreno, met, 2026-08-10",
        ),
        ("met @Ada 3 May", "Ada Moreno, met, 2026-05-03"),
        ("met @Ada on 3 May", "Ada Moreno, met, 2026-05-03"),
        ("met @Ada on the 3rd of May", "Ada Moreno, met, 2026-05-03"),
        ("met @Ada on May 3rd, 2024", "Ada Moreno, met, 2024-05-03"),
        ("met @Ada on 24 december", "Ada Moreno, met, 2025-12-24"),
        ("met @Ada on 29 Feb", "Ada Moreno, met, 2024-02-29"),
        ("met @Ada on Wednesday", "Ada Moreno, met, 2026-08-12"),
        ("met @Ada last Wednesday", "Ada Moreno, met, 2026-08-05"),
        ("met @Ada on Friday evening", "Ada Moreno, met, 2026-08-07"),
        ("met @Ada this Monday", "Ada Moreno, met, 2026-08-10"),
        (
            "called @Ada this Tuesday evening",
            "Ada Moreno, called, 2026-08-11",
        ),
        ("met @Ada this Wednesday", "Ada Moreno, met, 2026-08-12"),
        ("lunch with @Ada this Friday", "Ada Moreno, met, 2026-08-14"),
        ("met @Ada Tuesday", "Ada Moreno, met, 2026-08-11"),
        ("met @Ada in May", "Ada Moreno, met, 2026-05"),
        ("met @Ada in December", "Ada Moreno, met, 2025-12"),
        ("met @Ada in 2019", "Ada Moreno, met, 2019"),
        ("met @Ada last month", "Ada Moreno, met, 2026-07"),
        ("met @Ada on 2026-08-01", "Ada Moreno, met, 2026-08-01"),
        ("met @Ada on 1.8.2026", "Ada Moreno, met, 2026-08-01"),
        ("lunch with @Ada tomorrow", "Ada Moreno, met, 2026-08-13"),
        ("called @Ada at 15:30", "Ada Moreno, called, 15:30"),
        (
            "called @Ada yesterday at 3pm",
            "Ada Moreno, called, 2026-08-11, 15:00",
        ),
        (
            "called @Ada yesterday 9:05",
            "Ada Moreno, called, 2026-08-11, 09:05",
        ),
        ("lunch with @Ada at noon", "Ada Moreno, met, 12:00"),
        ("called @Ada at 12:15 am", "Ada Moreno, called, 00:15"),
        ("at the wedding with @Ada", "Ada Moreno, event, crowd"),
        ("went to Ben's party with Ada", "Ada Moreno, event, crowd"),
        (
            "walk with Ada, just the two of us",
            "Ada Moreno, met, one to one",
        ),
        (
            "met @Ada and @Ben in a crowd",
            "Ada Moreno, Ben Ortiz, met, crowd",
        ),
        (
            "barbecue with @climbing club on Saturday",
            "Climbing club, event, 2026-08-08, small",
        ),
        ("@Ada & @Ben came over", "Ada Moreno, Ben Ortiz"),
        ("talked to @Ada about @Ben", "Ada Moreno, of Ben Ortiz, met"),
        ("met @Ada's brother", "of Ada Moreno, met"),
        ("dinner at @Ada's", "Ada Moreno, met"),
        ("", ""),
    ]);
}

#[test]
fn names_of_every_sort() {
    assert_told(&[
        ("met @Cyd", "Cyd? Cyd Lake or Cyd Park, met"),
        ("met Cyd", "Cyd? Cyd Lake or Cyd Park, met"),
        ("met @Cyd Park", "Cyd Park, met"),
        ("called @Sam Reed", "Sam Reed? Sam Reed or Sam Reed, called"),
        (
            "called Sam Reed and Ada",
            "Sam Reed? Sam Reed or Sam Reed, Ada Moreno, called",
        ),
        ("met @Ada Smith", "Ada Smith? Ada Moreno, met"),
        (
            "met @Xavier Quill yesterday",
            "Xavier Quill?, met, 2026-08-11",
        ),
        ("met @Tom Gone", "Tom Gone?, met"),
        ("met @Ines", "Ines?, met"),
        ("met @Zoe", "Zoë Brand, met"),
        ("lunch with Hal", "Hal Quist, met"),
        ("met @J and @Ada", "J, Ada Moreno, met"),
        ("met J yesterday", "J, met, 2026-08-11"),
        ("Will called", "Will Tanner, called"),
        ("May wrote", "May Ferris, mail"),
        ("called Mark", "Mark Olsen, called"),
        (
            "called @Monday yesterday",
            "Monday Okafor, called, 2026-08-11",
        ),
        ("met @Met", "Met Hansen, met"),
        ("called @May on 3 May", "May Ferris, called, 2026-05-03"),
        ("met @אורית לוי yesterday", "אורית לוי, met, 2026-08-11"),
        ("met @\u{200f}אורית", "אורית לוי, met"),
        ("met @田中 花子", "田中 花子, met"),
        ("@田中と話した", "田中"),
        ("met Jean-Luc", "Jean-Luc Petit, met"),
        ("met @emile roux", "Émile Roux, met"),
        ("met Nora Weiss", "Dr. Nora Weiss, met"),
        (
            "met @Dr. Nora Weiss on Monday",
            "Dr. Nora Weiss, met, 2026-08-10",
        ),
        ("met @Maria del Mar", "Maria del Mar, met"),
        (
            "called [@Cyd](kith:0000000000001) yesterday",
            "called, 2026-08-11",
        ),
        ("lunch with @Moreno", "Ada Moreno, met"),
    ]);
}

#[test]
fn small_letters_and_circles() {
    assert_told(&[
        ("met ada", "Ada Moreno, met"),
        ("texted ben 3 days ago", "Ben Ortiz, message, 2026-08-09"),
        ("coffee with ada moreno", "Ada Moreno, met"),
        (
            "coffee with ada and ben yesterday",
            "Ada Moreno, Ben Ortiz, met, 2026-08-11",
        ),
        ("called cyd", "cyd? Cyd Lake or Cyd Park, called"),
        ("lunch with zoe on friday", "Zoë Brand, met, 2026-08-07"),
        ("met will tanner", "Will Tanner, met"),
        (
            "dinner with the climbing club on 14 July",
            "Climbing club, met, 2026-07-14",
        ),
        ("dinner with the Climbing club", "Climbing club, met"),
        ("drinks with climbing club", "Climbing club, met"),
        (
            "tea with Climbing Club yesterday",
            "Climbing club, met, 2026-08-11",
        ),
        (
            "dinner with ada and the climbing club",
            "Ada Moreno, Climbing club, met",
        ),
        (
            "met the climbing club yesterday",
            "Climbing club, met, 2026-08-11",
        ),
        (
            "saw our climbing club on Sunday",
            "Climbing club, met, 2026-08-09",
        ),
        // What is a word as well, or belongs to something longer, is no name.
        ("called mark", "called"),
        ("met may", "met"),
        ("coffee with will", "met"),
        ("lunch with sam reed", "sam reed? Sam Reed or Sam Reed, met"),
        ("lunch with moreno", "met"),
        ("met ada smith", "met"),
        ("met ada's brother", "met"),
        ("lunch ada", ""),
        ("ada called", ""),
        ("spoke about ada", ""),
        ("dinner with the climbing club president", "met"),
        ("dinner with the climbing club's coach", "met"),
        ("dinner with the club", "met"),
        ("met the climbing deadline", ""),
        ("met the climbing club president", ""),
        ("dinner with the ada", "met"),
        ("met tom gone", "met"),
    ]);
}

#[test]
fn weekends_and_christmas() {
    assert_told(&[
        ("met @Ada last weekend", "Ada Moreno, met, 2026-08-08"),
        ("met @Ada over the weekend", "Ada Moreno, met, 2026-08-08"),
        ("met @Ada at the weekend", "Ada Moreno, met, 2026-08-08"),
        ("At the weekend met @Ada", "Ada Moreno, met, 2026-08-08"),
        ("met @Ada at Christmas", "Ada Moreno, met, 2025-12-25"),
        ("met @Ada at Christmas market", "Ada Moreno, met"),
        ("met @Ada at the weekend house", "Ada Moreno, met"),
        ("met @Ada at Easter", "Ada Moreno, met"),
        ("called @Ada about last weekend", "Ada Moreno, called"),
        ("talked about Christmas with @Ada", "Ada Moreno"),
    ]);
}

#[test]
fn what_comes_later() {
    assert_told(&[
        (
            "called @Ada Moreno about the allotment yesterday, remind in 2 weeks: send the seeds",
            "Ada Moreno, called, 2026-08-11, later 2026-08-26 [Send the seeds]",
        ),
        (
            "met @Ada, remind me on 3 May to send a card",
            "Ada Moreno, met, later 2027-05-03 [Send a card]",
        ),
        (
            "met @Ada, follow up next Friday",
            "Ada Moreno, met, later 2026-08-14 []",
        ),
        (
            "met @Ada. Follow up on Friday",
            "Ada Moreno, met, later 2026-08-14 []",
        ),
        (
            "met @Ada, remind me to send the seeds in 2 weeks",
            "Ada Moreno, met, later 2026-08-26 [Send the seeds]",
        ),
        (
            "met @Ada and remind me tomorrow",
            "Ada Moreno, met, later 2026-08-13 []",
        ),
        (
            "met @Ada, remind me to send the seeds",
            "Ada Moreno, met, later ? [Send the seeds]",
        ),
        (
            "met @Ada, remind me next month to ask @Ben for the key",
            "Ada Moreno, met, later 2026-09-12 [Ask Ben for the key] Ben Ortiz",
        ),
        (
            "met @Ada, remind me tomorrow to call, remind me in a week to write",
            "Ada Moreno, met, later 2026-08-13 [Call], later 2026-08-19 [Write]",
        ),
        (
            "remind me on the 20th to renew the passport",
            "later 2026-08-20 [Renew the passport]",
        ),
        (
            "met @Ada; follow up with @Ben in a month",
            "Ada Moreno, met, later 2026-09-12 [Follow up with Ben] Ben Ortiz",
        ),
        (
            "met @Ada (remind me tomorrow: the book)",
            "Ada Moreno, met, later 2026-08-13 [The book]",
        ),
        (
            "met @Ada, remind me in 3 days about the book. She was well.",
            "Ada Moreno, met, later 2026-08-15 [About the book]",
        ),
        (
            "in two weeks remind me to call @Ada",
            "later 2026-08-26 [Call Ada] Ada Moreno",
        ),
        (
            "Tomorrow, remind me to call @Ada",
            "later 2026-08-13 [Call Ada] Ada Moreno",
        ),
        (
            "in two weeks remind me to renew the passport",
            "later 2026-08-26 [Renew the passport]",
        ),
        (
            "met @Ada, tomorrow remind me to write and on Friday remind me to call",
            "Ada Moreno, met, later 2026-08-13 [Write], later 2026-08-14 [Call]",
        ),
        (
            "called @Ada yesterday, remind me tomorrow to write",
            "Ada Moreno, called, 2026-08-11, later 2026-08-13 [Write]",
        ),
        ("on Monday remind me", "later 2026-08-17 []"),
    ]);
}

#[test]
fn days_as_a_calendar_names_them() {
    assert_told(&[
        (
            "@Ada, @Ben: dinner 2 days ago",
            "Ada Moreno, Ben Ortiz, met, 2026-08-10",
        ),
        (
            "dinner with @Ada 3 weeks ago",
            "Ada Moreno, met, 2026-07-22",
        ),
        ("coffee a week ago with @Ada", "Ada Moreno, met, 2026-08-05"),
        ("called @Ada about version 1.2.3", "Ada Moreno, called"),
        ("met @Ada a fortnight ago", "Ada Moreno, met, 2026-07-29"),
        (
            "@Ada and @Ben: walked the dog 2 days ago",
            "Ada Moreno, Ben Ortiz, 2026-08-10",
        ),
        ("met @Ada on 20.11.", "Ada Moreno, met, 2025-11-20"),
        ("met @Ada on 20.11. in town", "Ada Moreno, met, 2025-11-20"),
        (
            "met @Ada on 2.8. She was well.",
            "Ada Moreno, met, 2026-08-02",
        ),
        ("on 2.8 @Ada and I met", "Ada Moreno, met, 2026-08-02"),
        ("20.11.: lunch with @Ada", "Ada Moreno, met, 2025-11-20"),
        ("met @Ada 20.11.2025", "Ada Moreno, met, 2025-11-20"),
        ("met @Ada on 20.11.25.", "Ada Moreno, met, 2025-11-20"),
        ("met @Ada 20/11", "Ada Moreno, met, 2025-11-20"),
        ("met @Ada on 11/20", "Ada Moreno, met, 2025-11-20"),
        ("dinner 20/11 with @Ada", "Ada Moreno, met, 2025-11-20"),
        ("met @Ada on 5/5", "Ada Moreno, met, 2026-05-05"),
        ("met @Ada the 24th", "Ada Moreno, met, 2026-07-24"),
        ("met @Ada on the 12th", "Ada Moreno, met, 2026-08-12"),
        (
            "on the 31st, lunch with @Ada",
            "Ada Moreno, met, 2026-07-31",
        ),
        (
            "met @Ada, remind me on 20.11. to write",
            "Ada Moreno, met, later 2026-11-20 [Write]",
        ),
        (
            "lunch with @Ada on the 24th of November",
            "Ada Moreno, met, 2025-11-24",
        ),
        (
            "met @Ada, remind me on the 24th to write",
            "Ada Moreno, met, later 2026-08-24 [Write]",
        ),
        ("met @Ada on 11.20.", "Ada Moreno, met, 2025-11-20"),
        ("coffee 3 days ago with @Ada", "Ada Moreno, met, 2026-08-09"),
        (
            "@Ada: had a long walk yesterday",
            "Ada Moreno, met, 2026-08-11",
        ),
        ("20.11. called @Ada", "Ada Moreno, called, 2025-11-20"),
        ("20/11 called @Ada", "Ada Moreno, called, 2025-11-20"),
        ("the 24th called @Ada", "Ada Moreno, called, 2026-07-24"),
        ("met @Ada on 20. November", "Ada Moreno, met, 2025-11-20"),
        // What only looks so.
        ("met @Ada at 20.11", "Ada Moreno, met, 20:11"),
        ("@Ada: her birthday was yesterday", "Ada Moreno"),
        ("met @Ada, the 24th in a row", "Ada Moreno, met"),
        ("lunch with @Ada, paid 20.11", "Ada Moreno, met"),
        ("met @Ada the 3rd time", "Ada Moreno, met"),
        ("met @Ada on the 2nd floor", "Ada Moreno, met"),
        ("met @Ada 24/7", "Ada Moreno, met"),
        ("met @Ada, 8/10", "Ada Moreno, met"),
        ("ran 5.6 km with @Ada", "Ada Moreno"),
        ("lunch with @Ada for 20.11", "Ada Moreno, met"),
        ("met @Ada before the 24th", "Ada Moreno, met"),
    ]);
}

#[test]
fn a_day_that_is_none_is_said() {
    let book = book();
    let said = |line: &str| saved(&book, line, &Choices::default());
    for (line, why) in [
        ("met @Ada on 31 November", "There is no 31 November."),
        ("met @Ada 30 February", "There is no 30 February."),
        (
            "met @Ada on 29 February 2025",
            "There is no 29 February in 2025.",
        ),
        ("lunch with @Ada on 31.11.", "There is no 31 November."),
        (
            "lunch with @Ada on 31.11.2025",
            "There is no 31 November in 2025.",
        ),
        (
            "lunch with @Ada 2025-02-30",
            "There is no 30 February in 2025.",
        ),
        ("met @Ada on 31/11", "There is no 31 November."),
        ("met @Ada 31/11", "There is no 31 November."),
        ("met @Ada on 5/6", "“5/6” could be 5 June or 6 May."),
        ("met @Ada 5/6/2026", "“5/6” could be 5 June or 6 May."),
        ("met @Ada on 20.11.2027", "still to come"),
        ("met @Ada, remind me on 5/6 to write", "could be 5 June"),
        (
            "remind me on 31 November to call @Ada",
            "There is no 31 November.",
        ),
        (
            "remind me on 30.2. to renew the passport",
            "There is no 30 February.",
        ),
    ] {
        let kept = said(line);
        assert!(
            kept.as_ref().is_err_and(|kept| kept.contains(why)),
            "{line}: {kept:?}"
        );
    }
    for line in [
        "met @Ada, she moves on 31 November",
        "called @Ada about 30 February",
        "met @Ada on 1/2 day of leave",
    ] {
        assert!(said(line).is_ok(), "{line}");
    }
    let chosen = Choices {
        date: Choice::Instead(today().into()),
        ..Choices::default()
    };
    assert!(saved(&book, "met @Ada on 31 November", &chosen).is_ok());
}

#[test]
fn what_is_something_else() {
    assert_told(&[
        ("@Ada recalled the film", "Ada Moreno"),
        ("@Ada works at the met office", "Ada Moreno"),
        ("The met office was wrong, says @Ada", "Ada Moreno"),
        ("we may meet", ""),
        ("3 May's cake was good", ""),
        ("@Ada brought 3 May's cake", "Ada Moreno"),
        ("Friday's book", ""),
        ("gave @Ada Friday's book", "Ada Moreno"),
        ("remind him of the key", ""),
        ("@Ada will remind me of the key", "Ada Moreno"),
        ("@Ada is on call", "Ada Moreno"),
        ("@Ada called it a day", "Ada Moreno"),
        ("@Ada called off the trip", "Ada Moreno"),
        ("a dog called Rex", ""),
        ("the dog called Mark", ""),
        ("met the deadline with @Ada", "Ada Moreno"),
        ("saw a film with @Ada", "Ada Moreno"),
        ("@Ada wrote a book", "Ada Moreno"),
        ("we 3 may come with @Ada", "Ada Moreno"),
        ("met @Ada, she moves on 3 September", "Ada Moreno, met"),
        (
            "called @Ada, her birthday is on Friday",
            "Ada Moreno, called",
        ),
        ("called @Ada who was ill yesterday", "Ada Moreno, called"),
        ("called @Ada about tomorrow", "Ada Moreno, called"),
        ("called @Ada about the trip on 3 May", "Ada Moreno, called"),
        ("met @Ada twice in 2 weeks", "Ada Moreno, met"),
        ("met @Ada for the first time since 2019", "Ada Moreno, met"),
        ("met @Ada every Monday", "Ada Moreno, met"),
        ("met @Ada on Monday mornings", "Ada Moreno, met"),
        ("met @Ada at 3 March Street", "Ada Moreno, met"),
        ("met @Ada at 7", "Ada Moreno, met"),
        ("met @Ada at 25:10", "Ada Moreno, met"),
        ("won 3:10 against @Ada", "Ada Moreno"),
        ("met @Ada on 31 June", "Ada Moreno, met"),
        ("met @Ada on 5/6", "Ada Moreno, met"),
        ("write to ada@example.org", ""),
        ("sent to @5pm", ""),
        ("@ Ada", ""),
        ("met Ada's brother", "met"),
        ("met Ada Smith", "met"),
        ("met Monday with @Ada", "Ada Moreno, met, 2026-08-10"),
        ("talked about the wedding with @Ada", "Ada Moreno"),
        ("it was a follow up next to @Ada", "Ada Moreno"),
        ("follow up to our last talk with @Ada", "Ada Moreno"),
        ("@Ada may come", "Ada Moreno"),
        ("the mark on the wall", ""),
        ("@Ada reminded me in 2 weeks", "Ada Moreno"),
        ("Today is a good day", ""),
        ("@Ada zoomed in on the map", "Ada Moreno"),
        ("the coffee was cold", ""),
        ("told @Ada about the walk with Ben", "Ada Moreno"),
        ("met @Ada, follow up yesterday", "Ada Moreno, met"),
        ("Remind Ada of the key", ""),
    ]);
}

#[test]
fn a_comma_or_an_aside_tells_of_something_else() {
    assert_told(&[
        (
            "called @Ada about the seeds last Friday",
            "Ada Moreno, called, 2026-08-07",
        ),
        ("called @Ada about last Friday", "Ada Moreno, called"),
        (
            "called @Ada about the party on Friday",
            "Ada Moreno, called",
        ),
        (
            "long talk, lovely weather, with @Ada, yesterday",
            "Ada Moreno, 2026-08-11",
        ),
        (
            "Great news! Called @Ada on Monday at 9:30.",
            "Ada Moreno, called, 2026-08-10, 09:30",
        ),
        ("called @Ada. Ben met her on Monday", "Ada Moreno, called"),
        ("met @Ada. We spoke about 3 May.", "Ada Moreno, met"),
    ]);
}

#[test]
fn as_people_write() {
    assert_told(&[
        ("I've just called Ada", "Ada Moreno, called"),
        (
            "Had a long phone call with Ada tonight",
            "Ada Moreno, called, 2026-08-12",
        ),
        (
            "Lunch Ada and Ben, yesterday",
            "Ada Moreno, Ben Ortiz, met, 2026-08-11",
        ),
        (
            "Visited Zoë last Sunday afternoon",
            "Zoë Brand, met, 2026-08-09",
        ),
        ("Finally met Ada's sister, with Ben", "Ben Ortiz, met"),
        ("Spoke with Will about May", "Will Tanner, met"),
        ("Wrote Ada a letter", "Ada Moreno, mail"),
        ("Will may call Mark", ""),
        ("Mark my words", ""),
        ("May was cold", ""),
        (
            "met @Ada and @Ben, @Bee and @Will on 1 August",
            "Ada Moreno, Ben Ortiz, Beatrice Holm, Will Tanner, met, 2026-08-01",
        ),
    ]);
}

#[test]
fn who_reached_out() {
    let book = book();
    for (line, initiator) in [
        ("called @Ada", Some(Initiator::Me)),
        ("@Ada called", Some(Initiator::Them)),
        ("Ada wrote", Some(Initiator::Them)),
        ("letter from @Ada", Some(Initiator::Them)),
        ("heard from Ada", Some(Initiator::Them)),
        ("sent a card to Ada", Some(Initiator::Me)),
        ("met @Ada", None),
        ("coffee with @Ada", None),
    ] {
        let read = read(&book, line).initiator.map(|guess| guess.value);
        assert_eq!(read, initiator, "{line}");
    }
}

/// The text that is kept, as a field shows it.
fn kept(book: &Book, line: &str, choices: &Choices) -> String {
    let text = read(book, line).text(choices, book);
    MentionText::from_stored(&text).shown
}

#[test]
fn the_words_that_are_left_are_the_text() {
    let book = book();
    for (line, text) in [
        (
            "called @Ada Moreno about the allotment yesterday, remind in 2 weeks: send the seeds",
            "called @Ada Moreno about the allotment",
        ),
        ("Called Ada yesterday at 15:30.", "Called @Ada."),
        (
            "Yesterday, lunch with Ada at noon (again)",
            "lunch with @Ada (again)",
        ),
        ("Yesterday I met Ben.", "I met @Ben."),
        ("met Ben on Monday about the car", "met @Ben about the car"),
        ("met @Ada, yesterday, by the sea", "met @Ada, by the sea"),
        ("met @Ada and remind me tomorrow", "met @Ada"),
        (
            "met @Ada, remind me in 3 days about the book. She was well.",
            "met @Ada. She was well.",
        ),
        ("met @Ada (remind me tomorrow: the book)", "met @Ada"),
        (
            "met @Ada, remind me to write",
            "met @Ada, remind me to write",
        ),
        ("met @Cyd and @Zed  twice", "met @Cyd and @Zed  twice"),
        ("remind me tomorrow to write", ""),
        ("met @Ada\nyesterday\nin town", "met @Ada\nin town"),
        ("dinner at Ben's with @Ada’s", "dinner at Ben's with @Ada’s"),
    ] {
        assert_eq!(kept(&book, line, &Choices::default()), text, "{line}");
    }
    let stored = format!(
        "coffee with [@Ada](kith:{0}), [@Ben](kith:{1}) on Monday",
        id(ADA),
        id(BEN)
    );
    assert_eq!(
        told(&book, &stored),
        "Ada Moreno, Ben Ortiz, met, 2026-08-10"
    );
    assert_eq!(
        id(ADA).to_string(),
        "0000004000000",
        "as in the lines below"
    );
    let stored = format!("met [@Ada](kith:{}) yesterday", id(ADA));
    assert_eq!(
        read(&book, &stored).text(&Choices::default(), &book),
        format!("met [@Ada](kith:{})", id(ADA))
    );
}

#[test]
fn a_guess_carries_its_words() {
    let book = book();
    let line = "called @Ada Moreno about the allotment yesterday at 15:30, remind in 2 weeks: send the seeds";
    let read = read(&book, line);
    let words = |span: &std::ops::Range<usize>| &line[span.clone()];
    assert_eq!(words(&read.names[0].span), "@Ada Moreno");
    assert_eq!(words(&read.kind.as_ref().unwrap().span), "called");
    assert_eq!(words(&read.date.as_ref().unwrap().span), "yesterday");
    assert_eq!(words(&read.time.as_ref().unwrap().span), "at 15:30");
    assert_eq!(
        words(&read.follow_ups[0].span),
        "remind in 2 weeks: send the seeds"
    );
    assert_eq!(
        words(&read.follow_ups[0].due.as_ref().unwrap().span),
        "in 2 weeks"
    );
}

fn saved(
    book: &Book,
    line: &str,
    choices: &Choices,
) -> Result<(Option<Interaction>, Vec<Reminder>), String> {
    let mut next = 1000;
    let new_id = || {
        next += 1;
        id(next)
    };
    let change = read(book, line).to_change(choices, book, today(), new_id);
    let mut book = book.clone();
    commit(&mut book, &change.map_err(|sentence| sentence.to_string())?);
    let interaction = book.all::<Interaction>().next().map(|(_, one)| one.clone());
    let reminders = book.all::<Reminder>().map(|(_, one)| one.clone()).collect();
    Ok((interaction, reminders))
}

#[test]
fn what_was_understood_is_kept() {
    let book = book();
    let line = "@Ada called yesterday at 9:30, remind me tomorrow to write";
    let (interaction, reminders) = saved(&book, line, &Choices::default()).unwrap();
    let interaction = interaction.unwrap();
    assert_eq!(interaction.participants, [id(ADA)]);
    assert_eq!(interaction.date.to_string(), "2026-08-11");
    assert_eq!(interaction.time, Some(570));
    assert_eq!(interaction.kind, InteractionKind::Called);
    assert_eq!(interaction.initiator, Initiator::Them);
    assert_eq!(interaction.size, Size::OneToOne);
    assert_eq!(interaction.text, format!("[@Ada](kith:{}) called", id(ADA)));
    assert_eq!(reminders.len(), 1);
    assert_eq!(
        (reminders[0].text.as_str(), &reminders[0].about),
        ("Write", &vec![id(ADA)])
    );
    let (interaction, _) = saved(&book, "saw @Ada and @Ben", &Choices::default()).unwrap();
    let interaction = interaction.unwrap();
    assert_eq!(
        (interaction.size, interaction.date),
        (Size::Small, today().into())
    );
    let (_, reminders) = saved(
        &book,
        "met @Ada and @Ben, follow up next Friday",
        &Choices::default(),
    )
    .unwrap();
    assert_eq!(reminders[0].text, "Follow up with Ada Moreno and Ben Ortiz");
    let (interaction, reminders) = saved(
        &book,
        "remind me tomorrow to renew the passport",
        &Choices::default(),
    )
    .unwrap();
    assert!(interaction.is_none() && reminders[0].about.is_empty());
}

#[test]
fn what_has_not_been_is_no_conversation() {
    let book = book();
    let said = |line| saved(&book, line, &Choices::default());
    for line in [
        "will call @Ada on Monday",
        "Will call @Ada on Monday",
        "I'll have lunch with @Ada",
        "on Friday I will see @Ada",
        "Tomorrow, need to write to @Ada",
        "need to write to @Ada",
        "remember to call @Ada on Monday",
        "we should meet @Ada",
        "should have lunch with @Ada",
        "I’m going to call @Ada",
        "ask @Ada about the job next week",
        "remind @Ada about the key tomorrow",
        "tomorrow remind @Ada of the key",
        "remind @Ada in 3 days",
        "will call [@Ada](kith:0000004000000) on Monday",
        "ask [@Ada](kith:0000004000000) about the job",
        "I'd like to meet @Ada",
        "remind me of the key of @Ada, and dine with @Ben",
        "@Ada will visit next week",
        "@Ada and @Ben will come for lunch on Friday",
        "@Ada wants to meet",
        "@Ada wants to meet for a coffee next week",
        "@Ada is going to call me tomorrow",
        "@Ada is coming tomorrow",
        "@Ada comes on Friday",
        "on Friday @Ada will call at 3pm",
        "@Will will come",
        "@Ada: will call tomorrow",
        "@Ada will call me back",
    ] {
        assert!(
            said(line).is_err_and(|why| why.contains("still to come")),
            "{line}"
        );
    }
    for line in [
        "did not meet @Ada",
        "didn't call @Ada",
        "I didn’t call @Ada yesterday",
        "have not seen @Ada",
        "never called @Ada",
        "could not reach @Ada",
        "forgot to call @Ada",
        "@Ada did not come",
        "@Ada didn't call back",
        "@Ada didn’t come to lunch with @Ben",
        "yesterday @Ada did not show up",
        "@Ada and I did not meet",
        "@Ada never replied",
        "@Ada has not written back yet",
    ] {
        assert!(
            said(line).is_err_and(|why| why.contains("not been")),
            "{line}"
        );
    }
    for (line, people) in [
        ("called @Ada, she will move", vec![ADA]),
        ("called @Ada, will call again", vec![ADA]),
        ("met @Ada and will call @Ben", vec![ADA, BEN]),
        ("met @Ada, did not see much of the sea", vec![ADA]),
        ("met @Ada, could not stay", vec![ADA]),
        ("Will called", vec![5]),
        ("called Will", vec![5]),
        ("Will and Ada called", vec![5, ADA]),
        ("May wrote", vec![6]),
        ("called @May", vec![6]),
        ("@Will came by", vec![5]),
        ("asked @Ada about the job", vec![ADA]),
        ("going to the cinema with @Ada", vec![ADA]),
        ("call with @Ada", vec![ADA]),
        ("had to call @Ada", vec![ADA]),
        ("@Ada may come", vec![ADA]),
        ("@Ada will remind me of the key", vec![ADA]),
        ("May 3 lunch with @Ada", vec![ADA]),
        ("I like to walk with @Ada", vec![ADA]),
        ("yesterday we called @Ada", vec![ADA]),
        ("call @Ada", vec![ADA]),
        ("told @Ada that I need to go", vec![ADA]),
        ("called @Ada, she will visit next week", vec![ADA]),
        ("@Ada told me she will visit", vec![ADA]),
        ("@Ada will visit next week, she said", vec![ADA]),
        ("@Ada will visit next week, we met at the market", vec![ADA]),
        ("@Ada wants to meet again, talked on the phone", vec![ADA]),
        ("@Ada will call the bank", vec![ADA]),
        ("@Ada will visit her aunt next week", vec![ADA]),
        ("@Ada wants to meet somebody new", vec![ADA]),
        ("@Ada wants to call her book Seeds", vec![ADA]),
        ("@Ada did not see the film", vec![ADA]),
        ("@Ada didn't come alone", vec![ADA]),
        ("@Ada never came back from Spain", vec![ADA]),
        ("@Ada will come back from Spain", vec![ADA]),
        ("@Ada came to visit", vec![ADA]),
        ("@Ada is coming to terms with it", vec![ADA]),
        ("met @Ada, @Ben did not come", vec![ADA, BEN]),
    ] {
        let kept = said(line).map(|(talk, _)| talk.map(|talk| talk.participants));
        let people = people.into_iter().map(id).collect();
        assert_eq!(kept, Ok(Some(people)), "{line}");
    }
    let chosen = Choices {
        date: Choice::Instead(today().into()),
        ..Choices::default()
    };
    assert!(
        saved(&book, "should meet @Ada", &chosen).is_ok(),
        "by a day that has been"
    );
}

#[test]
fn a_plan_with_a_reminder_is_a_reminder() {
    let book = book();
    for (line, text) in [
        ("will call @Ada, remind me tomorrow", "Will call Ada"),
        (
            "will call @Ada on Monday, remind me tomorrow",
            "Will call Ada on Monday",
        ),
        (
            "did not meet @Ada, remind me tomorrow to write",
            "Write (did not meet Ada)",
        ),
        (
            "@Ada will visit next week. Remind me tomorrow to bake.",
            "Bake (Ada will visit next week)",
        ),
    ] {
        let (interaction, reminders) = saved(&book, line, &Choices::default()).unwrap();
        assert!(interaction.is_none(), "{line}");
        let kept: Vec<(&str, &[Id])> = reminders
            .iter()
            .map(|one| (one.text.as_str(), one.about.as_slice()))
            .collect();
        assert_eq!(kept, [(text, [id(ADA)].as_slice())], "{line}");
    }
    for line in [
        "will call @Ada, remind me to write",
        "met @Ada, remind me on 31 November to write",
    ] {
        assert!(saved(&book, line, &Choices::default()).is_err(), "{line}");
    }
}

#[test]
fn every_guess_can_be_changed_or_refused() {
    let book = book();
    let line = "called @Cyd yesterday at 9:30, remind me tomorrow to write";
    assert!(saved(&book, line, &Choices::default()).is_err_and(|why| why.contains("Pick one")));
    let mut choices = Choices::default();
    choices.names.insert(
        0,
        NameChoice {
            meaning: Choice::Instead(id(4)),
            takes_part: None,
        },
    );
    choices.kind = Choice::Instead(InteractionKind::Video);
    choices.date = Choice::Refused;
    choices.time = Choice::Instead(60);
    choices.size = Choice::Instead(Size::Crowd);
    choices.initiator = Choice::Refused;
    choices.also = vec![id(ADA), id(4), id(777)];
    choices.follow_ups.insert(
        0,
        FollowUpChoice {
            due: Choice::Instead(today().plus_days(9)),
            text: Some("Ring".to_owned()),
        },
    );
    let (interaction, reminders) = saved(&book, line, &choices).unwrap();
    let interaction = interaction.unwrap();
    assert_eq!(interaction.participants, [id(4), id(ADA)]);
    assert_eq!(
        (interaction.kind, interaction.size),
        (InteractionKind::Video, Size::Crowd)
    );
    assert_eq!(
        (interaction.date, interaction.time),
        (today().into(), Some(60))
    );
    assert_eq!(interaction.initiator, Initiator::Unsaid);
    assert_eq!(
        interaction.text,
        format!("called [@Cyd](kith:{}) yesterday", id(4))
    );
    assert_eq!(
        (reminders[0].text.as_str(), reminders[0].due),
        ("Ring", today().plus_days(9))
    );
    choices.follow_ups.insert(
        0,
        FollowUpChoice {
            due: Choice::Refused,
            text: None,
        },
    );
    let (interaction, reminders) = saved(&book, line, &choices).unwrap();
    assert!(
        reminders.is_empty()
            && interaction
                .unwrap()
                .text
                .ends_with("remind me tomorrow to write")
    );
    choices.names.insert(
        0,
        NameChoice {
            meaning: Choice::Refused,
            takes_part: None,
        },
    );
    choices.also.clear();
    assert!(saved(&book, line, &choices).is_err_and(|why| why.contains("Nobody is named")));
    assert!(saved(&book, " ", &Choices::default()).is_err());
    assert_eq!(
        saved(&book, "met @Zed", &Choices::default()),
        Err("Zed is not here yet. Add them, or name somebody else.".to_owned())
    );
}

#[test]
fn members_of_a_circle_are_offered_but_for_those_who_died() {
    let book = book();
    let line = "party with @climbing club";
    let (interaction, _) = saved(&book, line, &Choices::default()).unwrap();
    let interaction = interaction.unwrap();
    assert_eq!(interaction.participants, [id(ADA), id(BEN)]);
    assert_eq!(
        (interaction.circle, interaction.size),
        (Some(id(CLUB)), Size::Crowd)
    );
    let mut choices = Choices::default();
    choices.absent.insert(id(BEN));
    let (interaction, _) = saved(&book, line, &choices).unwrap();
    assert_eq!(interaction.unwrap().participants, [id(ADA)]);
    let (interaction, _) = saved(
        &book,
        "met @Zoë at the hospice last year",
        &Choices::default(),
    )
    .unwrap();
    assert_eq!(interaction.unwrap().participants, [id(ZOE)]);
}

#[test]
fn the_index_of_names_follows_the_book() {
    let mut book = book();
    let mut names = Names::default();
    let mut last = None;
    while let Some(next) = names.take_next(&book, last, 5) {
        last = Some(next);
    }
    let means = |names: &Names, book: &Book, line: &str| {
        let read = understand(line, names, book, today());
        read.names[0].meaning.clone()
    };
    let record = book.record(id(ADA)).unwrap().clone();
    let mut renamed = Contact::named("Ada Byron");
    renamed.nicknames = vec!["Addy".to_owned()];
    let change = Change::update(id(ADA), &record, Record::new(renamed));
    let effect = commit(&mut book, &change);
    names.update(&effect);
    assert_eq!(means(&names, &book, "@Addy"), Meaning::Person(id(ADA)));
    assert_eq!(means(&names, &book, "@Ada Byron"), Meaning::Person(id(ADA)));
    assert_eq!(means(&names, &book, "@Moreno"), Meaning::Nobody);
    let record = book.record(id(BEN)).unwrap().clone();
    let trashed = Record {
        trashed: Some(1),
        ..record.clone()
    };
    names.update(&commit(
        &mut book,
        &Change::update(id(BEN), &record, trashed),
    ));
    assert_eq!(means(&names, &book, "@Ben"), Meaning::Nobody);
    let record = book.record(id(4)).unwrap().clone();
    names.update(&commit(&mut book, &Change::remove(id(4), record)));
    assert_eq!(means(&names, &book, "@Cyd"), Meaning::Person(id(3)));
}

/// Words that mean something, among any others, in any order.
fn lines() -> impl Strategy<Value = String> {
    let words = "@|@Ada|@Cyd |Ada|Moreno|called|met |wrote to |with |with the |climbing club|ada|at the weekend|at Christmas| and |, |. |remind me |in 2 weeks|to |: |\
        yesterday|on Monday|3 May|at 15:30|'s|’|\\[@Ada\\]\\(kith:0000004000000\\)|@climbing club|@田中と| |\n|\\PC|-|follow up |next Friday|\\(|party|\
        promised |promise|she |by Friday|her |me ";
    proptest::collection::vec(words, 0..14).prop_map(|words| words.concat())
}

fn spans(understood: &Understood) -> Vec<std::ops::Range<usize>> {
    let mut spans: Vec<_> = understood
        .names
        .iter()
        .map(|one| one.span.clone())
        .collect();
    spans.extend(understood.kind.iter().map(|guess| guess.span.clone()));
    spans.extend(understood.date.iter().map(|guess| guess.span.clone()));
    spans.extend(understood.time.iter().map(|guess| guess.span.clone()));
    spans.extend(understood.size.iter().map(|guess| guess.span.clone()));
    spans.extend(understood.initiator.iter().map(|guess| guess.span.clone()));
    for one in &understood.promises {
        spans.push(one.span.clone());
        spans.extend(one.due.iter().map(|guess| guess.span.clone()));
        spans.extend(one.by.clone());
        spans.extend(one.to.clone());
    }
    for one in &understood.follow_ups {
        spans.push(one.span.clone());
        spans.extend(one.due.iter().map(|guess| guess.span.clone()));
        spans.extend(one.people.iter().map(|person| person.span.clone()));
    }
    spans
}

fn holds(line: &str) -> Result<(), TestCaseError> {
    thread_local!(static BOOK: (Book, Names) = {
        let book = book();
        let names = Names::of(&book);
        (book, names)
    });
    BOOK.with(|(book, names)| {
        let understood = understand(line, names, book, today());
        for span in spans(&understood) {
            prop_assert!(span.start < span.end, "{line:?}: {span:?}");
            prop_assert!(line.get(span.clone()).is_some(), "{line:?}: {span:?}");
        }
        for pair in understood.names.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "{line:?}");
        }
        for one in understood.participants(&Choices::default(), book) {
            prop_assert!(book.get::<Contact>(one).is_some_and(|contact| !contact.me));
        }
        if let Some(day) = understood
            .follow_ups
            .iter()
            .find_map(|one| one.due.as_ref())
        {
            prop_assert!(day.value >= today());
        }
        let text = understood.text(&Choices::default(), book);
        let none = understood
            == Understood {
                line: line.to_owned(),
                ..Understood::default()
            };
        prop_assert!(!none || text == line);
        let _ = understood.to_change(&Choices::default(), book, today(), || id(5000));
        Ok(())
    })
}

proptest! {
    #[test]
    fn any_text_is_read(line in "\\PC{0,60}") {
        holds(&line)?;
    }

    #[test]
    fn any_words_are_read(line in lines()) {
        holds(&line)?;
    }

    #[test]
    fn text_without_a_known_word_is_left_alone(words in proptest::collection::vec("[qxzåß日ع]{2,6}[ .,!]{1,2}", 0..9)) {
        let line = words.concat();
        let book = Book::default();
        let understood = understand(&line, &Names::default(), &book, today());
        prop_assert_eq!(&understood, &Understood { line: line.clone(), ..Understood::default() });
        prop_assert_eq!(understood.text(&Choices::default(), &book), line);
    }
}
