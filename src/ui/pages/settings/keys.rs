//! The keys that work everywhere.

use leptos::prelude::*;

const KEYS: [(&[&str], &str); 10] = [
    (&["l"], "Write down whom you were with"),
    (
        &["c"],
        "Caught up today, on a person’s page or a row of Today",
    ),
    (&["j"], "On Today, the next row"),
    (&["k"], "On Today, the row before"),
    (
        &["1", "2", "3"],
        "On a row of Today, put off: for a day, a week, a month",
    ),
    (&["x"], "On a row of Today, not this one"),
    (&["n"], "A new person"),
    (&["/"], "Search"),
    (&["Ctrl", "Z"], "Undo, on a Mac with Cmd"),
    (&["Ctrl", "Shift", "Z"], "Redo, on a Mac with Cmd"),
];

/// A list of keys and what they do.
#[component]
pub fn Keys() -> impl IntoView {
    let rows = KEYS.map(|(keys, meaning)| {
        let keys = keys
            .iter()
            .map(|key| view! { <kbd>{*key}</kbd> })
            .collect_view();
        view! { <dt>{keys}</dt><dd>{meaning}</dd> }
    });
    view! {
        <section class="settings-part" aria-labelledby="settings-keys">
            <h2 id="settings-keys">"Keys"</h2>
            <dl class="keys">{rows.collect_view()}</dl>
            <p class="muted">"They rest while you write in a field."</p>
        </section>
    }
}
