//! Files dropped onto the window.

use leptos::ev;
use leptos::prelude::window_event_listener;
use web_sys::{DragEvent, File, FileList};

/// Calls `over` while files hover above the window or leave it, and `dropped` with what was let go.
/// Texts and links that are dragged are left alone.
pub fn watch(over: impl Fn(bool) + Clone + 'static, dropped: impl Fn(Vec<File>) + 'static) {
    let hover = {
        let over = over.clone();
        move |event: DragEvent| {
            if has_files(&event) {
                // Without this, the browser would open the file in place of the app.
                event.prevent_default();
                over(true);
            }
        }
    };
    let left = {
        let over = over.clone();
        move |event: DragEvent| {
            // Moving from one element to another also leaves the first of them.
            if event.related_target().is_none() {
                over(false);
            }
        }
    };
    let fell = move |event: DragEvent| {
        over(false);
        if has_files(&event) {
            event.prevent_default();
            let files = event.data_transfer().and_then(|data| data.files());
            dropped(files.map(|files| list(&files)).unwrap_or_default());
        }
    };
    // Listened to for as long as the page lives.
    std::mem::forget((
        window_event_listener(ev::dragenter, hover.clone()),
        window_event_listener(ev::dragover, hover),
        window_event_listener(ev::dragleave, left),
        window_event_listener(ev::drop, fell),
    ));
}

fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// The files of a list.
pub fn list(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}
