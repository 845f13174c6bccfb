//! Notes as they are written: a small part of Markdown, as a value that the screens draw.
//!
//! Paragraphs, lists, bold lines, quotes, emphasis, code, links and mentions. It never yields HTML
//! and never refuses a text: what is no markup is text, so nothing that was typed is lost. A new
//! line is a new line, as people expect who do not know Markdown. Reading takes time in proportion
//! to the text, whatever is nested in it. A full Markdown parser would cost 59 kB at start.

mod blocks;
mod inline;
mod lists;
mod mention;

pub use blocks::parse;
pub(super) use mention::byte_offset;
pub use mention::{insert_mention, mention_candidates};

use std::borrow::Cow;

use crate::domain::Id;

/// A part of a text that stands by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// Every level looks the same: a bold line.
    Heading(Vec<Inline>),
    List(List),
    Quote(Vec<Inline>),
}

/// Items below each other. Ordered lists count from 1. At most [`DEEPEST`] are within each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    pub ordered: bool,
    pub items: Vec<Item>,
}

/// An item of a list, and the lists below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub text: Vec<Inline>,
    pub lists: Vec<List>,
}

/// A run of text within a block. At most [`DEEPEST`] are within each other.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Code(String),
    /// `uri` begins with http, https, mailto, tel or sms, and nothing else.
    Link {
        uri: String,
        label: Vec<Inline>,
    },
    /// A person; `name` is as it was when it was written, without its `@`.
    Mention {
        id: Id,
        name: String,
    },
    /// A new line within the block.
    Break,
}

/// Emphasis within emphasis beyond this is text, and a list within lists beyond it goes on with the
/// one around it: no stack is exhausted by drawing them.
pub const DEEPEST: usize = 8;

/// The text without its markup and on one line, for previews and search. Of links the label stays,
/// of mentions the name.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for block in parse(text) {
        match &block {
            Block::Paragraph(inlines) | Block::Heading(inlines) | Block::Quote(inlines) => {
                write_plain(inlines, &mut out);
            }
            Block::List(list) => write_items(list, &mut out),
        }
        out.push(' ');
    }
    let mut words = out.split_whitespace();
    let mut line = words.next().unwrap_or_default().to_owned();
    for word in words {
        line.push(' ');
        line.push_str(word);
    }
    line
}

/// The same, at the cost of a look where there is no markup, as in most texts.
pub fn written(text: &str) -> Cow<'_, str> {
    let marked = |sign: u8| {
        matches!(
            sign,
            b'*' | b'_' | b'`' | b'[' | b'\\' | b'#' | b'>' | b'\n'
        )
    };
    if text.bytes().any(marked) {
        Cow::Owned(plain(text))
    } else {
        Cow::Borrowed(text)
    }
}

fn write_items(list: &List, out: &mut String) {
    for item in &list.items {
        write_plain(&item.text, out);
        out.push(' ');
        for list in &item.lists {
            write_items(list, out);
        }
    }
}

fn write_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) => write_plain(inner, out),
            Inline::Link { label, .. } => write_plain(label, out),
            Inline::Mention { name, .. } => out.push_str(name),
            Inline::Break => out.push(' '),
        }
    }
}
