//! The rows of a list that shows more of itself.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, js_sys};

/// Moves focus to the first new row of the list that ends before that button, once more of it is drawn:
/// wherever that is, since a row may stand before its turn, or be drawn anew with more in it.
pub fn go_on_soon(button: Element) {
    let Some(list) = list_before(button) else {
        return;
    };
    let rows = list.children();
    let drawn = js_sys::Set::new(&js_sys::Array::from(&rows));
    request_animation_frame(move || {
        let all = (0..rows.length()).filter_map(|at| rows.item(at));
        let new = all.into_iter().find(|row| !drawn.has(row));
        if let Some(row) = new.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
            if !row.has_attribute("tabindex") {
                row.set_tab_index(-1);
            }
            // An element that was taken away meanwhile needs no focus.
            let _ = row.focus();
        }
    });
}

/// The list that ends before that element, or before what it stands in.
fn list_before(element: Element) -> Option<Element> {
    let mut around = Some(element);
    while let Some(element) = around {
        let mut before = element.previous_element_sibling();
        while let Some(other) = before {
            if other.matches("ul, ol").unwrap_or(false) {
                return Some(other);
            }
            before = other.previous_element_sibling();
        }
        around = element.parent_element();
    }
    None
}
