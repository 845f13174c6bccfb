//! Help, gifts and loans: written down from a person's page, told in both directions, given back and
//! thanked for with one press, and grown from what came before.
use kith_e2e::{Browser, Key, Look, Result, journey};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn help_goes_both_ways_on_a_phone() -> Result {
    journey("favours-phone", Look::PHONE, both_ways).await
}

#[tokio::test]
async fn help_goes_both_ways_on_a_desk() -> Result {
    journey("favours-desk", Look::DESK, both_ways).await
}

#[tokio::test]
async fn nothing_is_in_the_way_on_a_phone_in_the_dark() -> Result {
    journey("favours-dark", Look::PHONE.dark(), in_the_sample).await
}

#[tokio::test]
async fn nothing_is_in_the_way_on_a_desk_in_the_dark() -> Result {
    journey("favours-dark", Look::DESK.dark(), in_the_sample).await
}

async fn both_ways(browser: &mut Browser) -> Result {
    browser.begin_with(&["Ada Okonkwo", "Ben Vale"]).await?;
    borrow_a_ladder(browser).await?;
    give_it_back(browser).await?;
    help_with_a_piano(browser).await?;
    close_no_circle(browser).await?;
    say_thanks(browser).await?;
    give_a_present(browser).await?;
    find_it(browser).await
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

/// Chooses the option of that value in a `<select>`.
async fn choose(browser: &Browser, label: &str, value: &str) -> Result {
    let select = browser.field(label).await?;
    let script = "arguments[0].value = arguments[1];
        arguments[0].dispatchEvent(new Event('change', {bubbles: true}));";
    browser
        .execute(script, vec![select.to_json()?, json!(value)])
        .await?;
    Ok(())
}

/// A picture of it, from that place on, and nothing in the way of anybody.
async fn look_from(browser: &Browser, place: &str, picture: &str) -> Result {
    let script = "document.querySelector(arguments[0])?.scrollIntoView()";
    browser.execute(script, vec![json!(place)]).await?;
    look_at(browser, picture).await
}

async fn look_at(browser: &Browser, picture: &str) -> Result {
    browser.screenshot(picture).await?;
    browser.no_barriers().await
}

/// Opens the form by its key.
async fn write_down(browser: &Browser) -> Result {
    browser.until_focus_is_not_in_a_field().await?;
    browser.press("h").await?;
    browser.until_focus("What it was").await
}

async fn borrow_a_ladder(browser: &Browser) -> Result {
    go_to(browser, "Ada Okonkwo").await?;
    browser.see_no("Help, both ways").await?;
    write_down(browser).await?;
    choose(browser, "What kind", "loan").await?;
    browser.fill("The thing", "A ladder").await?;
    browser.fill("Or money", "20,50").await?;
    browser.fill("What it was", "For the *roof*.").await?;
    browser.fill("When", "May 2019").await?;
    browser.click("Save").await?;
    browser.see("Write the currency as well").await?;
    browser.until_focus("Or money").await?;
    browser.fill("Or money", "20,50 €").await?;
    browser.see("Understood as €20.50").await?;
    look_at(browser, "favour-form").await?;
    // What is typed is kept within a second.
    tokio::time::sleep(Duration::from_secs(1)).await;
    browser.refresh().await?;
    browser.see("Kept from before you left.").await?;
    browser.click("Save").await?;
    browser
        .see("Ada Okonkwo lent you a ladder (€20.50)")
        .await?;
    browser.see("May 2019. Still with you").await
}

async fn give_it_back(browser: &Browser) -> Result {
    let returned = "Returned: Ada Okonkwo lent you a ladder (€20.50)";
    browser.click(returned).await?;
    browser.see_no("Still with you").await?;
    browser.see("Returned today").await?;
    browser.click("Undo").await?;
    browser.see("May 2019. Still with you").await?;
    browser.click(returned).await?;
    browser.see("Returned today").await?;
    browser.refresh().await?;
    browser.see("Returned today").await?;
    browser.see_no("Still with you").await
}

/// On Ben's page, grown from the ladder, which is told on both.
async fn help_with_a_piano(browser: &Browser) -> Result {
    go_to(browser, "Ben Vale").await?;
    write_down(browser).await?;
    choose(browser, "Who helped whom", "I helped them").await?;
    browser.see("Whom you helped").await?;
    browser
        .fill("What it was", "His piano, up two floors")
        .await?;
    browser.fill("When", "2019").await?;
    browser
        .click("What it grew from, thanks and return")
        .await?;
    browser.fill("Grew from", "ada lad").await?;
    browser.see("1 act fits").await?;
    browser.press(Key::Enter).await?;
    browser.see("For the roof.").await?;
    look_at(browser, "favour-grew-from").await?;
    browser.click("Save").await?;
    browser
        .see("You helped Ben Vale: His piano, up two floors")
        .await?;
    browser.refresh().await?;
    browser
        .see("Grew from: Ada Okonkwo lent you a ladder")
        .await?;
    open_story(browser).await?;
    browser.see("The same year, 2019").await?;
    look_from(browser, ".timeline", "favour-story").await?;
    go_to(browser, "Ada Okonkwo").await?;
    browser.see("What grew from this").await?;
    open_story(browser).await?;
    browser
        .see("You helped Ben Vale: His piano, up two floors")
        .await
}

async fn open_story(browser: &Browser) -> Result {
    let script = "const story = document.querySelector('.timeline .grown > summary');
        story?.click();
        return story !== null";
    browser.until("the story", script, &[]).await.map(drop)
}

async fn close_no_circle(browser: &Browser) -> Result {
    browser
        .click("Edit: Ada Okonkwo lent you a ladder (€20.50). For the roof.")
        .await?;
    browser.fill("Grew from", "piano").await?;
    browser.see("1 act fits").await?;
    browser.press(Key::Enter).await?;
    browser.click("Save").await?;
    browser.see("That one grew out of this one").await?;
    look_at(browser, "favour-circle").await?;
    browser
        .click("Remove: You helped Ben Vale: His piano, up two floors")
        .await?;
    browser.click("Save").await?;
    browser.see("What grew from this").await
}

async fn say_thanks(browser: &Browser) -> Result {
    write_down(browser).await?;
    browser.fill("What it was", "Read my letter").await?;
    browser.click("Save").await?;
    browser.see("Not thanked yet").await?;
    look_from(browser, "#head-help", "favour-person").await?;
    browser
        .click("Thanked: Ada Okonkwo helped you: Read my letter")
        .await?;
    browser.see_no("Not thanked yet").await?;
    browser.see("Thanked today").await?;
    browser.click("Undo").await?;
    browser.see("Not thanked yet").await
}

async fn give_a_present(browser: &Browser) -> Result {
    browser.click("Add a gift idea").await?;
    browser.fill("What", "A rain gauge").await?;
    browser.fill("Occasion", "birthday").await?;
    look_at(browser, "gift-idea-form").await?;
    browser.click("Save").await?;
    browser.see("Gift idea saved").await?;
    look_from(browser, ".person-related", "gift-idea").await?;
    let given = "You gave Ada Okonkwo a rain gauge";
    browser.click("Given: A rain gauge, birthday").await?;
    browser.see(given).await?;
    browser.click("Undo").await?;
    browser.see_no(given).await?;
    browser.click("Given: A rain gauge, birthday").await?;
    browser.see(given).await?;
    browser.refresh().await?;
    browser.see(given).await
}

async fn find_it(browser: &Browser) -> Result {
    browser.open("#/people").await?;
    browser.fill("Search everything", "piano").await?;
    browser.see("1 found").await?;
    browser.see("Help: His piano, up two floors").await
}

/// Those who have much behind them.
async fn in_the_sample(browser: &mut Browser) -> Result {
    browser.open("").await?;
    browser.click("Try with a sample network").await?;
    browser.see("The sample network was added").await?;
    for (name, seen) in [
        ("Xóchitl", "Grew from: You helped Xóchitl"),
        ("Imani", "Help, both ways"),
        ("Bram", "Still with Bram"),
    ] {
        browser.open("#/people").await?;
        browser.fill("Search everything", name).await?;
        // Names come first.
        browser.see(" found").await?;
        let script = "const rows = [...document.querySelectorAll('.person-row')];
            rows[0]?.click();
            return rows.length > 0 || null";
        browser.until(name, script, &[]).await?;
        browser.see("Timeline").await?;
        // Without what was searched for beside them.
        browser.refresh().await?;
        browser.see(seen).await?;
        look_from(
            browser,
            "#head-help",
            &format!("favours-sample-{}", name.to_lowercase()),
        )
        .await?;
    }
    write_down(browser).await?;
    choose(browser, "Who helped whom", "They helped somebody else").await?;
    choose(browser, "What kind", "loan").await?;
    browser
        .click("What it grew from, thanks and return")
        .await?;
    browser.fill("Grew from", "museum").await?;
    browser.see("Arrow keys choose").await?;
    look_at(browser, "favours-sample-form").await
}
