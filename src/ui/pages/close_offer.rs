//! The line that offers to go through those who are new.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use crate::route::Route;
use crate::rules::close::offered;
use crate::ui::browser::page;
use crate::ui::state::app;

/// Whether it was put away, until Kith is opened again.
static PUT_AWAY: AtomicBool = AtomicBool::new(false);

/// Offers to go through those who are new, after an import; nothing where there are few.
#[component]
pub fn CloseOffer() -> impl IntoView {
    let app = app();
    let away = RwSignal::new(PUT_AWAY.load(Ordering::Relaxed));
    let count = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| offered(book, today))
    });
    let put_away = move |_| {
        PUT_AWAY.store(true, Ordering::Relaxed);
        away.set(true);
        page::focus_soon("h1");
    };
    view! {
        <Show when=move || { count.get() > 0 && !away.get() }>
            <aside class="close-offer" aria-label="New people">
                <p>{move || format!("{} people are new here. Whom do you want to keep close?", count.get())}</p>
                <p class="row">
                    <a class="button-quiet" href=Route::Close.to_string()>"Go through them"</a>
                    <button type="button" class="button-plain" on:click=put_away>"Not now"</button>
                </p>
            </aside>
        </Show>
    }
}
