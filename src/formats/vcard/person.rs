//! What the properties of a card mean for a person.
//!
//! Every property ends in one of four places: a field of the contact, a labelled fact, a preserved
//! line, or a problem that names it; only what describes the file itself (its version, the program
//! that wrote it, when, and how Outlook lays out the card) is let go.

use std::collections::HashMap;

use super::property::Property;
use super::{Item, labels, value};
use crate::domain::contact::{Address, AnniversaryKind, Email, Fact, Organization, Phone};
use crate::formats::{Draft, Problem};

/// Longest line that is preserved, in bytes: a book has to fit into the browser.
const PRESERVED_LIMIT: usize = 1_000;

/// Something of which several can be preferred, with how much: 1 is most.
pub(super) struct Preferred<T> {
    pub preference: u8,
    pub item: T,
}

/// A postal address, and what ties a `LABEL` to it.
pub(super) struct PlacedAddress {
    pub group: Option<String>,
    pub place: String,
    pub address: Address,
}

/// A text that belongs to the organisation of the same group, or to the next without one.
pub(super) struct Grouped<T> {
    pub group: Option<String>,
    pub item: T,
}

/// A person in the making.
pub(super) struct Builder {
    pub draft: Draft,
    problems: Vec<Problem>,
    /// From a group to the label it was given.
    group_labels: HashMap<String, String>,
    pub version_21: bool,
    kind: String,
    pub emails: Vec<Preferred<Email>>,
    pub phones: Vec<Preferred<Phone>>,
    pub addresses: Vec<Preferred<PlacedAddress>>,
    /// `LABEL`s, which are addresses as written on an envelope.
    pub envelopes: Vec<PlacedAddress>,
    pub organizations: Vec<Grouped<Organization>>,
    pub titles: Vec<Grouped<String>>,
    pub roles: Vec<Grouped<String>>,
    languages: Vec<Preferred<String>>,
}

impl Builder {
    pub fn new(card: usize, line: usize) -> Self {
        Builder {
            draft: Draft {
                card,
                line,
                ..Draft::default()
            },
            problems: Vec::new(),
            group_labels: HashMap::new(),
            version_21: false,
            kind: String::new(),
            emails: Vec::new(),
            phones: Vec::new(),
            addresses: Vec::new(),
            envelopes: Vec::new(),
            organizations: Vec::new(),
            titles: Vec::new(),
            roles: Vec::new(),
            languages: Vec::new(),
        }
    }

    pub fn problem(&mut self, line: usize, reason: impl Into<String>) {
        self.problems
            .push(Problem::new(self.draft.card, line, reason));
    }

    /// Reads all lines of the card: first those that say how to read the others.
    pub fn read(&mut self, properties: &[Property]) {
        for property in properties {
            match (property.name.as_str(), &property.group) {
                ("VERSION", _) => self.version_21 = property.value.trim() == "2.1",
                ("X-ABLABEL", Some(group)) => {
                    let label = labels::from_text(&value::text(&property.value));
                    self.group_labels.insert(group.clone(), label);
                }
                _ => {}
            }
        }
        for property in properties {
            self.read_one(property);
        }
    }

    fn read_one(&mut self, property: &Property) {
        let contact = &mut self.draft.contact;
        match property.name.as_str() {
            "BEGIN" | "END" | "VERSION" | "PRODID" | "REV" | "PROFILE" | "MAILER" | "NAME"
            | "X-ABLABEL" | "X-GENERATOR" | "X-PRODID" | "X-MS-OL-DESIGN" => {}
            "FN" => self.full_name(property),
            "N" => self.name(property),
            "NICKNAME" => extend_distinct(&mut contact.nicknames, value::list(&property.value)),
            "PRONOUNS" => contact.pronouns = value::text(&property.value),
            "X-PHONETIC-FIRST-NAME" => contact.name.phonetic_given = value::text(&property.value),
            "X-PHONETIC-LAST-NAME" => contact.name.phonetic_surname = value::text(&property.value),
            "X-MAIDENNAME" | "X-MAIDEN-NAME" => contact.name.maiden = value::text(&property.value),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => {
                self.kind = value::text(&property.value).to_ascii_lowercase();
            }
            "EMAIL" => self.email(property),
            "TEL" | "X-MS-TEL" => self.phone(property),
            "ADR" => self.address(property),
            "LABEL" => self.envelope(property),
            "URL" | "CONTACT-URI" => self.link(property),
            "CALURI" => self.link(property),
            "IMPP" | "SOCIALPROFILE" | "X-SOCIALPROFILE" => self.online_service(property),
            "ORG" => self.organization(property),
            "TITLE" => self.title(property),
            "ROLE" => self.role(property),
            "BDAY" => self.anniversary(property, AnniversaryKind::Birthday, ""),
            "ANNIVERSARY" => self.anniversary(property, AnniversaryKind::Wedding, ""),
            "X-ABDATE" => self.labelled_date(property),
            "DEATHDATE" => self.died(property),
            "CATEGORIES" => self.tags(property),
            "EXPERTISE" => extend_distinct(&mut contact.fields, value::list(&property.value)),
            "NOTE" => self.note(property),
            "LANG" => self.languages.push(Preferred {
                preference: property.preference(),
                item: value::text(&property.value),
            }),
            "TZ" => contact.time_zone = value::text(&property.value),
            "PHOTO" => self.photo(property),
            _ => self.other(property),
        }
    }

