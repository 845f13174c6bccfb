//! What was promised, and what to raise next time: lists, forms and words.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::giving::{Promise, PromiseState};
use kith::domain::note::{AgendaItem, Interaction};
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Id, PartialDate, Record};
use kith::rules::agenda;
use kith::rules::date_words;
use kith::rules::interaction_form::InteractionForm;
use kith::rules::promises::form::PromiseForm;
use kith::rules::promises::words::{due, mine as mine_words, when};
use kith::rules::promises::{Mine, Side, closed, mine, open, put_off, side};
use kith::rules::today::{What, today};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, person};

const ME: u32 = 1;
const ADA: u32 = 2;
const BEN: u32 = 3;

/// A Wednesday.
const TODAY: &str = "2026-08-12";

fn promise(from: u32, to: u32, text: &str, due: Option<&str>) -> Promise {
    Promise {
        from: id(from),
        to: id(to),
        text: text.to_owned(),
        due: due.map(day),
        ..Promise::default()
    }
}

fn people() -> Vec<(Id, Body)> {
    vec![
        (id(ME), person("Ines Own", |one| one.me = true)),
        (id(ADA), person("Ada Moreno", |_| ())),
        (id(BEN), person("Ben Ortiz", |_| ())),
    ]
}

fn book(more: impl IntoIterator<Item = (Id, Body)>) -> Book {
    book_of(people().into_iter().chain(more))
}

#[test]
fn the_open_ones_stand_by_the_day_they_are_due() {
    let book = book([
        (id(10), promise(ME, ADA, "no day", None).into()),
        (id(11), promise(ADA, ME, "later", Some("2026-09-01")).into()),
        (id(12), promise(ME, BEN, "late", Some("2026-05-03")).into()),
        (
            id(13),
            closed(
                &promise(ME, ADA, "done", None),
                PromiseState::Kept,
                day(TODAY),
            )
            .into(),
        ),
        (
            id(14),
            promise(ADA, BEN, "others", Some("2026-08-20")).into(),
        ),
    ]);
    assert_eq!(open(&book, None), [12, 14, 11, 10].map(id));
    assert_eq!(open(&book, Some(id(ADA))), [14, 11, 10].map(id));
    assert_eq!(open(&book, Some(id(ME))), [12, 11, 10].map(id));
    let sides: Vec<Side> = [12, 11, 14]
        .map(|number| side(&book, book.get(id(number)).unwrap()))
        .into();
    assert_eq!(sides, [Side::Mine, Side::Theirs, Side::Others]);
}

#[test]
fn it_is_said_plainly_when_it_is_due_and_what_became_of_it() {
    let now = day(TODAY);
    for (on, words) in [
        ("2026-08-12", "Due today"),
        ("2026-08-13", "Due tomorrow"),
        ("2026-09-01", "Due on 1 September"),
        ("2026-08-11", "Was due yesterday"),
        ("2026-05-03", "Was due on 3 May"),
    ] {
        assert_eq!(due(day(on), now), words);
    }
    let one = promise(ME, ADA, "write", Some("2026-05-03"));
    assert_eq!(when(&one, now).as_deref(), Some("Was due on 3 May"));
    let kept = closed(&one, PromiseState::Kept, day("2026-08-10"));
    assert_eq!(when(&kept, now).as_deref(), Some("Kept 2 days ago"));
    let long_ago = Promise {
        state: PromiseState::Released,
        ..one.clone()
    };
    assert_eq!(when(&long_ago, now).as_deref(), Some("Released"));
    assert_eq!(when(&promise(ME, ADA, "write", None), now), None);
    let opened = closed(&kept, PromiseState::Open, now);
    assert_eq!((opened.state, opened.closed), (PromiseState::Open, None));
    assert_eq!(put_off(&one, now).due, Some(now));
}

