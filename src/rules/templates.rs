//! Texts to send: an introduction, hello, shall we meet, thanks, happy birthday. Each has words of its own until one
//! writes others, which are then kept as a record like any other.

use super::href;
use crate::domain::own::Template;
use crate::domain::{Body, Book, Change, Contact, Id, Record};

/// What a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Occasion {
    /// To each of two people: may I introduce you?
    Introduction,
    Hello,
    Meeting,
    Thanks,
    Birthday,
}

impl Occasion {
    pub const ALL: [Occasion; 5] = [
        Occasion::Hello,
        Occasion::Meeting,
        Occasion::Thanks,
        Occasion::Birthday,
        Occasion::Introduction,
    ];

    /// As a record keeps it.
    pub const fn word(self) -> &'static str {
        match self {
            Occasion::Introduction => "introduction",
            Occasion::Hello => "hello",
            Occasion::Meeting => "meeting",
            Occasion::Thanks => "thanks",
            Occasion::Birthday => "birthday",
        }
    }

    /// As a button says it, and the subject of a mail.
    pub const fn title(self) -> &'static str {
        match self {
            Occasion::Introduction => "An introduction",
            Occasion::Hello => "Hello",
            Occasion::Meeting => "Shall we meet?",
            Occasion::Thanks => "Thank you",
            Occasion::Birthday => "Happy birthday",
        }
    }

    /// The words as long as nobody has written others.
    pub const fn words(self) -> &'static str {
        match self {
            Occasion::Introduction => {
                "Dear {name},\n\nI thought of you and {other}: {why}\n\nShall I introduce you to each \
                 other? If not, that is fine.\n\nYours,\n{me}"
            }
            Occasion::Hello => {
                "Dear {name},\n\nyou came to my mind today. How are you?\n\nYours,\n{me}"
            }
            Occasion::Meeting => {
                "Dear {name},\n\nit would be good to see you. Which day would suit you?\n\nYours,\n{me}"
            }
            Occasion::Thanks => "Dear {name},\n\nthank you: {why}\n\nYours,\n{me}",
            Occasion::Birthday => {
                "Dear {name},\n\nhappy birthday! I wish you a good day, and a year that is kind to \
                 you.\n\nYours,\n{me}"
            }
        }
    }
}

/// What is put in the places of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Of whom it is written to: `{name}`.
    pub name: String,
    /// Of whom it is about: `{other}`.
    pub other: String,
    /// `{why}`; with nothing to say, its line goes with it.
    pub why: String,
    /// Of oneself: `{me}`.
    pub me: String,
}

impl Places {
    /// Those of a text to that person about the other, by the names one calls them.
    pub fn of(book: &Book, to: Id, other: Option<Id>, why: &str) -> Self {
        let called_of = |id: Id| book.get::<Contact>(id).map(called).unwrap_or_default();
        let whole = |id: Id| {
            let contact = book.get::<Contact>(id);
            contact.map_or_else(String::new, |one| one.display_name().to_owned())
        };
        Places {
            name: called_of(to),
            other: other.map(whole).unwrap_or_default(),
            why: why.trim().to_owned(),
            me: book.me().map(|(_, me)| called(me)).unwrap_or_default(),
        }
    }
}

/// The given name, or what else they are called.
pub fn called(contact: &Contact) -> String {
    let given = contact.name.given.trim();
    match given.is_empty() {
        true => contact.display_name().to_owned(),
        false => given.to_owned(),
    }
}

/// The words for that occasion, with their places open: one's own, where one has written any.
pub fn words(book: &Book, occasion: Occasion) -> String {
    match own(book, occasion) {
        Some((_, template)) => template.text.clone(),
        None => occasion.words().to_owned(),
    }
}

/// One's own words for that occasion: the latest, where two devices wrote some.
fn own(book: &Book, occasion: Occasion) -> Option<(Id, &Template)> {
    let of_it = |(_, template): &(Id, &Template)| template.occasion == occasion.word();
    book.all::<Template>()
        .filter(of_it)
        .max_by_key(|(id, _)| *id)
}

/// Keeps these words for that occasion; those it had from the start are kept as nothing.
pub fn keep(book: &Book, occasion: Occasion, text: &str, new: Id) -> Change {
    let text = text.trim();
    let held =
        own(book, occasion).and_then(|(id, template)| Some((id, book.record(id)?, template)));
    let is_first = text.is_empty() || text == occasion.words();
    match held {
        None if is_first => Change::default(),
        None => Change::add(
            new,
            Template {
                name: occasion.title().to_owned(),
                occasion: occasion.word().to_owned(),
                text: text.to_owned(),
                ..Template::default()
            },
        ),
        Some((id, record, template)) => {
            let kept = Template {
                text: if is_first { occasion.words() } else { text }.to_owned(),
                ..template.clone()
            };
            let to = Record {
                body: Body::from(kept),
                trashed: None,
            };
            Change::update(id, record, to)
        }
    }
}

/// The text, with its places filled. What is no place of it stays as it is. With nothing to say why, a
/// line that was only there for that is left out, and one that ends with it ends before its colon.
pub fn fill(words: &str, places: &Places) -> String {
    let lines = words.lines().filter_map(|line| {
        let before = line.trim_end().strip_suffix("{why}");
        match before.filter(|_| places.why.is_empty()).map(str::trim_end) {
            Some("") => None,
            Some(before) => {
                let before = before.strip_suffix(':').unwrap_or(before);
                Some(format!("{}.", put(before, places)))
            }
            None => Some(put(line, places)),
        }
    });
    let lines: Vec<String> = lines.collect();
    lines.join("\n").trim_end().to_owned()
}

/// One line, from left to right: what is put in is not looked at again.
fn put(line: &str, places: &Places) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = [
            ("{name}", &places.name),
            ("{other}", &places.other),
            ("{why}", &places.why),
            ("{me}", &places.me),
        ];
        let found = known.into_iter().find(|(place, _)| rest.starts_with(place));
        let (place, text) = found.map_or(("{", "{"), |(place, text)| (place, text.as_str()));
        out.push_str(text);
        rest = &rest[place.len()..];
        // A sentence that is put into another one ends once.
        if text.ends_with(['.', '!', '?']) {
            rest = rest.strip_prefix('.').unwrap_or(rest);
        }
    }
    out.push_str(rest);
    out
}

/// Opens a mail to that person with the text in it (RFC 6068); `None` where no address is known.
pub fn mail(contact: &Contact, subject: &str, text: &str) -> Option<String> {
    let to = href::write_to(contact)?;
    // The lines of a mail end as in RFC 5322.
    let body = text.replace('\n', "\r\n");
    Some(format!(
        "{to}?subject={}&body={}",
        href::encoded(subject),
        href::encoded(&body)
    ))
}

/// Opens a text message to that person with the text in it (RFC 5724); `None` where no number is known.
pub fn message(contact: &Contact, text: &str) -> Option<String> {
    let to = href::message_to(contact)?;
    Some(format!("{to}?body={}", href::encoded(text)))
}
