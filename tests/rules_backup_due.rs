//! When a copy outside the browser is due.

use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Clock, Contact, Id};
use kith::rules::backup_due::is_due;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn book(people: &[(u32, bool)]) -> Book {
    let (mut book, mut clock) = (Book::default(), Clock::new(1));
    for &(number, me) in people {
        let contact = Contact {
            me,
            ..Contact::default()
        };
        let change = Change::add(Id::new(number, 0), Body::from(contact));
        let delta = book.stamp(&change, &mut clock, 1);
        book.join(delta);
    }
    book
}

#[test]
fn an_export_is_asked_for_weekly_once_somebody_is_kept() {
    let (nobody, me, someone) = (
        book(&[]),
        book(&[(1, true)]),
        book(&[(1, true), (2, false)]),
    );
    for (book, exported, put_off, expected) in [
        (&nobody, None, None, false),
        (&me, None, None, false),
        (&someone, None, None, true),
        (&someone, Some("2026-03-10"), None, false),
        (&someone, Some("2026-03-04"), None, false),
        (&someone, Some("2026-03-03"), None, true),
        (&someone, None, Some("2026-03-10"), false),
        (&someone, None, Some("2026-03-03"), true),
        // The later of the two counts.
        (&someone, Some("2026-01-01"), Some("2026-03-08"), false),
        (&someone, Some("2026-03-08"), Some("2026-01-01"), false),
        (&someone, Some("2026-03-01"), Some("2026-03-02"), true),
        // The clock was ahead then.
        (&someone, Some("2027-01-01"), None, true),
        (&me, Some("2026-01-01"), None, false),
    ] {
        let answer = is_due(book, exported.map(day), put_off.map(day), day("2026-03-10"));
        assert_eq!(
            answer, expected,
            "exported {exported:?}, put off {put_off:?}"
        );
    }
}
