//! Postal addresses. They are read here and nowhere else: no map is asked.

use leptos::prelude::*;

use super::bound::{Bound, Checks, Prose, Text, at};
use super::rows::{ListWords, Rows};
use crate::domain::Contact;
use crate::domain::contact::Address;

/// Each as it stands on an envelope.
pub fn read(contact: &Contact) -> AnyView {
    let all = contact.addresses.iter().map(|address| {
        let text = envelope(address);
        let label = Some(address.label.clone()).filter(|label| !label.trim().is_empty());
        view! {
            <li>
                {label.map(|label| view! { <span class="muted"><bdi>{label}</bdi></span> })}
                <address dir="auto">{text}</address>
            </li>
        }
    });
    view! { <ul class="person-addresses">{all.collect_view()}</ul> }.into_any()
}

/// The lines of the envelope: street, place, country; or all of it, where only that is known.
pub fn envelope(address: &Address) -> String {
    let place = [&address.postcode, &address.locality]
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let parts = [
        address.street.as_str(),
        &address.extended,
        &address.post_office_box,
        &place,
        &address.region,
        &address.country,
    ];
    let lines: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    if lines.is_empty() {
        address.full.trim().to_owned()
    } else {
        lines.join("\n")
    }
}

/// The fields.
pub fn edit(of: Bound<Contact>) -> AnyView {
    let words = ListWords {
        title: "Addresses",
        noun: "address",
        path: "addresses",
    };
    view! { <Rows of at=at!(Contact: addresses) words begun=true alone=true row/> }.into_any()
}

fn row(of: Bound<Address>) -> AnyView {
    view! {
        {parts(of)}
        <Text of at=at!(Address: label) label="Label" list="person-labels"/>
    }
    .into_any()
}

/// The fields of one address that belongs to nobody alone, and has no label.
#[component]
pub fn AddressFields(value: RwSignal<Address>) -> impl IntoView {
    parts(Bound {
        value,
        typed: RwSignal::default(),
        checks: Checks::new(),
        changed: Callback::new(|()| ()),
    })
}

fn parts(of: Bound<Address>) -> impl IntoView {
    // Only an imported address has a text that is not in parts.
    let whole = of.peek(|address| !address.full.is_empty());
    let has_box = of.peek(|address| !address.post_office_box.is_empty());
    view! {
        <Text of at=at!(Address: street) label="Street and number"/>
        <Text of at=at!(Address: extended) label="Flat, floor, building"/>
        {has_box.then(|| view! { <Text of at=at!(Address: post_office_box) label="Post box"/> })}
        <Text of at=at!(Address: postcode) label="Postcode"/>
        <Text of at=at!(Address: locality) label="Town or city"/>
        <Text of at=at!(Address: region) label="Region"/>
        <Text of at=at!(Address: country) label="Country"/>
        {whole.then(|| view! { <Prose of at=at!(Address: full) label="As on the envelope"/> })}
    }
}

/// An address that says nothing goes.
pub fn tidy(contact: &mut Contact) {
    contact
        .addresses
        .retain(|address| !envelope(address).is_empty());
}
