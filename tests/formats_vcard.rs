//! What is read out of vCards: one fixture for each peculiarity, one table row for what must come of
//! it. The people are invented.

#![cfg(not(target_arch = "wasm32"))]

use kith::formats;
use serde_json::{Value, json};

/// Everything read from a file, to be pointed into: `/people/0/contact/…`, `/problems/0/reason`.
fn read(bytes: &[u8]) -> Value {
    let reading = formats::read(bytes);
    let photos: Vec<_> = reading
        .people
        .iter()
        .map(|draft| draft.photo.as_ref().map(|photo| photo.media_type))
        .collect();
    json!({ "people": reading.people, "photos": photos, "problems": reading.problems })
}

/// Every pointer leads to that value, or to nothing where the value is null.
fn check(what: &str, found: &Value, expected: &[(&str, Value)]) {
    for (pointer, value) in expected {
        let got = found.pointer(pointer).unwrap_or(&Value::Null);
        assert_eq!(got, value, "{what} at {pointer} in {found:#}");
    }
}

fn check_fixture(name: &str, expected: &[(&str, Value)]) {
    let path = format!(
        "{}/tests/fixtures/vcard/{name}.vcf",
        env!("CARGO_MANIFEST_DIR")
    );
    check(name, &read(&std::fs::read(path).unwrap()), expected);
}

/// How a list reads, item by item, by those of its fields.
fn column(found: &Value, list: &str, fields: &[&str]) -> Vec<String> {
    let items = found.pointer(list).and_then(Value::as_array);
    let text = |item: &Value, field: &&str| item[*field].as_str().unwrap_or("").to_owned();
    items
        .into_iter()
        .flatten()
        .map(|item| {
            let texts: Vec<String> = fields.iter().map(|field| text(item, field)).collect();
            texts.join("|")
        })
        .collect()
}

fn fixture(name: &str) -> Value {
    let path = format!(
        "{}/tests/fixtures/vcard/{name}.vcf",
        env!("CARGO_MANIFEST_DIR")
    );
    read(&std::fs::read(path).unwrap())
}

#[test]
fn apple_labels_dates_without_a_year_and_profiles() {
    check_fixture(
        "apple-30",
        &[
            (
                "/people/0/contact/name/full",
                json!("Dr. Adaeze Ngozi Okafor PhD"),
            ),
            ("/people/0/contact/name/maiden", json!("Eze")),
            ("/people/0/contact/name/phoneticGiven", json!("Ah-DAY-zeh")),
            ("/people/0/contact/nicknames", json!(["Ada", "Zee"])),
            (
                "/people/0/contact/anniversaries/0",
                json!({"date": "--05-09"}),
            ),
            (
                "/people/0/contact/anniversaries/1",
                json!({"kind": "wedding", "date": "2011-08-20"}),
            ),
            (
                "/people/0/contact/anniversaries/2",
                json!({"kind": "other", "label": "Opened the shop", "date": "2019-03-01"}),
            ),
            ("/people/0/contact/emails/0/label", json!("Bakery door")),
            ("/people/0/contact/emails/0/preferred", json!(true)),
            (
                "/people/0/contact/links/0/uri",
                json!("http://harbour.example/ada"),
            ),
            ("/people/0/contact/links/0/label", json!("home page")),
            (
                "/people/0/contact/addresses/0/street",
                json!("12 Quay Street, top floor"),
            ),
            (
                "/people/0/contact/organizations/0/units",
                json!(["Bread; rolls", "Early shift"]),
            ),
            ("/people/0/contact/tags", json!(["Friends", "Bread people"])),
            (
                "/people/0/notes",
                json!(["Starts at four in the morning, so never call before noon.\nLikes rye."]),
            ),
            (
                "/people/0/contact/preserved",
                json!(["item3.X-ABADR:gb", "UID:5E1F-ADA"]),
            ),
            ("/photos/0", json!("image/jpeg")),
            ("/problems", json!([])),
        ],
    );
    let found = fixture("apple-30");
    assert_eq!(
        column(&found, "/people/0/contact/phones", &["label", "number"]),
        [
            "mobile|+44 20 7946 0101",
            "home fax|+44 20 7946 0102",
            "assistant phone|+44 20 7946 0103",
            "iphone|+44 20 7946 0104"
        ]
    );
    assert_eq!(
        column(
            &found,
            "/people/0/contact/onlineServices",
            &["service", "user", "uri"]
        ),
        [
            "Twitter|adabakes|http://twitter.com/adabakes",
            "Mastodon|ada@bread.example|",
            "Skype|ada.okafor|skype:ada.okafor"
        ]
    );
    assert_eq!(
        column(&found, "/people/0/contact/facts", &["label", "value"]),
        ["spouse|Tobias", "Godmother|Mrs. Lindqvist"]
    );
}

