//! What cannot be read, does not fit, or cannot be saved: a sentence, nothing changed, nothing lost.
use kith_e2e::{Browser, Key, Look, Result, journey};
use serde_json::json;
use std::{
    fs,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    time::Duration,
};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/vcard")).join(name)
}

/// Another app under the same host name takes all the room but what an empty page needs.
const FILL: &str = "const used = Object.keys(localStorage)
        .reduce((sum, key) => sum + key.length + localStorage[key].length, 0);
    localStorage.setItem('another app', 'x'.repeat(5_242_880 - used - 'another app'.length - 100));
    return true";

#[tokio::test]
async fn an_import_that_does_not_fit_adds_nobody() -> Result {
    journey("no-room", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.until("the room to be taken", FILL, &[]).await?;
        let file = fixture("apple-30.vcf");
        browser.upload("Import a file", &file).await?;
        browser.see("This does not fit").await?;
        browser.screenshot("no-room").await?;
        browser.no_barriers().await?;
        let offered = "return document.querySelector('.import-foot .button:enabled') === null";
        browser.until("nothing to press", offered, &[]).await?;
        browser.click("Cancel").await?;
        browser.until_closed().await?;
        browser.refresh().await?;
        browser.see("Nobody is here yet").await?;

        // With the room given back, the same file comes in.
        let give_back = "localStorage.removeItem('another app'); return true";
        browser.until("the room to be free", give_back, &[]).await?;
        browser.import(&file).await?;
        browser.refresh().await?;
        browser.see_no("Nobody is here yet").await
    })
    .await
}

/// While `broken` is set, whatever is to be written into the log does not reach the disk.
const BREAKABLE: &str = "const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
        const transaction = begin.call(this, stores, mode, options);
        if (window.broken && mode === 'readwrite' && [stores].flat().includes('log')) {
            setTimeout(() => { try { transaction.abort(); } catch {} });
        }
        return transaction;
    };";

#[tokio::test]
async fn what_cannot_be_saved_stays_in_its_field_on_a_phone() -> Result {
    journey("not-saved-phone", Look::PHONE, cannot_be_saved).await
}

#[tokio::test]
async fn what_cannot_be_saved_stays_in_its_field_on_a_desk() -> Result {
    journey("not-saved-desk", Look::DESK, cannot_be_saved).await
}

async fn cannot_be_saved(browser: &mut Browser) -> Result {
    browser.before_each_page(BREAKABLE).await?;
    browser.begin().await?;
    is_broken(browser, true).await?;
    browser.fill("Name of someone new", "Ada Okonkwo").await?;
    browser.press(Key::Enter).await?;
    browser.see("This is not saved").await?;
    browser.screenshot("not-saved").await?;
    browser.no_barriers().await?;
    holds(browser, "Name of someone new", "Ada Okonkwo").await?;
    browser.see("Nobody is here yet").await?;
    is_broken(browser, false).await?;
    browser.click("Add").await?;
    browser.see("Ada Okonkwo added").await?;

    for (open, label, text, save, said) in [
        (
            "Write a note",
            "Note",
            "Looks for a flat.",
            "Save note",
            "Note saved",
        ),
        (
            "Add a reminder",
            "Remind me to",
            "ask about the flat",
            "Save reminder",
            "Reminder saved",
        ),
        (
            "Add tags",
            "Add a tag",
            "sailing",
            "Save",
            "Ada Okonkwo saved",
        ),
    ] {
        browser.click(open).await?;
        browser.fill(label, text).await?;
        is_broken(browser, true).await?;
        browser.click(save).await?;
        browser.see("This is not saved").await?;
        // A tag becomes a chip as soon as one saves.
        match label {
            "Add a tag" => browser.see(text).await?,
            _ => holds(browser, label, text).await?,
        }
        is_broken(browser, false).await?;
        browser.click(save).await?;
        browser.see(said).await?;
    }
    browser.refresh().await?;
    for kept in ["Looks for a flat.", "ask about the flat", "sailing"] {
        browser.see(kept).await?;
    }
    Ok(())
}

async fn is_broken(browser: &Browser, broken: bool) -> Result {
    let script = format!("window.broken = {broken}");
    browser.execute(script, Vec::new()).await?;
    Ok(())
}

/// Demands that the field still holds that text.
async fn holds(browser: &Browser, label: &str, text: &str) -> Result {
    let field = browser.field(label).await?;
    let held = browser
        .execute("return arguments[0].value", vec![field.to_json()?])
        .await?;
    assert_eq!(held.json(), &json!(text), "in “{label}”");
    Ok(())
}

/// An address book of that size: every card with a picture that is none.
fn large(file: &Path, megabytes: usize) -> Result<usize> {
    let mut out = BufWriter::new(fs::File::create(file)?);
    // It begins as a JPEG does.
    let picture = format!("/9j/{}", "QUJD".repeat(64 * 1024));
    let cards = megabytes * 4;
    for number in 1..=cards {
        write!(
            out,
            "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Person {number}\r\n\
             PHOTO:data:image/jpeg;base64,{picture}\r\nEND:VCARD\r\n"
        )?;
    }
    out.flush()?;
    Ok(cards)
}

#[tokio::test]
async fn a_file_of_fifty_megabytes_is_read_aside_and_can_be_left() -> Result {
    journey("large-file", Look::DESK, async |browser| {
        browser.begin().await?;
        let file = browser.downloads().join("large.vcf");
        let cards = large(&file, 50)?;
        browser.upload("Import a file", &file).await?;
        browser.see("Nothing is changed yet.").await?;
        browser.click("Cancel").await?;
        browser.until_closed().await?;
        browser.refresh().await?;
        browser.see("Nobody is here yet").await?;

        browser.upload("Import a file", &file).await?;
        let minute = Duration::from_secs(60);
        browser
            .see_within(minute, &format!("{cards} people to add"))
            .await?;
        browser.see(&format!("{cards} photos could not")).await?;
        browser.screenshot("large-file").await?;
        browser.take_in().await?;
        browser.see(&format!("{cards} people")).await?;
        browser.see("Whom do you want to keep close?").await?;
        browser.click("Enough for now").await?;

        // Cut in the middle of a card, as a download that broke off: the rest is there.
        let bytes = fs::read(&file)?;
        let cut = browser.downloads().join("cut.vcf");
        fs::write(&cut, &bytes[..bytes.len() / 2])?;
        browser.upload("Import a file", &cut).await?;
        browser
            .see_within(minute, "to know about this file")
            .await?;
        browser.screenshot("cut-file").await?;
        browser.press(Key::Escape).await?;
        browser.until_closed().await
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_too_large_is_not_read_at_all() -> Result {
    journey("too-large", Look::PHONE, async |browser| {
        browser.begin().await?;
        let file = browser.downloads().join("too-large.vcf");
        large(&file, 65)?;
        browser.upload("Import a file", &file).await?;
        browser.see("The file is larger than 64 MB").await?;
        browser.screenshot("too-large").await?;
        browser.click("Close").await?;
        browser.until_closed().await?;
        browser.see("Nobody is here yet").await
    })
    .await
}
