//! Who a person is: names, and what they do where.

use super::person::{Builder, Grouped};
use super::property::Property;
use super::value;
use crate::domain::contact::Organization;

impl Builder {
    pub fn full_name(&mut self, property: &Property) {
        let text = one_line(&value::text(&property.value));
        let full = &mut self.draft.contact.name.full;
        if full.is_empty() {
            *full = text;
        } else if *full != text {
            self.fact("also called", &text);
        }
    }

    pub fn name(&mut self, property: &Property) {
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

    pub fn organization(&mut self, property: &Property) {
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

    pub fn title(&mut self, property: &Property) {
        self.titles.extend(grouped(property));
    }

    pub fn role(&mut self, property: &Property) {
        self.roles.extend(grouped(property));
    }

    /// Where no full name is given: the parts of the name, else whatever tells them best.
    pub fn finish_name(&mut self) {
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
    pub fn finish_organizations(&mut self) {
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

/// A name over two lines is a name.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
