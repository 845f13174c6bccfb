//! One person.

use leptos::prelude::*;

use crate::domain::Id;

/// The page.
#[component]
pub fn Person(id: Id) -> impl IntoView {
    view! { <h1 tabindex="-1">{id.to_string()}</h1> }
}
