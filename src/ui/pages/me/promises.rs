//! The promises one kept, as a quiet record: how many, and when.

use leptos::prelude::*;

use super::plots::{MONTHS, bars};
use crate::route::Route;
use crate::rules::promises::{mine, words};
use crate::ui::kit::Bars;
use crate::ui::state::app;

/// The part of the page; nothing where one has promised nothing.
#[component]
pub fn Promises() -> impl IntoView {
    let app = app();
    let mine = Memo::new(move |_| app.read(mine));
    let told = Memo::new(move |_| mine.with(words::mine));
    let months = Memo::new(move |_| {
        let today = app.today.get();
        bars(&mine.with(|mine| mine.by_month(today, MONTHS)))
    });
    let lately: Memo<usize> =
        Memo::new(move |_| months.with(|bars| bars.iter().map(|(.., count)| count).sum()));
    let label = Signal::derive(move || match lately.get() {
        1 => "One promise kept in the last twelve months".to_owned(),
        many => format!("{many} promises kept in the last twelve months"),
    });
    view! {
        <Show when=move || told.with(Option::is_some)>
            <section class="person-section" aria-labelledby="head-promises">
                <header class="person-section-head">
                    <h2 id="head-promises">"Promises"</h2>
                </header>
                <p class="muted">
                    {move || told.get()} ". What is open stands in "
                    <a href=Route::Reminders.to_string()>"Reminders"</a> "."
                </p>
                <Show when=move || lately.get() != 0>
                    <Bars bars=months label heads=("Month", "Promises kept")/>
                </Show>
            </section>
        </Show>
    }
}
