//! What is good to have in mind before a conversation, and may lie open in front of the person.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::aim::{Aim, AimKind, AimState, Idea, IdeaState};
use kith::domain::circle::Relationship;
use kith::domain::contact::{Anniversary, Fact};
use kith::domain::giving::{GiftIdea, Promise, PromiseState};
use kith::domain::note::{AgendaItem, Interaction, InteractionKind, LifeEvent, Note};
use kith::domain::own::ProfileAct;
use kith::domain::{Body, Book, Contact, PartialDate};
use kith::rules::brief::{Brief, Line, brief};
use proptest::prelude::*;
use small_book::{book_of, day, id, person, talk};

const TODAY: &str = "2026-06-15";
const ME: u32 = 1;
const ANN: u32 = 2;

fn with(more: Vec<Body>) -> Book {
    with_ann(|_| {}, more)
}

fn with_ann(change: impl FnOnce(&mut Contact), more: Vec<Body>) -> Book {
    let mut records = vec![
        (id(ME), person("Me", |one| one.me = true)),
        (id(ANN), person("Ann", change)),
        (id(3), person("Ben", |_| {})),
        (
            id(4),
            person("Cleo", |one| one.died = Some(PartialDate::default())),
        ),
    ];
    records.extend((100..).map(id).zip(more));
    book_of(records)
}

fn of(book: &Book) -> Brief {
    brief(book, id(ANN), day(TODAY)).expect("a brief")
}

fn words(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| line.words.as_str()).collect()
}

fn aim(kind: AimKind, text: &str) -> Aim {
    Aim {
        whose: id(ANN),
        kind,
        text: text.to_owned(),
        ..Aim::default()
    }
}

#[test]
fn the_last_time_is_the_latest_that_is_not_private() {
    let secret = Interaction {
        private: true,
        text: "secret".to_owned(),
        ..talk("2026-06-01", &[id(ANN)])
    };
    let call = Interaction {
        kind: InteractionKind::Called,
        text: "About *bread* and [@Ben](kith:0000000000001)".to_owned(),
        ..talk("2026-05-01", &[id(ANN)])
    };
    let ahead = talk("2026-07-01", &[id(ANN)]);
    let last = of(&with(vec![secret.into(), call.into(), ahead.into()]))
        .last
        .unwrap();
    assert_eq!(
        (last.date, last.how),
        ("2026-05-01".parse().unwrap(), "Called")
    );
    assert!(last.text.starts_with("About bread and"), "{}", last.text);
    assert_eq!(of(&with(vec![])).last, None);
}

#[test]
fn promises_stand_on_both_sides_and_only_open_ones() {
    let promise = |from: u32, to: u32, text: &str| Promise {
        from: id(from),
        to: id(to),
        text: text.to_owned(),
        ..Promise::default()
    };
    let kept = Promise {
        state: PromiseState::Kept,
        ..promise(ME, ANN, "kept")
    };
    let due = Promise {
        due: Some(day("2026-06-20")),
        ..promise(ME, ANN, "the paper")
    };
    let told = of(&with(vec![
        promise(ME, ANN, "the book").into(),
        kept.into(),
        due.into(),
        promise(ANN, ME, "a recipe").into(),
        promise(ANN, 3, "to Ben").into(),
    ]));
    assert_eq!(
        words(&told.mine),
        ["the paper, by 20 June 2026", "the book"]
    );
    assert_eq!(words(&told.theirs), ["a recipe"]);
}

#[test]
fn what_is_to_be_raised_their_aims_dates_and_people_are_told() {
    let raise = AgendaItem {
        with: id(ANN),
        text: "The garden".to_owned(),
        ..AgendaItem::default()
    };
    let met = Aim {
        state: AimState::Met,
        ..aim(AimKind::Need, "met")
    };
    let related = |to: u32| Relationship {
        from: id(to),
        to: Some(id(ANN)),
        kind: "sibling".to_owned(),
        ..Relationship::default()
    };
    let birthday = |date: &str| Anniversary {
        date: date.parse().unwrap(),
        ..Anniversary::default()
    };
    let book = with_ann(
        |one| one.anniversaries = vec![birthday("1986-07-05"), birthday("1986-08-05")],
        vec![
            raise.into(),
            aim(AimKind::Offer, "Bread").into(),
            aim(AimKind::Need, "An oven").into(),
            met.into(),
            related(3).into(),
            related(4).into(),
            related(ME).into(),
        ],
    );
    let told = of(&book);
    assert_eq!(words(&told.to_raise), ["The garden"]);
    assert_eq!(
        words(&told.aims),
        ["Looks for: An oven", "Can offer: Bread"]
    );
    assert_eq!(words(&told.dates), ["Birthday on 5 July, turns 40"]);
    assert_eq!(words(&told.in_common), ["Ben, sibling"]);
}

