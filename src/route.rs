//! What the address bar says: [`Route`] <-> the fragment, `#/people/…`.
//!
//! A fragment never reaches a server, so that any static host serves the app under any path and no
//! name or search ends up in its log. Reading never fails: what names no page is
//! [`Route::NotFound`], which says what was asked for. Only pages that exist have a variant.

use std::fmt::{self, Write as _};

use crate::domain::{Body, Book, Contact, Id};
use crate::rules::circles;

/// A page of the app.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// What the day holds; also what an empty fragment opens.
    Today,
    /// Everyone.
    People,
    Person(Id),
    /// What to have in mind before speaking with them.
    Brief(Id),
    Circles,
    Circle(Id),
    /// Going through those about whom nothing is decided yet.
    Close,
    Reminders,
    Notes,
    Ideas,
    Introductions,
    /// Who knows whom, as a picture and as a table.
    Network,
    /// Oneself, and what one did.
    Me,
    Settings,
    Trash,
    /// No page: the path as it was asked for, decoded and without its first slash.
    NotFound(String),
}

impl Route {
    /// The page a fragment names, with or without its `#`. A query, doubled and trailing slashes do
    /// not matter.
    pub fn parse(fragment: &str) -> Route {
        let path = path_and_query(fragment).0;
        let parts: Vec<String> = path
            .split('/')
            .filter(|part| !part.is_empty())
            .map(decode)
            .collect();
        let words: Vec<&str> = parts.iter().map(String::as_str).collect();
        let page = match words.as_slice() {
            [] => Some(Route::Today),
            ["people"] => Some(Route::People),
            ["people", id] => id.parse().ok().map(Route::Person),
            ["people", id, "brief"] => id.parse().ok().map(Route::Brief),
            ["circles"] => Some(Route::Circles),
            ["circles", id] => id.parse().ok().map(Route::Circle),
            ["close"] => Some(Route::Close),
            ["reminders"] => Some(Route::Reminders),
            ["notes"] => Some(Route::Notes),
            ["ideas"] => Some(Route::Ideas),
            ["me"] => Some(Route::Me),
            ["introductions"] => Some(Route::Introductions),
            ["network"] => Some(Route::Network),
            ["settings"] => Some(Route::Settings),
            ["trash"] => Some(Route::Trash),
            _ => None,
        };
        page.unwrap_or_else(|| Route::NotFound(parts.join("/")))
    }

    /// What the page is called, in the tab and as its heading.
    pub fn title(&self, book: &Book) -> String {
        match self {
            Route::Today => "Today".to_owned(),
            Route::People => "People".to_owned(),
            Route::Person(id) => match book
                .record(*id)
                .map(|record| (&record.body, record.trashed))
            {
                Some((Body::Contact(contact), None)) => contact.display_name().to_owned(),
                Some((Body::Contact(contact), Some(_))) => {
                    format!("{}, in the trash", contact.display_name())
                }
                _ => "Nobody here".to_owned(),
            },
            Route::Brief(id) => match book.get::<Contact>(*id) {
                Some(contact) => format!("Before you speak with {}", contact.display_name()),
                None => "Nobody here".to_owned(),
            },
            Route::Circles => "Circles".to_owned(),
            Route::Circle(id) => match book
                .record(*id)
                .map(|record| (&record.body, record.trashed))
            {
                Some((Body::Circle(circle), None)) => circles::name(circle).to_owned(),
                Some((Body::Circle(circle), Some(_))) => {
                    format!("{}, in the trash", circles::name(circle))
                }
                _ => "No such circle".to_owned(),
            },
            Route::Close => "Whom do you want to keep close?".to_owned(),
            Route::Reminders => "Reminders".to_owned(),
            Route::Notes => "Notes".to_owned(),
            Route::Ideas => "Ideas".to_owned(),
            Route::Introductions => "Introductions".to_owned(),
            Route::Network => "Network".to_owned(),
            Route::Me => "Me".to_owned(),
            Route::Settings => "Settings".to_owned(),
            Route::Trash => "Trash".to_owned(),
            Route::NotFound(_) => "No such page".to_owned(),
        }
    }

    /// The fragment of the list of people, searched for `query`.
    pub fn people_found_by(query: &str) -> String {
        let query = Some(("q", query)).filter(|(_, query)| !query.is_empty());
        Route::People.with(query)
    }

    /// The fragment with these parameters, which [`parameter`] reads.
    pub fn with<'a>(&self, parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
        let mut fragment = self.to_string();
        for (place, (name, value)) in parameters.into_iter().enumerate() {
            fragment.push(if place == 0 { '?' } else { '&' });
            fragment.push_str(name);
            fragment.push('=');
            encode(value, &mut fragment);
        }
        fragment
    }
}

/// What a fragment searches for, its `?q=`.
pub fn query(fragment: &str) -> Option<String> {
    parameter(fragment, "q")
}

/// What the query of a fragment says under that name.
pub fn parameter(fragment: &str, name: &str) -> Option<String> {
    let query = path_and_query(fragment).1?;
    let (_, value) = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(one, _)| *one == name)?;
    Some(decode(&value.replace('+', " ")))
}

impl fmt::Display for Route {
    /// The fragment, `#` included.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Route::Today => f.write_str("#/"),
            Route::People => f.write_str("#/people"),
            Route::Person(id) => write!(f, "#/people/{id}"),
            Route::Brief(id) => write!(f, "#/people/{id}/brief"),
            Route::Circles => f.write_str("#/circles"),
            Route::Circle(id) => write!(f, "#/circles/{id}"),
            Route::Close => f.write_str("#/close"),
            Route::Reminders => f.write_str("#/reminders"),
            Route::Notes => f.write_str("#/notes"),
            Route::Ideas => f.write_str("#/ideas"),
            Route::Me => f.write_str("#/me"),
            Route::Introductions => f.write_str("#/introductions"),
            Route::Network => f.write_str("#/network"),
            Route::Settings => f.write_str("#/settings"),
            Route::Trash => f.write_str("#/trash"),
            Route::NotFound(path) => {
                let mut encoded = String::new();
                for (place, part) in path.split('/').enumerate() {
                    if place > 0 {
                        encoded.push('/');
                    }
                    encode(part, &mut encoded);
                }
                write!(f, "#/{encoded}")
            }
        }
    }
}

fn path_and_query(fragment: &str) -> (&str, Option<&str>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    match fragment.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (fragment, None),
    }
}

/// Percent-decoding (RFC 3986, 2.1). What is not a valid escape, or not UTF-8, is left or replaced.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3))
            .flatten()
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        out.push(escape.unwrap_or(bytes[at]));
        at += if escape.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Percent-encoding of everything but unreserved characters.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
