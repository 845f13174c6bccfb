//! What is seldom needed, behind one word.

use leptos::ev;
use leptos::html::Details;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// A `<details>` with further things to do. One at a time is open on a page; it closes by Escape, and
/// when one of its buttons was pressed.
#[component]
pub fn More(
    /// What it is about, for those who do not see it beside that.
    #[prop(into)]
    about: String,
    /// Id of what opens it, where focus may come back to.
    #[prop(optional, into)]
    id: Option<String>,
    /// Class of the word that opens it.
    #[prop(default = "button-quiet")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let element = NodeRef::<Details>::new();
    let summary = NodeRef::new();
    // Whether it was open; focus stays near.
    let close = move || {
        let details = element.try_get_untracked().flatten();
        let Some(details) = details.filter(|details| details.open()) else {
            return false;
        };
        details.set_open(false);
        if let Some(summary) = summary.try_get_untracked().flatten() {
            let summary: web_sys::HtmlElement = summary;
            // What is shown can be focused.
            let _ = summary.focus();
        }
        true
    };
    let keydown = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && close() {
            event.stop_propagation();
        }
    };
    // What was chosen is being done: the choice is over.
    let click = move |event: ev::MouseEvent| {
        let pressed = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .and_then(|element| element.closest("button").ok().flatten());
        if pressed.is_some() {
            close();
        }
    };
    view! {
        <details node_ref=element class="more" name="more" on:keydown=keydown>
            <summary
                node_ref=summary
                id=id
                class=class
                aria-label=format!("More: {about}")
            >
                "More"
            </summary>
            <div class="more-body" on:click=click>{children()}</div>
        </details>
    }
}
