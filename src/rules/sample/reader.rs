//! From the stories to records.

use std::collections::BTreeMap;

use super::lines::{Line, More, lines};
use super::stories::STORIES;
use super::{dates, giving, id_at, people, told};
use crate::domain::time::Day;
use crate::domain::{Body, Id, PartialDate, Record};

/// What the stories come to.
pub(super) struct Network {
    pub records: Vec<(Id, Record)>,
    /// First lines of the records that could not be read.
    pub unread: Vec<&'static str>,
}

/// Reads all the stories, for whoever is oneself, as of that day.
pub(super) fn read(me: Id, today: Day) -> Network {
    let lines: Vec<Line<'static>> = STORIES.iter().flat_map(|story| lines(story)).collect();
    let mut reader = Reader {
        today,
        labels: BTreeMap::new(),
    };
    reader.labels.insert("me", (me, ""));
    for (place, line) in lines.iter().enumerate() {
        if let Some(label) = line.label {
            let name = line.fixed::<1>().map_or("", |([name], _)| name);
            reader.labels.insert(label, (id_at(place), name));
        }
    }
    let mut network = Network {
        records: Vec::new(),
        unread: Vec::new(),
    };
    for (place, line) in lines.iter().enumerate() {
        match reader.body(line) {
            Some(body) => network.records.push((id_at(place), Record::new(body))),
            None => network.unread.push(line.head),
        }
    }
    network
}

/// What lines are read with.
pub(super) struct Reader<'a> {
    today: Day,
    /// Id and first column of the records that have a label.
    labels: BTreeMap<&'a str, (Id, &'a str)>,
}

impl Reader<'_> {
    fn body(&self, line: &Line<'_>) -> Option<Body> {
        people::body(self, line)
            .or_else(|| told::body(self, line))
            .or_else(|| giving::body(self, line))
    }

    pub fn id(&self, label: &str) -> Option<Id> {
        self.labels.get(label).map(|(id, _)| *id)
    }

    /// Everybody named, parted by spaces; `-` is nobody.
    pub fn ids(&self, labels: &str) -> Option<Vec<Id>> {
        let labels = labels.split_whitespace().filter(|label| *label != "-");
        labels.map(|label| self.id(label)).collect()
    }

    /// Who stands left and right of that sign.
    pub fn pair(&self, text: &str, sign: char) -> Option<(Id, Id)> {
        let (one, other) = text.split_once(sign)?;
        Some((self.id(one.trim())?, self.id(other.trim())?))
    }

    /// The record that follows that word; nothing at all where there is no such record.
    pub fn linked(&self, more: &More<'_, '_>, key: &str) -> Option<Option<Id>> {
        match more.one(key) {
            Some(label) => self.id(label).map(Some),
            None => Some(None),
        }
    }

    pub fn date(&self, text: &str) -> Option<PartialDate> {
        dates::date(text, self.today)
    }

    pub fn day(&self, text: &str) -> Option<Day> {
        dates::day(text, self.today)
    }

    /// The first date of a line; nothing is known where it has none.
    pub fn first_date(&self, line: &Line<'_>) -> Option<PartialDate> {
        match line.rest.first() {
            Some(text) => self.date(text),
            None => Some(PartialDate::default()),
        }
    }

    /// The day that follows that word; nothing at all where it is none.
    pub fn day_of(&self, more: &More<'_, '_>, key: &str) -> Option<Option<Day>> {
        match more.one(key) {
            Some(text) => self.day(text).map(Some),
            None => Some(None),
        }
    }

    /// A text in which `@label` mentions that person, and `//` begins a new paragraph.
    pub fn prose(&self, text: &str) -> Option<String> {
        let mut parts = text.split('@');
        let mut prose = parts.next()?.replace(" // ", "\n\n");
        for part in parts {
            let end = part.find(|sign: char| !sign.is_ascii_alphanumeric());
            let (label, rest) = part.split_at(end.unwrap_or(part.len()));
            let (id, name) = self.labels.get(label)?;
            prose.push_str(&format!("[@{name}](kith:{id})"));
            prose.push_str(&rest.replace(" // ", "\n\n"));
        }
        Some(prose)
    }
}
