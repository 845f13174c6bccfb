//! The screens: the only code that knows Leptos.
//!
//! - [`state`]: the one Book, the one path of a Change, what is being typed.
//! - [`browser`]: one file for each capability of the browser.
//! - [`keys`]: listening for keys, and what they do everywhere.
//! - [`kit`]: parts that know nothing of people.
//! - [`pages`]: one file for each route.

mod browser;
mod keys;
mod kit;
mod pages;
mod shell;
mod state;

/// Opens the book and puts the app into the page. Called once.
pub fn start() {
    browser::crash::watch();
    wasm_bindgen_futures::spawn_local(async {
        let opened = state::open().await;
        browser::page::mount(move || shell::root(opened));
    });
}
