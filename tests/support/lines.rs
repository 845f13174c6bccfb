//! Lines of the quick log as they are read on one day, and tables of what is told of them.

use kith::domain::time::Day;
use kith::domain::{Book, Change, Id};
use kith::rules::quick_log::{Choices, Names, Understood, understand};

/// A Wednesday.
pub fn today() -> Day {
    "2026-08-12".parse().expect("a day")
}

pub fn read(book: &Book, line: &str) -> Understood {
    understand(line, &Names::of(book), book, today())
}

/// What is kept of a line, or the sentence that says why nothing is.
pub fn change(book: &Book, line: &str, choices: &Choices) -> Result<Change, String> {
    let mut numbers = 1000u32..;
    let new_id = || Id::new(0, numbers.next().expect("a number"));
    let change = read(book, line).to_change(choices, book, today(), new_id);
    change.map_err(|sentence| sentence.to_string())
}

/// Names each line of which something else is told than what stands beside it.
#[track_caller]
pub fn assert_lines(cases: &[(&str, &str)], told: impl Fn(&str) -> String) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(line, expected)| (line, expected, told(line)))
        .filter(|(_, expected, told)| *expected != told)
        .map(|(line, expected, told)| format!("{line}\n   expected {expected}\n        got {told}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
