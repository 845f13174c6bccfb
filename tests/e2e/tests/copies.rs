//! The copy kept before a restore brings back what the restore took.
use kith_e2e::{Browser, Look, Result, journey};

#[tokio::test]
async fn a_kept_copy_brings_the_book_back_on_a_phone() -> Result {
    journey("copy-phone", Look::PHONE, brings_back).await
}

#[tokio::test]
async fn a_kept_copy_brings_the_book_back_on_a_desk() -> Result {
    journey("copy-desk", Look::DESK, brings_back).await
}

async fn brings_back(browser: &mut Browser) -> Result {
    browser.begin().await?;
    browser.add("Ada Okonkwo").await?;
    browser.open("#/settings").await?;
    // Nothing is offered that is not there.
    browser
        .see_no("Before a restore, Kith keeps a copy")
        .await?;
    browser.click("Export everything").await?;
    let today = "const d = new Date(), p = (n) => String(n).padStart(2, '0');
        return `kith-${d.getFullYear()}-${p(d.getMonth() + 1)}-${p(d.getDate())}.json`";
    let name = browser.until("today", today, &[]).await?;
    let file = browser
        .downloaded(name.as_str().unwrap_or_default())
        .await?;

    browser.add("Bertrand Vale").await?;
    browser.open("#/people").await?;
    browser.see("2 people").await?;
    browser.upload("Import a file", &file).await?;
    replace(browser).await?;
    browser.see("1 person").await?;
    browser.refresh().await?;
    browser.see("1 person").await?;

    browser.open("#/settings").await?;
    browser.see("Before a restore, Kith keeps a copy").await?;
    browser.screenshot("copies").await?;
    browser.no_barriers().await?;
    let restore = "const button = document.querySelector('[aria-label^=\"Restore the copy\"]');
        button?.click();
        return button !== null";
    browser.until("the copy", restore, &[]).await?;
    replace(browser).await?;
    browser.open("#/people").await?;
    browser.see("2 people").await?;
    browser.see("Bertrand Vale").await?;
    browser.click("Undo").await?;
    browser.see("1 person").await?;
    browser.click("Redo").await?;
    browser.see("2 people").await?;
    browser.refresh().await?;
    browser.see("2 people").await
}

/// Takes what the dialog shows in place of the book.
async fn replace(browser: &Browser) -> Result {
    browser.field("Replace").await?.click().await?;
    browser.see("Replace my book").await?;
    browser.screenshot("replace").await?;
    browser.no_barriers().await?;
    browser.take_in().await
}
