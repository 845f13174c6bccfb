//! What to raise next time, and what was promised: written down, ticked off in what was talked about,
//! kept, put off, taken back; and understood in a line.
use kith_e2e::{Browser, Key, LINE, Look, Result, journey};
use serde_json::json;

#[tokio::test]
async fn points_are_raised_on_a_phone() -> Result {
    journey("raise-phone", Look::PHONE, points_are_raised).await
}

#[tokio::test]
async fn points_are_raised_on_a_desk() -> Result {
    journey("raise-desk", Look::DESK, points_are_raised).await
}

#[tokio::test]
async fn promises_are_kept_on_a_phone() -> Result {
    journey("promises-phone", Look::PHONE, promises_are_kept).await
}

#[tokio::test]
async fn promises_are_kept_on_a_desk() -> Result {
    journey("promises-desk", Look::DESK, promises_are_kept).await
}

#[tokio::test]
async fn a_promise_is_understood_on_a_phone() -> Result {
    journey("promise-line-phone", Look::PHONE, a_line_promises).await
}

#[tokio::test]
async fn a_promise_is_understood_on_a_desk() -> Result {
    journey("promise-line-desk", Look::DESK, a_line_promises).await
}

async fn begin(browser: &Browser) -> Result {
    browser.begin_with(&["Ben Vale", "Ada Okonkwo"]).await
}

/// The points that stand on the page. Those of one second have no order.
async fn points(browser: &Browser, expected: &[&str]) -> Result {
    let script = "const points = [...document.querySelectorAll('.point-text')];
        const sorted = (texts) => JSON.stringify([...texts].sort());
        return sorted(points.map((one) => one.innerText)) === sorted(arguments[0])";
    let what = format!("the points {expected:?}");
    browser.until(&what, script, &[json!(expected)]).await?;
    Ok(())
}

async fn points_are_raised(browser: &mut Browser) -> Result {
    begin(browser).await?;
    // A page of somebody new stays as calm as it was.
    browser.see_no("Raise next time").await?;
    browser.click("Something to raise next time").await?;
    browser.until_focus("What to raise").await?;
    // One line after the other.
    browser.press(Key::Enter).await?;
    browser.see("Write what you want to raise.").await?;
    for point in ["The seeds", "Her brother", "The boat"] {
        browser.press(point).await?;
        browser.press(Key::Enter).await?;
        let empty = "return document.activeElement?.value === ''";
        browser.until("an empty field", empty, &[]).await?;
        browser.until_focus("What to raise").await?;
    }
    in_both_themes(browser, "raise").await?;
    browser.press("What is half").await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    browser.refresh().await?;
    points(browser, &["The seeds", "Her brother", "The boat"]).await?;
    // What was being typed is there, and goes when it is written.
    let half = "return document.querySelector('.add-point input')?.value === 'What is half'";
    browser.until("what was being typed", half, &[]).await?;
    browser.fill("What to raise", "The map").await?;
    browser.press(Key::Enter).await?;
    points(
        browser,
        &["The seeds", "Her brother", "The boat", "The map"],
    )
    .await?;
    browser.press(Key::Escape).await?;
    browser.until_focus("Something else").await?;
    browser.click("More: The seeds").await?;
    browser.click("Edit: The seeds").await?;
    browser.until_focus("What to raise").await?;
    browser.fill("What to raise", "The seeds, soon").await?;
    browser.press(Key::Enter).await?;
    points(
        browser,
        &["The seeds, soon", "Her brother", "The boat", "The map"],
    )
    .await?;
    browser.click("Raised: The boat").await?;
    browser.see("Raised: The boat").await?;
    points(browser, &["The seeds, soon", "Her brother", "The map"]).await?;
    browser.click("Undo").await?;
    points(
        browser,
        &["The seeds, soon", "Her brother", "The boat", "The map"],
    )
    .await?;
    ticked_off(browser).await?;
    browser.open("#/trash").await?;
    browser.see("To raise next time, deleted today").await
}