#[test]
fn my_news_is_what_happened_since() {
    let act = |date: &str, text: &str| -> Body {
        let act = ProfileAct {
            date: date.parse().unwrap(),
            text: text.to_owned(),
            ..ProfileAct::default()
        };
        act.into()
    };
    let mut records = vec![
        act("2025-10-01", "old"),
        act("2026-02-01", "before"),
        act("2026-05-02", "since"),
        act("2026-06-02", "latest"),
        act("2026-07-02", "still to come"),
    ];
    assert_eq!(
        words(&of(&with(records.clone())).news),
        ["latest", "since", "before"]
    );
    records.push(talk("2026-05-01", &[id(ANN)]).into());
    assert_eq!(words(&of(&with(records)).news), ["latest", "since"]);
}

#[test]
fn ideas_are_of_whom_they_would_interest() {
    let idea = |text: &str, change: fn(&mut Idea)| -> Body {
        let mut idea = Idea {
            text: text.to_owned(),
            ..Idea::default()
        };
        change(&mut idea);
        idea.into()
    };
    let book = with_ann(
        |one| one.fields = vec!["beekeeping".to_owned()],
        vec![
            idea("for her", |one| one.would_interest = vec![id(ANN)]),
            idea("from her", |one| one.sparked_by = vec![id(ANN)]),
            idea("of her field", |one| {
                one.fields = vec!["Imkerei".to_owned()]
            }),
            idea("of another", |one| one.fields = vec!["law".to_owned()]),
            idea("for Ben", |one| one.would_interest = vec![id(3)]),
            idea("from what is private", |one| {
                one.would_interest = vec![id(ANN)];
                one.aim = Some(id(107));
            }),
            idea("told", |one| {
                one.would_interest = vec![id(ANN)];
                one.state = IdeaState::Shared;
            }),
            Aim {
                private: true,
                ..aim(AimKind::Need, "a diagnosis")
            }
            .into(),
        ],
    );
    assert_eq!(
        words(&of(&book).ideas),
        ["for her", "from her", "of her field"]
    );
}

#[test]
fn one_question_is_worth_asking() {
    let moved = LifeEvent {
        whose: id(ANN),
        date: "2026-03-01".parse().unwrap(),
        text: "Moved to *Bath*".to_owned(),
        ..LifeEvent::default()
    };
    let secret = Aim {
        private: true,
        ..aim(AimKind::Goal, "secret")
    };
    let fields = |one: &mut Contact| one.fields = vec!["bees".to_owned()];
    for (more, question) in [
        (
            vec![aim(AimKind::Goal, "A shop.").into(), moved.clone().into()],
            Some("What is the next step towards “A shop”?"),
        ),
        (
            vec![secret.into(), moved.into()],
            Some("How has it been since “Moved to Bath”?"),
        ),
        (vec![], Some("What surprised you lately in bees?")),
    ] {
        assert_eq!(of(&with_ann(fields, more)).question.as_deref(), question);
    }
    assert_eq!(of(&with(vec![])).question, None);
}

#[test]
fn there_is_none_of_oneself_nor_of_the_dead() {
    let book = with(vec![]);
    assert_eq!(brief(&book, id(ME), day(TODAY)), None);
    assert_eq!(brief(&book, id(4), day(TODAY)), None);
    assert_eq!(brief(&book, id(9), day(TODAY)), None);
    assert_eq!(brief(&Book::default(), id(ANN), day(TODAY)), None);
}

const PRIVATE: &str = "zzyzx";

proptest! {
    #[test]
    fn no_private_word_is_ever_in_it(
        kinds in prop::collection::vec(0usize..8, 0..20),
        aim_kinds in prop::collection::vec(0usize..5, 20),
        dates in prop::collection::vec("2026-0[1-9]-1[0-9]", 20),
    ) {
        let records = kinds.iter().zip(&aim_kinds).zip(&dates).map(|((kind, aim_kind), date)| -> Body {
            let text = PRIVATE.to_owned();
            match kind {
                0 => Interaction {
                    private: true,
                    text,
                    place: PRIVATE.to_owned(),
                    ..talk(date, &[id(ANN)])
                }.into(),
                1 => Note { text, about: vec![id(ANN)], private: true, ..Note::default() }.into(),
                2 => Aim { private: true, fields: vec![text.clone()], ..aim(AimKind::ALL[*aim_kind], PRIVATE) }.into(),
                // What is not marked, but nobody shows to the person.
                3 => Note { text, about: vec![id(ANN)], ..Note::default() }.into(),
                4 => GiftIdea { for_whom: id(ANN), text, ..GiftIdea::default() }.into(),
                5 => Relationship { from: id(3), to: Some(id(ANN)), note: text, kind: "friend".to_owned(), ..Relationship::default() }.into(),
                6 => talk(date, &[id(ANN)]).into(),
                _ => aim(AimKind::ALL[*aim_kind], "open").into(),
            }
        });
        let book = with_ann(|one| {
            one.facts = vec![
                Fact { label: PRIVATE.to_owned(), value: PRIVATE.to_owned(), private: true, ..Fact::default() },
                Fact { label: PRIVATE.to_owned(), value: PRIVATE.to_owned(), ..Fact::default() },
            ];
            one.tags = vec![PRIVATE.to_owned()];
            one.met.text = PRIVATE.to_owned();
            one.preferred_contact = PRIVATE.to_owned();
        }, records.collect());
        let told = format!("{:?}", of(&book));
        prop_assert!(!told.contains(PRIVATE), "{told}");
    }
}
