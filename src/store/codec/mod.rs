//! The stored form of a part of a book: of a page, and of an entry of the log.
//!
//! A sheet of records is written in three columns. The heads (ids and stamps) are numbers that no
//! compressor makes smaller, so they stand as they are, in as few bytes as they need. The bodies are
//! CBOR (RFC 8949) as the records write themselves, their structure and their texts apart, deflated
//! (RFC 1951) where room is scarce. It is not the JSON export, and nobody but this module knows it.
//!
//! Reading never fails for one record's sake: a record that cannot be read is kept as the bytes it
//! was, and written again, so that a later version can read it or a person can export it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::{Body, Delta, Entry, Id, Kind, Record};

use super::schema::{self, SCHEMA_VERSION};
use bytes::{Reader, Short};
use head::{Devices, Head};
use writer::alone;
pub use writer::{Writer, encode};

mod bytes;
mod columns;
mod head;
mod inflate;
mod writer;

/// A part of a book as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub delta: Delta,
    pub set_aside: SetAside,
    /// Records whose bodies were cut off: nothing of them is left here but the id.
    pub lost: Vec<Id>,
}

/// Records that could not be read, each as a sheet of its own by its id: kept, counted, exported.
pub type SetAside = BTreeMap<Id, Vec<u8>>;

/// Whether bodies are deflated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// As they are: written at once, for the log.
    Plain,
    /// As small as can be, for what must fit into local storage.
    Deflated,
}

/// Why nothing of a sheet could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("this was written by a newer version of Kith (schema {0})")]
    Newer(u32),
    #[error("the stored bytes are damaged")]
    Damaged,
}

impl From<Short> for Unreadable {
    fn from(_: Short) -> Self {
        Unreadable::Damaged
    }
}

const PLAIN: u8 = 0;
const DEFLATED: u8 = 1;

/// The three parts of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns<T> {
    pub heads: T,
    pub structure: T,
    pub texts: T,
}

/// A body is the number of its kind and the map of its fields.
const BODY_ITEMS: u64 = 2;

/// Whose records follow: the last person or circle among those written so far.
fn leader(before: Id, id: Id, body: &[u8]) -> Id {
    let kind = body.first().copied().and_then(Kind::from_code);
    match kind {
        Some(Kind::Contact | Kind::Circle) => id,
        _ => before,
    }
}

/// The schema a sheet was written in.
pub fn version_of(bytes: &[u8]) -> Result<u32, Unreadable> {
    Ok(Reader::new(bytes).number32()?)
}

/// Reads a sheet of this schema or an earlier one.
///
/// # Errors
/// Where not even its heads can be read. Single records that cannot are in
/// [`Sheet::set_aside`].
pub fn decode(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let mut reader = Reader::new(bytes);
    let version = reader.number32()?;
    if version > SCHEMA_VERSION {
        return Err(Unreadable::Newer(version));
    }
    let method = reader.byte()?;
    let heads = reader.bytes()?;
    let structure = unpack_column(method, &mut reader)?;
    let texts = unpack_column(method, &mut reader)?;
    let columns = Columns {
        heads: heads.into(),
        structure,
        texts,
    };
    read(&schema::migrate(version, columns)?)
}

/// A column as it was, or as much of it as is left.
fn unpack_column<'a>(method: u8, reader: &mut Reader<'a>) -> Result<Cow<'a, [u8]>, Unreadable> {
    let length = reader.length().unwrap_or(0);
    let bytes = reader.take(length.min(reader.rest().len()))?;
    match method {
        PLAIN => Ok(bytes.into()),
        DEFLATED => Ok(inflate::inflate(bytes).into()),
        _ => Err(Unreadable::Damaged),
    }
}

fn read(columns: &Columns<Cow<[u8]>>) -> Result<Sheet, Unreadable> {
    let mut reader = Reader::new(&columns.heads);
    let mut structure = Reader::new(&columns.structure);
    let mut texts = Reader::new(&columns.texts);
    let devices = Devices::read(&mut reader)?;
    let mut sheet = Sheet::default();
    let (mut last, mut lead) = (Id::default(), Id::default());
    let mut body = Vec::new();
    let mut cut = false;
    for _ in 0..reader.length()? {
        let head = Head::read(&mut reader, last, &devices)?;
        last = head.id;
        body.clear();
        if cut
            || columns::merge(
                &mut structure,
                &mut texts,
                BODY_ITEMS,
                lead.to_bits(),
                &mut body,
            )
            .is_err()
        {
            // The columns were cut short: the head alone tells that something was there.
            cut = true;
            sheet.lost.push(head.id);
            continue;
        }
        lead = leader(lead, head.id, &body);
        read_record(head, &body, &mut sheet);
    }
    for _ in 0..reader.length()? {
        let id = read_id(&mut reader)?;
        let stamp = devices.read_stamp(&mut reader)?;
        sheet.delta.tombstones.insert(id, stamp);
    }
    for _ in 0..reader.length()? {
        let id = read_id(&mut reader)?;
        read_set_aside(id, reader.bytes()?, &mut sheet);
    }
    Ok(sheet)
}

fn read_id(reader: &mut Reader) -> Result<Id, Short> {
    let bytes: [u8; 8] = reader.take(8)?.try_into().map_err(|_| Short)?;
    Ok(Id::from_bits(u64::from_le_bytes(bytes)))
}

fn read_record(head: Head, bytes: &[u8], sheet: &mut Sheet) {
    match Body::read(bytes) {
        Some(body) => {
            let entry = Entry {
                record: Record {
                    body,
                    trashed: head.trashed,
                },
                born: head.born,
                edits: head.edits,
            };
            sheet.delta.entries.insert(head.id, entry);
        }
        None => {
            sheet.set_aside.insert(head.id, alone(&head, bytes));
        }
    }
}

