//! Items of lists, and which list an item belongs to by how far it stands in.

use super::{DEEPEST, Item, List, inline};

/// Columns by which an item stands further in than the one it belongs under, at least.
const STEP: usize = 2;

/// What stands in front of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    Bullet,
    Number(usize),
}

impl Marker {
    /// The marker of a line, and what follows it.
    pub fn of(line: &str) -> Option<(Marker, &str)> {
        bullet(line).or_else(|| number(line))
    }

    fn is_ordered(self) -> bool {
        self != Marker::Bullet
    }
}

fn bullet(line: &str) -> Option<(Marker, &str)> {
    let item = line.strip_prefix(['-', '*', '+', '•', '–'])?;
    Some((Marker::Bullet, words(item)?))
}

fn number(line: &str) -> Option<(Marker, &str)> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line.get(..digits)?.parse().ok()?;
    let item = line.get(digits..)?.strip_prefix(['.', ')'])?;
    Some((Marker::Number(number), words(item)?))
}

/// What follows a marker, after a space.
fn words(rest: &str) -> Option<&str> {
    let words = rest.strip_prefix([' ', '\t'])?.trim_start();
    (!words.is_empty()).then_some(words)
}

/// A list that is open, and those open within it.
#[derive(Default)]
pub struct Lists {
    /// The outermost first; each is within the last item of the one before.
    levels: Vec<Level>,
}

struct Level {
    /// Where its outermost item stands, in columns.
    indent: usize,
    ordered: bool,
    items: Vec<Open>,
}

/// An item to which lines may still be added.
struct Open {
    text: String,
    lists: Vec<List>,
}

/// Where an item goes.
#[derive(Clone, Copy)]
enum Place {
    /// Into a list of its own, within what is open.
    Within,
    /// To the items of that level.
    Level(usize),
}

impl Lists {
    pub fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }

    /// Whether a line with that marker is an item. A list begins at 1 and goes on in order: "1987. What
    /// a year" is a sentence.
    pub fn takes(&self, marker: Marker, indent: usize) -> bool {
        let Marker::Number(number) = marker else {
            return true;
        };
        let next = match self.place(indent) {
            Place::Level(at) => self
                .levels
                .get(at)
                .filter(|level| level.ordered)
                .map_or(1, |level| level.items.len() + 1),
            Place::Within => 1,
        };
        number == 1 || number == next
    }

    /// Whether the whole ends before that item: it is of the other kind, and within no other.
    pub fn ends_before(&self, marker: Marker, indent: usize) -> bool {
        matches!(self.place(indent), Place::Level(0))
            && self
                .levels
                .first()
                .is_some_and(|level| level.ordered != marker.is_ordered())
    }

    /// Takes an item in where it belongs.
    pub fn add(&mut self, marker: Marker, indent: usize, text: &str) {
        let ordered = marker.is_ordered();
        if let Place::Level(at) = self.place(indent) {
            self.close_beyond(at + 1);
            // Under one item, a list of the other kind stands below the first.
            if self
                .levels
                .get(at)
                .is_some_and(|level| level.ordered != ordered)
            {
                self.close_beyond(at);
            }
        }
        if matches!(self.place(indent), Place::Within) {
            self.levels.push(Level {
                indent,
                ordered,
                items: Vec::new(),
            });
        }
        if let Some(level) = self.levels.last_mut() {
            level.indent = level.indent.min(indent);
            level.items.push(Open {
                text: text.to_owned(),
                lists: Vec::new(),
            });
        }
    }

    /// Goes on with the last item, on a new line.
    pub fn go_on(&mut self, text: &str) {
        if let Some(item) = self.last_item() {
            item.text.push('\n');
            item.text.push_str(text);
        }
    }

    /// The whole, where there is one.
    pub fn close(mut self) -> Option<List> {
        self.close_beyond(1);
        self.levels.pop().map(Level::close)
    }

    fn place(&self, indent: usize) -> Place {
        // The outermost level under whose items it does not stand; between two, the inner one.
        let at = self
            .levels
            .iter()
            .position(|level| indent < level.indent + STEP);
        match at {
            Some(at) => Place::Level(at),
            None if self.levels.len() < DEEPEST => Place::Within,
            None => Place::Level(self.levels.len().saturating_sub(1)),
        }
    }

    /// Puts the levels from that one on into the items they are within.
    fn close_beyond(&mut self, at: usize) {
        while self.levels.len() > at.max(1) {
            let inner = self.levels.pop().map(Level::close);
            if let Some(item) = self.last_item() {
                item.lists.extend(inner);
            }
        }
    }

    fn last_item(&mut self) -> Option<&mut Open> {
        self.levels.last_mut()?.items.last_mut()
    }
}

impl Level {
    fn close(self) -> List {
        let items = self.items.into_iter().map(|item| Item {
            text: inline::parse(&item.text),
            lists: item.lists,
        });
        List {
            ordered: self.ordered,
            items: items.collect(),
        }
    }
}
