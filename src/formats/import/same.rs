//! Whether two descriptions are of one person, as far as an import can tell.

use std::collections::{BTreeSet, HashMap};

use crate::domain::{Contact, Id};
use crate::rules::names;

/// What two descriptions have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The identifier that the exporting program gave.
    Identifier,
    Email(String),
    Phone(String),
    /// The name, and nothing speaks against it.
    Name,
}

impl std::fmt::Display for Why {
    /// "the same email address, ann@example.org"
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Why::Identifier => f.write_str("the same card, imported before"),
            Why::Email(address) => write!(f, "the same email address, {address}"),
            Why::Phone(number) => write!(f, "the same phone number, {number}"),
            Why::Name => f.write_str("the same name, and nothing against it"),
        }
    }
}

/// Whose description it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Person(Id),
    Row(usize),
}

/// What of a description is compared.
#[derive(Clone, Debug)]
struct Sketch {
    owner: Owner,
    /// Folded words of the name; none where the name is only an address or a number.
    words: BTreeSet<String>,
    emails: BTreeSet<String>,
    phones: BTreeSet<String>,
    birthday: Option<(Option<u16>, Option<u8>, Option<u8>)>,
}

/// Descriptions by what they can be recognised by.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    sketches: Vec<Sketch>,
    by_key: HashMap<String, Vec<usize>>,
}

impl Index {
    pub fn insert(&mut self, owner: Owner, contact: &Contact) {
        let sketch = Sketch::of(owner, contact);
        let at = self.sketches.len();
        let keys = identifiers(contact)
            .map(|key| format!("u{key}"))
            .chain(sketch.emails.iter().map(|key| format!("e{key}")))
            .chain(sketch.phones.iter().map(|key| format!("p{key}")))
            .chain(sketch.name_key());
        for key in keys {
            self.by_key.entry(key).or_default().push(at);
        }
        self.sketches.push(sketch);
    }

    /// The first description that is of the same person, people of the book before rows.
    pub fn find(&self, contact: &Contact) -> Option<(Owner, Why)> {
        let sketch = Sketch::of(Owner::Row(0), contact);
        if let Some(at) = identifiers(contact)
            .find_map(|key| self.by_key.get(&format!("u{key}"))?.first().copied())
        {
            return Some((self.sketches[at].owner, Why::Identifier));
        }
        let agreeing = |key: String, agrees: &dyn Fn(&Sketch) -> bool| {
            let candidates = self.by_key.get(&key)?;
            let found = candidates.iter().find(|at| agrees(&self.sketches[**at]))?;
            Some(self.sketches[*found].owner)
        };
        let plausible = |other: &Sketch| sketch.names_agree(other) && sketch.birthdays_agree(other);
        for email in &contact.emails {
            let key = format!("e{}", email_key(&email.address));
            if let Some(owner) = agreeing(key, &plausible) {
                return Some((owner, Why::Email(email.address.clone())));
            }
        }
        for phone in &contact.phones {
            let Some(key) = phone_key(&phone.number) else {
                continue;
            };
            if let Some(owner) = agreeing(format!("p{key}"), &plausible) {
                return Some((owner, Why::Phone(phone.number.clone())));
            }
        }
        let owner = agreeing(sketch.name_key()?, &|other| !sketch.contradicts(other))?;
        Some((owner, Why::Name))
    }
}

impl Sketch {
    fn of(owner: Owner, contact: &Contact) -> Self {
        let parts = format!("{} {}", contact.name.given, contact.name.surname);
        let full = contact.name.full.trim();
        let name = if full.is_empty() { parts.trim() } else { full };
        let emails: BTreeSet<String> = contact
            .emails
            .iter()
            .map(|email| email_key(&email.address))
            .collect();
        let phones = contact
            .phones
            .iter()
            .filter_map(|phone| phone_key(&phone.number))
            .collect();
        let is_number = contact.phones.iter().any(|phone| phone.number == name);
        let words = if emails.contains(&email_key(name)) || is_number {
            BTreeSet::new()
        } else {
            words(name)
        };
        let birthday = contact
            .birthday()
            .map(|date| (date.year(), date.month(), date.day()));
        Sketch {
            owner,
            words,
            emails,
            phones,
            birthday,
        }
    }

    fn name_key(&self) -> Option<String> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        (!words.is_empty()).then(|| format!("n{}", words.join(" ")))
    }

    /// Whether one name is the other, or a part of it: "Ann Lee", "Ann", "A. Lee". People who share
    /// a telephone or a mailbox have different names.
    fn names_agree(&self, other: &Self) -> bool {
        let within = |few: &BTreeSet<String>, many: &BTreeSet<String>| {
            few.iter()
                .all(|word| many.iter().any(|held| is_word_or_initial(word, held)))
        };
        within(&self.words, &other.words) || within(&other.words, &self.words)
    }

    fn birthdays_agree(&self, other: &Self) -> bool {
        let (Some(mine), Some(theirs)) = (self.birthday, other.birthday) else {
            return true;
        };
        let differ =
            |a: Option<u16>, b: Option<u16>| matches!((a, b), (Some(a), Some(b)) if a != b);
        !differ(mine.0, theirs.0)
            && !differ(mine.1.map(u16::from), theirs.1.map(u16::from))
            && !differ(mine.2.map(u16::from), theirs.2.map(u16::from))
    }

    /// Whether both say something of the same kind, and not the same.
    fn contradicts(&self, other: &Self) -> bool {
        let apart = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
            !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
        };
        !self.birthdays_agree(other)
            || apart(&self.emails, &other.emails)
            || apart(&self.phones, &other.phones)
    }
}

fn is_word_or_initial(a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    a == b || initial(a, b) || initial(b, a)
}

fn words(name: &str) -> BTreeSet<String> {
    names::fold(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Values of preserved `UID`s, without their way of writing.
fn identifiers(contact: &Contact) -> impl Iterator<Item = String> {
    contact.preserved.iter().filter_map(|line| {
        let (head, value) = line.split_once(':')?;
        let name = head.split(';').next()?;
        let value = value.trim().trim_start_matches("urn:uuid:").to_lowercase();
        (name.eq_ignore_ascii_case("UID") && !value.is_empty()).then_some(value)
    })
}

fn email_key(address: &str) -> String {
    address.trim().to_lowercase()
}

/// The last nine digits: with or without a country's code a number is the same. `None` for what is
/// too short to tell anybody by.
fn phone_key(number: &str) -> Option<String> {
    // An extension is not a part of the number.
    let number = number.split("ext").next().unwrap_or(number);
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    (digits.len() >= 5).then(|| digits[digits.len().saturating_sub(9)..].iter().collect())
}
