//! What the page and the worker say to each other.
//!
//! The page starts the worker and waits for [`Answer::Ready`] (a message posted earlier is lost,
//! since the worker's module loads asynchronously). It then posts one `File`, itself and nothing
//! around it. The worker answers with [`Answer`]s, each one a string of JSON, and ends with
//! [`Answer::Done`] or [`Answer::Refused`]; after that it takes another file. To cancel, the page
//! calls `terminate()`.
//!
//! Nothing is stored by the worker, and no picture larger than a thumbnail leaves it.

use serde::{Deserialize, Serialize};

use super::{Draft, Problem};

/// Most people in one [`Answer::People`].
pub const PEOPLE_AT_ONCE: usize = 200;

/// Most records in one [`Answer::Records`].
pub const RECORDS_AT_ONCE: usize = 500;

/// Most problems that are told one by one; the rest is counted.
pub const PROBLEMS_TOLD: usize = 1_000;

/// A message of the worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum Answer {
    /// The worker listens.
    Ready,
    /// How much of the file has been read, in bytes.
    Progress { done: u64, total: u64 },
    /// People of an address book, at most [`PEOPLE_AT_ONCE`], in the order of the file, and what
    /// was wrong up to there.
    People {
        people: Vec<Draft>,
        problems: Vec<Problem>,
    },
    /// A part of a backup, at most [`RECORDS_AT_ONCE`] records, itself in the form that
    /// [`super::backup::read`] reads; joined, the parts are the whole.
    Records { json: String },
    /// The file has been read to its end.
    Done(Summary),
    /// Nothing could be read; a sentence that says why.
    Refused { reason: String },
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Summary {
    /// [`super::Format::word`].
    pub format: String,
    pub people: usize,
    /// Records of a backup, people among them.
    pub records: usize,
    /// Problems not sent with [`Answer::People`].
    pub problems: Vec<Problem>,
    /// Problems beyond [`PROBLEMS_TOLD`], counted only.
    pub problems_untold: usize,
    /// Pictures that became thumbnails.
    pub photos_kept: usize,
    /// Pictures that could not be read, or not be made small enough.
    pub photos_left_out: usize,
}
