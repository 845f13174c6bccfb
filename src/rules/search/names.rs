//! Finding people by what they are called.

use std::collections::HashMap;

use memchr::memmem::Finder;

use super::slip::begins_but_for_one_edit;
use crate::domain::{Contact, Id};
use crate::rules::fold::fold;
use crate::rules::names::sort_key;

/// Below so many names found as typed, slips of the finger are forgiven.
const FEW: usize = 5;

/// Every name a person goes by, folded.
#[derive(Clone, Debug, Default)]
pub struct Names {
    people: Vec<Person>,
    place_of: HashMap<Id, usize>,
}

#[derive(Clone, Debug)]
struct Person {
    id: Id,
    /// As displayed, by which the list is sorted.
    key: String,
    /// All names, one a line; the one displayed first.
    names: String,
}

/// How close a name is to what was typed; the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// It begins with the query.
    Begins,
    /// Every word of the query begins one of its words.
    Words,
    /// Every word of the query occurs in it.
    Within,
    /// One letter is wrong, missing, too many, or changed places with the next.
    OneEdit,
    /// The letters occur in this order, the first at the beginning of a word.
    Subsequence,
}

impl Names {
    pub fn set(&mut self, id: Id, contact: &Contact) {
        let mut names = fold(contact.display_name());
        let name = &contact.name;
        let parts = [
            name.prefix.as_str(),
            &name.given,
            &name.middle,
            &name.surname,
            &name.suffix,
        ];
        let whole = parts
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let more = [
            whole.as_str(),
            &name.full,
            &name.maiden,
            &name.phonetic_given,
            &name.phonetic_surname,
        ];
        for other in more
            .into_iter()
            .chain(contact.nicknames.iter().map(String::as_str))
        {
            let other = fold(other);
            if !other.is_empty() && !names.lines().any(|line| line == other) {
                names.push('\n');
                names.push_str(&other);
            }
        }
        let person = Person {
            id,
            key: sort_key(contact.display_name()),
            names,
        };
        match self.place_of.get(&id) {
            Some(&place) => self.people[place] = person,
            None => {
                self.place_of.insert(id, self.people.len());
                self.people.push(person);
            }
        }
    }

    pub fn remove(&mut self, id: Id) {
        if let Some(place) = self.place_of.remove(&id) {
            self.people.swap_remove(place);
            if let Some(moved) = self.people.get(place) {
                self.place_of.insert(moved.id, place);
            }
        }
    }

    /// Whether that is a person here.
    pub fn holds(&self, id: Id) -> bool {
        self.place_of.contains_key(&id)
    }

    /// Whether anybody has a name with a word that begins so.
    pub fn knows(&self, word: &str) -> bool {
        let begins = |person: &Person| begins_a_word(&person.names, word);
        self.people.iter().any(begins)
    }

    /// At most so many people whose names have words that begin like some of these, but not like all of
    /// them; each with those that are left.
    pub fn named_in_part<'a>(&self, words: &[&'a str], most: usize) -> Vec<(Id, Vec<&'a str>)> {
        let people = self.people.iter().filter_map(|person| {
            let left = words.iter().copied();
            let left: Vec<&str> = left
                .filter(|word| !begins_a_word(&person.names, word))
                .collect();
            let in_part = !left.is_empty() && left.len() < words.len();
            in_part.then_some((person.id, left))
        });
        people.take(most).collect()
    }

    /// The people whose name fits the folded words, and those whose name only comes close: of each the
    /// closest first, then by name.
    pub fn search(&self, words: &[&str]) -> (Vec<Id>, Vec<Id>) {
        let typed = Typed {
            query: words.join(" "),
            words,
            finders: words
                .iter()
                .map(|word| Finder::new(word.as_bytes()))
                .collect(),
        };
        let found = self.found_by(|names| typed.closeness(names));
        let close = if found.len() < FEW {
            let mut scratch = Scratch::new(words);
            self.found_by(|names| {
                if typed.is_in(names) {
                    return None;
                }
                scratch.forgiving(names)
            })
        } else {
            Vec::new()
        };
        (self.in_order(found), self.in_order(close))
    }

    fn in_order(&self, mut found: Vec<(Closeness, usize)>) -> Vec<Id> {
        found.sort_unstable_by(|one, other| {
            let key = |place: usize| (&self.people[place].key, self.people[place].id);
            (one.0, key(one.1)).cmp(&(other.0, key(other.1)))
        });
        let ids = found.into_iter().map(|(_, place)| self.people[place].id);
        ids.collect()
    }

    fn found_by(&self, mut fits: impl FnMut(&str) -> Option<Closeness>) -> Vec<(Closeness, usize)> {
        let people = self.people.iter().enumerate();
        people
            .filter_map(|(place, person)| Some((fits(&person.names)?, place)))
            .collect()
    }
}

