//! Every evening: what the day shows, and a line that says whom one was with.
use kith_e2e::{Browser, Key, LINE, Look, Result, journey};
use serde_json::{Value, json};
use std::fs;

#[tokio::test]
async fn a_line_is_understood_and_kept_on_a_phone() -> Result {
    journey("line-phone", Look::PHONE, a_line_is_kept).await
}

#[tokio::test]
async fn a_line_is_understood_and_kept_on_a_desk() -> Result {
    journey("line-desk", Look::DESK, a_line_is_kept).await
}

#[tokio::test]
async fn people_come_up_and_are_put_off_on_a_phone() -> Result {
    journey("today-phone", Look::PHONE, people_come_up).await
}

#[tokio::test]
async fn people_come_up_and_are_put_off_on_a_desk() -> Result {
    journey("today-desk", Look::DESK, people_come_up).await
}

async fn a_line_is_kept(browser: &mut Browser) -> Result {
    browser.open("").await?;
    browser.fill("Your name", "Maria Lindqvist").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("Name of someone new").await?;
    browser.see("Nobody is here yet").await?;
    in_both_themes(browser, "today-empty").await?;
    for name in ["Ada Okonkwo", "Ben Moss", "Cyd Lake", "Cyd Park"] {
        browser.open("#/people").await?;
        browser.fill("Name of someone new", name).await?;
        browser.press(Key::Enter).await?;
        browser.see(&format!("{name} added")).await?;
    }
    understood_and_kept(browser).await?;
    asked_which(browser).await?;
    lent_and_back(browser).await?;
    from_anywhere(browser).await?;
    by_one_key(browser).await
}

#[tokio::test]
async fn the_first_person_leaves_nothing_unfinished() -> Result {
    journey("first-person", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.fill("Name of someone new", "Ada Okonkwo").await?;
        browser.press(Key::Enter).await?;
        browser.see("Ada Okonkwo added").await?;
        browser.open("#/people").await?;
        browser.see("1 person").await?;
        browser.see_no("Unfinished").await?;
        browser.refresh().await?;
        browser.see("1 person").await?;
        browser.see_no("Unfinished").await
    })
    .await
}

async fn understood_and_kept(browser: &Browser) -> Result {
    browser.open("#/").await?;
    browser.see("Nothing for today").await?;
    let line = "called @Ada yesterday, remind in 2 weeks: send the seeds";
    browser.fill(LINE, line).await?;
    chosen(browser, &["Called", "Yesterday"]).await?;
    let seeds = "return document.querySelector('.log-later-text')?.value === 'Send the seeds'";
    browser.until("what to be reminded of", seeds, &[]).await?;
    in_both_themes(browser, "today-line").await?;
    // What is being typed survives a reload.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    browser.refresh().await?;
    holds(browser, line).await?;
    chosen(browser, &["Called", "Yesterday"]).await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Caught up with Ada Okonkwo").await?;
    holds(browser, "").await?;
    browser.until_focus(LINE).await?;

    browser.refresh().await?;
    browser.open("#/reminders").await?;
    browser.see("Send the seeds").await?;
    browser.see("Ada Okonkwo").await?;
    browser.click("Ada Okonkwo").await?;
    browser.see("Send the seeds").await?;
    browser.see("called Ada").await?;
    // The list says when one last spoke.
    browser.open("#/people").await?;
    browser.see("yesterday").await
}

/// Two people of one name are asked for, and not guessed.
async fn asked_which(browser: &Browser) -> Result {
    browser.open("#/").await?;
    browser.fill(LINE, "met @Cyd today").await?;
    browser.see("Which “Cyd”?").await?;
    browser.press(Key::Enter).await?;
    browser.see("could be several people. Pick one.").await?;
    let asked = "return document.activeElement?.matches('.log-asks input[type=radio]')";
    browser.until("the focus on an answer", asked, &[]).await?;
    in_both_themes(browser, "today-which").await?;
    let answer = "const answers = [...document.querySelectorAll('.log-answer')];
        const park = answers.find((one) => one.innerText.includes('Cyd Park'));
        park?.click();
        park?.control.focus();
        return park?.control.checked === true";
    browser.until("the answer", answer, &[]).await?;
    // What was chosen survives a reload, as the line does.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    browser.refresh().await?;
    holds(browser, "met @Cyd today").await?;
    let chosen = "const park = [...document.querySelectorAll('.log-answer')]
            .find((one) => one.innerText.includes('Cyd Park'));
        if (!park?.control.checked) return false;
        park.control.focus();
        return true";
    browser.until("the answer from before", chosen, &[]).await?;
    browser.press(Key::Enter).await?;
    browser.see("Caught up with Cyd Park").await?;
    browser.click("Undo").await?;
    browser.see("Undone: Caught up with Cyd Park").await
}

