//! Small things remembered on this device alone, beside the book: never exported, never merged.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    // Reading the property throws where storage is blocked.
    web_sys::window()?.local_storage().ok().flatten()
}

/// What was remembered under that key.
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Remembers it, where there is room; nothing depends on it.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}
