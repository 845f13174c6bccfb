//! Which tab does a piece of work that one tab at a time may do (Web Locks API).

use futures_channel::oneshot;
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::future_to_promise;
use web_sys::{LockManager, LockOptions};

/// Holds the lock for as long as it lives. A tab that dies gives its locks back by itself.
pub struct Guard(#[allow(dead_code, reason = "dropping it ends the promise")] oneshot::Sender<()>);

/// The lock of that name if no tab of this site holds it. Where the browser has no locks, it is
/// always free: such browsers are older than every one the app runs in.
pub async fn if_free(name: &str) -> Option<Guard> {
    let (release, held) = oneshot::channel::<()>();
    let Some(locks) = manager() else {
        return Some(Guard(release));
    };
    let (answer, answered) = oneshot::channel::<bool>();
    let granted = Closure::once_into_js(move |lock: JsValue| -> Promise {
        let free = !lock.is_null();
        let _ = answer.send(free);
        if !free {
            return Promise::resolve(&JsValue::UNDEFINED);
        }
        future_to_promise(async move {
            // Ends when the guard is dropped, with or without a word.
            let _ = held.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = LockOptions::new();
    options.set_if_available(true);
    let request = locks.request_with_options(name, &options, granted.unchecked_ref());
    // A refusal drops the callback, and with it the sender of the answer.
    drop(request);
    answered.await.unwrap_or(false).then_some(Guard(release))
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| navigator.locks())
}
