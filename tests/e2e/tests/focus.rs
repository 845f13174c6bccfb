//! The focus is never lost: what has it may go, and then something near has it. Dialogs are about the
//! page they were opened on.
use kith_e2e::{Browser, Key, Look, Result, journey};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../fixtures/vcard")).join(name)
}

/// A name that is longer than a line of a phone.
const LONG_NAME: &str = "Wilhelmina Featherstonehaugh-Cholmondeley y Aragon Pond";

async fn reminder(browser: &Browser, text: &str) -> Result {
    browser.open("#/reminders").await?;
    browser.click("Add a reminder").await?;
    browser.fill("Remind me to", text).await?;
    browser.press(Key::Enter).await?;
    browser.see("Reminder saved").await?;
    browser.click("Dismiss").await
}

#[tokio::test]
async fn undo_leaves_the_focus_on_the_row_it_brings_back() -> Result {
    journey("focus-undo", Look::PHONE, async |browser| {
        browser.begin().await?;
        reminder(browser, "water the olive tree").await?;
        reminder(browser, "oil the gate").await?;
        let on_row = "const row = document.activeElement.closest('.reminder');
            return row?.innerText.includes('water the olive tree') ?? false";
        // Put off, it stands in another part of the page; undone, in the first one again.
        browser.click("More: water the olive tree").await?;
        browser.click("By a week").await?;
        browser.see("Put off").await?;
        browser.until("the focus on the row", on_row, &[]).await?;
        browser.press(Key::Control + "z").await?;
        browser.see("Undone: Put off").await?;
        browser.until("the focus on the row", on_row, &[]).await?;
        browser.press(Key::Control + Key::Shift + "z").await?;
        browser.until("the focus on the row", on_row, &[]).await?;

        // Done, it is folded away, and the other one has the focus.
        browser.press(Key::Control + "z").await?;
        browser.click("Done: water the olive tree").await?;
        browser.see("Done (1)").await?;
        browser.press(Key::Control + "z").await?;
        browser.see_no("Done (1)").await?;
        is_somewhere(browser).await
    })
    .await
}

/// Something has the focus, and keeps it.
async fn is_somewhere(browser: &Browser) -> Result {
    let somewhere = "return document.activeElement !== document.body";
    browser.until("a focus", somewhere, &[]).await.map(drop)
}

#[tokio::test]
async fn whoever_an_undo_took_away_comes_back_by_redo() -> Result {
    journey("focus-undone-person", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.open("#/people").await?;
        browser.import(&fixture("google-30.vcf")).await?;
        browser.open("#/people").await?;
        let open = "const row = document.querySelector('.person-row');
            row?.click();
            return row !== null";
        browser.until("a row", open, &[]).await?;
        browser.see("Timeline").await?;
        browser.press(Key::Control + "z").await?;
        browser.until_focus("There is no such person").await?;
        browser.see("Redo brings them back").await?;
        browser.see_no("deleted for good").await?;
        browser.no_barriers().await?;
        browser.press(Key::Control + Key::Shift + "z").await?;
        browser.see("Timeline").await?;
        is_somewhere(browser).await
    })
    .await
}

#[tokio::test]
async fn a_dialog_goes_with_the_page_it_is_about() -> Result {
    journey("focus-back", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.open("#/people").await?;
        browser.open("#/notes").await?;
        browser.until_focus("Notes").await?;
        browser.press("?").await?;
        browser.until_focus("Keys").await?;
        browser.see("a reload ends them").await?;
        browser.back().await?;
        browser.until_closed().await?;
        browser.until_focus("People").await?;

        // So does an import, and the next one begins anew.
        browser.open("#/settings").await?;
        browser.until_focus("Settings").await?;
        let card = fixture("google-30.vcf");
        browser.upload("Import a file", &card).await?;
        browser.see("to add").await?;
        browser.until_focus("Import people").await?;
        browser.back().await?;
        browser.until_closed().await?;
        browser.until_focus("People").await?;
        browser.press(Key::Escape).await?;
        browser.until_focus("People").await?;
        browser.import(&card).await?;
        browser.see("1 person").await
    })
    .await
}

#[tokio::test]
async fn a_list_goes_on_where_reading_stopped_on_a_phone() -> Result {
    journey("focus-more-phone", Look::PHONE, the_rest_of_a_list).await
}

#[tokio::test]
async fn a_list_goes_on_where_reading_stopped_on_a_desk() -> Result {
    journey("focus-more-desk", Look::DESK.dark(), the_rest_of_a_list).await
}

const IN_TEN_DAYS: &str = "const day = new Date(Date.now() + 10 * 86400000);
    return day.toISOString().slice(0, 10)";

