//! "Nothing found" is said once everything was looked at, and not before.
use kith_e2e::{Look, Result, journey};

/// While `held` is set, whoever pauses between two slices of work waits.
const HOLD: &str = "const post = MessagePort.prototype.postMessage;
    const waiting = [];
    MessagePort.prototype.postMessage = function (...words) {
        if (window.held) waiting.push(() => post.apply(this, words)); else post.apply(this, words);
    };
    window.letGo = () => { window.held = false; waiting.splice(0).forEach((go) => go()); };";

#[tokio::test]
async fn nothing_is_found_only_once_all_was_searched() -> Result {
    journey("searching", Look::DESK, async |browser| {
        browser.before_each_page(HOLD).await?;
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        browser.execute("window.held = true", Vec::new()).await?;
        browser.fill("Search everything", "zzz").await?;
        browser.see("Searching…").await?;
        assert!(!browser.text().await?.contains("Nothing found"));
        browser.screenshot("searching").await?;
        browser.fill("Search everything", "okon").await?;
        browser.see("1 found so far").await?;
        browser.execute("letGo()", Vec::new()).await?;
        browser.see_no("so far").await?;
        browser.see("1 found").await?;
        browser.fill("Search everything", "zzz").await?;
        browser.see("Nothing found").await
    })
    .await
}
