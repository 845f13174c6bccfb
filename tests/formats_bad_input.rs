//! Whatever one drops on the app gets an answer: a sentence, never a panic and never silence.

#![cfg(not(target_arch = "wasm32"))]

use kith::formats::{self, Format, backup};
use proptest::prelude::*;

/// The one sentence for a file of which nothing is read.
fn refusal(bytes: &[u8]) -> String {
    let reading = formats::read(bytes);
    assert!(reading.people.is_empty(), "{reading:?}");
    assert_eq!(reading.problems.len(), 1, "{reading:?}");
    assert_eq!((reading.problems[0].card, reading.problems[0].line), (0, 0));
    reading.problems[0].reason.clone()
}

#[test]
fn a_file_of_another_kind_is_named() {
    let noise: Vec<u8> = (0..2_000u32)
        .map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80)
        .collect();
    for (bytes, says) in [
        (&b""[..], "empty"),
        (b" \r\n\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (
            b"<!DOCTYPE html><html><body>BEGIN:VCARD</body></html>",
            "a web page",
        ),
        (b"\n <html lang=\"en\"><head>", "a web page"),
        (b"<?xml version=\"1.0\"?><contacts/>", "XML"),
        (
            b"First Name,Last Name,E-mail\nAnn,Lee,ann@example.org\n",
            "a table",
        ),
        (b"Name;Telefon\nAnn;1\nBob;2\n", "a table"),
        (b"{\"contacts\": []}", "JSON, but not a backup"),
        (b"[1, 2", "JSON, but not a backup"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "a calendar"),
        (b"age-encryption.org/v1\n-> scrypt", "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Office"),
        (b"SQLite format 3\x00", "a database"),
        (b"Dear Ann,\nsee you on Friday.\n", "a text"),
        (&[0xff; 500], "not a kind of file"),
        (&[0; 500], "empty"),
        (&noise, "not a kind of file"),
        (b"{\"kith\": 1, \"people\": []}", "a backup"),
    ] {
        let sentence = refusal(bytes);
        let start = &bytes[..bytes.len().min(30)];
        assert!(sentence.contains(says), "{start:?}: {sentence}");
        assert!(sentence.ends_with("Nothing was imported."), "{sentence}");
    }
}

#[test]
fn a_card_is_found_behind_any_preamble() {
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n";
    let far = "x".repeat(99).to_owned() + "\n";
    for before in ["\n\n", "Exported on Friday\n", &far.repeat(1_000)] {
        let reading = formats::read(format!("{before}{card}").as_bytes());
        assert_eq!(reading.format, Format::VCard);
        assert_eq!(reading.people.len(), 1);
    }
}

#[test]
fn a_file_cut_off_anywhere_gives_what_is_before_the_cut() {
    let whole = "BEGIN:VCARD\nVERSION:3.0\nFN:First\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE:S=C3=A9cond=\n=20one\n\
        PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQAB\n AAD/2Q==\n\nTEL:12345\nEND:VCARD\n";
    let first = whole.find("BEGIN:VCARD\nVERSION:2.1").unwrap();
    for cut in first + 25..whole.len() - 2 {
        let reading = formats::read(&whole.as_bytes()[..cut]);
        assert_eq!(reading.people[0].contact.name.full, "First");
        let told = reading.problems.iter().any(|problem| problem.card == 2);
        assert!(told, "cut at {cut}: {reading:?}");
    }
}

#[test]
fn fifty_megabytes_are_read_without_a_second_copy_of_them_as_people() {
    let photo = "QUJD".repeat(100_000);
    let card = format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Big Ben\r\nTEL:12345\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/{photo}\r\nEND:VCARD\r\n"
    );
    let bytes = card.repeat(50_000_000 / card.len() + 1).into_bytes();
    assert!(bytes.len() > 50_000_000);
    let mut people = 0;
    for item in formats::vcard::Cards::new(&bytes) {
        assert!(item.problems.is_empty(), "{:?}", item.problems);
        people += item
            .draft
            .map_or(0, |draft| usize::from(draft.photo.is_some()));
    }
    assert_eq!(people, bytes.len() / card.len());
    // One line without an end, and fifty megabytes that are no cards at all.
    let endless = [b"BEGIN:VCARD\nFN:".to_vec(), vec![b'a'; 50_000_000]].concat();
    assert_eq!(formats::read(&endless).people.len(), 1);
    let lines = [
        b"BEGIN:VCARD\nFN:x\n".to_vec(),
        b"no colon\n".repeat(1_000_000),
    ]
    .concat();
    let reading = formats::read(&lines);
    assert_eq!(reading.people.len(), 1);
    assert!(
        reading.problems.len() < 20,
        "a million bad lines are not a million problems"
    );
}

