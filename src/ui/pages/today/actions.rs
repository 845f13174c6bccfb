//! What can be done with a row, each with one key (`aria-keyshortcuts`) while the row has the focus.

mod buttons;

use std::cell::RefCell;
use std::collections::BTreeSet;

use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::domain::{Change, Id};
use crate::rules::caught_up::caught_up;
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, Toast};

pub use buttons::Buttons;

/// A row with which something can be done.
#[derive(Clone)]
pub struct Doing {
    /// Id of the row's element.
    pub row: String,
    /// The person, or the record itself.
    pub id: Id,
    pub about: About,
}

/// What the row is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum About {
    Suggested,
    Date,
    /// Somebody's birthday, which is today.
    Birthday,
    Reminder,
    Promise,
}

thread_local! {
    /// Rows of which something is being written down: a second press would do it twice.
    static UNDER_WAY: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Writes it down, and moves the focus to that row, where it is still there, else to the next one.
fn carry_out(app: App, row: String, change: Change, said: String) {
    if !UNDER_WAY.with_borrow_mut(|rows| rows.insert(row.clone())) {
        return;
    }
    let mut places = page::ids_beside(super::ROW, &row);
    places.insert(0, row.clone());
    leptos::task::spawn_local(async move {
        let written = app.commit(change, said).await;
        UNDER_WAY.with_borrow_mut(|rows| rows.remove(&row));
        if written {
            page::focus_first_soon(places);
        }
    });
}

/// One thing to do, by its button or its key.
#[component]
fn Act(
    glyph: Glyph,
    words: &'static str,
    key: &'static str,
    /// With whom, or with what.
    #[prop(into)]
    with: String,
    #[prop(into)] act: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button-quiet"
            aria-label=format!("{words}: {with}")
            aria-keyshortcuts=key
            // The second half of a double click would be about the next row.
            on:click=move |event| {
                if event.detail() < 2 {
                    act.run(());
                }
            }
        >
            <Icon glyph/>
            {words}
        </button>
    }
}

/// "Caught up".
#[component]
fn CaughtUp(id: Id, #[prop(into)] name: String, row: String) -> impl IntoView {
    let app = crate::ui::state::app();
    let said = format!("Caught up with {name}");
    let act = move |()| {
        let (today, new) = (app.today.get_untracked(), app.new_id());
        let change = app.peek(|book| caught_up(book, id, today, new));
        if change.is_empty() {
            return app
                .toast
                .set(Some(Toast::said("That is written down already")));
        }
        carry_out(app, row.clone(), change, said.clone());
    };
    view! { <Act glyph=Glyph::Check words="Caught up" key="c" with=name act/> }
}

/// "Put off", for how long: what is read, and the key. `act` is given the place of the choice.
#[component]
fn PutOff(
    #[prop(into)] with: String,
    choices: &'static [(&'static str, &'static str)],
    #[prop(into)] act: Callback<usize>,
) -> impl IntoView {
    let choice = |(place, (words, key)): (usize, &(&'static str, &'static str))| {
        view! {
            <button
                type="button"
                class="button-plain"
                aria-keyshortcuts=*key
                on:click=move |_| act.run(place)
            >
                {*words}
            </button>
        }
    };
    let choices = choices.iter().enumerate().map(choice).collect_view();
    // Escape folds it up.
    let fold = |event: leptos::ev::KeyboardEvent| {
        let open = ".put-off[open] > summary";
        if event.key() == "Escape" && page::focus_first(open) {
            page::press(open);
        }
    };
    // So does going on to something else.
    let element = NodeRef::<Details>::new();
    let left = move |event: leptos::ev::FocusEvent| {
        let next = event.related_target();
        let next = next.and_then(|next| next.dyn_into::<web_sys::Node>().ok());
        // The page may be going, and its elements with it.
        let details = element.try_get_untracked().flatten();
        if let (Some(next), Some(details)) = (next, details)
            && !details.contains(Some(&next))
        {
            details.set_open(false);
        }
    };
    view! {
        <details
            node_ref=element
            class="put-off"
            name="put-off"
            on:keydown=fold
            on:focusout=left
        >
            <summary class="button-quiet" aria-label=format!("Put off: {with}")>"Put off"</summary>
            <div class="put-off-days">{choices}</div>
        </details>
    }
}
