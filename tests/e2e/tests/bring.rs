//! The address book one already has.
use kith_e2e::{Browser, Key, Look, Result, journey};
use std::{
    fs,
    path::{Path, PathBuf},
};

async fn begin(browser: &Browser) -> Result {
    browser.open("").await?;
    browser.fill("Your name", "Maria Lindqvist").await?;
    browser.press(Key::Enter).await?;
    browser.see("Nobody is here yet").await
}

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/vcard")).join(name)
}

#[tokio::test]
async fn an_address_book_comes_in_once_and_goes_with_one_undo_on_a_phone() -> Result {
    journey("vcard-phone", Look::PHONE, comes_in_once_and_goes).await
}

#[tokio::test]
async fn an_address_book_comes_in_once_and_goes_with_one_undo_on_a_desk() -> Result {
    journey("vcard-desk", Look::DESK, comes_in_once_and_goes).await
}

async fn comes_in_once_and_goes(browser: &mut Browser) -> Result {
    let file = fixture("google-30.vcf");
    begin(browser).await?;
    import(browser, &file).await?;
    browser.see("1 person").await?;
    browser.refresh().await?;
    browser.see("1 person").await?;

    // The same file a second time adds nobody.
    browser.upload("Import a file", &file).await?;
    browser.see("Nobody in there is new to your book.").await?;
    browser.click("Cancel").await?;

    // Another one, and one step takes all of it back.
    import(browser, &fixture("android-21.vcf")).await?;
    browser.see_no("1 person").await?;
    browser.click("Undo").await?;
    browser.see("1 person").await?;
    browser.refresh().await?;
    browser.see("1 person").await
}

/// Reads the file, looks at the preview, and takes it in.
async fn import(browser: &Browser, file: &Path) -> Result {
    browser.upload("Import a file", file).await?;
    browser.see("to add").await?;
    browser.screenshot("import-preview").await?;
    browser.no_barriers().await?;
    let import = "const button = document.querySelector('.import-foot .button:enabled');
        button?.click();
        return button !== null";
    browser.until("the import button", import, &[]).await?;
    let closed = "return document.querySelector('dialog[open]') === null";
    browser
        .until("the dialog to close", closed, &[])
        .await
        .map(drop)
}

#[tokio::test]
async fn a_bad_file_gets_a_sentence_and_changes_nothing() -> Result {
    journey("bad-files", Look::DESK, async |browser| {
        begin(browser).await?;
        let folder = browser.downloads();
        for (name, bytes, sentence) in [
            ("empty.vcf", &b""[..], "empty"),
            ("picture.vcf", &b"\x89PNG\r\n\x1a\n0000"[..], "picture"),
            ("newer.json", &br#"{"kith":99,"people":[]}"#[..], "newer"),
            ("cut.json", &br#"{"kith":1,"people":[{"id":"#[..], "cut"),
        ] {
            let file = folder.join(name);
            fs::write(&file, bytes)?;
            browser.upload("Import a file", &file).await?;
            browser.see(sentence).await?;
            browser.screenshot(&format!("bad-file-{name}")).await?;
            browser.press(Key::Escape).await?;
            let closed = "return document.querySelector('dialog[open]') === null";
            browser.until("the dialog to close", closed, &[]).await?;
            browser.see("Nobody is here yet").await?;
        }
        Ok(())
    })
    .await
}
