//! Foreign files: bytes in, (drafts, problems) out, never failing whole; and out again.
//!
//! A reader takes whatever it is given and answers with what it could use ([`Draft`]s) and, row by
//! row, with what it could not ([`Problem`]s), in plain sentences. It never drops a value silently:
//! what has no place of its own becomes a labelled fact or a preserved line. It never fetches
//! anything, reads no clock and draws no ids: whether a draft becomes a person is decided by
//! [`import`], and by the person who imports.

use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::domain::Contact;

pub mod backup;
pub mod detect;
pub mod import;
pub mod text;
pub mod vcard;

pub use detect::{Format, detect};

/// Largest file that is read, in bytes.
pub const FILE_LIMIT: u64 = 64 * 1024 * 1024;

/// Most people of one file: several times what a browser has room for.
pub const PEOPLE_LIMIT: usize = 50_000;

/// What a file said.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub format: Format,
    pub people: Vec<Draft>,
    /// In the order of the file.
    pub problems: Vec<Problem>,
}

/// A person as a file describes them: not in the book yet, and without an id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Encode, Decode)]
pub struct Draft {
    #[cbor(n(0), with = "crate::domain::stored::within")]
    pub contact: Contact,
    /// Texts about the person, each to become a note.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[n(1)]
    pub notes: Vec<String>,
    /// The picture as the file holds it, of any size. It never leaves the worker: there it becomes
    /// the contact's thumbnail.
    #[serde(skip)]
    #[cbor(skip)]
    pub photo: Option<Photo>,
    /// Which card or row of the file it is, from 1.
    #[n(2)]
    pub card: usize,
    /// The line on which it begins, from 1.
    #[n(3)]
    pub line: usize,
}

/// A picture inside a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// "image/jpeg" or another raster type, told by the bytes themselves.
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Something a reader could not use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Encode, Decode)]
pub struct Problem {
    /// Which card or row of the file, from 1; 0 where it concerns the file.
    #[n(0)]
    pub card: usize,
    /// The line it stands on, from 1; 0 where it concerns the file.
    #[n(1)]
    pub line: usize,
    /// A plain sentence.
    #[n(2)]
    pub reason: String,
}

impl Problem {
    pub fn new(card: usize, line: usize, reason: impl Into<String>) -> Self {
        Problem {
            card,
            line,
            reason: reason.into(),
        }
    }

    /// A problem with the file as a whole.
    pub fn of_file(reason: impl Into<String>) -> Self {
        Problem::new(0, 0, reason)
    }
}

/// Reads an address book of whatever format, as far as it can be read.
///
/// Kith's own backup holds more than people, and is read by [`backup::read`]: here it gives a
/// problem that says so.
pub fn read(bytes: &[u8]) -> Reading {
    let format = detect(bytes);
    let mut reading = Reading {
        format,
        people: Vec::new(),
        problems: Vec::new(),
    };
    match format {
        Format::VCard => {
            for item in vcard::Cards::new(bytes) {
                reading.people.extend(item.draft);
                reading.problems.extend(item.problems);
            }
        }
        Format::Kith => reading.problems.push(Problem::of_file(
            "This is a backup of a whole book, to be merged or restored. Nothing was imported.",
        )),
        other => {
            let reason = other.refusal().unwrap_or_default();
            reading.problems.push(Problem::of_file(reason));
        }
    }
    reading
}
