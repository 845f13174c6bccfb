//! Which people are listed.

use crate::domain::circle::Circle;
use crate::domain::{Book, Contact, Id};
use crate::rules::fold::{fold, fold_into};
use crate::rules::rhythm;

/// What can be asked of a person.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// In a circle of that name, or of one of that name where there are several.
    Circle(String),
    Tag(String),
    /// Favourites are never ranked above others.
    Favourite,
    Archived,
    /// With a rhythm, be it their own or one of their circles'.
    Rhythm,
}

impl Mark {
    /// Whether the two ask the same; of names, case and accents do not matter.
    pub fn is(&self, other: &Mark) -> bool {
        match (self, other) {
            (Mark::Circle(one), Mark::Circle(other)) | (Mark::Tag(one), Mark::Tag(other)) => {
                fold(one) == fold(other)
            }
            _ => self == other,
        }
    }
}

/// A mark that people have to bear, or not to bear.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Condition {
    pub mark: Mark,
    pub not: bool,
}

/// Which people are listed; the default is everyone who is not archived. Oneself never is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Words that all occur in a name, nickname, organisation, title, tag or circle, folded.
    pub words: String,
    /// Those that say "not" hold in any case. The archived are left out, unless they are asked for.
    pub conditions: Vec<Condition>,
    /// Whether one of the other conditions is enough, in place of all.
    pub any: bool,
}

impl Filter {
    /// Everyone with that mark.
    pub fn only(mark: Mark) -> Self {
        Filter {
            conditions: vec![Condition { mark, not: false }],
            ..Filter::default()
        }
    }

    /// Whether that mark is asked for: `Some(false)` where it is asked not to be there.
    pub fn asks(&self, mark: &Mark) -> Option<bool> {
        let condition = self.conditions.iter().find(|one| one.mark.is(mark))?;
        Some(!condition.not)
    }

    /// Asks for what was not asked for, then for its absence, then no more.
    pub fn turn(&mut self, mark: &Mark) {
        match self.asks(mark) {
            None => self.conditions.push(Condition {
                mark: mark.clone(),
                not: false,
            }),
            Some(false) => self.conditions.retain(|one| !one.mark.is(mark)),
            Some(true) => {
                for condition in &mut self.conditions {
                    condition.not |= condition.mark.is(mark);
                }
            }
        }
    }

    /// How many conditions there are of which one may be enough.
    pub fn wanted(&self) -> usize {
        self.conditions.iter().filter(|one| !one.not).count()
    }
}

/// The names of circles and tags of a filter that are not in the book, or no longer.
pub fn unknown(book: &Book, filter: &Filter) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for Condition { mark, .. } in &filter.conditions {
        let known = match mark {
            Mark::Circle(name) => !circles_named(book, name).is_empty(),
            Mark::Tag(tag) => {
                let tag = fold(tag);
                let has = |one: &Contact| one.tags.iter().any(|own| fold(own) == tag);
                book.all::<Contact>().any(|(_, contact)| has(contact))
            }
            Mark::Favourite | Mark::Archived | Mark::Rhythm => true,
        };
        if !known {
            marks.push(mark.clone());
        }
    }
    marks
}

fn circles_named(book: &Book, name: &str) -> Vec<Id> {
    let name = fold(name);
    let named = book
        .all::<Circle>()
        .filter(|(_, one)| fold(&one.name) == name);
    named.map(|(id, _)| id).collect()
}

/// A condition whose names are looked up and folded.
enum Test {
    Circle(Vec<Id>),
    Tag(String),
    Favourite,
    Archived,
    Rhythm,
}

/// A filter made ready, once for all people.
pub(super) struct Sieve<'a> {
    book: &'a Book,
    words: Vec<String>,
    wanted: Vec<Test>,
    unwanted: Vec<Test>,
    any: bool,
    archived: bool,
    /// Room for the folded text of a person.
    text: String,
}

impl<'a> Sieve<'a> {
    pub fn of(filter: &Filter, book: &'a Book) -> Self {
        let words = fold(&filter.words);
        let tests = |not: bool| {
            let those = filter.conditions.iter().filter(move |one| one.not == not);
            let test = |one: &Condition| match &one.mark {
                Mark::Circle(name) => Test::Circle(circles_named(book, name)),
                Mark::Tag(tag) => Test::Tag(fold(tag)),
                Mark::Favourite => Test::Favourite,
                Mark::Archived => Test::Archived,
                Mark::Rhythm => Test::Rhythm,
            };
            those.map(test).collect::<Vec<_>>()
        };
        Sieve {
            book,
            words: words.split_whitespace().map(str::to_owned).collect(),
            wanted: tests(false),
            unwanted: tests(true),
            any: filter.any,
            archived: filter.asks(&Mark::Archived) == Some(true),
            text: String::new(),
        }
    }

    pub fn passes(&mut self, contact: &Contact) -> bool {
        let (book, text) = (self.book, &mut self.text);
        let mut holds = |test: &Test| holds(test, contact, book, text);
        !contact.me
            && (self.archived || !contact.archived)
            && !self.unwanted.iter().any(&mut holds)
            && if self.any {
                self.wanted.is_empty() || self.wanted.iter().any(holds)
            } else {
                self.wanted.iter().all(holds)
            }
            && (self.words.is_empty() || self.has_words(contact))
    }

    fn has_words(&mut self, contact: &Contact) -> bool {
        self.text.clear();
        let name = contact.display_name();
        add(&mut self.text, name);
        // Most people who are looked for are found by this.
        if self.found() {
            return true;
        }
        if contact.name.full != name {
            add(&mut self.text, &contact.name.full);
        }
        for part in contact.nicknames.iter().chain(&contact.tags) {
            add(&mut self.text, part);
        }
        for organization in &contact.organizations {
            add(&mut self.text, &organization.name);
            add(&mut self.text, &organization.title);
        }
        for id in &contact.circles {
            if let Some(circle) = self.book.get::<Circle>(*id) {
                add(&mut self.text, &circle.name);
            }
        }
        self.found()
    }

    fn found(&self) -> bool {
        self.words.iter().all(|word| self.text.contains(word))
    }
}

fn holds(test: &Test, contact: &Contact, book: &Book, folded: &mut String) -> bool {
    match test {
        Test::Circle(ids) => ids.iter().any(|id| contact.circles.contains(id)),
        Test::Tag(tag) => contact.tags.iter().any(|own| {
            folded.clear();
            fold_into(own, folded);
            folded == tag
        }),
        Test::Favourite => contact.favourite,
        Test::Archived => contact.archived,
        Test::Rhythm => rhythm::of(book, contact).is_some(),
    }
}

fn add(text: &mut String, part: &str) {
    fold_into(part, text);
    text.push('\n');
}
