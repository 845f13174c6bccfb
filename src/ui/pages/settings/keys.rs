//! The keys, for whoever looks here for them.

use leptos::prelude::*;

use crate::ui::pages::key_sheet::KeyTable;

/// A list of keys and what they do.
#[component]
pub fn Keys() -> impl IntoView {
    view! {
        <section class="settings-part" aria-labelledby="settings-keys">
            <h2 id="settings-keys">"Keys"</h2>
            <KeyTable/>
        </section>
    }
}
