//! What a search over everything found.

use leptos::prelude::*;

use super::parts::Face;
use crate::domain::circle::Circle;
use crate::domain::{Contact, Kind};
use crate::route::Route;
use crate::rules::circles::name;
use crate::rules::search::{Excerpt, Field, Hit};
use crate::ui::state::{App, app};

/// Most hits of a kind in the document at once.
const SHOWN: usize = 50;

/// The hits for what stands in the search box: people first, then what is written anywhere,
/// and last those whose name only comes close.
#[component]
pub fn Hits(query: RwSignal<String>) -> impl IntoView {
    let app = app();
    let results = Memo::new(move |_| app.search(&query.get(), SHOWN));
    let count = move || {
        let (found, whole) = results.with(|(results, whole)| {
            let found = results.people.len() + results.texts.len() + results.close.len();
            let found = found + results.more;
            (found, *whole)
        });
        match (found, whole) {
            (0, true) => "Nothing found. Fewer letters find more.".to_owned(),
            (0, false) => "Searching…".to_owned(),
            (found, true) => format!("{found} found"),
            (found, false) => format!("{found} found so far"),
        }
    };
    let rows = move || {
        let (results, _) = results.get();
        let hits = results.people.into_iter().chain(results.texts);
        let hits = hits.chain(results.close);
        hits.map(|hit| row(app, hit)).collect_view()
    };
    let corrected = move || {
        let corrected = results.with(|(results, whole)| {
            // What is not there so far may come.
            let corrected = results.corrected.as_ref().filter(|_| *whole);
            corrected.cloned()
        });
        corrected.map(|words| {
            view! { "Nothing has these words. This is for “"<bdi>{words}</bdi>"”. " }
        })
    };
    view! {
        <p class="muted" role="status">{corrected}{count}</p>
        <ul class="hits">{rows}</ul>
    }
}

/// One hit, leading to where it stands.
fn row(app: App, hit: Hit) -> impl IntoView {
    let contact = hit
        .person
        .and_then(|id| app.peek(|book| book.get::<Contact>(id).cloned()));
    let circle = app.peek(|book| book.get::<Circle>(hit.id).map(|one| name(one).to_owned()));
    let name = contact
        .as_ref()
        .map(|contact| contact.display_name().to_owned())
        .or(circle);
    let kind = app.peek(|book| book.record(hit.id).map(|record| record.kind()));
    let place = match (hit.person, kind) {
        (Some(person), _) => Route::Person(person),
        (None, Some(Kind::Circle)) => Route::Circle(hit.id),
        (None, Some(Kind::Reminder)) => Route::Reminders,
        (None, Some(Kind::Idea)) => Route::Ideas,
        (None, Some(Kind::ProfileAct)) => Route::Me,
        (None, Some(Kind::Introduction)) => Route::Introductions,
        (None, _) => Route::Notes,
    };
    let said = match hit.field {
        Field::Name => None,
        field => Some(
            view! { <span class="muted">{field.label()}": "{marked(hit.excerpt.clone())}</span> },
        ),
    };
    let title = match (hit.field, name) {
        (Field::Name, _) => marked(hit.excerpt).into_any(),
        (_, Some(name)) => name.into_any(),
        (field, None) => field.label().into_any(),
    };
    view! {
        <li>
            <a class="person-row hit-row" href=place.to_string()>
                {hit.person.zip(contact).map(|(id, contact)| view! { <Face id contact/> })}
                <span class="person-row-text">
                    <span class="person-row-name"><bdi>{title}</bdi></span>
                    {said}
                </span>
            </a>
        </li>
    }
}

/// The text with what matched marked in it.
fn marked(excerpt: Excerpt) -> impl IntoView {
    let Excerpt { text, marks } = excerpt;
    let mut parts = Vec::new();
    let mut at = 0;
    for mark in marks {
        let (Some(before), Some(found)) = (text.get(at..mark.start), text.get(mark.clone())) else {
            break;
        };
        parts.push(view! { {before.to_owned()} <mark>{found.to_owned()}</mark> }.into_any());
        at = mark.end;
    }
    parts.push(text.get(at..).unwrap_or_default().to_owned().into_any());
    parts.into_iter().collect_view()
}
