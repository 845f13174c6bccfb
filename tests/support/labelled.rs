//! The invented book of 300 people, and what people who know it would answer.

use kith::domain::{Book, Id};
use serde::Deserialize;

/// One half of the labelled set.
#[derive(Debug, Deserialize)]
pub struct Labelled {
    pub needs: Vec<Need>,
    pub paths: Vec<Asked>,
    /// Needs that nobody in the book can answer.
    pub nobody: Vec<Need>,
}

#[derive(Debug, Deserialize)]
pub struct Need {
    pub of: Id,
    pub kind: String,
    pub text: String,
    /// Whoever would be a good answer.
    #[serde(default)]
    pub good: Vec<Id>,
    /// Whoever would do as well, but need not come to mind: neither right nor wrong.
    #[serde(default)]
    pub also: Vec<Id>,
    /// What whoever reads the text alone would set as its fields.
    #[serde(default)]
    pub fields: Vec<String>,
}

#[derive(Debug, Deserialize)]
pub struct Asked {
    /// An id, the name of an organisation, or a field.
    pub to: String,
    pub kind: String,
    /// Whom it would be good to ask first.
    pub good: Vec<Id>,
    /// Whoever would do as well.
    #[serde(default)]
    pub also: Vec<Id>,
}

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/network/");

fn fixture(name: &str) -> String {
    std::fs::read_to_string(format!("{FOLDER}{name}.json")).expect(name)
}

pub fn network() -> Book {
    let reading = kith::formats::backup::read(fixture("book").as_bytes()).expect("a backup");
    let mut book = Book::default();
    book.join(reading.delta);
    book
}

pub fn half(name: &str) -> Labelled {
    serde_json::from_str(&fixture(name)).expect(name)
}
