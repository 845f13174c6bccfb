//! Light, dark, or what the system says.

use leptos::prelude::*;

use super::edit_preferences;
use crate::domain::own::Appearance;
use crate::ui::state::{App, app};

const CHOICES: [(Appearance, &str); 3] = [
    (Appearance::System, "As the system"),
    (Appearance::Light, "Light"),
    (Appearance::Dark, "Dark"),
];

/// Keeps that choice, and says so.
pub fn choose(app: App, appearance: Appearance) {
    let name = CHOICES.iter().find(|(one, _)| *one == appearance);
    let name = name.map_or("", |(_, name)| *name);
    let change = edit_preferences(app, |one| one.appearance = appearance);
    app.commit_soon(change, format!("Appearance: {name}"));
}

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
                    on:change=move |_| choose(app, appearance)
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
