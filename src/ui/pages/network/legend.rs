//! What the colours mean, in words.

use leptos::prelude::*;

use super::state::State;
use crate::rules::network::{Colour, Group, NAMED};

/// Each group with its colour and how many have it.
#[component]
pub fn Legend(state: State) -> impl IntoView {
    let groups = Memo::new(move |_| state.picture.with(|picture| picture.groups.clone()));
    let several = Memo::new(move |_| {
        let colours = groups.with(|groups| groups.iter().filter(|one| one.slot < NAMED).count());
        let by = state.asked.with(|asked| asked.colour);
        (colours > 1).then_some(match by {
            Colour::Circle => "Whoever is in several circles has the colour of the smallest.",
            Colour::Field => "Whoever is in several fields has the colour of the smallest.",
        })
    });
    let died = Memo::new(move |_| {
        let any = state
            .picture
            .with(|picture| picture.people.iter().any(|one| one.died));
        any.then_some(" A hollow ring stands for somebody who has died.")
    });
    let line = |group: Group| {
        let colour = match group.hue {
            Some(_) => "var(--network-circle)".to_owned(),
            None => format!("var(--network-{})", group.slot),
        };
        view! {
            <li>
                <span
                    class="network-swatch"
                    style:--hue=group.hue.map(|hue| hue.to_string())
                    style:--slot=colour
                ></span>
                <span dir="auto">{group.name}</span>
                <span class="muted">{group.people}</span>
            </li>
        }
    };
    view! {
        <ul class="network-legend" aria-label="Colours">
            {move || groups.get().into_iter().map(line).collect_view()}
        </ul>
        <p class="muted">{move || several.get()}{move || died.get()}</p>
    }
}
