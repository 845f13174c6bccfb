//! The worker's entry: reads and writes files off the main thread, and makes thumbnails of the
//! pictures in them. It stores nothing and fetches nothing. What it says is in `kith::messages`.

#[cfg(target_arch = "wasm32")]
#[path = "worker/photos.rs"]
mod photos;
#[cfg(target_arch = "wasm32")]
#[path = "worker/serve.rs"]
mod serve;

fn main() {
    #[cfg(target_arch = "wasm32")]
    serve::listen();
}
