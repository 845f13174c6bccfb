//! Circles, what they do together, and whom one keeps close.
use kith_e2e::{Browser, Key, Look, Result, journey};

#[tokio::test]
async fn a_circle_meets_and_one_undo_takes_it_back_on_a_phone() -> Result {
    journey("circles-phone", Look::PHONE, a_circle_meets).await
}

#[tokio::test]
async fn a_circle_meets_and_one_undo_takes_it_back_on_a_desk() -> Result {
    journey("circles-desk", Look::DESK.dark(), a_circle_meets).await
}

async fn look_at(browser: &Browser, name: &str) -> Result {
    browser.screenshot(name).await?;
    browser.no_barriers().await
}

async fn a_circle_meets(browser: &mut Browser) -> Result {
    browser
        .begin_with(&["Ada Okonkwo", "Ben Carter", "Zoe Ito"])
        .await?;
    browser.open("#/circles").await?;
    browser.see("people who belong together").await?;
    look_at(browser, "circles-empty").await?;
    browser.fill("Name of a new circle", "Rowers").await?;
    browser.press(Key::Enter).await?;
    browser.see("Nobody is in it yet").await?;

    // Three people at once.
    for name in ["Ada", "Ben", "Zoe"] {
        browser.fill("Add people", name).await?;
        browser.until("the suggestion", SUGGESTED, &[]).await?;
        browser.press(Key::Enter).await?;
    }
    browser.click("Add 3 to the circle").await?;
    browser
        .see("Ada Okonkwo, Ben Carter and 1 more are in Rowers")
        .await?;
    browser.see("3 people").await?;

    // A rhythm, which they inherit.
    browser.click("Edit").await?;
    browser.until_focus("Name").await?;
    choose(browser, "Rhythm of its people", "Every 2 weeks").await?;
    look_at(browser, "circle-form").await?;
    browser.click("Save circle").await?;
    browser.see("Rowers saved").await?;
    browser.until_focus("Edit").await?;
    browser.see("every 2 weeks").await?;

    // One gathering, for those who were there.
    browser.click("Log a gathering").await?;
    browser.fill("When", "yesterday").await?;
    untick(browser, "Ben Carter").await?;
    browser.see("2 of 3").await?;
    browser.see("A small group (guessed)").await?;
    look_at(browser, "gathering-form").await?;

    // What was typed survives a reload.
    browser.refresh().await?;
    browser.see("Kept from before you left").await?;
    browser.see("2 of 3").await?;
    browser.click("Save gathering").await?;
    browser.see("Gathering saved, 2 people").await?;
    browser.see("Ada Okonkwo and Zoe Ito").await?;
    look_at(browser, "circle").await?;
    browser.refresh().await?;
    browser.see("Ada Okonkwo and Zoe Ito").await?;

    browser.open("#/people").await?;
    browser.see("Ada Okonkwo").await?;
    browser.open("#/circles").await?;
    browser.see("Every 2 weeks").await?;
    look_at(browser, "circles").await?;
    open_row(browser, "Rowers").await?;
    browser.see("Ada Okonkwo and Zoe Ito").await?;

    // Deleting leaves the people, and one undo brings all of it back.
    browser.click("Delete").await?;
    browser
        .see("Rowers was moved to the trash. Its people stay")
        .await?;
    browser.click("Undo").await?;
    open_row(browser, "Rowers").await?;
    browser.see("3 people").await?;

    // A second gathering goes with one undo.
    browser.click("Log a gathering").await?;
    browser.fill("Where", "Boat house").await?;
    browser.click("Save gathering").await?;
    browser.see("Gathering saved, 3 people").await?;
    browser.see("Boat house").await?;
    browser.click("Undo").await?;
    browser.see_no("Boat house").await?;
    browser.see("Ada Okonkwo and Zoe Ito").await?;
    on_a_page(browser).await
}

