//! One line that says whom one was with, how and when: "called @Ada about the allotment yesterday,
//! remind in 2 weeks: send the seeds".
//!
//! Nothing of it is an order. What was understood is shown with the words it came from, and each
//! guess can be changed or refused before anything is kept. What could be two things is left as it
//! was typed, or asked; it is never guessed. The words are in `words/`.

mod calendar;
mod carry;
mod change;
mod clause;
mod dates;
mod favoured;
mod follow_up;
mod given;
mod given_change;
mod kind;
mod line;
mod mentions;
mod names;
mod objects;
mod plain;
mod plans;
mod promised;
mod promises;
mod reading;
mod reminders;
mod said;
mod small;
mod text;
mod times;
mod vague;
mod words;

use std::ops::Range;

pub use carry::Written;
pub use change::{Choice, Choices, FollowUpChoice, NameChoice};
pub use favoured::{Deed, FavourChoice, Favoured};
pub use names::Names;
pub use plans::Unmet;
pub use promised::{PromiseChoice, Who};
pub use said::said;

use crate::domain::note::{Initiator, InteractionKind, Size};
use crate::domain::time::Day;
use crate::domain::{Book, Id, PartialDate};
use crate::rules::promises::Side;
use mentions::Found;
use reading::Reading;

/// Longest line that is read, in bytes; of a longer one nothing is understood but that it is text.
pub const LONGEST: usize = 20_000;

/// What a line was understood to say. All spans are bytes of `line`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Understood {
    /// As it was typed.
    pub line: String,
    /// Everyone named, but for those in a follow-up, in the order of the line.
    pub names: Vec<Named>,
    /// Having met, where nothing says otherwise.
    pub kind: Option<Guess<InteractionKind>>,
    /// Where it says that nothing has been, or gives a day that is none.
    pub unmet: Option<Unmet>,
    /// Today, where nothing says otherwise. A day ahead only where the line says so.
    pub date: Option<Guess<PartialDate>>,
    /// Minutes after midnight.
    pub time: Option<Guess<u16>>,
    /// By the number of people, where nothing says otherwise.
    pub size: Option<Guess<Size>>,
    pub initiator: Option<Guess<Initiator>>,
    pub follow_ups: Vec<FollowUp>,
    pub promises: Vec<Promised>,
    /// Those named in them are among the names.
    pub favours: Vec<Favoured>,
}

/// Something understood, and the words it was understood from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess<T> {
    pub value: T,
    pub span: Range<usize>,
}

/// A name in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// With its `@`, or all of a stored mention.
    pub span: Range<usize>,
    /// The name alone.
    pub written: String,
    pub meaning: Meaning,
    /// Whether those named were there, and are not only spoken of.
    pub takes_part: bool,
}

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    Person(Id),
    Circle(Id),
    /// People and circles it could mean, the closest first; one has to be picked. There may be only
    /// one, who is not quite called so.
    Several(Vec<Id>),
    /// Nobody in the book is called so.
    Nobody,
}

/// Something to be reminded of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// All its words.
    pub span: Range<usize>,
    /// Today or later; has to be asked where the line does not say.
    pub due: Option<Guess<Day>>,
    /// Empty where the line does not say what.
    pub text: String,
    /// Those named in it. Where nobody is, it is about those who took part.
    pub people: Vec<Named>,
}

/// Something promised. Those named in it are among [`Understood::names`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// All its words.
    pub span: Range<usize>,
    /// Whose it is; has to be asked where the line leaves that open.
    pub side: Option<Side>,
    /// The name of whoever promised, where the promise says it.
    pub by: Option<Range<usize>>,
    /// The name of whom it was promised, where the promise says it.
    pub to: Option<Range<usize>>,
    /// The names of those it can be with, where it says several.
    pub several: Vec<Range<usize>>,
    /// Today or later; nothing where the line does not say.
    pub due: Option<Guess<Day>>,
    pub text: String,
}

