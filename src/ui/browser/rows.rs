//! The rows of a list that shows more of itself.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

/// Moves focus to the first row that is new, once more rows are drawn: so many were drawn by a limit in
/// the list before that button. Without a new row it goes to the last one.
pub fn go_on_soon(button: Element, limit: usize) {
    let Some(list) = list_before(button) else {
        return;
    };
    // A list by days has fewer rows than lines; one with a row left open further down has more.
    let drawn = limit.min(list.child_element_count() as usize);
    request_animation_frame(move || {
        let rows = list.children();
        let row = rows
            .item(drawn as u32)
            .or_else(|| list.last_element_child());
        if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
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
