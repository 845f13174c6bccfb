//! Leading to a form on a page that one goes to.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDetailsElement, HtmlElement};

use super::page::{TEXT, document};

/// Frames for which the form is waited for: its page may have to be loaded first.
const FRAMES: u32 = 180;

/// Brings the form that keeps what is typed under that key into sight as soon as it is there, with the
/// focus in its first field of text.
pub fn form_soon(key: &str) {
    wait(format!("[data-draft=\"{key}\"]"), FRAMES);
}

fn wait(selector: String, frames: u32) {
    request_animation_frame(move || {
        if find(&selector).is_some() {
            // Two frames later: the heading of a page that was gone to has the focus first.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    if let Some(form) = find(&selector) {
                        reveal(&form);
                    }
                });
            });
        } else if frames > 0 {
            wait(selector, frames - 1);
        }
    });
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

fn reveal(form: &Element) {
    let mut around = form.parent_element();
    while let Some(element) = around {
        if let Some(details) = element.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
        around = element.parent_element();
    }
    form.scroll_into_view();
    let fields = [TEXT, "select, input, button"].into_iter();
    let first = fields.filter_map(|fields| shown(form, fields)).next();
    if let Some(field) = first {
        let _ = field.focus();
    }
}

/// The first of these in the form that is shown.
fn shown(form: &Element, selector: &str) -> Option<HtmlElement> {
    let all = form.query_selector_all(selector).ok()?;
    (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok())
        .find(|element| element.get_bounding_client_rect().width() > 0.0)
}
