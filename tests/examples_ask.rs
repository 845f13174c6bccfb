//! What the example `ask` answers about a book that was exported, and what it says where it cannot.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use std::path::PathBuf;
use std::process::{Command, Output};

use kith::domain::aim::{Aim, AimKind};
use kith::domain::circle::Relationship;
use kith::domain::giving::Promise;
use kith::domain::note::{AgendaItem, Note};
use kith::domain::{Body, Book, Id};
use kith::formats::backup;
use serde_json::Value;
use small_book::{book_of, day, id, person, talk};

const TODAY: &str = "2026-06-15";
const ME: u32 = 1;
const ADA: u32 = 2;
const BEN: u32 = 3;
const CLEO: u32 = 4;

/// What some others do, so that words are rare or not as in a real book.
const FIELDS: [&str; 12] = [
    "chess",
    "history",
    "insurance",
    "roofing",
    "radio",
    "forestry",
    "physics",
    "knitting",
    "sailing",
    "nursing",
    "poetry",
    "mining",
];

fn aim(whose: u32, kind: AimKind, text: &str) -> Body {
    Aim {
        whose: id(whose),
        kind,
        text: text.to_owned(),
        ..Aim::default()
    }
    .into()
}

fn friends(one: u32, other: u32) -> Body {
    Relationship {
        from: id(one),
        to: Some(id(other)),
        kind: "friend".to_owned(),
        ..Relationship::default()
    }
    .into()
}

/// Ada, who is due; Ben, who has gone quiet; Cleo, whom Ada knows; and others.
fn book() -> Book {
    let mut records: Vec<(Id, Body)> = vec![
        (id(ME), person("Robin Vale", |one| one.me = true)),
        (
            id(ADA),
            person("Ada Okafor", |one| {
                one.rhythm = Some(30);
                one.fields = vec!["beekeeping".to_owned()];
            }),
        ),
        (id(BEN), person("Ben Carter", |_| {})),
        (id(CLEO), person("Cleo Marsh", |_| {})),
        (id(10), talk("2026-04-01", &[id(ADA)]).into()),
        (id(11), talk("2025-10-01", &[id(BEN)]).into()),
        (id(12), talk("2025-11-01", &[id(BEN)]).into()),
        (id(13), talk("2025-12-01", &[id(BEN)]).into()),
        (id(20), friends(ME, ADA)),
        (id(21), friends(ADA, CLEO)),
        (
            id(30),
            aim(ADA, AimKind::Need, "Somebody who tunes a piano"),
        ),
        (id(31), aim(BEN, AimKind::Offer, "Tunes any piano")),
    ];
    let promise = Promise {
        from: id(ME),
        to: id(ADA),
        text: "send the seeds".to_owned(),
        due: Some(day(TODAY)),
        ..Promise::default()
    };
    let point = AgendaItem {
        with: id(ADA),
        text: "her new hives".to_owned(),
        ..AgendaItem::default()
    };
    let secret = Note {
        text: "She is ill".to_owned(),
        about: vec![id(ADA)],
        private: true,
        ..Note::default()
    };
    records.push((id(40), promise.into()));
    records.push((id(41), point.into()));
    records.push((id(42), secret.into()));
    for (number, field) in (100..).zip(FIELDS) {
        let name = format!("Other {number}");
        let fields = vec![field.to_owned()];
        records.push((id(number), person(&name, |one| one.fields = fields)));
    }
    book_of(records)
}

/// A file of that name with that in it.
fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

/// Runs the example, built as the tests are: so the library is not built twice.
fn run(book: &std::path::Path, words: &[&str]) -> Output {
    let built = ["run", "-q", "--profile", "test", "--example", "ask", "--"];
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = command.args(built).arg(book).args(words).output();
    output.expect("cargo runs")
}

/// One answer.
struct Answer {
    ids: Vec<String>,
    names: Vec<String>,
    reasons: Vec<String>,
}

