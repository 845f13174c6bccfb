//! The address book one already has.
use kith_e2e::{Browser, Key, Look, Result, journey};
use std::{
    fs,
    path::{Path, PathBuf},
};

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
    browser.begin().await?;
    browser.open("#/people").await?;
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
    browser.take_in().await
}

#[tokio::test]
async fn a_bad_file_gets_a_sentence_and_changes_nothing() -> Result {
    journey("bad-files", Look::DESK, async |browser| {
        browser.begin().await?;
        let folder = browser.downloads();
        let town: String = (0..=50_000)
            .map(|one| format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann {one}\r\nEND:VCARD\r\n"))
            .collect();
        for (name, bytes, sentence) in [
            ("empty.vcf", &b""[..], "empty"),
            ("picture.vcf", &b"\x89PNG\r\n\x1a\n0000"[..], "picture"),
            ("town.vcf", town.as_bytes(), "more than 50,000 people"),
            ("newer.json", &br#"{"kith":99,"people":[]}"#[..], "newer"),
            ("cut.json", &br#"{"kith":1,"people":[{"id":"#[..], "cut"),
        ] {
            let file = folder.join(name);
            fs::write(&file, bytes)?;
            browser.upload("Import a file", &file).await?;
            browser.see(sentence).await?;
            browser.screenshot(&format!("bad-file-{name}")).await?;
            browser.press(Key::Escape).await?;
            browser.until_closed().await?;
            browser.see("Nobody is here yet").await?;
        }
        Ok(())
    })
    .await
}

/// Lets a file or a text fall onto the window, as one drags it there; `arguments` hold the content
/// and the name of the file, where it is one.
const DRAG: &str = "const [content, name] = arguments;
    window.dragged = new DataTransfer();
    if (name) {
        dragged.items.add(new File([content], name, { type: 'text/vcard' }));
    } else {
        dragged.setData('text/plain', content);
    }
    window.drag = (kind) => document.querySelector('h1').dispatchEvent(
        new DragEvent(kind, { dataTransfer: dragged, bubbles: true, cancelable: true }));
    drag('dragenter');
    return drag('dragover') === false";

#[tokio::test]
async fn a_file_can_be_dropped_anywhere() -> Result {
    journey("drop", Look::DESK, async |browser| {
        browser.begin().await?;
        browser.open("#/notes").await?;
        browser.see("Write a note").await?;
        let card = fs::read_to_string(fixture("google-30.vcf"))?;

        // A dragged text is nobody's business.
        let taken = browser.execute(DRAG, vec![card.clone().into()]).await?;
        assert_eq!(taken.json(), false, "a text is not for the importer");
        browser.see_no("Drop to import").await?;

        let file = vec![card.into(), "friends.vcf".into()];
        let taken = browser.execute(DRAG, file).await?;
        assert_eq!(taken.json(), true, "else the browser would open the file");
        browser.see("Drop to import").await?;
        browser.screenshot("drop").await?;
        browser.execute("drag('dragleave')", Vec::new()).await?;
        browser.see_no("Drop to import").await?;
        browser.execute("drag('drop')", Vec::new()).await?;
        browser.see("to add").await?;
        browser.see_no("Drop to import").await?;
        browser.take_in().await?;
        browser.open("#/people").await?;
        browser.refresh().await?;
        browser.see("1 person").await
    })
    .await
}
