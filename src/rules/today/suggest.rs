//! Whom to speak with today, and why.

use crate::domain::own::Preferences;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id, PartialDate};
use crate::rules::conversations::{Conversations, written_on};
use crate::rules::lot::lot;
use crate::rules::put_off::is_put_off;
use crate::rules::quiet::{Quiet, quiet};
use crate::rules::rhythm::{self, Rhythm, due_day, is_day_not, may_be_suggested};

/// Days without a word after which a hello comes out of the blue.
const LONG: i32 = 180;

/// Fewest suggestions a day of which one each is kept for somebody quiet and for a hello.
const MIXED: usize = 3;

/// A person to speak with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub person: Id,
    pub why: Why,
}

/// Why that person is suggested; [`Suggestion::reason`] says it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is time again, by the rhythm one wished.
    Rhythm {
        rhythm: Rhythm,
        /// Date of the last conversation.
        last: Option<PartialDate>,
    },
    /// Without a rhythm, and not heard from for longer than usual.
    Quiet(Quiet),
    /// Without a rhythm, and not heard from for half a year: one such person a day, drawn by lot.
    Hello { last: Option<PartialDate> },
}

/// A suggestion with its place in the day.
struct Placed {
    lot: u64,
    /// Spoken with today: it keeps its place, which stays empty.
    done: bool,
    suggestion: Suggestion,
}

/// The people found so far, by reason; told from the book as it was before today's conversations.
pub struct Found<'a> {
    book: &'a Book,
    preferences: Preferences,
    conversations: Conversations,
    today: Day,
    rhythm: Vec<Placed>,
    quiet: Vec<Placed>,
    hello: Option<Placed>,
}

impl Placed {
    fn place(&self) -> (u64, Id) {
        (self.lot, self.suggestion.person)
    }
}

impl<'a> Found<'a> {
    /// Nobody yet.
    pub fn new(book: &'a Book, today: Day) -> Self {
        Found {
            book,
            preferences: book.preferences(),
            conversations: Conversations::of(book, today),
            today,
            rhythm: Vec::new(),
            quiet: Vec::new(),
            hello: None,
        }
    }

    /// Keeps that person, if there is a reason.
    pub fn look_at(&mut self, id: Id, contact: &Contact) {
        let (today, days_off) = (self.today, self.preferences.days_off);
        if !may_be_suggested(contact) || is_day_not(today, contact.days_not | days_off) {
            return;
        }
        let all = self.conversations.with(id);
        let before = &all[..all.partition_point(|one| one.day < today)];
        let placed = |why| Placed {
            lot: lot(id, today),
            done: before.len() < all.len(),
            suggestion: Suggestion { person: id, why },
        };
        match rhythm::of(self.book, contact) {
            Some(rhythm) => {
                let last = before.last();
                let day = last.map(|one| one.day);
                let due = due_day(id, contact, rhythm, day, days_off, today);
                if due.is_some_and(|due| due <= today) {
                    let last = last.map(|one| one.date);
                    self.rhythm.push(placed(Why::Rhythm { rhythm, last }));
                }
            }
            None if is_put_off(contact, today) => {}
            None => match quiet(before, today) {
                Some(quiet) => self.quiet.push(placed(Why::Quiet(quiet))),
                None => {
                    let last = before.last();
                    let since = last.map_or_else(|| written_on(id), |one| one.day);
                    if today.days_since(since) > LONG {
                        let last = last.map(|one| one.date);
                        let hello = placed(Why::Hello { last });
                        self.greet(hello);
                    }
                }
            },
        }
    }

    /// Keeps that person for the hello, if their lot is the lowest so far.
    fn greet(&mut self, hello: Placed) {
        let kept = self.hello.as_ref();
        if kept.is_none_or(|kept| hello.place() < kept.place()) {
            self.hello = Some(hello);
        }
    }

    /// Those of the day, at most as many as one wants, and the others; and whether a place is left for
    /// a thought about what somebody looks for, where anything is `sought`. Rhythms come first; but of
    /// three or more places one is kept for such a thought, one for somebody quiet and one for the hello.
    pub fn share(mut self, sought: bool) -> (Vec<Suggestion>, Vec<Suggestion>, bool) {
        self.rhythm.sort_unstable_by_key(Placed::place);
        self.quiet.sort_unstable_by_key(Placed::place);
        let usual = if self.preferences.gentle {
            super::GENTLE_SUGGESTIONS
        } else {
            super::SUGGESTIONS
        };
        let mut wanted = usize::from(self.preferences.suggestions.unwrap_or(usual));
        if self.preferences.gentle {
            wanted = wanted.min(usize::from(super::GENTLE_SUGGESTIONS));
        }
        let thought =
            sought && wanted >= MIXED && !is_day_not(self.today, self.preferences.days_off);
        let most = wanted - usize::from(thought);
        let mixed = most >= MIXED;
        let kept_quiet = usize::from(mixed && !self.quiet.is_empty());
        let kept_hello = usize::from(mixed && self.hello.is_some());
        let of_rhythm = self.rhythm.len().min(most - kept_quiet - kept_hello);
        let of_quiet = self.quiet.len().min(most - of_rhythm - kept_hello);
        let of_hello = most - of_rhythm - of_quiet;
        let (mut shown, mut more) = (Vec::new(), Vec::new());
        let hello: Vec<Placed> = self.hello.into_iter().collect();
        for (all, places) in [
            (self.rhythm, of_rhythm),
            (self.quiet, of_quiet),
            (hello, of_hello),
        ] {
            for (place, placed) in all.into_iter().enumerate() {
                if !placed.done {
                    let list = if place < places {
                        &mut shown
                    } else {
                        &mut more
                    };
                    list.push(placed.suggestion);
                }
            }
        }
        (shown, more, thought)
    }
}
