//! What the person set to be reminded of: due, coming, later, done; and all promises that are open.

use leptos::prelude::*;

use super::drafts::Opener;
use super::promise_editor::{self, PromiseEditor};
use super::promise_parts::PromiseRows;
use super::reminder_parts::{AddReminder, DoneReminders, LeftOpen, ReminderRows};
use crate::domain::Id;
use crate::rules::promises;
use crate::rules::reminders::{Line, Overview, overview};
use crate::ui::kit::{Glyph, ShowMore};
use crate::ui::state::app;

/// The page.
#[component]
pub fn Reminders() -> impl IntoView {
    let app = app();
    let only_repeating = RwSignal::new(false);
    let all = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| overview(book, today))
    });
    let part = move |of: fn(&Overview) -> &Vec<Line>| {
        Memo::new(move |_| {
            all.with(|all| {
                let repeats = |line: &&Line| all.repeating.contains(*line);
                let only = only_repeating.get();
                let lines = of(all).iter().filter(|line| !only || repeats(line));
                lines.map(|line| line.id).collect::<Vec<Id>>()
            })
        })
    };
    let (due, coming, later) = (
        part(|all| &all.due),
        part(|all| &all.coming),
        part(|all| &all.later),
    );
    let done =
        Memo::new(move |_| all.with(|all| all.done.iter().map(|line| line.id).collect::<Vec<_>>()));
    let nothing = move || {
        all.with(|all| {
            [&all.due, &all.coming, &all.later, &all.done]
                .iter()
                .all(|list| list.is_empty())
        })
    };
    let drawn = [due, coming, later]
        .iter()
        .flat_map(|part| part.get_untracked().into_iter().take(PAGE))
        .collect::<Vec<_>>();
    let some_repeat = move || all.with(|all| !all.repeating.is_empty());
    view! {
        <h1 tabindex="-1">"Reminders"</h1>
        <Show when=nothing>
            <p class="lede">
                "A reminder comes back on its day, such as “ask how the exam went” on 12 May, or \
                 “call grandmother” every 2 weeks."
            </p>
        </Show>
        <div class="page-actions">
            <AddReminder/>
            <AddPromise/>
            <Show when=some_repeat><OnlyRepeating on=only_repeating/></Show>
        </div>
        <LeftOpen drawn/>
        <Section title="Due" ids=due/>
        <Section title="Coming" ids=coming/>
        <Section title="Later" ids=later/>
        <Promises/>
        <DoneReminders ids=done/>
    }
}

/// "Add a promise", which opens the form, and opens by itself where something was left in it.
#[component]
fn AddPromise() -> impl IntoView {
    let form = move |focus, done| view! { <PromiseEditor done focus/> };
    let key = promise_editor::draft_key(None, None);
    view! { <Opener label="Add a promise" key class="button-quiet" glyph=Glyph::Check form/> }
}

/// The open promises of everybody, what is due first; nothing where there is none.
#[component]
fn Promises() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| app.read(|book| promises::open(book, None)));
    let limit = RwSignal::new(PAGE);
    let shown = Memo::new(move |_| {
        all.with(|ids| ids.iter().take(limit.get()).copied().collect::<Vec<_>>())
    });
    view! {
        <promise_editor::LeftOpen drawn=shown.get_untracked()/>
        <Show when=move || !all.with(Vec::is_empty)>
            <section class="reminder-section" aria-labelledby="head-promises">
                <h2 id="head-promises">"Promises"</h2>
                <PromiseRows ids=shown/>
                <ShowMore count=Signal::derive(move || all.with(Vec::len)) limit page=PAGE/>
            </section>
        </Show>
    }
}

/// Leaves out what does not come round.
#[component]
fn OnlyRepeating(on: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button-quiet"
            aria-pressed=move || on.get().to_string()
            on:click=move |_| on.update(|on| *on = !*on)
        >
            "Only what repeats"
        </button>
    }
}

/// Reminders drawn at first, and more with each "Show more".
const PAGE: usize = 50;

/// One part of the page; nothing where it is empty.
#[component]
fn Section(title: &'static str, ids: Memo<Vec<Id>>) -> impl IntoView {
    let limit = RwSignal::new(PAGE);
    let shown = Memo::new(move |_| {
        ids.with(|ids| ids.iter().take(limit.get()).copied().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <section class="reminder-section" aria-label=title>
                <h2>{title}</h2>
                <ReminderRows ids=shown label=title/>
                <ShowMore count=Signal::derive(move || ids.with(Vec::len)) limit page=PAGE/>
            </section>
        </Show>
    }
}
