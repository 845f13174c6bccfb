//! What a file held that could not be used as it is, one by one, each with its place and its reason.

use std::sync::Arc;

use leptos::prelude::*;

use crate::formats::Problem;
use crate::ui::kit::WindowList;

/// Height of a row in CSS pixels: three lines of small text.
const ROW_HEIGHT: u32 = 80;

/// A closed list of problems; nothing where there are none.
#[component]
pub fn Problems(problems: Arc<Vec<Problem>>, untold: usize) -> impl IntoView {
    let count = problems.len() + untold;
    if count == 0 {
        return ().into_any();
    }
    let head = match count {
        1 => "One thing to know about this file".to_owned(),
        count => format!("{count} things to know about this file"),
    };
    let rows: Vec<usize> = (0..problems.len()).collect();
    let row = move |at: usize| {
        problems.get(at).map(|problem| {
            view! {
                <div class="import-problem">
                    <p class="muted">{place(problem)}</p>
                    <p dir="auto" title=problem.reason.clone()>{problem.reason.clone()}</p>
                </div>
            }
        })
    };
    view! {
        <details class="import-part">
            <summary>{head}</summary>
            <p class="muted">"Everything else is taken as it stands in the file."</p>
            <WindowList items=Signal::stored(rows) row_height=ROW_HEIGHT label="Problems" row/>
            {(untold > 0).then(|| view! {
                <p class="muted">{format!("And {untold} more of the kind.")}</p>
            })}
        </details>
    }
    .into_any()
}

fn place(problem: &Problem) -> String {
    match (problem.card, problem.line) {
        (0, _) => "The file".to_owned(),
        // A backup has lists and no cards; its reasons say where they are.
        (card, 0) => format!("Number {card}"),
        (card, line) => format!("Card {card}, line {line}"),
    }
}
