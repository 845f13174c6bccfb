//! Who is new, who is here already, and what an import does to the book.

#![cfg(not(target_arch = "wasm32"))]

use kith::domain::contact::Contact;
use kith::domain::note::Note;
use kith::domain::{Book, Change, Clock, Id};
use kith::formats::import::{Choice, Counts, Finding, Plan, Why, plan};
use kith::formats::{self, Draft};

/// Drafts of a file of cards, each given by its lines.
fn drafts(cards: &[&str]) -> Vec<Draft> {
    let file: String = cards
        .iter()
        .map(|lines| format!("BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"))
        .collect();
    formats::read(file.as_bytes()).people
}

/// A book after an import, and the Change that made it so.
fn imported(book: &Book, plan: &Plan) -> (Book, Change) {
    let mut next = 0;
    let change = plan.change(book, "2026-05-12".parse().unwrap(), || {
        next += 1;
        Id::new(1_000 + next / 2, next)
    });
    let mut book = book.clone();
    let delta = book.stamp(&change, &mut Clock::new(1), 1);
    book.join(delta);
    (book, change)
}

fn names(book: &Book) -> Vec<&str> {
    book.all::<Contact>()
        .map(|(_, contact)| contact.display_name())
        .collect()
}

const ANN: &str = "FN:Ann Lee\nEMAIL:ann@example.org\nNOTE:Plays the cello.";

#[test]
fn the_same_file_twice_adds_nobody() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/vcard");
    let mut people = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        people.extend(formats::read(&std::fs::read(entry.unwrap().path()).unwrap()).people);
    }
    assert!(people.len() > 30);
    let (book, first) = imported(&Book::default(), &plan(&Book::default(), people.clone()));
    assert_eq!(
        book.all::<Contact>().count(),
        people.len(),
        "nobody is taken for another"
    );
    assert!(!first.is_empty());
    let again = plan(&book, people.clone());
    assert_eq!(
        again.counts(),
        Counts {
            new: 0,
            here: people.len(),
            twice: 0
        }
    );
    let (_, second) = imported(&book, &again);
    assert!(second.is_empty());
    // Filling in what is missing finds nothing missing.
    let mut filling = plan(&book, people.clone());
    (0..people.len()).for_each(|row| filling.choose(row, Choice::FillIn));
    let (_, third) = imported(&book, &filling);
    assert!(third.is_empty(), "{third:#?}");
}

#[test]
fn somebody_is_recognised_for_a_reason_and_otherwise_new() {
    let known = "UID:1\nFN:Ann Lee\nEMAIL:ann@example.org\nTEL:+44 20 7946 0101\nBDAY:1980-03-22";
    let (book, _) = imported(&Book::default(), &plan(&Book::default(), drafts(&[known])));
    for (card, expected) in [
        ("FN:Somebody Else\nUID:urn:uuid:1", Some(Why::Identifier)),
        (
            "FN:Ann Lee\nEMAIL:ANN@example.org",
            Some(Why::Email("ANN@example.org".into())),
        ),
        (
            "FN:Ann\nEMAIL:ann@example.org",
            Some(Why::Email("ann@example.org".into())),
        ),
        (
            "FN:A. Lee\nTEL:020 7946 0101",
            Some(Why::Phone("020 7946 0101".into())),
        ),
        (
            "EMAIL:ann@example.org",
            Some(Why::Email("ann@example.org".into())),
        ),
        ("FN:lee\\, ann", Some(Why::Name)),
        ("FN:Ann Lee\nBDAY:--0322", Some(Why::Name)),
        // A family shares a telephone and a mailbox, and is several people.
        ("FN:Bob Lee\nTEL:+44 20 7946 0101", None),
        ("FN:Bob Lee\nEMAIL:ann@example.org", None),
        // Two people of one name.
        ("FN:Ann Lee\nEMAIL:other.ann@example.com", None),
        ("FN:Ann Lee\nTEL:+1 555 010 0000", None),
        ("FN:Ann Lee\nBDAY:1999-01-01", None),
        ("FN:Ann Lee\nEMAIL:ann@example.org\nBDAY:1999-01-01", None),
        ("FN:Anna Leeds", None),
    ] {
        let plan = plan(&book, drafts(&[card]));
        let why = match &plan.rows()[0].finding {
            Finding::Here { why, .. } => Some(why.clone()),
            _ => None,
        };
        assert_eq!(why, expected, "{card}");
    }
}

