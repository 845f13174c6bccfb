//! Lines into blocks.

use super::inline;
use super::{Block, Inline};

/// The text as blocks. Any text gives some; none is refused.
pub fn parse(text: &str) -> Vec<Block> {
    let mut open = Open::default();
    for line in text.lines() {
        open.take(line);
    }
    open.close();
    open.done
}

/// What the lines so far have opened.
#[derive(Default)]
struct Open {
    done: Vec<Block>,
    /// Lines of a paragraph or quote, or of each item of a list.
    lines: Vec<String>,
    kind: Kind,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Kind {
    #[default]
    Paragraph,
    Quote,
    Bullets,
    Numbers,
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
            return self.add(Kind::Quote, quoted.trim_start());
        }
        if let Some(item) = bullet(text) {
            return self.add(Kind::Bullets, item);
        }
        // A list begins at 1 and goes on in order: "1987. What a year" is a sentence.
        let next = if self.kind == Kind::Numbers {
            self.lines.len() + 1
        } else {
            1
        };
        if let Some((number, item)) = numbered(text)
            && (number == next || number == 1)
        {
            return self.add(Kind::Numbers, item);
        }
        let is_list = matches!(self.kind, Kind::Bullets | Kind::Numbers);
        match self.lines.last_mut() {
            // An indented line goes on with the item above it.
            Some(item) if is_list && line.starts_with([' ', '\t']) => {
                item.push('\n');
                item.push_str(text);
            }
            _ => self.add(Kind::Paragraph, text),
        }
    }

    fn add(&mut self, kind: Kind, line: &str) {
        if self.kind != kind {
            self.close();
            self.kind = kind;
        }
        self.lines.push(line.to_owned());
    }

    fn close(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let kind = std::mem::take(&mut self.kind);
        if lines.is_empty() {
            return;
        }
        let items =
            || -> Vec<Vec<Inline>> { lines.iter().map(|line| inline::parse(line)).collect() };
        let whole = || inline::parse(&lines.join("\n"));
        self.done.push(match kind {
            Kind::Paragraph => Block::Paragraph(whole()),
            Kind::Quote => Block::Quote(whole()),
            Kind::Bullets => Block::List {
                ordered: false,
                items: items(),
            },
            Kind::Numbers => Block::List {
                ordered: true,
                items: items(),
            },
        });
    }
}

/// "# Title": one to six signs and a space.
fn heading(line: &str) -> Option<&str> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let title = title.strip_prefix([' ', '\t'])?.trim();
    ((1..=6).contains(&level) && !title.is_empty()).then_some(title)
}

fn bullet(line: &str) -> Option<&str> {
    let item = line.strip_prefix(['-', '*', '+', '•', '–'])?;
    let item = item.strip_prefix([' ', '\t'])?.trim_start();
    (!item.is_empty()).then_some(item)
}

fn numbered(line: &str) -> Option<(usize, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line.get(..digits)?.parse().ok()?;
    let item = line.get(digits..)?.strip_prefix(['.', ')'])?;
    let item = item.strip_prefix([' ', '\t'])?.trim_start();
    (!item.is_empty()).then_some((number, item))
}
