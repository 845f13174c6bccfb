//! The text of a block into runs.
//!
//! One pass cuts it into pieces and pairs the signs of emphasis; a second builds the tree from the
//! pairs. Both look at each piece a bounded number of times.

use super::super::check::openable;
use super::{DEEPEST, Inline};

pub fn parse(text: &str) -> Vec<Inline> {
    let mut cutter = Cutter {
        text,
        ..Cutter::default()
    };
    cutter.cut(true);
    build(cutter.pieces)
}

enum Piece {
    Text(String),
    /// A link, mention, code or break, complete in itself.
    Whole(Inline),
    /// Signs that begin emphasis, if a later piece ends it; else they are text.
    Open {
        signs: &'static str,
        closed: bool,
    },
    Close {
        signs: &'static str,
    },
}

#[derive(Default)]
struct Cutter<'a> {
    text: &'a str,
    at: usize,
    pieces: Vec<Piece>,
    /// Places of the pieces that may still begin emphasis, with their signs.
    open: Vec<(usize, &'static str)>,
    /// No backtick is left to end code.
    no_more_code: bool,
}

const SIGNS: [[&str; 2]; 2] = [["*", "**"], ["_", "__"]];

impl Cutter<'_> {
    fn cut(&mut self, links: bool) {
        let text = self.text;
        while let Some(letter) = text[self.at..].chars().next() {
            let rest = &text[self.at..];
            match letter {
                '\n' => self.whole(Inline::Break, 1),
                '\\' => self.escape(),
                '`' => self.code(),
                '*' | '_' => self.emphasis(letter),
                '[' if links => match bracketed(rest) {
                    Some((inline, length)) => self.whole(inline, length),
                    None => self.plain(1),
                },
                'h' | 'H' | 'm' | 'M' | 'w' | 'W' if links && !self.within_word() => {
                    match bare_link(rest) {
                        Some((inline, length)) => self.whole(inline, length),
                        None => self.plain(1),
                    }
                }
                _ => self.plain(letter.len_utf8()),
            }
        }
    }

    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    fn within_word(&self) -> bool {
        self.before().is_some_and(char::is_alphanumeric)
    }

    fn whole(&mut self, inline: Inline, length: usize) {
        self.pieces.push(Piece::Whole(inline));
        self.at += length;
    }

    fn plain(&mut self, length: usize) {
        let added = &self.text[self.at..self.at + length];
        match self.pieces.last_mut() {
            Some(Piece::Text(text)) => text.push_str(added),
            _ => self.pieces.push(Piece::Text(added.to_owned())),
        }
        self.at += length;
    }

    /// A backslash makes the sign after it a plain one, and goes.
    fn escape(&mut self) {
        let next = self.text[self.at + 1..].chars().next();
        if next.is_some_and(|sign| "*_`[]\\#>-+.".contains(sign)) {
            self.at += 1;
        }
        self.plain(1);
    }

    fn code(&mut self) {
        let inside = &self.text[self.at + 1..];
        match inside.find('`') {
            Some(end) if end > 0 && !self.no_more_code => {
                self.whole(Inline::Code(inside[..end].to_owned()), end + 2);
            }
            found => {
                self.no_more_code |= found.is_none();
                self.plain(1);
            }
        }
    }

    /// A run of stars or underscores: ends what it can, begins what is left.
    fn emphasis(&mut self, sign: char) {
        let rest = &self.text[self.at..];
        let run = rest.len() - rest.trim_start_matches(sign).len();
        let is_word = |letter: char| letter.is_alphanumeric() && letter < '\u{2e80}';
        let before = self.before().unwrap_or(' ');
        let after = rest[run..].chars().next().unwrap_or(' ');
        let can_close = !before.is_whitespace() && !is_word(after);
        let can_open = !after.is_whitespace() && !is_word(before);
        let signs = SIGNS[usize::from(sign == '_')];
        let mut left = if run > 3 { 0 } else { run };
        if left == 0 {
            return self.plain(run);
        }
        while can_close && left > 0 {
            let Some(length) = self.close_last(&signs[..left.min(2)]) else {
                break;
            };
            left -= length;
            self.at += length;
        }
        if can_open {
            for length in [left.min(2), left.saturating_sub(2)] {
                if length > 0 {
                    self.open.push((self.pieces.len(), signs[length - 1]));
                    self.pieces.push(Piece::Open {
                        signs: signs[length - 1],
                        closed: false,
                    });
                    self.at += length;
                }
            }
        } else if left > 0 {
            self.plain(left);
        }
    }

    /// Ends the innermost emphasis that began with one of these; what began within it is text.
    fn close_last(&mut self, signs: &[&'static str]) -> Option<usize> {
        // Every look either ends in a pair, which takes what it passed off the list, or finds none;
        // the list is kept short so that looking in vain stays cheap.
        let depth = self
            .open
            .iter()
            .rev()
            .take(4 * DEEPEST)
            .position(|(_, one)| signs.contains(one))?;
        let place = self.open.len() - 1 - depth;
        let (piece, found) = self.open[place];
        // Nothing between them: two signs in a row are text.
        if piece + 1 == self.pieces.len() {
            return None;
        }
        self.open.truncate(place);
        if let Piece::Open { closed, .. } = &mut self.pieces[piece] {
            *closed = true;
        }
        self.pieces.push(Piece::Close { signs: found });
        Some(found.len())
    }
}

