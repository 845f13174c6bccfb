//! Forms of what is written about people: what they understand, refuse, and leave as it was.

#[path = "support/small_book.rs"]
mod small_book;

use kith::domain::circle::Relationship;
use kith::domain::note::{Counts, Initiator, Interaction, InteractionKind, LifeEvent, Size};
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Id, PartialDate};
use kith::rules::date_words::{read_past, write_seen};
use kith::rules::interaction_form::InteractionForm;
use kith::rules::interaction_words::{
    facts, read_duration, read_time, understood, write_duration, write_time,
};
use kith::rules::life_event_form::LifeEventForm;
use kith::rules::relationship_form::RelationshipForm;
use kith::rules::relationship_words::{both_sides, question};
use kith::rules::relationships::{Other, implied, met_through, of_person};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, person, talk};

fn today() -> Day {
    day("2026-11-27")
}

fn date(text: &str) -> PartialDate {
    text.parse().expect("a date")
}

#[test]
fn what_happened_lies_behind_where_no_year_is_given() {
    for (typed, meant) in [
        ("12 May", "2026-05-12"),
        ("27 November", "2026-11-27"),
        ("28 November", "2025-11-28"),
        ("December", "2025-12"),
        ("November", "2026-11"),
        ("29 February", "2024-02-29"),
        ("the 28th", "2026-10-28"),
        ("the 31st", "2026-10-31"),
        ("2019", "2019"),
        ("yesterday", "2026-11-26"),
        ("tomorrow", "2026-11-28"),
        ("3 May 2031", "2031-05-03"),
        // Today is a Friday.
        ("Monday", "2026-11-23"),
        ("on Monday", "2026-11-23"),
        ("last Monday", "2026-11-23"),
        ("this wednesday", "2026-11-25"),
        ("Friday", "2026-11-20"),
        ("Saturday", "2026-11-21"),
        ("last weekend", "2026-11-21"),
        ("at the weekend", "2026-11-21"),
        ("around 1990", "1990~"),
        ("around 12 May", "2026-05-12"),
        ("", ""),
    ] {
        let read = read_past(typed, today());
        assert_eq!(
            read.map(|date| date.to_string()),
            Ok(meant.to_owned()),
            "{typed}"
        );
    }
    assert!(read_past("31 June", today()).is_err());
}

#[test]
fn what_is_still_to_come_has_not_been() {
    for typed in ["tomorrow", "28 November 2026", "in 2 weeks", "2027"] {
        let form = InteractionForm {
            date: typed.to_owned(),
            ..InteractionForm::new(vec![id(1)], today())
        };
        let problems = form.read(None, today()).expect_err(typed);
        let said = problems.date.expect(typed).to_string();
        assert_eq!(
            said, "That is still to come. A reminder is the place for it.",
            "{typed}"
        );
    }
    // What was written down so can be edited, and stays as it was.
    let held = Interaction {
        date: date("2026-12-24"),
        ..whole()
    };
    let form = InteractionForm {
        place: "Elsewhere".to_owned(),
        ..InteractionForm::of(&held)
    };
    let read = form.read(Some(&held), today()).expect("it is whole");
    assert_eq!((read.date, read.place.as_str()), (held.date, "Elsewhere"));
    let later = InteractionForm {
        date: "25 December 2026".to_owned(),
        ..form
    };
    assert!(later.read(Some(&held), today()).is_err());
}

#[test]
fn a_date_is_said_as_it_is_seen_from_today() {
    for (date_written, said) in [
        ("2026-11-26", "yesterday"),
        ("2026-05-12", "12 May"),
        ("2024-05-12", "12 May 2024"),
        ("2026-05", "May 2026"),
        ("2024~", "around 2024"),
        ("", ""),
    ] {
        assert_eq!(write_seen(date(date_written), today()), said);
    }
}

