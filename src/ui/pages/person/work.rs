//! Organisations, and the person's own fields of activity.

use leptos::prelude::*;

use super::bound::{Bound, Text, Words, at};
use super::date_field::{DateField, DatePlace};
use super::read::lines;
use super::rows::{ListWords, Rows};
use crate::domain::Contact;
use crate::domain::contact::Organization;
use crate::rules::date_words;

/// Whether anything of it is known.
pub fn is_filled(contact: &Contact) -> bool {
    !(contact.organizations.is_empty() && contact.fields.is_empty())
}

/// Each organisation with what they do there, and their fields.
pub fn read(contact: &Contact) -> AnyView {
    let all = contact.organizations.iter().map(organization);
    let fields = Some(contact.fields.join(", ")).filter(|fields| !fields.is_empty());
    let fields = fields.map(|fields| ("Knows about", fields));
    view! {
        <ul class="person-work">{all.collect_view()}</ul>
        {lines(fields.into_iter().collect())}
    }
    .into_any()
}

fn organization(one: &Organization) -> impl IntoView + use<> {
    let past = one.until.is_some();
    let what = joined([&one.title, &one.role]);
    let place = [&one.name]
        .into_iter()
        .chain(&one.units)
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let when = match (one.since, one.until) {
        (Some(since), Some(until)) => Some(format!(
            "{} to {}",
            date_words::write(since),
            date_words::write(until)
        )),
        (Some(since), None) => Some(format!("since {}", date_words::write(since))),
        (None, Some(until)) => Some(format!("until {}", date_words::write(until))),
        (None, None) => None,
    };
    let said = [Some(one.field.clone()), when]
        .into_iter()
        .flatten()
        .filter(|said| !said.trim().is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let (first, second) = if what.is_empty() {
        (place, String::new())
    } else {
        (what, place)
    };
    let second = Some(second).filter(|text| !text.is_empty());
    let said = Some(said).filter(|text| !text.is_empty());
    view! {
        <li class:is-past=past>
            <span dir="auto">{first}</span>
            {second.map(|text| view! { <span dir="auto">{text}</span> })}
            {said.map(|text| view! { <span class="muted" dir="auto">{text}</span> })}
        </li>
    }
}

fn joined<const N: usize>(parts: [&String; N]) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

/// The fields.
pub fn edit(of: Bound<Contact>) -> AnyView {
    let words = ListWords {
        title: "Organisations",
        noun: "organisation",
        path: "organizations",
    };
    view! {
        <Rows of at=at!(Contact: organizations) words begun=true row/>
        <Words
            of
            at=at!(Contact: fields)
            label="What they know about"
            hint="Fields of activity, with commas between: “beekeeping, contract law”"
        />
    }
    .into_any()
}

/// When it began.
const SINCE: DatePlace<Organization> = DatePlace {
    name: "since",
    get: |one| one.since,
    set: |one, date| one.since = date,
    rule: |_| None,
    remark: |_, _| None,
};

/// When it ended.
const UNTIL: DatePlace<Organization> = DatePlace {
    name: "until",
    get: |one| one.until,
    set: |one, date| one.until = date,
    rule: |one| {
        let (since, until) = (one.since?.earliest()?, one.until?);
        let ended = until.earliest()?;
        // A year alone may end after a month of the same year.
        let before = ended < since && ended.year() < since.year() || {
            until.day().is_some() && one.since.is_some_and(|s| s.day().is_some()) && ended < since
        };
        before.then_some("This is before it began.")
    },
    remark: |_, _| None,
};

fn row(of: Bound<Organization>) -> AnyView {
    view! {
        <Text of at=at!(Organization: name) label="Name"/>
        <Text of at=at!(Organization: title) label="Title" hint="“Editor”"/>
        <Text of at=at!(Organization: role) label="What they do there"/>
        <Text of at=at!(Organization: field) label="Field" hint="“Publishing”"/>
        <Words of at=at!(Organization: units) label="Department" hint="With commas between"/>
        <DateField of place=SINCE label="Since" hint="“2019” or “March 2019”"/>
        <DateField of place=UNTIL label="Until" hint="Empty while it goes on"/>
    }
    .into_any()
}

/// An organisation that says nothing goes.
pub fn tidy(contact: &mut Contact) {
    contact.organizations.retain(|one| {
        let said = [&one.name, &one.title, &one.role, &one.field];
        said.iter().any(|text| !text.trim().is_empty()) || !one.units.is_empty()
    });
}
