//! The page's entry. Natively there is nothing to run: the library is tested as a library.

#[cfg(target_arch = "wasm32")]
mod ui;

// The screens are the page's alone: the worker must not carry them. They name the rooms of the
// library as if they were their own.
#[cfg(target_arch = "wasm32")]
use kith::{domain, formats, messages, route, rules, store};

#[cfg(target_arch = "wasm32")]
fn main() {
    ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
