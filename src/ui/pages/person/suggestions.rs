//! What the fields of the forms suggest.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::Contact;
use crate::ui::state::app;

/// Labels of emails, phones and addresses.
const LABELS: [&str; 6] = ["home", "work", "mobile", "school", "holiday", "other"];

/// Services people have a name at.
const SERVICES: [&str; 12] = [
    "Signal",
    "WhatsApp",
    "Telegram",
    "Matrix",
    "Mastodon",
    "Bluesky",
    "LinkedIn",
    "Instagram",
    "GitHub",
    "Threema",
    "XMPP",
    "Facebook",
];

/// Facts worth knowing of nearly everyone.
const FACTS: [&str; 8] = [
    "Allergic to",
    "Does not eat",
    "Drinks",
    "Likes",
    "Children",
    "Pets",
    "Shoe size",
    "Favourite flowers",
];

/// Tags suggested; more than this nobody scrolls through.
const TAGS: usize = 200;

/// The lists that the fields refer to by their ids.
#[component]
pub fn Suggestions() -> impl IntoView {
    let app = app();
    let tags = Memo::new(move |_| {
        app.read(|book| {
            let tags: BTreeSet<String> = book
                .all::<Contact>()
                .flat_map(|(_, one)| one.tags.iter().cloned())
                .collect();
            tags.into_iter().take(TAGS).collect::<Vec<_>>()
        })
    });
    view! {
        <datalist id="person-labels">{options(LABELS)}</datalist>
        <datalist id="person-services">{options(SERVICES)}</datalist>
        <datalist id="person-facts">{options(FACTS)}</datalist>
        <datalist id="person-tags">{move || options(tags.get())}</datalist>
    }
}

fn options<T: Into<String>>(all: impl IntoIterator<Item = T>) -> impl IntoView {
    all.into_iter()
        .map(|one| {
            let one: String = one.into();
            view! { <option value=one></option> }
        })
        .collect_view()
}