/// "Show more" brings the next rows, and moves the focus to the first of them: the button goes with the
/// last page.
async fn the_rest_of_a_list(browser: &mut Browser) -> Result {
    browser.begin().await?;
    let id = |number: u32| format!("{number:013}");
    let soon = browser
        .execute(IN_TEN_DAYS, Vec::new())
        .await?
        .json()
        .clone();
    let note = |number: u32| json!({ "id": id(100 + number), "text": format!("Note {number}"), "date": "2026-01-05" });
    let reminder = |number: u32| json!({ "id": id(300 + number), "text": format!("Reminder {number}"), "due": soon });
    let book = json!({
        "kith": 1,
        "notes": (0..120).map(note).collect::<Vec<_>>(),
        "reminders": (0..60).map(reminder).collect::<Vec<_>>(),
    });
    let file = browser.downloads().join("long.json");
    fs::write(&file, book.to_string())?;
    browser.open("#/people").await?;
    browser.upload("Import a file", &file).await?;
    browser.see("Merge").await?;
    browser.take_in().await?;
    for (page, list, pages) in [("#/notes", ".notes", 2), ("#/reminders", ".reminders", 1)] {
        browser.open(page).await?;
        for drawn in (1..=pages).map(|page| 50 * page) {
            let rows =
                format!("return document.querySelectorAll('{list} > li').length === {drawn}");
            browser.until("a page of rows", &rows, &[]).await?;
            let focus = "const more = document.querySelector('.show-more button');
                more?.scrollIntoView({ block: 'center' });
                more?.focus();
                return document.activeElement === more";
            browser.until("the button", focus, &[]).await?;
            browser
                .screenshot(&format!("more{}", page.replace('/', "-")))
                .await?;
            browser.press(Key::Enter).await?;
            let next = format!(
                "return document.activeElement.matches('{list} > li:nth-child({})')",
                drawn + 1
            );
            browser
                .until("the focus on the next row", &next, &[])
                .await?;
            browser.no_barriers().await?;
        }
        browser.see_no("Show more").await?;
    }
    a_day_that_goes_on(browser).await
}

/// A day of which only a part was drawn is drawn anew, and reading goes on there.
async fn a_day_that_goes_on(browser: &Browser) -> Result {
    browser.open("#/").await?;
    let days = "return document.querySelectorAll('.coming > li').length === 1
        && document.querySelectorAll('.coming-lines > li').length";
    let lines = |count: usize| format!("return {count} === (() => {{ {days} }})()");
    browser.until("a part of the day", &lines(40), &[]).await?;
    let focus = "const more = document.querySelector('.coming + .show-more button');
        more?.focus();
        return document.activeElement === more";
    browser.until("the button", focus, &[]).await?;
    browser.press(Key::Enter).await?;
    browser.until("all of the day", &lines(60), &[]).await?;
    let on_day = "return document.activeElement.matches('.coming > li')";
    browser.until("the focus on the day", on_day, &[]).await?;
    browser.see_no("Show more").await
}

#[tokio::test]
async fn a_file_that_failed_is_not_in_the_way_of_the_next() -> Result {
    journey("focus-failed-import", Look::DESK, async |browser| {
        browser.begin().await?;
        let empty = browser.downloads().join("empty.vcf");
        fs::write(&empty, b"")?;
        browser.upload("Import a file", &empty).await?;
        browser.until_focus("This could not be imported").await?;
        drop_file(browser, &fixture("google-30.vcf")).await?;
        browser.see("to add").await?;
        browser.see_no("Finish or cancel").await?;
        browser.until_focus("Import people").await?;
        // One that is being looked at is.
        drop_file(browser, &fixture("android-21.vcf")).await?;
        browser.see("Finish or cancel").await?;
        browser.take_in().await?;
        is_somewhere(browser).await?;

        browser.open("#/people").await?;
        browser.upload("Import a file", &empty).await?;
        browser.see("This could not be imported").await?;
        browser
            .upload("Choose another file", &fixture("google-30.vcf"))
            .await?;
        browser.see("Nobody in there is new").await?;
        browser.until_focus("Import people").await
    })
    .await
}

/// Lets a file fall onto the window.
async fn drop_file(browser: &Browser, file: &Path) -> Result {
    let script = "const dragged = new DataTransfer();
        dragged.items.add(new File([arguments[0]], 'friends.vcf', { type: 'text/vcard' }));
        document.querySelector('h1').dispatchEvent(
            new DragEvent('drop', { dataTransfer: dragged, bubbles: true, cancelable: true }));";
    let content = fs::read_to_string(file)?;
    browser.execute(script, vec![content.into()]).await?;
    Ok(())
}

#[tokio::test]
async fn a_book_ends_and_begins_with_the_focus_in_place() -> Result {
    journey("focus-all-gone", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        browser.open("#/settings").await?;
        browser.click("Export everything").await?;
        let today = "return new Date().toISOString().slice(0, 10)";
        let today = browser
            .execute(today, Vec::new())
            .await?
            .convert::<String>()?;
        let book = browser.downloaded(&format!("kith-{today}.json")).await?;

        browser.click("Delete everything…").await?;
        browser.until_focus("Delete everything?").await?;
        browser.click("Go on").await?;
        browser.fill("Type DELETE", "DELETE").await?;
        browser.press(Key::Enter).await?;
        browser.see("Or bring a book along").await?;
        let said = "const status = [...document.querySelectorAll('[role=status]')];
            return status.some((one) => one.innerText.includes('Everything is deleted'))";
        browser.until("that all is deleted", said, &[]).await?;
        browser.until_focus("Your name").await?;
        // It is said once.
        browser.refresh().await?;
        browser.until_focus("Your name").await?;
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        browser.see_no("Everything is deleted").await?;

        browser.upload("Restore a backup", &book).await?;
        browser.see("Added: one person").await?;
        browser.take_in().await?;
        browser.see("Restored").await?;
        browser.until_focus("Today").await
    })
    .await
}

