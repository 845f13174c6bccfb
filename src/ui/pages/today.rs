//! The first page: what one set for the day, whom to catch up with, and what is coming.
//!
//! What one set, and reads first, loads at start. What can be done with it, whom to catch up with, what
//! is coming, the quick log and the keys come with the other pages ([`Part`]), a moment later.

pub mod actions;
mod coming;
mod nobody;
mod quiet;
mod rest;
mod set;
mod suggested;
mod thought;

use leptos::prelude::*;

use super::later::{Later, Part};
use crate::domain::Contact;
use crate::rules::date_words;
use crate::rules::today::{self, today};
use crate::ui::state::app;

pub use nobody::Nobody;
pub use rest::Rest;

/// The day, as it stands in the book.
pub type Day = Memo<today::Today>;

/// The page.
#[component]
pub fn Today() -> impl IntoView {
    let app = app();
    let nobody =
        Memo::new(move |_| app.read(|book| !book.all::<Contact>().any(|(_, contact)| !contact.me)));
    let day: Day = Memo::new(move |_| {
        let now = app.today.get();
        app.read(|book| today(book, now))
    });
    view! {
        <div class="today">
            <header class="today-head">
                <h1 tabindex="-1">"Today"</h1>
                <p class="muted">
                    <time datetime=move || app.today.get().to_string()>
                        {move || date_words::write_weekday(app.today.get())}
                    </time>
                </p>
            </header>
            <Show when=move || nobody.get() fallback=move || view! {
                <div class="log-place"><Later part=Part::Log(None)/></div>
            }>
                <Later part=Part::TodayNobody/>
            </Show>
            <set::Set day/>
            <Later part=Part::TodayRest(day, nobody)/>
        </div>
    }
}

/// Rows that keys move between.
const ROW: &str = ".today-row";
