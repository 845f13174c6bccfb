//! The page for an address that leads nowhere.

use leptos::prelude::*;

use crate::route::Route;

/// Says what was asked for and where one may go from here.
#[component]
pub fn NotFound(fragment: String) -> impl IntoView {
    view! {
        <h1 tabindex="-1">"There is no such page"</h1>
        <p>
            "The address "
            <code>{fragment}</code>
            " leads nowhere in Kith. It may have been cut short when it was copied."
        </p>
        <p>
            <a class="button" href=Route::People.to_string()>"Go to People"</a>
        </p>
    }
}
