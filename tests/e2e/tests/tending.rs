//! Tending and giving, as the sample network shows them: what is raised and promised, help and thanks,
//! who could help whom, ideas, and a gentle day.
use kith_e2e::{Browser, Key, LINE, Look, Result, journey};
use serde_json::json;

#[tokio::test]
async fn points_and_promises_of_the_sample_on_a_phone() -> Result {
    journey("tending-phone", Look::PHONE, points_and_promises).await
}

#[tokio::test]
async fn points_and_promises_of_the_sample_on_a_desk() -> Result {
    journey("tending-desk", Look::DESK.dark(), points_and_promises).await
}

#[tokio::test]
async fn giving_in_the_sample_on_a_phone() -> Result {
    journey("sample-giving-phone", Look::PHONE.dark(), giving).await
}

#[tokio::test]
async fn giving_in_the_sample_on_a_desk() -> Result {
    journey("sample-giving-desk", Look::DESK, giving).await
}

#[tokio::test]
async fn a_gentle_day_of_the_sample_on_a_phone() -> Result {
    journey("gentle-phone", Look::PHONE, a_gentle_day).await
}

#[tokio::test]
async fn a_gentle_day_of_the_sample_on_a_desk() -> Result {
    journey("gentle-desk", Look::DESK.dark(), a_gentle_day).await
}

async fn begin(browser: &Browser) -> Result {
    browser.open("").await?;
    browser.click("Try with a sample network").await?;
    browser.see("The sample network was added").await?;
    browser.until_focus("Today").await
}

async fn points_and_promises(browser: &mut Browser) -> Result {
    begin(browser).await?;
    raise(browser).await?;
    by_command(browser).await?;
    keep_a_promise(browser).await?;
    wish_a_happy_birthday(browser).await
}

/// Seen in the brief, where nothing private stands, and ticked off in the line.
async fn raise(browser: &Browser) -> Result {
    let point = "The name of the guard who wanted his button sewn on.";
    open_person(browser, "Ilse Brandt").await?;
    browser.see("Raise next time").await?;
    browser.see("The cardiologist wants her back").await?;
    browser.click("Prepare").await?;
    browser.see("Before you speak with").await?;
    browser.see(point).await?;
    browser.see_no("cardiologist").await?;
    look_at(browser, "tending-brief").await?;
    browser.open("#/").await?;
    browser.fill(LINE, "called @Ilse today").await?;
    let script = "const boxes = [...document.querySelectorAll('.raise-ticks label')];
        const box = boxes.find((one) => one.textContent.trim() === arguments[0]);
        box?.click();
        return box?.control.checked === true";
    browser.until("the box", script, &[json!(point)]).await?;
    look_at(browser, "tending-raise").await?;
    browser.field(LINE).await?.send_keys(Key::Enter).await?;
    browser.see("Caught up with Ilse Brandt").await?;
    open_person(browser, "Ilse Brandt").await?;
    browser.see(&format!("Raised: {point}")).await?;
    browser.see_no("Raise next time").await
}

/// What is about somebody asks with whom, where nobody is open.
async fn by_command(browser: &Browser) -> Result {
    browser.open("#/").await?;
    browser.until_focus_is_not_in_a_field().await?;
    browser.press(Key::Control + "k").await?;
    browser.until_focus("A name, or what to do").await?;
    browser.press("raise").await?;
    browser.see("One fits. Enter takes it.").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("With whom?").await?;
    let title = "return document.querySelector('dialog[open] h2').innerText === 'Raise next time'";
    browser.until("what is asked", title, &[]).await?;
    browser.press("Tevita").await?;
    browser.see("Tevita Folaumahina").await?;
    look_at(browser, "tending-command").await?;
    browser.press(Key::Enter).await?;
    browser.until_focus("What to raise").await?;
    browser.press("The flatbread").await?;
    browser.press(Key::Enter).await?;
    browser.see("The flatbread").await?;
    // With somebody open, it is about them; what is about nobody goes to its page.
    browser.press(Key::Escape).await?;
    browser.until_focus("Something else").await?;
    for (typed, focus) in [
        ("write promise", "What was promised"),
        ("plan introduction", "The two"),
    ] {
        browser.press(Key::Control + "k").await?;
        browser.until_focus("A name, or what to do").await?;
        browser.press(typed).await?;
        browser.see("One fits. Enter takes it.").await?;
        browser.press(Key::Enter).await?;
        browser.field(focus).await?;
        look_at(
            browser,
            &format!("tending-command-{}", typed.replace(' ', "-")),
        )
        .await?;
        browser.click("Cancel").await?;
        browser.until_focus_is_not_in_a_field().await?;
    }
    Ok(())
}

