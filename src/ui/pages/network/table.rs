//! The same as the picture says, as a table.

use leptos::prelude::*;

use super::state::State;
use crate::domain::Id;
use crate::route::Route;
use crate::rules::network::{Colour, Picture};

/// Rows that are added at once.
const ROWS: usize = 50;

/// One row: who, in which groups, and with whom they are linked and why.
#[derive(Clone, PartialEq)]
struct Row {
    id: Id,
    name: String,
    groups: String,
    linked: Vec<(Id, String, String)>,
}

/// Closed at first; nothing of it is made before somebody opens it.
#[component]
pub fn Table(state: State) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event| open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    view! {
        <details class="filters network-table" on:toggle=toggled>
            <summary>"The same as a table"</summary>
            <Show when=move || open.get()><Rows state/></Show>
        </details>
    }
}

#[component]
fn Rows(state: State) -> impl IntoView {
    let shown = RwSignal::new(ROWS);
    let rows = Memo::new(move |_| rows(state, shown.get()));
    let left = Memo::new(move |_| {
        let all = state.picture.with(|picture| picture.people.len());
        all.saturating_sub(shown.get())
    });
    let by = move || {
        state.asked.with(|asked| match asked.colour {
            Colour::Circle => "Circles",
            Colour::Field => "Fields",
        })
    };
    let more = move || match left.get() {
        few if few <= ROWS => format!("Show the last {few}"),
        many => format!("Show {ROWS} more of {many}"),
    };
    view! {
        // Said aloud as a table also where a narrow screen shows its rows as paragraphs.
        <table role="table">
            <caption class="visually-hidden">"Who is linked with whom, and why"</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">"Person"</th>
                    <th scope="col" role="columnheader">{by}</th>
                    <th scope="col" role="columnheader">"Linked with"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{move || rows.get().into_iter().map(row).collect_view()}</tbody>
        </table>
        <Show when=move || left.get() != 0>
            <button
                type="button"
                class="button-quiet"
                on:click=move |_| shown.update(|shown| *shown += ROWS)
            >
                {more}
            </button>
        </Show>
    }
}

fn rows(state: State, shown: usize) -> Vec<Row> {
    let picture = state.picture.get();
    let all = picture.all_linked();
    let people = picture.people.iter().zip(all).take(shown);
    people
        .map(|(one, linked)| {
            let died = if one.died { " (died)" } else { "" };
            Row {
                id: one.id,
                name: format!("{}{died}", one.name),
                groups: one.groups.join(", "),
                linked: linked_words(state, &picture, one.id, &linked),
            }
        })
        .collect()
}

fn linked_words(
    state: State,
    picture: &Picture,
    from: Id,
    linked: &[(usize, usize)],
) -> Vec<(Id, String, String)> {
    let said = |(other, link): &(usize, usize)| {
        let other = &picture.people[*other];
        let reasons = picture.links[*link].reasons.iter();
        let words: Vec<String> = state
            .app
            .peek(|book| reasons.map(|reason| reason.words(book, from)).collect());
        (other.id, other.name.clone(), words.join("; "))
    };
    linked.iter().map(said).collect()
}

fn row(row: Row) -> impl IntoView {
    let link = |id: Id, name: String| {
        view! { <a class="person-link" href=Route::Person(id).to_string() dir="auto">{name}</a> }
    };
    let linked: Vec<_> = row
        .linked
        .into_iter()
        .map(|(id, name, why)| {
            view! { <li>{link(id, name)}" "<span class="muted" dir="auto">{why}</span></li> }
        })
        .collect();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{link(row.id, row.name)}</th>
            <td role="cell" dir="auto">{row.groups}</td>
            <td role="cell"><ul class="network-linked">{linked}</ul></td>
        </tr>
    }
}
