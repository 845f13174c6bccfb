//! What a circle did together.

use leptos::prelude::*;

use super::gathering;
use crate::domain::Id;
use crate::domain::note::Interaction;
use crate::rules::circles::gatherings;
use crate::rules::{date_words, interaction_words};
use crate::ui::kit::{Prose, ShowMore};
use crate::ui::pages::drafts::names_of;
use crate::ui::pages::note_parts::draw_mention;
use crate::ui::pages::parts::PrivateMark;
use crate::ui::pages::timeline_parts::InteractionEntry;
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
            <For each=shown key=|id| *id let(id)>
                <InteractionEntry
                    id
                    class="gathering"
                    adds=gathering::draft_key(circle)
                    text=|one| view! { <Told one/> }.into_any()
                />
            </For>
        </ul>
        <ShowMore count=Signal::derive(move || all.with(Vec::len)) limit page=PAGE/>
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
