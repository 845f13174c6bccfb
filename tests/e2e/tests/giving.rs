//! What people look for, ideas, introductions, and what one does oneself.
use kith_e2e::{Browser, Key, Look, Result, journey};

async fn look_at(browser: &Browser, name: &str) -> Result {
    browser.screenshot(name).await?;
    browser.no_barriers().await
}

/// Picks the first person offered in that field.
async fn pick(browser: &Browser, label: &str, typed: &str) -> Result {
    browser.fill(label, typed).await?;
    browser
        .until(
            "the suggestion",
            "return document.querySelector('[role=option]') !== null",
            &[],
        )
        .await?;
    browser.press(Key::Enter).await
}

async fn open_person(browser: &Browser, name: &str) -> Result {
    browser.open("#/people").await?;
    let row = "const row = [...document.querySelectorAll('.person-row')]
            .find((row) => row.innerText.includes(arguments[0]));
        row?.click();
        return row !== undefined";
    browser.until("the row", row, &[name.into()]).await?;
    browser.see("Timeline").await
}

async fn begin(browser: &Browser) -> Result {
    browser.begin_with(&["Ada Okafor", "Ben Carter"]).await
}

async fn aims(browser: &mut Browser) -> Result {
    begin(browser).await?;
    open_person(browser, "Ada Okafor").await?;
    browser.click("Add a goal, need or offer").await?;
    browser.click("Save").await?;
    browser.see("Write what it is, in a few words.").await?;
    browser
        .fill("In a few words", "A flat with room for a piano")
        .await?;
    look_at(browser, "aim-form").await?;
    // What was typed survives a reload, and Escape.
    browser.refresh().await?;
    browser.see("Kept from before you left").await?;
    browser.click("Save").await?;
    browser.see("Need saved").await?;
    browser.see("A flat with room for a piano").await?;
    browser.refresh().await?;
    browser.see("A flat with room for a piano").await?;
    look_at(browser, "aims").await?;
    browser.click("Met: A flat with room for a piano").await?;
    browser.see("1 that is met or let go").await?;
    browser.click("Undo").await?;
    browser.see_no("1 that is met or let go").await?;
    browser.see("A flat with room for a piano").await?;
    browser
        .click("Delete: A flat with room for a piano")
        .await?;
    browser.see_no("A flat with room for a piano").await?;
    browser.click("Undo").await?;
    browser.see("A flat with room for a piano").await
}

#[tokio::test]
async fn what_somebody_looks_for_on_a_phone() -> Result {
    journey("aims-phone", Look::PHONE, aims).await
}

#[tokio::test]
async fn what_somebody_looks_for_on_a_desk() -> Result {
    journey("aims-desk", Look::DESK.dark(), aims).await
}

async fn ideas(browser: &mut Browser) -> Result {
    begin(browser).await?;
    browser.open("#/ideas").await?;
    browser.see("The best ideas come from talking").await?;
    look_at(browser, "ideas-empty").await?;
    browser.click("Write down an idea").await?;
    browser.fill("The idea", "Bees on the roof").await?;
    pick(browser, "Sparked by", "Ben").await?;
    pick(browser, "Would interest", "Ada").await?;
    look_at(browser, "idea-form").await?;
    browser.click("Save idea").await?;
    browser.see("Idea saved").await?;
    browser.see("Sparked by Ben Carter").await?;
    browser.refresh().await?;
    browser.see("Would interest Ada Okafor").await?;
    browser.click("Shared idea “Bees on the roof”").await?;
    look_at(browser, "idea-share").await?;
    browser.click("Write it down").await?;
    browser.see("Idea shared with Ada Okafor").await?;
    look_at(browser, "ideas").await?;
    open_person(browser, "Ada Okafor").await?;
    browser.see("Shared an idea: Bees on the roof").await?;
    browser.click("Undo").await?;
    browser.see_no("Shared an idea").await
}

#[tokio::test]
async fn an_idea_is_shared_on_a_phone() -> Result {
    journey("ideas-phone", Look::PHONE.dark(), ideas).await
}

#[tokio::test]
async fn an_idea_is_shared_on_a_desk() -> Result {
    journey("ideas-desk", Look::DESK, ideas).await
}

async fn introductions(browser: &mut Browser) -> Result {
    begin(browser).await?;
    browser.open("#/introductions").await?;
    browser.see("Ask both first").await?;
    look_at(browser, "introductions-empty").await?;
    browser.click("Plan an introduction").await?;
    pick(browser, "The two", "Ada").await?;
    browser.click("Save introduction").await?;
    browser
        .see("Choose the two whom you would introduce.")
        .await?;
    pick(browser, "The two", "Ben").await?;
    browser.fill("Why", "Both keep bees").await?;
    look_at(browser, "introduction-form").await?;
    browser.click("Save introduction").await?;
    browser.see("Introduction saved").await?;
    browser.see("Thought of").await?;
    browser.click("Text to Ada: Ada Okafor").await?;
    let text = "return [...document.querySelectorAll('textarea')].some((area) =>
        area.value.includes('Dear Ada') && area.value.includes('you and Ben Carter: Both keep bees'))";
    browser.until("the text", text, &[]).await?;
    look_at(browser, "introduction-text").await?;
    browser.click("Ada was asked").await?;
    browser.see("Ada Okafor was asked today").await?;
    browser.click("Ben was asked").await?;
    browser.see("Ben Carter was asked today").await?;
    browser.click("Made: Ada Okafor and Ben Carter").await?;
    browser.see("Introduction made").await?;
    browser.refresh().await?;
    browser.see("Made today").await?;
    look_at(browser, "introductions").await?;
    // Without one of the two it stays, with a word.
    open_person(browser, "Ben Carter").await?;
    browser.click("More: Ben Carter").await?;
    browser.click("Delete").await?;
    browser.see("Ben Carter was moved to the trash").await?;
    browser.open("#/introductions").await?;
    browser.see("Ada Okafor and someone removed").await
}

#[tokio::test]
async fn two_people_are_introduced_on_a_phone() -> Result {
    journey("introductions-phone", Look::PHONE, introductions).await
}

#[tokio::test]
async fn two_people_are_introduced_on_a_desk() -> Result {
    journey("introductions-desk", Look::DESK.dark(), introductions).await
}

async fn me(browser: &mut Browser) -> Result {
    begin(browser).await?;
    browser.open("#/me").await?;
    browser.see("A talk you gave").await?;
    look_at(browser, "me-empty").await?;
    browser.click("Add news or something you did").await?;
    browser.fill("In a few words", "A talk about bees").await?;
    browser
        .fill("Who is new", "Bruno Costa, baker\nBen Carter")
        .await?;
    browser.see("Bruno Costa will be added").await?;
    browser.see("Ben Carter is here already").await?;
    look_at(browser, "act-form").await?;
    browser.click("Save").await?;
    browser.see("Saved, and one person added").await?;
    browser.see("Met Bruno Costa").await?;
    browser.refresh().await?;
    browser.see("A talk about bees").await?;
    look_at(browser, "me").await?;
    open_person(browser, "Bruno Costa").await?;
    browser.see("A talk about bees").await?;
    browser.open("#/settings").await?;
    browser.see("Texts to send").await?;
    look_at(browser, "settings-texts").await
}

#[tokio::test]
async fn what_one_did_and_whom_one_met_on_a_phone() -> Result {
    journey("me-phone", Look::PHONE.dark(), me).await
}

#[tokio::test]
async fn what_one_did_and_whom_one_met_on_a_desk() -> Result {
    journey("me-desk", Look::DESK, me).await
}
