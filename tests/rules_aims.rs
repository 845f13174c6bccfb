//! What people look for and offer, and the notebook of ideas.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::aim::{Aim, AimKind, AimState, Idea, IdeaState};
use kith::domain::note::Interaction;
use kith::domain::{Body, Book, Id};
use kith::rules::aims::{AimForm, closed, of_person, set, since};
use kith::rules::ideas::{IdeaForm, aims_for, interesting, notebook, share};
use small_book::{book_of, commit, day, id, person};

fn aim(whose: Id, kind: AimKind, text: &str) -> Aim {
    Aim {
        whose,
        kind,
        text: text.to_owned(),
        ..Aim::default()
    }
}

fn met(whose: Id, on: &str) -> Aim {
    Aim {
        state: AimState::Met,
        closed: Some(on.parse().unwrap()),
        ..aim(whose, AimKind::Need, "A bicycle")
    }
}

fn people() -> Vec<(Id, Body)> {
    vec![
        (id(1), person("Robin", |one| one.me = true)),
        (id(2), person("Ada", |_| {})),
        (id(3), person("Bo", |_| {})),
    ]
}

fn book(more: Vec<(Id, Body)>) -> Book {
    book_of(people().into_iter().chain(more))
}

#[test]
fn needs_come_before_offers_and_what_is_closed_after_both() {
    let book = book(vec![
        (id(10), aim(id(2), AimKind::Offer, "Reads contracts").into()),
        (id(11), aim(id(2), AimKind::Need, "A flat").into()),
        (id(12), aim(id(2), AimKind::Need, "A piano").into()),
        (id(13), met(id(2), "2025-01-01").into()),
        (id(14), met(id(2), "2026-01-01").into()),
        (id(15), aim(id(3), AimKind::Need, "Of somebody else").into()),
    ]);
    let all = of_person(&book, id(2));
    assert_eq!(all.open, [id(12), id(11), id(10)]);
    assert_eq!(all.closed, [id(14), id(13)]);
}

/// Having met Ada's need makes an aim speak of whoever met it, and not theirs.
#[test]
fn an_aim_is_of_one_person() {
    let by_bo = Aim {
        met_by: vec![id(3)],
        ..met(id(2), "2026-01-01")
    };
    let book = book(vec![(id(10), by_bo.into())]);
    assert_eq!(of_person(&book, id(3)).closed, []);
}

#[test]
fn what_is_met_is_open_again_at_the_second_press() {
    let today = day("2026-06-12");
    let mut aim = aim(id(2), AimKind::Goal, "To sail");
    set(&mut aim, AimState::Met, today);
    assert_eq!(closed(&aim, today).as_deref(), Some("Met, today"));
    set(&mut aim, AimState::Dropped, today);
    assert_eq!(closed(&aim, today).as_deref(), Some("Let go, today"));
    set(&mut aim, AimState::Dropped, today);
    assert_eq!((aim.state, aim.closed), (AimState::Open, None));
    assert_eq!(closed(&aim, today), None);
}

#[test]
fn a_form_keeps_what_it_does_not_show() {
    let today = day("2026-06-12");
    let form = AimForm {
        text: "  A flat  ".to_owned(),
        fields: "housing, , law ".to_owned(),
        ..AimForm::default()
    };
    let new = form.read(id(2), None, today).unwrap();
    assert_eq!(new.text, "A flat");
    assert_eq!(new.fields, ["housing", "law"]);
    assert_eq!(since(&new, today).as_deref(), Some("since today"));
    let before = met(id(2), "2025-01-01");
    let after = AimForm::of(&before)
        .read(id(2), Some(&before), today)
        .unwrap();
    assert_eq!(after, before);
    let empty = AimForm::default().read(id(2), None, today).unwrap_err();
    assert!(empty.text.is_some());
}

fn idea(text: &str, date: &str, state: IdeaState) -> Idea {
    Idea {
        text: text.to_owned(),
        date: Some(date.parse().unwrap()),
        state,
        ..Idea::default()
    }
}

#[test]
fn ideas_are_newest_first_and_those_let_go_apart() {
    let book = book(vec![
        (id(20), idea("Old", "2020-01-01", IdeaState::Tried).into()),
        (id(21), idea("New", "2026-01-01", IdeaState::New).into()),
        (id(22), idea("Not", "2026-02-01", IdeaState::Dropped).into()),
    ]);
    let all = notebook(&book);
    assert_eq!(
        (all.open, all.dropped),
        (vec![id(21), id(20)], vec![id(22)])
    );
}

#[test]
fn shared_is_written_down_once_for_all_and_undone_in_one() {
    let wanted = Idea {
        would_interest: vec![id(2)],
        ..idea("Bees on the roof", "2026-01-01", IdeaState::New)
    };
    let mut book = book(vec![(id(20), wanted.into())]);
    assert_eq!(interesting(&book, id(2)), [id(20)]);
    let today = day("2026-06-12");
    let change = share(&book, id(20), &[id(2), id(3), id(1)], today, id(30));
    commit(&mut book, &change);
    let talk = book.get::<Interaction>(id(30)).unwrap();
    assert_eq!(talk.participants, [id(2), id(3)], "not oneself");
    assert_eq!(talk.text, "Shared an idea: Bees on the roof");
    let shared = book.get::<Idea>(id(20)).unwrap();
    assert_eq!(shared.state, IdeaState::Shared);
    assert_eq!(shared.would_interest, [id(2), id(3)]);
    assert_eq!(interesting(&book, id(2)), [], "it need not be told again");
    commit(&mut book, &change.clone().invert());
    assert_eq!(book.get::<Idea>(id(20)).unwrap().state, IdeaState::New);
    assert!(book.get::<Interaction>(id(30)).is_none());
    for nobody in [&[][..], &[id(1)], &[id(99)]] {
        assert!(share(&book, id(20), nobody, today, id(31)).is_empty());
    }
}

#[test]
fn an_idea_can_serve_what_is_open_of_mine_and_theirs() {
    let book = book(vec![
        (id(10), aim(id(1), AimKind::Goal, "Mine").into()),
        (id(11), aim(id(2), AimKind::Challenge, "Theirs").into()),
        (id(12), aim(id(2), AimKind::Offer, "Not looked for").into()),
        (id(13), met(id(2), "2025-01-01").into()),
        (id(14), aim(id(3), AimKind::Need, "Not asked for").into()),
    ]);
    assert_eq!(aims_for(&book, &[id(2)]), [id(10), id(11)]);
    assert_eq!(aims_for(&book, &[]), [id(10)]);
}

#[test]
fn the_form_of_an_idea_gives_back_what_it_was_given() {
    let today = day("2026-06-12");
    let before = Idea {
        sparked_by: vec![id(2)],
        fields: vec!["bees".to_owned(), "roofs".to_owned()],
        aim: Some(id(10)),
        ..idea("Bees on the roof", "2020-01-01", IdeaState::Tried)
    };
    let after = IdeaForm::of(&before).read(Some(&before), today).unwrap();
    assert_eq!(after, before);
    assert!(IdeaForm::default().read(None, today).is_err());
    let new = IdeaForm {
        text: "Soup".to_owned(),
        ..IdeaForm::default()
    };
    let new = new.read(None, today).unwrap();
    assert_eq!(new.date, Some(today.into()));
}
