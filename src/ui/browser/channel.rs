//! Word between the tabs of one book.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// A channel that all tabs of this site share. Where the browser has none, tabs find out on focus.
#[derive(Clone)]
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel of that name and calls `heard` with each text another tab sends.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Self {
        let Ok(channel) = BroadcastChannel::new(name) else {
            return Channel(None);
        };
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                heard(text);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // Listened to for as long as the page lives.
        listener.forget();
        Channel(Some(channel))
    }

    /// Tells the other tabs.
    pub fn say(&self, text: &str) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&text.into());
        }
    }
}