async fn keep_a_promise(browser: &Browser) -> Result {
    let promise = "Take her to the mill, to meet Dona Conceição.";
    browser.open("#/me").await?;
    browser.see("7 promises kept, 6 open").await?;
    browser.open("#/").await?;
    browser.see(promise).await?;
    browser.see("Was due 3 days ago").await?;
    look_at(browser, "tending-promise").await?;
    browser.click(&format!("Kept: {promise}")).await?;
    browser.see("Promise kept").await?;
    browser.see_no(promise).await?;
    browser.open("#/me").await?;
    browser.see("8 promises kept, 5 open").await?;
    look_from(browser, "#head-promises", "tending-promises-kept").await?;
    browser.see("Whom I hear from").await?;
    browser.see("Lately").await?;
    look_from(browser, "#head-fields", "tending-variety").await
}

async fn wish_a_happy_birthday(browser: &Browser) -> Result {
    browser.open("#/").await?;
    browser.see("Birthday today").await?;
    browser
        .click("Happy birthday: Percival Odhiambo-Whitlock")
        .await?;
    browser.see("Kith sends nothing.").await?;
    the_text(browser, "a happy birthday").await?;
    browser.see("Open as a text message").await?;
    look_at(browser, "tending-birthday").await?;
    browser
        .click("Happy birthday: Percival Odhiambo-Whitlock")
        .await?;
    browser.see_no("Kith sends nothing.").await
}

async fn giving(browser: &mut Browser) -> Result {
    begin(browser).await?;
    tell_the_story(browser).await?;
    say_thanks(browser).await?;
    find_help(browser).await?;
    say_what_it_is_about(browser).await?;
    find_somebody_near(browser).await?;
    introduce(browser).await?;
    find_ways(browser).await?;
    share_an_idea(browser).await
}

async fn tell_the_story(browser: &Browser) -> Result {
    open_person(browser, "Anouk Sarkissian").await?;
    browser.see("Help, both ways").await?;
    browser.see("Grew from: You helped Anouk").await?;
    press_first(browser, ".timeline .grown > summary").await?;
    let script = "return document.querySelectorAll('.grown[open] .grown-story li').length > 1";
    browser.until("the story", script, &[]).await?;
    look_from(browser, ".grown[open]", "tending-story").await
}

async fn say_thanks(browser: &Browser) -> Result {
    open_person(browser, "Dagny Solberg").await?;
    browser.see("Not thanked yet").await?;
    let script = "const buttons = [...document.querySelectorAll('.help-open button')];
        const thanks = buttons.find((one) => one.innerText.trim() === 'Write thanks');
        thanks?.click();
        return thanks !== undefined";
    browser.until("the button", script, &[]).await?;
    the_text(browser, "thank you: Told a museum about the book").await?;
    look_from(browser, "#head-help", "tending-thanks").await
}

/// Who could help, and "not this one", which is remembered.
async fn find_help(browser: &Browser) -> Result {
    open_person(browser, "Percival Odhiambo").await?;
    browser
        .see("Somebody to prune five old apple trees")
        .await?;
    press_first(browser, ".who-could-help > summary").await?;
    browser.see("Not this one").await?;
    let named = "return [...document.querySelectorAll('.match')].some((one) =>
        one.innerText.includes('Marek'))";
    browser.until("who could help", named, &[]).await?;
    look_from(browser, ".who-could-help", "tending-help").await?;
    browser.click("Not this one: Marek Dvorský").await?;
    browser.see("Not offered again").await?;
    let gone = "return ![...document.querySelectorAll('.match')].some((one) =>
        one.innerText.includes('Marek'))";
    browser.until("another answer", gone, &[]).await?;
    let near = "return document.activeElement.matches('.match, .who-could-help > summary')";
    browser.until("the focus nearby", near, &[]).await.map(drop)
}

