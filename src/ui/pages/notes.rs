//! Notes.

use leptos::prelude::*;

/// The page.
#[component]
pub fn Notes() -> impl IntoView {
    view! { <h1 tabindex="-1">"Notes"</h1> }
}
