//! The second program, which reads and writes files away from the page's thread.
//!
//! It is fetched when it is first needed, and speaks in bytes; what they mean is not known here.

use futures_channel::mpsc;
use futures_util::StreamExt as _;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, Event, File, MessageEvent};

/// Script that loads the worker's module, beside the page's own.
const LOADER: &str = "worker_loader.js";

/// What came from the worker.
pub enum Word {
    Said(Vec<u8>),
    /// What it wrote.
    File(Blob),
    /// It could not be loaded, or stopped in the middle.
    Failed,
}

/// A worker at work; it ends when this is dropped.
pub struct Worker {
    worker: web_sys::Worker,
    words: mpsc::UnboundedReceiver<Word>,
    ends: mpsc::UnboundedSender<Word>,
    // Called by the worker for as long as it lives.
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(Event)>,
}

/// Ends a worker from elsewhere.
#[derive(Clone)]
pub struct Stop {
    worker: web_sys::Worker,
    ends: mpsc::UnboundedSender<Word>,
}

impl Worker {
    /// Starts it; `None` where the browser has no workers or forbids them.
    pub fn start() -> Option<Self> {
        let worker = web_sys::Worker::new(&beside(LOADER)?).ok()?;
        let (ends, words) = mpsc::unbounded();
        let on_message = {
            let ends = ends.clone();
            Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let word = match event.data().dyn_into::<Blob>() {
                    Ok(file) => Word::File(file),
                    Err(bytes) => Word::Said(Uint8Array::new(&bytes).to_vec()),
                };
                // Nobody listens any more once it was stopped.
                let _ = ends.unbounded_send(word);
            })
        };
        let on_error = {
            let ends = ends.clone();
            Closure::<dyn Fn(Event)>::new(move |event: Event| {
                event.prevent_default();
                let _ = ends.unbounded_send(Word::Failed);
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Worker {
            worker,
            words,
            ends,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Hands it a file, which stays where it is: only a reference is sent. Whether that worked.
    pub fn hand(&self, file: &File) -> bool {
        self.worker.post_message(file).is_ok()
    }

    /// Hands it these bytes. Whether that worked.
    pub fn tell(&self, bytes: &[u8]) -> bool {
        let bytes = Uint8Array::from(bytes);
        let handed_over = Array::of1(&bytes.buffer());
        self.worker
            .post_message_with_transfer(&bytes, &handed_over)
            .is_ok()
    }

    /// The next word; `None` once it was stopped.
    pub async fn hear(&mut self) -> Option<Word> {
        self.words.next().await
    }

    /// What ends it.
    pub fn stop(&self) -> Stop {
        Stop {
            worker: self.worker.clone(),
            ends: self.ends.clone(),
        }
    }
}

impl Stop {
    /// Ends the worker at once, in the middle of whatever it does. It holds nothing to be lost.
    pub fn now(&self) {
        self.worker.terminate();
        self.ends.close_channel();
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop().now();
    }
}

/// The address of a file that lies beside the script the page started from.
fn beside(file: &str) -> Option<String> {
    let script = web_sys::window()?
        .document()?
        .query_selector("script[type=module]")
        .ok()??
        .get_attribute("src")?;
    let (folder, _) = script.rsplit_once('/')?;
    Some(format!("{folder}/{file}"))
}
