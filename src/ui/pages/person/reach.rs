//! Ways to reach a person.

use leptos::prelude::*;

use super::bound::{Bound, Text, Tick, Words, at};
use super::read::{lines, way};
use super::rows::{ListWords, Rows};
use crate::domain::Contact;
use crate::domain::contact::{Email, Link, OnlineService, Phone};
use crate::rules::check::Checked;
use crate::rules::{Sentence, check, href};
use crate::ui::browser::clock;
use crate::ui::kit::Glyph;

/// Whether anything of it is known.
pub fn is_filled(contact: &Contact) -> bool {
    !(contact.emails.is_empty()
        && contact.phones.is_empty()
        && contact.online_services.is_empty()
        && contact.links.is_empty()
        && contact.languages.is_empty()
        && contact.time_zone.is_empty()
        && contact.preferred_contact.is_empty())
}

/// Links that open mail, telephone or browser, and what helps in choosing one.
pub fn read(contact: &Contact) -> AnyView {
    let phones = contact.phones.iter().map(|phone| {
        let number = phone.number.clone();
        let link = href::call(&number);
        way(
            Glyph::Phone,
            number,
            link,
            phone.label.clone(),
            phone.preferred,
        )
    });
    let emails = contact.emails.iter().map(|email| {
        let address = email.address.clone();
        let link = href::mail(&address);
        way(
            Glyph::Mail,
            address,
            link,
            email.label.clone(),
            email.preferred,
        )
    });
    let services = contact.online_services.iter().map(service);
    let links = contact.links.iter().map(|link| {
        let uri = link.uri.clone();
        let shown = uri
            .strip_prefix("https://")
            .unwrap_or(&uri)
            .trim_end_matches('/')
            .to_owned();
        way(
            Glyph::Link,
            shown,
            href::web(&uri),
            link.label.clone(),
            false,
        )
    });
    let ways: Vec<AnyView> = phones.chain(emails).chain(services).chain(links).collect();
    let told = [
        ("Best reached", contact.preferred_contact.clone()),
        ("Speaks", contact.languages.join(", ")),
        ("Time zone", contact.time_zone.clone()),
    ];
    let told = told
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .collect();
    view! {
        {(!ways.is_empty()).then(|| view! { <ul class="person-ways">{ways}</ul> })}
        {lines(told)}
    }
    .into_any()
}

fn service(service: &OnlineService) -> AnyView {
    let link = href::web(&service.uri);
    let known = [&service.user, &service.uri, &service.service];
    let text = known
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .cloned()
        .unwrap_or_default();
    let said = [&service.service, &service.label]
        .into_iter()
        .filter(|said| !said.trim().is_empty() && **said != text)
        .cloned()
        .collect::<Vec<_>>();
    way(Glyph::Link, text, link, said.join(", "), false)
}

/// The fields.
pub fn edit(of: Bound<Contact>) -> AnyView {
    let phones = ListWords {
        title: "Phones",
        noun: "phone",
        path: "phones",
    };
    let emails = ListWords {
        title: "Emails",
        noun: "email",
        path: "emails",
    };
    let services = ListWords {
        title: "Profiles and messengers",
        noun: "profile",
        path: "onlineServices",
    };
    let links = ListWords {
        title: "Links",
        noun: "link",
        path: "links",
    };
    view! {
        <Rows of at=at!(Contact: phones) words=phones begun=true row=phone_row/>
        <Rows of at=at!(Contact: emails) words=emails begun=true row=email_row/>
        <Rows of at=at!(Contact: online_services) words=services row=service_row/>
        <Rows of at=at!(Contact: links) words=links row=link_row/>
        <div class="person-grid">
            <Text
                of
                at=at!(Contact: preferred_contact)
                label="Best reached"
                hint="“A call in the evening”"
            />
            <Words of at=at!(Contact: languages) label="Languages" hint="With commas between"/>
            <Text of at=at!(Contact: time_zone) label="Time zone" hint="“Europe/Lisbon”" check=zone/>
        </div>
    }
    .into_any()
}

/// Any text is kept: a vCard may tell an offset, and zones are renamed.
fn zone(text: &str) -> Result<Checked, Sentence> {
    let value = text.trim().to_owned();
    let hint = (!clock::knows_zone(&value))
        .then(|| "This is no time zone this browser knows; look at its spelling.".into());
    Ok(Checked { value, hint })
}

fn phone_row(of: Bound<Phone>) -> AnyView {
    view! {
        <Text of at=at!(Phone: number) label="Number" kind="tel" check=check::phone/>
        <Text of at=at!(Phone: label) label="Label" list="person-labels"/>
        <Tick of at=at!(Phone: preferred) label="Preferred"/>
    }
    .into_any()
}

fn email_row(of: Bound<Email>) -> AnyView {
    view! {
        <Text of at=at!(Email: address) label="Address" kind="email" check=check::email/>
        <Text of at=at!(Email: label) label="Label" list="person-labels"/>
        <Tick of at=at!(Email: preferred) label="Preferred"/>
    }
    .into_any()
}

fn service_row(of: Bound<OnlineService>) -> AnyView {
    view! {
        <Text of at=at!(OnlineService: service) label="Service" list="person-services"/>
        <Text of at=at!(OnlineService: user) label="Name there"/>
        <Text of at=at!(OnlineService: uri) label="Web address" kind="url"/>
        <Text of at=at!(OnlineService: label) label="Label" list="person-labels"/>
    }
    .into_any()
}

fn link_row(of: Bound<Link>) -> AnyView {
    view! {
        <Text of at=at!(Link: uri) label="Web address" kind="url" check=check::link/>
        <Text of at=at!(Link: label) label="Label" list="person-labels"/>
    }
    .into_any()
}

/// Rows without an address lead nowhere.
pub fn tidy(contact: &mut Contact) {
    contact
        .phones
        .retain(|phone| !phone.number.trim().is_empty());
    contact
        .emails
        .retain(|email| !email.address.trim().is_empty());
    contact.links.retain(|link| !link.uri.trim().is_empty());
    contact.online_services.retain(|service| {
        !(service.service.trim().is_empty()
            && service.user.trim().is_empty()
            && service.uri.trim().is_empty())
    });
}
