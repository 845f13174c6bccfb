//! News: what was saved and is not in the book yet, and how it gets there, step by step.
//!
//! The store is as far in the log as the last entry that is in the book whole. So a fold between two
//! steps covers what was taken in and leaves the rest in the log; and news that came twice, because
//! somebody asked between two steps, are taken in once.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::{Book, Change, Delta};

use super::keeper::Store;
use super::pages::Page;
use super::port::{Journal, Mark, Pages, Tidings};
use super::state::{State, sizes_of};

/// What was saved, here or in another tab, and is not in the book yet.
#[must_use = "what was saved is seen once it is taken in"]
#[derive(Clone, Debug, Default)]
pub struct News {
    /// In the order in which they are taken in.
    pieces: VecDeque<Piece>,
    pub(super) head: u64,
    /// Whether the room held back for the last edit had to be given up.
    pub reserve_used: bool,
}

#[derive(Clone, Debug)]
enum Piece {
    /// A page that another tab folded.
    Sheet(Vec<u8>),
    /// All of these pages were given.
    Fold {
        folded: u64,
        pages: u32,
        marks: Option<BTreeMap<Page, Mark>>,
    },
    /// An entry of the log.
    Entry(u64, Vec<u8>),
    /// An entry of the log, or a part of one, that was written here.
    Own {
        number: u64,
        delta: Delta,
        /// In bytes, before deflating.
        size: u64,
        /// Whether it ends the entry.
        ends: bool,
    },
}

/// What a record takes when it is stored, about, in bytes; a sheet of a page is deflated.
const RECORD: usize = 128;
const DEFLATED_RECORD: usize = 64;

impl Piece {
    fn is_ours(&self) -> bool {
        matches!(self, Piece::Own { .. })
    }

    /// How many records it holds, about.
    fn records(&self) -> usize {
        match self {
            Piece::Sheet(bytes) => bytes.len() / DEFLATED_RECORD,
            Piece::Fold { .. } => 0,
            Piece::Entry(_, bytes) => bytes.len().div_ceil(RECORD),
            Piece::Own { delta, .. } => delta.len(),
        }
    }
}

impl News {
    /// Whether there is nothing more to take in.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether the next step takes in what was written here, and not what others wrote before it. No
    /// step does both.
    pub fn is_ours(&self) -> bool {
        let mut pieces = self.pieces.iter();
        let next = pieces.find(|piece| !matches!(piece, Piece::Fold { .. }));
        next.is_some_and(Piece::is_ours)
    }

    /// Adds what was written here, after all the rest.
    pub(super) fn add_own(&mut self, number: u64, delta: Delta, size: u64) {
        let ends = true;
        self.pieces.push_back(Piece::Own {
            number,
            delta,
            size,
            ends,
        });
        self.head = self.head.max(number);
    }

    /// The same for an entry that is too large for one step.
    pub(super) fn add_own_in_parts(&mut self, number: u64, parts: Vec<Delta>, size: u64) {
        for delta in parts {
            self.add_own(number, delta, 0);
            if let Some(Piece::Own { ends, .. }) = self.pieces.back_mut() {
                *ends = false;
            }
        }
        self.add_own(number, Delta::default(), size);
    }
}

impl From<Tidings> for News {
    fn from(tidings: Tidings) -> Self {
        let fold = Piece::Fold {
            folded: tidings.folded,
            pages: tidings.pages,
            marks: tidings.marks,
        };
        let sheets = tidings.sheets.into_iter().map(Piece::Sheet);
        let entries = tidings.entries.into_iter();
        News {
            pieces: sheets
                .chain([fold])
                .chain(entries.map(|(number, bytes)| Piece::Entry(number, bytes)))
                .collect(),
            head: tidings.head,
            reserve_used: false,
        }
    }
}

impl<P: Pages, J: Journal> Store<P, J> {
    /// Joins the next [`STEP`](super::STEP) records or so of what was saved into the book, so that whoever shows
    /// it can breathe before the next step. Returns what they changed there, by value; `None` when
    /// everything is in. The book may be asked, folded and caught up between two steps.
    pub fn take_in(&self, book: &mut Book, news: &mut News) -> Option<Change> {
        let state = &mut *self.state.borrow_mut();
        let ours = news.is_ours();
        let mut effect = None;
        let mut taken = 0;
        while taken < state.step
            && let Some(piece) = news.pieces.pop_front_if(|piece| ours || !piece.is_ours())
        {
            taken += piece.records();
            let change = state.take(book, piece);
            effect = Some(match effect {
                None => change,
                Some(before) => Change::squash(before, change),
            });
        }
        if news.pieces.is_empty() {
            state.head = state.head.max(news.head);
        }
        effect
    }
}

impl State {
    fn take(&mut self, book: &mut Book, piece: Piece) -> Change {
        match piece {
            Piece::Sheet(bytes) => self.read(book, None, &bytes),
            Piece::Fold {
                folded,
                pages,
                marks,
            } => {
                if folded > self.folded {
                    if let Some(marks) = &marks {
                        self.sizes = sizes_of(marks);
                    }
                    self.note_fold(folded, pages);
                }
                // What is trimmed was on the pages.
                self.head = self.head.max(folded);
                Change::default()
            }
            Piece::Entry(number, _) | Piece::Own { number, .. } if number <= self.head => {
                Change::default()
            }
            Piece::Entry(number, bytes) => {
                self.pending.insert(number, bytes.len() as u64);
                let effect = self.read(book, Some(number), &bytes);
                self.head = number;
                effect
            }
            Piece::Own {
                number,
                delta,
                size,
                ends,
            } => {
                if ends {
                    self.pending.insert(number, size);
                }
                let effect = self.enter(book, Some(number), delta);
                if ends {
                    self.head = number;
                }
                effect
            }
        }
    }
}
