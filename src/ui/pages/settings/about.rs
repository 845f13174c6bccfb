//! What Kith is, and where the book lives.

use leptos::prelude::*;

/// Plain words about privacy, and the version.
#[component]
pub fn About() -> impl IntoView {
    view! {
        <section class="settings-part" aria-labelledby="settings-about">
            <h2 id="settings-about">"About and privacy"</h2>
            <p>
                "Your book lives in this browser, on this device, and nowhere else. Kith has no \
                 account and no server: once the page has loaded, it asks the network for nothing \
                 but its own files."
            </p>
            <p>
                "So nobody else keeps a copy for you. A browser can lose what it stores, and \
                 clearing the data of this site clears the book. An export now and then, kept \
                 somewhere safe, is your backup."
            </p>
            <p>
                "The book is not encrypted here. Whoever can use this browser under your account \
                 can read it."
            </p>
            <p class="muted">{concat!("Kith ", env!("CARGO_PKG_VERSION"))}</p>
        </section>
    }
}
