//! Which tab does a piece of work that one tab at a time may do (Web Locks API).

use futures_channel::oneshot;
use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{LockManager, LockOptions};

/// Holds the lock for as long as it lives. A tab that dies gives its locks back by itself.
pub struct Guard {
    /// Dropping it ends the promise for which the browser keeps the lock.
    held: oneshot::Sender<()>,
    /// Fulfilled once the lock is given back.
    given_back: Promise,
}

impl Guard {
    /// Gives the lock back, and waits until others can have it.
    pub async fn give_back(self) {
        drop(self.held);
        let _ = JsFuture::from(self.given_back).await;
    }
}

/// The lock of that name if no tab of this site holds it. Where the browser has no locks, it is
/// always free: such browsers are older than every one the app runs in.
pub async fn if_free(name: &str) -> Option<Guard> {
    request(name, "exclusive").await
}

/// The same for one of many who may hold it together, but not while one has it alone.
pub async fn if_shared(name: &str) -> Option<Guard> {
    request(name, "shared").await
}

async fn request(name: &str, mode: &str) -> Option<Guard> {
    let (held, ends) = oneshot::channel::<()>();
    let Some(locks) = manager() else {
        let given_back = Promise::resolve(&JsValue::UNDEFINED);
        return Some(Guard { held, given_back });
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
            let _ = ends.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = LockOptions::new();
    options.set_if_available(true);
    let _ = js_sys::Reflect::set(&options, &"mode".into(), &mode.into());
    // A refusal drops the callback, and with it the sender of the answer.
    let given_back = locks.request_with_options(name, &options, granted.unchecked_ref());
    answered
        .await
        .unwrap_or(false)
        .then_some(Guard { held, given_back })
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| navigator.locks())
}