/// What an earlier version set aside, this one may be able to read.
fn read_set_aside(id: Id, bytes: &[u8], sheet: &mut Sheet) {
    match decode(bytes) {
        Ok(read) if read.set_aside.is_empty() && read.lost.is_empty() => {
            join(&mut sheet.delta, read.delta);
        }
        _ => {
            sheet.set_aside.insert(id, bytes.to_vec());
        }
    }
}

/// Adds what is not there yet; of what is there twice, the join.
fn join(delta: &mut Delta, more: Delta) {
    for (id, mut entry) in more.entries {
        if let Some(held) = delta.entries.get(&id) {
            entry.join(held);
        }
        delta.entries.insert(id, entry);
    }
    for (id, stamp) in more.tombstones {
        let held = delta.tombstones.entry(id).or_default();
        *held = stamp.max(*held);
    }
}

#[cfg(test)]
mod tests {
    use super::writer::plain;
    use super::*;
    use crate::domain::note::Note;
    use crate::domain::{Contact, Stamp};
    use proptest::prelude::*;

    fn stamps() -> impl Strategy<Value = Stamp> {
        (any::<u64>(), any::<u32>(), 0u32..3).prop_map(|(millis, counter, device)| Stamp {
            millis,
            counter,
            device,
        })
    }

    fn entries() -> impl Strategy<Value = Entry> {
        let bodies = prop_oneof![
            ".{0,40}".prop_map(|name| Body::from(Contact::named(name))),
            (".{0,40}", prop::collection::vec(any::<u64>(), 0..3)).prop_map(|(text, about)| {
                let about = about.into_iter().map(Id::from_bits).collect();
                Body::from(Note {
                    text,
                    about,
                    ..Note::default()
                })
            }),
        ];
        let edits = prop::collection::vec((any::<u32>(), stamps()), 0..3);
        (bodies, stamps(), edits, any::<Option<u32>>()).prop_map(|(body, born, edits, trashed)| {
            Entry {
                record: Record { body, trashed },
                born,
                edits,
            }
        })
    }

    fn deltas() -> impl Strategy<Value = Delta> {
        let ids = || any::<u64>().prop_map(Id::from_bits);
        let entries = prop::collection::btree_map(ids(), entries(), 0..6);
        let tombstones = prop::collection::btree_map(ids(), stamps(), 0..3);
        (entries, tombstones).prop_map(|(entries, tombstones)| Delta {
            entries,
            tombstones,
        })
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(delta in deltas(), deflated: bool) {
            let packing = if deflated { Packing::Deflated } else { Packing::Plain };
            let sheet = decode(&encode(&delta, packing));
            prop_assert_eq!(sheet, Ok(Sheet { delta, ..Sheet::default() }));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = decode(&bytes);
        }

        #[test]
        fn of_damaged_bytes_nothing_is_made_up(delta in deltas(), cut in 0.0..1.0) {
            let whole = encode(&delta, Packing::Plain);
            let cut = &whole[..(whole.len() as f64 * cut) as usize];
            if let Ok(sheet) = decode(cut) {
                for (id, entry) in &sheet.delta.entries {
                    prop_assert_eq!(delta.entries.get(id), Some(entry));
                }
            }
        }
    }

    /// A note such as only a later version can read: of a kind that does not exist yet.
    fn from_the_future(id: Id) -> Vec<u8> {
        let head = Head {
            id,
            born: Stamp::default(),
            edits: Vec::new(),
            trashed: None,
        };
        let mut body = Vec::new();
        let mut encoder = minicbor::Encoder::new(&mut body);
        let written = encoder.u8(99).and_then(|e| e.map(1)?.u8(1)?.str("later"));
        assert!(written.is_ok());
        alone(&head, &body)
    }

    #[test]
    fn a_record_that_cannot_be_read_is_kept_as_it_was_and_the_rest_opens() {
        let (strange, known) = (Id::new(5, 5), Id::new(6, 6));
        let bytes = from_the_future(strange);
        let note = Entry::new(Record::new(Note::default()), Stamp::default());
        let mut writer = Writer::default();
        writer.entry(known, &note);
        writer.set_aside(strange, &bytes);
        let first = decode(&writer.finish(Packing::Deflated)).expect("readable");
        assert_eq!(first.delta.entries.get(&known), Some(&note));
        assert_eq!(first.set_aside, SetAside::from([(strange, bytes.clone())]));
        // The same where it lies among the others, as a later version wrote it.
        let among = decode(&bytes).expect("readable");
        assert_eq!(among.set_aside, SetAside::from([(strange, bytes)]));
    }

    #[test]
    fn what_was_set_aside_is_a_record_again_once_it_can_be_read() {
        let id = Id::new(6, 6);
        let note = Entry::new(Record::new(Note::default()), Stamp::default());
        let delta = Delta {
            entries: BTreeMap::from([(id, note)]),
            ..Delta::default()
        };
        let mut writer = Writer::default();
        writer.set_aside(id, &encode(&delta, Packing::Plain));
        let sheet = decode(&writer.finish(Packing::Plain)).expect("readable");
        assert_eq!(sheet.delta, delta);
        assert!(sheet.set_aside.is_empty());
    }

    #[test]
    fn a_newer_schema_is_named() {
        let newer = plain(SCHEMA_VERSION + 1, &Columns::default());
        assert_eq!(decode(&newer), Err(Unreadable::Newer(SCHEMA_VERSION + 1)));
    }
}
