//! Folded texts of all records in one run of memory, where looking for a word is fastest.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use memchr::memmem::Finder;

use super::fields::{self, Field};
use super::vocabulary::Vocabulary;
use crate::domain::{Body, Id};
use crate::rules::fold::fold_into;

/// Dead text beyond this, in bytes, and beyond half of all is cleared away.
const DEAD_ALLOWED: usize = 1 << 16;

/// Looking ends once so many records are found, give or take a block: nobody reads on.
pub const MOST: usize = 1_000;
/// Texts looked through at once.
const BLOCK: usize = 2_048;

/// Every text, each ended by a line feed; texts of one record stand side by side.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    folded: String,
    /// In the order of their starts.
    pieces: Vec<Piece>,
    /// The first piece of each record that has any.
    of: HashMap<Id, usize>,
    vocabulary: Vocabulary,
    dead: usize,
}

#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    /// The default where the text is dead.
    id: Id,
    field: Field,
}

/// What parts a phone number as typed from its digits alone.
const DIGITS: char = '\u{1}';

impl Texts {
    /// Adds the texts of a record of which none are held.
    pub fn add(&mut self, id: Id, body: &Body) {
        let first = self.pieces.len();
        fields::each(body, |field, text| {
            let start = self.folded.len();
            self.pieces.push(Piece { start, id, field });
            if text.contains(is_odd_space) {
                fold_into(&text.replace(is_odd_space, " "), &mut self.folded);
            } else {
                fold_into(&text, &mut self.folded);
            }
            self.vocabulary.learn(&self.folded[start..]);
            if field == Field::Phone {
                self.folded.push(DIGITS);
                self.folded
                    .extend(text.chars().filter(char::is_ascii_digit));
            }
            self.folded.push('\n');
        });
        if self.pieces.len() > first {
            self.of.insert(id, first);
        }
    }

    /// Lets go of the texts of a record.
    pub fn remove(&mut self, id: Id) {
        let Some(first) = self.of.remove(&id) else {
            return;
        };
        let end = self.end_of_record(first);
        self.dead += self.start(end) - self.start(first);
        for piece in &mut self.pieces[first..end] {
            piece.id = Id::default();
        }
        if self.dead > DEAD_ALLOWED && self.dead > self.folded.len() / 2 {
            self.clear_dead();
        }
    }

    fn clear_dead(&mut self) {
        let mut kept = Texts::default();
        for (place, piece) in self.pieces.iter().enumerate() {
            if piece.id == Id::default() {
                continue;
            }
            kept.of.entry(piece.id).or_insert(kept.pieces.len());
            kept.pieces.push(Piece {
                start: kept.folded.len(),
                ..*piece
            });
            let text = &self.folded[piece.start..self.start(place + 1)];
            kept.vocabulary.learn(text);
            kept.folded.push_str(text);
        }
        *self = kept;
    }

    /// Where a piece starts; the end of everything for the one after the last.
    fn start(&self, place: usize) -> usize {
        self.pieces
            .get(place)
            .map_or(self.folded.len(), |piece| piece.start)
    }

    fn end_of_record(&self, first: usize) -> usize {
        let id = self.pieces[first].id;
        let length = self.pieces[first..]
            .iter()
            .take_while(|piece| piece.id == id)
            .count();
        first + length
    }

    /// The records in which every word occurs, with the field that holds the longest of them.
    pub fn search(&self, words: &[&str]) -> Vec<(Id, Field)> {
        let mut found = self.search_as_typed(words, None);
        if let Some(digits) = phone_digits(words) {
            let already: HashSet<Id> = found.iter().map(|(id, _)| *id).collect();
            let phones = self.search_as_typed(&[&digits], Some(&[Field::Phone]));
            found.extend(phones.into_iter().filter(|(id, _)| !already.contains(id)));
        }
        found
    }

    /// The records in one of whose texts of those kinds the word occurs.
    pub fn holding(&self, word: &str, fields: &[Field]) -> Vec<Id> {
        let found = self.search_as_typed(&[word], Some(fields)).into_iter();
        found.map(|(id, _)| id).collect()
    }

