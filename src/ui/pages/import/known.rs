//! Those of a file who are probably in the book already: why, and what is to be done with each.

use std::sync::Arc;

use leptos::prelude::*;

use super::people::{Found, set};
use crate::domain::Contact;
use crate::formats::import::Choice;
use crate::ui::kit::WindowList;
use crate::ui::state::App;

/// Height of a row in CSS pixels: a name, a reason of two lines, a choice.
const ROW_HEIGHT: f64 = 136.0;

const CHOICES: [(Choice, &str, &str); 3] = [
    (Choice::Leave, "leave", "Leave as they are"),
    (Choice::FillIn, "fill", "Fill in what is missing"),
    (Choice::Add, "add", "Add anyway, as someone else"),
];

/// The list; nothing where everyone is new.
#[component]
pub fn Known(
    found: Arc<Found>,
    rows: Vec<usize>,
    choices: RwSignal<Vec<Choice>>,
    app: App,
) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let head = match rows.len() {
        1 => "One is probably here already".to_owned(),
        count => format!("{count} are probably here already"),
    };
    let all_rows = rows.clone();
    let for_all = move |choice: Choice| {
        choices.update(|choices| {
            for &at in &all_rows {
                if let Some(slot) = choices.get_mut(at) {
                    *slot = choice;
                }
            }
        });
    };
    let several = rows.len() > 1;
    let row = move |at: usize| view! { <Row found=found.clone() at choices app/> };
    view! {
        <section class="import-part" aria-labelledby="import-known">
            <h3 id="import-known">{head}</h3>
            {several.then(|| view! {
                <div class="row">
                    {CHOICES.map(|(choice, _, words)| {
                        let for_all = for_all.clone();
                        view! {
                            <button
                                type="button"
                                class="button-plain"
                                aria-label=format!("For all of these: {words}")
                                on:click=move |_| for_all(choice)
                            >
                                {words}
                            </button>
                        }
                    }).collect_view()}
                </div>
            })}
            <WindowList
                items=Signal::stored(rows)
                row_height=ROW_HEIGHT
                label="Probably here already"
                row
            />
        </section>
    }
    .into_any()
}

#[component]
fn Row(
    found: Arc<Found>,
    at: usize,
    choices: RwSignal<Vec<Choice>>,
    app: App,
) -> impl IntoView {
    let (Some(draft), Some(Some(same))) = (found.drafts.get(at), found.matches.get(at)) else {
        return ().into_any();
    };
    let name = draft.contact.display_name().to_owned();
    let held = app.peek(|book| {
        book.get::<Contact>(same.id).map(|contact| contact.display_name().to_owned())
    });
    let reason = match held {
        Some(held) if held != name => format!("{held} is in your book. {}", same.why),
        _ => same.why.clone(),
    };
    let chosen = move || choices.with(|all| all.get(at).copied().unwrap_or(Choice::Leave));
    let changed = move |event| {
        let word = event_target_value(&event);
        if let Some((choice, ..)) = CHOICES.iter().find(|(_, value, _)| *value == word) {
            set(choices, at, *choice);
        }
    };
    let label = format!("What to do with {name}");
    view! {
        <div class="import-known">
            <span class="row-name" dir="auto">{name}</span>
            <span class="muted import-why" dir="auto">{reason}</span>
            <select aria-label=label on:change=changed>
                {CHOICES.map(|(choice, value, words)| view! {
                    <option value=value prop:selected=move || chosen() == choice>{words}</option>
                }).collect_view()}
            </select>
        </div>
    }
    .into_any()
}