#[test]
fn lengths_of_time_are_read_as_people_write_them() {
    for (typed, minutes) in [
        ("45", 45),
        ("45 min", 45),
        ("45min.", 45),
        ("1:30", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1 hour and 30 minutes", 90),
        ("an hour", 60),
        ("half an hour", 30),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("2 days", 2880),
    ] {
        assert_eq!(read_duration(typed), Some(minutes), "{typed}");
    }
    for typed in [
        "",
        "  ",
        "long",
        "1:60",
        "1:5",
        "0",
        "-5",
        "9 days",
        "h",
        "1e9 h",
        "5 5",
        "1:99999999999",
    ] {
        assert_eq!(read_duration(typed), None, "{typed}");
    }
}

proptest! {
    #[test]
    fn a_length_of_time_is_read_as_it_is_written(minutes in 1u16..10_000) {
        prop_assert_eq!(read_duration(&write_duration(minutes)), Some(minutes));
    }

    #[test]
    fn a_time_is_read_as_it_is_written(minutes in 0u16..1440) {
        prop_assert_eq!(read_time(&write_time(minutes)), Some(minutes));
    }

    #[test]
    fn nothing_typed_makes_a_form_fail(text in "\\PC{0,40}") {
        let _ = (read_duration(&text), read_time(&text), read_past(&text, today()));
        let form = InteractionForm {
            date: text.clone(),
            time: text.clone(),
            duration: text,
            ..InteractionForm::new(vec![id(1)], today())
        };
        let _ = form.read(None, today());
    }
}

#[test]
fn what_was_understood_is_said_where_it_is_something_else() {
    let said = |typed: &str, meant: &str| understood(typed, date(meant), today());
    assert_eq!(
        said("yesterday", "2026-11-26").as_deref(),
        Some("26 November 2026")
    );
    assert_eq!(said("26 november 2026", "2026-11-26"), None);
    assert_eq!(
        said("tomorrow", "2026-11-28").as_deref(),
        Some("28 November 2026, still to come")
    );
    assert_eq!(
        said("28 November 2026", "2026-11-28").as_deref(),
        Some("Still to come")
    );
}

fn whole() -> Interaction {
    Interaction {
        date: date("2026-05-12"),
        time: Some(18 * 60 + 30),
        participants: vec![id(1), id(2)],
        kind: InteractionKind::Called,
        circle: Some(id(9)),
        initiator: Initiator::Them,
        size: Size::Crowd,
        place: "The harbour".to_owned(),
        duration_minutes: Some(90),
        text: "About boats".to_owned(),
        counts: Counts::Yes,
        private: true,
        ..Interaction::default()
    }
}

#[test]
fn a_form_gives_its_interaction_and_back() {
    let partial = Interaction {
        date: date("--05"),
        size: Size::Small,
        time: None,
        ..whole()
    };
    let undated = Interaction {
        date: PartialDate::default(),
        time: None,
        ..whole()
    };
    for held in [whole(), partial, undated] {
        let form = InteractionForm::of(&held);
        assert_eq!(form.read(Some(&held), today()), Ok(held.clone()));
        assert!(form.says_more());
    }
    let private = InteractionForm {
        private: true,
        ..InteractionForm::new(vec![id(1)], today())
    };
    assert!(!private.says_more());
}

#[test]
fn how_many_were_there_is_told_from_who_took_part() {
    for (people, size) in [
        (1, Size::OneToOne),
        (2, Size::Small),
        (8, Size::Small),
        (9, Size::Crowd),
    ] {
        let form = InteractionForm::new((1..=people).map(id).collect(), today());
        let read = form.read(None, today()).expect("a whole form");
        assert_eq!(read.size, size, "{people}");
        assert_eq!(InteractionForm::of(&read).size, None);
    }
}

#[test]
fn what_cannot_be_used_is_said_beside_its_field() {
    let form = InteractionForm {
        date: "31 June".to_owned(),
        time: "25:00".to_owned(),
        participants: Vec::new(),
        duration: "long".to_owned(),
        ..InteractionForm::new(Vec::new(), today())
    };
    let problems = form.read(None, today()).expect_err("nothing can be used");
    assert!(problems.date.is_some() && problems.time.is_some());
    assert!(problems.participants.is_some() && problems.duration.is_some());
    let of_a_month = InteractionForm {
        date: "May 2026".to_owned(),
        time: "18:30".to_owned(),
        ..InteractionForm::new(vec![id(1)], today())
    };
    let problems = of_a_month
        .read(None, today())
        .expect_err("a time without a day");
    assert!(problems.time.is_some() && problems.date.is_none());
    let undated = InteractionForm {
        date: String::new(),
        ..InteractionForm::new(vec![id(1)], today())
    };
    assert!(
        undated
            .read(None, today())
            .is_err_and(|problems| problems.date.is_some())
    );
}

#[test]
fn only_what_one_would_not_think_is_said() {
    assert_eq!(
        facts(&whole()),
        [
            "The harbour",
            "1 h 30 min",
            "They reached out",
            "A crowd",
            "Counts for the rhythm"
        ]
    );
    let plain = talk("2026-05-12", &[id(1)]);
    assert_eq!(facts(&plain), Vec::<String>::new());
}

fn people() -> Book {
    book_of([
        (id(1), person("Ada", |_| {})),
        (id(2), person("Ben", |_| {})),
        (id(3), person("Chidi", |one| one.met.through = Some(id(2)))),
        (id(4), person("Bo", |one| one.met.through = Some(id(2)))),
        (id(5), person("Maria", |one| one.me = true)),
        (id(6), person("محمد", |_| {})),
    ])
}

/// Draws ids that no book here knows.
fn fresh() -> impl FnMut() -> Id {
    let mut next = 1000;
    move || {
        next += 1;
        id(next)
    }
}

#[test]
fn a_life_event_of_two_is_one_for_each() {
    let mut book = people();
    let form = LifeEventForm {
        whose: vec![id(1), id(2)],
        date: "May 2024".to_owned(),
        kind: " Married ".to_owned(),
        text: String::new(),
    };
    let change = form
        .write_down(&book, None, today(), fresh())
        .expect("a whole form");
    assert_eq!(change.added.len(), 2);
    commit(&mut book, &change);
    let of = |book: &Book, who: u32| {
        let all = book.about::<LifeEvent>(id(who));
        all.map(|(id, event)| (id, event.clone()))
            .collect::<Vec<_>>()
    };
    let (first, event) = of(&book, 1).remove(0);
    assert_eq!(
        (event.kind.as_str(), event.date),
        ("Married", date("2024-05"))
    );
    // Told of somebody else as well, the one that was there stays whose it was.
    let more = LifeEventForm {
        whose: vec![id(3), id(1)],
        ..LifeEventForm::of(&event)
    };
    let change = more
        .write_down(&book, Some(first), today(), fresh())
        .expect("a whole form");
    assert_eq!((change.added.len(), change.updated.len()), (1, 0));
    // Given to somebody else, it is theirs.
    let other = LifeEventForm {
        whose: vec![id(3)],
        ..LifeEventForm::of(&event)
    };
    let change = other
        .write_down(&book, Some(first), today(), fresh())
        .expect("a whole form");
    commit(&mut book, &change);
    assert_eq!((of(&book, 1).len(), of(&book, 3).len()), (0, 1));
    let nothing = LifeEventForm::default().write_down(&book, None, today(), fresh());
    assert!(nothing.is_err_and(|problems| problems.whose.is_some() && problems.kind.is_some()));
}

fn relation(name: &str, other: Option<Id>, kind: &str, inverse: &str) -> RelationshipForm {
    RelationshipForm {
        name: name.to_owned(),
        other,
        kind: kind.to_owned(),
        inverse: inverse.to_owned(),
        note: String::new(),
    }
}

/// "child Ben" for each.
fn seen(book: &Book, who: u32) -> Vec<String> {
    let all = of_person(book, id(who)).into_iter();
    all.map(|one| match one.other {
        Other::Person(other) => {
            let name = book.get::<kith::domain::Contact>(other).expect("a person");
            format!("{} {}", one.kind, name.display_name())
        }
        Other::Named(name) => format!("{} {name}", one.kind),
    })
    .collect()
}

#[test]
fn a_word_of_ones_own_needs_another_side_only_where_there_is_one() {
    let book = people();
    let with = |name: &str, other: Option<Id>| {
        let form = relation(name, other, "sailing rival", "");
        (form.asks_inverse(), form.read(&book, id(1), None))
    };
    let (asks, read) = with("Grandpa Joe", None);
    assert!(!asks && read.is_ok_and(|one| one.inverse == "sailing rival"));
    let (asks, read) = with("Ben", Some(id(2)));
    assert!(asks && read.is_err_and(|problems| problems.inverse.is_some()));
    // A name that is one's own means nobody else.
    let own = book.get::<kith::domain::Contact>(id(1)).expect("a person");
    let (_, read) = with(&own.display_name().to_lowercase(), None);
    assert!(read.is_err_and(|problems| problems.other.is_some()));
}

#[test]
fn a_relationship_is_the_right_word_on_both_pages_however_it_is_edited() {
    let mut book = people();
    let link = id(50);
    let read = relation("Ben", Some(id(2)), "parent", "").read(&book, id(1), None);
    commit(&mut book, &Change::add(link, read.expect("a whole form")));
    assert_eq!(
        (seen(&book, 1), seen(&book, 2)),
        (vec!["parent Ben".into()], vec!["child Ada".into()])
    );
    let edit = |book: &mut Book, who: u32, change: &dyn Fn(&mut RelationshipForm)| {
        let mut form = RelationshipForm::of(book, id(who), link);
        change(&mut form);
        let read = form.read(book, id(who), Some(link)).expect("a whole form");
        let from = book.record(link).expect("a record").clone();
        let mut to = from.clone();
        to.body = Body::from(read);
        commit(book, &Change::update(link, &from, to));
    };
    // From either side, nothing changes where nothing is changed.
    for who in [1, 2] {
        let form = RelationshipForm::of(&book, id(who), link);
        let held = book.get::<Relationship>(link).cloned();
        assert_eq!(form.read(&book, id(who), Some(link)).ok(), held);
    }
    edit(&mut book, 2, &|form| form.kind = "mentee".to_owned());
    assert_eq!(
        (seen(&book, 1), seen(&book, 2)),
        (vec!["mentor Ben".into()], vec!["mentee Ada".into()])
    );
    edit(&mut book, 2, &|form| {
        form.kind = "tortoise".to_owned();
        form.inverse = "hare".to_owned();
    });
    assert_eq!(
        (seen(&book, 1), seen(&book, 2)),
        (vec!["hare Ben".into()], vec!["tortoise Ada".into()])
    );
    assert!(RelationshipForm::of(&book, id(1), link).asks_inverse());
    edit(&mut book, 2, &|form| {
        form.other = None;
        form.name = "Uncle Joe".to_owned();
    });
    assert_eq!(
        (seen(&book, 1), seen(&book, 2)),
        (vec![], vec!["tortoise Uncle Joe".into()])
    );
}

#[test]
fn the_other_word_is_asked_for_words_of_ones_own() {
    for (kind, inverse, asked) in [
        ("", "", false),
        ("par", "", false),
        ("Parent", "", false),
        ("aunt", "", false),
        ("aunt or uncle", "", false),
        ("aunty", "", true),
        ("tortoise", "", true),
        ("parent", "ward", true),
    ] {
        assert_eq!(
            relation("Ben", Some(id(2)), kind, inverse).asks_inverse(),
            asked,
            "{kind}"
        );
    }
}

#[test]
fn a_relationship_that_cannot_be_is_refused() {
    let mut book = people();
    let read = relation("Ben", Some(id(2)), "friend", "").read(&book, id(1), None);
    commit(&mut book, &Change::add(id(50), read.expect("a whole form")));
    for (form, who) in [
        (relation(" ", None, "friend", ""), true),
        (relation("Ada", Some(id(1)), "friend", ""), true),
        (relation("Ben", Some(id(2)), " ", ""), false),
        (relation("Ben", Some(id(2)), "Friend", ""), false),
    ] {
        let problems = form.read(&book, id(1), None).expect_err("cannot be");
        assert_eq!(
            (problems.other.is_some(), problems.kind.is_some()),
            (who, !who),
            "{form:?}"
        );
    }
}

#[test]
fn of_words_of_ones_own_the_other_side_has_to_be_written() {
    let book = people();
    let read = |kind: &str, inverse: &str| {
        relation("Ben", Some(id(2)), kind, inverse).read(&book, id(1), None)
    };
    for kind in ["landlord", "step-mother", "rival"] {
        let problems = read(kind, " ").expect_err("half of it is not said");
        assert!(problems.inverse.is_some() && problems.kind.is_none());
    }
    for (kind, inverse, kept) in [
        ("landlord", "tenant", "tenant"),
        ("rival", "rival", "rival"),
        ("mother", "", "child"),
    ] {
        let link = read(kind, inverse).expect("a whole form");
        assert_eq!((&*link.inverse, &*link.kind), (kind, kept));
    }
}

#[test]
fn sentences_say_both_sides_and_speak_to_oneself() {
    let mut book = people();
    let both = |who: u32, other: Option<Id>, name: &str, kind: &str| {
        both_sides(&book, id(who), (other, name), (kind, ""))
    };
    for (said, sentence) in [
        (
            both(1, Some(id(2)), "Ben", "parent"),
            Some("Ben is Ada’s parent. Ada is Ben’s child."),
        ),
        (
            both(5, Some(id(2)), "Ben", "parent"),
            Some("Ben is your parent. You are Ben’s child."),
        ),
        (
            both(1, None, "Uncle Joe", "friend"),
            Some("Uncle Joe is Ada’s friend. Ada is Uncle Joe’s friend."),
        ),
        (
            both(1, Some(id(6)), "", "friend"),
            Some("\u{2068}محمد\u{2069} is Ada’s friend. Ada is \u{2068}محمد\u{2069}’s friend."),
        ),
        // Nothing is said of the other side that nobody said.
        (
            both(1, None, "Uncle Joe", "landlord"),
            Some("Uncle Joe is Ada’s landlord."),
        ),
        (both(1, None, " ", "friend"), None),
        (both(1, Some(id(2)), "Ben", " "), None),
    ] {
        assert_eq!(said.as_deref(), sentence);
    }
    // Chidi is the parent of Ada, of Ben and of oneself.
    for (link, child) in [(50, 1), (51, 2), (52, 5)] {
        let read = relation("Chidi", Some(id(3)), "parent", "").read(&book, id(child), None);
        commit(
            &mut book,
            &Change::add(id(link), read.expect("a whole form")),
        );
    }
    let asked = |who: u32| {
        let all = implied(&book, id(who)).into_iter();
        all.map(|one| question(&book, &one).expect("all are there"))
            .collect::<Vec<_>>()
    };
    let words = |asked: &str, why: &str| (asked.to_owned(), why.to_owned());
    assert_eq!(
        asked(1),
        [
            words(
                "Is Ben Ada’s sibling?",
                "Chidi is Ada’s parent, and Ben is Chidi’s child."
            ),
            words(
                "Are you Ada’s sibling?",
                "Chidi is Ada’s parent, and you are Chidi’s child."
            ),
        ]
    );
    assert_eq!(
        asked(5)[0],
        words(
            "Is Ada your sibling?",
            "Chidi is your parent, and Ada is Chidi’s child."
        )
    );
}

#[test]
fn whom_one_met_through_somebody_is_told_by_name() {
    let book = people();
    assert_eq!(met_through(&book, id(2)), [id(4), id(3)]);
    assert_eq!(met_through(&book, id(1)), []);
}
