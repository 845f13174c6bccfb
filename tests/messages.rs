//! What the page and the worker say to each other arrives as it was said.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/big_book.rs"]
#[allow(dead_code, reason = "each suite uses a part of it")]
mod big_book;

use kith::domain::contact::Thumbnail;
use kith::domain::{Book, Delta};
use kith::formats::{Draft, Problem};
use kith::messages::{
    Answer, Order, RECORDS_AT_ONCE, Summary, from_bytes, next_sheet, read_sheet, to_bytes,
};

#[test]
fn a_book_goes_over_in_parts_and_is_the_same() {
    for people in [0, 1, 300] {
        let mut book = Book::default();
        book.join(big_book::delta(7, people, 9));
        let mut joined = Book::default();
        let mut after = None;
        let mut parts = 0;
        while let Some((sheet, last)) = next_sheet(book.entries(), book.tombstones(), after) {
            let part: Delta = read_sheet(&sheet).expect("a sheet just written");
            assert!(part.entries.len() <= RECORDS_AT_ONCE);
            joined.join(part);
            after = Some(last);
            parts += 1;
        }
        assert!(joined == book, "{people} people in {parts} parts");
        assert!(parts >= book.entries().len() / RECORDS_AT_ONCE && parts >= 1);
    }
}

#[test]
fn what_is_no_part_is_not_read_as_one() {
    assert_eq!(read_sheet(b"not a sheet"), None);
    assert_eq!(from_bytes::<Answer>(b"{\"is\":\"ready\"}"), None);
}

#[test]
fn messages_arrive_as_they_were_said() {
    let problem = Problem::new(3, 40, "No name.");
    let mut draft = Draft::default();
    draft.contact.name.given = "Ada".to_owned();
    draft.notes = vec!["met in Lisbon".to_owned()];
    (draft.card, draft.line) = (3, 40);
    let answers = [
        Answer::Ready,
        Answer::Progress {
            done: 1,
            total: u64::MAX,
        },
        Answer::People {
            people: vec![draft],
            problems: vec![problem.clone()],
        },
        Answer::Records(vec![1, 2, 3].into()),
        Answer::Done(Summary {
            people: 7,
            problems: vec![problem],
            problems_untold: 2,
            ..Summary::default()
        }),
        Answer::Refused("Nothing was imported.".to_owned()),
        Answer::Picture(Thumbnail {
            media_type: "image/webp".to_owned(),
            bytes: vec![0, 255],
        }),
    ];
    for answer in answers {
        assert_eq!(from_bytes(&to_bytes(&answer)), Some(answer));
    }
    for order in [
        Order::Take(vec![0, 255].into()),
        Order::Write,
        Order::Picture,
    ] {
        assert_eq!(from_bytes(&to_bytes(&order)), Some(order));
    }
}
