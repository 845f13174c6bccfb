//! The rows of a list that shows more of itself.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// What was seen already: a row that is drawn anew with more in it was not.
const SEEN: &str = "data-seen";
const NEW: &str = ":scope > :not([data-seen])";

/// Moves focus to the first new row of that list, once more of it is drawn: wherever that is, since a row
/// may stand before its turn.
pub fn go_on_soon(list: Element) {
    while let Some(row) = list.query_selector(NEW).ok().flatten() {
        if row.set_attribute(SEEN, "").is_err() {
            return;
        }
    }
    request_animation_frame(move || {
        let new = list.query_selector(NEW).ok().flatten();
        if let Some(row) = new.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            // Most rows take the focus already; one that was taken away meanwhile needs none.
            let _ = row.set_attribute("tabindex", "-1");
            let _ = row.focus();
        }
    });
}
