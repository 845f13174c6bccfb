//! What one set oneself, by day: promises, reminders, and the dates of people.

use crate::domain::contact::{Anniversary, AnniversaryKind};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::reminder::Reminder;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id, PartialDate};
use crate::rules::date_words::{age, write_day};
use crate::rules::reminder_words::on_day;
use crate::rules::{anniversaries, reminders};

/// Days ahead on which dates are first mentioned, where nothing else was chosen.
const LEAD_DAYS: u16 = 7;

/// Something for a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The day it is due, or comes round.
    pub day: Day,
    pub what: What,
}

/// What it is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A day in somebody's year.
    Date(Date),
    /// However often it was missed, once.
    Reminder(reminders::Line),
    /// An open promise, of either side.
    Promise(Id),
}

/// A day in somebody's year, as it comes round this time.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {
    pub person: Id,
    pub kind: DateKind,
    /// What the day is called: "Birthday", "Wedding day", words of one's own.
    pub label: String,
    /// As it was written down.
    pub date: PartialDate,
    /// Years that it completes, where the year is known and there are any: the age, of a birthday.
    /// Those who have died grow no older.
    pub years: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    Birthday,
    Wedding,
    Other,
    /// The day on which somebody died.
    Remembrance,
}

impl Date {
    /// "Birthday today, turns 40", "Wedding day in 5 days, 10 years", "Day of remembrance tomorrow".
    pub fn words(&self, day: Day, today: Day) -> String {
        let mut words = format!("{} {}", self.label, on_day(day, today));
        let around = if self.date.is_approximate() {
            "around "
        } else {
            ""
        };
        match (self.kind, self.years) {
            (_, None) => {}
            (DateKind::Birthday, Some(years)) => words += &format!(", turns {around}{years}"),
            (_, Some(1)) => words += &format!(", {around}1 year"),
            (_, Some(years)) => words += &format!(", {around}{years} years"),
        }
        if (day.month(), day.day()) == (2, 28) && self.date.day() == Some(29) {
            words += ", on 29 February in leap years";
        }
        words
    }
}

impl Item {
    /// The day as seen from today: "today", "in 5 days", "12 May".
    pub fn when(&self, today: Day) -> String {
        write_day(self.day, today)
    }
}

/// What shows today: what is due, and whatever has so many days of notice.
pub fn announced(book: &Book, today: Day) -> Vec<Item> {
    collect(book, today, |ahead, lead| ahead <= i32::from(lead))
}

/// Everything from tomorrow up to so many days ahead, each day with what is on it, the soonest
/// first. What shows today already, for its days of notice, is among it.
pub fn coming(book: &Book, today: Day, days: i32) -> Vec<(Day, Vec<Item>)> {
    let mut by_day: Vec<(Day, Vec<Item>)> = Vec::new();
    for item in collect(book, today, |ahead, _| (1..=days).contains(&ahead)) {
        match by_day.last_mut() {
            Some((day, items)) if *day == item.day => items.push(item),
            _ => by_day.push((item.day, vec![item])),
        }
    }
    by_day
}

/// All for which `wanted` holds of the days ahead, negative for what has passed, and its days of
/// notice.
fn collect(book: &Book, today: Day, wanted: impl Fn(i32, u16) -> bool) -> Vec<Item> {
    let mut items = Vec::new();
    let is_wanted = |day: Day, lead: u16| wanted(day.days_since(today), lead);
    let usual = book.preferences().lead_days.unwrap_or(LEAD_DAYS);
    for (id, contact) in book.all::<Contact>() {
        let wanted = |day, lead: Option<u16>| is_wanted(day, lead.unwrap_or(usual));
        add_dates(id, contact, today, wanted, &mut items);
    }
    for (id, reminder) in book.all::<Reminder>() {
        if !reminder.finished && is_wanted(reminder.due, reminder.lead_days) {
            let line = reminders::line(id, reminder, today);
            let (day, what) = (line.day, What::Reminder(line));
            items.push(Item { day, what });
        }
    }
    for (id, promise) in book.all::<Promise>() {
        if let (PromiseState::Open, Some(day)) = (promise.state, promise.due)
            && is_wanted(day, 0)
        {
            let what = What::Promise(id);
            items.push(Item { day, what });
        }
    }
    items.sort_by_key(|item| (item.day, rank(&item.what)));
    items
}

/// Of one day, dates before reminders before promises, each as they were written down.
fn rank(what: &What) -> (u8, Id) {
    match what {
        What::Date(date) => (0, date.person),
        What::Reminder(line) => (1, line.id),
        What::Promise(id) => (2, *id),
    }
}

/// The dates of a person who is not archived. One's own birthday needs no mention; the birthday of
/// somebody who has died stops, unless it is to be remembered.
fn add_dates(
    person: Id,
    contact: &Contact,
    today: Day,
    wanted: impl Fn(Day, Option<u16>) -> bool,
    items: &mut Vec<Item>,
) {
    if contact.archived {
        return;
    }
    let dead = contact.died.is_some();
    for one in &contact.anniversaries {
        let birthday = one.kind == AnniversaryKind::Birthday;
        if birthday && (contact.me || dead && !contact.remember_birthdays) {
            continue;
        }
        if let Some(day) = anniversaries::next(one.date, today)
            && wanted(day, one.lead_days)
        {
            let (kind, label) = called(one);
            let years = age(one.date, None, day).filter(|years| *years > 0 && !(birthday && dead));
            let date = Date {
                person,
                kind,
                label,
                date: one.date,
                years,
            };
            let what = What::Date(date);
            items.push(Item { day, what });
        }
    }
    if let Some(died) = contact.died
        && let Some(day) = anniversaries::next(died, today)
        && died.to_day() != Some(day)
        && wanted(day, None)
    {
        let date = Date {
            person,
            kind: DateKind::Remembrance,
            label: "Day of remembrance".to_owned(),
            date: died,
            years: age(died, None, day),
        };
        let what = What::Date(date);
        items.push(Item { day, what });
    }
}

fn called(one: &Anniversary) -> (DateKind, String) {
    let (kind, usual) = match one.kind {
        AnniversaryKind::Birthday => (DateKind::Birthday, "Birthday"),
        AnniversaryKind::Wedding => (DateKind::Wedding, "Wedding day"),
        AnniversaryKind::Other => (DateKind::Other, "A day to remember"),
    };
    let own = one.label.trim();
    let own = (one.kind == AnniversaryKind::Other && !own.is_empty()).then_some(own);
    (kind, own.unwrap_or(usual).to_owned())
}
