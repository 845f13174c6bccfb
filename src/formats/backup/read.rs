//! Reading a backup: the file whole or not at all, its records one by one.
//!
//! A file that is no JSON, breaks off, or comes from a newer version is refused with a sentence. A
//! record that is damaged is a problem, and the others are read. Records are taken in one at a time,
//! so that memory holds the book and not a second one made of JSON.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::VERSION;
use crate::domain::record::TRASHED;
use crate::domain::{Delta, Entry, FieldTag, Id, Kind, Record, Stamp, UNKNOWN};
use crate::formats::{Problem, text};

/// What a backup holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BackupReading {
    pub delta: Delta,
    /// Records that could not be used; `card` is their place in their list, from 1.
    pub problems: Vec<Problem>,
}

/// Why nothing of a backup was read. Lines and columns are counted from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    #[error("The file is empty. Nothing was read.")]
    Empty,
    #[error(
        "This backup was made by a newer version of Kith (format {version}; this one reads up to \
         {VERSION}). Nothing was read: please reload Kith to get the newer version."
    )]
    Newer { version: u64 },
    #[error(
        "The file breaks off at line {line}, column {column}: a part of it is missing. Nothing was read."
    )]
    BreaksOff { line: usize, column: usize },
    #[error(
        "The file is damaged at line {line}, column {column}: what stands there is not what belongs \
         there. Nothing was read."
    )]
    Damaged { line: usize, column: usize },
    #[error("This is not a backup made by Kith. Nothing was read.")]
    NotKith,
}

/// Reads a backup of this version or an older one.
///
/// # Errors
/// A sentence for the person, where nothing could be read.
pub fn read(bytes: &[u8]) -> Result<BackupReading, BackupError> {
    let text;
    let bytes = match bytes {
        // JSON is UTF-8 (RFC 8259, 8.1), but an editor may have kept the file in UTF-16.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            text = text::decode(bytes);
            text.as_bytes()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => rest,
        bytes => bytes,
    };
    if bytes.trim_ascii().is_empty() {
        return Err(BackupError::Empty);
    }
    let mut collector = Collector::default();
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let outcome = (&mut collector)
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    match (collector.version, outcome) {
        (Some(version), _) if version > VERSION => Err(BackupError::Newer { version }),
        (version, Err(error)) => Err(explain(&error, version.is_some())),
        (None, Ok(())) => Err(BackupError::NotKith),
        (Some(_), Ok(())) => Ok(collector.reading),
    }
}

fn explain(error: &serde_json::Error, is_kith: bool) -> BackupError {
    let (line, column) = (error.line(), error.column().max(1));
    match error.classify() {
        serde_json::error::Category::Eof => BackupError::BreaksOff { line, column },
        serde_json::error::Category::Data if !is_kith => BackupError::NotKith,
        _ => BackupError::Damaged { line, column },
    }
}

/// Takes a file in, list by list.
#[derive(Default)]
struct Collector {
    version: Option<u64>,
    reading: BackupReading,
}

impl<'de> DeserializeSeed<'de> for &mut Collector {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Collector {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a backup of Kith")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        use serde::de::Error as _;
        while let Some(name) = map.next_key::<String>()? {
            if name == "kith" {
                let version: u64 = map.next_value()?;
                self.version = Some(version);
                if version > VERSION {
                    return Err(A::Error::custom("newer"));
                }
            } else if name == "tombstones" {
                let value = map.next_value()?;
                self.tombstones(value);
            } else if let Some(kind) = kind_of(&name) {
                map.next_value_seed(List {
                    kind,
                    tags: tags_of(kind),
                    reading: &mut self.reading,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
                let reason = format!("“{name}” is nothing this version knows, and was left out.");
                self.reading.problems.push(Problem::of_file(reason));
            }
        }
        Ok(())
    }
}

impl Collector {
    fn tombstones(&mut self, value: Value) {
        let Value::Object(map) = value else {
            let reason = "The list of what was deleted for good is damaged, and was left out.";
            self.reading.problems.push(Problem::of_file(reason));
            return;
        };
        for (at, (id, stamp)) in map.into_iter().enumerate() {
            let stamp = stamp.as_str().and_then(|text| text.parse::<Stamp>().ok());
            if let (Ok(id), Some(stamp)) = (id.parse::<Id>(), stamp) {
                self.reading.delta.tombstones.insert(id, stamp);
            } else {
                let reason = format!("“tombstones”, “{id}”: not an id and a stamp; left out.");
                self.reading.problems.push(Problem::new(at + 1, 0, reason));
            }
        }
    }
}

fn kind_of(collection: &str) -> Option<Kind> {
    Kind::ALL
        .iter()
        .copied()
        .find(|kind| kind.collection() == collection)
}

/// One list of records.
struct List<'a> {
    kind: Kind,
    tags: BTreeMap<String, FieldTag>,
    reading: &'a mut BackupReading,
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "a list of {}", self.kind.collection())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        let mut place = 0;
        while let Some(value) = list.next_element::<Value>()? {
            place += 1;
            if let Err(reason) = self.take(value) {
                let reason = format!("“{}”, number {place}: {reason}", self.kind.collection());
                self.reading.problems.push(Problem::new(place, 0, reason));
            }
        }
        Ok(())
    }
}

