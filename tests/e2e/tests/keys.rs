//! Everything by keyboard.
use kith_e2e::{Browser, Key, Look, Result, journey};

#[tokio::test]
async fn a_person_is_added_found_and_edited_by_keyboard_alone_on_a_phone() -> Result {
    journey("keys-phone", Look::PHONE, by_keyboard).await
}

#[tokio::test]
async fn a_person_is_added_found_and_edited_by_keyboard_alone_on_a_desk() -> Result {
    journey("keys-desk", Look::DESK, by_keyboard).await
}

async fn by_keyboard(browser: &mut Browser) -> Result {
    browser.open("").await?;
    // The one field has the focus.
    browser.until_focus("Your name").await?;
    browser.press("Maria Lindqvist").await?;
    browser.press(Key::Enter).await?;
    browser.see("Nobody is here yet").await?;

    // From any page to the field for someone new, and to the search.
    for page in ["#/settings", "#/notes"] {
        browser.open(page).await?;
        browser.until_focus_is_not_in_a_field().await?;
        browser.press("n").await?;
        browser.until_focus("Name of someone new").await?;
        browser.open(page).await?;
        browser.until_focus_is_not_in_a_field().await?;
        browser.press("/").await?;
        browser.until_focus("Search everything").await?;
    }
    browser.open("#/reminders").await?;
    browser.until_focus_is_not_in_a_field().await?;
    browser.press("n").await?;
    browser.until_focus("Name of someone new").await?;
    browser.press("Ada Okonkwo").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Ada Okonkwo").await?;

    // The tab key comes by the button; Enter opens the form, in its first field.
    browser.tab_to("Add tags").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Add a tag").await?;
    browser.press("sailing").await?;
    browser.press(Key::Enter).await?;
    browser.tab_to("Save").await?;
    browser.press(Key::Enter).await?;
    browser.see("Ada Okonkwo saved").await?;
    browser.until_focus("Edit tags").await?;
    browser.press(Key::Control + "z").await?;
    browser.see("Undone").await?;

    // The toast keeps its button, whatever it says.
    browser.tab_to("Redo").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Undo").await?;

    browser.open("#/notes").await?;
    browser.until_focus("Notes").await?;
    browser.press("/").await?;
    browser.until_focus("Search everything").await?;
    browser.press("sail").await?;
    browser.see("1 found").await?;
    browser.tab_to("AO Ada Okonkwo Tag: sailing").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Ada Okonkwo").await
}

#[tokio::test]
async fn what_is_behind_more_is_reached_and_left_by_keyboard() -> Result {
    journey("keys-more", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.open("#/reminders").await?;
        browser.click("Add a reminder").await?;
        browser.fill("Remind me to", "water the olive tree").await?;
        browser.press(Key::Enter).await?;
        browser.see("Reminder saved").await?;
        browser.click("Dismiss").await?;

        browser.until_focus("Reminders").await?;
        browser.tab_to("More: water the olive tree").await?;
        browser.see_no("By a week").await?;
        browser.press(Key::Enter).await?;
        browser.see("By a week").await?;
        browser.tab_to("By a day").await?;
        browser.press(Key::Escape).await?;
        browser.see_no("By a week").await?;
        browser.until_focus("More: water the olive tree").await?;
        browser.press(Key::Enter).await?;
        browser.tab_to("By a week").await?;
        browser.press(Key::Enter).await?;
        browser.see("Put off. Due next").await?;
        browser.see_no("By a week").await?;
        browser.refresh().await?;
        browser.see("Coming").await
    })
    .await
}
