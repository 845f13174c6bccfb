//! What one and the person have done for each other: what is still with somebody, whom one has not
//! thanked, and the story in both directions. In words, never as a balance.

use leptos::prelude::*;

use super::section::PersonPage;
use crate::domain::Id;
use crate::domain::giving::Favour;
use crate::rules::favours::story::{self, Told, Year};
use crate::rules::favours::{open_loans, unthanked, words};
use crate::rules::first_letter::capital;
use crate::ui::pages::favour_parts::Marks;
use crate::ui::pages::parts::is_me;
use crate::ui::state::app;

/// Acts of the story read at first.
const SHOWN: usize = 6;

/// What one has not said thanks for, the newest of it: older help waits for nothing.
const UNTHANKED: usize = 2;

/// The section; nothing before there is any help to tell of, and on one's own page, where everything
/// would stand.
#[component]
pub fn Help(page: PersonPage) -> impl IntoView {
    let (app, id) = (page.app, page.id);
    let years = Memo::new(move |_| {
        app.read(|book| {
            if is_me(book, id) {
                Vec::new()
            } else {
                story::of_person(book, id)
            }
        })
    });
    let open = Memo::new(move |_| {
        app.read(|book| {
            let mut open = open_loans(book, id);
            open.extend(unthanked(book, id).into_iter().take(UNTHANKED));
            open
        })
    });
    let one = |id: Id| view! { <OpenRow id/> };
    view! {
        <Show when=move || !years.with(Vec::is_empty)>
            <section class="person-section" aria-labelledby="head-help">
                <header class="person-section-head">
                    <h2 id="head-help" tabindex="-1">"Help, both ways"</h2>
                </header>
                <Show when=move || !open.with(Vec::is_empty)>
                    <ul class="help-open" aria-label="Still open">
                        <For each=move || open.get() key=|id| *id children=one/>
                    </ul>
                </Show>
                <Story years/>
            </section>
        </Show>
    }
}

/// A loan that is not back, or help one has not said thanks for.
#[component]
fn OpenRow(id: Id) -> impl IntoView {
    let app = app();
    let element = format!("help-{id}");
    let held = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| {
            let favour = book.get::<Favour>(id)?;
            let still = words::still_open(book, favour);
            Some((
                words::open(book, id, favour),
                words::when(book, id, today),
                still,
            ))
        })
    });
    let at = element.clone();
    let reading = move || {
        let (told, when, still) = held.get()?;
        let when = Some(when).filter(|when| !when.is_empty());
        Some(view! {
            <span class="help-what">
                <span dir="auto">{told.clone()}</span>
                <span class="muted" dir="auto">
                    {when.map(|when| format!("{}. ", capital(&when)))}
                    {still}
                </span>
            </span>
            <span class="row-actions"><Marks id told at=at.clone()/></span>
        })
    };
    view! { <li id=element tabindex="-1">{reading}</li> }
}

/// The years, the last one first: a few acts, and the rest once they are asked for.
#[component]
fn Story(years: Memo<Vec<Year>>) -> impl IntoView {
    let whole = RwSignal::new(false);
    let count = move || years.with(|years| years.iter().map(|year| year.acts.len()).sum::<usize>());
    let shown = move || {
        let mut left = if whole.get() { usize::MAX } else { SHOWN };
        let mut shown = years.get();
        for year in &mut shown {
            year.acts.truncate(left);
            left -= year.acts.len();
        }
        shown.retain(|year| !year.acts.is_empty());
        let rows = shown.into_iter().map(|year| view! { <OneYear year/> });
        rows.collect_view()
    };
    view! {
        <dl class="help-story">{shown}</dl>
        <Show when=move || !whole.get() && (count() > SHOWN)>
            <button type="button" class="button-plain at-start" on:click=move |_| whole.set(true)>
                "Show the years before"
            </button>
        </Show>
    }
}

#[component]
fn OneYear(year: Year) -> impl IntoView {
    let name = match year.year {
        Some(year) => year.to_string(),
        None => "Some time".to_owned(),
    };
    let acts = year.acts.into_iter().map(|act| view! { <Act act/> });
    view! {
        <dt>{name}</dt>
        {acts.collect_view()}
    }
}

#[component]
fn Act(act: Told) -> impl IntoView {
    let from = act.grew_from.map(|from| {
        view! { <span class="muted" dir="auto">"Grew from: "{from}</span> }
    });
    view! { <dd><span dir="auto">{act.words}</span>{from}</dd> }
}