impl List<'_> {
    /// Takes one record in. The error is a sentence without its subject.
    fn take(&mut self, value: Value) -> Result<(), String> {
        let Value::Object(object) = value else {
            return Err("this is no record; left out.".to_owned());
        };
        let whole = whole(self.kind, &object);
        let (id, entry) = entry(self.kind, &self.tags, object)
            .map_err(|cause| format!("{whole} is left out, because {cause}."))?;
        match self.reading.delta.entries.get_mut(&id) {
            None => drop(self.reading.delta.entries.insert(id, entry)),
            Some(held) => {
                held.join(&entry);
                return Err(format!(
                    "the id {id} stands in the file twice; the two were joined."
                ));
            }
        }
        Ok(())
    }
}

/// What is left out with a field of it: "the whole person Ada Holm", "the whole note “Seeds”".
fn whole(kind: Kind, object: &Map<String, Value>) -> String {
    /// Letters of a text that tell which it is.
    const LETTERS: usize = 60;
    let text = |value: Option<&Value>| {
        let mut lines = value?.as_str()?.lines().map(str::trim);
        let line = lines.find(|line| !line.is_empty())?;
        Some(line.chars().take(LETTERS).collect::<String>())
    };
    let what = match kind {
        Kind::Contact => "person",
        Kind::Circle => "circle",
        Kind::Note => "note",
        Kind::Reminder => "reminder",
        Kind::Promise => "promise",
        Kind::Idea => "idea",
        _ => "entry",
    };
    let name = object.get("name");
    let part = |key: &str| name.and_then(|name| text(name.get(key)));
    let parts = || match (part("given"), part("surname")) {
        (Some(given), Some(surname)) => Some(format!("{given} {surname}")),
        (given, surname) => given.or(surname),
    };
    let full = part("full").or_else(parts);
    let quoted = || text(name).or_else(|| text(object.get("text")));
    match full.or_else(|| quoted().map(|text| format!("“{text}”"))) {
        Some(name) => format!("the whole {what} {name}"),
        None => format!("the whole {what}"),
    }
}

/// The cause as a sentence goes on with it, of an error that begins with the name of the field.
fn unreadable(error: &str) -> String {
    match error.split_once(": ") {
        Some((field, _)) => format!("“{}” could not be read", text::spaced(field)),
        None => "a field of it could not be read".to_owned(),
    }
}

/// The error goes on after "because".
fn entry(
    kind: Kind,
    tags: &BTreeMap<String, FieldTag>,
    mut object: Map<String, Value>,
) -> Result<(Id, Entry), String> {
    let id: Id = match object.remove("id") {
        Some(Value::String(text)) => text
            .parse()
            .map_err(|error| format!("“{text}” is {error}"))?,
        _ => return Err("it has no id".to_owned()),
    };
    let born = match object.remove("stamp") {
        None => Stamp::default(),
        Some(value) => stamp(&value).ok_or("its stamp is damaged")?,
    };
    let edits = match object.remove("edits") {
        None => Vec::new(),
        Some(Value::Object(edits)) => read_edits(tags, &edits)?,
        Some(_) => return Err("its edits are damaged".to_owned()),
    };
    let trashed = match object.remove("trashed") {
        None | Some(Value::Null) => None,
        Some(value) => {
            let seconds = value
                .as_u64()
                .and_then(|seconds| u32::try_from(seconds).ok());
            Some(seconds.ok_or("“trashed” is not a time")?)
        }
    };
    let body = kind
        .body_from_json(Value::Object(object))
        .map_err(|error| unreadable(&error))?;
    let mut entry = Entry::new(Record { body, trashed }, born);
    for (tag, stamp) in edits {
        let later = stamp.max(entry.stamp_of(tag));
        entry.set_stamp(tag, later);
    }
    Ok((id, entry))
}

fn stamp(value: &Value) -> Option<Stamp> {
    value.as_str()?.parse().ok()
}

/// Fields of a newer version are all one here: what is unknown.
fn read_edits(
    tags: &BTreeMap<String, FieldTag>,
    edits: &Map<String, Value>,
) -> Result<Vec<(FieldTag, Stamp)>, String> {
    edits
        .iter()
        .map(|(name, value)| {
            let stamp = stamp(value).ok_or(format!("the stamp of “{name}” is damaged"))?;
            Ok((tags.get(name).copied().unwrap_or(UNKNOWN), stamp))
        })
        .collect()
}

/// Numbers of the fields of a kind, by their names in a file.
fn tags_of(kind: Kind) -> BTreeMap<String, FieldTag> {
    /// Numbers beyond any table's.
    const END: FieldTag = 200;
    (1..END)
        .chain([TRASHED])
        .map(|tag| (kind.field_name(tag), tag))
        .filter(|(name, _)| *name != kind.field_name(UNKNOWN))
        .collect()
}
