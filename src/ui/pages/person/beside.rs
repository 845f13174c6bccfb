//! What is written about the person: the ways to do so, what comes next, reminders and the timeline;
//! and what was imported without having a place of its own.

use leptos::prelude::*;

use super::help::Help;
use super::next::{AddNext, Next, NextSections};
use super::section::PersonPage;
use crate::ui::pages::aims::{AddAim, Aims, has_aims};
use crate::ui::pages::favour_editor::AddFavour;
use crate::ui::pages::interaction_editor::AddInteraction;
use crate::ui::pages::life_event_editor::AddLifeEvent;
use crate::ui::pages::note_parts::{AddNote, LostTexts};
use crate::ui::pages::parts::is_me;
use crate::ui::pages::reminder_parts::ReminderList;
use crate::ui::pages::timeline::Timeline;

/// What can be written down, each a button that opens its form.
#[component]
pub fn Write(page: PersonPage) -> impl IntoView {
    let id = page.id;
    let me = Memo::new(move |_| page.app.read(|book| is_me(book, id)));
    let aims = has_aims(page.app, id);
    view! {
        <div class="page-actions person-write" role="group" aria-label="Write down">
            <Show when=move || !me.get()>
                <AddInteraction about=id/>
            </Show>
            <AddNote about=Some(id)/>
            <AddLifeEvent about=id/>
            <Show when=move || !aims.get()><AddAim whose=id/></Show>
            <Show when=move || !me.get()>
                <span class="add-help"><AddFavour person=id/></span>
            </Show>
        </div>
        <LostTexts/>
    }
}

/// What comes next, and all that happened.
#[component]
pub fn Beside(page: PersonPage) -> impl IntoView {
    let id = page.id;
    let aims = has_aims(page.app, id);
    let next = Next::new(page);
    view! {
        <NextSections next/>
        <section class="person-section" aria-labelledby="head-reminders">
            <header class="person-section-head">
                <h2 id="head-reminders">"Reminders"</h2>
            </header>
            <ReminderList about=id/>
        </section>
        <AddNext next/>
        <Show when=move || aims.get()>
            <section class="person-section" aria-labelledby="head-aims">
                <header class="person-section-head">
                    <h2 id="head-aims" tabindex="-1">"Goals, needs and offers"</h2>
                </header>
                <Aims whose=id/>
            </section>
        </Show>
        <Help page/>
        <section class="person-section" aria-labelledby="head-timeline">
            <header class="person-section-head">
                <h2 id="head-timeline">"Timeline"</h2>
            </header>
            <Timeline about=id/>
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
