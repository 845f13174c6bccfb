//! Where the browser may delete the book, it asks for an export: quietly, and once a week.
use kith_e2e::{Browser, Key, Look, Result, journey};

/// What WebKit says of itself.
const WEBKIT: &str = "Object.defineProperty(Navigator.prototype, 'vendor', \
                      { get() { return 'Apple Computer, Inc.'; } });";

/// And on the Home Screen.
const INSTALLED: &str = "const ask = window.matchMedia.bind(window);
    window.matchMedia = (query) =>
        query.includes('standalone') ? { matches: true } : ask(query);";

const LINE: &str = "Safari may delete this book";

/// Makes what was remembered of an export so many days old.
const AGE: &str = "const [key, days] = arguments;
    const day = new Date(Date.now() - days * 86_400_000), p = (n) => String(n).padStart(2, '0');
    localStorage.setItem(key, `${day.getFullYear()}-${p(day.getMonth() + 1)}-${p(day.getDate())}`);
    return true";

#[tokio::test]
async fn an_export_is_asked_for_weekly_on_a_phone() -> Result {
    journey("safari-phone", Look::PHONE, asked_for_weekly).await
}

#[tokio::test]
async fn an_export_is_asked_for_weekly_on_a_desk() -> Result {
    journey("safari-desk", Look::DESK.dark(), asked_for_weekly).await
}

async fn asked_for_weekly(browser: &mut Browser) -> Result {
    browser.before_each_page(WEBKIT).await?;
    browser.begin().await?;
    is_silent(browser).await?;
    browser.add("Ada Okonkwo").await?;
    browser.see(LINE).await?;
    browser.screenshot("safari").await?;
    browser.no_barriers().await?;
    browser.click("Not this week").await?;
    browser.see_no(LINE).await?;
    browser.refresh().await?;
    is_silent(browser).await?;

    // A week later it asks again, until one exports.
    age(browser, "kith.export-put-off", 7).await?;
    browser.refresh().await?;
    browser.see(LINE).await?;
    browser.click("What helps").await?;
    browser.see("there, Kith keeps a book of its own").await?;
    browser.screenshot("safari-settings").await?;
    browser.no_barriers().await?;
    browser.click("Export everything").await?;
    browser.see_no(LINE).await?;
    browser.refresh().await?;
    is_silent(browser).await?;
    age(browser, "kith.exported", 6).await?;
    browser.refresh().await?;
    is_silent(browser).await?;
    age(browser, "kith.exported", 7).await?;
    browser.refresh().await?;
    browser.see(LINE).await?;

    // On the Home Screen nothing is deleted.
    browser.before_each_page(INSTALLED).await?;
    browser.refresh().await?;
    is_silent(browser).await
}

/// Demands that nothing is asked for, once everything has been fetched.
async fn is_silent(browser: &Browser) -> Result {
    browser
        .until(
            "the app",
            "return document.querySelector('.bar') !== null",
            &[],
        )
        .await?;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    assert!(!browser.text().await?.contains(LINE));
    Ok(())
}

async fn age(browser: &Browser, key: &str, days: u32) -> Result {
    browser
        .until("the day", AGE, &[key.into(), days.into()])
        .await
        .map(drop)
}

#[tokio::test]
async fn other_browsers_ask_for_nothing() -> Result {
    journey("no-safari", Look::PHONE, async |browser| {
        browser.open("").await?;
        browser.fill("Your name", "Maria Lindqvist").await?;
        browser.press(Key::Enter).await?;
        browser.add("Ada Okonkwo").await?;
        is_silent(browser).await
    })
    .await
}
