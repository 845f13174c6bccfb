//! Whether a button of the pointer is down. What moves the page waits until it is up: a press that goes
//! down on one thing and comes up on another is no click.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::leptos_dom::helpers::window_event_listener_untyped as listen;
use leptos::prelude::set_timeout;

thread_local! {
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    static DOWN: Cell<bool> = const { Cell::new(false) };
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Begins to watch it, for as long as the page lives; again is nothing.
pub fn watch() {
    if WATCHED.replace(true) {
        return;
    }
    let down = listen("pointerdown", |_| DOWN.set(true));
    let up = listen("pointerup", |_| is_up());
    // A drag of the browser's own: no "up" comes of it.
    let cancelled = listen("pointercancel", |_| is_up());
    std::mem::forget((down, up, cancelled));
}

fn is_up() {
    DOWN.set(false);
    // After the click that belongs to it.
    set_timeout(
        || {
            let waiting = WAITING.take();
            waiting.into_iter().for_each(|then| then());
        },
        Duration::ZERO,
    );
}

/// Does it now, or once the pointer that is down has come up and its click is over.
pub fn once_up(then: impl FnOnce() + 'static) {
    if DOWN.get() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
    } else {
        then();
    }
}