#[test]
fn ones_own_are_counted_and_nobody_elses() {
    let kept = |from, on: &str| closed(&promise(from, BEN, "", None), PromiseState::Kept, day(on));
    let undated = Promise {
        state: PromiseState::Kept,
        ..promise(ME, ADA, "", None)
    };
    let released = closed(
        &promise(ME, ADA, "", None),
        PromiseState::Released,
        day(TODAY),
    );
    let trashed = Record {
        trashed: Some(1),
        ..Record::new(promise(ME, ADA, "", None))
    };
    let mut book = book([
        (id(10), kept(ME, "2026-08-01").into()),
        (id(11), kept(ME, "2026-08-01").into()),
        (id(12), kept(ME, "2026-07-01").into()),
        (id(13), kept(ADA, "2026-07-01").into()),
        (id(14), undated.into()),
        (id(15), released.into()),
        (id(16), promise(ME, ADA, "", Some("2026-01-01")).into()),
        (id(17), promise(ADA, ME, "", None).into()),
    ]);
    let mut change = Change::default();
    change.added.insert(id(18), trashed);
    commit(&mut book, &change);
    let expected = Mine {
        open: 1,
        kept: 4,
        released: 1,
        kept_on: [(day("2026-08-01"), 2), (day("2026-07-01"), 1)].into(),
    };
    assert_eq!(mine(&book), expected);
    assert_eq!(mine(&Book::default()), Mine::default());
}

#[test]
fn the_dead_are_held_to_nothing() {
    let mut people = people();
    people[1].1 = person("Ada Moreno", |one| one.died = Some(PartialDate::default()));
    let due = Some("2026-08-01");
    let book = book_of(people.into_iter().chain([
        (id(10), promise(ADA, ME, "write", due).into()),
        (id(11), promise(ME, ADA, "tend the roses", due).into()),
    ]));
    let set = today(&book, day(TODAY)).set;
    let shown: Vec<_> = set.iter().map(|item| item.what.clone()).collect();
    assert_eq!(shown, [What::Promise(id(11))]);
}

fn written(book: &Book, of: Option<u32>, form: &PromiseForm) -> Result<Promise, String> {
    let change = form.write_down(book, of.map(id), day(TODAY), id(99));
    let change = change.map_err(|problems| {
        let all = [
            problems.from,
            problems.to,
            problems.text,
            problems.due,
            problems.closed,
        ];
        let said = all.into_iter().flatten().map(|one| one.to_string());
        said.collect::<Vec<_>>().join(" ")
    })?;
    let mut book = book.clone();
    commit(&mut book, &change);
    Ok(book.get::<Promise>(of.map_or(id(99), id)).unwrap().clone())
}

#[test]
fn a_form_gives_its_promise() {
    let book = book([]);
    let form = |whose: Side, from: &[u32], to: &[u32], due: &str| PromiseForm {
        whose: whose.word().to_owned(),
        from: from.iter().map(|number| id(*number)).collect(),
        to: to.iter().map(|number| id(*number)).collect(),
        text: " Send the paper ".to_owned(),
        due: due.to_owned(),
        ..PromiseForm::default()
    };
    let paper = |from, to, due| Ok(promise(from, to, "Send the paper", due));
    for (form, expected) in [
        (
            form(Side::Mine, &[], &[ADA], "Friday"),
            paper(ME, ADA, Some("2026-08-14")),
        ),
        (
            form(Side::Mine, &[BEN], &[ADA], "by wed"),
            paper(ME, ADA, Some("2026-08-19")),
        ),
        (form(Side::Theirs, &[ADA], &[BEN], ""), paper(ADA, ME, None)),
        (
            form(Side::Others, &[ADA], &[BEN], "3 May"),
            paper(ADA, BEN, Some("2027-05-03")),
        ),
        (
            form(Side::Others, &[ADA], &[ADA], ""),
            Err("This is the same person. Write to whom it was.".to_owned()),
        ),
        (
            form(Side::Theirs, &[], &[], ""),
            Err("Write who it was.".to_owned()),
        ),
        (
            form(Side::Mine, &[], &[ADA, BEN], ""),
            Err("A promise is to one person. Write the others down on their own.".to_owned()),
        ),
        (
            form(Side::Mine, &[], &[ADA], "May"),
            Err("This needs a day. Try “Friday”, “in 2 weeks” or “12 May”.".to_owned()),
        ),
    ] {
        assert_eq!(written(&book, None, &form), expected, "{form:?}");
    }
    let empty = PromiseForm::new(vec![id(ADA)]);
    let said = written(&book, None, &empty).unwrap_err();
    assert!(said.starts_with("Write what was promised"), "{said}");
}

