//! Media queries: what the screen and its owner prefer.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Whether that media query holds now, such as "(display-mode: standalone)".
pub fn matches(query: &str) -> bool {
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    list.is_some_and(|list| list.matches())
}

/// Stops listening when dropped.
pub struct MediaListener(Option<web_sys::MediaQueryList>, Closure<dyn Fn()>);

impl Drop for MediaListener {
    fn drop(&mut self) {
        if let Some(list) = &self.0 {
            let listener = self.1.as_ref().unchecked_ref();
            let _ = list.remove_event_listener_with_callback("change", listener);
        }
    }
}

/// Calls `changed` when that media query begins or ceases to hold.
pub fn on_change(
    query: &str,
    changed: impl Fn() + 'static,
) -> send_wrapper::SendWrapper<MediaListener> {
    let listener = Closure::<dyn Fn()>::new(changed);
    let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
    if let Some(list) = &list {
        let function = listener.as_ref().unchecked_ref();
        let _ = list.add_event_listener_with_callback("change", function);
    }
    send_wrapper::SendWrapper::new(MediaListener(list, listener))
}
