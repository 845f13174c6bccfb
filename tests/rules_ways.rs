//! In which order the ways to be in touch are offered.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::contact::{Email, Phone};
use kith::domain::note::{Counts, Interaction, InteractionKind, Size};
use kith::domain::own::Preferences;
use kith::domain::{Body, Book, Contact, Id, PartialDate};
use kith::rules::ways::{Way, Ways, ways};
use proptest::prelude::*;
use small_book::{book_of, day, id, person, talk};

use InteractionKind::{Called, Event, Mail, Message, Met, Video};
use Way::{Call, Meet, Write};

const TODAY: &str = "2026-06-15";
const ANN: u32 = 1;

/// Somebody who can be written to and called, liking to be reached so.
fn reachable(contact: &mut Contact, likes: &str) {
    contact.emails = vec![Email {
        address: "ann@example.org".to_owned(),
        ..Email::default()
    }];
    contact.phones = vec![Phone {
        number: "01632 960111".to_owned(),
        ..Phone::default()
    }];
    contact.preferred_contact = likes.to_owned();
}

/// A conversation of that kind, some days before today.
fn had(kind: InteractionKind, ago: i32) -> Interaction {
    let date = day(TODAY).plus_days(-ago).to_string();
    Interaction {
        kind,
        ..talk(&date, &[id(ANN)])
    }
}

/// One person, and what was done with them.
fn book(gentle: bool, contact: impl FnOnce(&mut Contact), past: &[Interaction]) -> Book {
    let preferences = Preferences {
        gentle,
        ..Preferences::default()
    };
    let fixed: [(Id, Body); 2] = [
        (Id::PREFERENCES, preferences.into()),
        (id(ANN), person("Ann", contact)),
    ];
    let past = past.iter().zip(100..);
    book_of(
        fixed
            .into_iter()
            .chain(past.map(|(one, number)| (id(number), one.clone().into()))),
    )
}

fn of(book: &Book) -> (Vec<Way>, String) {
    let Ways { order, why } = ways(book, id(ANN), day(TODAY));
    (order, why.map(|why| why.words()).unwrap_or_default())
}

/// Whether gentle, what they like, what was done (the last first); the order, and why.
type Case = (
    bool,
    &'static str,
    &'static [InteractionKind],
    [Way; 3],
    &'static str,
);

#[test]
fn what_they_like_comes_first_then_what_was_done_before() {
    let past = |kinds: &[InteractionKind]| -> Vec<Interaction> {
        let all = kinds.iter().zip(1..);
        all.map(|(kind, ago)| had(*kind, ago)).collect()
    };
    let cases: [Case; 15] = [
        (false, "", &[], [Write, Call, Meet], ""),
        (true, "", &[], [Write, Call, Meet], ""),
        // The last time first; once is no habit, but it is something.
        (false, "", &[Called], [Call, Write, Meet], ""),
        (
            false,
            "",
            &[Video, Called, Met],
            [Call, Meet, Write],
            "You mostly call each other",
        ),
        (
            false,
            "",
            &[Met, Event, Mail],
            [Meet, Write, Call],
            "You mostly meet",
        ),
        (
            false,
            "",
            &[Message, Mail, Met],
            [Write, Meet, Call],
            "You mostly write to each other",
        ),
        // The last ones count more: eight, seven and six, against five, four, three, two and one.
        (
            false,
            "",
            &[Met, Met, Met, Mail, Mail, Mail, Mail, Mail],
            [Meet, Write, Call],
            "You mostly meet",
        ),
        // Beyond the last eight nothing counts.
        (
            false,
            "",
            &[Met, Met, Met, Met, Met, Met, Met, Met, Mail],
            [Meet, Write, Call],
            "You mostly meet",
        ),
        // What they like comes before what was done.
        (
            false,
            "A call in the evening",
            &[Mail, Mail, Mail],
            [Call, Write, Meet],
            "Best reached: A call in the evening",
        ),
        (
            false,
            "A visit, never a call after lunch",
            &[],
            [Meet, Write, Call],
            "Best reached: A visit, never a call after lunch",
        ),
        (
            false,
            "Never a call, but a message",
            &[Called],
            [Write, Call, Meet],
            "Best reached: Never a call, but a message",
        ),
        // Words that tell of no way say nothing of it.
        (
            false,
            "Friday afternoon",
            &[Called],
            [Call, Write, Meet],
            "",
        ),
        // Gentle: what asks least, whatever else; its reason only where it is one for that way.
        (
            true,
            "A call in the evening",
            &[Met, Met, Met],
            [Write, Call, Meet],
            "",
        ),
        (
            true,
            "",
            &[Mail, Mail, Mail],
            [Write, Call, Meet],
            "You mostly write to each other",
        ),
        (
            true,
            "Letters",
            &[Met, Met, Met],
            [Write, Call, Meet],
            "Best reached: Letters",
        ),
    ];
    for (gentle, likes, kinds, order, why) in cases {
        let book = book(gentle, |one| reachable(one, likes), &past(kinds));
        assert_eq!(
            of(&book),
            (order.to_vec(), why.to_owned()),
            "{likes} {kinds:?}"
        );
    }
}

