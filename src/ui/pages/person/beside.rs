//! What stands beside the person: reminders and notes about them; and below, what was imported
//! without having a place of its own.

use leptos::prelude::*;

use super::section::PersonPage;
use crate::ui::pages::note_parts::NoteList;
use crate::ui::pages::reminder_parts::ReminderList;

/// Reminders, then notes.
#[component]
pub fn Beside(page: PersonPage) -> impl IntoView {
    let id = page.id;
    view! {
        <section class="person-section" aria-labelledby="head-reminders">
            <header class="person-section-head">
                <h2 id="head-reminders">"Reminders"</h2>
            </header>
            <ReminderList about=id/>
        </section>
        <section class="person-section" aria-labelledby="head-notes">
            <header class="person-section-head">
                <h2 id="head-notes">"Notes"</h2>
            </header>
            <NoteList about=id/>
        </section>
    }
}

/// Lines of the imported card that have no place of their own, folded away.
#[component]
pub fn Preserved(page: PersonPage) -> impl IntoView {
    let lines = Memo::new(move |_| {
        page.contact
            .with(|contact| contact.as_ref().map(|one| one.preserved.clone()))
            .unwrap_or_default()
    });
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty())>
            <details class="person-preserved">
                <summary>"Kept from the imported card"</summary>
                <ul class="person-preserved-lines">
                    {move || lines.get().into_iter().map(|line| view! {
                        <li><code dir="auto">{line}</code></li>
                    }).collect_view()}
                </ul>
            </details>
        </Show>
    }
}