#[test]
fn backups_that_cannot_be_read_say_why() {
    for (bytes, says) in [
        (&b""[..], "empty"),
        (
            b"{\"kith\": 99, \"people\": [{\"strange\": true}]}",
            "newer version",
        ),
        (
            b"{\"kith\": 1,\n\"people\": [\n{\"id\":\"",
            "breaks off at line 3",
        ),
        (
            b"{\"kith\": 1,\n\"people\": [\n{\"id\" 5}]}",
            "damaged at line 3",
        ),
        (b"{\"kith\": 1, \"people\": 7}", "damaged at line 1"),
        (b"{\"kith\": 1} and more", "damaged at line 1"),
        (b"{\"people\": []}", "not a backup"),
        (b"[1]", "not a backup"),
        (b"BEGIN:VCARD", "damaged"),
    ] {
        let sentence = backup::read(bytes).unwrap_err().to_string();
        assert!(sentence.contains(says), "{sentence}");
        assert!(sentence.contains("Nothing was read"), "{sentence}");
    }
}

/// Every fixture, to be damaged.
fn fixtures() -> Vec<Vec<u8>> {
    let folder = format!("{}/tests/fixtures/vcard", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect()
}

/// What happens to files on their way.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize),
    Set(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = 0usize..10_000;
    let telling = prop::sample::select(vec![
        &b"\r\n"[..],
        b"\n ",
        b"=",
        b"=\n",
        b";",
        b":",
        b"\\",
        b"\"",
        b"BEGIN:VCARD\n",
        b"END:VCARD\n",
        b"\xff\xfe",
        b"\x00",
        b"\xc3",
        b";ENCODING=BASE64:",
        b";ENCODING=QUOTED-PRINTABLE:",
        b"item1.",
        b"^n",
        b"BDAY:\xe2\x88\x92-1\n",
        b"X-FCENCODED-\xc3\xa9:a\n",
    ]);
    prop_oneof![
        place.clone().prop_map(Damage::Cut),
        (place.clone(), any::<u8>()).prop_map(|(at, byte)| Damage::Set(at, byte)),
        (place.clone(), telling).prop_map(|(at, bytes)| Damage::Insert(at, bytes.to_vec())),
        (place, 0usize..40).prop_map(|(at, length)| Damage::Remove(at, length)),
    ]
}

fn apply(bytes: &mut Vec<u8>, damage: Damage) {
    let length = bytes.len();
    let place = |at: usize| if length == 0 { 0 } else { at % length };
    match damage {
        Damage::Cut(at) => bytes.truncate(place(at)),
        Damage::Set(at, byte) if length > 0 => bytes[place(at)] = byte,
        Damage::Set(..) => {}
        Damage::Insert(at, new) => drop(bytes.splice(place(at)..place(at), new)),
        Damage::Remove(at, many) => {
            let end = length.min(place(at) + many);
            drop(bytes.drain(place(at)..end));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(700))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        formats::read(&bytes);
        let _ = backup::read(&bytes);
    }

    #[test]
    fn no_damage_makes_the_reader_panic_or_silent(
        which in 0usize..1_000,
        damages in prop::collection::vec(damage(), 1..6),
    ) {
        let fixtures = fixtures();
        let mut bytes = fixtures[which % fixtures.len()].clone();
        for damage in damages {
            apply(&mut bytes, damage);
        }
        let reading = formats::read(&bytes);
        prop_assert!(!reading.people.is_empty() || !reading.problems.is_empty());
        for draft in &reading.people {
            prop_assert!(draft.card > 0 && draft.line > 0);
            // What goes to the page comes back whole.
            let bytes = kith::messages::to_bytes(draft);
            let back: formats::Draft = kith::messages::from_bytes(&bytes).unwrap();
            prop_assert_eq!(&back.contact, &draft.contact);
        }
    }
}