#[test]
fn only_what_is_possible_is_offered() {
    let mail = |one: &mut Contact| {
        reachable(one, "");
        one.phones.clear();
    };
    let phone = |one: &mut Contact| {
        reachable(one, "");
        one.emails.clear();
    };
    let order = |contact: fn(&mut Contact), past: &[Interaction]| of(&book(false, contact, past)).0;
    assert_eq!(order(mail, &[]), [Write, Meet]);
    // A number can be written to as well.
    assert_eq!(order(phone, &[]), [Write, Call, Meet]);
    assert_eq!(order(|_| {}, &[]), []);
    assert_eq!(order(|_| {}, &[had(Met, 3)]), []);
    assert_eq!(order(|_| {}, &[had(Called, 3)]), []);
    let dead = |one: &mut Contact| {
        reachable(one, "");
        one.died = Some(PartialDate::default());
    };
    assert_eq!(order(dead, &[had(Met, 3)]), []);
    let me = |one: &mut Contact| {
        reachable(one, "");
        one.me = true;
    };
    assert_eq!(order(me, &[]), []);
    assert_eq!(ways(&Book::default(), id(ANN), day(TODAY)), Ways::default());
}

#[test]
fn what_does_not_count_as_a_conversation_says_nothing() {
    let crowd = Interaction {
        size: Size::Crowd,
        ..had(Met, 1)
    };
    let told_not_to = Interaction {
        counts: Counts::No,
        ..had(Met, 1)
    };
    for one in [crowd, told_not_to, had(Met, -5)] {
        let book = book(false, |one| reachable(one, ""), &[one]);
        assert_eq!(of(&book), (vec![Write, Call, Meet], String::new()));
    }
}

proptest! {
    #[test]
    fn gentle_offers_the_same_ways_and_what_asks_least_first(
        past in prop::collection::vec((0usize..6, -3i32..400), 0..12),
        likes in prop::sample::select(vec!["", "A call", "Letters", "Meet", "never"]),
        (mail, phone) in any::<(bool, bool)>(),
    ) {
        let kinds = [Met, Called, Video, Message, Mail, Event];
        let past: Vec<Interaction> = past.iter().map(|(kind, ago)| had(kinds[*kind], *ago)).collect();
        let contact = |one: &mut Contact| {
            reachable(one, likes);
            one.emails.retain(|_| mail);
            one.phones.retain(|_| phone);
        };
        let (usual, _) = of(&book(false, contact, &past));
        let (gentle, _) = of(&book(true, contact, &past));
        prop_assert!(gentle.is_sorted());
        let mut sorted = usual;
        sorted.sort();
        prop_assert_eq!(gentle, sorted);
    }
}
