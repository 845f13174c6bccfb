//! What the properties of a card mean for a person.
//!
//! Every property ends in one of four places: a field of the contact, a labelled fact, a preserved
//! line, or a problem that names it; only what describes the file itself (its version, the program
//! that wrote it, when, and how Outlook lays out the card) is let go.

use std::collections::HashMap;

use super::property::Property;
use super::{Item, dates, labels, value};
use crate::domain::PartialDate;
use crate::domain::contact::{
    Address, Anniversary, AnniversaryKind, Email, Fact, Organization, Phone,
};
use crate::formats::{Draft, Photo, Problem};

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
    organizations: Vec<Grouped<Organization>>,
    titles: Vec<Grouped<String>>,
    roles: Vec<Grouped<String>>,
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
            "TITLE" => self.titles.extend(grouped(property)),
            "ROLE" => self.roles.extend(grouped(property)),
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

    fn full_name(&mut self, property: &Property) {
        let text = one_line(&value::text(&property.value));
        let full = &mut self.draft.contact.name.full;
        if full.is_empty() {
            *full = text;
        } else if *full != text {
            self.fact("also called", &text);
        }
    }

    fn name(&mut self, property: &Property) {
        let raw = &property.value;
        let (names, suffixes) = if self.version_21 {
            (value::plain_components(raw), value::plain_components(raw))
        } else {
            (value::components(raw, " "), value::components(raw, ", "))
        };
        let part = |parts: &[String], at: usize| {
            parts.get(at).map(|text| one_line(text)).unwrap_or_default()
        };
        let name = &mut self.draft.contact.name;
        if !(name.given.is_empty() && name.surname.is_empty()) {
            self.preserve(property);
            return;
        }
        name.surname = part(&names, 0);
        name.given = part(&names, 1);
        name.middle = part(&names, 2);
        name.prefix = part(&names, 3);
        name.suffix = part(&suffixes, 4);
        // RFC 9554 adds a second surname and a generation, repeated in the older parts or not.
        for (at, old) in [(5, &mut name.surname), (6, &mut name.suffix)] {
            let added = part(&names, at);
            if !added.is_empty() && !old.contains(&added) {
                *old = format!("{old} {added}").trim().to_owned();
            }
        }
    }

    fn organization(&mut self, property: &Property) {
        let mut parts = value::plain_components(&property.value).into_iter();
        let name = parts.next().unwrap_or_default();
        let units: Vec<String> = parts.filter(|unit| !unit.is_empty()).collect();
        let known = self
            .organizations
            .iter()
            .any(|held| held.item.name == name && held.item.units == units);
        let empty = name.is_empty() && units.is_empty();
        if !known && !empty {
            self.organizations.push(Grouped {
                group: property.group.clone(),
                item: Organization {
                    name,
                    units,
                    ..Organization::default()
                },
            });
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

    pub fn anniversary(&mut self, property: &Property, kind: AnniversaryKind, label: &str) {
        let text = value::text(&property.value);
        self.date(property, kind, label, &text);
    }

    fn labelled_date(&mut self, property: &Property) {
        let label = self.label(property);
        let kind = match label.as_str() {
            "anniversary" => AnniversaryKind::Wedding,
            "birthday" => AnniversaryKind::Birthday,
            _ => AnniversaryKind::Other,
        };
        let label = if kind == AnniversaryKind::Other {
            &label
        } else {
            ""
        };
        self.anniversary(property, kind, label);
    }

    /// A date of that text; what cannot be read becomes a fact and a problem.
    pub fn date(&mut self, property: &Property, kind: AnniversaryKind, label: &str, text: &str) {
        let called = match kind {
            AnniversaryKind::Birthday => "birthday",
            AnniversaryKind::Wedding => "anniversary",
            AnniversaryKind::Other => label,
        };
        let Some(date) = self.readable_date(property, called, text) else {
            return;
        };
        let dates = &mut self.draft.contact.anniversaries;
        let known =
            |held: &Anniversary| held.kind == kind && held.label == label && held.date == date;
        if dates.iter().any(known) {
            return;
        }
        let second =
            kind == AnniversaryKind::Birthday && dates.iter().any(|held| held.kind == kind);
        if second {
            self.fact("birthday", text);
            self.problem(
                property.line,
                format!("This card has a second birthday, “{text}”; it is kept as a fact."),
            );
            return;
        }
        dates.push(Anniversary {
            kind,
            label: label.to_owned(),
            date,
            ..Anniversary::default()
        });
    }

    fn readable_date(
        &mut self,
        property: &Property,
        called: &str,
        text: &str,
    ) -> Option<PartialDate> {
        let date = dates::read(text, property.param("X-APPLE-OMIT-YEAR"));
        if date.is_none() && !dates::says_nothing(text) {
            let excerpt: String = text.chars().take(40).collect();
            self.fact(called, text);
            self.problem(
                property.line,
                format!("“{excerpt}” cannot be read as a date for certain; it is kept as a fact."),
            );
        }
        date
    }

    fn died(&mut self, property: &Property) {
        let text = value::text(&property.value);
        let date = self.readable_date(property, "died", &text);
        self.draft.contact.died = Some(date.unwrap_or_default());
    }

    fn photo(&mut self, property: &Property) {
        let bytes = match &property.binary {
            Some(bytes) => Some(bytes.clone()),
            None => data_url(&property.value),
        };
        let Some(bytes) = bytes else {
            let text = value::text(&property.value);
            if value::scheme(&text).is_some_and(|scheme| scheme != "data") {
                // An address of a picture is kept, and never fetched.
                self.preserve(property);
            } else if !text.is_empty() {
                self.problem(
                    property.line,
                    "The picture of this card cannot be read; it was left out.",
                );
            }
            return;
        };
        match media_type(&bytes) {
            _ if bytes.is_empty() => {}
            Some(_) if self.draft.photo.is_some() => {
                self.problem(property.line, "A second picture was left out.");
            }
            Some(media_type) => self.draft.photo = Some(Photo { media_type, bytes }),
            None => self.problem(
                property.line,
                "The picture of this card is of no kind that browsers show; it was left out.",
            ),
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

    /// Where no full name is given: the parts of the name, else whatever tells them best.
    fn finish_name(&mut self) {
        let contact = &mut self.draft.contact;
        let name = &contact.name;
        if name.full.is_empty() {
            let parts = [
                &name.prefix,
                &name.given,
                &name.middle,
                &name.surname,
                &name.suffix,
            ];
            let parts: Vec<&str> = parts
                .into_iter()
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            let fallbacks = [
                contact.nicknames.first(),
                contact
                    .organizations
                    .first()
                    .map(|organization| &organization.name),
                contact.emails.first().map(|email| &email.address),
                contact.phones.first().map(|phone| &phone.number),
            ];
            contact.name.full = if parts.is_empty() {
                let found = fallbacks
                    .into_iter()
                    .flatten()
                    .find(|text| !text.is_empty());
                found.cloned().unwrap_or_default()
            } else {
                parts.join(" ")
            };
        }
    }

    /// Titles and roles go to the organisation of their group, else to the first without one.
    fn finish_organizations(&mut self) {
        let mut held = std::mem::take(&mut self.organizations);
        let titles = std::mem::take(&mut self.titles);
        let roles = std::mem::take(&mut self.roles);
        assign(&mut held, titles, |organization| &mut organization.title);
        assign(&mut held, roles, |organization| &mut organization.role);
        self.draft.contact.organizations = held.into_iter().map(|held| held.item).collect();
    }
}

fn grouped(property: &Property) -> Option<Grouped<String>> {
    let item = value::text(&property.value);
    (!item.is_empty()).then(|| Grouped {
        group: property.group.clone(),
        item,
    })
}

fn assign(
    held: &mut Vec<Grouped<Organization>>,
    texts: Vec<Grouped<String>>,
    place: impl Fn(&mut Organization) -> &mut String,
) {
    for text in texts {
        let same_group = text.group.is_some();
        let of_group = held.iter_mut().position(|other| {
            same_group && other.group == text.group && place(&mut other.item).is_empty()
        });
        let free = held
            .iter_mut()
            .position(|other| place(&mut other.item).is_empty());
        match of_group.or(free) {
            Some(at) => *place(&mut held[at].item) = text.item,
            None => {
                let mut organization = Organization::default();
                *place(&mut organization) = text.item;
                held.push(Grouped {
                    group: text.group,
                    item: organization,
                });
            }
        }
    }
}

pub(super) fn extend_distinct(list: &mut Vec<String>, more: Vec<String>) {
    for text in more {
        if !text.is_empty() && !list.contains(&text) {
            list.push(text);
        }
    }
}

/// A name over two lines is a name.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The bytes of a base64 `data:` URL (RFC 2397).
fn data_url(raw: &str) -> Option<Vec<u8>> {
    let text = value::unescape(raw);
    let (_, data) = text.trim().strip_prefix("data:")?.split_once(";base64,")?;
    super::property::base64(data.as_bytes())
}

/// The kind of raster picture, told by its first bytes. An SVG is a document, and no picture here.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'B', b'M', ..] => Some("image/bmp"),
        _ if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Some("image/webp"),
        _ if bytes.get(4..8) == Some(b"ftyp") => Some("image/heic"),
        _ => None,
    }
}
