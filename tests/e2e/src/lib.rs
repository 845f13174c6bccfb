//! What journeys through the app as delivered have in common: a browser that can be looked at,
//! killed and started again, and the few things a person does with it.
//!
//! `cargo xtask test` builds the app and names the programs in the environment; by hand:
//! `KITH_DIST=$PWD/dist cargo test -p kith-e2e`.
mod browser;
mod hands;
mod steps;

pub use browser::{Browser, Look, Scheme};
pub use steps::LINE;
pub use thirtyfour::{TypingData, prelude::*};
pub use xtask::Result;

use std::{env, path::PathBuf};

/// One journey: a fresh browser, what is done in it, and the demand that nothing went wrong on
/// the way, seen or unseen. `name` is also the name of the picture taken when it fails.
pub async fn journey(
    name: &str,
    look: Look,
    body: impl AsyncFnOnce(&mut Browser) -> Result,
) -> Result {
    let mut browser = Browser::start(look).await?;
    let mut outcome = body(&mut browser).await;
    if outcome.is_ok() {
        outcome = browser
            .complaints()
            .await
            .and_then(|complaints| match complaints.as_slice() {
                [] => Ok(()),
                _ => Err(format!("the console has errors:\n{}", complaints.join("\n")).into()),
            });
    }
    if outcome.is_err() && browser.is_running() {
        drop(browser.screenshot(&format!("failed-{name}")).await);
        println!(
            "{}",
            browser.complaints().await.unwrap_or_default().join("\n")
        );
    }
    outcome
}

/// A path from the environment, or the usual one.
fn path(variable: &str, usual: &str) -> PathBuf {
    env::var_os(variable).unwrap_or_else(|| usual.into()).into()
}
