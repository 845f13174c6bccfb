//! What the page and the worker say to each other, in CBOR (RFC 8949).
//!
//! The page starts the worker and waits for [`Answer::Ready`] (a message posted earlier is lost,
//! since the worker's module loads asynchronously). Then either
//! - it posts one `File`, itself and nothing around it, and the worker answers with what it reads,
//!   and ends with [`Answer::Done`] or [`Answer::Refused`]; or
//! - it says [`Order::Picture`] and then posts one `File`, to which the worker answers with
//!   [`Answer::Picture`] or [`Answer::Refused`]; or
//! - it hands over a book in parts, [`Order::Take`], and then says [`Order::Write`], to which the
//!   worker answers with a `Blob`: the file.
//!
//! To cancel, the page calls `terminate()`. Nothing is stored by the worker, and no picture larger
//! than a thumbnail leaves it. Both come from one build, so that no version is told.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};

use crate::domain::contact::Thumbnail;
use crate::domain::{Delta, Entry, Id, Stamp};
use crate::formats::{Draft, Problem};
use crate::store::codec::{self, Packing};

/// Most people in one [`Answer::People`].
pub const PEOPLE_AT_ONCE: usize = 200;

/// Most records in one sheet.
pub const RECORDS_AT_ONCE: usize = 500;

/// Most problems that are told one by one; the rest is counted.
pub const PROBLEMS_TOLD: usize = 1_000;

/// What the page asks for, beside files to read.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub enum Order {
    /// A part of the book that is to be written, as [`next_sheet`] gives it.
    #[n(0)]
    Take(#[n(0)] ByteVec),
    /// That was all of it.
    #[n(1)]
    Write,
    /// The file that comes next is a picture, to be made a thumbnail of.
    #[n(2)]
    Picture,
}

/// A message of the worker.
#[derive(Clone, Debug, PartialEq, Encode, Decode)]
pub enum Answer {
    /// The worker listens.
    #[n(0)]
    Ready,
    /// How much of the file has been read, in bytes.
    #[n(1)]
    Progress {
        #[n(0)]
        done: u64,
        #[n(1)]
        total: u64,
    },
    /// People of an address book, at most [`PEOPLE_AT_ONCE`], in the order of the file, and what
    /// was wrong up to there.
    #[n(2)]
    People {
        #[n(0)]
        people: Vec<Draft>,
        #[n(1)]
        problems: Vec<Problem>,
    },
    /// A part of a backup, as [`next_sheet`] gives it; joined, the parts are the whole.
    #[n(3)]
    Records(#[n(0)] ByteVec),
    /// The file has been read to its end.
    #[n(4)]
    Done(#[n(0)] Summary),
    /// Nothing could be done; a sentence that says why.
    #[n(5)]
    Refused(#[n(0)] String),
    /// The picture, small enough to be kept.
    #[n(6)]
    Picture(#[cbor(n(0), with = "crate::domain::stored::within")] Thumbnail),
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Summary {
    #[n(0)]
    pub people: usize,
    /// Records of a backup, people among them.
    #[n(1)]
    pub records: usize,
    /// Problems not sent with [`Answer::People`].
    #[n(2)]
    pub problems: Vec<Problem>,
    /// Problems beyond [`PROBLEMS_TOLD`], counted only.
    #[n(3)]
    pub problems_untold: usize,
    /// Pictures that became thumbnails.
    #[n(4)]
    pub photos_kept: usize,
    /// Pictures that could not be read, or not be made small enough.
    #[n(5)]
    pub photos_left_out: usize,
}

/// A message as bytes.
pub fn to_bytes<T: Encode<()>>(message: &T) -> Vec<u8> {
    // Writing to a vector cannot fail.
    minicbor::to_vec(message).unwrap_or_default()
}

/// A message, unless the bytes are of another build.
pub fn from_bytes<T: for<'b> Decode<'b, ()>>(bytes: &[u8]) -> Option<T> {
    minicbor::decode(bytes).ok()
}

/// The next part of a book: at most [`RECORDS_AT_ONCE`] records after the one of that id, and the
/// id of the last. The tombstones are in the first part, which there always is.
pub fn next_sheet(
    entries: &BTreeMap<Id, Entry>,
    tombstones: &BTreeMap<Id, Stamp>,
    after: Option<Id>,
) -> Option<(Vec<u8>, Id)> {
    let from = after.map_or(Unbounded, Excluded);
    let mut sheet = codec::Writer::default();
    let mut last = None;
    for (&id, entry) in entries.range((from, Unbounded)).take(RECORDS_AT_ONCE) {
        sheet.entry(id, entry);
        last = Some(id);
    }
    if after.is_none() {
        for (&id, &stamp) in tombstones {
            sheet.tombstone(id, stamp);
        }
    } else if last.is_none() {
        return None;
    }
    Some((sheet.finish(Packing::Plain), last.unwrap_or_default()))
}

/// What a part holds; nothing where it is not one.
pub fn read_sheet(bytes: &[u8]) -> Option<Delta> {
    Some(codec::decode(bytes).ok()?.delta)
}
