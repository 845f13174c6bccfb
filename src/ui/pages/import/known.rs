//! Those of a file who are probably in the book already: why, and what is to be done with each.

use leptos::prelude::*;

use super::people::set;
use crate::domain::Contact;
use crate::formats::import::{Choice, Finding, Plan, Row};
use crate::ui::kit::WindowList;
use crate::ui::state::App;

/// Height of a row in CSS pixels: a name, a reason of two lines, a choice.
const ROW_HEIGHT: u32 = 140;

const CHOICES: [(Choice, &str, &str); 3] = [
    (Choice::Skip, "leave", "Leave as they are"),
    (Choice::FillIn, "fill", "Fill in what is missing"),
    (Choice::Add, "add", "Add anyway, as someone else"),
];

/// The list; nothing where everyone is new.
#[component]
pub fn Known(plan: RwSignal<Plan>, rows: Vec<usize>, app: App) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let head = match rows.len() {
        1 => "One is probably here already".to_owned(),
        count => format!("{count} are probably here already"),
    };
    let several = rows.len() > 1;
    let all = StoredValue::new(rows);
    let for_all = move |choice: Choice| all.with_value(|rows| set(plan, rows, choice));
    let row = move |at: usize| view! { <OneKnown plan at app/> };
    view! {
        <section class="import-part" aria-labelledby="import-known">
            <h3 id="import-known">{head}</h3>
            {several.then(|| view! {
                <div class="row">
                    <span class="muted">"All of them:"</span>
                    {CHOICES.map(|(choice, _, words)| view! {
                        <button
                            type="button"
                            class="button-plain"
                            on:click=move |_| for_all(choice)
                        >
                            {words}
                        </button>
                    }).collect_view()}
                </div>
            })}
            <WindowList
                items=Signal::stored(all.get_value())
                row_height=ROW_HEIGHT
                label="Probably here already"
                row
            />
        </section>
    }
    .into_any()
}

#[component]
fn OneKnown(plan: RwSignal<Plan>, at: usize, app: App) -> impl IntoView {
    let told = plan.with_untracked(|plan| {
        let row = plan.rows().get(at)?;
        Some((
            row.draft.contact.display_name().to_owned(),
            reason(plan, row, app),
        ))
    });
    let Some((name, reason)) = told else {
        return ().into_any();
    };
    let chosen = move || plan.with(|plan| plan.rows().get(at).map(|row| row.choice));
    let changed = move |event| {
        let word = event_target_value(&event);
        if let Some((choice, ..)) = CHOICES.iter().find(|(_, value, _)| *value == word) {
            set(plan, &[at], *choice);
        }
    };
    let label = format!("What to do with {name}");
    view! {
        <div class="import-known">
            <span class="row-name" dir="auto">{name}</span>
            <span class="muted import-why">{reason}</span>
            <select aria-label=label on:change=changed>
                {CHOICES.map(|(choice, value, words)| view! {
                    <option value=value prop:selected=move || chosen() == Some(choice)>
                        {words}
                    </option>
                }).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// With whom, and why, in a sentence.
fn reason(plan: &Plan, row: &Row, app: App) -> String {
    let name = row.draft.contact.display_name();
    let (held, place, why) = match &row.finding {
        Finding::New => return String::new(),
        Finding::Here { id, why } => {
            let held = app.peek(|book| {
                book.get::<Contact>(*id)
                    .map(|contact| contact.display_name().to_owned())
            });
            (held, "In your book", why)
        }
        Finding::Twice { row, why } => {
            let first = plan.rows().get(*row);
            let held = first.map(|first| first.draft.contact.display_name().to_owned());
            (held, "Earlier in this file", why)
        }
    };
    match held {
        Some(held) if held != name => format!("{place}, as {held}: {why}."),
        _ => format!("{place}: {why}."),
    }
}
