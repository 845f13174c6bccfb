//! Light, dark, or what the system says.

use leptos::prelude::*;

use crate::domain::own::{Appearance, Preferences};
use crate::domain::{Change, Id};
use crate::ui::state::{App, app};

const CHOICES: [(Appearance, &str); 3] = [
    (Appearance::System, "As the system"),
    (Appearance::Light, "Light"),
    (Appearance::Dark, "Dark"),
];

/// Three radio buttons.
#[component]
pub fn AppearanceChoice() -> impl IntoView {
    let app = app();
    let chosen = Memo::new(move |_| app.read(|book| book.preferences().appearance));
    let option = move |(appearance, name): (Appearance, &'static str)| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="appearance"
                    value=appearance.word()
                    prop:checked=move || chosen.get() == appearance
                    on:change=move |_| app.commit_soon(set(app, appearance), format!("Appearance: {name}"))
                />
                {name}
            </label>
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-appearance">
            <h2 id="settings-appearance">"Appearance"</h2>
            <fieldset class="choices">
                <legend class="visually-hidden">"Appearance"</legend>
                {CHOICES.map(option).collect_view()}
            </fieldset>
        </section>
    }
}

/// A Change of the preferences, which may not have been written down yet.
fn set(app: App, appearance: Appearance) -> Change {
    if app.peek(|book| book.get::<Preferences>(Id::PREFERENCES).is_some()) {
        app.edited::<Preferences>(Id::PREFERENCES, |preferences| {
            preferences.appearance = appearance
        })
    } else {
        let preferences = Preferences {
            appearance,
            ..Preferences::default()
        };
        Change::add(Id::PREFERENCES, preferences)
    }
}
