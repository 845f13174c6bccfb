//! Buttons of a row: a word stands on each, and what it is about is read out with it.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::ui::kit::{Glyph, Icon};

/// One of them. `label` is what is read out: the word, and what it is about.
#[component]
pub fn RowButton(
    glyph: Glyph,
    word: &'static str,
    label: String,
    on_press: impl FnMut(MouseEvent) + 'static,
) -> impl IntoView {
    view! {
        <button type="button" class="button-quiet" aria-label=label on:click=on_press>
            <Icon glyph/>
            {word}
        </button>
    }
}

/// Opens the form; it says so where that was put away unfinished.
#[component]
pub fn EditButton(
    label: String,
    #[prop(default = "Edit")] words: &'static str,
    unfinished: Memo<bool>,
    edit: Callback<()>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button-quiet"
            id=id
            aria-label=label
            on:click=move |_| edit.run(())
        >
            <Icon glyph=Glyph::Pencil/>
            {words}
            {move || unfinished.get().then_some(" (begun)")}
        </button>
    }
}

/// Moves to the trash.
#[component]
pub fn DeleteButton(label: String, on_press: impl FnMut(MouseEvent) + 'static) -> impl IntoView {
    view! { <RowButton glyph=Glyph::Trash word="Delete" label on_press/> }
}
