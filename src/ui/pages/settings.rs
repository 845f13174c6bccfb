//! Settings.

use leptos::prelude::*;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <h1 tabindex="-1">"Settings"</h1> }
}
