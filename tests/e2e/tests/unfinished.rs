//! What is unfinished is what somebody wrote and cannot see now, and the way back to it ends in it. While
//! a form is filled in, nothing takes the focus, or moves away from under the pointer.
use kith_e2e::{Browser, Key, Look, Result, journey};

#[tokio::test]
async fn what_is_unfinished_is_found_again_on_a_phone() -> Result {
    journey("unfinished-phone", Look::PHONE, is_found_again).await
}

#[tokio::test]
async fn what_is_unfinished_is_found_again_on_a_desk() -> Result {
    journey("unfinished-desk", Look::DESK, is_found_again).await
}

async fn is_found_again(browser: &mut Browser) -> Result {
    browser.begin().await?;
    browser.add("Ada Okonkwo").await?;
    let page = browser.current_url().await?.to_string();
    only_chosen(browser).await?;
    // What is written is kept, and told of where it is not to be seen.
    browser.fill("In a few words", "A flat by the sea").await?;
    browser.see_no("Unfinished").await?;
    browser.open("#/notes").await?;
    browser
        .see("Unfinished: Goal, need or offer, Ada Okonkwo")
        .await?;
    browser.click("Continue").await?;
    browser.until_focus("Fields").await?;
    in_sight(browser).await?;
    browser.see_no("Unfinished").await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    browser.open("#/notes").await?;
    browser.refresh().await?;
    browser.click("Continue").await?;
    browser.until_focus("Fields").await?;
    in_sight(browser).await?;
    // Saved, it stands in another part of the page, and the focus is there.
    browser.click("Save").await?;
    browser.see(" saved").await?;
    browser.until_focus("Add a goal, need or offer").await?;
    in_sight(browser).await?;
    promise(browser).await?;
    browser.goto(&page).await?;
    a_name(browser).await
}

#[tokio::test]
async fn a_form_tells_what_another_tab_changed() -> Result {
    journey("unfinished-tabs", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        let page = browser.current_url().await?.to_string();
        browser.click("Edit name").await?;
        let (first, second) = browser.second_tab().await?;
        browser.goto(&page).await?;
        browser.click("Edit name").await?;
        browser.fill("Name", "Ada Marsh").await?;
        browser.click("Save").await?;
        browser.see("Ada Marsh saved").await?;
        browser.switch_to_window(first).await?;
        browser.see("This was changed elsewhere meanwhile.").await?;
        browser.screenshot("unfinished-meanwhile").await?;
        browser.no_barriers().await?;
        browser.fill("Name", "Ada Vale").await?;
        browser.click("Save").await?;
        browser.see("Ada Vale saved").await?;
        browser.see_no("This was changed").await?;
        browser.see("something to ask Ada Vale about").await?;
        browser.switch_to_window(second).await?;
        browser.see("something to ask Ada Vale about").await
    })
    .await
}

/// The choice of a rhythm keeps the focus, and the field for another one comes after it.
#[tokio::test]
async fn arrow_keys_pass_by_another_rhythm() -> Result {
    journey("unfinished-rhythm", Look::DESK, async |browser| {
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        browser.click("Add how often to speak").await?;
        browser.until_focus("How often").await?;
        browser.press(Key::End).await?;
        browser.field("In your words").await?;
        browser.until_focus("How often").await?;
        browser.press(Key::Tab).await?;
        browser.until_focus("In your words").await
    })
    .await
}

/// The first aim is only chosen of: the focus stays in the choice, and nothing is unfinished.
async fn only_chosen(browser: &Browser) -> Result {
    browser.click("Add a goal, need or offer").await?;
    browser.until_focus("In a few words").await?;
    let select = "document.querySelector('form[data-draft^=\"aim/\"] select').focus(); return true";
    browser.until("the choice", select, &[]).await?;
    browser.press(Key::Down).await?;
    browser.until_focus("What it is").await?;
    let chosen = "return document.activeElement.selectedIndex === 1";
    browser.until("the second of them", chosen, &[]).await?;
    browser.press(Key::Escape).await?;
    browser.see("Add a goal, need or offer (begun)").await?;
    browser.open("#/notes").await?;
    browser.until_focus("Notes").await?;
    browser.see_no("nfinished").await?;
    browser.back().await?;
    browser.see("Kept from before you left.").await
}

/// A day in words, and one press that saves.
async fn promise(browser: &Browser) -> Result {
    browser.click("A promise").await?;
    browser.fill("What was promised", "The keys").await?;
    browser.fill("By when", "whenever").await?;
    browser.click("Save promise").await?;
    let wrong = "return document.activeElement.getAttribute('aria-invalid') === 'true'";
    browser.until("the focus on the day", wrong, &[]).await?;
    browser.press("x").await?;
    let gone = "return document.querySelector('form [aria-invalid=true]') === null";
    browser.until("the error to go", gone, &[]).await?;
    browser.fill("By when", "Friday").await?;
    browser.click("Save promise").await?;
    browser.see("Promise saved").await
}

/// The name of somebody new, typed beside somebody else, is not told of above itself.
async fn a_name(browser: &Browser) -> Result {
    browser.open("#/people").await?;
    browser
        .field("Name of someone new")
        .await?
        .send_keys(Key::Enter)
        .await?;
    browser.see("Write a name first.").await?;
    browser.fill("Name of someone new", "Be").await?;
    browser.see_no("Write a name first.").await?;
    browser.see_no("Unfinished").await?;
    browser.open("#/notes").await?;
    browser.see("Unfinished: A new person").await?;
    browser.click("Continue").await?;
    browser.until_focus("Name of someone new").await?;
    browser.see_no("Unfinished").await
}

/// What has the focus is on the screen.
async fn in_sight(browser: &Browser) -> Result {
    let script = "const box = document.activeElement.getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight";
    browser.until("it in sight", script, &[]).await.map(drop)
}
