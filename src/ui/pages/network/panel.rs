//! Whom one looks around: who they are, whom they are linked with and why, and how far one looks.

use leptos::prelude::*;

use super::state::State;
use crate::domain::Id;
use crate::route::Route;
use crate::rules::network::MOST_STEPS;
use crate::ui::browser::page;

/// Links that are listed at once; the table has the others.
const LISTED: usize = 60;

/// What is said of the person.
#[derive(Clone, PartialEq)]
struct Focused {
    id: Id,
    name: String,
    groups: String,
    died: bool,
    /// Whom they are linked with, by name, each with the reasons.
    linked: Vec<(Id, String, String)>,
}

/// The panel, where somebody is in focus.
#[component]
pub fn Panel(state: State) -> impl IntoView {
    let focused = Memo::new(move |_| focused(state));
    move || focused.get().map(|one| view! { <Said state one/> })
}

fn focused(state: State) -> Option<Focused> {
    let picture = state.picture.get();
    let focus = picture.focus?;
    let one = &picture.people[focus];
    let linked = state.app.peek(|book| {
        let linked = picture.linked_with(focus).into_iter();
        let said = linked.map(|(other, link)| {
            let words: Vec<String> = link
                .reasons
                .iter()
                .map(|reason| reason.words(book, one.id))
                .collect();
            let other = &picture.people[other];
            (other.id, other.name.clone(), words.join("; "))
        });
        said.collect()
    });
    Some(Focused {
        id: one.id,
        name: one.name.clone(),
        groups: one.groups.join(", "),
        died: one.died,
        linked,
    })
}

#[component]
fn Said(state: State, one: Focused) -> impl IntoView {
    let Focused {
        id,
        name,
        groups,
        died,
        linked,
    } = one;
    let more = linked.len().saturating_sub(LISTED);
    let about = format!("Around {name}");
    let head = match linked.len() {
        0 => "Linked with nobody here yet".to_owned(),
        count => format!("Linked with {count}"),
    };
    let rows: Vec<_> = linked
        .into_iter()
        .take(LISTED)
        .map(|(other, name, why)| {
            let go = move |_| {
                state.look_around(Some(other));
                page::focus_soon("#network-focus");
            };
            view! {
                <li>
                    <button type="button" class="link-button" dir="auto" on:click=go>{name}</button>
                    <span class="muted" dir="auto">{why}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="network-panel" aria-label=about>
            <h2 id="network-focus" tabindex="-1" dir="auto">{name.clone()}</h2>
            <p class="muted" dir="auto">{groups}{died.then_some(" (died)")}</p>
            <div class="row">
                <a class="button-quiet" href=Route::Person(id).to_string() aria-label=format!("Open: {name}")>"Open"</a>
                <button type="button" class="button-quiet" on:click=move |_| {
                    state.look_around(None);
                    page::focus_soon(".network-canvas");
                }>"Show all"</button>
            </div>
            <Steps state/>
            <h3>{head}</h3>
            <ul class="network-linked">{rows}</ul>
            {(more > 0).then(|| view! { <p class="muted">{format!("And {more} more, in the table.")}</p> })}
        </section>
    }
}

/// How far one looks.
#[component]
fn Steps(state: State) -> impl IntoView {
    let chip = move |steps: usize| {
        let pressed = move || state.asked.with(|asked| asked.steps == steps).to_string();
        let label = match steps {
            1 => "1 step".to_owned(),
            many => format!("{many} steps"),
        };
        view! {
            <button
                type="button"
                class="chip chip-choice"
                aria-pressed=pressed
                on:click=move |_| state.ask(|asked| asked.steps = steps)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="row" role="group" aria-label="How far around">
            {(1..=MOST_STEPS).map(chip).collect_view()}
        </div>
    }
}