/// Reads a line. `names` is the index of `book`.
pub fn understand(text: &str, names: &Names, book: &Book, today: Day) -> Understood {
    let mut understood = Understood {
        line: text.to_owned(),
        ..Understood::default()
    };
    if text.len() > LONGEST {
        return understood;
    }
    let mut words = line::words(text);
    let mut found = mentions::find(text, &words, names, book);
    join_lists(&mut words, &found);
    let given = promises::find(text, &words, &found, names, book, today);
    let mut free = vec![true; words.len()];
    for one in &given {
        free[one.words.clone()].fill(false);
    }
    let later = follow_up::find(text, &words, &free, &found, today);
    set_apart(&mut found, &later, &mut free);
    understood.take_promises(given, &mut found);
    let given = given::find(&Reading {
        text,
        words: &words,
        mentions: &found,
        free: &free,
        names,
        book,
        today,
    });
    let given = understood.take_favours(given, &words, &mut found, &mut free);
    if let Some(one) = asked(text, &words, &free, names, book, today) {
        free[one.words.clone()].fill(false);
        found.push(one);
    }
    let circle = |at: usize| small::circle(text, &words, &free, at, names).is_some();
    let done = kind::find(&words, &free, today, circle);
    plain::add(
        text,
        &words,
        &mut found,
        &mut free,
        done.as_ref(),
        names,
        book,
    );
    join_lists(&mut words, &found);
    understood.follow_ups = later.into_iter().map(|one| one.follow_up).collect();
    understood.unmet = plans::find(&words, &free, &found, done.as_ref(), today);
    understood.take_kind(&words, &found, &mut free, done.as_ref());
    understood.take_when(&words, &free, given, done.as_ref(), today);
    understood.names = found.into_iter().map(|one| one.named).collect();
    understood
}

/// Takes from what is free the names and what is to be done later, and from the names those within it.
fn set_apart(found: &mut Vec<Found>, later: &[follow_up::Later], free: &mut [bool]) {
    let names = found.iter().map(|one| &one.words);
    for range in names.chain(later.iter().map(|one| &one.words)) {
        free[range.clone()].fill(false);
    }
    let within = |at| later.iter().any(|later| later.words.contains(&at));
    found.retain(|one| !within(one.words.start));
}

/// Whom one tells oneself to be in touch with, without an `@`: "call Ada on Friday".
fn asked(
    text: &str,
    words: &[line::Word],
    free: &[bool],
    names: &Names,
    book: &Book,
    today: Day,
) -> Option<Found> {
    let at = plans::asked::place(words, free, today)?;
    plain::name_at(text, words, free, at, names, book)
}

impl Understood {
    /// Takes in what was promised. Whoever promised, or was promised something, was there; others who
    /// are named in it are spoken of.
    fn take_promises(&mut self, given: Vec<promises::Given>, found: &mut Vec<Found>) {
        for one in given {
            let promised = one.promised;
            found.extend(one.plain);
            for named in found.iter_mut().map(|found| &mut found.named) {
                let ends = [&promised.by, &promised.to];
                let ends = ends.into_iter().flatten().chain(&promised.several);
                let is_end = ends.into_iter().any(|span| *span == named.span);
                if promised::within(&promised, named) {
                    named.takes_part &= is_end && !one.is_noun;
                }
            }
            self.promises.push(promised);
        }
        found.sort_by_key(|one| one.named.span.start);
    }

    /// Takes in what was given, and tells the first day that is said of it.
    fn take_favours(
        &mut self,
        given: Vec<given::Given>,
        words: &[line::Word],
        found: &mut Vec<Found>,
        free: &mut [bool],
    ) -> Option<(calendar::Told, Range<usize>)> {
        let mut first = None;
        for one in given {
            let mut favoured = one.favoured;
            free[one.words].fill(false);
            for name in &one.plain {
                free[name.words.clone()].fill(false);
            }
            found.extend(one.plain);
            if let Some((told, range)) = one.date {
                let span = line::span(words, range.clone());
                favoured.date = told.ok().map(|value| Guess { value, span });
                first = first.or(Some((told, range)));
            }
            self.favours.push(favoured);
        }
        found.sort_by_key(|one| one.named.span.start);
        first
    }

