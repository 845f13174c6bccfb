//! A backup is the book: writing and reading it loses nothing, and merging files is merging books.

#![cfg(not(target_arch = "wasm32"))]

use kith::domain::contact::{Contact, Email, Fact, Thumbnail};
use kith::domain::note::Note;
use kith::domain::own::Preferences;
use kith::domain::record::RecordType as _;
use kith::domain::{Body, Book, Change, Clock, Delta, Id, Kind, Record, spans_of};
use kith::formats::backup::{buried, read, replacing, replacing_within, write, write_delta};
use proptest::prelude::*;
use serde_json::json;

/// What a person does to a book.
#[derive(Clone, Debug)]
enum Act {
    AddContact(u32, String),
    AddNote(u32, String, u32),
    Rename(u32, String),
    Decorate(u32, u8),
    Trash(u32, u32),
    Purge(u32),
}

fn act() -> impl Strategy<Value = Act> {
    // Few ids, so that acts meet; texts with everything that JSON escapes.
    let id = 1u32..12;
    let text = "[a-zéß山\"\\\\\n\t\u{1f642}\u{0}]{0,8}";
    prop_oneof![
        (id.clone(), text).prop_map(|(id, text)| Act::AddContact(id, text)),
        (id.clone(), text, 1u32..12).prop_map(|(id, text, about)| Act::AddNote(id, text, about)),
        (id.clone(), text).prop_map(|(id, text)| Act::Rename(id, text)),
        (id.clone(), any::<u8>()).prop_map(|(id, what)| Act::Decorate(id, what)),
        (id.clone(), any::<u32>()).prop_map(|(id, when)| Act::Trash(id, when)),
        id.prop_map(Act::Purge),
    ]
}

/// Fills fields of every shape, an unknown one among them.
fn decorate(contact: &mut Contact, what: u8) {
    contact.favourite = what & 1 == 1;
    contact.rhythm = (what & 2 == 2).then_some(u16::from(what));
    contact.died = (what & 4 == 4).then(|| "1981~".parse().unwrap());
    contact.emails = vec![Email {
        address: format!("{what}@example.org"),
        ..Email::default()
    }];
    contact.facts = vec![Fact {
        label: "é\n".into(),
        value: "\"".into(),
        private: true,
        ..Fact::default()
    }];
    contact.thumbnail = (what & 8 == 8).then(|| Thumbnail {
        media_type: "image/png".into(),
        bytes: vec![what; 3],
    });
    contact.unknown.0.insert(
        "later".into(),
        json!({"deep": [what, null, 1.5]}).to_string(),
    );
}

fn contact_id(at: u32) -> Id {
    Id::new(1_000 + at, at)
}

fn note_id(at: u32) -> Id {
    Id::new(2_000 + at, at)
}

fn change_of(book: &Book, act: Act) -> Change {
    let edit = |id: Id, with: &dyn Fn(&mut Record)| {
        let Some(from) = book.record(id) else {
            return Change::default();
        };
        let mut to = from.clone();
        with(&mut to);
        Change::update(id, from, to)
    };
    let of_contact = |record: &mut Record, with: &dyn Fn(&mut Contact)| {
        if let Some(contact) = Contact::of_mut(&mut record.body) {
            with(contact);
        }
    };
    match act {
        Act::AddContact(at, name) if book.record(contact_id(at)).is_none() => {
            Change::add(contact_id(at), Contact::named(name))
        }
        Act::AddNote(at, text, about) if book.record(note_id(at)).is_none() => {
            let about = vec![contact_id(about)];
            Change::add(
                note_id(at),
                Note {
                    text,
                    about,
                    ..Note::default()
                },
            )
        }
        Act::AddContact(..) | Act::AddNote(..) => Change::default(),
        Act::Rename(at, name) => edit(contact_id(at), &|record| {
            of_contact(record, &|contact| contact.name.full.clone_from(&name));
        }),
        Act::Decorate(at, what) => edit(contact_id(at), &|record| {
            of_contact(record, &|contact| decorate(contact, what));
        }),
        Act::Trash(at, when) => edit(note_id(at), &|record| record.trashed = Some(when)),
        Act::Purge(at) => book
            .record(note_id(at))
            .map(|record| Change::remove(note_id(at), record.clone()))
            .unwrap_or_default(),
    }
}

fn play(mut book: Book, device: u32, acts: Vec<Act>) -> Book {
    let mut clock = Clock::new(device);
    for (at, act) in acts.into_iter().enumerate() {
        let change = change_of(&book, act);
        let delta = book.stamp(&change, &mut clock, 1_700_000_000_000 + at as u64 / 3);
        book.join(delta.clone());
    }
    book
}

fn joined(deltas: &[Delta]) -> Book {
    let mut book = Book::default();
    for delta in deltas {
        book.join(delta.clone());
    }
    book
}

