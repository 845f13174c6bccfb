//! The fragment of the address: where in the app one is. It never reaches a server.

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use wasm_bindgen::JsValue;

/// The fragment with its "#", or an empty text.
pub fn current() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes there, as a step that Back takes back.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // Setting a fragment cannot fail in a window that is shown.
        let _ = window.location().set_hash(fragment);
    }
}

/// Puts another fragment into the address bar as a step that Back takes back, without an event: what is
/// shown has changed already, and whoever changed it keeps the focus.
pub fn push(fragment: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// Puts another fragment into the address bar without a step in the history and without an event, and
/// leaves a sentence there, which a reload survives and no storage holds.
pub fn replace(fragment: &str, left: Option<&str>) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let left = left.map_or(JsValue::NULL, JsValue::from_str);
        let _ = history.replace_state_with_url(&left, "", Some(fragment));
    }
}

/// The sentence that was left here, once.
pub fn take_left() -> Option<String> {
    let history = web_sys::window()?.history().ok()?;
    let left = history.state().ok()?.as_string()?;
    replace(&current(), None);
    Some(left)
}

/// Calls `changed` with the fragment whenever a link, Back or Forward changes it.
pub fn watch(changed: impl Fn(String) + 'static) {
    let handle = window_event_listener_untyped("hashchange", move |_| changed(current()));
    // Listened to for as long as the page lives.
    std::mem::forget(handle);
}
