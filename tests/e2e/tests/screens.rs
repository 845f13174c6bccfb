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
    look_at(browser, "people-empty").await?;
    for (fragment, name, text) in [
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
    look_at(browser, "people").await
}

async fn look_at(browser: &Browser, name: &str) -> Result {
    browser.screenshot(name).await?;
    browser.no_barriers().await
}
