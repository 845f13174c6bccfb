//! The list of people: looking at it in several ways, doing one thing to many, and the keys for it.
use kith_e2e::{Browser, Key, Look, Result, journey};

#[tokio::test]
async fn the_list_is_filtered_and_several_are_tagged_on_a_phone() -> Result {
    journey("list-phone", Look::PHONE, by_hand).await
}

#[tokio::test]
async fn the_list_is_filtered_and_several_are_tagged_on_a_desk_in_the_dark() -> Result {
    journey("list-desk-dark", Look::DESK.dark(), by_hand).await
}

#[tokio::test]
async fn everything_is_done_by_keyboard_alone_on_a_desk() -> Result {
    journey("list-keys-desk", Look::DESK, by_keyboard).await
}

#[tokio::test]
async fn everything_is_done_by_keyboard_alone_on_a_phone_in_the_dark() -> Result {
    journey("list-keys-phone-dark", Look::PHONE.dark(), by_keyboard).await
}

#[tokio::test]
async fn whoever_comes_back_from_somebody_goes_on_where_they_were_on_a_phone() -> Result {
    journey("list-back-phone", Look::PHONE, comes_back).await
}

#[tokio::test]
async fn whoever_comes_back_from_somebody_goes_on_where_they_were_on_a_desk() -> Result {
    journey("list-back-desk", Look::DESK, comes_back).await
}

const PEOPLE: [&str; 5] = [
    "Ada Okonkwo",
    "Ben Castellanos",
    "Cleo Marchetti",
    "Dan Undo",
    "Eve Brandstetter",
];

/// A book of five, and the list of them.
async fn begin(browser: &Browser) -> Result {
    browser.begin_with(&PEOPLE).await?;
    browser.open("#/people").await?;
    browser.see("5 people").await?;
    browser.until_focus_is_not_in_a_field().await
}

async fn by_hand(browser: &mut Browser) -> Result {
    begin(browser).await?;
    // Three are selected, and tagged at once.
    browser.click("Select").await?;
    browser.see("0 selected").await?;
    for name in &PEOPLE[..3] {
        row(browser, name).await?;
    }
    browser.see("3 selected").await?;
    browser.no_barriers().await?;
    browser.screenshot("list-selecting").await?;
    browser.click("Tag").await?;
    browser.until_focus("Name of the tag").await?;
    browser.press("sailing").await?;
    browser.press(Key::Enter).await?;
    browser.see("3 people tagged sailing").await?;
    browser.click("Undo").await?;
    browser.see("Undone").await?;
    browser.click("Redo").await?;
    browser.see("3 people tagged sailing").await?;
    browser.click("Export").await?;
    browser.see("is in your downloads").await?;
    browser.click("Done").await?;
    browser.see_no("selected").await?;

    // A filter, a view of it, and everyone again.
    browser.click("Filter and sort").await?;
    choose(browser, "Tag", "sailing").await?;
    browser.see("3 people").await?;
    browser.no_barriers().await?;
    browser.screenshot("list-filter").await?;
    browser.click("Save as a view").await?;
    browser.until_focus("Name of the view").await?;
    browser.press("Crew").await?;
    browser.press(Key::Enter).await?;
    browser.see("View “Crew” saved").await?;
    browser.click("Everyone").await?;
    browser.see("5 people").await?;
    browser.see_no("#sailing").await?;
    browser.click("Crew").await?;
    browser.see("3 people").await?;
    // Pressed again, the mark asks for the others; that takes the view's place and goes back.
    browser.click("#sailing").await?;
    browser.see("2 people").await?;
    browser.click("Save as a view").await?;
    browser.until_focus("Name of the view").await?;
    browser.press("crew").await?;
    browser.click("Replace that view").await?;
    browser.see("View “crew” saved").await?;
    browser.see("Rename view").await?;
    browser.click("Undo").await?;
    browser.see("Undone").await?;
    browser.click("Crew").await?;
    browser.see("3 people").await?;
    browser.click("Delete view").await?;
    browser.see("View “Crew” deleted").await?;
    browser.click("Undo").await?;
    browser.see("Undone").await?;
    browser.click("Crew").await?;
    browser.see("3 people").await?;
    for_good(browser).await
}

