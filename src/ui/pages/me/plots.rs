//! How one's conversations were spread, as plots with tables.

use leptos::prelude::*;

use crate::rules::conversations::by_month;
use crate::rules::date_words;
use crate::ui::kit::Bars;
use crate::ui::state::app;

/// Months that are looked back on.
const MONTHS: usize = 12;

/// The part of the page.
#[component]
pub fn Plots() -> impl IntoView {
    let app = app();
    let months = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| by_month(book, today, MONTHS))
    });
    let bars = Memo::new(move |_| {
        let months = months.get().into_iter();
        months
            .map(|((year, month), count)| {
                let name = date_words::month_name(month);
                let short = name.chars().take(1).collect();
                (format!("{name} {year}"), short, count)
            })
            .collect::<Vec<_>>()
    });
    let label = move || {
        let all: usize = months.with(|months| months.iter().map(|(_, count)| count).sum());
        match all {
            1 => "One conversation in the last twelve months".to_owned(),
            many => format!("{many} conversations in the last twelve months"),
        }
    };
    let label = Signal::derive(label);
    view! {
        <section class="person-section" aria-labelledby="head-conversations">
            <header class="person-section-head">
                <h2 id="head-conversations">"Conversations"</h2>
            </header>
            <p class="muted">{move || label.get()}</p>
            <Bars bars label heads=("Month", "Conversations")/>
        </section>
    }
}