    /// What the property is called: its group's label, else its types.
    pub fn label(&self, property: &Property) -> String {
        property
            .group
            .as_ref()
            .and_then(|group| self.group_labels.get(group))
            .filter(|label| !label.is_empty())
            .cloned()
            .unwrap_or_else(|| labels::from_types(property.types()))
    }

    /// A fact, unless it is empty or said already.
    pub fn fact(&mut self, label: &str, text: &str) {
        let label = if label.is_empty() { "other" } else { label };
        let facts = &mut self.draft.contact.facts;
        let said = facts
            .iter()
            .any(|fact| fact.label == label && fact.value.to_lowercase() == text.to_lowercase());
        if !text.is_empty() && !said {
            facts.push(Fact {
                label: label.to_owned(),
                value: text.to_owned(),
                ..Fact::default()
            });
        }
    }

    /// Keeps the line as it is, unless it is too long for a book.
    pub fn preserve(&mut self, property: &Property) {
        let line = property.content_line();
        let length = property.binary.as_ref().map_or(line.len(), Vec::len);
        if property.binary.is_some() || length > PRESERVED_LIMIT {
            let kilobytes = length.div_ceil(1_000);
            let reason = format!(
                "“{}” holds {kilobytes} kB that Kith has no use for; it was left out.",
                property.name
            );
            self.problem(property.line, reason);
        } else if !property.value.trim().is_empty() {
            extend_distinct(&mut self.draft.contact.preserved, vec![line]);
        }
    }

    fn tags(&mut self, property: &Property) {
        let mut tags = value::list(&property.value);
        // A CHARSET outside of 2.1 is the mark of a Thunderbird extension that escapes the commas
        // between categories as well.
        if !self.version_21 && property.param("CHARSET").is_some() {
            tags = tags
                .iter()
                .flat_map(|tag| tag.split(','))
                .map(|tag| tag.trim().to_owned())
                .filter(|tag| !tag.is_empty())
                .collect();
        }
        extend_distinct(&mut self.draft.contact.tags, tags);
    }

    fn note(&mut self, property: &Property) {
        let text = value::text(&property.value);
        if !text.is_empty() && !self.draft.notes.contains(&text) {
            self.draft.notes.push(text);
        }
    }

    /// The person, or why there is none.
    pub fn finish(mut self) -> Item {
        self.finish_channels();
        self.finish_addresses();
        self.finish_organizations();
        self.languages.sort_by_key(|language| language.preference);
        let languages = std::mem::take(&mut self.languages).into_iter();
        extend_distinct(
            &mut self.draft.contact.languages,
            languages.map(|language| language.item).collect(),
        );
        self.finish_name();
        let (number, line) = (self.draft.card, self.draft.line);
        let name = self.draft.contact.display_name();
        let refusal = match self.kind.as_str() {
            "group" => Some(format!(
                "“{name}” is a group, not a person; it was left out."
            )),
            "location" => Some(format!(
                "“{name}” is a place, not a person; it was left out."
            )),
            "device" => Some(format!(
                "“{name}” is a device, not a person; it was left out."
            )),
            _ if self.says_nobody() => Some(
                "This card has neither a name nor an address or number; it was left out.".into(),
            ),
            _ => None,
        };
        if let Some(reason) = refusal {
            self.problems.push(Problem::new(number, line, reason));
            return Item {
                draft: None,
                problems: self.problems,
            };
        }
        Item {
            draft: Some(self.draft),
            problems: self.problems,
        }
    }

    /// Whether nothing in the card tells who it is about.
    fn says_nobody(&self) -> bool {
        let contact = &self.draft.contact;
        contact.name.full.is_empty()
            && contact.nicknames.is_empty()
            && contact.addresses.is_empty()
            && contact.online_services.is_empty()
            && contact.links.is_empty()
            && contact.facts.is_empty()
            && self.draft.notes.is_empty()
    }
}

pub(super) fn extend_distinct(list: &mut Vec<String>, more: Vec<String>) {
    for text in more {
        if !text.is_empty() && !list.contains(&text) {
            list.push(text);
        }
    }
}
