//! Everything that speaks for somebody, by what it speaks of.

use std::collections::HashMap;
use std::ops::Bound;

use super::evidence::{self, Source, Told};
use super::reading::Reader;
use super::thesaurus::{Known, thesaurus};
use super::words::{Language, leading, most};
use crate::domain::{Book, Change, Id, Record};

/// Number of a word, a subject or a field.
pub type Term = usize;

/// One text that speaks for one person.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The default where the text is gone.
    pub person: Id,
    pub source: Source,
    pub record: Id,
    /// Which of the texts of its record.
    pub nth: usize,
    /// The language its person seems to speak by it.
    language: Option<Language>,
}

/// Somebody for whom texts speak.
#[derive(Clone, Debug)]
struct Person {
    id: Id,
    /// How many of the texts are in each language.
    texts: [usize; 3],
    /// The one of most of them.
    language: Option<Language>,
}

/// For whom one text speaks, and how far it can be relied on: what is looked at once for each word it
/// shares with a need, and so kept apart from the rest, that many of them lie close together.
#[derive(Clone, Copy, Debug)]
pub struct Speaks {
    /// Number of its person.
    pub slot: u32,
    /// 0 where the text is gone.
    pub weight: f32,
}

/// A text that speaks of something.
#[derive(Clone, Copy, Debug)]
pub struct Posting {
    pub piece: u32,
    times: u32,
    share: f32,
    /// How far it tells of it, up to 1.
    pub told: f32,
}

/// BM25's: how soon another mention adds nothing, how far a long text counts less, and how much a
/// text speaks of, as a rule. It is a fixed number, so that nothing has to be told anew when texts
/// come and go.
const K1: f32 = 1.2;
const B: f32 = 0.3;
const USUAL: f32 = 4.0;

/// How far a text of that length tells of what it mentions so often.
fn told(times: u32, length: usize) -> f32 {
    let times = times as f32;
    let long = K1 * (1.0 - B + B * length as f32 / USUAL);
    (times * (K1 + 1.0) / (times + long)).min(1.0)
}

/// Who is spoken for by what: made once from a book, some records at a time, following it from then
/// on, and asked many times. It is never stored.
#[derive(Clone, Debug, Default)]
pub struct Index {
    words: HashMap<Box<str>, Term>,
    postings: Vec<Vec<Posting>>,
    pub(super) pieces: Vec<Piece>,
    /// The same of each of them, by its place.
    pub(super) speaks: Vec<Speaks>,
    of_record: HashMap<Id, Vec<usize>>,
    slots: HashMap<Id, usize>,
    people: Vec<Person>,
    /// Remembers the words of all texts.
    pub(super) reader: Reader,
    gone: usize,
}

/// Pieces that may be gone before everything is read again, where they are more than half.
const GONE_ALLOWED: usize = 1_000;

impl Index {
    /// The index of a whole book, with everything that helps to read a need. Where that takes too long at
    /// once, [`bring`](super::bring) the situations, start from the default and [`Index::take_next`]
    /// some records at a time.
    pub fn of(book: &Book) -> Self {
        super::bring(super::SITUATIONS);
        Index::anew(book)
    }

    fn anew(book: &Book) -> Self {
        let mut index = Index::default();
        index.take_next(book, None, usize::MAX);
        index
    }

