//! Who was spoken with, and when: what rhythm, quiet and the list of people are told from.
//!
//! A conversation is an interaction that counts: not one of a crowd, unless said so, not one that
//! was said not to count, and not one that is still to come.

use std::ops::Range;

use crate::domain::note::{Counts, Interaction, Size};
use crate::domain::time::Day;
use crate::domain::{Book, Id, Kind, PartialDate};

/// One person in one conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conversation {
    pub person: Id,
    /// The day it counts as: see [`day_of`].
    pub day: Day,
    /// The date as it was written down.
    pub date: PartialDate,
}

/// Every conversation of a book up to a day, found in one pass over it: what is asked of thousands
/// of people at once. For one person alone, [`of_person`] costs less.
#[derive(Clone, Debug, Default)]
pub struct Conversations {
    /// By person, then by day, then as they were written down.
    all: Vec<Conversation>,
}

impl Conversations {
    /// All of the book, the trash left out, up to today.
    pub fn of(book: &Book, today: Day) -> Self {
        let mut dates = Vec::with_capacity(book.count(Kind::Interaction));
        // Sorted as plain numbers, and each date fetched at the end: half the time.
        let mut keys: Vec<(u64, u64)> = Vec::with_capacity(dates.capacity());
        for (id, interaction) in book.all::<Interaction>() {
            let Some(day) = counted(id, interaction, today) else {
                continue;
            };
            let place = dates.len() as u64;
            dates.push((day, interaction.date));
            let key = in_order(day) << 32 | place;
            let people = interaction.participants.iter();
            keys.extend(people.map(|person| (person.to_bits(), key)));
        }
        keys.sort_unstable();
        let all = keys.into_iter().filter_map(|(person, key)| {
            let (day, date) = *dates.get(key as u32 as usize)?;
            let person = Id::from_bits(person);
            Some(Conversation { person, day, date })
        });
        let all = all.collect();
        Conversations { all }
    }

    /// Those with that person, the earliest first.
    pub fn with(&self, person: Id) -> &[Conversation] {
        let start = self.all.partition_point(|one| one.person < person);
        let count = self.all[start..]
            .iter()
            .take_while(|one| one.person == person);
        let range: Range<usize> = start..start + count.count();
        &self.all[range]
    }

    /// The last one with that person: what the list of people shows and is sorted by.
    pub fn last(&self, person: Id) -> Option<&Conversation> {
        self.with(person).last()
    }
}

/// The conversations with one person up to today, the earliest first.
pub fn of_person(book: &Book, person: Id, today: Day) -> Vec<Conversation> {
    let mut all: Vec<Conversation> = book
        .about::<Interaction>(person)
        .filter(|(_, interaction)| interaction.participants.contains(&person))
        .filter_map(|(id, interaction)| {
            Some(Conversation {
                person,
                day: counted(id, interaction, today)?,
                date: interaction.date,
            })
        })
        .collect();
    all.sort_by_key(|one| one.day);
    all
}

/// Whether it is a conversation, whenever it was.
pub fn counts(interaction: &Interaction) -> bool {
    match interaction.counts {
        Counts::Yes => true,
        Counts::No => false,
        Counts::BySize => interaction.size != Size::Crowd,
    }
}

fn counted(id: Id, interaction: &Interaction, today: Day) -> Option<Day> {
    if counts(interaction) {
        day_of(id, interaction.date, today)
    } else {
        None
    }
}

/// A number that orders as the days do.
fn in_order(day: Day) -> u64 {
    u64::from(day.days_since(Day::default()).cast_unsigned() ^ 1 << 31)
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
