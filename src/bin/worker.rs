//! The worker's entry: everything that reads a foreign file.
fn main() {
    #[cfg(target_arch = "wasm32")]
    drop(js_sys::Date::now());
}
