//! A Change, told: what it adds, changes and removes, by name, with the fields that change.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Body, Book, Change, Contact, Id, Kind, Record};
use crate::formats::text::spaced;
use crate::rules::prose::plain;
use crate::ui::kit::WindowList;
use crate::ui::state::App;

/// Height of a row in CSS pixels: two lines.
const ROW_HEIGHT: u32 = 60;

/// Three closed lists, each with its count.
#[component]
pub fn Differences(app: App, change: Arc<Change>) -> impl IntoView {
    let parts = [
        ("Added", change.added.keys()),
        ("Removed", change.removed.keys()),
    ];
    let [added, removed] = parts.map(|(head, ids)| (head, people_first(&change, ids)));
    let changed = ("Changed", people_first(&change, change.updated.keys()));
    [added, changed, removed]
        .into_iter()
        .filter(|(_, ids)| !ids.is_empty())
        .map(|(head, ids)| {
            let summary = format!("{head}: {}", counted(&change, &ids));
            let change = change.clone();
            let row = move |id: Id| {
                let (name, line) = app.peek(|book| told(&change, book, id));
                view! {
                    <div class="import-difference">
                        <span class="row-name" dir="auto">{name}</span>
                        <span class="muted" dir="auto">{line}</span>
                    </div>
                }
            };
            view! {
                <details class="import-part">
                    <summary>{summary}</summary>
                    <WindowList items=Signal::stored(ids) row_height=ROW_HEIGHT label=head row/>
                </details>
            }
        })
        .collect_view()
}

/// The record as it will be, or as it was where it goes.
fn record(change: &Change, id: Id) -> Option<&Record> {
    change
        .added
        .get(&id)
        .or_else(|| change.updated.get(&id).map(|(_, to)| to))
        .or_else(|| change.removed.get(&id))
}

fn people_first<'a>(change: &Change, ids: impl Iterator<Item = &'a Id>) -> Vec<Id> {
    let mut ids: Vec<Id> = ids.copied().collect();
    ids.sort_by_key(|id| record(change, *id).map(Record::kind));
    ids
}

/// "312 people, yourself, 40 notes, 2 other things".
pub fn counted<'a>(change: &Change, ids: impl IntoIterator<Item = &'a Id>) -> String {
    let (mut people, mut me, mut notes, mut reminders, mut others) = (0, 0, 0, 0, 0);
    for record in ids.into_iter().filter_map(|id| record(change, *id)) {
        match &record.body {
            Body::Contact(contact) if contact.me => me += 1,
            Body::Contact(_) => people += 1,
            Body::Note(_) => notes += 1,
            Body::Reminder(_) => reminders += 1,
            _ => others += 1,
        }
    }
    let counts = [
        (people, "one person", "people"),
        (notes, "one note", "notes"),
        (reminders, "one reminder", "reminders"),
        (others, "one other thing", "other things"),
    ];
    let mut words: Vec<String> = counts
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| match count {
            1 => one.to_owned(),
            count => format!("{count} {many}"),
        })
        .collect();
    if me > 0 {
        words.insert(usize::from(people > 0), "yourself".to_owned());
    }
    words.join(", ")
}

/// A record's name, and in one line what it is or which of its fields change.
fn told(change: &Change, book: &Book, id: Id) -> (String, String) {
    let Some(record) = record(change, id) else {
        return Default::default();
    };
    let kind = record.kind();
    let name = name(change, book, &record.body);
    let line = match change.updated.get(&id) {
        Some((from, to)) => from
            .differing(to)
            .unwrap_or_default()
            .into_iter()
            .map(|tag| spaced(&kind.field_name(tag)))
            .collect::<Vec<_>>()
            .join(", "),
        None => kind_word(kind).to_owned(),
    };
    (name, line)
}

/// A name for any record: a person's own, a text's beginning, or whom it is about.
fn name(change: &Change, book: &Book, body: &Body) -> String {
    let text = match body {
        Body::Contact(contact) => return contact.display_name().to_owned(),
        Body::Circle(circle) => &circle.name,
        Body::Interaction(one) => &one.text,
        Body::LifeEvent(one) => &one.text,
        Body::Note(one) => &one.text,
        Body::AgendaItem(one) => &one.text,
        Body::Reminder(one) => &one.text,
        Body::Promise(one) => &one.text,
        Body::Favour(one) => &one.text,
        Body::GiftIdea(one) => &one.text,
        Body::Aim(one) => &one.text,
        Body::Idea(one) => &one.text,
        Body::ProfileAct(one) => &one.text,
        Body::SavedView(one) => &one.name,
        Body::Template(one) => &one.name,
        Body::ImportMapping(one) => &one.name,
        _ => "",
    };
    // As it reads, not as it is stored: mentions and markup are words.
    let line = text.lines().map(plain).find(|line| !line.is_empty());
    if let Some(line) = line {
        return line.chars().take(120).collect();
    }
    let about: Vec<String> = body
        .refers_to()
        .into_iter()
        .take(2)
        .filter_map(|id| person(change, book, id))
        .collect();
    if about.is_empty() {
        kind_word(body.kind()).to_owned()
    } else {
        about.join(", ")
    }
}

fn person(change: &Change, book: &Book, id: Id) -> Option<String> {
    let incoming = record(change, id).map(|record| &record.body);
    match incoming.or_else(|| book.record(id).map(|record| &record.body))? {
        Body::Contact(contact) => Some(Contact::display_name(contact).to_owned()),
        Body::Circle(circle) => Some(circle.name.clone()),
        _ => None,
    }
}

/// What a record is called on screen.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "Person",
        Kind::Circle => "Circle",
        Kind::Relationship => "Who knows whom",
        Kind::Interaction => "Caught up",
        Kind::LifeEvent => "Life event",
        Kind::Note => "Note",
        Kind::AgendaItem => "To raise next time",
        Kind::Reminder => "Reminder",
        Kind::Promise => "Promise",
        Kind::Favour => "Help given or received",
        Kind::GiftIdea => "Gift idea",
        Kind::Introduction => "Introduction",
        Kind::Aim => "Goal, need or offer",
        Kind::Idea => "Idea",
        Kind::ProfileAct => "Seen in public",
        Kind::Decision => "Decision",
        Kind::SavedView => "Saved view",
        Kind::Template => "Template",
        Kind::ImportMapping => "Columns of a table",
        Kind::Preferences => "Preferences",
    }
}
