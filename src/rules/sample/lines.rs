//! How the stories are written: a record is a line of columns, parted by ` | `. An indented line
//! is one more column of the record above it; what begins with `#` is left out.
//!
//! The first column is a word for the kind, a label (`=lamp`) where others refer to the record, and
//! dates. Then come as many columns as the kind asks for, and then, in any order, what else is
//! known, each beginning with a word of its own.

use std::cell::Cell;

/// A record as it is written.
pub(super) struct Line<'a> {
    /// The first line of it.
    pub head: &'a str,
    pub word: &'a str,
    pub label: Option<&'a str>,
    /// The rest of the first column.
    pub rest: Vec<&'a str>,
    columns: Vec<&'a str>,
}

/// Every record of a text.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for row in text.lines() {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        if row.starts_with(' ') {
            if let Some(line) = lines.last_mut() {
                line.columns.push(row.trim());
            }
            continue;
        }
        let mut columns = row.split(" | ").map(str::trim);
        let mut words = columns.next().unwrap_or_default().split_whitespace();
        let word = words.next().unwrap_or_default();
        let (labels, rest): (Vec<&str>, Vec<&str>) = words.partition(|word| word.starts_with('='));
        lines.push(Line {
            head: row,
            word,
            label: labels.first().map(|label| &label[1..]),
            rest,
            columns: columns.collect(),
        });
    }
    lines
}

impl<'a> Line<'a> {
    /// Its first columns, and what else is known.
    pub fn fixed<const N: usize>(&self) -> Option<([&'a str; N], More<'a, '_>)> {
        let (fixed, more) = self.columns.split_first_chunk::<N>()?;
        Some((*fixed, More::new(more)))
    }
}

/// What else is known of a record, each column to be asked for.
pub(super) struct More<'a, 'l> {
    columns: &'l [&'a str],
    /// Columns that were asked for, as bits.
    seen: Cell<u64>,
}

impl<'a, 'l> More<'a, 'l> {
    fn new(columns: &'l [&'a str]) -> Self {
        let seen = Cell::new(0);
        More { columns, seen }
    }

    /// What follows that word, in every column that begins with it.
    pub fn all(&self, key: &str) -> Vec<&'a str> {
        let mut found = Vec::new();
        for (place, column) in self.columns.iter().enumerate() {
            let Some(rest) = column.strip_prefix(key) else {
                continue;
            };
            if rest.is_empty() || rest.starts_with(' ') {
                self.seen.set(self.seen.get() | 1 << (place % 64));
                found.push(rest.trim());
            }
        }
        found
    }

    /// What follows that word; empty where the word stands alone.
    pub fn one(&self, key: &str) -> Option<&'a str> {
        self.all(key).first().copied()
    }

    /// What follows that word as a text; empty where it is not there.
    pub fn text(&self, key: &str) -> String {
        self.one(key).unwrap_or_default().to_owned()
    }

    /// Parts of what follows that word, parted by commas.
    pub fn list(&self, key: &str) -> Vec<String> {
        let parts = self.one(key).unwrap_or_default().split(',');
        let parts = parts.map(str::trim).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    pub fn has(&self, key: &str) -> bool {
        self.one(key).is_some()
    }

    /// Nothing, where a column was not asked for: its word is wrong.
    pub fn all_seen(&self) -> Option<()> {
        let all = self.columns.len() < 64 && self.seen.get() == (1 << self.columns.len()) - 1;
        all.then_some(())
    }
}