/// Writes down what Percival needs, and opens who could help with it.
async fn look_for(browser: &Browser, need: &str, fields: &str) -> Result {
    open_person(browser, "Percival Odhiambo").await?;
    browser.click("Add a goal, need or offer").await?;
    browser.fill("In a few words", need).await?;
    browser.fill("Fields", fields).await?;
    browser.click("Save").await?;
    browser.see("Need saved").await?;
    let open = "const aims = [...document.querySelectorAll('.aim')];
        const one = aims.find((one) => one.innerText.includes(arguments[0]));
        const summary = one?.querySelector('summary');
        summary?.focus();
        summary?.click();
        return summary !== undefined";
    browser
        .until("the need", open, &[need.into()])
        .await
        .map(drop)
}

/// A need whose words may be about much asks what it is about, and the answer becomes its field.
async fn say_what_it_is_about(browser: &Browser) -> Result {
    look_for(
        browser,
        "The loose branch over the shed, since the storm",
        "",
    )
    .await?;
    let asked = "const open = document.querySelector('.who-could-help[open]');
        const choice = open?.querySelector('.about-what button');
        choice?.focus();
        return document.activeElement === choice";
    browser.until("what it may be about", asked, &[]).await?;
    look_from(browser, ".about-what", "tending-about").await?;
    browser.press(Key::Enter).await?;
    browser.see("Field set").await?;
    let set = "const open = document.querySelector('.who-could-help[open]');
        const field = open.closest('.aim').querySelector('.aim-facts bdi');
        const pressed = open.querySelector('.about-what [aria-pressed=true]');
        return field !== null && pressed?.innerText === field.innerText
            && open.querySelector('.match') !== null && document.activeElement === pressed";
    browser
        .until("its field, and the focus on it", set, &[])
        .await?;
    look_from(browser, ".about-what", "tending-about-set").await?;
    // What was set finds others, and the next press asks anew.
    browser.press(Key::Enter).await?;
    browser.see("Field removed").await?;
    let asked = "const open = document.querySelector('.who-could-help[open]');
        return open.closest('.aim').querySelector('.aim-facts bdi') === null
            && open.querySelector('.about-what [aria-pressed=true]') === null
            && document.activeElement.closest('.about-what') !== null";
    browser
        .until("the question again", asked, &[])
        .await
        .map(drop)
}

/// Where nobody does what is set, those are folded away who do what is near to it; by keyboard alone.
async fn find_somebody_near(browser: &Browser) -> Result {
    let need = "The drawings of the old trees, for the wall of the hall";
    look_for(browser, need, "picture framing").await?;
    browser
        .see("Nobody you wrote about does just that.")
        .await?;
    browser.see_no("near to “picture framing”").await?;
    let fold = "Who does something near to it";
    browser.tab_to(fold).await?;
    browser.press(Key::Enter).await?;
    browser
        .see("“bookbinding”, near to “picture framing”")
        .await?;
    look_from(browser, ".who-could-help[open]", "tending-near").await?;
    // The fold stays open and keeps the focus; with the last one it goes.
    browser.tab_to("Not this one: Margarethe Brandt").await?;
    browser.press(Key::Enter).await?;
    browser.see("Not offered again").await?;
    browser
        .see("Nobody you wrote about does just that.")
        .await?;
    let within = "return document.activeElement.matches('details.near[open] .match')";
    browser.until("the focus in the fold", within, &[]).await?;
    browser.tab_to("Introduce: Jonas Brandt").await?;
    browser.press(Key::Enter).await?;
    browser
        .see("Introduction with Jonas Brandt is planned")
        .await?;
    let near = "return document.activeElement.matches('.who-could-help[open] > summary')";
    browser.until("the focus nearby", near, &[]).await.map(drop)
}

