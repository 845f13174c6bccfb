//! Whom one could make known to each other: what somebody looks for, and who has it.

use leptos::prelude::*;

use crate::rules::matches::{Match, between_others};
use crate::ui::pages::aims::{MatchRow, Sought};
use crate::ui::state::app;

/// Pairs that are shown a day: each wants to be thought about.
const MOST: usize = 5;

/// A few pairs, other ones each day.
#[component]
pub fn CouldMake() -> impl IntoView {
    let app = app();
    let found = Memo::new(move |_| {
        let today = app.today.get();
        app.matched(|index, book| {
            let all = between_others(index, book, today);
            all.take(MOST).collect::<Vec<_>>()
        })
        .unwrap_or_default()
    });
    let row = |found: Match| {
        view! {
            <li>
                <Sought aim=found.aim/>
                <ul class="matches"><MatchRow found/></ul>
            </li>
        }
    };
    view! {
        <Show when=move || !found.with(Vec::is_empty)>
            <section class="reminder-section">
                <h2>"Could make"</h2>
                <ul class="could-make">
                    <For each=move || found.get() key=|one| (one.aim, one.person) children=row/>
                </ul>
            </section>
        </Show>
    }
}