/// The answers to that question of the book, in the shape that was promised.
fn ask(book: &std::path::Path, question: &str, whom: &[&str]) -> Vec<Answer> {
    let mut words = vec![question, "--date", TODAY];
    words.extend(whom);
    let output = run(book, &words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{question}: {said}");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let keys: Vec<&String> = json.as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 3, "{keys:?}");
    assert_eq!(json["question"], question);
    assert_eq!(json["date"], TODAY);
    let texts = |value: &Value| -> Vec<String> {
        let all = value.as_array().expect("a list").iter();
        all.map(|one| one.as_str().expect("a text").to_owned())
            .collect()
    };
    let answer = |value: &Value| {
        assert_eq!(value.as_object().map(serde_json::Map::len), Some(3));
        let answer = Answer {
            ids: texts(&value["ids"]),
            names: texts(&value["names"]),
            reasons: texts(&value["reasons"]),
        };
        assert_eq!(answer.ids.len(), answer.names.len());
        assert!(!answer.reasons.is_empty());
        answer
    };
    let answers = json["answers"].as_array().expect("answers");
    answers.iter().map(answer).collect()
}

/// Names and reasons of each answer, in one line.
fn told(answers: &[Answer]) -> Vec<String> {
    let line = |one: &Answer| format!("{}: {}", one.names.join(", "), one.reasons.join("; "));
    answers.iter().map(line).collect()
}

fn says(answers: &[Answer], line: &str) {
    let told = told(answers);
    let found = told.iter().any(|one| one.starts_with(line));
    assert!(found, "{line} is not in {told:#?}");
}

#[test]
fn each_question_is_answered_with_ids_names_and_reasons() {
    let book = file("asked.json", &backup::write(&book()));
    let today = ask(&book, "today", &[]);
    says(&today, "Robin Vale, Ada Okafor: send the seeds, today");
    says(&today, "Ada Okafor: Spoke last in April; you wanted every");

    let quiet = ask(&book, "quiet", &[]);
    assert_eq!(quiet.len(), 1, "{:?}", told(&quiet));
    says(&quiet, "Ben Carter: Usually every");
    assert_eq!(quiet[0].ids, [id(BEN).to_string()]);

    for whom in [&["Ada Okafor"][..], &[]] {
        let matches = ask(&book, "matches", whom);
        says(
            &matches,
            "Ada Okafor, Ben Carter: “Somebody who tunes a piano”; ",
        );
    }

    for whom in ["Cleo Marsh", &id(CLEO).to_string()] {
        let paths = ask(&book, "paths", &[whom]);
        assert_eq!(paths[0].ids, [id(ADA).to_string(), id(CLEO).to_string()]);
    }

    let brief = ask(&book, "brief", &["Ada", "Okafor"]);
    says(&brief, "Ada Okafor: Last time: 2026-04-01");
    says(&brief, "Ada Okafor: You promised: send the seeds");
    says(&brief, "Ada Okafor: To raise: her new hives");
    assert!(!told(&brief).concat().contains("ill"), "a private note");

    let variety = ask(&book, "variety", &[]);
    says(&variety, ": Gardens and farming: 1 lately, 2 in all");
    says(&variety, ": field unknown for 2 people");
}

#[test]
fn what_cannot_be_answered_is_said_in_a_sentence() {
    let here = file("here.json", &backup::write(&book()));
    let no_book = file("no-book.json", "Dear Ada, this is a letter.");
    let nowhere = here.with_file_name("nowhere.json");
    for (book, words) in [
        (&no_book, &["today"][..]),
        (&nowhere, &["today"]),
        (&here, &["tomorrow"]),
        (&here, &[]),
        (&here, &["paths"]),
        (&here, &["brief", "Xerxes"]),
        (&here, &["brief", "Robin Vale"]),
        (&here, &["matches", "Xerxes"]),
        (&here, &["today", "--date", "soon"]),
        (&here, &["today", "--date"]),
    ] {
        let output = run(book, words);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{words:?}");
        assert!(output.stdout.is_empty(), "{words:?}");
        assert_eq!(said.trim().lines().count(), 1, "{words:?}: {said}");
        assert!(
            said.trim().len() > 10 && !said.contains("panicked"),
            "{said}"
        );
    }
}
