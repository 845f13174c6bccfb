//! Writing by an input method (Japanese, Chinese, Korean): Enter ends the word, and submits nothing
//! before that.
use kith_e2e::{Browser, Key, Look, Result, TypingData, journey};
use serde_json::json;
use std::time::Duration;

/// What is being composed, and what it becomes.
const TYPED: &str = "はなこ";
const MEANT: &str = "花子";

#[tokio::test]
async fn enter_while_a_word_is_composed_submits_nothing() -> Result {
    journey("composing", Look::DESK, async |browser| {
        browser.open("").await?;
        watch(browser).await?;
        compose(browser, "Your name", false).await?;
        browser.see("Or bring a book along").await?;
        end(browser).await?;
        browser.press(Key::Enter).await?;
        browser.see("Nobody is here yet").await?;

        compose(browser, "Name of someone new", false).await?;
        browser.see("Nobody is here yet").await?;
        end(browser).await?;
        browser.press(Key::Enter).await?;
        browser.see(&format!("{MEANT} added")).await?;

        for (open, label, with_control, said) in [
            ("Write a note", "Note", true, "Note saved"),
            ("Add a reminder", "Remind me to", false, "Reminder saved"),
            ("Add how you met", "Where", false, "saved"),
            ("Edit name", "Pronouns", false, "saved"),
        ] {
            browser.click("Dismiss").await?;
            browser.click(open).await?;
            compose(browser, label, with_control).await?;
            end(browser).await?;
            browser.press(enter(with_control)).await?;
            browser.see(said).await?;
        }
        tags(browser).await
    })
    .await
}

/// Enter makes a tag of what stands in the field; of half a word it does not.
async fn tags(browser: &Browser) -> Result {
    browser.click("Add tags").await?;
    compose(browser, "Add a tag", false).await?;
    let chips = "return document.querySelectorAll('.tag-chip').length";
    let made = browser.execute(chips, Vec::new()).await?;
    assert_eq!(made.json(), 0, "half a word is no tag");
    end(browser).await?;
    browser.press(Key::Enter).await?;
    let one = "return document.querySelector('.tag-chip')?.innerText.trim() === arguments[0]";
    browser.until("the tag", one, &[json!(MEANT)]).await?;
    Ok(())
}

/// Notes whether the browser took the last Enter for a part of the composition.
async fn watch(browser: &Browser) -> Result {
    let script = "addEventListener('keydown', (event) => {
            if (event.key === 'Enter') window.composed = event.isComposing;
        }, true)";
    browser.execute(script, Vec::new()).await?;
    Ok(())
}

/// Goes to the field, begins a word there, and presses Enter in the middle of it.
async fn compose(browser: &Browser, label: &str, with_control: bool) -> Result {
    let field = browser.field(label).await?;
    field.clear().await?;
    field.click().await?;
    let end = TYPED.chars().count();
    let word = json!({ "text": TYPED, "selectionStart": end, "selectionEnd": end });
    browser.devtools("Input.imeSetComposition", word).await?;
    browser.press(enter(with_control)).await?;
    let composed = browser
        .execute("return window.composed", Vec::new())
        .await?;
    assert_eq!(composed.json(), true, "the word in “{label}” was composed");
    // Had it been submitted, the form would be gone or empty by then.
    tokio::time::sleep(Duration::from_millis(400)).await;
    let held = browser
        .execute(
            "return arguments[0].isConnected && arguments[0].value",
            vec![field.to_json()?],
        )
        .await?;
    assert_eq!(held.json(), TYPED, "in “{label}” after Enter");
    Ok(())
}

/// The key that submits, from a text of several lines with Ctrl.
fn enter(with_control: bool) -> TypingData {
    if with_control {
        Key::Control + Key::Enter
    } else {
        Key::Enter.into()
    }
}

/// Ends the word.
async fn end(browser: &Browser) -> Result {
    let word = json!({ "text": MEANT });
    browser.devtools("Input.insertText", word).await.map(drop)
}
