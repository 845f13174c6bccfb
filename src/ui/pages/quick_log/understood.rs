//! What was understood of the line, before it is kept.

use leptos::prelude::*;

use super::Line;
use super::asks::Asks;
use super::chips::{DateChip, InitiatorChip, KindChip, SizeChip, TimeChip};
use super::follow_ups::FollowUps;
use super::names::Names;

/// All of it: whom to ask about, who, how and when, and what is to be done later.
#[component]
pub fn Reading(line: Line) -> impl IntoView {
    // Whether anybody is there to have been in touch with.
    let somebody = Memo::new(move |_| {
        line.read.with(|read| {
            line.choices.with(|choices| {
                line.app
                    .read(|book| !read.participants(choices, book).is_empty())
            })
        })
    });
    view! {
        <div class="log-read" role="group" aria-label="What was understood">
            <Asks line/>
            <div class="chips log-chips">
                <Names line/>
                <Show when=move || somebody.get()>
                    <KindChip line/>
                    <DateChip line/>
                    <TimeChip line/>
                    <SizeChip line/>
                    <InitiatorChip line/>
                </Show>
            </div>
            <FollowUps line/>
        </div>
    }
}