/// A query as it was typed.
struct Typed<'a> {
    query: String,
    words: &'a [&'a str],
    /// Of each word; made once for all names.
    finders: Vec<Finder<'a>>,
}

impl Typed<'_> {
    /// Whether every word occurs.
    fn is_in(&self, names: &str) -> bool {
        let occurs = |word: &Finder| word.find(names.as_bytes()).is_some();
        self.finders.iter().all(occurs)
    }

    fn closeness(&self, names: &str) -> Option<Closeness> {
        if !self.is_in(names) {
            return None;
        }
        if names.lines().any(|name| name.starts_with(&self.query)) {
            return Some(Closeness::Begins);
        }
        let begins = |word: &&str| begins_a_word(names, word);
        Some(if self.words.iter().all(begins) {
            Closeness::Words
        } else {
            Closeness::Within
        })
    }
}

/// Whether one of the words of those names begins so.
fn begins_a_word(names: &str, word: &str) -> bool {
    names.match_indices(word).any(|(at, _)| {
        let before = names[..at].chars().next_back();
        before.is_none_or(is_gap)
    })
}

fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '-' | '.' | ',' | '(' | ')' | '"' | '“' | '”')
}

/// A query of which slips are forgiven, and room for the letters of a name.
struct Scratch<'a> {
    words: Vec<Word<'a>>,
    query: Vec<char>,
    name: Vec<char>,
}

struct Word<'a> {
    text: &'a str,
    letters: Vec<char>,
    /// Whether the name that is looked at has it as typed, or but for one edit.
    exact: bool,
    near: bool,
}

impl<'a> Scratch<'a> {
    fn new(words: &[&'a str]) -> Self {
        let word = |text: &&'a str| Word {
            text,
            letters: text.chars().collect(),
            exact: false,
            near: false,
        };
        Scratch {
            words: words.iter().map(word).collect(),
            query: words.concat().chars().collect(),
            name: Vec::new(),
        }
    }

    fn forgiving(&mut self, names: &str) -> Option<Closeness> {
        for word in &mut self.words {
            (word.exact, word.near) = (false, false);
        }
        for part in names.split(is_gap) {
            self.name.clear();
            for word in &mut self.words {
                if word.exact || part.starts_with(word.text) {
                    word.exact = true;
                } else if !word.near {
                    if self.name.is_empty() {
                        self.name.extend(part.chars());
                    }
                    word.near = begins_but_for_one_edit(&word.letters, &self.name);
                }
            }
        }
        let mut edited = self.words.iter().filter(|word| !word.exact);
        if edited.next().is_none_or(|word| word.near) && edited.next().is_none() {
            return Some(Closeness::OneEdit);
        }
        let close = |name: &str| is_subsequence(&self.query, name);
        names.lines().any(close).then_some(Closeness::Subsequence)
    }
}

/// Whether the letters occur in that order, the first one at the beginning of a word: "jsmi" in
/// "jane smith". Three letters at least.
fn is_subsequence(query: &[char], name: &str) -> bool {
    let [first, rest @ ..] = query else {
        return false;
    };
    if query.len() < 3 {
        return false;
    }
    let mut before = ' ';
    name.char_indices().any(|(at, letter)| {
        let begins = is_gap(before) && letter == *first;
        before = letter;
        begins && {
            let mut letters = name[at..].chars().skip(1);
            rest.iter()
                .all(|wanted| letters.any(|letter| letter == *wanted))
        }
    })
}
