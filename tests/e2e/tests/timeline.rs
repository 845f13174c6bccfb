//! What happened with people: written down once, seen on everyone's page, edited, filtered, taken
//! back; and how they stand to each other, from both sides.
use kith_e2e::{Browser, Key, Look, Result, journey};
use std::time::Duration;

#[tokio::test]
async fn a_meeting_is_on_both_pages_on_a_phone() -> Result {
    journey("timeline-phone", Look::PHONE, what_happened).await
}

#[tokio::test]
async fn a_meeting_is_on_both_pages_on_a_desk() -> Result {
    journey("timeline-desk", Look::DESK, what_happened).await
}

#[tokio::test]
async fn people_stand_to_each_other_on_a_phone() -> Result {
    journey("related-phone", Look::PHONE, who_they_know).await
}

#[tokio::test]
async fn people_stand_to_each_other_on_a_desk() -> Result {
    journey("related-desk", Look::DESK, who_they_know).await
}

#[tokio::test]
async fn nothing_is_in_the_way_on_a_phone_in_the_dark() -> Result {
    journey("timeline-dark", Look::PHONE.dark(), in_the_dark).await
}

#[tokio::test]
async fn nothing_is_in_the_way_on_a_desk_in_the_dark() -> Result {
    journey("timeline-dark", Look::DESK.dark(), in_the_dark).await
}

/// Opens the page of that person from the list.
async fn go_to(browser: &Browser, name: &str) -> Result {
    browser.open("#/people").await?;
    let script = "const row = [...document.querySelectorAll('.person-row')]
            .find((row) => row.innerText.includes(arguments[0]));
        row?.click();
        return row !== undefined";
    let row = format!("the row of {name}");
    browser
        .until(&row, script, &[serde_json::json!(name)])
        .await?;
    browser.see("Timeline").await
}

/// Waits until what is being typed is kept.
async fn a_second() {
    tokio::time::sleep(Duration::from_secs(1)).await;
}

async fn no_barriers(browser: &Browser, picture: &str) -> Result {
    browser.screenshot(picture).await?;
    browser.no_barriers().await
}

/// How many lines the timeline has.
async fn lines(browser: &Browser, count: usize) -> Result {
    let script = "return document.querySelectorAll('.timeline > li').length === arguments[0]";
    let what = format!("{count} lines in the timeline");
    browser
        .until(&what, script, &[serde_json::json!(count)])
        .await
        .map(drop)
}

/// A meeting of May 2024 with Ada and Ben, from Ada's page; its form survives a reload.
async fn write_down(browser: &Browser) -> Result {
    go_to(browser, "Ada Okonkwo").await?;
    browser.see("Nothing is written down yet.").await?;
    browser.click("Caught up…").await?;
    browser.fill("When", "31 June").await?;
    browser
        .fill("What you talked about", "Boats, and the *harbour*.")
        .await?;
    browser.click("Save").await?;
    browser.see("There is no 31 June.").await?;
    browser.until_focus("When").await?;
    browser.fill("When", "May 2024").await?;
    browser.fill("With", "Ben").await?;
    browser.see("1 person fits").await?;
    browser.press(Key::Enter).await?;
    browser.click("Time, place and more").await?;
    browser.fill("How long", "1:30").await?;
    browser.fill("Where", "Harbour café").await?;
    let private = browser.field("Private").await?;
    private.scroll_into_view().await?;
    private.click().await?;
    no_barriers(browser, "caught-up-form").await?;
    a_second().await;
    browser.refresh().await?;
    browser.see("Kept from before you left.").await?;
    browser.click("Save").await?;
    browser.see("Caught up with Ada Okonkwo and Ben Vale").await
}

async fn what_happened(browser: &mut Browser) -> Result {
    browser.begin_with(&["Ada Okonkwo", "Ben Vale"]).await?;
    write_down(browser).await?;
    for (name, other) in [("Ada Okonkwo", "Ben Vale"), ("Ben Vale", "Ada Okonkwo")] {
        go_to(browser, name).await?;
        browser.refresh().await?;
        browser.see("Boats, and the harbour.").await?;
        browser.see("May 2024").await?;
        browser.see(&format!("Met with {other}")).await?;
        browser.see("1 h 30 min").await?;
        browser.see("Private").await?;
        lines(browser, 1).await?;
    }
    edit(browser).await?;
    add_others(browser).await?;
    filter(browser).await?;
    delete_and_undo(browser).await
}

/// On Ben's page, seen on Ada's.
async fn edit(browser: &Browser) -> Result {
    browser.click("Edit: Met Boats, and the harbour.").await?;
    browser.fill("When", "12 May 2024").await?;
    browser.click("Save").await?;
    browser.see("12 May 2024").await?;
    browser
        .until_focus("Edit: Met Boats, and the harbour.")
        .await?;
    go_to(browser, "Ada Okonkwo").await?;
    browser.see("12 May 2024").await
}