/// In the form of having caught up, and in the line: one Change, one undo.
async fn ticked_off(browser: &Browser) -> Result {
    browser.click("Caught up…").await?;
    browser.see("Tick what you raised with Ada Okonkwo").await?;
    browser.see("1 more").await?;
    tick(browser, "The seeds, soon").await?;
    tick(browser, "Her brother").await?;
    in_both_themes(browser, "raise-form").await?;
    browser
        .fill("What you talked about", "On the phone.")
        .await?;
    browser.click("Save").await?;
    browser.see("Caught up with Ada Okonkwo").await?;
    points(browser, &["The boat", "The map"]).await?;
    browser.see("Raised:").await?;
    browser.click("Undo").await?;
    points(
        browser,
        &["The seeds, soon", "Her brother", "The boat", "The map"],
    )
    .await?;
    browser.see_no("On the phone.").await?;
    browser.open("#/").await?;
    browser.fill(LINE, "called @Ada today").await?;
    tick(browser, "The boat").await?;
    in_both_themes(browser, "raise-line").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Caught up with Ada Okonkwo").await?;
    go_to(browser, "Ada Okonkwo").await?;
    browser.refresh().await?;
    points(browser, &["The seeds, soon", "Her brother", "The map"]).await?;
    browser.see("Raised: The boat").await
}

async fn promises_are_kept(browser: &mut Browser) -> Result {
    begin(browser).await?;
    browser.click("A promise").await?;
    browser.until_focus("What was promised").await?;
    browser.click("Save promise").await?;
    browser.see("Write what was promised").await?;
    browser.until_focus("What was promised").await?;
    browser.fill("What was promised", "Send the paper").await?;
    browser.fill("By when", "yesterday").await?;
    in_both_themes(browser, "promise-form").await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    browser.refresh().await?;
    browser.see("Kept from before you left.").await?;
    browser.click("Save promise").await?;
    browser.see("You promised Ada Okonkwo").await?;
    browser.see("Was due yesterday").await?;
    theirs(browser).await?;
    in_both_themes(browser, "promises").await?;
    on_today(browser).await?;
    go_to(browser, "Ada Okonkwo").await?;
    browser.click("Kept: Send the paper").await?;
    browser.see("Promise kept").await?;
    browser.see("Promise, kept").await?;
    browser.click("Undo").await?;
    browser.see_no("Promise, kept").await?;
    browser.click("Kept: Send the paper").await?;
    browser.see("Promise, kept").await?;
    browser.refresh().await?;
    browser.see("Promise, kept").await?;
    // Edited where it stands, it can be open again.
    browser.click("Edit: Promise, kept Send the paper").await?;
    browser.fill("On what day", "3 May 2024").await?;
    in_both_themes(browser, "promise-closed").await?;
    browser.click("Save promise").await?;
    browser.see("3 May 2024").await?;
    browser.click("Edit: Promise, kept Send the paper").await?;
    choose(browser, "What became of it", "open").await?;
    browser.click("Save promise").await?;
    browser.see_no("Promise, kept").await?;
    browser.see("You promised Ada Okonkwo").await
}

/// One of hers, one between her and Ben.
async fn theirs(browser: &Browser) -> Result {
    browser.click("Another promise").await?;
    browser.fill("What was promised", "Bring the map").await?;
    choose(browser, "Who promised it", "theirs").await?;
    browser.see("By whom").await?;
    browser.click("Save promise").await?;
    browser.see("Ada Okonkwo promised you").await?;
    browser.click("Another promise").await?;
    browser
        .fill("What was promised", "Show him the ropes")
        .await?;
    choose(browser, "Who promised it", "theirs").await?;
    choose(browser, "Who promised it", "others").await?;
    browser.fill("To whom", "Ben").await?;
    browser.see("1 person fits").await?;
    browser.press(Key::Enter).await?;
    browser.click("Save promise").await?;
    browser.see("Ada Okonkwo promised Ben Vale").await?;
    browser.click("More: Show him the ropes").await?;
    browser.click("Released: Show him the ropes").await?;
    browser.see("Promise, released").await
}

async fn on_today(browser: &Browser) -> Result {
    browser.open("#/").await?;
    browser.see("You promised Ada Okonkwo").await?;
    browser.see("Was due yesterday").await?;
    browser.see_no("Bring the map").await?;
    browser.open("#/reminders").await?;
    browser.see("Send the paper").await?;
    browser.see("Bring the map").await?;
    browser.see_no("Show him the ropes").await?;
    in_both_themes(browser, "promises-all").await?;
    browser.click("More: Send the paper").await?;
    browser.click("By a week").await?;
    browser.see("Promise put off").await?;
    browser.see("Due in 7 days").await
}

