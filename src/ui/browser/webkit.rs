//! WebKit, which gives a site less room than others and may delete what it keeps.

use super::media;

/// Whether this is WebKit: Safari, and every browser on an iPhone or iPad.
pub fn is_webkit() -> bool {
    text("vendor").is_some_and(|vendor| vendor.starts_with("Apple"))
}

/// Whether what is kept here may be deleted after seven days of use without a visit. It is not where
/// the app was installed: put on the Home Screen or into the Dock.
pub fn may_delete() -> bool {
    is_webkit() && !media::matches("(display-mode: standalone)")
}

/// A text that the browser says of itself.
fn text(property: &str) -> Option<String> {
    let navigator = web_sys::window()?.navigator();
    let value = js_sys::Reflect::get(&navigator, &property.into()).ok()?;
    value.as_string()
}