#[test]
fn android_writes_quoted_printable_over_several_lines() {
    check_fixture(
        "android-21",
        &[
            ("/people/0/contact/name/full", json!("Božena Šárková")),
            ("/people/0/contact/name/surname", json!("Šárková")),
            (
                "/people/0/contact/organizations/0/name",
                json!("Včelařství Šárka"),
            ),
            ("/people/0/contact/addresses/0/country", json!("Česko")),
            ("/people/0/contact/nicknames", json!(["Boženka"])),
            (
                "/people/0/notes",
                json!(["První řádek\ndruhý řádek; středník a konec"]),
            ),
            ("/people/0/contact/anniversaries/1/kind", json!("wedding")),
            ("/people/0/contact/anniversaries/2/label", json!("Name day")),
            (
                "/people/0/contact/facts",
                json!([{"label": "spouse", "value": "Jan"}]),
            ),
            ("/photos/0", json!("image/jpeg")),
            ("/problems", json!([])),
        ],
    );
    assert_eq!(
        column(
            &fixture("android-21"),
            "/people/0/contact/phones",
            &["label", "number"]
        ),
        [
            "mobile|+420601000111",
            "home|+420 601 000 112",
            "work fax|+420601000113",
            "cottage|+420601000114"
        ]
    );
}

#[test]
fn outlook_joins_the_envelope_to_its_address_and_indents_its_pictures() {
    check_fixture(
        "outlook-21",
        &[
            ("/people/0/contact/name/middle", json!("Jean,Paul")),
            (
                "/people/0/contact/organizations/0/name",
                json!("Vale, Reed and Sons"),
            ),
            (
                "/people/0/contact/organizations/0/role",
                json!("Measuring coasts"),
            ),
            ("/people/0/contact/addresses/0/postcode", json!("04841")),
            (
                "/people/0/contact/addresses/0/full",
                json!("Second floor\n4 Pier Road\nRockland, ME 04841"),
            ),
            ("/people/0/contact/addresses/1/full", Value::Null),
            (
                "/people/0/contact/anniversaries/0/date",
                json!("1975-02-19"),
            ),
            (
                "/people/0/contact/anniversaries/1",
                json!({"kind": "wedding", "date": "2003-06-07"}),
            ),
            ("/people/0/contact/phones/2/label", json!("callback")),
            (
                "/people/0/notes",
                json!(["Met on the ferry.\nKeeps a logbook; every day."]),
            ),
            ("/photos/0", json!("image/jpeg")),
            ("/problems/0/line", json!(27)),
        ],
    );
    assert_eq!(
        column(
            &fixture("outlook-21"),
            "/people/0/contact/facts",
            &["label", "value"]
        ),
        ["manager|Edna Reed", "assistant|Colm", "spouse|Ines"]
    );
}