async fn a_line_promises(browser: &mut Browser) -> Result {
    begin(browser).await?;
    browser.open("#/").await?;
    let line = "called @Ada, promised to send the paper by tomorrow, she promised me the map";
    browser.fill(LINE, line).await?;
    let said =
        "const texts = [...document.querySelectorAll('.log-later-text')].map((one) => one.value);
        const chips = [...document.querySelectorAll('.log-follow-up select')]
            .map((one) => one.selectedOptions[0]?.innerText);
        return JSON.stringify([texts, chips]) === JSON.stringify(arguments[0])";
    let understood = |first: &str, chips: [&str; 4]| json!([[first, "The map"], chips]);
    let chips = [
        "I promised Ada Okonkwo",
        "Tomorrow",
        "Ada Okonkwo promised me",
        "No day",
    ];
    let all = understood("Send the paper", chips);
    browser.until("what was promised", said, &[all]).await?;
    in_both_themes(browser, "promise-line").await?;
    // All of it can be changed.
    browser.fill("What was promised", "Send the papers").await?;
    choose(browser, "By when", "14").await?;
    let chips = [
        "I promised Ada Okonkwo",
        "In 2 weeks",
        "Ada Okonkwo promised me",
        "No day",
    ];
    let all = understood("Send the papers", chips);
    browser.until("what was changed", said, &[all]).await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Caught up with Ada Okonkwo").await?;
    browser.see("Your promise: Send the papers").await?;
    // With two, it is asked whose it is; refused, the words are text.
    browser
        .fill(LINE, "met @Ada and @Ben, promised to write")
        .await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser
        .see("could be several promises. Pick whose it is.")
        .await?;
    browser.until_focus("Whose promise").await?;
    in_both_themes(browser, "promise-asked").await?;
    choose(browser, "Whose promise", "refused").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser
        .see("Caught up with Ada Okonkwo and Ben Vale")
        .await?;
    browser.click("Undo").await?;
    browser.see("Undone").await?;
    browser
        .fill(LINE, "promise: lend @Ben the tent by tomorrow")
        .await?;
    browser.see("spoken of").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Promise saved").await?;
    browser.refresh().await?;
    browser.see("Your promise: Lend Ben the tent").await?;
    go_to(browser, "Ada Okonkwo").await?;
    browser.see("You promised Ada Okonkwo").await?;
    browser.see("Ada Okonkwo promised you").await?;
    browser.see("called Ada").await?;
    browser.see_no("by tomorrow").await
}

/// Ticks the box of that text.
async fn tick(browser: &Browser, text: &str) -> Result {
    let script = "const boxes = [...document.querySelectorAll('.raise-ticks label')];
        const box = boxes.find((one) => one.textContent.trim() === arguments[0]);
        box?.click();
        return box?.control.checked === true";
    browser
        .until(&format!("the box of “{text}”"), script, &[json!(text)])
        .await?;
    Ok(())
}

/// Chooses the option of that value in a `<select>`.
async fn choose(browser: &Browser, label: &str, value: &str) -> Result {
    let select = browser.field(label).await?;
    let script = "arguments[0].value = arguments[1];
        arguments[0].dispatchEvent(new Event('change', { bubbles: true }));";
    browser
        .execute(script, vec![select.to_json()?, json!(value)])
        .await?;
    Ok(())
}

/// Opens the page of that person from the list.
async fn go_to(browser: &Browser, name: &str) -> Result {
    browser.open("#/people").await?;
    let script = "const row = [...document.querySelectorAll('.person-row')]
            .find((row) => row.innerText.includes(arguments[0]));
        row?.click();
        return row !== undefined";
    let row = format!("the row of {name}");
    browser.until(&row, script, &[json!(name)]).await?;
    browser.see("Timeline").await
}

/// A picture in each theme, without a barrier in either.
async fn in_both_themes(browser: &Browser, name: &str) -> Result {
    for scheme in ["light", "dark"] {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser
            .devtools("Emulation.setEmulatedMedia", features)
            .await?;
        browser.screenshot(&format!("{name}-{scheme}")).await?;
        browser.no_barriers().await?;
    }
    let light = json!({ "features": [{ "name": "prefers-color-scheme", "value": "light" }] });
    browser
        .devtools("Emulation.setEmulatedMedia", light)
        .await?;
    Ok(())
}
