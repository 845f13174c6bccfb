//! Writing of sheets.

use miniz_oxide::deflate::compress_to_vec;

use crate::domain::{Delta, Entry, Id, Stamp};

use super::bytes::{put_bytes, put_number};
use super::head::{Devices, Head};
use super::{BODY_ITEMS, Columns, DEFLATED, PLAIN, Packing, columns, leader};
use crate::store::schema::SCHEMA_VERSION;

/// Effort of deflating, 1 to 10.
const EFFORT: u8 = 9;

/// Collects records and writes them.
#[derive(Default)]
pub struct Writer {
    devices: Devices,
    columns: Columns<Vec<u8>>,
    records: u64,
    /// The id before: ids of one sheet are near one another.
    last: Id,
    leader: Id,
    tail: Tail,
}

/// What a sheet holds beside records.
#[derive(Default)]
struct Tail {
    tombstones: Vec<(Id, Stamp)>,
    set_aside: Vec<(Id, Vec<u8>)>,
}

impl Writer {
    /// Adds a record. Those of one person follow theirs.
    pub fn entry(&mut self, id: Id, entry: &Entry) {
        let mut body = Vec::new();
        entry.record.body.write(&mut body);
        let head = Head {
            id,
            born: entry.born,
            edits: entry.edits.clone(),
            trashed: entry.record.trashed,
        };
        self.record(&head, &body);
    }

    fn record(&mut self, head: &Head, body: &[u8]) {
        let Columns {
            heads,
            structure,
            texts,
        } = &mut self.columns;
        let leader_bits = self.leader.to_bits();
        if columns::split(body, BODY_ITEMS, leader_bits, structure, texts).is_ok() {
            head.write(heads, self.last, &mut self.devices);
            self.last = head.id;
            self.leader = leader(self.leader, head.id, body);
            self.records += 1;
        }
    }

    /// Takes what follows to stand on a page beside that person, for measuring: such a sheet cannot
    /// be read.
    pub fn set_leader(&mut self, home: Id) {
        self.leader = home;
    }

    pub fn tombstone(&mut self, id: Id, stamp: Stamp) {
        self.tail.tombstones.push((id, stamp));
    }

    /// Adds what could not be read, as it was.
    pub fn set_aside(&mut self, id: Id, bytes: &[u8]) {
        self.tail.set_aside.push((id, bytes.to_vec()));
    }

    pub fn delta(&mut self, delta: &Delta) {
        for (&id, entry) in &delta.entries {
            self.entry(id, entry);
        }
        for (&id, &stamp) in &delta.tombstones {
            self.tombstone(id, stamp);
        }
    }

    /// The sheet's bytes.
    pub fn finish(self, packing: Packing) -> Vec<u8> {
        let columns = self.into_columns();
        match packing {
            Packing::Plain => plain(SCHEMA_VERSION, &columns),
            Packing::Deflated => deflated(SCHEMA_VERSION, &columns),
        }
    }

    /// How many bytes the sheet has before it is deflated, but for what was set aside.
    pub fn size(&self) -> usize {
        let Columns {
            heads,
            structure,
            texts,
        } = &self.columns;
        heads.len() + structure.len() + texts.len()
    }

    fn into_columns(mut self) -> Columns<Vec<u8>> {
        let mut tail = Vec::new();
        put_number(&mut tail, self.tail.tombstones.len() as u64);
        for (id, stamp) in self.tail.tombstones {
            tail.extend_from_slice(&id.to_bits().to_le_bytes());
            self.devices.write_stamp(&mut tail, stamp);
        }
        put_number(&mut tail, self.tail.set_aside.len() as u64);
        for (id, bytes) in self.tail.set_aside {
            tail.extend_from_slice(&id.to_bits().to_le_bytes());
            put_bytes(&mut tail, &bytes);
        }
        let mut heads = Vec::with_capacity(self.columns.heads.len() + tail.len() + 16);
        self.devices.write(&mut heads);
        put_number(&mut heads, self.records);
        heads.extend_from_slice(&self.columns.heads);
        heads.extend_from_slice(&tail);
        Columns {
            heads,
            ..self.columns
        }
    }
}

/// The delta's bytes.
pub fn encode(delta: &Delta, packing: Packing) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.delta(delta);
    writer.finish(packing)
}

/// A sheet as it is. Apart from [`deflated`], so that reading a book needs no deflating.
pub(super) fn plain(version: u32, columns: &Columns<Vec<u8>>) -> Vec<u8> {
    let Columns {
        heads,
        structure,
        texts,
    } = columns;
    seal(version, PLAIN, [heads, structure, texts])
}

fn deflated(version: u32, columns: &Columns<Vec<u8>>) -> Vec<u8> {
    let [structure, texts] =
        [&columns.structure, &columns.texts].map(|column| compress_to_vec(column, EFFORT));
    seal(version, DEFLATED, [&columns.heads, &structure, &texts])
}

/// Version, packing, then each column with its length before it.
fn seal(version: u32, method: u8, columns: [&Vec<u8>; 3]) -> Vec<u8> {
    let size: usize = columns.iter().map(|column| column.len()).sum();
    let mut out = Vec::with_capacity(size + 16);
    put_number(&mut out, u64::from(version));
    out.push(method);
    for column in columns {
        put_bytes(&mut out, column);
    }
    out
}

/// That record as a sheet of its own.
pub(super) fn alone(head: &Head, body: &[u8]) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.record(head, body);
    plain(SCHEMA_VERSION, &writer.into_columns())
}
