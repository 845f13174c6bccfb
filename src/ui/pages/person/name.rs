//! Names: parts, nicknames, pronouns, how it is said, what it was before.

use leptos::prelude::*;

use super::bound::{Bound, Text, Words, at};
use super::read::lines;
use crate::domain::Contact;
use crate::domain::contact::Name;
use crate::rules::{check, names};

/// Whether there is more to say than the page's title does.
pub fn is_filled(contact: &Contact) -> bool {
    !told(contact).is_empty()
}

/// What is said of the name beyond the name itself, each with its label.
fn told(contact: &Contact) -> Vec<(&'static str, String)> {
    let name = &contact.name;
    let whole = compose(name);
    let shown = contact.display_name();
    let said = join([&name.phonetic_given, &name.phonetic_surname]);
    let all = [
        (
            "In full",
            Some(whole).filter(|whole| whole.as_str() != shown),
        ),
        ("Also called", Some(contact.nicknames.join(", "))),
        ("Born as", Some(name.maiden.clone())),
        ("Said as", Some(said)),
    ];
    all.into_iter()
        .filter_map(|(label, text)| Some((label, text.filter(|text| !text.trim().is_empty())?)))
        .collect()
}

/// What is said of the name beyond the name itself.
pub fn read(contact: &Contact) -> AnyView {
    lines(told(contact))
}

/// The fields.
pub fn edit(of: Bound<Contact>) -> AnyView {
    view! {
        <FullName of/>
        <Text of at=at!(Contact: pronouns) label="Pronouns" hint="As they say them: “she/her”"/>
        <Words of at=at!(Contact: nicknames) label="Also called" hint="With commas between"/>
        <details class="person-more" open=of.peek(|one| has_parts(&one.name))>
            <summary>"Parts of the name"</summary>
            <div class="person-grid">
                <Text of at=at!(Contact: name.prefix) label="Before the name"/>
                <Text of at=at!(Contact: name.given) label="Given name"/>
                <Text of at=at!(Contact: name.middle) label="Middle names"/>
                <Text of at=at!(Contact: name.surname) label="Surname"/>
                <Text of at=at!(Contact: name.suffix) label="After the name"/>
                <Text of at=at!(Contact: name.maiden) label="Name at birth"/>
                <Text of at=at!(Contact: name.phonetic_given) label="Given name, as it is said"/>
                <Text of at=at!(Contact: name.phonetic_surname) label="Surname, as it is said"/>
            </div>
        </details>
    }
    .into_any()
}

/// The name on screen: the one thing a person must have.
#[component]
fn FullName(of: Bound<Contact>) -> impl IntoView {
    let value = RwSignal::new(of.peek(|one| one.name.full.clone()));
    let error = RwSignal::new(None::<String>);
    let typed = Callback::new(move |()| {
        error.set(None);
        of.write(|one| one.name.full = value.get_untracked());
    });
    let (began, parts) = of.peek(|one| (one.name.full.clone(), compose(&one.name)));
    of.checks.add(move || {
        let wrong = of.peek(|one| {
            let now = compose(&one.name);
            // The parts stand in for a name that never was, or give a new one; not back what was
            // taken out.
            let stand_in = one.name.full.trim().is_empty() && (began.is_empty() || now != parts);
            check::name(if stand_in { &now } else { &one.name.full }).err()
        });
        error.set(
            wrong
                .as_ref()
                .map(|_| "Write the name they go by.".to_owned()),
        );
        wrong.is_none()
    });
    view! { <crate::ui::kit::Field label="Name" value error on_input=typed/> }
}

/// Whether the parts say more than the split of the whole does.
fn has_parts(name: &Name) -> bool {
    let split = names::split(&name.full);
    let known = |name: &Name| {
        [
            name.given.clone(),
            name.middle.clone(),
            name.surname.clone(),
            name.prefix.clone(),
            name.suffix.clone(),
        ]
    };
    known(name) != known(&split)
        || ![&name.maiden, &name.phonetic_given, &name.phonetic_surname]
            .iter()
            .all(|part| part.is_empty())
}

fn join<const N: usize>(parts: [&String; N]) -> String {
    let parts: Vec<&str> = parts
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

/// The whole of a name from its parts.
fn compose(name: &Name) -> String {
    join([
        &name.prefix,
        &name.given,
        &name.middle,
        &name.surname,
        &name.suffix,
    ])
}

/// The parts follow the name, and the name its parts, as long as only one of them was touched.
pub fn tidy(contact: &mut Contact, base: &Contact) {
    let name = &mut contact.name;
    for part in [
        &mut name.full,
        &mut name.given,
        &mut name.middle,
        &mut name.surname,
        &mut name.prefix,
        &mut name.suffix,
        &mut name.maiden,
    ] {
        *part = part.trim().to_owned();
    }
    let same_parts = compose(name) == compose(&base.name);
    if name.full.is_empty() || (name.full == base.name.full && !same_parts) {
        let whole = compose(name);
        if name.full.is_empty() || base.name.full == compose(&base.name) {
            name.full = whole;
        }
    } else if name.full != base.name.full && same_parts && !has_own_parts(&base.name) {
        let split = names::split(&name.full);
        name.given = split.given;
        name.middle = split.middle;
        name.surname = split.surname;
        name.prefix = split.prefix;
        name.suffix = split.suffix;
    }
}

/// Whether the parts were written apart from the whole.
fn has_own_parts(name: &Name) -> bool {
    let split = names::split(&name.full);
    compose(name) != compose(&split) || name.given != split.given || name.surname != split.surname
}