#[test]
fn google_writes_a_whole_address_into_one_part() {
    check_fixture(
        "google-30",
        &[
            (
                "/people/0/contact/addresses/0",
                json!({"full": "7 Hill Road\nChennai 600 001\nIndia", "label": "home"}),
            ),
            ("/people/0/contact/addresses/1/label", json!("Summer house")),
            ("/people/0/contact/phones/1/label", json!("grand central")),
            (
                "/people/0/contact/links/0",
                json!({"uri": "http://priya.example", "label": "profile"}),
            ),
            (
                "/people/0/contact/onlineServices/0/service",
                json!("Google Talk"),
            ),
            (
                "/people/0/contact/facts/1",
                json!({"label": "referred by", "value": "Bruno"}),
            ),
            (
                "/people/0/contact/preserved",
                json!(["PHOTO:https://photos.example/never/fetched.jpg"]),
            ),
            ("/photos/0", Value::Null),
        ],
    );
}

#[test]
fn version_4_with_its_additions() {
    check_fixture(
        "standard-40",
        &[
            ("/people/0/contact/name/full", json!("Leonie Baptiste")),
            ("/people/0/contact/name/middle", json!("Marie Anne")),
            ("/people/0/contact/name/suffix", json!("MSc, RN")),
            ("/people/0/contact/pronouns", json!("she/her")),
            ("/people/0/contact/languages", json!(["fr", "en"])),
            ("/people/0/contact/timeZone", json!("America/Toronto")),
            ("/people/0/contact/fields", json!(["night nursing"])),
            ("/people/0/contact/died", json!("2024-02-29")),
            ("/people/0/contact/anniversaries/0/date", json!("1950~")),
            (
                "/people/0/contact/anniversaries/1/date",
                json!("2009-08-08"),
            ),
            (
                "/people/0/contact/phones/0/number",
                json!("+1-418-555-0150 ext. 102"),
            ),
            ("/people/0/contact/phones/0/preferred", Value::Null),
            ("/people/0/contact/phones/1/label", json!("home mobile")),
            ("/people/0/contact/phones/1/preferred", json!(true)),
            (
                "/people/0/contact/emails/0/address",
                json!("leonie@example.ca"),
            ),
            (
                "/people/0/contact/addresses/0/full",
                json!("5 Rue du Port\nQuébec"),
            ),
            ("/people/0/contact/addresses/0/country", json!("Canada")),
            ("/photos/0", json!("image/png")),
            ("/problems", json!([])),
        ],
    );
    let found = fixture("standard-40");
    assert_eq!(
        column(&found, "/people/0/contact/facts", &["label", "value"]),
        [
            "also called|Leyoni Batis",
            "place of death|Québec",
            "gender|it's complicated",
            "home coordinates|46.81, -71.20",
            "friend|Odile Tremblay",
            "hobby|kite making",
            "interest|tides",
            "favorite tea|smoky"
        ]
    );
    assert_eq!(
        column(
            &found,
            "/people/0/contact/onlineServices",
            &["service", "user"]
        ),
        ["Mastodon|leonie", "Jabber|leonie@chat.example"]
    );
}

#[test]
fn programs_with_habits_of_their_own() {
    check_fixture(
        "monica-40",
        &[
            ("/people/0/contact/anniversaries/0/date", json!("--02-03")),
            ("/people/0/contact/tags", json!(["skiing", "book club"])),
            (
                "/people/0/contact/onlineServices/0/service",
                json!("LinkedIn"),
            ),
        ],
    );
    check_fixture(
        "kde-30",
        &[
            (
                "/people/0/contact/onlineServices/0/service",
                json!("Jabber"),
            ),
            (
                "/people/0/contact/facts/0",
                json!({"label": "spouse", "value": "Ruth"}),
            ),
            (
                "/people/0/contact/facts/3",
                json!({"label": "profession", "value": "Cartographer"}),
            ),
            ("/people/0/contact/phones/0/label", json!("work mobile")),
            ("/people/0/contact/anniversaries/0/kind", json!("wedding")),
        ],
    );
    check_fixture(
        "fullcontact-40",
        &[
            (
                "/people/0/contact/organizations/1/title",
                json!("Second title"),
            ),
            (
                "/people/0/contact/anniversaries/0/date",
                json!("2001-02-03"),
            ),
            (
                "/people/0/contact/anniversaries/1/date",
                json!("2016-08-02"),
            ),
            (
                "/people/0/contact/facts/0",
                json!({"label": "gender", "value": "female"}),
            ),
            (
                "/people/0/contact/facts/1",
                json!({"label": "mother", "value": "Salma"}),
            ),
            ("/people/0/contact/facts/2", Value::Null),
        ],
    );
    check_fixture(
        "thunderbird-30",
        &[
            ("/people/0/contact/name/surname", json!("Moreau")),
            ("/people/0/contact/tags", json!(["cyclists", "neighbours"])),
            (
                "/people/0/contact/facts/0",
                json!({"label": "spouse", "value": "Claire"}),
            ),
        ],
    );
}

