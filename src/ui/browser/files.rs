//! Files out of the browser.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// A text as a file of JSON.
///
/// # Errors
/// What the browser said.
pub fn json(text: &str) -> Result<Blob, JsValue> {
    let parts = Array::of1(&Uint8Array::from(text.as_bytes()));
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    Blob::new_with_u8_array_sequence_and_options(&parts, &options)
}

/// Offers the file as a download of that name.
///
/// # Errors
/// What the browser said.
pub fn download(name: &str, file: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(file)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or_else(|| JsValue::from_str("no document"))?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the bytes by the time a minute has passed.
    let release = move || drop(Url::revoke_object_url(&url));
    leptos::leptos_dom::helpers::set_timeout(release, std::time::Duration::from_secs(60));
    Ok(())
}