    /// Takes in when it was. `given` is the day that is said of what was given: a line that tells of
    /// nothing else is of that day, and one that is none has to be mended.
    fn take_when(
        &mut self,
        words: &[line::Word],
        free: &[bool],
        given: Option<(calendar::Told, Range<usize>)>,
        done: Option<&kind::Done>,
        today: Day,
    ) {
        let date = dates::find(words, free, today, done, !self.favours.is_empty());
        let own = given.filter(|(told, _)| done.is_none() || told.is_err());
        let date = self.take_day(date.or(own));
        let day = date.as_ref().map(|(_, range)| range);
        let time = times::find(words, free, day, done);
        let span = |range: Range<usize>| line::span(words, range);
        self.date = date.map(|(value, range)| Guess {
            value,
            span: span(range),
        });
        self.time = time.map(|(value, range)| Guess {
            value,
            span: span(range),
        });
    }

    /// The day, where it is one; where it is none, that is kept to be said.
    fn take_day(
        &mut self,
        found: Option<(calendar::Told, Range<usize>)>,
    ) -> Option<(PartialDate, Range<usize>)> {
        let (told, range) = found?;
        match told {
            Ok(date) => Some((date, range)),
            // A plan stays one, though it does not say for when.
            Err(unmet) => {
                if self.unmet.is_none() || !unmet.asks_day() {
                    self.unmet = Some(unmet);
                }
                None
            }
        }
    }

    /// Takes in what was done, who reached out, and among how many.
    fn take_kind(
        &mut self,
        words: &[line::Word],
        found: &[Found],
        free: &mut [bool],
        done: Option<&kind::Done>,
    ) {
        if let Some(done) = done {
            let span = line::span(words, done.words.clone());
            let named = |at: usize| found.iter().any(|one| one.words.contains(&at));
            let initiator = kind::initiator(words, done, named);
            self.initiator = (initiator != Initiator::Unsaid).then(|| Guess {
                value: initiator,
                span: span.clone(),
            });
            self.size = done.size.map(|value| Guess {
                value,
                span: span.clone(),
            });
            self.kind = Some(Guess {
                value: done.kind,
                span,
            });
            free[done.words.clone()].fill(false);
        }
        if let Some((value, range)) = kind::means(words, free) {
            let span = line::span(words, range);
            self.kind = Some(Guess { value, span });
        }
        if let Some((value, range)) = kind::size(words, free) {
            let span = line::span(words, range);
            self.size = Some(Guess { value, span });
        }
    }
}

/// A comma between two names, or between one and "and", ends no clause; nor does what a stored
/// mention is made of.
fn join_lists(words: &mut [line::Word], found: &[Found]) {
    for pair in found.windows(2) {
        let (end, start) = (pair[0].words.end, pair[1].words.start);
        let between = words.get_mut(end..=start).unwrap_or_default();
        let linked = between.len() == 2 && matches!(between[0].folded.as_str(), "and" | "or");
        if between.len() == 1 || linked {
            for word in between {
                word.opens &= !word.gap.trim_matches([' ', ',', '@', '[', ')']).is_empty();
            }
        }
    }
    for one in found {
        let last = (one.words.end + 1).min(words.len());
        let around = words.get_mut(one.words.start..last).unwrap_or_default();
        let inside = one.words.len();
        for (place, word) in around.iter_mut().enumerate() {
            let begins = place == 0 && one.words.start == 0;
            let bracket = word.gap.trim_matches([' ', '[', ')', '@']).is_empty();
            word.opens &= begins || !bracket && !(1..inside).contains(&place);
        }
    }
}
