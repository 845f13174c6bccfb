//! A day without anything to do.

use leptos::prelude::*;

use super::Day;
use crate::domain::circle::Circle;
use crate::domain::{Book, Contact};
use crate::route::Route;
use crate::ui::state::app;

/// Nothing to do: why, and what would bring something.
#[component]
pub fn Quiet(day: Day) -> impl IntoView {
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
