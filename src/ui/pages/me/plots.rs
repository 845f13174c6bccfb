//! How one's conversations were spread, as plots with tables.

use leptos::prelude::*;

use crate::rules::conversations::{Month, by_month};
use crate::rules::date_words;
use crate::rules::variety::{FieldLine, LATELY, variety};
use crate::ui::kit::{Bar, Bars};
use crate::ui::state::app;

/// Months that are looked back on.
pub const MONTHS: usize = 12;

/// A bar for each month.
pub fn bars(months: &[(Month, usize)]) -> Vec<Bar> {
    let bar = |&((year, month), count): &(Month, usize)| {
        let name = date_words::month_name(month);
        let short = name.chars().take(1).collect();
        (format!("{name} {year}"), short, count)
    };
    months.iter().map(bar).collect()
}

/// The part of the page.
#[component]
pub fn Plots() -> impl IntoView {
    let app = app();
    let months = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| by_month(book, today, MONTHS))
    });
    let bars = Memo::new(move |_| bars(&months.get()));
    let label = move || {
        let all: usize = months.with(|months| months.iter().map(|(_, count)| count).sum());
        match all {
            1 => "One conversation in the last twelve months".to_owned(),
            many => format!("{many} conversations in the last twelve months"),
        }
    };
    let label = Signal::derive(label);
    view! {
        <Fields/>
        <section class="person-section" aria-labelledby="head-conversations">
            <header class="person-section-head">
                <h2 id="head-conversations">"Conversations"</h2>
            </header>
            <p class="muted">{move || label.get()}</p>
            <Bars bars label heads=("Month", "Conversations")/>
        </section>
    }
}

/// Fields that are drawn; the others are in a table of their own, as many as anybody reads.
const FIELDS: usize = 12;
const MORE_FIELDS: usize = 200;

/// The fields of those one spoke with lately, beside those of everyone.
#[component]
fn Fields() -> impl IntoView {
    let app = app();
    let found = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| variety(book, today))
    });
    let row = |line: FieldLine| {
        view! {
            <tr>
                <th scope="row" dir="auto">{line.field}</th>
                <td>{line.lately}</td>
                <td>{line.all}</td>
                <td aria-hidden="true">
                    <svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none">
                        <rect class="share-all" width="100" height="10"/>
                        <rect width=(100 * line.lately / line.all.max(1)).to_string() height="10"/>
                    </svg>
                </td>
            </tr>
        }
    };
    let rows = move |from: usize, to: usize| {
        let lines = found.with(|found| {
            let lines = found.fields.iter().skip(from).take(to);
            lines.cloned().collect::<Vec<_>>()
        });
        lines.into_iter().map(row).collect_view()
    };
    let unknown = move || match found.with(|found| found.unknown) {
        0 => String::new(),
        1 => "The field of one person is not known.".to_owned(),
        many => format!("The field of {many} people is not known."),
    };
    let head = || {
        view! {
            <thead>
                <tr>
                    <th scope="col">"Field"</th>
                    <th scope="col">"Lately"</th>
                    <th scope="col">"All"</th>
                    <td></td>
                </tr>
            </thead>
        }
    };
    let opened = RwSignal::new(false);
    let more = move || found.with(|found| found.fields.len().saturating_sub(FIELDS));
    let many = move || more() > MORE_FIELDS;
    view! {
        <section class="person-section" aria-labelledby="head-fields">
            <header class="person-section-head">
                <h2 id="head-fields">"Whom I hear from"</h2>
            </header>
            <p class="muted">
                {format!(
                    "Of those in each field, how many you spoke with in the last {LATELY} days. \
                     Ideas often come from the fields one hears from least. "
                )}
                {unknown}
            </p>
            <div class="plot">
                <Show when=move || found.with(|found| !found.fields.is_empty())>
                    <table>{head()}<tbody>{move || rows(0, FIELDS)}</tbody></table>
                </Show>
                <Show when=move || more() != 0>
                    // In a large book they are thousands, written in as many words of one's own.
                    <details on:toggle=move |_| opened.set(true)>
                        <summary>{move || format!("{} more fields", more())}</summary>
                        <Show when=move || opened.get()>
                            <table>
                                {head()}
                                <tbody>{move || rows(FIELDS, MORE_FIELDS)}</tbody>
                            </table>
                            <Show when=many>
                                <p class="muted">
                                    {move || format!("and {} with fewer people", more() - MORE_FIELDS)}
                                </p>
                            </Show>
                        </Show>
                    </details>
                </Show>
            </div>
        </section>
    }
}