#[test]
fn a_form_closes_and_opens_again() {
    let held = promise(ADA, ME, "Write", Some("2020-05-03"));
    let book = book([(id(10), held.clone().into())]);
    let form = PromiseForm::of(&book, &held);
    assert_eq!(form.side(), Side::Theirs);
    let close = |closed: &str| PromiseForm {
        state: PromiseState::Kept,
        closed: closed.to_owned(),
        ..form.clone()
    };
    let on = |form| written(&book, Some(10), &form).map(|promise| promise.closed);
    assert_eq!(on(close("")), Ok(Some(day(TODAY))));
    assert_eq!(on(close("yesterday")), Ok(Some(day("2026-08-11"))));
    assert!(on(close("May 2024")).is_err_and(|why| why.contains("needs a day")));
    // One of which the day is not known stays so.
    let kept = Promise {
        state: PromiseState::Kept,
        ..held
    };
    let book = book_of(people().into_iter().chain([(id(10), kept.clone().into())]));
    let form = PromiseForm::of(&book, &kept);
    assert_eq!(written(&book, Some(10), &form), Ok(kept.clone()));
    let again = PromiseForm {
        state: PromiseState::Open,
        ..form
    };
    let open = Promise {
        state: PromiseState::Open,
        ..kept
    };
    assert_eq!(written(&book, Some(10), &again), Ok(open));
}

#[test]
fn a_day_of_the_week_is_the_next_one_where_it_is_to_come() {
    for (typed, expected) in [
        ("Friday", Some("2026-08-14")),
        ("fri", Some("2026-08-14")),
        ("by Friday", Some("2026-08-14")),
        ("this Friday", Some("2026-08-14")),
        ("By 3 May", Some("2027-05-03")),
        ("Wednesday", Some("2026-08-19")),
        ("by", None),
        ("someday", None),
        ("b\u{f6} Friday", None),
    ] {
        let read = date_words::read_day(typed, day(TODAY)).ok();
        assert_eq!(read, expected.map(day), "{typed}");
    }
}

fn point(with: u32, text: &str) -> Body {
    AgendaItem {
        with: id(with),
        text: text.to_owned(),
        ..AgendaItem::default()
    }
    .into()
}