fn read_whole(text: &str) -> Delta {
    let reading = read(text.as_bytes()).unwrap();
    assert_eq!(reading.problems, []);
    reading.delta
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(acts in prop::collection::vec(act(), 0..40)) {
        let book = play(Book::default(), 7, acts);
        let text = write(&book);
        let delta = read_whole(&text);
        prop_assert_eq!(&delta, &book.to_delta());
        prop_assert_eq!(joined(&[delta]), book.clone());
        prop_assert_eq!(write(&joined(&[book.to_delta()])), text, "the same book, the same bytes");
    }

    #[test]
    fn merging_files_is_merging_books(
        shared in prop::collection::vec(act(), 0..20),
        ours in prop::collection::vec(act(), 0..20),
        theirs in prop::collection::vec(act(), 0..20),
    ) {
        let before = play(Book::default(), 1, shared);
        let ours = play(before.clone(), 2, ours);
        let theirs = play(before, 3, theirs);
        let direct = joined(&[ours.to_delta(), theirs.to_delta()]);
        let (one, two) = (read_whole(&write(&ours)), read_whole(&write(&theirs)));
        prop_assert_eq!(&joined(&[one.clone(), two.clone()]), &direct);
        prop_assert_eq!(&joined(&[two, one]), &direct);
    }

    #[test]
    fn restoring_makes_the_book_equal_by_value_and_undo_takes_it_back(
        ours in prop::collection::vec(act(), 0..30),
        theirs in prop::collection::vec(act(), 0..30),
    ) {
        let mut ours = play(Book::default(), 2, ours);
        let theirs = play(Book::default(), 3, theirs);
        let values = |book: &Book| -> Vec<(Id, Record)> {
            book.entries().iter().map(|(id, entry)| (*id, entry.record.clone())).collect()
        };
        let before = values(&ours);
        let change = replacing(&ours, &theirs.to_delta());
        let mut parts = Change::default();
        let ids = ours.to_delta().ids().chain(theirs.to_delta().ids()).collect::<Vec<_>>();
        for span in spans_of(ids.into_iter(), 3) {
            parts.extend(replacing_within(&ours, &theirs.to_delta(), span));
        }
        prop_assert_eq!(&parts, &change);
        let mut clock = Clock::new(4);
        let delta = ours.stamp(&change, &mut clock, 1_800_000_000_000);
        ours.join(delta);
        prop_assert_eq!(values(&ours), values(&theirs));
        prop_assert!(replacing(&ours, &theirs.to_delta()).is_empty());
        let delta = ours.stamp(&change.invert(), &mut clock, 1_800_000_000_001);
        ours.join(delta);
        prop_assert_eq!(values(&ours), before);
    }
}

#[test]
fn an_empty_book_is_a_file_too() {
    assert_eq!(write(&Book::default()), "{\n\"kith\": 1\n}\n");
    assert!(read_whole(&write(&Book::default())).is_empty());
}

#[test]
fn every_kind_of_record_goes_through() {
    let mut book = Book::default();
    let mut clock = Clock::new(1);
    for (at, &kind) in Kind::ALL.iter().enumerate() {
        let body = kind.body_from_json(json!({"fromLater": at})).unwrap();
        let id = if kind == Kind::Preferences {
            Id::PREFERENCES
        } else {
            Id::new(at as u32 + 1, 1)
        };
        let delta = book.stamp(&Change::add(id, body), &mut clock, 1);
        book.join(delta.clone());
    }
    let text = write(&book);
    assert_eq!(read_whole(&text), book.to_delta());
    for kind in Kind::ALL {
        assert!(text.contains(&format!("\"{}\": [", kind.collection())));
    }
    assert_eq!(text.matches("fromLater").count(), Kind::ALL.len());
    assert!(book.get::<Preferences>(Id::PREFERENCES).is_some());
}

#[test]
fn a_damaged_record_is_a_problem_and_the_others_are_read() {
    let text = r#"{"kith":1,
"people":[
{"id":"0000000000101","stamp":"5-0-00000001","name":{"full":"Ann"}},
{"stamp":"5-0-00000001","name":{"full":"No id"}},
{"id":"u","name":{"full":"Bad id"}},
{"id":"0000000000104","stamp":"yesterday"},
{"id":"0000000000105","emails":"ann@example.org"},
"not a record",
{"id":"0000000000107","stamp":"6-0-00000001","edits":{"name":"soon"}},
{"id":"0000000000101","stamp":"5-0-00000001","edits":{"name":"9-0-00000001"},"name":{"full":"Anne"}},
{"id":"0000000000109","name":{"full":"By hand"}}
],
"strangers":[{"id":1}],
"tombstones":{"0000000000200":"7-0-00000001","x":"7-0-00000001"}}"#;
    let reading = read(text.as_bytes()).unwrap();
    let names: Vec<String> = reading
        .delta
        .entries
        .values()
        .map(|entry| match &entry.record.body {
            Body::Contact(contact) => contact.name.full.clone(),
            _ => String::new(),
        })
        .collect();
    assert_eq!(
        names,
        ["Anne", "By hand"],
        "the later of two versions stays"
    );
    assert_eq!(reading.delta.tombstones.len(), 1);
    let told: Vec<&str> = reading
        .problems
        .iter()
        .map(|problem| problem.reason.as_str())
        .collect();
    for (says, reason) in [
        "no id",
        "“u” is not an id",
        "stamp is damaged",
        "emails",
        "no record",
        "“name” is damaged",
        "twice",
        "“strangers”",
        "“x”",
    ]
    .iter()
    .zip(&told)
    {
        assert!(reason.contains(says), "{says}: {reason}");
    }
    assert_eq!(told.len(), 9, "{told:#?}");
    assert_eq!(reading.problems[0].card, 2, "its place in the list");
}

