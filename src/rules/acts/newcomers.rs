//! People met somewhere, one line each: "Bruno Costa, baker, bruno@costa.example".

use std::collections::BTreeMap;

use crate::domain::contact::{Email, Met, Phone};
use crate::domain::{Book, Contact, Id, PartialDate};
use crate::rules::check;
use crate::rules::fold::fold;
use crate::rules::names::split;

/// One line, as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Newcomer {
    pub name: String,
    pub email: String,
    pub phone: String,
    /// What else was said of them.
    pub rest: String,
    /// Those of that name who are in the book already: one is meant, several would have to be asked.
    pub there: Vec<Id>,
}

/// Reads the lines; empty ones are nobody. The name comes first, then, in any order and with commas
/// between, an email address, a phone number and words.
pub fn newcomers(book: &Book, lines: &str) -> Vec<Newcomer> {
    let mut all: Vec<Newcomer> = lines.lines().filter_map(read).collect();
    if all.is_empty() {
        return all;
    }
    let mut wanted: BTreeMap<String, Vec<Id>> = BTreeMap::new();
    for one in &all {
        wanted.entry(fold(&one.name)).or_default();
    }
    for (id, contact) in book.all::<Contact>().filter(|(_, one)| !one.me) {
        if let Some(there) = wanted.get_mut(&fold(contact.display_name().trim())) {
            there.push(id);
        }
    }
    for one in &mut all {
        one.there = wanted.get(&fold(&one.name)).cloned().unwrap_or_default();
    }
    all
}

fn read(line: &str) -> Option<Newcomer> {
    let mut parts = line.split([',', ';']).map(str::trim);
    let name = parts.next().filter(|name| check::name(name).is_ok())?;
    let mut one = Newcomer {
        name: name.to_owned(),
        ..Newcomer::default()
    };
    let mut rest = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        let is_number = |part: &str| {
            let digits = part.chars().filter(char::is_ascii_digit).count();
            digits >= 5 && !part.chars().any(char::is_alphabetic)
        };
        if one.email.is_empty() && part.contains('@') && check::email(part).is_ok() {
            one.email = part.to_owned();
        } else if one.phone.is_empty() && is_number(part) {
            one.phone = part.to_owned();
        } else {
            rest.push(part);
        }
    }
    one.rest = rest.join(", ");
    Some(one)
}

impl Newcomer {
    /// The person they become, met on that occasion.
    pub fn contact(&self, date: PartialDate, place: &str) -> Contact {
        let emails = Some(self.email.clone()).filter(|email| !email.is_empty());
        let phones = Some(self.phone.clone()).filter(|phone| !phone.is_empty());
        Contact {
            name: split(&self.name),
            emails: emails
                .map(|address| Email {
                    address,
                    ..Email::default()
                })
                .into_iter()
                .collect(),
            phones: phones
                .map(|number| Phone {
                    number,
                    ..Phone::default()
                })
                .into_iter()
                .collect(),
            met: Met {
                when: Some(date).filter(|date| !date.is_empty()),
                place: place.to_owned(),
                text: self.rest.clone(),
                ..Met::default()
            },
            ..Contact::default()
        }
    }
}
