//! Every screen, at both sizes, in both themes: a picture to look at, and nothing in anybody's way.
use kith_e2e::{Browser, Key, Look, Result, journey};

#[tokio::test]
async fn on_a_phone_in_the_light() -> Result {
    journey("screens", Look::PHONE, every_screen).await
}

#[tokio::test]
async fn on_a_phone_in_the_dark() -> Result {
    journey("screens", Look::PHONE.dark(), every_screen).await
}

#[tokio::test]
async fn on_a_desk_in_the_light() -> Result {
    journey("screens", Look::DESK, every_screen).await
}

#[tokio::test]
async fn on_a_desk_in_the_dark() -> Result {
    journey("screens", Look::DESK.dark(), every_screen).await
}

async fn every_screen(browser: &mut Browser) -> Result {
    browser.open("").await?;
    look_at(browser, "first-open").await?;
    browser.fill("Your name", "Maria Lindqvist").await?;
    browser.press(Key::Enter).await?;
    browser.see("Nobody is here yet").await?;
    look_at(browser, "today-empty").await?;
    for (fragment, name, text) in [
        ("#/people", "people-empty", "Nobody is here yet"),
        ("#/reminders", "reminders-empty", "Add a reminder"),
        ("#/notes", "notes-empty", "Write a note"),
        ("#/settings", "settings", "About and privacy"),
        ("#/nowhere", "not-found", "There is no such page"),
        (
            "#/people/0000000000000",
            "nobody",
            "There is no such person",
        ),
    ] {
        browser.open(fragment).await?;
        browser.see(text).await?;
        look_at(browser, name).await?;
    }
    browser.open("#/people").await?;
    for name in [
        "Ada Okonkwo",
        "محمد العربي",
        "🦊 Fox",
        "Wilhelmina Featherstonehaugh-Cholmondeley de la Fontaine y Aragón",
    ] {
        browser.open("#/people").await?;
        browser.fill("Name of someone new", "").await?;
        // Emoji cannot be typed through the driver.
        let field = browser.field("Name of someone new").await?;
        let script = "arguments[0].value = arguments[1];
            arguments[0].dispatchEvent(new Event('input', {bubbles: true}));";
        browser
            .execute(script, vec![field.to_json()?, serde_json::json!(name)])
            .await?;
        browser.click("Add").await?;
        browser.see("Add a way to reach them").await?;
    }
    look_at(browser, "person-new").await?;
    browser.click("Add a way to reach them").await?;
    look_at(browser, "person-form").await?;
    browser.open("#/people").await?;
    browser.see("4 people").await?;
    look_at(browser, "people").await?;
    browser.fill("Search everything", "okon").await?;
    browser.see("1 found").await?;
    look_at(browser, "hits").await?;
    browser.press(Key::Down).await?;
    browser.press(Key::Enter).await?;
    write_about_ada(browser).await?;
    trash(browser).await
}

/// A note and a reminder, on her page and on their own.
async fn write_about_ada(browser: &Browser) -> Result {
    browser.click("Write a note").await?;
    browser
        .fill("Note", "Looks for a flat near the harbour.")
        .await?;
    look_at(browser, "note-form").await?;
    browser.click("Save note").await?;
    browser.see("Note saved").await?;
    browser.click("Add a reminder").await?;
    browser.fill("Remind me to", "ask about the flat").await?;
    look_at(browser, "reminder-form").await?;
    browser.click("Save reminder").await?;
    browser.see("Reminder saved").await?;
    look_at(browser, "person-filled").await?;
    for (fragment, text) in [
        ("#/notes", "Looks for a flat"),
        ("#/reminders", "ask about the flat"),
    ] {
        browser.open(fragment).await?;
        browser.see(text).await?;
        look_at(browser, fragment.trim_start_matches("#/")).await?;
    }
    browser.click("More: ask about the flat").await?;
    browser.see("By 30 days").await?;
    look_at(browser, "reminder-more").await
}

/// Whoever is deleted can be had back, even after a reload.
async fn trash(browser: &Browser) -> Result {
    browser.open("#/people").await?;
    let fox = "const row = [...document.querySelectorAll('.person-row')]
            .find((row) => row.innerText.includes('Fox'));
        row?.click();
        return row !== undefined";
    browser.until("the row of the fox", fox, &[]).await?;
    browser.click("More: 🦊 Fox").await?;
    browser.screenshot("person-more").await?;
    browser.no_barriers().await?;
    browser.click("Delete").await?;
    browser.see("moved to the trash").await?;
    browser.open("#/trash").await?;
    browser.refresh().await?;
    browser.see("Person, deleted today").await?;
    look_at(browser, "trash").await?;
    browser.click("Restore: 🦊 Fox").await?;
    browser.see("Nothing is in the trash").await?;
    let near = "return document.activeElement.innerText.startsWith('Nothing is in the trash')";
    browser.until("the focus on it", near, &[]).await.map(drop)
}

async fn look_at(browser: &Browser, name: &str) -> Result {
    browser.screenshot(name).await?;
    browser.no_barriers().await
}
