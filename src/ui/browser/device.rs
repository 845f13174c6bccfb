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

/// Everything under keys that begin so.
pub fn all(prefix: &str) -> std::collections::BTreeMap<String, String> {
    let Some(storage) = storage() else {
        return Default::default();
    };
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|at| storage.key(at).ok().flatten())
        .filter(|key| key.starts_with(prefix))
        .filter_map(|key| Some((storage.get_item(&key).ok().flatten()?, key)))
        .map(|(value, key)| (key, value))
        .collect()
}

/// Forgets everything under keys that begin so.
pub fn forget_all(prefix: &str) {
    for key in all(prefix).into_keys() {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&key);
        }
    }
}