#[test]
fn somebody_here_is_skipped_added_or_completed_as_one_chooses() {
    let (book, _) = imported(&Book::default(), &plan(&Book::default(), drafts(&[ANN])));
    let more =
        "FN:Ann Lee\nEMAIL:ann@example.org\nTEL:12345678\nNOTE:Plays the cello.\nNOTE:Moved.";
    let mut plan = plan(&book, drafts(&[more]));
    assert_eq!(plan.rows()[0].choice, Choice::Skip);
    assert!(imported(&book, &plan).1.is_empty());

    plan.choose(0, Choice::FillIn);
    let (filled, change) = imported(&book, &plan);
    assert_eq!(
        (change.added.len(), change.updated.len()),
        (1, 1),
        "one note, one person"
    );
    let (id, ann) = filled.all::<Contact>().next().unwrap();
    assert_eq!((ann.emails.len(), ann.phones.len()), (1, 1));
    let notes: Vec<&str> = filled
        .about::<Note>(id)
        .map(|(_, note)| note.text.as_str())
        .collect();
    assert_eq!(notes, ["Plays the cello.", "Moved."]);

    plan.choose(0, Choice::Add);
    assert_eq!(names(&imported(&book, &plan).0), ["Ann Lee", "Ann Lee"]);
}

#[test]
fn a_second_mention_in_one_file_completes_the_first() {
    let people = drafts(&[
        ANN,
        "FN:Bob Ray",
        "FN:Ann Lee\nEMAIL:ann@example.org\nTEL:12345678",
    ]);
    let mut plan = plan(&Book::default(), people);
    assert_eq!(
        plan.counts(),
        Counts {
            new: 2,
            here: 0,
            twice: 1
        }
    );
    assert!(matches!(
        plan.rows()[2].finding,
        Finding::Twice { row: 0, .. }
    ));
    let (book, _) = imported(&Book::default(), &plan);
    assert_eq!(names(&book), ["Ann Lee", "Bob Ray"]);
    assert_eq!(book.all::<Contact>().next().unwrap().1.phones.len(), 1);
    // Where the first is left out, there is nobody to complete.
    plan.choose(0, Choice::Skip);
    assert_eq!(names(&imported(&Book::default(), &plan).0), ["Bob Ray"]);
}

#[test]
fn drafts_that_arrive_in_parts_make_the_same_plan() {
    let people = drafts(&[ANN, "FN:Bob Ray", ANN, "FN:Bob Ray\nTEL:98765"]);
    let whole = plan(&Book::default(), people.clone());
    let mut parts = Plan::new(&Book::default());
    for draft in people {
        parts.take(vec![draft]);
    }
    assert_eq!(whole.rows(), parts.rows());
}

#[test]
fn a_book_that_is_known_in_parts_makes_the_same_plan() {
    let people = drafts(&[ANN, "FN:Bob Ray", "FN:Cy", "FN:Di\nTEL:98765"]);
    let (book, _) = imported(&Book::default(), &plan(&Book::default(), people.clone()));
    let whole = plan(&book, people.clone());
    assert_eq!(whole.counts().new, 0);
    for size in 1..6 {
        let mut parts = Plan::default();
        let mut last = None;
        while let Some(next) = parts.know(&book, last, size) {
            last = Some(next);
        }
        parts.take(people.clone());
        assert_eq!(whole.rows(), parts.rows(), "{size} at once");
    }
}

#[test]
fn an_import_is_taken_back_by_its_inverse_and_never_reuses_an_id() {
    let (mut book, _) = imported(
        &Book::default(),
        &plan(&Book::default(), drafts(&["FN:Bob Ray"])),
    );
    let before: Vec<String> = names(&book).into_iter().map(str::to_owned).collect();
    // The closure of `imported` gives the ids of the first import again.
    let (after, change) = imported(&book, &plan(&book, drafts(&[ANN, "FN:Cy"])));
    assert_eq!(names(&after).len(), 3);
    book = after;
    let delta = book.stamp(&change.invert(), &mut Clock::new(1), 2);
    book.join(delta);
    assert_eq!(names(&book), before);
}

#[test]
fn planning_takes_as_long_as_there_are_notes_and_not_their_square() {
    let people = (0..40_000).map(|row| Draft {
        contact: Contact::named(format!("Person {row}")),
        notes: vec![format!("Note {row}"), format!("Note {row}")],
        ..Draft::default()
    });
    let plan = plan(&Book::default(), people.collect());
    let start = std::time::Instant::now();
    let (_, change) = imported(&Book::default(), &plan);
    println!("{:?}", start.elapsed());
    assert_eq!(change.added.len(), 80_000, "the same note once");
    // Their square took minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
