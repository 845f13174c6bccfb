//! One thought a day about what somebody looks for: who could answer it, or who of another field may
//! see it anew.

use leptos::prelude::*;

use super::Day;
use crate::rules::matches::{Match, of_day};
use crate::rules::variety::{Other, other_field};
use crate::ui::pages::aims::{MatchRow, Sought};
use crate::ui::pages::parts::PersonLink;
use crate::ui::state::app;

/// What came to mind.
#[derive(Clone, PartialEq)]
enum Idea {
    Match(Match),
    Other(Other),
}

/// The thought; nothing where the day has no place for one, or none comes.
#[component]
pub fn Thought(day: Day) -> impl IntoView {
    let app = app();
    // It is looked for when it is asked for: the index of a large book is not made at each start.
    let open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    let found = Memo::new(move |_| {
        if !open.get() {
            return None;
        }
        let today = app.today.get();
        let found = app.matched(|index, book| {
            let best = of_day(index, book, today).next();
            let other = || other_field(index, book, today).map(Idea::Other);
            best.map(Idea::Match).or_else(other)
        });
        found.flatten()
    });
    let body = move || match found.get()? {
        Idea::Match(found) => Some(
            view! {
                <Sought aim=found.aim/>
                <ul class="matches"><MatchRow found/></ul>
            }
            .into_any(),
        ),
        Idea::Other(other) => {
            let reason = app.peek(|book| other.reason(book));
            Some(
                view! {
                    <p><PersonLink id=other.person/>" "<span class="muted" dir="auto">{reason}</span></p>
                }
                .into_any(),
            )
        }
    };
    view! {
        <Show when=move || day.with(|day| day.thought)>
            <details class="today-more" on:toggle=toggled>
                <summary>"A thought"</summary>
                {body}
            </details>
        </Show>
    }
}