    /// The field of that record that holds the longest of the words, if they all occur in its texts.
    pub fn holds(&self, id: Id, words: &[&str]) -> Option<Field> {
        let first = *self.of.get(&id)?;
        let end = self.end_of_record(first);
        let record = &self.folded[self.start(first)..self.start(end)];
        let longest = words.iter().max_by_key(|word| word.len())?;
        let hit = self.start(first) + record.find(longest)?;
        if !words.iter().all(|word| record.contains(word)) {
            return None;
        }
        let of_record = &self.pieces[first..end];
        let at = of_record.partition_point(|piece| piece.start <= hit);
        at.checked_sub(1).map(|place| of_record[place].field)
    }

    /// The words with each that occurs nowhere, and is in no name, replaced by one that occurs and differs
    /// by one slip of the finger. Nothing where there is no such word, or none to replace.
    pub fn corrected(
        &self,
        words: &[&str],
        in_a_name: impl Fn(&str) -> bool,
    ) -> Option<Vec<String>> {
        let mut changed = false;
        let mut corrected = Vec::new();
        for word in words {
            let occurs = |word: &str| !self.search_as_typed(&[word], None).is_empty();
            if in_a_name(word) || occurs(word) {
                corrected.push((*word).to_owned());
                continue;
            }
            // The vocabulary may remember words of texts that are gone.
            let close = self.vocabulary.close_to(word).into_iter();
            corrected.push(close.map(str::to_owned).find(|close| occurs(close))?);
            changed = true;
        }
        changed.then_some(corrected)
    }

    /// Goes from the last record to the first, in blocks: what was written or edited last is found
    /// even where there is more than [`MOST`].
    fn search_as_typed(&self, words: &[&str], only: Option<&[Field]>) -> Vec<(Id, Field)> {
        // The longest word occurs least often.
        let Some(longest) = words.iter().max_by_key(|word| word.len()) else {
            return Vec::new();
        };
        let wanted = Wanted {
            longest: Finder::new(longest.as_bytes()),
            others: words
                .iter()
                .filter(|word| *word != longest)
                .map(|word| Finder::new(word.as_bytes()))
                .collect(),
            only,
        };
        let mut found = Vec::new();
        let mut end = self.pieces.len();
        while end > 0 && found.len() < MOST {
            let mut start = end.saturating_sub(BLOCK);
            // A record is never in two blocks.
            while start > 0 && self.pieces[start - 1].id == self.pieces[start].id {
                start -= 1;
            }
            self.search_block(start..end, &wanted, &mut found);
            end = start;
        }
        found
    }

    fn search_block(&self, places: Range<usize>, wanted: &Wanted, found: &mut Vec<(Id, Field)>) {
        let folded = &self.folded.as_bytes()[..self.start(places.end)];
        let mut place = places.start;
        let mut at = self.start(place);
        while let Some(offset) = wanted.longest.find(&folded[at..]) {
            let hit = at + offset;
            while self.start(place + 1) <= hit {
                place += 1;
            }
            let piece = self.pieces[place];
            if piece.id == Id::default()
                || wanted.only.is_some_and(|only| !only.contains(&piece.field))
            {
                at = self.start(place + 1);
                continue;
            }
            let first = self.of.get(&piece.id).copied().unwrap_or(place);
            let end = self.start(self.end_of_record(first));
            let record = &folded[self.start(first)..end];
            if wanted.others.iter().all(|word| word.find(record).is_some()) {
                found.push((piece.id, piece.field));
            }
            at = end;
        }
    }
}

struct Wanted<'a> {
    longest: Finder<'a>,
    others: Vec<Finder<'a>>,
    only: Option<&'a [Field]>,
}

fn is_odd_space(letter: char) -> bool {
    letter != ' ' && letter.is_whitespace()
}

/// The digits of what may be part of a phone number, without the zeros that stand for "another
/// town" or "another country"; `None` for any other query.
fn phone_digits(words: &[&str]) -> Option<String> {
    let signs = |letter: char| letter.is_ascii_digit() || "+-()/.".contains(letter);
    if !words.iter().all(|word| word.chars().all(signs)) {
        return None;
    }
    let digits: String = words
        .iter()
        .flat_map(|word| word.chars())
        .filter(char::is_ascii_digit)
        .collect();
    let digits = digits.trim_start_matches('0');
    (digits.len() >= 3).then(|| digits.to_owned())
}