    /// Takes in at most so many records, the next ones after that id. Returns the last of them;
    /// `None` where there were no more. The index may be asked and updated in between.
    pub fn take_next(&mut self, book: &Book, after: Option<Id>, records: usize) -> Option<Id> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let next = book.entries().range((from, Bound::Unbounded));
        let mut last = None;
        for (&id, entry) in next.take(records) {
            self.take(id, Some(&entry.record));
            last = Some(id);
        }
        last
    }

    /// Follows a Change of the book, such as [`Book::join`] returns.
    pub fn update(&mut self, book: &Book, change: &Change) {
        for &id in change.removed.keys() {
            self.take(id, None);
        }
        for (&id, record) in &change.added {
            self.take(id, Some(record));
        }
        for (&id, (_, record)) in &change.updated {
            self.take(id, Some(record));
        }
        if self.gone > GONE_ALLOWED && self.gone > self.pieces.len() / 2 {
            *self = Index::anew(book);
        }
    }

    /// Takes in a record as it is now, in place of what was known of it; `None` when it is gone.
    pub fn take(&mut self, id: Id, record: Option<&Record>) {
        for place in self.of_record.remove(&id).unwrap_or_default() {
            let (piece, speaks) = (&mut self.pieces[place], &mut self.speaks[place]);
            piece.person = Id::default();
            speaks.weight = 0.0;
            let person = &mut self.people[speaks.slot as usize];
            if let Some(language) = piece.language {
                person.texts[language as usize] -= 1;
                person.language = leading(person.texts);
            }
            self.gone += 1;
        }
        let Some(record) = record.filter(|record| record.trashed.is_none()) else {
            return;
        };
        let mut nth = 0;
        evidence::each(id, &record.body, |told| {
            self.add(&told, id, nth);
            nth += 1;
        });
    }

    fn add(&mut self, told: &Told, record: Id, nth: usize) {
        let Told { person, source, .. } = *told;
        let mentions = self.reader.read_told(&Reader::default(), told);
        if mentions.is_empty() {
            return;
        }
        let (place, all) = (self.pieces.len(), mentions.len());
        for mention in &mentions {
            // A field is meant, and says as much beside a long text as beside a short one.
            let is_field = mention.place.start >= told.fields;
            let length = if is_field { 1 } else { all };
            for key in mention.keys.iter() {
                let term = self.term_of(key);
                self.note(term, place, length, 1.0);
            }
            let share = match mention.known {
                Known::Vague if is_field => Known::Whole.share(),
                known => known.share(),
            };
            for &subject in mention.subjects.iter() {
                self.note(subject_term(subject), place, length, share);
                self.note(field_term(subject), place, length, share);
            }
        }
        let next = self.slots.len();
        let slot = *self.slots.entry(person).or_insert(next);
        if slot == next {
            self.people.push(Person {
                id: person,
                texts: [0; 3],
                language: None,
            });
        }
        let own = mentions.iter().filter_map(|one| one.language);
        let language = most(own).filter(|_| source.is_own());
        if let Some(language) = language {
            let person = &mut self.people[slot];
            person.texts[language as usize] += 1;
            person.language = leading(person.texts);
        }
        self.of_record.entry(record).or_default().push(place);
        self.speaks.push(Speaks {
            slot: slot as u32,
            weight: source.weight(),
        });
        self.pieces.push(Piece {
            person,
            source,
            record,
            nth,
            language,
        });
    }

    fn term_of(&mut self, key: &str) -> Term {
        if let Some(term) = self.words.get(key) {
            return *term;
        }
        let term = first_word() + self.words.len();
        self.words.insert(key.into(), term);
        term
    }

    /// Notes that a text speaks of something, and how far by this mention.
    fn note(&mut self, term: Term, place: usize, length: usize, share: f32) {
        if self.postings.len() <= term {
            self.postings.resize_with(term + 1, Vec::new);
        }
        let postings = &mut self.postings[term];
        match postings.last_mut() {
            Some(last) if last.piece as usize == place => {
                last.times += 1;
                last.share = last.share.max(share);
                last.told = told(last.times, length) * last.share;
            }
            _ => postings.push(Posting {
                piece: place as u32,
                times: 1,
                share,
                told: told(1, length) * share,
            }),
        }
    }

    /// The number of a word, if any text has it that is still there.
    pub(super) fn word(&self, key: &str) -> Option<Term> {
        let is_told = |term: &Term| {
            let mut texts = self.postings(*term).iter();
            texts.any(|one| self.speaks[one.piece as usize].weight > 0.0)
        };
        self.words.get(key).copied().filter(is_told)
    }

    /// The texts that speak of that, those that are gone among them.
    pub(super) fn postings(&self, term: Term) -> &[Posting] {
        self.postings.get(term).map_or(&[], Vec::as_slice)
    }

    /// Who has that number, and the language in which most is said of them.
    pub(super) fn person(&self, slot: usize) -> (Id, Option<Language>) {
        let person = &self.people[slot];
        (person.id, person.language)
    }

    /// How many people anything is said of.
    pub(super) fn people(&self) -> usize {
        self.people.len()
    }
}

/// Number of a subject among all terms; fields follow subjects, and words both.
pub fn subject_term(subject: u16) -> Term {
    usize::from(subject)
}

/// The number of the field of a subject.
pub fn field_term(subject: u16) -> Term {
    let field = thesaurus().subject(subject).field;
    thesaurus().subjects.len() + usize::from(field)
}

fn first_word() -> Term {
    thesaurus().subjects.len() + thesaurus().fields.len()
}
