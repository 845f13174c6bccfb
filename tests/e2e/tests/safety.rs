//! What one sees is saved: a killed browser, a second tab.
use kith_e2e::{Key, Look, Result, journey};
use std::time::Duration;

#[tokio::test]
async fn a_killed_browser_loses_nothing() -> Result {
    journey("killed", Look::DESK, async |browser| {
        browser.begin().await?;
        for round in 1..=5 {
            browser.add(&format!("Person {round}")).await?;
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
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        let page = browser.current_url().await?.to_string();
        let (first, second) = browser.second_tab().await?;

        // Different people.
        browser.add("Bertrand Vale").await?;
        browser.switch_to_window(first.clone()).await?;
        browser.add("Chidi Marsh").await?;
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

#[tokio::test]
async fn five_tabs_write_one_book() -> Result {
    journey("five-tabs", Look::DESK, async |browser| {
        browser.begin().await?;
        let mut tabs = vec![browser.window().await?];
        for _ in 1..5 {
            tabs.push(browser.second_tab().await?.1);
        }
        for (number, tab) in tabs.iter().enumerate() {
            browser.switch_to_window(tab.clone()).await?;
            browser.add(&format!("Person {number}")).await?;
        }
        // Every tab learns of all; so does one that is opened afterwards.
        for tab in tabs {
            browser.switch_to_window(tab).await?;
            browser.open("#/people").await?;
            browser.see("5 people").await?;
        }
        browser.refresh().await?;
        browser.see("5 people").await
    })
    .await
}

#[tokio::test]
async fn without_a_database_the_book_is_kept_in_local_storage() -> Result {
    journey("no-database", Look::DESK, async |browser| {
        browser
            .before_each_page(
                "Object.defineProperty(IDBFactory.prototype, 'open', \
                 { value() { throw new DOMException('blocked', 'SecurityError'); } });",
            )
            .await?;
        browser.begin().await?;
        browser
            .see("Your book is kept in local storage alone")
            .await?;
        browser.add("Ada Okonkwo").await?;
        browser.screenshot("no-database").await?;
        browser.refresh().await?;
        browser.open("#/people").await?;
        browser.see("1 person").await?;
        browser.see("Ada Okonkwo").await
    })
    .await
}

#[tokio::test]
async fn where_nothing_can_be_kept_it_says_so() -> Result {
    journey("no-storage", Look::PHONE, async |browser| {
        browser
            .before_each_page(
                "Object.defineProperty(IDBFactory.prototype, 'open', \
                 { value() { throw new DOMException('blocked', 'SecurityError'); } }); \
                 Object.defineProperty(window, 'localStorage', \
                 { get() { throw new DOMException('blocked', 'SecurityError'); } });",
            )
            .await?;
        browser.open("").await?;
        browser.see("Nothing you write here is kept").await?;
        browser.fill("Your name", "Maria Lindqvist").await?;
        browser.press(Key::Enter).await?;
        browser.see("Nothing you write here is kept").await?;
        browser.screenshot("no-storage").await?;
        browser.no_barriers().await
    })
    .await
}

#[tokio::test]
async fn a_panic_says_so_and_lets_what_is_stored_be_saved() -> Result {
    journey("panic", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        // A trap inside the module, as a panic ends in one.
        let trap = "const bytes = Uint8Array.of(0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,8,1,0,\
                    10,5,1,3,0,0,11); \
                    setTimeout(() => { new WebAssembly.Instance(new WebAssembly.Module(bytes)); });";
        browser.execute(trap, Vec::new()).await?;
        browser.see("Kith has stopped").await?;
        browser.screenshot("crash").await?;
        browser.no_barriers().await?;
        browser.click("Export the raw stored data").await?;
        let today = "return new Date().toISOString().slice(0, 10)";
        let today = browser.execute(today, Vec::new()).await?.convert::<String>()?;
        let file = browser.downloaded(&format!("kith-raw-{today}.json")).await?;
        let raw: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file)?)?;
        assert!(raw["indexedDB"]["log"].is_array(), "{raw}");
        browser.click("Open Kith again").await?;
        browser.open("#/people").await?;
        browser.see("Ada Okonkwo").await?;
        browser.forgive("unreachable");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_part_that_saves_cannot_be_fetched_it_says_so_and_tries_again() -> Result {
    journey("no-scribe", Look::PHONE, async |browser| {
        browser
            .before_each_page(
                "const real = window.fetch; window.away = true; \
                 window.fetch = (what, ...rest) => \
                   window.away && String(what).includes('split_scribe') \
                     ? Promise.reject(new TypeError('the scribe is away')) : real(what, ...rest);",
            )
            .await?;
        browser.open("").await?;
        browser.fill("Your name", "Maria Lindqvist").await?;
        browser.press(Key::Enter).await?;
        browser
            .see("could not be fetched, and this is not saved")
            .await?;
        browser.no_barriers().await?;
        browser.screenshot("no-scribe").await?;
        browser.execute("window.away = false", Vec::new()).await?;
        browser.fill("Your name", "Maria Lindqvist").await?;
        browser.press(Key::Enter).await?;
        browser.see("Nobody is here yet").await?;
        browser.refresh().await?;
        browser.see("Nobody is here yet").await?;
        browser.forgive("the scribe is away");
        Ok(())
    })
    .await
}
