//! Where cards begin and end, and which physical lines are one line of them.
//!
//! The first step of reading: it knows nothing of what properties mean. One bad card never spoils
//! its neighbours: a card that does not end stops where the next one begins, and what stands
//! between cards is reported and passed over.

use std::borrow::Cow;
use std::ops::Range;

/// A line of a card as it was before it was folded (RFC 6350, 3.2).
#[derive(Clone, Debug, PartialEq)]
pub struct Logical {
    /// Line of the file on which it begins, from 1.
    pub line: usize,
    pub bytes: Vec<u8>,
    /// Its value is quoted-printable (RFC 2045, 6.7) and goes on on the next line.
    open: bool,
    base64: bool,
}

/// How a card ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Proper,
    /// Another card began first.
    NextCard,
    /// The file ended first.
    File,
}

/// A card, cut into lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// From 1, in the order of the file.
    pub number: usize,
    /// Line of its `BEGIN`, from 1.
    pub line: usize,
    pub lines: Vec<Logical>,
    pub ending: Ending,
    /// Lines of cards inside this one, as `AGENT` of vCard 2.1 has them: passed over.
    pub nested: Vec<usize>,
}

/// What stands in a file, in its order.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    Card(Card),
    /// Lines outside of any card, first and last.
    Stray(usize, usize),
}

/// Cuts bytes, in any encoding of which ASCII is a part, into pieces.
pub struct Splitter<'a> {
    bytes: Cow<'a, [u8]>,
    at: usize,
    line: usize,
    card: usize,
}

impl<'a> Splitter<'a> {
    pub fn new(bytes: Cow<'a, [u8]>) -> Self {
        Splitter {
            bytes,
            at: 0,
            line: 0,
            card: 0,
        }
    }

    /// Bytes read so far, and of all.
    pub fn progress(&self) -> (usize, usize) {
        (self.at, self.bytes.len())
    }

    /// The next physical line, without its end: CR LF, LF, or CR alone.
    fn take_line(&mut self) -> Option<Range<usize>> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest
            .iter()
            .position(|byte| *byte == b'\n' || *byte == b'\r')
            .unwrap_or(rest.len());
        let end = match (rest.get(length), rest.get(length + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(_), _) => 1,
            (None, _) => 0,
        };
        let range = self.at..self.at + length;
        self.at += length + end;
        self.line += 1;
        Some(range)
    }

    fn read_card(&mut self) -> Card {
        self.card += 1;
        let mut card = Card {
            number: self.card,
            line: self.line,
            lines: Vec::new(),
            ending: Ending::File,
            nested: Vec::new(),
        };
        let mut fold = Fold::default();
        loop {
            let (at, line) = (self.at, self.line);
            let Some(range) = self.take_line() else {
                return card;
            };
            let text = &self.bytes[range];
            if is_mark(text, b"END") {
                card.ending = Ending::Proper;
                return card;
            }
            if is_mark(text, b"BEGIN") {
                if !card.lines.last().is_some_and(is_open_agent) {
                    (self.at, self.line) = (at, line);
                    card.ending = Ending::NextCard;
                    return card;
                }
                card.nested.push(self.line);
                self.skip_nested();
                continue;
            }
            fold.add(&mut card.lines, self.line, text);
        }
    }

    fn skip_nested(&mut self) {
        while let Some(range) = self.take_line() {
            if is_mark(&self.bytes[range], b"END") {
                return;
            }
        }
    }
}

impl Iterator for Splitter<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let mut stray: Option<(usize, usize)> = None;
        loop {
            let (at, line) = (self.at, self.line);
            let Some(range) = self.take_line() else {
                return stray.map(|(first, last)| Piece::Stray(first, last));
            };
            let text = &self.bytes[range];
            if is_mark(text, b"BEGIN") {
                if let Some((first, last)) = stray {
                    (self.at, self.line) = (at, line);
                    return Some(Piece::Stray(first, last));
                }
                return Some(Piece::Card(self.read_card()));
            }
            // A stray END closes what was passed over as nested, and says nothing.
            if !trim(text).is_empty() && !is_mark(text, b"END") {
                stray = Some((stray.map_or(self.line, |(first, _)| first), self.line));
            }
        }
    }
}

/// Joins folded lines.
#[derive(Default)]
struct Fold {
    version_21: bool,
    last_length: usize,
}

impl Fold {
    fn add(&mut self, lines: &mut Vec<Logical>, line: usize, text: &[u8]) {
        let length = std::mem::replace(&mut self.last_length, text.len());
        if let Some(last) = lines.last_mut() {
            if last.open {
                last.bytes.extend_from_slice(text);
                last.note_soft_break();
                return;
            }
            if let [b' ' | b'\t', rest @ ..] = text {
                // vCard 2.1 folds where there is a blank already, unless the writer folds by length
                // as later versions do.
                if self.version_21 && !last.base64 && !(72..=78).contains(&length) {
                    last.bytes.push(b' ');
                }
                last.bytes.extend_from_slice(rest);
                return;
            }
            if last.base64 && !text.is_empty() && text.iter().all(is_base64) {
                last.bytes.extend_from_slice(text);
                return;
            }
        }
        let text = trim_end(text);
        if text.is_empty() {
            return;
        }
        self.version_21 |= text.eq_ignore_ascii_case(b"VERSION:2.1");
        lines.push(Logical::new(line, text));
    }
}

impl Logical {
    fn new(line: usize, text: &[u8]) -> Self {
        let head: Vec<u8> = text
            .iter()
            .take_while(|byte| **byte != b':')
            .take(1_000)
            .map(u8::to_ascii_uppercase)
            .collect();
        let says = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
        let mut logical = Logical {
            line,
            bytes: text.to_vec(),
            open: says(b"QUOTED-PRINTABLE"),
            base64: says(b"BASE64") || head.ends_with(b"ENCODING=B") || says(b"ENCODING=B;"),
        };
        if logical.open {
            logical.note_soft_break();
        }
        logical
    }

    /// Takes the `=` off the end, where there is one.
    fn note_soft_break(&mut self) {
        let length = trim_end(&self.bytes).len();
        self.open = length > 0 && self.bytes[length - 1] == b'=';
        if self.open {
            self.bytes.truncate(length - 1);
        }
    }

    /// Whether the file goes on to say more of this value, and did not.
    pub fn is_cut_off(&self) -> bool {
        self.open
    }
}

fn is_open_agent(last: &Logical) -> bool {
    let bytes = trim_end(&last.bytes);
    bytes.len() >= 6 && bytes[..5].eq_ignore_ascii_case(b"AGENT") && bytes.ends_with(b":")
}

fn is_base64(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// Whether the line is `BEGIN:VCARD` or `END:VCARD`, however it is spaced.
fn is_mark(text: &[u8], word: &[u8]) -> bool {
    // Many a long line comes by: look at the first letter first.
    let text = trim(text);
    if !text
        .get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
    {
        return false;
    }
    let rest = trim(&text[word.len()..]);
    rest.strip_prefix(b":")
        .is_some_and(|rest| trim(rest).eq_ignore_ascii_case(b"VCARD"))
}

fn trim_end(text: &[u8]) -> &[u8] {
    text.trim_ascii_end()
}

/// Without blanks around it, nor a byte order mark where files were joined.
fn trim(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii();
    text.strip_prefix(b"\xef\xbb\xbf")
        .map_or(text, |rest| rest.trim_ascii())
}