/// What is lent is no conversation, and what is brought back ends it; a day that is not told is asked.
async fn lent_and_back(browser: &Browser) -> Result {
    browser.open("#/").await?;
    browser.fill(LINE, "lent @Ben the drill").await?;
    chosen(browser, &["Today"]).await?;
    given(browser, "You lent Ben Moss the drill").await?;
    in_both_themes(browser, "today-lent").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("You lent Ben Moss the drill").await?;
    holds(browser, "").await?;
    browser.fill(LINE, "@Ben gave back the drill").await?;
    given(browser, "Returned: You lent Ben Moss the drill").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Returned: the drill").await?;
    holds(browser, "").await?;
    browser.click("Undo").await?;
    browser.see("Undone: Returned: the drill").await?;

    // Two gifts by one verb, and help of which nothing is said.
    browser
        .fill(LINE, "gave @Ben seedlings and @Ada a book")
        .await?;
    given(browser, "You gave Ben Moss seedlings").await?;
    let two = "return document.querySelectorAll('.log-later-text').length === 2";
    browser.until("both gifts", two, &[]).await?;
    browser.fill(LINE, "helped @Ben today").await?;
    let one = "return document.querySelectorAll('.log-later-text').length === 1";
    browser.until("what the help was", one, &[]).await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Write what it was, in a few words.").await?;
    browser.until_focus("What it was").await?;
    browser.press("Move").await?;
    given(browser, "You helped Ben Moss").await?;
    browser.press(Key::Enter).await?;
    browser.see("You helped Ben Moss").await?;
    holds(browser, "").await?;

    browser.fill(LINE, "met @Ben the other day").await?;
    browser.see("Which day?").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("That does not say on which day.").await?;
    let answer = "const day = document.querySelector('.log-chips select[aria-label=When]');
        if (!day) return false;
        day.value = '2';
        day.dispatchEvent(new Event('change', {bubbles: true}));
        return true";
    browser.until("the day", answer, &[]).await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Caught up with Ben Moss").await?;
    browser.click("Undo").await?;
    browser.see("Undone: Caught up with Ben Moss").await
}

/// Waits until the first favour of the line is told so.
async fn given(browser: &Browser, expected: &str) -> Result {
    let script = "const told = document.querySelector('.log-later select');
        return told?.selectedOptions[0]?.innerText === arguments[0]";
    browser.until(expected, script, &[json!(expected)]).await?;
    Ok(())
}

/// By a key on any page, by a button on a phone.
async fn from_anywhere(browser: &Browser) -> Result {
    browser.open("#/notes").await?;
    browser.until_focus("Notes").await?;
    if browser.look().mobile {
        browser.click("Log").await?;
    } else {
        browser.press("l").await?;
    }
    browser.until_focus(LINE).await?;
    browser.press("wrote to @Ben today").await?;
    chosen(browser, &["Mail", "Today"]).await?;
    in_both_themes(browser, "log-dialog").await?;
    browser.press(Key::Escape).await?;
    let closed = "return document.querySelector('dialog[open]') === null";
    browser.until("the dialog to close", closed, &[]).await?;
    browser.see("Unfinished").await?;
    browser.until_focus_is_not_in_a_field().await?;
    browser.press("l").await?;
    holds(browser, "wrote to @Ben today").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Caught up with Ben Moss").await?;
    browser.until("the dialog to close", closed, &[]).await?;
    browser.see_no("Unfinished").await
}

/// "Caught up today" on a person's page.
async fn by_one_key(browser: &Browser) -> Result {
    browser.open("#/people").await?;
    let row = "const row = [...document.querySelectorAll('.person-row')]
            .find((row) => row.innerText.includes('Cyd Park'));
        row?.click();
        return row !== undefined";
    browser.until("the row of Cyd Park", row, &[]).await?;
    browser.see("Caught up today").await?;
    browser.until_focus_is_not_in_a_field().await?;
    browser.press("c").await?;
    browser.see("Caught up with Cyd Park").await?;
    browser.see("You caught up today").await?;
    browser.click("Undo").await?;
    browser.see("Undone: Caught up with Cyd Park").await?;
    browser.see_no("You caught up today").await
}