#[tokio::test]
async fn what_is_private_of_the_sample_on_a_phone() -> Result {
    journey("private-phone", Look::PHONE, what_is_private).await
}

#[tokio::test]
async fn what_is_private_of_the_sample_on_a_desk() -> Result {
    journey("private-desk", Look::DESK, what_is_private).await
}

/// A private need goes neither into an introduction that begins from it nor onto paper.
async fn what_is_private(browser: &mut Browser) -> Result {
    begin(browser).await?;
    let need = "Somebody to record the last voices";
    open_person(browser, "Percival Odhiambo").await?;
    browser.click("Add a goal, need or offer").await?;
    browser.fill("In a few words", need).await?;
    browser.fill("Fields", "radio").await?;
    browser.field("Private").await?.click().await?;
    browser.click("Save").await?;
    browser.see("Need saved").await?;
    let open = "const aims = [...document.querySelectorAll('.aim')];
        const one = aims.find((one) => one.innerText.includes(arguments[0]));
        one?.querySelector('summary').click();
        return one !== undefined";
    browser.until("the need", open, &[json!(need)]).await?;
    browser.click("Introduce: Anouk Sarkissian").await?;
    browser
        .see("Introduction with Anouk Sarkissian is planned")
        .await?;
    let shown = "return document.querySelector('main').innerText.includes(arguments[0])";
    let is_shown = async || -> Result<bool> {
        let answer = browser.execute(shown, vec![json!(need)]).await?;
        Ok(answer.json() == true)
    };
    assert!(is_shown().await?);
    let paper = json!({ "media": "print" });
    browser
        .devtools("Emulation.setEmulatedMedia", paper)
        .await?;
    browser.see_no(need).await?;
    browser
        .see("Somebody to prune five old apple trees")
        .await?;
    browser.see_no("Let go").await?;
    let width = "return document.querySelector('main').offsetWidth > 0.9 * innerWidth";
    browser.until("all of the paper", width, &[]).await?;
    browser.screenshot("private-print").await?;
    browser
        .devtools("Emulation.setEmulatedMedia", json!({ "media": "" }))
        .await?;
    browser.open("#/introductions").await?;
    browser.see("Percival Odhiambo").await?;
    browser.see_no(need).await
}

async fn introduce(browser: &Browser) -> Result {
    browser.open("#/introductions").await?;
    browser.see("Could make").await?;
    look_from(browser, ".could-make", "tending-could-make").await?;
    let script = "const buttons = [...document.querySelectorAll('.could-make button')];
        const one = buttons.find((one) => one.innerText.trim() === 'Introduce');
        one?.focus();
        one?.click();
        return one !== undefined";
    browser.until("a pair", script, &[]).await?;
    browser
        .see("Introduction planned, see Introductions")
        .await?;
    let near = "return document.activeElement.matches('.match, .note')";
    browser.until("the focus nearby", near, &[]).await?;
    let text = "const buttons = [...document.querySelectorAll('button[aria-controls]')];
        const one = buttons.find((one) => one.innerText.trim().startsWith('Text to'));
        one?.click();
        return one !== undefined";
    browser.until("a text to one of them", text, &[]).await?;
    the_text(browser, "I know somebody you might enjoy").await?;
    look_from(browser, ".send-text", "tending-introduction").await
}

async fn find_ways(browser: &Browser) -> Result {
    browser
        .fill(
            "A person, an organisation or a field",
            "Museum of the Coast",
        )
        .await?;
    browser.click("Find ways").await?;
    let script = "return document.querySelector('.paths')?.innerText.includes('Xóchitl') === true";
    browser.until("a way there", script, &[]).await?;
    look_from(browser, ".paths", "tending-ways").await?;
    // A part of a name is enough, where one person has it.
    browser
        .fill("A person, an organisation or a field", "zohra")
        .await?;
    browser.click("Find ways").await?;
    let script =
        "return document.querySelector('.paths')?.innerText.includes('Zohra Rahmani') === true";
    browser.until("a way to Zohra", script, &[]).await.map(drop)
}