/// The circles and the rhythm of a person, on their page.
async fn on_a_page(browser: &Browser) -> Result {
    browser.open("#/people").await?;
    open_row(browser, "Ben Carter").await?;
    browser.see("Every 2 weeks, from Rowers").await?;
    browser.click("Change circles").await?;
    browser.fill("Circle, there or new", "Sailors").await?;
    browser.press(Key::Enter).await?;
    browser.see("Ben Carter is in Sailors").await?;
    browser.click("Leave Rowers").await?;
    browser.see("Ben Carter left Rowers").await?;
    look_at(browser, "person-circles").await?;
    browser.click("Done").await?;
    browser.until_focus("Change circles").await?;
    browser.click("Add how often to speak").await?;
    choose(browser, "How often", "Another rhythm…").await?;
    browser.fill("In your words", "whenever").await?;
    browser.click("Save").await?;
    browser.see("Write how often").await?;
    browser.fill("In your words", "twice a year").await?;
    browser.see("Every 6 months").await?;
    look_at(browser, "person-touch-form").await?;
    browser.click("Save").await?;
    browser.see("Ben Carter saved").await?;
    browser.see("Every 6 months").await?;
    look_at(browser, "person-touch").await
}

#[tokio::test]
async fn people_are_kept_close_by_keys_alone_on_a_phone() -> Result {
    journey("close-phone", Look::PHONE.dark(), keep_close).await
}

#[tokio::test]
async fn people_are_kept_close_by_keys_alone_on_a_desk() -> Result {
    journey("close-desk", Look::DESK, keep_close).await
}

async fn keep_close(browser: &mut Browser) -> Result {
    browser
        .begin_with(&["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn"])
        .await?;
    browser.open("#/").await?;
    browser.see("6 people are new here").await?;
    look_at(browser, "close-offer").await?;
    browser.tab_to("Go through them").await?;
    browser.press(Key::Enter).await?;
    browser
        .until_focus("Whom do you want to keep close?")
        .await?;
    look_at(browser, "close").await?;

    browser.tab_to("Add a circle to choose from").await?;
    browser.press("Family").await?;
    browser.press(Key::Enter).await?;
    browser.see("Family added").await?;
    browser.until_focus("A Ada").await?;
    browser.press("1").await?;
    browser.until_focus("B Ben").await?;
    browser.press("m").await?;
    browser.until_focus("C Cleo").await?;
    browser.press("x").await?;
    browser.until_focus("D Dan").await?;
    browser.press("l").await?;
    browser.until_focus("E Eve").await?;
    browser.see("2 people are left").await?;
    look_at(browser, "close-some").await?;
    for said in ["Family", "Every month", "Never suggested", "Later, from"] {
        browser.see(said).await?;
    }

    // One key takes the last of them back; the rest is kept, and waits.
    browser.press(Key::Control + "z").await?;
    browser.see("3 people are left").await?;
    browser.refresh().await?;
    browser.see("3 people are left").await?;
    browser.see_no("Cleo").await?;
    browser.see("Dan").await
}

/// Whether the people who fit are suggested.
const SUGGESTED: &str = "return document.querySelector('[role=option]') !== null";

/// Chooses in the field of that label.
async fn choose(browser: &Browser, label: &str, words: &str) -> Result {
    let field = browser.field(label).await?;
    let script = "const field = arguments[0];
        field.value = [...field.options].find((one) => one.text === arguments[1]).value;
        field.dispatchEvent(new Event('change', {bubbles: true}));";
    browser
        .execute(script, vec![field.to_json()?, serde_json::json!(words)])
        .await?;
    Ok(())
}

/// Opens the row of a list that says something.
async fn open_row(browser: &Browser, text: &str) -> Result {
    let script = "const row = [...document.querySelectorAll('.circle-row, .person-row')]
            .find((row) => row.innerText.includes(arguments[0]));
        row?.click();
        return row !== undefined";
    let arguments = [serde_json::json!(text)];
    browser.until("the row", script, &arguments).await.map(drop)
}

/// Clicks the box of that person.
async fn untick(browser: &Browser, name: &str) -> Result {
    let tick = browser.field(name).await?;
    tick.scroll_into_view().await?;
    Ok(tick.click().await?)
}
