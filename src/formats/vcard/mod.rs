//! vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350, 6474, 6715, 9554), as programs really write them.
//!
//! A file goes through four steps, each ignorant of the next: [`cards`] cuts it into cards and
//! unfolded lines, [`property`] reads a line, [`value`] takes values apart, and [`person`] says what
//! a property means for a person. A card that is damaged costs itself, and each of its lines costs
//! that line, never a neighbour.
//!
//! The crate `calcard` was tried first, and loses what an import must not lose: a card that follows
//! one without an end, the day of `BDAY:2016-08-01` in a 4.0 card, Shift-JIS; it reads `22.3.1980`
//! as the year 22, and gives neither line numbers nor the line itself, to report or to preserve.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::{Draft, Problem, text};

mod cards;
mod channels;
mod dates;
mod extensions;
mod identity;
mod labels;
mod occasions;
mod person;
mod photo;
mod postal;
mod property;
mod value;

use cards::{Card, Ending, Piece, Splitter};
use person::Builder;
use property::Property;

/// What one card, or the lines between two, came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub draft: Option<Draft>,
    pub problems: Vec<Problem>,
}

/// The cards of a file, one at a time, so that a large one never stands in memory twice.
pub struct Cards<'a> {
    splitter: Splitter<'a>,
    /// For values in no named encoding that are not UTF-8.
    fallback: &'static Encoding,
    /// Whether the last piece has been given.
    over: bool,
    any: bool,
}

impl<'a> Cards<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let bytes = text::unwrap(bytes);
        let fallback = first_named_encoding(&bytes).unwrap_or_else(|| {
            if std::str::from_utf8(&bytes).is_ok() {
                WINDOWS_1252
            } else {
                text::guess(&bytes)
            }
        });
        Cards {
            splitter: Splitter::new(bytes),
            fallback,
            over: false,
            any: false,
        }
    }

    /// Bytes read so far, and of all, counted after UTF-16 has become UTF-8.
    pub fn progress(&self) -> (usize, usize) {
        self.splitter.progress()
    }
}

impl Iterator for Cards<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.over {
            return None;
        }
        match self.splitter.next() {
            Some(Piece::Card(card)) => {
                self.any = true;
                Some(read_card(&card, self.fallback))
            }
            Some(Piece::Stray(first, last)) => Some(Item {
                draft: None,
                problems: vec![Problem::new(0, first, stray_reason(first, last))],
            }),
            None => {
                self.over = true;
                (!self.any).then(|| Item {
                    draft: None,
                    problems: vec![Problem::of_file(
                        "There is no contact card in this file. Nothing was imported.",
                    )],
                })
            }
        }
    }
}

fn stray_reason(first: usize, last: usize) -> String {
    if first == last {
        format!("Line {first} belongs to no card and was left out.")
    } else {
        format!("Lines {first} to {last} belong to no card and were left out.")
    }
}

/// Most lines of one card that are reported one by one.
const BAD_LINES_TOLD: usize = 10;

fn read_card(card: &Card, fallback: &'static Encoding) -> Item {
    let mut builder = Builder::new(card.number, card.line);
    let mut properties = Vec::with_capacity(card.lines.len());
    let mut bad = Vec::new();
    for logical in &card.lines {
        if logical.is_cut_off() {
            builder.problem(
                logical.line,
                "This line breaks off in the middle; what there is of it was read.",
            );
        }
        match Property::parse(logical, fallback) {
            Some(property) => properties.push(property),
            None => bad.push(logical),
        }
    }
    for logical in bad.iter().take(BAD_LINES_TOLD) {
        let read = text::decode_value(&logical.bytes, None, fallback);
        let excerpt: String = read.trim().chars().take(40).collect();
        let reason = format!("This line is no property of a card and was left out: “{excerpt}”.");
        builder.problem(logical.line, reason);
    }
    if let Some(more) = bad
        .len()
        .checked_sub(BAD_LINES_TOLD)
        .filter(|more| *more > 0)
    {
        builder.problem(
            card.line,
            format!("{more} more lines of this card could not be read."),
        );
    }
    for line in &card.nested {
        builder.problem(*line, "A card inside this card was left out.");
    }
    match card.ending {
        Ending::Proper => {}
        Ending::NextCard => builder.problem(
            card.line,
            "This card does not end before the next one begins; it was read as far as it goes.",
        ),
        Ending::File => builder.problem(
            card.line,
            "The file ends in the middle of this card; it was read as far as it goes.",
        ),
    }
    builder.read(&properties);
    let mut item = builder.finish();
    item.problems.sort_by_key(|problem| problem.line);
    item
}

/// The encoding that some line of the file names, unless it is UTF-8.
fn first_named_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    const WORD: &[u8] = b"CHARSET=";
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'C' | b'c')) {
        rest = &rest[at..];
        if rest
            .get(..WORD.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(WORD))
        {
            let name: Vec<u8> = rest[WORD.len()..]
                .iter()
                .copied()
                .take_while(|byte| !matches!(byte, b';' | b':' | b'\r' | b'\n'))
                .take(40)
                .collect();
            let found = text::by_name(&String::from_utf8_lossy(&name));
            if found.is_some_and(|encoding| encoding != encoding_rs::UTF_8) {
                return found;
            }
        }
        rest = &rest[1..];
    }
    None
}
