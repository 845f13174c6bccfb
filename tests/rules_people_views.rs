//! Filters and orders of the list of people, and the text in which a view of it is kept.

#[allow(dead_code, reason = "each user takes a part of it")]
#[path = "support/small_book.rs"]
mod small_book;

use kith::domain::circle::Circle;
use kith::domain::{Book, Contact, Id};
use kith::rules::people::{Condition, Filter, Mark, Order, View, listing, listing_by, unknown};
use proptest::prelude::*;
use small_book::{book_of, day, id, id_on, person, talk};

/// Seven people: who is what can be read off their names.
fn sample() -> Book {
    let circle = |name: &str, rhythm: Option<u16>| Circle {
        name: name.to_owned(),
        rhythm,
        ..Circle::default()
    };
    let one = |name: &str, circles: &[u32], tags: &[&str], more: fn(&mut Contact)| {
        person(name, |contact| {
            contact.circles = circles.iter().map(|circle| id(*circle)).collect();
            contact.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
            more(contact);
        })
    };
    book_of([
        (id(91), circle("Climbing club", None).into()),
        (id(92), circle("Family", Some(14)).into()),
        (id(93), circle("family", None).into()),
        (id(1), one("Ada", &[91], &["Work"], |_| {})),
        (id(2), one("Ben", &[92], &[], |one| one.favourite = true)),
        (id(3), one("Cleo", &[91, 93], &["work", "Café"], |_| {})),
        (id(4), one("Dan", &[], &[], |one| one.rhythm = Some(30))),
        (
            id(5),
            one("Eve", &[92], &["work"], |one| one.archived = true),
        ),
        (
            id(6),
            one("Fay", &[], &["cafe"], |one| one.favourite = true),
        ),
        (id(7), one("Me", &[92], &["work"], |one| one.me = true)),
    ])
}

fn names(book: &Book, ids: Vec<Id>) -> String {
    let name = |id: Id| book.get::<Contact>(id).unwrap().display_name().to_owned();
    ids.into_iter().map(name).collect::<Vec<_>>().join(" ")
}