async fn people_come_up(browser: &mut Browser) -> Result {
    browser.open("").await?;
    let file = browser.downloads().join("book.json");
    fs::write(&file, book(browser).await?.to_string())?;
    browser.upload("Restore a backup", &file).await?;
    let restore = "const button = document.querySelector('.import-foot .button:enabled');
        button?.click();
        return button !== null";
    browser.until("the restore button", restore, &[]).await?;
    browser.see("To catch up with").await?;
    browser.see("you wanted every month").await?;
    browser.see("Birthday in 5 days").await?;
    browser.see("Coming in 30 days").await?;
    browser.click("Dismiss").await?;
    in_both_themes(browser, "today-filled").await?;

    // One click, and the focus goes to the next row.
    browser.click("Caught up: Ada Okonkwo").await?;
    browser.see("Caught up with Ada Okonkwo").await?;
    in_a_row(browser).await?;
    browser.click("Undo").await?;
    browser.see("Undone: Caught up with Ada Okonkwo").await?;

    // Put off, it is away, and stays so.
    browser.click("Put off: Cyd Lake").await?;
    browser.screenshot("today-put-off").await?;
    browser.click("For a week").await?;
    browser.see("Cyd Lake put off for a week").await?;
    in_a_row(browser).await?;
    browser.refresh().await?;
    browser.see("To catch up with").await?;
    no_row(browser, "Cyd Lake").await?;

    browser.click("Done: Ask about the flat").await?;
    no_row(browser, "Ask about the flat").await?;
    browser.click("Kept: Lend him the tent").await?;
    browser.see("Promise kept").await?;
    no_row(browser, "Lend him the tent").await?;

    // By keys alone: to the first row, and on.
    browser
        .execute("document.activeElement.blur()", Vec::new())
        .await?;
    browser.press("j").await?;
    in_a_row(browser).await?;
    browser.press("j").await?;
    for left in [2, 1, 0] {
        in_a_row(browser).await?;
        browser.press("x").await?;
        let script = "return document.querySelectorAll('[id^=suggested-]').length === arguments[0]";
        browser
            .until(&format!("{left} people left"), script, &[json!(left)])
            .await?;
    }
    browser.see("left out for now").await?;
    browser.screenshot("today-done").await
}

/// A book in which three people are due, one has a birthday soon, and two things were set.
async fn book(browser: &Browser) -> Result<Value> {
    let id = |number: u32| format!("{:013}", 100 + number);
    let ago = async |days: i32| day(browser, -days).await;
    let birthday = format!("1990{}", &day(browser, 5).await?[4..]);
    let person = |number: u32, name: &str, rhythm: Option<u32>| json!({ "id": id(number), "name": { "full": name }, "rhythm": rhythm });
    let mut people = vec![
        json!({ "id": id(1), "name": { "full": "Maria Lindqvist" }, "me": true }),
        person(2, "Ada Okonkwo", Some(30)),
        person(3, "Ben Moss", Some(90)),
        person(4, "Cyd Lake", Some(14)),
        person(5, "Dee Hart", None),
    ];
    people[1]["emails"] = json!([{ "address": "ada@example.org" }]);
    people[1]["phones"] = json!([{ "number": "+1 555 0100" }]);
    people[4]["anniversaries"] = json!([{ "kind": "birthday", "date": birthday }]);
    let mut talks = Vec::new();
    for (number, with, days) in [(10, 2, 80), (11, 3, 200), (12, 4, 40)] {
        let date = ago(days).await?;
        talks.push(json!({ "id": id(number), "date": date, "participants": [id(with)] }));
    }
    let (today, yesterday) = (ago(0).await?, ago(1).await?);
    Ok(json!({
        "kith": 1,
        "people": people,
        "interactions": talks,
        "reminders": [
            { "id": id(20), "text": "Ask about the flat", "due": today, "about": [id(2)] },
        ],
        "promises": [
            { "id": id(30), "from": id(1), "to": id(3), "text": "Lend him the tent", "due": yesterday },
        ],
    }))
}

/// So many days from today, as the browser has it: "2026-11-27".
async fn day(browser: &Browser, days: i32) -> Result<String> {
    let script = "const d = new Date(), p = (n) => String(n).padStart(2, '0');
        d.setDate(d.getDate() + arguments[0]);
        return `${d.getFullYear()}-${p(d.getMonth() + 1)}-${p(d.getDate())}`";
    let day = browser.execute(script, vec![json!(days)]).await?;
    Ok(day.convert::<String>()?)
}

/// Waits until the first choices below the line are these.
async fn chosen(browser: &Browser, expected: &[&str]) -> Result {
    let script = "const chosen = [...document.querySelectorAll('.log-chips select')];
        const words = chosen.map((one) => one.selectedOptions[0]?.innerText);
        return JSON.stringify(words.slice(0, arguments[0].length)) === JSON.stringify(arguments[0])";
    let what = format!("{expected:?} to be understood");
    browser.until(&what, script, &[json!(expected)]).await?;
    Ok(())
}

/// Waits until the line holds that text.
async fn holds(browser: &Browser, text: &str) -> Result {
    let script = "return document.querySelector('.log textarea')?.value === arguments[0]";
    let what = format!("the line to hold “{text}”");
    browser.until(&what, script, &[json!(text)]).await?;
    Ok(())
}

/// Waits until no row of the day is about that.
async fn no_row(browser: &Browser, name: &str) -> Result {
    let script = "const rows = [...document.querySelectorAll('.today-row')];
        return !rows.some((row) => row.innerText.includes(arguments[0]))";
    let what = format!("the row of “{name}” to go");
    browser.until(&what, script, &[json!(name)]).await?;
    Ok(())
}

async fn in_a_row(browser: &Browser) -> Result {
    let script = "return document.activeElement?.closest('.today-row') !== null";
    browser.until("the focus in a row", script, &[]).await?;
    Ok(())
}

/// A picture and no barriers, in the light and in the dark.
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
