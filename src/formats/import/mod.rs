//! From drafts to a Change: who is new, who is probably here already, and what the person decides.
//!
//! Pure: ids come from a closure, and nothing is changed until the Change is committed. Importing
//! the same file twice adds nobody. Being unsure, it adds: a person who is there twice can be merged
//! later, one who was taken for somebody else is lost.

use std::collections::HashSet;

use crate::domain::note::Note;
use crate::domain::record::RecordType as _;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Contact, Id, PartialDate, Record};

use super::Draft;

mod fill;
mod same;

pub use fill::fill_in;
pub use same::Why;
use same::{Index, Owner};

/// What was found about one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    New,
    /// Probably that person of the book.
    Here {
        id: Id,
        why: Why,
    },
    /// Probably the person of that earlier row of the file.
    Twice {
        row: usize,
        why: Why,
    },
}

/// What is to become of one draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Add,
    Skip,
    /// What is missing goes to the person it was found to be; of a new one the same as [`Self::Add`].
    FillIn,
}

/// One draft with what was found and what is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub draft: Draft,
    pub finding: Finding,
    /// New people are added, those in the book skipped, and a second mention of somebody in the file
    /// fills in the first, unless the person chooses otherwise.
    pub choice: Choice,
}

/// How many rows there are of each finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub here: usize,
    pub twice: usize,
}

/// An import before it happens. It takes drafts in as they arrive, so that no call takes long.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    rows: Vec<Row>,
    index: Index,
}

/// The plan for all of a file at once.
pub fn plan(book: &Book, drafts: Vec<Draft>) -> Plan {
    let mut plan = Plan::new(book);
    plan.take(drafts);
    plan
}

impl Plan {
    /// A plan for that book, with no drafts in it yet.
    pub fn new(book: &Book) -> Self {
        let mut plan = Plan::default();
        plan.know(book, None, usize::MAX);
        plan
    }

    /// Gets to know more people of the book: at most so many, the next ones after that id. Returns the
    /// last of them; `None` once it knows all. Only then are drafts taken in.
    pub fn know(&mut self, book: &Book, after: Option<Id>, people: usize) -> Option<Id> {
        let mut last = None;
        for (id, contact) in book.all_after::<Contact>(after).take(people) {
            self.index.insert(Owner::Person(id), contact);
            last = Some(id);
        }
        last
    }

    /// Takes more drafts in, in the order of the file.
    pub fn take(&mut self, drafts: Vec<Draft>) {
        for draft in drafts {
            let (finding, choice) = match self.index.find(&draft.contact) {
                None => (Finding::New, Choice::Add),
                Some((Owner::Person(id), why)) => (Finding::Here { id, why }, Choice::Skip),
                Some((Owner::Row(row), why)) => (Finding::Twice { row, why }, Choice::FillIn),
            };
            self.index
                .insert(Owner::Row(self.rows.len()), &draft.contact);
            self.rows.push(Row {
                draft,
                finding,
                choice,
            });
        }
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Decides about one row. A row that does not exist is ignored.
    pub fn choose(&mut self, row: usize, choice: Choice) {
        if let Some(row) = self.rows.get_mut(row) {
            row.choice = choice;
        }
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.finding {
                Finding::New => counts.new += 1,
                Finding::Here { .. } => counts.here += 1,
                Finding::Twice { .. } => counts.twice += 1,
            }
        }
        counts
    }

    /// What the import does to the book, as chosen. Notes of a file bear no date of their own and get
    /// that of `today`. `new_id` is asked again where it gives an id that is taken.
    pub fn change(&self, book: &Book, today: Day, new_id: impl FnMut() -> Id) -> Change {
        let mut making = Making {
            book,
            today: PartialDate::from(today),
            new_id,
            noted: HashSet::new(),
            change: Change::default(),
        };
        let mut became: Vec<Option<Id>> = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let target = match row.finding {
                Finding::New => None,
                Finding::Here { id, .. } => Some(id),
                Finding::Twice { row, .. } => became.get(row).copied().flatten(),
            };
            became.push(match (row.choice, target) {
                (Choice::Skip, target) => target,
                (Choice::FillIn, Some(id)) => Some(making.fill_in(id, &row.draft)),
                (Choice::FillIn, None) if matches!(row.finding, Finding::Twice { .. }) => None,
                (Choice::Add | Choice::FillIn, _) => Some(making.add(&row.draft)),
            });
        }
        making.change
    }
}

/// A Change in the making.
struct Making<'a, F> {
    book: &'a Book,
    today: PartialDate,
    new_id: F,
    /// Notes of this import, by whom they are about.
    noted: HashSet<(Id, &'a str)>,
    change: Change,
}

impl<'a, F: FnMut() -> Id> Making<'a, F> {
    fn draw(&mut self) -> Id {
        loop {
            let id = (self.new_id)();
            if !self.book.knows(id) && !self.change.added.contains_key(&id) {
                return id;
            }
        }
    }

    fn add(&mut self, draft: &'a Draft) -> Id {
        let id = self.draw();
        let record = Record::new(draft.contact.clone());
        self.change.added.insert(id, record);
        self.add_notes(id, draft);
        id
    }

    /// Completes somebody of the book, or of this very import.
    fn fill_in(&mut self, id: Id, draft: &'a Draft) -> Id {
        let completed = |record: &Record| {
            let mut record = record.clone();
            if let Some(contact) = Contact::of_mut(&mut record.body) {
                fill_in(contact, &draft.contact);
            }
            record
        };
        if let Some(added) = self.change.added.get_mut(&id) {
            *added = completed(added);
        } else if let Some((_, to)) = self.change.updated.get_mut(&id) {
            *to = completed(to);
        } else if let Some(held) = self.book.record(id) {
            let to = completed(held);
            if to != *held {
                self.change.updated.insert(id, (held.clone(), to));
            }
        }
        self.add_notes(id, draft);
        id
    }

    /// A note for each text that is not a note about that person already.
    fn add_notes(&mut self, person: Id, draft: &'a Draft) {
        for text in &draft.notes {
            let in_book = self
                .book
                .about::<Note>(person)
                .any(|(_, note)| note.text == *text);
            if in_book || !self.noted.insert((person, text)) {
                continue;
            }
            let note = Note {
                text: text.clone(),
                about: vec![person],
                date: self.today,
                ..Note::default()
            };
            let id = self.draw();
            self.change.added.insert(id, Record::new(note));
        }
    }
}