/// A note and a life event: newest first, whatever they are.
async fn add_others(browser: &Browser) -> Result {
    browser.click("Write a note").await?;
    browser.fill("Note", "Looks for a flat.").await?;
    browser.click("Save note").await?;
    browser.see("Note saved").await?;
    browser.click("Add a life event").await?;
    browser.fill("What happened", "Moved").await?;
    browser.fill("When", "2025").await?;
    browser.fill("More about it", "To Lisbon").await?;
    no_barriers(browser, "life-event-form").await?;
    browser.click("Save life event").await?;
    browser.see("Life event saved").await?;
    lines(browser, 3).await?;
    let script = "const text = document.querySelector('.timeline').innerText;
        const places = ['Looks for a flat', 'To Lisbon', 'Boats'].map((one) => text.indexOf(one));
        return places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1]))";
    browser.until("newest first", script, &[]).await?;
    no_barriers(browser, "timeline").await
}

async fn filter(browser: &Browser) -> Result {
    browser.click("Life events").await?;
    lines(browser, 1).await?;
    browser.see("To Lisbon").await?;
    browser.see_no("Boats, and the harbour.").await?;
    browser.click("All").await?;
    lines(browser, 3).await
}

async fn delete_and_undo(browser: &Browser) -> Result {
    browser.click("Delete: Met Boats, and the harbour.").await?;
    browser.see("Conversation deleted").await?;
    lines(browser, 2).await?;
    browser.click("Undo").await?;
    lines(browser, 3).await?;
    browser.click("Delete: Moved").await?;
    lines(browser, 2).await?;
    browser.refresh().await?;
    browser.see("Boats, and the harbour.").await?;
    lines(browser, 2).await
}

/// Chidi is the parent of Ada and of Ben; so Ben is asked about, and said not to be.
async fn who_they_know(browser: &mut Browser) -> Result {
    browser
        .begin_with(&["Ada Okonkwo", "Ben Vale", "Chidi Marsh"])
        .await?;
    for child in ["Ada Okonkwo", "Ben Vale"] {
        go_to(browser, child).await?;
        relate(browser, "Chidi", true, "Parent").await?;
        browser
            .see(&format!("Chidi Marsh is {child}’s Parent."))
            .await?;
        browser.click("Save").await?;
        browser.see("Chidi Marsh saved").await?;
    }
    browser.see("Is Ada Okonkwo Ben Vale’s sibling?").await?;
    no_barriers(browser, "related").await?;
    browser
        .click("No: Is Ada Okonkwo Ben Vale’s sibling?")
        .await?;
    browser.see_no("sibling?").await?;
    go_to(browser, "Ada Okonkwo").await?;
    browser.refresh().await?;
    browser.see("Parent").await?;
    browser.see_no("sibling?").await?;
    // Somebody who is nobody in the book.
    relate(browser, "Uncle Joe", false, "tortoise").await?;
    no_barriers(browser, "related-form").await?;
    browser.click("Save").await?;
    browser.see("Tortoise").await?;
    // The right word on the other's page, from where it is edited and deleted.
    go_to(browser, "Chidi Marsh").await?;
    browser.refresh().await?;
    browser.see("Child").await?;
    browser.click("Edit: Ada Okonkwo, child").await?;
    browser
        .fill("What they are to Chidi Marsh", "mentee")
        .await?;
    browser.click("Save").await?;
    browser.see("Mentee").await?;
    go_to(browser, "Ada Okonkwo").await?;
    browser.see("Mentor").await?;
    browser.click("Edit: Chidi Marsh, mentor").await?;
    let delete = "document.querySelector('.related .button-danger').click(); return true";
    browser.until("the button", delete, &[]).await?;
    browser.see_no("Mentor").await?;
    browser.click("Undo").await?;
    browser.see("Mentor").await
}

/// Opens the form and fills in who and what; `known` picks the person who is suggested.
async fn relate(browser: &Browser, name: &str, known: bool, kind: &str) -> Result {
    browser.click("Add family or others").await?;
    browser.fill("Who", name).await?;
    if known {
        browser.see("1 person fits").await?;
        browser.press(Key::Enter).await?;
        browser.see("In your book").await?;
    } else {
        browser.see("kept as a name").await?;
    }
    browser.fill("What they are to", kind).await
}

async fn in_the_dark(browser: &mut Browser) -> Result {
    browser.begin_with(&["Ada Okonkwo", "Ben Vale"]).await?;
    write_down(browser).await?;
    add_others(browser).await?;
    relate(browser, "Ben", true, "sibling").await?;
    no_barriers(browser, "related-form").await?;
    browser.click("Save").await?;
    browser.see("Ben Vale saved").await?;
    no_barriers(browser, "timeline-whole").await
}
