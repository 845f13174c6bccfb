//! The address bar.

use kith::domain::circle::Circle;
use kith::domain::{Book, Change, Clock, Contact, Id};
use kith::route::{Route, parameter, query};
use kith::rules::people::delete;
use proptest::prelude::*;

#[test]
fn fragments_name_pages() {
    let id = Id::new(5, 7);
    for (fragment, route) in [
        ("", Route::Today),
        ("#", Route::Today),
        ("#/", Route::Today),
        ("#//", Route::Today),
        ("#/?q=ann", Route::Today),
        ("#/people", Route::People),
        ("#/people/", Route::People),
        ("#people", Route::People),
        ("#/people?q=ann", Route::People),
        ("#/p%65ople", Route::People),
        ("#/reminders", Route::Reminders),
        ("#/notes//", Route::Notes),
        ("#/ideas", Route::Ideas),
        ("#/introductions", Route::Introductions),
        ("#/network?steps=2", Route::Network),
        ("#/me", Route::Me),
        ("#/settings", Route::Settings),
        ("#/people/nobody", Route::NotFound("people/nobody".into())),
        ("#/circles", Route::Circles),
        ("#/circles/", Route::Circles),
        ("#/close", Route::Close),
        ("#/circles/none", Route::NotFound("circles/none".into())),
        ("#/people/a/b", Route::NotFound("people/a/b".into())),
        ("#/caf%C3%A9", Route::NotFound("café".into())),
        ("#/100%", Route::NotFound("100%".into())),
        ("#/%zz", Route::NotFound("%zz".into())),
    ] {
        assert_eq!(Route::parse(fragment), route, "{fragment}");
    }
    assert_eq!(Route::parse(&format!("#/people/{id}/")), Route::Person(id));
    assert_eq!(
        Route::parse(&format!("#/people/{}", id.to_string().to_uppercase())),
        Route::Person(id)
    );
    assert_eq!(Route::parse(&format!("#/circles/{id}")), Route::Circle(id));
}

#[test]
fn a_search_is_part_of_the_address() {
    for (fragment, found) in [
        ("#/people?q=ann", Some("ann")),
        ("#/people/?x=1&q=ann+b", Some("ann b")),
        ("#/people?q=caf%C3%A9%2B", Some("café+")),
        ("#/people", None),
        ("#/people?q", None),
    ] {
        assert_eq!(query(fragment).as_deref(), found, "{fragment}");
    }
    let shown = [("show", "circle:\"old mill\" -tag:a&b"), ("steps", "2")];
    let fragment = Route::Network.with(shown);
    assert_eq!(Route::parse(&fragment), Route::Network);
    for (name, value) in shown {
        assert_eq!(parameter(&fragment, name).as_deref(), Some(value));
    }
    assert_eq!(Route::Network.with([]), "#/network");
}

#[test]
fn a_page_is_titled_by_what_it_shows() {
    let mut book = Book::default();
    let id = Id::new(5, 7);
    let delta = book.stamp(
        &Change::add(id, Contact::named("Ann")),
        &mut Clock::new(1),
        0,
    );
    book.join(delta);
    assert_eq!(Route::Person(id).title(&book), "Ann");
    let gone = delete(&book, id, 9);
    let delta = book.stamp(&gone, &mut Clock::new(1), 1);
    book.join(delta);
    assert_eq!(Route::Person(id).title(&book), "Ann, in the trash");
    assert_eq!(Route::Circle(id).title(&book), "No such circle");
    let rowers = Id::new(6, 1);
    let circle = Circle {
        name: "Rowers".into(),
        ..Circle::default()
    };
    let delta = book.stamp(&Change::add(rowers, circle), &mut Clock::new(1), 2);
    book.join(delta);
    assert_eq!(Route::Circle(rowers).title(&book), "Rowers");
    assert_eq!(Route::Person(Id::new(1, 1)).title(&book), "Nobody here");
    assert_eq!(Route::People.title(&book), "People");
    assert_eq!(Route::Today.title(&book), "Today");
}

proptest! {
    #[test]
    fn every_route_is_found_again(bits: u64, path in "\\PC{1,20}") {
        for route in [Route::Today, Route::People, Route::Person(Id::from_bits(bits)), Route::Circles, Route::Circle(Id::from_bits(bits)), Route::Close, Route::Reminders, Route::Notes, Route::Ideas, Route::Introductions, Route::Network, Route::Me, Route::Settings] {
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }
        let lost = Route::parse(&format!("#/nowhere/{path}"));
        prop_assert_eq!(Route::parse(&lost.to_string()), lost);
    }

    #[test]
    fn any_text_names_a_page(text in "\\PC{0,30}") {
        let route = Route::parse(&text);
        prop_assert_eq!(Route::parse(&route.to_string()), route);
        let _ = query(&text);
    }

    #[test]
    fn any_search_is_found_again(text in "\\PC{1,30}") {
        prop_assert_eq!(query(&Route::people_found_by(&text)), Some(text));
    }
}
