//! What one set oneself, by day: promises, reminders, and the dates of people.

use crate::domain::contact::{Anniversary, AnniversaryKind};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::reminder::Reminder;
use crate::domain::time::Day;
use crate::domain::{Book, Contact, Id, PartialDate};
use crate::rules::date_words::{age, write_day};
use crate::rules::reminder_words::on_day;
use crate::rules::{anniversaries, promises, reminders};

/// Days ahead on which dates are first mentioned, where nothing else was chosen.
pub const LEAD_DAYS: u16 = 7;

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
        self.with_years(format!("{} {}", self.label, on_day(day, today)), day)
    }

    /// The same under a heading that says the day: "Birthday, turns 40", "Wedding day, 10 years".
    pub fn words_of_day(&self, day: Day) -> String {
        self.with_years(self.label.clone(), day)
    }

    fn with_years(&self, mut words: String, day: Day) -> String {
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

/// Everything from tomorrow up to so many days ahead, each day with what is on it, the soonest
/// first. What shows today already, for its days of notice, is among it.
pub fn coming(book: &Book, today: Day, days: i32) -> Vec<(Day, Vec<Item>)> {
    let mut noted = Noted::new(book, today, days);
    for (id, contact) in book.all::<Contact>() {
        noted.dates(id, contact);
    }
    for (id, reminder) in book.all::<Reminder>() {
        noted.reminder(id, reminder);
    }
    for (id, promise) in book.all::<Promise>() {
        noted.promise(book, id, promise);
    }
    noted.in_order().1
}

/// The dates of one person from today up to so many days ahead, the soonest first.
pub fn dates_of(book: &Book, person: Id, contact: &Contact, today: Day, days: i32) -> Vec<Item> {
    let mut noted = Noted::new(book, today, days);
    noted.dates(person, contact);
    let (announced, coming) = noted.in_order();
    let of_today = announced.into_iter().filter(|item| item.day == today);
    of_today
        .chain(coming.into_iter().flat_map(|(_, items)| items))
        .collect()
}

/// What was found in a book so far.
pub struct Noted {
    today: Day,
    /// Days of notice of a date that has none of its own.
    lead_days: u16,
    /// How many days ahead are coming.
    days: i32,
    announced: Vec<Item>,
    coming: Vec<Item>,
}

impl Noted {
    /// Nothing yet; what is so many days ahead will be coming.
    pub fn new(book: &Book, today: Day, days: i32) -> Self {
        Noted {
            today,
            lead_days: book.preferences().lead_days.unwrap_or(LEAD_DAYS),
            days,
            announced: Vec::new(),
            coming: Vec::new(),
        }
    }

    /// What shows today, being due or within its days of notice, and what is coming, by day.
    pub fn in_order(mut self) -> (Vec<Item>, Vec<(Day, Vec<Item>)>) {
        let key = |item: &Item| (item.day, rank(&item.what));
        self.announced.sort_by_key(key);
        self.coming.sort_by_key(key);
        let mut by_day: Vec<(Day, Vec<Item>)> = Vec::new();
        for item in self.coming {
            match by_day.last_mut() {
                Some((day, items)) if *day == item.day => items.push(item),
                _ => by_day.push((item.day, vec![item])),
            }
        }
        (self.announced, by_day)
    }

    fn add(&mut self, day: Day, lead_days: u16, what: impl FnOnce() -> What) {
        let ahead = day.days_since(self.today);
        let announced = ahead <= i32::from(lead_days);
        let coming = (1..=self.days).contains(&ahead);
        if announced || coming {
            let item = Item { day, what: what() };
            if announced {
                self.announced.push(item.clone());
            }
            if coming {
                self.coming.push(item);
            }
        }
    }

    pub fn reminder(&mut self, id: Id, reminder: &Reminder) {
        if !reminder.finished {
            let line = reminders::line(id, reminder, self.today);
            self.add(line.day, reminder.lead_days, || What::Reminder(line));
        }
    }

    pub fn promise(&mut self, book: &Book, id: Id, promise: &Promise) {
        if let (PromiseState::Open, Some(due)) = (promise.state, promise.due)
            && promises::may_be_kept(book, promise)
        {
            self.add(due, 0, || What::Promise(id));
        }
    }

    /// The dates of a person who is not archived. One's own birthday needs no mention; the birthday
    /// of somebody who has died stops, unless it is to be remembered.
    pub fn dates(&mut self, person: Id, contact: &Contact) {
        if contact.archived {
            return;
        }
        let dead = contact.died.is_some();
        for one in &contact.anniversaries {
            let birthday = one.kind == AnniversaryKind::Birthday;
            if birthday && (contact.me || dead && !contact.remember_birthdays) {
                continue;
            }
            let Some(day) = anniversaries::next(one.date, self.today) else {
                continue;
            };
            self.add(day, one.lead_days.unwrap_or(self.lead_days), || {
                let (kind, label) = called(one);
                let years = age(one.date, None, day);
                What::Date(Date {
                    person,
                    kind,
                    label,
                    date: one.date,
                    years: years.filter(|years| *years > 0 && !(birthday && dead)),
                })
            });
        }
        if let Some(died) = contact.died
            && let Some(day) = anniversaries::next(died, self.today)
            && died.to_day() != Some(day)
        {
            self.add(day, self.lead_days, || {
                What::Date(Date {
                    person,
                    kind: DateKind::Remembrance,
                    label: "Day of remembrance".to_owned(),
                    date: died,
                    years: age(died, None, day),
                })
            });
        }
    }
}

/// Of one day, dates before reminders before promises, each as they were written down.
fn rank(what: &What) -> (u8, Id) {
    match what {
        What::Date(date) => (0, date.person),
        What::Reminder(line) => (1, line.id),
        What::Promise(id) => (2, *id),
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
