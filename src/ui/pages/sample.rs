//! The door to the sample network: a button here, the stories in a module that comes later.

use leptos::prelude::*;

use super::later::sample_network;
use crate::domain::{Change, Id};
use crate::ui::browser::page;
use crate::ui::state::{App, Toast, app};

/// What the button says.
pub const TRY: &str = "Try with a sample network";

/// Puts the sample network into the book of `me`, in one step with what `opens` that book, where it
/// is new. Whether it is there.
pub async fn add(app: App, me: Id, opens: Change) -> bool {
    let Ok(sample) = sample_network(app, me).await else {
        app.toast.set(Some(Toast::failed(
            "The sample network could not be fetched, and nothing was changed. Are you offline, or \
             was Kith renewed meanwhile? Try again, or reload the page.",
        )));
        return false;
    };
    let change = opens.squash(sample);
    if change.is_empty() {
        app.toast.set(Some(Toast::said(
            "The sample network was added already, or what is left of it.",
        )));
        return true;
    }
    let added = app.commit(change, "The sample network was added").await;
    if added {
        page::focus_soon("h1");
    }
    added
}

/// The button, where the book has an owner.
#[component]
pub fn SampleButton() -> impl IntoView {
    let app = app();
    let busy = RwSignal::new(false);
    let add = move |_| {
        let Some(me) = app.peek(|book| Some(book.me()?.0)) else {
            return;
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            add(app, me, Change::default()).await;
            // The list that takes its place has no such button.
            busy.try_set(false);
        });
    };
    view! {
        <button type="button" class="button-quiet" aria-disabled=move || busy.get().to_string() on:click=add>
            {TRY}
        </button>
    }
}