#[test]
fn points_are_written_down_raised_and_back_by_undo() {
    let mut book = book([
        (id(10), point(ADA, "The seeds")),
        (id(11), point(ADA, "Her  brother\nin Porto")),
        (id(12), point(BEN, "The key")),
    ]);
    assert_eq!(agenda::points(&book, id(ADA)), [10, 11].map(id));
    let both = [id(ADA), id(BEN)];
    assert_eq!(agenda::offered(&book, &both), [10, 11, 12].map(id));
    let crowd: Vec<Id> = (2..11).map(id).collect();
    assert_eq!(agenda::offered(&book, &crowd), []);
    for (text, points, expected) in [
        ("", &[10][..], "Raised: The seeds"),
        (
            "On the phone. ",
            &[10],
            "On the phone.\n\nRaised: The seeds",
        ),
        (
            "",
            &[10, 11],
            "Raised:\n\n- The seeds\n- Her brother in Porto",
        ),
        ("On the phone.", &[77], "On the phone."),
    ] {
        let points: Vec<Id> = points.iter().map(|number| id(*number)).collect();
        assert_eq!(agenda::with_raised(&book, text, &points), expected);
    }
    let edited = agenda::write_down(&book, Some(id(10)), id(ADA), " The\nseeds, soon ", id(90));
    commit(&mut book, &edited.unwrap());
    assert_eq!(
        book.get::<AgendaItem>(id(10)).unwrap().text,
        "The seeds, soon"
    );
    let new = agenda::write_down(&book, Some(id(80)), id(BEN), "The map", id(90));
    commit(&mut book, &new.unwrap());
    assert_eq!(agenda::points(&book, id(BEN)), [12, 90].map(id));
    assert!(agenda::write_down(&book, None, id(BEN), " \n", id(91)).is_err());
    // One Change ticks off what was raised; its inverse brings it all back.
    let form = InteractionForm {
        raised: vec![id(10), id(12)],
        ..InteractionForm::new(vec![id(ADA)], day(TODAY))
    };
    let raised = form.raised(&book);
    assert_eq!(raised, [id(10)], "Ben was not there");
    let talk = Interaction {
        text: agenda::with_raised(&book, "", &raised),
        ..form.read(None, day(TODAY)).unwrap()
    };
    let change = Change::add(id(95), talk).squash(agenda::raised(&book, &raised, 9));
    let before = book.clone();
    commit(&mut book, &change);
    assert_eq!(agenda::points(&book, id(ADA)), [id(11)]);
    commit(&mut book, &change.invert());
    assert_eq!(
        agenda::points(&book, id(ADA)),
        agenda::points(&before, id(ADA))
    );
    assert!(book.get::<Interaction>(id(95)).is_none());
}

proptest! {
    /// Whatever day it is put off by or closed on, a promise is open on Today or closed, never both.
    #[test]
    fn only_what_is_open_and_due_stands_on_today(
        due in proptest::option::of(-40i32..40),
        state in 0usize..3,
        ahead in 0i32..40,
    ) {
        let now: Day = day(TODAY);
        let one = Promise {
            due: due.map(|days| now.plus_days(days)),
            state: PromiseState::ALL[state],
            ..promise(ADA, ME, "write", None)
        };
        let book = book([(id(10), one.clone().into())]);
        let shows = !today(&book, now).set.is_empty();
        prop_assert_eq!(shows, state == 0 && due.is_some_and(|days| days <= 0));
        let later = put_off(&one, kith::rules::put_off::later(one.due.unwrap_or(now), ahead, now));
        prop_assert!(later.due >= one.due && later.due >= Some(now));
    }
}

#[test]
fn what_became_of_ones_own_is_told_without_setting_it_off() {
    for (kept, open, words) in [
        (12, 2, Some("12 promises kept, 2 open")),
        (1, 1, Some("1 promise kept, 1 open")),
        (3, 0, Some("3 promises kept")),
        (0, 1, Some("1 promise open")),
        (0, 0, None),
    ] {
        let mine = Mine {
            kept,
            open,
            released: 7,
            ..Mine::default()
        };
        assert_eq!(mine_words(&mine).as_deref(), words);
    }
}

#[test]
fn those_kept_are_counted_by_month() {
    let on = |text: &str, count: usize| (day(text), count);
    let mine = Mine {
        kept_on: [
            on("2025-08-31", 5),
            on("2025-09-01", 1),
            on("2026-07-31", 2),
            on("2026-08-01", 3),
            on("2026-08-12", 1),
        ]
        .into(),
        ..Mine::default()
    };
    let months = mine.by_month(day(TODAY), 12);
    assert_eq!(months.len(), 12);
    assert_eq!(months[0], ((2025, 9), 1));
    assert_eq!(months[10..], [((2026, 7), 2), ((2026, 8), 4)]);
    assert_eq!(
        months[1..10].iter().map(|(_, count)| count).sum::<usize>(),
        0
    );
}
