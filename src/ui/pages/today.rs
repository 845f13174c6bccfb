//! The first page: what one set for the day, whom to catch up with, and what is coming.
//!
//! What one reads first loads at start: the rows of the day. What can be done with them, what is
//! coming, the quick log and the keys come with the other pages ([`Part`]), a moment later.

pub mod actions;
mod coming;
mod nobody;
mod rest;
mod set;
mod suggested;

use leptos::prelude::*;

use super::later::{Later, Part};
use crate::domain::circle::Circle;
use crate::domain::{Book, Contact};
use crate::route::Route;
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
            <Later part=Part::CloseOffer/>
            <suggested::Suggested day/>
            <Show when=move || !nobody.get()><Quiet day/></Show>
            <Later part=Part::TodayRest(day)/>
        </div>
    }
}

/// Nothing to do: why, and what would bring something.
#[component]
fn Quiet(day: Day) -> impl IntoView {
    let app = app();
    let free = Memo::new(move |_| {
        day.with(|day| (day.set.is_empty() && day.suggestions.is_empty()).then_some(day.more.len()))
    });
    let rhythm = Memo::new(move |_| app.read(has_rhythm));
    move || {
        let sentence = match (free.get()?, rhythm.get()) {
            (0, false) => {
                return Some(
                    view! {
                        <div class="empty">
                            <p>
                                "Nothing for today. Give somebody a rhythm, such as every 3 \
                                 months, and they come up here when it is time."
                            </p>
                            <a class="button-quiet" href=Route::People.to_string()>
                                "Choose somebody"
                            </a>
                        </div>
                    }
                    .into_any(),
                );
            }
            (0, true) => "Nothing for today.",
            _ => "That is everyone for today.",
        };
        Some(view! { <p class="today-quiet">{sentence}</p> }.into_any())
    }
}

fn has_rhythm(book: &Book) -> bool {
    let own = |contact: &Contact| contact.rhythm.is_some();
    let shared = |circle: &Circle| circle.rhythm.is_some();
    book.all::<Circle>().any(|(_, circle)| shared(circle))
        || book.all::<Contact>().any(|(_, contact)| own(contact))
}

/// Rows that keys move between.
const ROW: &str = ".today-row";
