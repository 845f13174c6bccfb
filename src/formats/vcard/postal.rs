//! Postal addresses: `ADR`, and the `LABEL` that shows one as on an envelope.

use super::channels::most_preferred;
use super::person::{Builder, PlacedAddress, Preferred};
use super::property::Property;
use super::value;
use crate::domain::contact::Address;

impl Builder {
    pub fn address(&mut self, property: &Property) {
        let parts = if self.version_21 {
            value::plain_components(&property.value)
        } else {
            value::components(&property.value, ", ")
        };
        let mut address = from_parts(&parts);
        if let Some(label) = property.param("LABEL") {
            address.full = value::text(label);
        }
        if address == Address::default() {
            return;
        }
        address.label = self.label(property);
        self.addresses.push(Preferred {
            preference: property.preference(),
            item: PlacedAddress {
                group: property.group.clone(),
                place: place(property),
                address,
            },
        });
    }

    pub fn envelope(&mut self, property: &Property) {
        let full = value::text(&property.value);
        if !full.is_empty() {
            self.envelopes.push(PlacedAddress {
                group: property.group.clone(),
                place: place(property),
                address: Address {
                    full,
                    label: self.label(property),
                    ..Address::default()
                },
            });
        }
    }

    /// Each envelope goes to the address of its group or kind, else to the only one there is, else
    /// it is an address of its own.
    pub fn finish_addresses(&mut self) {
        for envelope in std::mem::take(&mut self.envelopes) {
            let free = |held: &&mut Preferred<PlacedAddress>| held.item.address.full.is_empty();
            let alone = self.addresses.len() == 1;
            let owner = self.addresses.iter_mut().filter(free).find(|held| {
                let of_group = held.item.group.is_some() && held.item.group == envelope.group;
                of_group || held.item.place == envelope.place || alone && envelope.place.is_empty()
            });
            match owner {
                Some(held) => held.item.address.full = envelope.address.full,
                None => self.addresses.push(Preferred {
                    preference: 101,
                    item: envelope,
                }),
            }
        }
        let addresses = std::mem::take(&mut self.addresses);
        let best = most_preferred(&addresses);
        for (at, held) in addresses.into_iter().enumerate() {
            let address = Address {
                preferred: best == Some(at),
                ..held.item.address
            };
            let same = |other: &Address| {
                Address {
                    preferred: false,
                    ..other.clone()
                } == Address {
                    preferred: false,
                    ..address.clone()
                }
            };
            if !self.draft.contact.addresses.iter().any(same) {
                self.draft.contact.addresses.push(address);
            }
        }
    }
}

/// Home, work, or neither: what both `ADR` and `LABEL` say of the same address.
fn place(property: &Property) -> String {
    property
        .types()
        .find(|kind| !matches!(kind.as_str(), "pref" | "postal" | "parcel" | "dom" | "intl"))
        .unwrap_or_default()
}

/// Components of `ADR` (RFC 6350, 6.3.1), and those of RFC 9554 after them.
fn from_parts(parts: &[String]) -> Address {
    let part = |at: usize| {
        let text = parts.get(at).map_or("", String::as_str);
        text.trim_matches([',', ' ', '\n', '\t']).to_owned()
    };
    let mut address = Address {
        post_office_box: part(0),
        extended: part(1),
        street: part(2),
        locality: part(3),
        region: part(4),
        postcode: part(5),
        country: part(6),
        ..Address::default()
    };
    let join = |places: &[usize], glue: &str| {
        let parts: Vec<String> = places
            .iter()
            .map(|at| part(*at))
            .filter(|text| !text.is_empty())
            .collect();
        parts.join(glue)
    };
    if address.street.is_empty() {
        address.street = join(&[11, 10], " ");
    }
    if address.extended.is_empty() {
        // Building, block, floor, flat, room, landmark.
        address.extended = join(&[12, 13, 9, 8, 7, 16], ", ");
    }
    if address.locality.is_empty() {
        address.locality = join(&[14, 15], ", ");
    }
    settle(address)
}

/// Google writes a whole address into one component: where several lines stand alone, they are the
/// text on the envelope, and one line alone is a street.
fn settle(mut address: Address) -> Address {
    let structured = [
        &address.post_office_box,
        &address.locality,
        &address.region,
        &address.postcode,
        &address.country,
    ];
    if structured.iter().any(|part| !part.is_empty()) {
        return address;
    }
    if address.street.is_empty() {
        address.street = std::mem::take(&mut address.extended);
    }
    if address.extended.is_empty() && address.street.contains('\n') {
        address.full = std::mem::take(&mut address.street);
    }
    address
}
