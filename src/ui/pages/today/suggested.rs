//! Whom to catch up with, each with the reason.

use leptos::prelude::*;

use super::Day;
use super::actions::{self, CaughtUp, Reach, carry_out};
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::put_off::{PutOff, put_off};
use crate::rules::today::{Suggestion, Today};
use crate::ui::pages::parts::Face;
use crate::ui::state::{App, app};

/// Rows of "more" drawn at first, and more with each "Show more".
const PAGE: usize = 30;

fn row_id(id: Id) -> String {
    format!("suggested-{id}")
}

/// A person and why.
type Row = (Id, String);

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
                    let row = |one: &Suggestion| (one.person, one.reason(book, now));
                    shown.map(row).collect::<Vec<Row>>()
                })
            })
        })
    };
    let limit = RwSignal::new(0usize);
    let shown = rows(|day| &day.suggestions, Signal::stored(usize::MAX));
    let more = rows(|day| &day.more, limit.into());
    let count = Memo::new(move |_| day.with(|day| day.more.len()));
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
                        <summary>{move || format!("{} more", count.get())}</summary>
                        <Rows rows=more/>
                        <Show when=move || (1..count.get()).contains(&limit.get())>
                            <button
                                type="button"
                                class="button-quiet"
                                on:click=move |_| limit.update(|limit| *limit += PAGE)
                            >
                                "Show more"
                            </button>
                        </Show>
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

/// For how long: what is read, and the key; in the order of [`PutOff::ALL`].
const CHOICES: [(&str, &str); 4] = [
    (PutOff::ALL[0].words(), "1"),
    (PutOff::ALL[1].words(), "2"),
    (PutOff::ALL[2].words(), "3"),
    (PutOff::ALL[3].words(), "x"),
];

fn put_off_by(app: App, id: Id, name: &str, place: usize) {
    let Some(by) = PutOff::ALL.get(place).copied() else {
        return;
    };
    let today = app.today.get_untracked();
    let change = app.peek(|book| put_off(book, id, by, today));
    let said = match by {
        PutOff::Day => format!("{name} put off for a day"),
        PutOff::Week => format!("{name} put off for a week"),
        PutOff::Month => format!("{name} put off for a month"),
        PutOff::NotThisOne => format!("{name} left out for now"),
    };
    carry_out(app, row_id(id), change, said);
}

/// One person, with what can be done.
#[component]
fn Person(id: Id, reason: String) -> impl IntoView {
    let app = app();
    let contact = Memo::new(move |_| app.read(|book| book.get::<Contact>(id).cloned()));
    let body = move || {
        let contact = contact.get()?;
        let name = contact.display_name().to_owned();
        let put_off = {
            let name = name.clone();
            move |place: usize| put_off_by(app, id, &name, place)
        };
        Some(view! {
            <Face id contact=contact.clone()/>
            <div class="today-text">
                <a class="today-name" href=Route::Person(id).to_string()>
                    <bdi>{name.clone()}</bdi>
                </a>
                <p class="muted" dir="auto">{reason.clone()}</p>
            </div>
            <div class="row-actions">
                <CaughtUp id name=name.clone() row=row_id(id)/>
                <Reach contact/>
                <actions::PutOff with=name choices=&CHOICES act=put_off/>
            </div>
        })
    };
    view! { <li class="today-row" id=row_id(id) tabindex="-1">{body}</li> }
}
