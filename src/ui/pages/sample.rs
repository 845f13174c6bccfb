//! The door to the sample network: a button here, the stories in a module that comes later.

use leptos::prelude::*;

use super::later::sample_network;
use crate::ui::browser::page;
use crate::ui::state::{App, Toast, app};

/// What the button says.
pub const TRY: &str = "Try with a sample network";

/// Puts the sample network into a book that has an owner.
pub async fn add(app: App) {
    let Ok(change) = sample_network(app).await else {
        return app.toast.set(Some(Toast::failed(
            "The sample network could not be fetched, and nothing was changed. Are you offline, or \
             was Kith renewed meanwhile? Try again, or reload the page.",
        )));
    };
    if change.is_empty() {
        return app.toast.set(Some(Toast::said(
            "The sample network is here already, or what is left of it.",
        )));
    }
    if app.commit(change, "The sample network is here").await {
        page::focus_soon("h1");
    }
}

/// The button, where the book has an owner.
#[component]
pub fn SampleButton() -> impl IntoView {
    let app = app();
    let busy = RwSignal::new(false);
    let add = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            add(app).await;
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
