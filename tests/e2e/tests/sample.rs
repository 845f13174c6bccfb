//! The sample network: in with one click, and out with one, leaving nothing.
use kith_e2e::{Browser, Key, Look, Result, journey};

#[tokio::test]
async fn a_sample_comes_and_goes_on_a_phone() -> Result {
    journey("sample-phone", Look::PHONE, comes_and_goes).await
}

#[tokio::test]
async fn a_sample_comes_and_goes_on_a_desk() -> Result {
    journey("sample-desk", Look::DESK, comes_and_goes).await
}

async fn comes_and_goes(browser: &mut Browser) -> Result {
    browser.open("").await?;
    look_at(browser, "sample-door").await?;
    // Nobody needs a name to look around, and one step leads back.
    browser.click("Try with a sample network").await?;
    browser.see("The sample network was added").await?;
    browser.until_focus("Today").await?;
    browser.click("Undo").await?;
    browser.see("Or bring a book along").await?;
    browser.click("Try with a sample network").await?;
    browser.see("The sample network was added").await?;
    browser.open("#/settings").await?;
    browser.fill("Name you go by", "Maria Lindqvist").await?;
    browser.click("Save the name").await?;
    browser.see("You are Maria Lindqvist").await?;
    browser.open("#/people").await?;
    browser.see("41 people").await?;
    look_at(browser, "sample-people").await?;
    look_around(browser).await?;
    write_about_one(browser).await?;
    take_it_out(browser).await?;
    // An empty list offers it once more.
    browser.open("#/people").await?;
    browser.see("Nobody is here yet").await?;
    browser.see_no("nfinished").await?;
    look_at(browser, "sample-gone").await?;
    browser.click("Try with a sample network").await?;
    browser.see("41 people").await
}

/// Opens somebody's page, by a name or nickname that nobody else has.
async fn open_person(browser: &Browser, name: &str) -> Result {
    browser.open("#/people").await?;
    browser.fill("Search everything", name).await?;
    // Names come first.
    browser.see(" found").await?;
    let script = "const rows = [...document.querySelectorAll('.person-row')];
        rows[0]?.click();
        return rows.length > 0 || null";
    browser.until(name, script, &[]).await?;
    Ok(())
}

async fn look_around(browser: &Browser) -> Result {
    open_person(browser, "Anouk Sarkissian").await?;
    browser.see("Longwave").await?;
    look_at(browser, "sample-anouk").await?;
    open_person(browser, "Leila Mansour").await?;
    browser.see("Tidewater").await?;
    look_at(browser, "sample-leila").await?;
    open_person(browser, "Hohenfeld").await?;
    browser.see("two geese").await?;
    look_at(browser, "sample-conceicao").await?;
    browser.open("#/notes").await?;
    browser.see("What Tomás taught me").await?;
    browser.open("#/reminders").await?;
    browser.see("Write Oma a postcard").await
}

/// A note of one's own, which is to stay.
async fn write_about_one(browser: &Browser) -> Result {
    open_person(browser, "Ilse Brandt").await?;
    browser.see("the tin cup").await?;
    browser.click("Write a note").await?;
    browser.fill("Note", "This one is mine.").await?;
    browser.click("Save note").await?;
    browser.see("Note saved").await
}

async fn take_it_out(browser: &Browser) -> Result {
    browser.open("#/settings").await?;
    browser
        .see("Your book holds 42 invented people and")
        .await?;
    look_at(browser, "sample-settings").await?;
    browser.click("Remove the sample network").await?;
    browser.see("The sample network was removed").await?;
    browser.see_no("Your book holds").await?;
    // It can be had back, and go again.
    browser.click("Undo").await?;
    browser
        .see("Your book holds 42 invented people and")
        .await?;
    browser
        .execute("document.activeElement.blur()", Vec::new())
        .await?;
    browser.press(Key::Control + Key::Shift + "z").await?;
    browser.see_no("Your book holds").await?;
    browser.refresh().await?;
    browser.see("About and privacy").await?;
    browser.see_no("Your book holds").await?;
    browser.open("#/reminders").await?;
    browser.see_no("Write Oma a postcard").await?;
    browser.open("#/notes").await?;
    browser.see("This one is mine.").await?;
    browser.see_no("What Tomás taught me").await
}

async fn look_at(browser: &Browser, name: &str) -> Result {
    browser.screenshot(name).await?;
    browser.no_barriers().await
}