fn build(pieces: Vec<Piece>) -> Vec<Inline> {
    // The innermost level last; with whether its signs are drawn as text for being too deep.
    let mut levels: Vec<Vec<Inline>> = vec![Vec::new()];
    let mut too_deep = 0;
    for piece in pieces {
        match piece {
            Piece::Text(text) => push_text(&mut levels, &text),
            Piece::Whole(inline) => push(&mut levels, inline),
            Piece::Open { signs, closed } if !closed => push_text(&mut levels, signs),
            Piece::Open { signs, .. } => {
                if levels.len() > DEEPEST {
                    too_deep += 1;
                    push_text(&mut levels, signs);
                } else {
                    levels.push(Vec::new());
                }
            }
            Piece::Close { signs } => {
                if too_deep > 0 {
                    too_deep -= 1;
                    push_text(&mut levels, signs);
                } else if let Some(inner) = levels.pop() {
                    let strong = signs.len() == 2;
                    push(
                        &mut levels,
                        if strong {
                            Inline::Strong(inner)
                        } else {
                            Inline::Emphasis(inner)
                        },
                    );
                }
            }
        }
    }
    levels.pop().unwrap_or_default()
}

fn push(levels: &mut [Vec<Inline>], inline: Inline) {
    if let Some(level) = levels.last_mut() {
        level.push(inline);
    }
}

fn push_text(levels: &mut [Vec<Inline>], text: &str) {
    match levels.last_mut().and_then(|level| level.last_mut()) {
        Some(Inline::Text(before)) => before.push_str(text),
        _ => push(levels, Inline::Text(text.to_owned())),
    }
}

/// `[label](uri)` or `[@Name](kith:ID)` at the beginning of `rest`, and its length.
fn bracketed(rest: &str) -> Option<(Inline, usize)> {
    // A label ends at the next bracket or line, so that looking for it never goes over text twice.
    let end = 1 + rest[1..].find(['[', ']', '\n'])?;
    let label = &rest[1..end];
    let target = rest[end..].strip_prefix("](")?;
    let length = target_length(target)?;
    let uri = &target[..length];
    let total = end + 2 + length + 1;
    if let Some(id) = uri.strip_prefix("kith:") {
        let name = label.strip_prefix('@')?.to_owned();
        return Some((
            Inline::Mention {
                id: id.parse().ok()?,
                name,
            },
            total,
        ));
    }
    let uri = openable(uri)?.to_owned();
    if label.trim().is_empty() {
        return None;
    }
    let mut cutter = Cutter {
        text: label,
        ..Cutter::default()
    };
    cutter.cut(false);
    let label = build(cutter.pieces);
    Some((Inline::Link { uri, label }, total))
}

/// How far a link's target goes: to the parenthesis that closes it. No spaces, no brackets.
fn target_length(target: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, letter) in target.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            '[' | ']' | '<' | '>' | '"' => return None,
            letter if letter.is_whitespace() || letter.is_control() => return None,
            _ => {}
        }
    }
    None
}

/// An address written out at the beginning of `rest`, and its length.
fn bare_link(rest: &str) -> Option<(Inline, usize)> {
    const STARTS: [&str; 4] = ["https://", "http://", "mailto:", "www."];
    let start = STARTS.into_iter().find(|start| {
        rest.get(..start.len())
            .is_some_and(|text| text.eq_ignore_ascii_case(start))
    })?;
    // Looked at first, so that no text is searched for its end more than once.
    if !rest[start.len()..].starts_with(char::is_alphanumeric) {
        return None;
    }
    let stop = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "<>\"`“”[]".contains(letter)
    };
    let text = without_closing_signs(&rest[..rest.find(stop).unwrap_or(rest.len())]);
    let uri = if start == "www." {
        format!("https://{text}")
    } else {
        openable(text)?.to_owned()
    };
    let label = vec![Inline::Text(text.to_owned())];
    Some((Inline::Link { uri, label }, text.len()))
}

/// The sentence's own signs after an address do not belong to it; nor does a parenthesis that was
/// opened before it.
fn without_closing_signs(address: &str) -> &str {
    let opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    let mut text = address;
    while let Some(last) = text.chars().next_back() {
        match last {
            ')' if closed > opened => closed -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | '~' | '…' => {}
            _ => break,
        }
        text = &text[..text.len() - last.len_utf8()];
    }
    text
}