#[test]
fn any_all_and_not() {
    let book = sample();
    for (text, found) in [
        ("", "Ada Ben Cleo Dan Fay"),
        (r#"circle:"climbing club""#, "Ada Cleo"),
        (r#"-circle:"climbing club""#, "Ben Dan Fay"),
        // Two circles of one name are one to whoever asks for the name.
        ("circle:FAMILY", "Ben Cleo"),
        ("tag:work", "Ada Cleo"),
        ("tag:cafe", "Cleo Fay"),
        ("tag:work tag:cafe", "Cleo"),
        ("tag:work tag:cafe any:", "Ada Cleo Fay"),
        ("tag:work -tag:cafe", "Ada"),
        // A "not" holds, however many of the others have to.
        ("any: is:favourite tag:work -circle:family", "Ada Fay"),
        ("any:", "Ada Ben Cleo Dan Fay"),
        ("any: -tag:work", "Ben Dan Fay"),
        ("is:favourite", "Ben Fay"),
        ("-is:favourite", "Ada Cleo Dan"),
        // Of the circle "Family", or one's own.
        ("has:rhythm", "Ben Dan"),
        ("-has:rhythm", "Ada Cleo Fay"),
        // The archived are there only if they are asked for.
        ("is:archived", "Eve"),
        ("-is:archived", "Ada Ben Cleo Dan Fay"),
        ("any: is:archived tag:work", "Ada Cleo Eve"),
        ("any: tag:work", "Ada Cleo"),
        ("is:archived tag:cafe", ""),
        // Contradictions leave nobody.
        ("tag:work -tag:work", ""),
        // Nobody is in a circle that is not there; everybody is not.
        ("circle:chess", ""),
        ("-circle:chess", "Ada Ben Cleo Dan Fay"),
        ("any: circle:chess is:favourite", "Ben Fay"),
        // Words as well.
        ("climb tag:work", "Ada Cleo"),
        ("climb cle", "Cleo"),
    ] {
        let view = View::read(text).unwrap();
        assert_eq!(names(&book, listing(&book, &view.filter)), found, "{text}");
    }
}

#[test]
fn a_filter_tells_what_it_asks_for_in_vain() {
    let book = sample();
    let view = View::read("circle:chess circle:family tag:WORK tag:piano is:archived").unwrap();
    let marks = [
        Mark::Circle("chess".to_owned()),
        Mark::Tag("piano".to_owned()),
    ];
    assert_eq!(unknown(&book, &view.filter), marks);
}

#[test]
fn a_name_that_is_gone_is_told_also_where_people_are_left() {
    let book = sample();
    for (query, gone) in [
        ("-circle:chess", vec![Mark::Circle("chess".to_owned())]),
        ("-tag:piano", vec![Mark::Tag("piano".to_owned())]),
        (
            "any: tag:work circle:chess",
            vec![Mark::Circle("chess".to_owned())],
        ),
        ("any: tag:work -circle:family", vec![]),
    ] {
        let view = View::read(query).unwrap();
        assert!(!listing(&book, &view.filter).is_empty(), "{query}");
        assert_eq!(unknown(&book, &view.filter), gone, "{query}");
    }
}

#[test]
fn a_mark_is_asked_for_then_not_then_no_more() {
    let mut filter = Filter::default();
    let (work, again) = (Mark::Tag("Work".to_owned()), Mark::Tag("work".to_owned()));
    filter.turn(&work);
    assert_eq!((filter.asks(&again), filter.wanted()), (Some(true), 1));
    filter.turn(&again);
    assert_eq!((filter.asks(&work), filter.wanted()), (Some(false), 0));
    filter.turn(&work);
    assert_eq!(filter, Filter::default());
}

#[test]
fn people_come_in_the_order_that_is_asked_for() {
    let today = day("2026-06-10");
    let on = |text: &str, number: u32| id_on(day(text), number);
    let (ada, ben, cleo, dan, eve) = (
        on("2020-01-01", 1),
        on("2026-01-01", 2),
        on("2026-01-01", 3),
        on("2021-05-05", 4),
        on("2022-02-02", 5),
    );
    let who = [
        ("Ada", ada),
        ("Ben", ben),
        ("Cleo", cleo),
        ("Dan", dan),
        ("Eve", eve),
    ];
    let people = who.map(|(name, id)| (id, person(name, |_| {})));
    let talks = [
        (on("2026-06-01", 11), talk("2026-06-01", &[dan]).into()),
        (on("2026-06-01", 12), talk("2025-12-24", &[dan, ben]).into()),
        // Still to come.
        (on("2026-06-01", 13), talk("2026-07-01", &[ada]).into()),
        (on("2024-06-01", 14), talk("2024-05", &[ada]).into()),
    ];
    let book = book_of(people.into_iter().chain(talks));
    for (order, found) in [
        (Order::Name, "Ada Ben Cleo Dan Eve"),
        (Order::CaughtUp, "Dan Ben Ada Cleo Eve"),
        (Order::Added, "Ben Cleo Eve Dan Ada"),
    ] {
        let ids = listing_by(&book, &Filter::default(), order, today);
        assert_eq!(names(&book, ids), found, "{order:?}");
    }
}

#[test]
fn a_view_is_written_as_it_would_be_typed() {
    for text in [
        "",
        "ann bell",
        r#"circle:"climbing club" -tag:work any:"#,
        "is:favourite -is:archived has:rhythm sort:caught-up",
        "an tag:café sort:added",
        // What could be mistaken stands in quotation marks.
        r#""10:30" ":)" "tag:work""#,
        r#"tag:"\"Ned\" \\ Co" tag:a"b tag:x\y"#,
        "-x - --",
        "tag:a:b circle:-",
    ] {
        assert_eq!(View::read(text).unwrap().to_string(), text);
    }
    for (text, written) in [
        ("  ann \n bell ", "ann bell"),
        (r#""ann  bell" """#, "ann bell"),
        (
            "sort:name IS:Favorite sort:ADDED is:favourite",
            "is:favourite sort:added",
        ),
        (r#"tag:"work"ann"#, "ann tag:work"),
        ("any: ann", "ann any:"),
    ] {
        assert_eq!(View::read(text).unwrap().to_string(), written, "{text}");
    }
}

#[test]
fn what_cannot_be_read_is_answered_with_a_sentence() {
    for (text, part) in [
        ("colour:red", "“colour:” is not a filter"),
        ("-colour:red", "“colour:” is not a filter"),
        ("http://example.org", "put it in quotation marks"),
        ("circle:", "circle: needs a name, as in circle:family."),
        (r#"tag:" ""#, "tag: needs a name"),
        (
            "is:rich",
            "“is:rich” is not a filter. There is is:favourite",
        ),
        ("has:", "There is has:rhythm."),
        ("sort:age", "sort:caught-up"),
        ("any:tag:work", "any: stands by itself"),
        ("-any:", "A - cannot stand before any:"),
        ("-sort:name", "A - cannot stand before sort:"),
        (r#"tag:"work"#, "A quotation mark is open"),
        (r#"ann "bell"#, "A quotation mark is open"),
        (r#""\"#, "A quotation mark is open"),
    ] {
        let sentence = View::read(text).unwrap_err().to_string();
        assert!(sentence.contains(part), "{text}: {sentence}");
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}

fn any_name() -> impl Strategy<Value = String> {
    "\\PC{1,12}|[a-c\"\\\\: -]{1,6}".prop_filter("a name", |name| !name.trim().is_empty())
}

fn any_mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        any_name().prop_map(Mark::Circle),
        any_name().prop_map(Mark::Tag),
        Just(Mark::Favourite),
        Just(Mark::Archived),
        Just(Mark::Rhythm),
    ]
}

fn any_view() -> impl Strategy<Value = View> {
    let condition = (any_mark(), any::<bool>()).prop_map(|(mark, not)| Condition { mark, not });
    let order = prop_oneof![Just(Order::Name), Just(Order::CaughtUp), Just(Order::Added)];
    let conditions = prop::collection::hash_set(condition, 0..5);
    let words = prop::collection::vec(any_name(), 0..3);
    (words, conditions, any::<bool>(), order).prop_map(|(words, conditions, any, order)| View {
        filter: Filter {
            words: words
                .join(" ")
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            conditions: conditions.into_iter().collect(),
            any,
        },
        order,
    })
}

proptest! {
    #[test]
    fn every_view_is_read_as_it_was_written(view in any_view()) {
        prop_assert_eq!(View::read(&view.to_string()), Ok(view));
    }

    #[test]
    fn whatever_is_typed_is_read_or_answered(text in "(\\PC|\\s){0,20}|(-?(tag|is|any|sort|circle|has)?:?[\"\\\\ a:-]{0,3}){0,6}") {
        if let Ok(view) = View::read(&text) {
            prop_assert_eq!(View::read(&view.to_string()), Ok(view));
        }
    }

    #[test]
    fn all_leaves_nobody_whom_any_does_not(view in any_view()) {
        let book = sample();
        let with = |any: bool| listing(&book, &Filter { any, ..view.filter.clone() });
        let any = with(true);
        if view.filter.wanted() > 0 {
            prop_assert!(with(false).iter().all(|id| any.contains(id)));
        }
    }
}
