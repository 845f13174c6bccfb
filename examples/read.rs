//! Reads address books natively and prints what was found, as one JSON array:
//! `cargo run --example read -- FILE…`.
//!
//! `[{"file", "format", "people": [contact as in docs/format.md], "facts": count, "problems":
//! [{"card", "line", "reason"}]}]`. A file that cannot be read is a problem with card 0.

use std::process::ExitCode;

use kith::formats::{self, Problem};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("usage: read FILE…");
        return ExitCode::FAILURE;
    }
    let read: Vec<Value> = files.iter().map(|file| describe(file)).collect();
    println!("{:#}", Value::Array(read));
    ExitCode::SUCCESS
}

fn describe(file: &str) -> Value {
    let reading = match std::fs::read(file) {
        Ok(bytes) => formats::read(&bytes),
        Err(error) => {
            let problem = Problem::of_file(format!("The file cannot be opened: {error}."));
            return json!({
                "file": file, "format": "unknown", "people": [], "facts": 0, "problems": [problem],
            });
        }
    };
    let facts: usize = reading
        .people
        .iter()
        .map(|draft| draft.contact.facts.len())
        .sum();
    let people: Vec<_> = reading.people.iter().map(|draft| &draft.contact).collect();
    json!({
        "file": file,
        "format": reading.format.word(),
        "people": people,
        "facts": facts,
        "problems": reading.problems,
    })
}
