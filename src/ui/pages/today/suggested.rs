//! Whom to catch up with, each with the reason.

use leptos::prelude::*;

use super::Day;
use super::actions::{About, Buttons, Doing};
use crate::domain::{Book, Contact, Id, time};
use crate::route::Route;
use crate::rules::today::{Suggestion, Today};
use crate::rules::ways::ways;
use crate::ui::kit::ShowMore;
use crate::ui::pages::parts::Face;
use crate::ui::state::app;

/// Rows of "more" drawn at first, and more with each "Show more".
const PAGE: usize = 30;

fn row_id(id: Id) -> String {
    format!("suggested-{id}")
}

/// A person and why.
type Row = (Id, String);

/// Why them, and why one would write, call or meet.
fn reason(book: &Book, one: &Suggestion, now: time::Day) -> String {
    let reason = one.reason(book, now);
    match ways(book, one.person, now).why {
        Some(why) => format!("{reason}. {}.", why.words().trim_end_matches('.')),
        None => reason,
    }
}

/// A handful of people, and the others behind one line.
#[component]
pub fn Suggested(day: Day) -> impl IntoView {
    let app = app();
    let rows = move |of: fn(&Today) -> &Vec<Suggestion>, limit: Signal<usize>| {
        Memo::new(move |_| {
            let now = app.today.get();
            day.with(|day| {
                app.read(|book| {
                    let shown = of(day).iter().take(limit.get());
                    let row = |one: &Suggestion| (one.person, reason(book, one, now));
                    shown.map(row).collect::<Vec<Row>>()
                })
            })
        })
    };
    let limit = RwSignal::new(0usize);
    let shown = rows(|day| &day.suggestions, Signal::stored(usize::MAX));
    let more = rows(|day| &day.more, limit.into());
    let count = Memo::new(move |_| day.with(|day| day.more.len()));
    // Gentle is also not to be told how many wait.
    let others = move || match app.read(|book| book.preferences().gentle) {
        true => "Others".to_owned(),
        false => format!("{} more", count.get()),
    };
    let look = move |_| {
        if limit.get_untracked() == 0 {
            limit.set(PAGE);
        }
    };
    view! {
        <Show when=move || !shown.with(Vec::is_empty) || count.get() != 0>
            <section class="today-part" aria-labelledby="today-people">
                <h2 id="today-people">"To catch up with"</h2>
                <Rows rows=shown/>
                <Show when=move || count.get() != 0>
                    <details class="today-more" on:toggle=look>
                        <summary>{others}</summary>
                        <Rows rows=more/>
                        <ShowMore count limit page=PAGE/>
                    </details>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn Rows(rows: Memo<Vec<Row>>) -> impl IntoView {
    view! {
        <Show when=move || !rows.with(Vec::is_empty)>
            <ul class="today-rows">
                // A row with another reason is another row.
                <For each=move || rows.get() key=Clone::clone let((id, reason))>
                    <Person id reason/>
                </For>
            </ul>
        </Show>
    }
}

/// One person, and why.
#[component]
fn Person(id: Id, reason: String) -> impl IntoView {
    let app = app();
    let contact = Memo::new(move |_| app.read(|book| book.get::<Contact>(id).cloned()));
    let body = move || {
        let contact = contact.get()?;
        let name = contact.display_name().to_owned();
        Some(view! {
            <Face id contact/>
            <div class="today-text">
                <a class="today-name" href=Route::Person(id).to_string()><bdi>{name}</bdi></a>
                <p class="muted" dir="auto">{reason.clone()}</p>
            </div>
        })
    };
    let doing = Doing {
        row: row_id(id),
        id,
        about: About::Suggested,
    };
    view! {
        <li class="today-row" id=row_id(id) tabindex="-1">
            {body}
            <Buttons doing/>
        </li>
    }
}
