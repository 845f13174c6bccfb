//! What the build helper shares with the end-to-end journeys: a static file server, and processes
//! that end when they should.
pub mod process;
pub mod serve;

/// One sentence for a person is all an error here has to be.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How Chromium is started for tests: unseen, as any user, and without calls of its own to elsewhere.
pub const CHROMIUM: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
