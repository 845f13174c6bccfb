//! The style sheets of the page.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

use super::page::document;

/// Fetches the style sheet of that name, which lies beside the first one, and waits until it holds.
/// Whether it could be had; a second call does nothing.
pub async fn add(name: &str) -> bool {
    let first = document().and_then(|document| {
        let first = document.query_selector("link[rel=stylesheet]").ok()??;
        let there = document
            .query_selector(&format!("link[href$='/{name}']"))
            .ok()?;
        Some((document, first, there.is_some()))
    });
    let Some((document, first, there)) = first else {
        return false;
    };
    if there {
        return true;
    }
    let (Ok(link), Some(href)) = (document.create_element("link"), first.get_attribute("href"))
    else {
        return false;
    };
    let folder = href.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (done, wait) = futures_channel::oneshot::channel();
    let done = std::cell::Cell::new(Some(done));
    let tell = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        if let Some(done) = done.take() {
            // Where nobody waits any more, nothing is to be told.
            done.send(event.type_() == "load").unwrap_or_default();
        }
    });
    let listens = ["load", "error"].into_iter().all(|event| {
        link.add_event_listener_with_callback(event, tell.as_ref().unchecked_ref())
            .is_ok()
    });
    let set = listens
        && link.set_attribute("rel", "stylesheet").is_ok()
        && link
            .set_attribute("href", &format!("{folder}/{name}"))
            .is_ok()
        && first.after_with_node_1(&link).is_ok();
    let loaded = set && wait.await.unwrap_or(false);
    if !loaded {
        link.remove();
    }
    loaded
}
