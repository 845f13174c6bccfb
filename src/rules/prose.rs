//! Markdown subset.

use crate::domain::Id;

/// A part of a text that stands by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    /// Every level looks the same: a bold line.
    Heading(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Vec<Inline>>,
    },
    Quote(Vec<Inline>),
}

/// A run of text within a block.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Code(String),
    /// `uri` is http, https, mailto, tel or sms, and nothing else.
    Link {
        uri: String,
        label: Vec<Inline>,
    },
    /// A person; `name` is without its `@`.
    Mention {
        id: Id,
        name: String,
    },
    /// A new line within the block.
    Break,
}

/// The text as blocks. Any text gives some; none is refused.
pub fn parse(text: &str) -> Vec<Block> {
    text.split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| Block::Paragraph(vec![Inline::Text(part.trim().to_owned())]))
        .collect()
}

/// The text without its markup, on one line: for previews and search.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is typed after an `@` left of the caret, to complete a name by. `caret` counts UTF-16
/// units, as `selectionStart` does.
pub fn mention_candidates(text: &str, caret: usize) -> Option<&str> {
    let at = byte_offset(text, caret);
    let start = text[..at].rfind('@')? + 1;
    Some(&text[start..at])
}

/// The text with the `@word` left of the caret replaced by a mention of that person, and where the
/// caret is then. Both carets count UTF-16 units.
pub fn insert_mention(text: &str, caret: usize, id: Id, name: &str) -> (String, usize) {
    let at = byte_offset(text, caret);
    let start = text[..at].rfind('@').unwrap_or(at);
    let mention = format!("[@{name}](kith:{id}) ");
    let caret = text[..start].encode_utf16().count() + mention.encode_utf16().count();
    (format!("{}{mention}{}", &text[..start], &text[at..]), caret)
}

fn byte_offset(text: &str, utf16: usize) -> usize {
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        if units >= utf16 {
            return at;
        }
        units += letter.len_utf16();
    }
    text.len()
}
