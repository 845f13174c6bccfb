//! Lines into blocks.

use super::lists::{Lists, Marker};
use super::{Block, inline};

/// The text as blocks. Any text gives some; none is refused.
pub fn parse(text: &str) -> Vec<Block> {
    let mut open = Open::default();
    for line in text.lines() {
        open.take(line);
    }
    open.close();
    open.done
}

/// What the lines so far have opened: one of these at a time.
#[derive(Default)]
struct Open {
    done: Vec<Block>,
    paragraph: Vec<String>,
    quote: Vec<String>,
    lists: Lists,
}

impl Open {
    fn take(&mut self, line: &str) {
        let text = line.trim();
        if text.is_empty() {
            return self.close();
        }
        if let Some(title) = heading(text) {
            self.close();
            return self.done.push(Block::Heading(inline::parse(title)));
        }
        if let Some(quoted) = text.strip_prefix('>') {
            if self.quote.is_empty() {
                self.close();
            }
            return self.quote.push(quoted.trim_start().to_owned());
        }
        let indent = indent(line);
        if let Some((marker, item)) = Marker::of(text)
            && self.lists.takes(marker, indent)
        {
            if self.lists.is_empty() || self.lists.ends_before(marker, indent) {
                self.close();
            }
            return self.lists.add(marker, indent, item);
        }
        // An indented line goes on with the item above it.
        if indent > 0 && !self.lists.is_empty() {
            return self.lists.go_on(text);
        }
        if self.paragraph.is_empty() {
            self.close();
        }
        self.paragraph.push(text.to_owned());
    }

    fn close(&mut self) {
        let whole = |lines: Vec<String>| inline::parse(&lines.join("\n"));
        let paragraph = std::mem::take(&mut self.paragraph);
        if !paragraph.is_empty() {
            self.done.push(Block::Paragraph(whole(paragraph)));
        }
        let quote = std::mem::take(&mut self.quote);
        if !quote.is_empty() {
            self.done.push(Block::Quote(whole(quote)));
        }
        let list = std::mem::take(&mut self.lists).close();
        self.done.extend(list.map(Block::List));
    }
}

/// "# Title": one to six signs and a space.
fn heading(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let title = title.strip_prefix([' ', '\t'])?.trim();
    ((1..=6).contains(&level) && !title.is_empty()).then_some(title)
}

/// How far a line stands in, in columns; a tab goes to the next fourth.
fn indent(line: &str) -> usize {
    let mut columns = 0;
    for letter in line.chars() {
        match letter {
            '\t' => columns += 4 - columns % 4,
            letter if letter.is_whitespace() => columns += 1,
            _ => break,
        }
    }
    columns
}
