//! Notes in the order in which they are read: pinned first, then newest first.

use std::cmp::Reverse;

use super::names::fold;
use super::prose;
use crate::domain::note::Note;
use crate::domain::{Book, Id};

/// Every note of the book.
pub fn all(book: &Book) -> Vec<Id> {
    in_order(book.all::<Note>())
}

/// Notes about that person, and notes that mention them.
pub fn of_person(book: &Book, person: Id) -> Vec<Id> {
    in_order(book.about::<Note>(person))
}

fn in_order<'a>(notes: impl Iterator<Item = (Id, &'a Note)>) -> Vec<Id> {
    let mut keyed: Vec<_> = notes
        .map(|(id, note)| Reverse((note.pinned, note.date, id)))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|Reverse((.., id))| id).collect()
}

/// What is searched of each note, in the order of `ids`: made once, for many searches.
pub fn searched(book: &Book, ids: &[Id]) -> Vec<(Id, String)> {
    let text = |id: &Id| Some((*id, fold(&prose::plain(&book.get::<Note>(*id)?.text))));
    ids.iter().filter_map(text).collect()
}

/// Those in which every word of the query occurs.
pub fn matching(texts: &[(Id, String)], query: &str) -> Vec<Id> {
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let has_all = |text: &str| words.iter().all(|word| text.contains(word));
    texts
        .iter()
        .filter(|(_, text)| has_all(text))
        .map(|(id, _)| *id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Clock, Contact};

    fn book() -> (Book, Id) {
        let mut book = Book::default();
        let ada = Id::new(1, 1);
        let note = |text: &str, date: &str, about: &[Id], pinned| Note {
            text: text.to_owned(),
            date: date.parse().unwrap_or_default(),
            about: about.to_vec(),
            pinned,
            ..Note::default()
        };
        let mention = format!("Saw [@Ada](kith:{ada}) in the café");
        let records = [
            Change::add(ada, Contact::named("Ada")),
            Change::add(Id::new(2, 0), note("Old", "2020-01-01", &[ada], false)),
            Change::add(Id::new(3, 0), note(&mention, "2026-01-01", &[], false)),
            Change::add(Id::new(4, 0), note("Of nobody", "2025-01-01", &[], true)),
        ];
        let mut clock = Clock::new(1);
        for change in records {
            let delta = book.stamp(&change, &mut clock, 1);
            book.join(delta);
        }
        (book, ada)
    }

    #[test]
    fn pinned_then_newest_first() {
        let (book, ada) = book();
        let ids = [4, 3, 2].map(|seconds| Id::new(seconds, 0));
        assert_eq!(all(&book), ids);
        assert_eq!(of_person(&book, ada), ids[1..]);
    }

    #[test]
    fn every_word_has_to_occur() {
        let (book, _) = book();
        let texts = searched(&book, &all(&book));
        assert_eq!(matching(&texts, "cafe ADA"), [Id::new(3, 0)]);
        assert_eq!(matching(&texts, "cafe old"), []);
        assert_eq!(matching(&texts, " ").len(), 3);
    }
}