#[test]
fn dates_in_every_form_and_none_that_is_guessed() {
    let found = fixture("dates");
    let dates: Vec<String> = (0..9)
        .map(|at| {
            let pointer = format!("/people/{at}/contact/anniversaries/0/date");
            found
                .pointer(&pointer)
                .and_then(Value::as_str)
                .unwrap_or("")
                .to_owned()
        })
        .collect();
    assert_eq!(
        dates,
        [
            "1980-03-22",
            "1980-03",
            "1980",
            "--05-09",
            "--02-29",
            "1980-03-22",
            "",
            "",
            ""
        ]
    );
    check(
        "dates",
        &found,
        &[
            (
                "/people/6/contact/facts/0",
                json!({"label": "birthday", "value": "3/4/1980"}),
            ),
            ("/people/8/contact/died", json!("")),
            ("/problems/0/card", json!(7)),
            ("/problems/1/card", json!(9)),
            ("/problems/2", Value::Null),
        ],
    );
}

#[test]
fn a_bad_card_costs_itself_and_no_neighbour() {
    let found = fixture("broken");
    let names: Vec<String> = (0..5)
        .map(|at| {
            found["people"][at]["contact"]["name"]["full"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(
        names,
        [
            "Unended Ursula",
            "Whole Walter",
            "Case Lower",
            "Cut Off",
            "Last Lena"
        ]
    );
    let places: Vec<(u64, u64)> = found["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            (
                problem["card"].as_u64().unwrap(),
                problem["line"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        places,
        [
            (0, 1),
            (1, 3),
            (2, 10),
            (2, 11),
            (0, 15),
            (4, 23),
            (5, 25),
            (6, 29)
        ]
    );
    check(
        "broken",
        &found,
        &[
            ("/people/1/line", json!(7)),
            ("/people/4/card", json!(6)),
            ("/people/0/contact/phones/0/number", json!("111111")),
        ],
    );
}

#[test]
fn a_card_inside_a_card_takes_nothing_from_it() {
    check_fixture(
        "nested",
        &[
            ("/people/0/contact/name/full", json!("Boss Bea")),
            ("/people/0/contact/phones", json!([{"number": "121212"}])),
            ("/people/1/contact/name/full", json!("After Ana")),
            ("/people/1/card", json!(2)),
            ("/problems/0/line", json!(5)),
        ],
    );
}

#[test]
fn groups_are_no_people_and_organisations_are_contacts() {
    check_fixture(
        "kinds",
        &[
            ("/people/0/contact/name/full", json!("Ferry Company")),
            (
                "/people/0/contact/organizations/0/name",
                json!("Ferry Company"),
            ),
            ("/people/1/contact/name/full", json!("Corner Pharmacy")),
            ("/people/2", Value::Null),
            (
                "/problems/0/reason",
                json!("“Tuesday choir” is a group, not a person; it was left out."),
            ),
            ("/problems/1/card", json!(2)),
        ],
    );
}

#[test]
fn somebody_without_a_full_name_is_called_by_what_there_is() {
    let found = fixture("without-full-name");
    let names: Vec<&str> = (0..5)
        .map(|at| {
            found["people"][at]["contact"]["name"]["full"]
                .as_str()
                .unwrap()
        })
        .collect();
    assert_eq!(
        names,
        [
            "Prof. Per Olof Quist Jr.",
            "Lighthouse Trust",
            "only@example.org",
            "+1 555 0199",
            "Moose"
        ]
    );
}

#[test]
fn what_is_said_twice_is_kept_once() {
    check_fixture(
        "repeated",
        &[
            (
                "/people/0/contact/phones",
                json!([{"number": "+1 (555) 010-9999", "label": "mobile", "preferred": true}]),
            ),
            (
                "/people/0/contact/emails",
                json!([{"address": "Dana@Example.org", "label": "work"}]),
            ),
            (
                "/people/0/contact/links",
                json!([{"uri": "http://dana.example/"}]),
            ),
            (
                "/people/0/contact/organizations",
                json!([{"name": "Twice Ltd"}]),
            ),
            ("/people/0/contact/tags", json!(["a", "b"])),
            (
                "/people/0/contact/anniversaries",
                json!([{"date": "1980-03-22"}]),
            ),
            ("/people/0/notes", json!(["Same note"])),
        ],
    );
}

#[test]
fn lines_are_unfolded_as_their_version_folds_them() {
    check_fixture(
        "folded-21",
        &[
            ("/people/0/contact/name/full", json!("Folded Fred")),
            (
                "/people/0/notes/0",
                json!(
                    "This note was folded by a program that counts the characters of a line, and \
                     so in the middle of a word."
                ),
            ),
        ],
    );
}

#[test]
fn every_encoding_gives_the_same_person() {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nNOTE:café\r\nEND:VCARD\r\n";
    let little = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let big = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect::<Vec<u8>>()
    };
    let latin: Vec<u8> = card.chars().map(|c| c as u8).collect();
    for (what, bytes) in [
        ("UTF-8", card.as_bytes().to_vec()),
        (
            "UTF-8 with a mark",
            [b"\xef\xbb\xbf", card.as_bytes()].concat(),
        ),
        (
            "UTF-16 LE with a mark",
            [b"\xff\xfe".to_vec(), little(card)].concat(),
        ),
        (
            "UTF-16 BE with a mark",
            [b"\xfe\xff".to_vec(), big(card)].concat(),
        ),
        ("UTF-16 LE", little(card)),
        ("UTF-16 BE", big(card)),
        ("Latin-1", latin),
        (
            "lines that end in CR",
            card.replace("\r\n", "\r").into_bytes(),
        ),
    ] {
        check(
            what,
            &read(&bytes),
            &[
                ("/people/0/contact/name/full", json!("Zoë Müller")),
                ("/people/0/notes/0", json!("café")),
                ("/problems", json!([])),
            ],
        );
    }
}

#[test]
fn shift_jis_is_read_with_a_name_and_without() {
    let encode = |text: &str| encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let quoted: String = encode("山田花子")
        .iter()
        .map(|byte| format!("={byte:02X}"))
        .collect();
    let in_quoted = format!(
        "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:{quoted}\nEND:VCARD\n"
    );
    let raw = "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=SHIFT_JIS:山田花子\nNOTE:表\nEND:VCARD\n";
    let unnamed = "BEGIN:VCARD\nVERSION:2.1\nFN:山田花子\nSOUND;X-IRMC-N:やまだ\nEND:VCARD\n";
    for bytes in [in_quoted.into_bytes(), encode(raw), encode(unnamed)] {
        check(
            "Shift-JIS",
            &read(&bytes),
            &[("/people/0/contact/name/full", json!("山田花子"))],
        );
    }
    check(
        "a value without a name",
        &read(&encode(raw)),
        &[("/people/0/notes/0", json!("表"))],
    );
}
