//! What a circle did together.

use leptos::prelude::*;

use super::gathering;
use crate::domain::note::Interaction;
use crate::domain::{Id, Kind};
use crate::rules::circles::gatherings;
use crate::rules::{date_words, interaction_words};
use crate::ui::kit::Prose;
use crate::ui::pages::drafts::{InPlace, excerpt, names_of};
use crate::ui::pages::interaction_editor::{self, InteractionEditor};
use crate::ui::pages::note_parts::draw_mention;
use crate::ui::pages::parts::PrivateMark;
use crate::ui::pages::timeline_parts::{EntryActions, element_of};
use crate::ui::state::app;

/// Gatherings told at first, and more with each "Show more".
const PAGE: usize = 10;

/// What it did together, the latest first.
#[component]
pub fn Gatherings(circle: Id) -> impl IntoView {
    let app = app();
    let limit = RwSignal::new(PAGE);
    // One more than is shown tells whether there are more.
    let all = Memo::new(move |_| app.read(|book| gatherings(book, circle, limit.get() + 1)));
    let shown = move || {
        let ids = all.get().into_iter().take(limit.get());
        ids.map(|(id, _)| id).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || all.with(Vec::is_empty)>
            <p class="muted">
                "Nothing is written down yet. One gathering is noted for everyone who was there."
            </p>
        </Show>
        <ul class="gatherings" aria-label="Gatherings">
            <For each=shown key=|id| *id let(id)><Gathering id circle/></For>
        </ul>
        <Show when=move || { all.with(Vec::len) > limit.get() }>
            <button
                type="button"
                class="button-quiet"
                on:click=move |_| limit.update(|limit| *limit += PAGE)
            >
                "Show more"
            </button>
        </Show>
    }
}

/// One of them, read first and edited in its place.
#[component]
fn Gathering(id: Id, circle: Id) -> impl IntoView {
    let app = app();
    let key = interaction_editor::draft_key(None, Some(id));
    let one = Memo::new(move |_| app.read(|book| book.get::<Interaction>(id).cloned()));
    let element = element_of(id, Kind::Interaction);
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let reading = move || {
                let one = one.get()?;
                let told = format!(
                    "{} {}",
                    interaction_words::kind(one.kind),
                    excerpt(&one.text)
                );
                Some(view! {
                    <Told one/>
                    <EntryActions
                        id
                        kind=Kind::Interaction
                        told
                        key=key.clone()
                        adds=Some(gathering::draft_key(circle))
                        edit
                    />
                })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| {
        view! { <InteractionEditor interaction=Some(id) done focus/> }.into_any()
    };
    view! {
        <li class="gathering" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

/// When it was and where, what was said, and who was there.
#[component]
fn Told(one: Interaction) -> impl IntoView {
    let place = Some(one.place.trim().to_owned()).filter(|place| !place.is_empty());
    let text = Some(one.text.trim().to_owned()).filter(|text| !text.is_empty());
    let who = names_of(app(), &one.participants);
    view! {
        <p class="gathering-when">
            <strong>{date_words::write(one.date)}</strong>
            <span class="muted">{interaction_words::kind(one.kind)}</span>
            {place.map(|place| view! { <span class="muted"><bdi>{place}</bdi></span> })}
            {one.private.then(|| view! { <PrivateMark/> })}
        </p>
        {text.map(|text| view! { <Prose text mention=draw_mention/> })}
        <p class="muted" dir="auto">{who}</p>
    }
}
