//! What was left unfinished on other pages.

use leptos::prelude::*;

use crate::ui::browser::{page, reveal};
use crate::ui::state::app;

/// Texts that were left elsewhere: one, or one line for several.
#[component]
pub fn Unfinished() -> impl IntoView {
    let app = app();
    let left = Memo::new(move |_| {
        let left = app.left_elsewhere().into_iter();
        left.map(|(key, draft)| (key, draft.what, draft.place))
            .collect::<Vec<_>>()
    });
    let rows = move || {
        let rows = left.get().into_iter();
        rows.map(|(key, what, place)| view! { <Left key_of=key what place/> })
            .collect_view()
    };
    move || match left.with(Vec::len) {
        0 => ().into_any(),
        1 => view! { <div class="banner" role="status">{rows}</div> }.into_any(),
        count => view! {
            <details class="banner">
                <summary>{format!("{count} things are unfinished")}</summary>
                {rows}
            </details>
        }
        .into_any(),
    }
}

#[component]
fn Left(key_of: String, what: String, place: String) -> impl IntoView {
    let app = app();
    let thrown = format!("Discard {what}");
    let form = key_of.clone();
    let go_on = move |_| reveal::form_soon(&form);
    let discard = move |_| {
        app.discard_draft(&key_of);
        page::focus_soon("h1");
    };
    view! {
        <p class="unfinished">
            <span>"Unfinished: "<bdi>{what}</bdi></span>
            <a class="button-plain" href=place on:click=go_on>"Continue"</a>
            <button type="button" class="button-plain" aria-label=thrown on:click=discard>
                "Discard"
            </button>
        </p>
    }
}