async fn share_an_idea(browser: &Browser) -> Result {
    browser.open("#/ideas").await?;
    browser.see("The school choir sings the bus lines").await?;
    let script = "const buttons = [...document.querySelectorAll('.notes button')];
        const one = buttons.find((one) => one.innerText.trim() === 'Shared…');
        one?.click();
        return one !== undefined";
    browser.until("an idea", script, &[]).await?;
    look_at(browser, "tending-idea").await?;
    browser.click("Write it down").await?;
    browser.see("Idea shared with").await
}

async fn a_gentle_day(browser: &mut Browser) -> Result {
    begin(browser).await?;
    think_of_something(browser).await?;
    browser.open("#/settings").await?;
    let gentle = browser.field("Gentle mode").await?;
    gentle.scroll_into_view().await?;
    gentle.click().await?;
    browser.see("Gentle mode is on").await?;
    browser.open("#/").await?;
    // At most three, writing first, and no count of the others.
    let script = "const rows = [...document.querySelectorAll(
            '[aria-labelledby=today-people] > .today-rows > .today-row')];
        const ways = '[aria-keyshortcuts=w], [aria-keyshortcuts=p], [aria-keyshortcuts=m]';
        const first = rows.map((row) => row.querySelector(ways)?.innerText.trim() ?? 'none');
        return rows.length > 0 && rows.length <= 3 && first.includes('Write')
            && first.every((one) => one === 'Write' || one === 'none')";
    browser.until("a gentle day", script, &[]).await?;
    let others = "return document.querySelector(
        '[aria-labelledby=today-people] .today-more > summary')?.innerText.trim() === 'Others'";
    browser
        .until("the others, not counted", others, &[])
        .await?;
    look_at(browser, "gentle-today").await?;
    press_first(
        browser,
        "[aria-labelledby=today-people] [aria-keyshortcuts=w]",
    )
    .await?;
    browser.see("Kith sends nothing.").await?;
    the_text(browser, "I came across something that made me think of you").await?;
    look_from(browser, ".send-text", "gentle-text").await
}

/// The thought of the day: an answer to what somebody looks for, or somebody of another field.
async fn think_of_something(browser: &Browser) -> Result {
    browser.click("A thought").await?;
    let script = "return document.querySelector(
        '.today-more[open] .match, .today-more[open] .person-link') !== null";
    browser.until("a thought", script, &[]).await?;
    look_from(browser, ".today-more[open]", "tending-thought").await
}

/// Opens somebody's page, by a name that nobody else has.
async fn open_person(browser: &Browser, name: &str) -> Result {
    browser.open("#/people").await?;
    browser.fill("Search everything", name).await?;
    // Names come first.
    browser.see(" found").await?;
    press_first(browser, ".person-row").await?;
    browser.see("Timeline").await?;
    // Without what was searched for beside them.
    browser.refresh().await?;
    browser.see("Timeline").await
}

/// Presses the first such thing.
async fn press_first(browser: &Browser, selector: &str) -> Result {
    let script = "const one = document.querySelector(arguments[0]);
        one?.click();
        return one !== null";
    browser
        .until(selector, script, &[json!(selector)])
        .await
        .map(drop)
}

/// Waits for a text to send with these words in it.
async fn the_text(browser: &Browser, words: &str) -> Result {
    let script = "return [...document.querySelectorAll('.send-text textarea')].some((area) =>
        area.value.startsWith('Dear ') && area.value.includes(arguments[0]))";
    browser
        .until(&format!("a text with “{words}”"), script, &[json!(words)])
        .await
        .map(drop)
}

async fn look_at(browser: &Browser, name: &str) -> Result {
    browser.screenshot(name).await?;
    browser.no_barriers().await
}

/// The same, with that in sight.
async fn look_from(browser: &Browser, selector: &str, name: &str) -> Result {
    let script = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'start' })";
    browser.execute(script, vec![json!(selector)]).await?;
    look_at(browser, name).await
}
