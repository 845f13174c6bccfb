//! Whom one looks around, which people are shown, and in which colours.

use leptos::prelude::*;

use super::state::State;
use crate::domain::Id;
use crate::rules::network::Colour;
use crate::rules::people::View;
use crate::ui::pages::people::empty::gone;
use crate::ui::pages::people::filters::{Choice, FilterFields};
use crate::ui::pages::people_picker::PeoplePicker;

/// All of them, above the picture.
#[component]
pub fn Controls(state: State) -> impl IntoView {
    let colour = Signal::derive(move || {
        state.asked.with(|asked| match asked.colour {
            Colour::Circle => "circle",
            Colour::Field => "field",
        })
    });
    let choose = move |one: String| {
        state.ask(|asked| {
            asked.colour = match one.as_str() {
                "field" => Colour::Field,
                _ => Colour::Circle,
            };
        });
    };
    view! {
        <div class="network-controls">
            <Around state/>
            <Choice
                label="Colours"
                options=&[("circle", "By circle"), ("field", "By field")]
                chosen=colour
                choose
            />
        </div>
        <Filters state/>
    }
}

/// Picks somebody by name; whoever is picked last counts.
#[component]
fn Around(state: State) -> impl IntoView {
    let chosen = RwSignal::new(Vec::<Id>::new());
    Effect::new(move |_| {
        let focus = state.asked.with(|asked| asked.focus);
        let focus: Vec<Id> = focus.into_iter().collect();
        if chosen.with_untracked(|chosen| *chosen != focus) {
            chosen.set(focus);
        }
    });
    Effect::new(move |before: Option<()>| {
        let last = chosen.with(|chosen| chosen.last().copied());
        if chosen.with_untracked(|chosen| chosen.len() > 1) {
            chosen.set(last.into_iter().collect());
        }
        // What the address says first is not overwritten by nobody.
        if before.is_some() {
            state.look_around(last);
        }
    });
    let unknown = Memo::new(move |_| {
        let asks = state.asked.with(|asked| asked.focus.is_some());
        asks && state.picture.with(|picture| picture.focus.is_none())
    });
    let error = Signal::derive(move || {
        unknown.get().then(|| {
            "Whom you look around is not in the picture: it is you, or no longer here.".to_owned()
        })
    });
    view! { <PeoplePicker value=chosen label="Focus on" error/> }
}

/// The filter of the list of people, here for the picture.
#[component]
fn Filters(state: State) -> impl IntoView {
    let of = move || View {
        filter: state.asked.with(|asked| asked.filter.clone()),
        ..View::default()
    };
    let view = RwSignal::new(untrack(of));
    Effect::new(move |_| {
        let now = of();
        if view.with_untracked(|view| *view != now) {
            view.set(now);
        }
    });
    Effect::new(move |_| {
        let filter = view.with(|view| view.filter.clone());
        state.ask(|asked| asked.filter = filter);
    });
    let summary = move || match view.with(|view| view.filter.conditions.len()) {
        0 => "Filter".to_owned(),
        count => format!("Filter ({count})"),
    };
    let told =
        Memo::new(move |_| view.with(|view| state.app.read(|book| gone(book, &view.filter))));
    let open = RwSignal::new(false);
    let toggled = move |event| open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    view! {
        <details class="filters" on:toggle=toggled>
            <summary>{summary}</summary>
            <Show when=move || open.get()>
                <div class="filters-body"><FilterFields view/></div>
            </Show>
        </details>
        {move || told.get().map(|told| view! { <p class="muted">{told}</p> })}
    }
}
