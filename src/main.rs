//! The page's entry. Natively there is nothing to run: the library is tested as a library.

#[cfg(target_arch = "wasm32")]
fn main() {
    kith::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