/// Who is deleted for good is asked about once, and does not come back.
async fn for_good(browser: &Browser) -> Result {
    browser.click("Everyone").await?;
    browser.click("Select").await?;
    row(browser, PEOPLE[4]).await?;
    browser.click("Delete").await?;
    browser.see("moved to the trash").await?;
    browser.open("#/trash").await?;
    browser
        .click(&format!("Delete for good: {}", PEOPLE[4]))
        .await?;
    browser.see("This cannot be undone").await?;
    browser.no_barriers().await?;
    browser.screenshot("list-for-good").await?;
    browser.click("Keep").await?;
    browser
        .until_focus(&format!("Delete for good: {}", PEOPLE[4]))
        .await?;
    browser.press(Key::Enter).await?;
    browser.click("Delete for good").await?;
    browser.see("is deleted for good").await?;
    browser.see("Nothing is in the trash").await?;
    browser.press(Key::Control + "z").await?;
    browser.see_no("Undone: Eve").await
}

async fn by_keyboard(browser: &mut Browser) -> Result {
    begin(browser).await?;
    // The first three, from row to row.
    browser.press("j").await?;
    for _ in 0..2 {
        browser.press("x").await?;
        browser.press("j").await?;
    }
    browser.press("x").await?;
    browser.see("3 selected").await?;
    browser.press("k").await?;
    browser.press("j").await?;
    browser.tab_to("Tag").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Name of the tag").await?;
    browser.press("sailing").await?;
    browser.press(Key::Enter).await?;
    browser.see("3 people tagged sailing").await?;
    // The dialog gave the focus back.
    browser.until_focus("Tag").await?;
    browser.press(Key::Control + "z").await?;
    browser.see("Undone: 3 people tagged sailing").await?;
    browser.press(Key::Control + Key::Shift + "z").await?;
    browser.see("3 people tagged sailing").await?;

    // All keys, and back to where one was.
    browser.press("?").await?;
    browser.see("In the list of people").await?;
    browser.no_barriers().await?;
    browser.screenshot("keys").await?;
    browser.press(Key::Escape).await?;
    browser.see_no("In the list of people").await?;
    browser.until_focus("Tag").await?;

    // To a person whose name is a command as well, and to a page.
    browser.press(Key::Control + "k").await?;
    browser.until_focus("A name, or what to do").await?;
    browser.no_barriers().await?;
    browser.screenshot("palette").await?;
    browser.press("undo").await?;
    browser.see("2 fit").await?;
    browser.press(Key::Down).await?;
    browser.screenshot("palette-person").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Dan Undo").await?;
    browser.press(Key::Control + "k").await?;
    browser.until_focus("A name, or what to do").await?;
    browser.press("zzzz").await?;
    browser.see("Nothing and nobody fits").await?;
    browser.press(Key::Escape).await?;
    browser.until_focus("Dan Undo").await?;
    browser.press("gt").await?;
    browser.until_focus("Trash").await?;
    browser.press("gp").await?;
    browser.until_focus("People").await?;

    // Enter opens whom one stands on.
    browser.press("jj").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Ben Castellanos").await
}

/// Touches the row of that person.
async fn row(browser: &Browser, name: &str) -> Result {
    let script = "const row = [...document.querySelectorAll('.person-row')]
        .find((row) => row.innerText.includes(arguments[0]));
        return row ?? null";
    let found = browser
        .until(name, script, &[serde_json::json!(name)])
        .await?;
    let element = kith_e2e::WebElement::from_json(found, browser.handle().clone())?;
    element.scroll_into_view().await?;
    Ok(element.click().await?)
}

/// Takes one from a list of several.
async fn choose(browser: &Browser, label: &str, value: &str) -> Result {
    let field = browser.field(label).await?;
    let script = "arguments[0].value = arguments[1];
        arguments[0].dispatchEvent(new Event('change', {bubbles: true}));";
    browser
        .execute(script, vec![field.to_json()?, serde_json::json!(value)])
        .await?;
    Ok(())
}

async fn comes_back(browser: &mut Browser) -> Result {
    browser.open("").await?;
    browser.click("Try with a sample network").await?;
    browser.see("What you set").await?;
    browser.open("#/people").await?;
    browser.see("41 people").await?;
    let last = "scrollTo(0, document.body.scrollHeight);
        const row = [...document.querySelectorAll('.person-row')]
            .find(row => row.textContent.includes('Zohra'));
        row?.click();
        return row !== undefined";
    browser.until("one of the last rows", last, &[]).await?;
    browser.see("Raise next time").await?;
    browser.execute("history.back()", Vec::new()).await?;
    let there = "const row = document.activeElement;
        const { top, bottom } = row.getBoundingClientRect();
        return row.matches('.person-row') && row.textContent.includes('Zohra')
            && top > 0 && bottom < innerHeight";
    browser
        .until("the focus on that row, in sight", there, &[])
        .await?;
    browser.see("41 people").await
}
