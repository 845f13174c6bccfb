//! A form that behaves: Enter submits, but never while an input method composes; Ctrl- or
//! Cmd-Enter submits from a text of several lines; Escape leaves.

use leptos::ev;
use leptos::prelude::*;

use crate::ui::browser::page;

/// The code every key has while an input method composes (UI Events, 3.4.2; Safari reports Enter
/// with it just after the composition has ended).
const COMPOSING: u32 = 229;

/// Whether the key goes to an input method that composes.
pub fn composes(event: &ev::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == COMPOSING
}

/// A `<form>` that calls `submit`, and `cancel` on Escape where there is one.
#[component]
pub fn Form(
    #[prop(into)] submit: Callback<()>,
    #[prop(optional, into)] cancel: Option<Callback<()>>,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional, into)] class: &'static str,
    /// Key under which what is typed into it is kept: by that it is found again.
    #[prop(optional, into)]
    draft: Option<String>,
    /// Called when something is written into it; what is only chosen is not.
    #[prop(optional, into)]
    written: Option<Callback<()>>,
    /// Name of the form for those who do not see it.
    #[prop(into)]
    label: String,
    children: Children,
) -> impl IntoView {
    let keydown = move |event: ev::KeyboardEvent| {
        let composing = composes(&event);
        match event.key().as_str() {
            "Enter" if composing => event.prevent_default(),
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                submit.run(());
            }
            "Escape" if !composing => {
                if let Some(cancel) = cancel {
                    event.prevent_default();
                    event.stop_propagation();
                    cancel.run(());
                }
            }
            _ => {}
        }
    };
    let on_submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        submit.run(());
    };
    let on_input = move |event: ev::Event| {
        if let Some(written) = written.filter(|_| page::is_into_text(&event)) {
            written.run(());
        }
    };
    view! {
        <form
            id=id
            class=class
            data-draft=draft
            aria-label=label
            novalidate
            on:keydown=keydown
            on:input=on_input
            on:submit=on_submit
        >
            {children()}
        </form>
    }
}
