//! Prints an invented book as Kith's own JSON, to try the app with many people:
//! `cargo run --release --example generate -- PEOPLE RECORDS [SEED] > book.json`.
//!
//! `RECORDS` is how many records each person has. The same arguments give the same bytes.

use std::io::Write as _;
use std::process::ExitCode;

use kith::domain::Book;

#[path = "../tests/support/big_book.rs"]
mod big_book;

fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args()
        .skip(1)
        .map_while(|argument| argument.parse().ok())
        .collect();
    let (people, records, seed) = match *numbers.as_slice() {
        [people, records] => (people, records, 1),
        [people, records, seed] => (people, records, seed),
        _ => {
            eprintln!("usage: generate PEOPLE RECORDS [SEED]");
            return ExitCode::FAILURE;
        }
    };
    let mut book = Book::default();
    book.join(big_book::delta(seed, people as usize, records as usize));
    let json = kith::formats::backup::write(&book);
    match std::io::stdout().write_all(json.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}
