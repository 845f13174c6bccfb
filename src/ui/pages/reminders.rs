//! Reminders.

use leptos::prelude::*;

/// The page.
#[component]
pub fn Reminders() -> impl IntoView {
    view! { <h1 tabindex="-1">"Reminders"</h1> }
}