#[tokio::test]
async fn the_only_note_leaves_the_focus_where_one_writes_the_next() -> Result {
    journey("focus-only-note", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        for place in ["here", "#/notes"] {
            if place != "here" {
                browser.open(place).await?;
            }
            browser.click("Write a note").await?;
            browser.fill("Note", "Looks for a flat.").await?;
            browser.click("Save note").await?;
            browser.see("Note saved").await?;
            browser.click("Delete note “Looks for a flat.”").await?;
            browser.see("Note deleted").await?;
            browser.until_focus("Write a note").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_day_has_a_year_of_four_digits() -> Result {
    journey("focus-year", Look::DESK, async |browser| {
        browser.begin().await?;
        browser.open("#/reminders").await?;
        browser.click("Add a reminder").await?;
        let due = browser.field("Due").await?;
        assert_eq!(due.attr("max").await?.as_deref(), Some("9999-12-31"));
        Ok(())
    })
    .await
}

/// Whether two of the elements of these selectors lie over each other.
const OVERLAP: &str = "const box = (one) => document.querySelector(one).getBoundingClientRect();
    const [one, other] = [...arguments].map(box);
    return one.left < other.right && other.left < one.right
        && one.top < other.bottom && other.top < one.bottom";

#[tokio::test]
async fn a_toast_covers_neither_its_buttons_nor_the_end_of_the_page() -> Result {
    journey("focus-toast", Look::PHONE, async |browser| {
        browser.begin().await?;
        browser.add(LONG_NAME).await?;
        browser.screenshot("toast-long").await?;
        let apart = async |one: &str, other: &str| -> Result {
            let answer = browser
                .execute(OVERLAP, vec![one.into(), other.into()])
                .await?;
            assert_eq!(answer.json(), false, "{one} and {other}");
            Ok(())
        };
        apart(".toast > p", ".toast > button").await?;
        apart(".toast", ".log-button").await?;
        let wide = "return document.documentElement.scrollWidth > innerWidth";
        let wide = browser.execute(wide, Vec::new()).await?;
        assert_eq!(wide.json(), false, "the page is as wide as the screen");
        let down = "scrollTo(0, document.documentElement.scrollHeight);
            document.querySelector('.main').lastElementChild.classList.add('the-end')";
        browser.execute(down, Vec::new()).await?;
        browser.screenshot("toast-end").await?;
        apart(".toast", ".the-end").await?;
        apart(".log-button", ".the-end").await
    })
    .await
}

#[tokio::test]
async fn what_is_opened_and_closed_in_one_go_is_closed() -> Result {
    journey("focus-filters", Look::DESK, async |browser| {
        browser.begin().await?;
        browser.add("Ada Okonkwo").await?;
        browser.open("#/people").await?;
        browser.see("Filter and sort").await?;
        let both = "const panel = document.querySelector('.filters');
            panel.open = true;
            panel.open = false;";
        browser.execute(both, Vec::new()).await?;
        browser.click("Filter and sort").await?;
        browser.see("Press once for those").await
    })
    .await
}

#[tokio::test]
async fn a_key_that_goes_somewhere_does_nothing_on_the_row() -> Result {
    journey("focus-go", Look::DESK, async |browser| {
        browser.begin().await?;
        // With nobody here, the first page puts the focus into a field.
        browser.add("Ada Okafor").await?;
        browser.open("#/reminders").await?;
        browser.click("Add a reminder").await?;
        browser.fill("Remind me to", "water the olive tree").await?;
        // Due tomorrow, and told today.
        browser.fill("Days of notice", "1").await?;
        browser.press(Key::Enter).await?;
        browser.see("Reminder saved").await?;
        // Today is the first page, so its keys are listened to before those of every page.
        browser.open("#/").await?;
        browser.refresh().await?;
        browser.see("water the olive tree").await?;
        browser.until_focus_is_not_in_a_field().await?;
        let first = "const row = document.querySelector('.today-row');
            row?.focus();
            return document.activeElement.matches('.today-row')";
        browser.until("a row with the focus", first, &[]).await?;
        browser.press("gd").await?;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        browser.see("water the olive tree").await?;
        browser.see_no("Undo").await
    })
    .await
}

#[tokio::test]
async fn a_menu_that_is_open_goes_with_its_page() -> Result {
    journey("focus-menu", Look::DESK, async |browser| {
        browser.open("").await?;
        browser.click("Try with a sample network").await?;
        let open = "const menu = document.querySelector('.put-off > summary');
            menu?.click();
            menu?.focus();
            return document.activeElement === menu";
        browser.until("a menu to put off", open, &[]).await?;
        browser.open("#/people").await?;
        browser.see("41 people").await?;
        // What has broken on the way would show with the next change.
        browser.add("Ada Okonkwo").await
    })
    .await
}