#[test]
fn what_is_left_out_is_named_and_so_is_the_field_that_cannot_be_read() {
    let text = r#"{"kith":1,
"people":[
{"id":"0000000000101","name":{"full":"Ada Holm"},"rhythm":"often"},
{"id":"0000000000102","name":{"given":"Bo","surname":"Vale"},"onlineServices":7},
{"name":{"full":"Cy"}}
],
"notes":[{"id":"0000000000103","text":"\n Seeds and wine\nand more","pinned":"yes"}]}"#;
    let reading = read(text.as_bytes()).unwrap();
    let told = reading.problems.iter().map(|one| one.reason.as_str());
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "“people”, number 1: the whole person Ada Holm is left out, because “rhythm” could not \
             be read.",
            "“people”, number 2: the whole person Bo Vale is left out, because “online services” \
             could not be read.",
            "“people”, number 3: the whole person Cy is left out, because it has no id.",
            "“notes”, number 1: the whole note “Seeds and wine” is left out, because “pinned” could \
             not be read.",
        ]
    );
}

#[test]
fn ten_thousand_people_are_written_and_read_in_good_time() {
    let mut delta = Delta::default();
    let mut clock = Clock::new(1);
    let mut book = Book::default();
    let mut change = Change::default();
    for at in 0..10_000u32 {
        let mut contact = Contact::named(format!("Person {at}"));
        decorate(&mut contact, at as u8);
        change.added.insert(contact_id(at), Record::new(contact));
    }
    delta
        .entries
        .extend(book.stamp(&change, &mut clock, 1).entries);
    book.join(delta.clone());
    let start = std::time::Instant::now();
    let text = write_delta(&delta);
    let written = start.elapsed();
    let back = read_whole(&text);
    let read = start.elapsed() - written;
    assert_eq!(back.entries.len(), 10_000);
    println!(
        "{} bytes: written in {written:?}, read in {read:?}",
        text.len()
    );
    // Loose, for slow machines without optimisation; the figures are printed.
    assert!(written.as_secs() < 5 && read.as_secs() < 10);
}

#[test]
fn a_stamp_of_the_end_of_time_is_a_problem_and_not_taken() {
    let file = r#"{"kith": 1, "contact": [], "tombstones": {"0000000000001": "18446744073709551615-4294967295-00000001"}}"#;
    let read = read(file.as_bytes()).expect("a backup");
    assert!(read.delta.tombstones.is_empty());
    assert!(
        read.problems
            .iter()
            .any(|problem| problem.reason.contains("not an id and a stamp")),
        "{:?}",
        read.problems
    );
}

#[test]
fn what_was_deleted_since_can_be_brought_back_from_a_file() {
    let (mut book, mut clock) = (Book::default(), Clock::new(1));
    let ids = [1, 2, 3].map(contact_id);
    let mut added = Change::default();
    for id in ids {
        added.added.insert(id, Record::new(Contact::named("Ada")));
    }
    let delta = book.stamp(&added, &mut clock, 1);
    book.join(delta);
    let file = book.to_delta();
    // The import is undone: the deletion is later than the file.
    let delta = book.stamp(&added.clone().invert(), &mut clock, 2);
    book.join(delta);
    assert!(book.preview(&file).is_empty() && book.is_empty());

    let back = buried(&book, &file);
    assert_eq!(back, added);
    let delta = book.stamp(&back, &mut clock, 3);
    book.join(delta);
    assert_eq!(book.entries().len(), 3);
    assert!(
        buried(&book, &file).is_empty(),
        "nothing is deleted any more"
    );

    // What the file itself tells of as deleted stays so.
    let gone = book.stamp(&added.invert(), &mut clock, 4);
    let mut later = book.to_delta();
    later.tombstones.extend(gone.tombstones.clone());
    book.join(gone);
    assert!(buried(&book, &later).is_empty());
}

#[test]
fn a_backup_that_an_editor_kept_in_utf_16_is_read_as_well() {
    let contact = Contact {
        nicknames: vec!["Zoë".to_owned()],
        ..Contact::default()
    };
    let mut delta = Delta::default();
    let entry = kith::domain::Entry::new(Record::new(contact), kith::domain::Stamp::default());
    delta.entries.insert(Id::new(1, 2), entry);
    let mut book = Book::default();
    book.absorb(delta);
    let text = write(&book);
    let marked: String = std::iter::once('\u{feff}').chain(text.chars()).collect();
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let plain = read(text.as_bytes()).expect("a backup").delta;
    assert_eq!(plain.entries.len(), 1);
    for bytes in [little, big] {
        assert_eq!(read(&bytes).expect("a backup").delta.entries, plain.entries);
    }
}
