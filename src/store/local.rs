//! Pages in local storage.
//!
//! A write is at once and in memory of the browser, which brings it to the disk when it likes:
//! what must not be lost is in the log first. Values are never quoted as JSON.

use js_sys::{JsString, Object, Promise, Reflect};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, MessageChannel, Storage};

use super::port::{PageError, Pages};

/// Units that Chromium and Firefox give a site (measured; the standard names 5 MB as a suggestion).
const QUOTA: u64 = 5_242_880;

/// Units that WebKit gives a site (measured).
const WEBKIT_QUOTA: u64 = 2_555_904;

/// Written and removed again, to see whether anything is kept at all.
const PROBE: &str = "kith.probe";

/// Local storage of this site.
pub struct Local {
    /// Nothing, where the browser refuses it.
    storage: Option<Storage>,
    quota: u64,
}

impl Local {
    /// Local storage, if it shows that it keeps a value; else every call says
    /// [`PageError::Blocked`]. A full one still reads.
    pub fn open(is_webkit: bool) -> Self {
        let quota = if is_webkit { WEBKIT_QUOTA } else { QUOTA };
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        let local = Local { storage, quota };
        match local.set(PROBE, "1").and_then(|()| local.remove(PROBE)) {
            Err(PageError::Blocked) => Local {
                storage: None,
                quota,
            },
            Ok(()) | Err(PageError::Full) => local,
        }
    }

    fn storage(&self) -> Result<&Storage, PageError> {
        self.storage.as_ref().ok_or(PageError::Blocked)
    }
}

/// The quota is told by the name of the exception: its code is legacy, its text translated.
fn said(error: JsValue) -> PageError {
    let full = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];
    match error.dyn_ref::<DomException>() {
        Some(exception) if full.contains(&exception.name().as_str()) => PageError::Full,
        _ => PageError::Blocked,
    }
}

/// In UTF-16 units.
fn length(text: &JsValue) -> u32 {
    text.dyn_ref::<JsString>().map_or(0, JsString::length)
}

fn blocked(_: JsValue) -> PageError {
    PageError::Blocked
}

impl Pages for Local {
    fn get(&self, key: &str) -> Result<Option<String>, PageError> {
        self.storage()?.get_item(key).map_err(blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), PageError> {
        self.storage()?.set_item(key, value).map_err(said)
    }

    fn remove(&self, key: &str) -> Result<(), PageError> {
        self.storage()?.remove_item(key).map_err(blocked)
    }

    fn keys(&self) -> Result<Vec<String>, PageError> {
        let count = self.storage()?.length().map_err(blocked)?;
        let mut keys = Vec::new();
        for at in 0..count {
            // Another tab may have removed one meanwhile.
            keys.extend(self.storage()?.key(at).map_err(blocked)?);
        }
        Ok(keys)
    }

    fn used(&self) -> Result<u64, PageError> {
        // Lengths are asked of the browser's own strings: a full storage takes megabytes to copy.
        let storage = self.storage()?;
        let keys = Object::keys(storage);
        let mut units = 0;
        for key in keys.iter() {
            let value = Reflect::get(storage, &key).map_err(blocked)?;
            units += u64::from(length(&key)) + u64::from(length(&value));
        }
        Ok(units)
    }

    fn quota(&self) -> u64 {
        self.quota
    }

    async fn pause(&self) {
        next_turn().await;
    }
}

/// Goes on in the next turn of the browser, after what waits already.
///
/// That is a message to oneself. A timer is slower: from the fifth in a row on, browsers let it wait
/// four milliseconds, and opening a large book pauses a hundred times.
pub async fn next_turn() {
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let (here, there) = (channel.port1(), channel.port2());
    let heard = Promise::new(&mut |heard, _| {
        here.set_onmessage(Some(&heard));
        // Where it cannot be sent, nobody would ever go on.
        if there.post_message(&JsValue::NULL).is_err() {
            let _ = heard.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(heard).await;
    here.close();
}
