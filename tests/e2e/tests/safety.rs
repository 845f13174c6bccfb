//! What one sees is saved: a killed browser, a second tab.
use kith_e2e::{Browser, Key, Look, Result, journey};
use std::time::Duration;

async fn begin(browser: &Browser) -> Result {
    browser.open("").await?;
    browser.fill("Your name", "Maria Lindqvist").await?;
    browser.press(Key::Enter).await?;
    browser.see("Nobody is here yet").await
}

async fn add(browser: &Browser, name: &str) -> Result {
    browser.open("#/people").await?;
    browser.fill("Name of someone new", name).await?;
    browser.press(Key::Enter).await?;
    browser.see(&format!("{name} added")).await
}

#[tokio::test]
async fn a_killed_browser_loses_nothing() -> Result {
    journey("killed", Look::DESK, async |browser| {
        begin(browser).await?;
        for round in 1..=5 {
            add(browser, &format!("Person {round}")).await?;
            tokio::time::sleep(Duration::from_secs(1)).await;
            browser.restart().await?;
            browser.open("#/people").await?;
            for kept in 1..=round {
                browser.see(&format!("Person {kept}")).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_tabs_write_one_book() -> Result {
    journey("tabs", Look::DESK, async |browser| {
        begin(browser).await?;
        add(browser, "Ada Okonkwo").await?;
        let page = browser.current_url().await?.to_string();
        let (first, second) = browser.second_tab().await?;

        // Different people.
        add(browser, "Bertrand Vale").await?;
        browser.switch_to_window(first.clone()).await?;
        add(browser, "Chidi Marsh").await?;
        browser.see("Bertrand Vale").await?;

        // One person, two fields.
        browser.goto(&page).await?;
        browser.click("Add tags").await?;
        browser.switch_to_window(second.clone()).await?;
        browser.goto(&page).await?;
        browser.click("Add a birthday or another date").await?;
        browser.click("Add a date").await?;
        browser.fill("Date", "9 March").await?;
        browser.click("Save").await?;
        browser.see("9 March").await?;
        browser.switch_to_window(first.clone()).await?;
        browser.fill("Add a tag", "sailing").await?;
        browser.press(Key::Enter).await?;
        browser.click("Save").await?;
        for tab in [first, second] {
            browser.switch_to_window(tab).await?;
            browser.see("sailing").await?;
            browser.see("9 March").await?;
        }
        browser.refresh().await?;
        browser.see("sailing").await?;
        browser.see("9 March").await
    })
    .await
}
