//! From the first open to an import, with a reload after each step that loses nothing.
use kith_e2e::{Browser, Key, Look, Result, journey};
use serde_json::{Value, json};
use std::fs;

#[tokio::test]
async fn a_book_is_kept_on_a_phone() -> Result {
    journey("spine-phone", Look::PHONE, a_book_is_kept).await
}

#[tokio::test]
async fn a_book_is_kept_on_a_desk() -> Result {
    journey("spine-desk", Look::DESK, a_book_is_kept).await
}

/// Reloads, and sees what must still be there.
async fn reload_and_see(browser: &Browser, text: &str) -> Result {
    browser.refresh().await?;
    browser.see(text).await
}

async fn a_book_is_kept(browser: &mut Browser) -> Result {
    begin(browser).await?;
    add_and_edit(browser).await?;
    write_a_note(browser).await?;
    remind(browser).await?;
    undo_and_redo(browser).await?;
    let exported = export(browser).await?;
    delete_everything(browser).await?;
    restore(browser, &exported).await
}

async fn begin(browser: &Browser) -> Result {
    browser.open("").await?;
    browser.fill("Your name", "Maria Lindqvist").await?;
    browser.press(Key::Enter).await?;
    browser.see("Nobody is here yet").await?;
    reload_and_see(browser, "Nobody is here yet").await
}

async fn add_and_edit(browser: &Browser) -> Result {
    browser.fill("Name of someone new", "Ada Okonkwo").await?;
    browser.press(Key::Enter).await?;
    browser.see("Add a way to reach them").await?;
    reload_and_see(browser, "Add a way to reach them").await?;
    assert_eq!(browser.title().await?, "Ada Okonkwo · Kith");

    browser.click("Add a birthday or another date").await?;
    browser.click("Add a date").await?;
    browser.fill("Date", "12 May 1987").await?;
    browser.click("Save").await?;
    browser.see("Undo").await?;
    reload_and_see(browser, "12 May 1987").await
}

async fn write_a_note(browser: &Browser) -> Result {
    browser.click("Write a note").await?;
    browser
        .fill("Note", "Looks for a flat near the *harbour*.")
        .await?;
    // What is being typed survives a reload, before anything was saved.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    reload_and_see(browser, "Kept from before you left.").await?;
    browser.click("Save note").await?;
    browser.see("Looks for a flat near the harbour.").await?;
    reload_and_see(browser, "Looks for a flat near the harbour.").await?;
    browser.see_no("Kept from before you left.").await
}

async fn remind(browser: &Browser) -> Result {
    browser.click("Add a reminder").await?;
    browser
        .fill("Remind me to", "Ask how the exam went")
        .await?;
    choose(browser, "Repeats", "weekly").await?;
    browser.click("Save reminder").await?;
    browser.see("Ask how the exam went").await?;
    reload_and_see(browser, "Ask how the exam went").await?;
    browser.open("#/reminders").await?;
    browser.see("Ask how the exam went").await?;
    // Done and Skip are two things, and both move it on.
    browser.click("Done: Ask how the exam went").await?;
    browser.see("Undo").await?;
    reload_and_see(browser, "Ask how the exam went").await?;
    browser.click("More: Ask how the exam went").await?;
    browser.click("Skip: Ask how the exam went").await?;
    browser.see("Undo").await?;
    reload_and_see(browser, "Ask how the exam went").await
}

/// Chooses the option of that value in a `<select>`.
async fn choose(browser: &Browser, label: &str, value: &str) -> Result {
    let select = browser.field(label).await?;
    let script = "arguments[0].value = arguments[1];
        arguments[0].dispatchEvent(new Event('input', {bubbles: true}));
        arguments[0].dispatchEvent(new Event('change', {bubbles: true}));";
    browser
        .execute(script, vec![select.to_json()?, json!(value)])
        .await?;
    Ok(())
}

async fn undo_and_redo(browser: &Browser) -> Result {
    browser.open("#/people").await?;
    browser.fill("Name of someone new", "Bertrand Vale").await?;
    browser.press(Key::Enter).await?;
    browser.see("Bertrand Vale added").await?;
    browser.open("#/people").await?;
    browser.see("2 people").await?;
    // A page opened anew has nothing to undo: the gesture was of the page before.
    browser.fill("Name of someone new", "Chidi Marsh").await?;
    browser.press(Key::Enter).await?;
    browser.see("Chidi Marsh added").await?;
    browser.click("Undo").await?;
    browser.see("Undone: Chidi Marsh added").await?;
    browser
        .execute("document.activeElement.blur()", Vec::new())
        .await?;
    browser.press(Key::Control + Key::Shift + "z").await?;
    browser.see("Chidi Marsh added").await?;
    browser.open("#/people").await?;
    browser.refresh().await?;
    browser.see("3 people").await
}

async fn export(browser: &Browser) -> Result<std::path::PathBuf> {
    browser.open("#/settings").await?;
    browser.click("Export everything").await?;
    let today = browser
        .execute(
            "const d = new Date(), p = (n) => String(n).padStart(2, '0');
            return `${d.getFullYear()}-${p(d.getMonth() + 1)}-${p(d.getDate())}`",
            Vec::new(),
        )
        .await?;
    let name = format!("kith-{}.json", today.json().as_str().unwrap_or_default());
    let file = browser.downloaded(&name).await?;
    let exported: Value = serde_json::from_slice(&fs::read(&file)?)?;
    assert_eq!(exported["kith"], 1);
    assert_eq!(
        exported["people"].as_array().map(Vec::len),
        Some(4),
        "three and me"
    );
    assert_eq!(exported["notes"].as_array().map(Vec::len), Some(1));
    let reminder = &exported["reminders"][0];
    assert_eq!(
        reminder["completions"].as_array().map(Vec::len),
        Some(1),
        "{reminder}"
    );
    assert_eq!(
        reminder["skips"].as_array().map(Vec::len),
        Some(1),
        "{reminder}"
    );
    Ok(file)
}

async fn delete_everything(browser: &Browser) -> Result {
    browser.click("Delete everything…").await?;
    browser.click("Go on").await?;
    browser.fill("Type DELETE", "DELETE").await?;
    browser.press(Key::Enter).await?;
    browser.see("Or bring a book along").await?;
    reload_and_see(browser, "Or bring a book along").await
}

async fn restore(browser: &Browser, exported: &std::path::Path) -> Result {
    browser.upload("Restore a backup", exported).await?;
    // The button waits until the room it takes has been counted.
    let restore = "const button = document.querySelector('.import-foot .button:enabled');
        button?.click();
        return button !== null";
    browser.until("the restore button", restore, &[]).await?;
    browser.see("Nothing for today").await?;
    browser.open("#/people").await?;
    browser.see("3 people").await?;
    reload_and_see(browser, "3 people").await?;
    // By name, Ada comes first.
    let row = "const row = document.querySelector('.person-row');
        row?.click();
        return row !== null";
    browser.until("the first row", row, &[]).await?;
    browser.see("Looks for a flat near the harbour.").await?;
    // Exported again, the same book gives the same bytes.
    let before = fs::read(exported)?;
    fs::remove_file(exported)?;
    browser.open("#/settings").await?;
    browser.click("Export everything").await?;
    let name = exported
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let again = browser.downloaded(name).await?;
    assert!(
        before == fs::read(again)?,
        "the restored book exports otherwise"
    );
    Ok(())
}
