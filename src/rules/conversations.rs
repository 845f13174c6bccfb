//! Who was spoken with, and when: what rhythm, quiet and the list of people are told from.
//!
//! A conversation is an interaction that counts: not one of a crowd, unless said so, not one that
//! was said not to count, and not one that is still to come.

use crate::domain::time::Day;
use crate::domain::{Book, Id, PartialDate};

/// A conversation with one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// The day it counts as: see [`day_of`].
    pub day: Day,
    /// The date as it was written down.
    pub date: PartialDate,
}

/// Every conversation of a book up to a day: what is asked of thousands of people at once. For one
/// person alone, [`of_person`] costs less.
#[derive(Clone, Debug, Default)]
pub struct Conversations {
    /// Each person, in the order of ids, and where theirs begin.
    people: Vec<(Id, usize)>,
    /// By person, then by day, then as they were written down.
    all: Vec<Conversation>,
}

impl Conversations {
    /// All of the book, the trash left out, up to today.
    pub fn of(book: &Book, today: Day) -> Self {
        let mut found = Conversations::default();
        for (person, with) in book.conversations() {
            found.people.push((person, found.all.len()));
            put_all(&mut found.all, with, today);
        }
        found
    }

    /// Those with that person, the earliest first.
    pub fn with(&self, person: Id) -> &[Conversation] {
        let Ok(place) = self.people.binary_search_by_key(&person, |one| one.0) else {
            return &[];
        };
        let start = self.people[place].1;
        match self.people.get(place + 1) {
            Some((_, end)) => &self.all[start..*end],
            None => &self.all[start..],
        }
    }
}

/// The day of the last conversation with everyone up to a day: all that is asked of thousands of
/// people who are put in order by it.
#[derive(Clone, Debug, Default)]
pub struct LastDays(Vec<(Id, Day)>);

impl LastDays {
    /// All of the book, the trash left out, up to today.
    pub fn of(book: &Book, today: Day) -> Self {
        let last = |with: &[(Id, PartialDate)]| {
            let days = with
                .iter()
                .filter_map(|&(id, date)| day_of(id, date, today));
            days.max()
        };
        let all = book.conversations();
        LastDays(
            all.filter_map(|(id, with)| Some((id, last(with)?)))
                .collect(),
        )
    }

    /// That with one person.
    pub fn with(&self, person: Id) -> Option<Day> {
        let place = self.0.binary_search_by_key(&person, |one| one.0).ok()?;
        Some(self.0[place].1)
    }
}

/// The conversations with one person up to today, the earliest first.
pub fn of_person(book: &Book, person: Id, today: Day) -> Vec<Conversation> {
    let mut all = Vec::new();
    put_all(&mut all, book.conversations_with(person), today);
    all
}

/// Appends those of one person, each in its place by day. Most come in the order in which they were, so
/// that nothing has to move; and at start no sorting is linked.
fn put_all(all: &mut Vec<Conversation>, with: &[(Id, PartialDate)], today: Day) {
    let start = all.len();
    for &(id, date) in with {
        if let Some(day) = day_of(id, date, today) {
            let place = all[start..].partition_point(|before| before.day <= day);
            all.insert(start + place, Conversation { day, date });
        }
    }
}

/// The one day that a date counts as, of the record with that id; `None` for what lies after today,
/// and for a date without a year, which says nothing of how long ago it was.
///
/// A whole date is that day. Of "May 2026" or "2026" it is the day within that month or year which
/// is nearest to the day the record was written down: that day itself, where the month or year was
/// not over; its last day, where it was written down later. So nobody is taken to have been silent
/// for longer than is known.
pub fn day_of(id: Id, date: PartialDate, today: Day) -> Option<Day> {
    if let Some(day) = date.to_day() {
        return (day <= today).then_some(day);
    }
    let (first, last) = (date.earliest()?, date.latest()?);
    (first <= today).then(|| written_on(id).clamp(first, last).min(today))
}

/// The day, in UTC, on which the record with that id was written down.
pub fn written_on(id: Id) -> Day {
    // Good until 2106, as the id is.
    Day::default().plus_days((id.seconds() / 86_400) as i32)
}

/// A month of a year: 2026 and 1 to 12.
pub type Month = (i32, u32);

/// How many conversations there were in each of the last months, this one last: however many took
/// part, one is one.
pub fn by_month(book: &Book, today: Day, months: usize) -> Vec<(Month, usize)> {
    let number = |day: Day| day.year() * 12 + day.month() as i32 - 1;
    let last = number(today);
    let first = last + 1 - months as i32;
    let mut counts = vec![0; months];
    for (id, interaction) in book.all::<crate::domain::note::Interaction>() {
        let counts_at = Some(interaction.date).filter(|_| interaction.is_conversation());
        let day = counts_at.and_then(|date| day_of(id, date, today));
        let at = day.map(|day| number(day) - first);
        if let Some(count) = at.and_then(|at| counts.get_mut(usize::try_from(at).ok()?)) {
            *count += 1;
        }
    }
    let month = |number: i32| (number.div_euclid(12), number.rem_euclid(12) as u32 + 1);
    (first..=last).map(month).zip(counts).collect()
}
