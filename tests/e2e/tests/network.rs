//! The network: a picture, whom one looks around, and the same as a table.
use kith_e2e::{Browser, Key, Look, Result, journey};
use serde_json::json;

async fn look_at(browser: &Browser, name: &str) -> Result {
    browser.screenshot(name).await?;
    browser.no_barriers().await
}

/// Waits until that holds, and gives what it is.
async fn until(browser: &Browser, what: &str, script: &str) -> Result<serde_json::Value> {
    browser.until(what, script, &[]).await
}

/// Waits until the first sentence begins so.
async fn told(browser: &Browser, beginning: &str) -> Result {
    let script = "return document.querySelector('.network-told')?.innerText
        .startsWith(arguments[0])";
    let said = [beginning.into()];
    browser.until(beginning, script, &said).await.map(drop)
}

/// Something is drawn, in more than one colour.
const DRAWN: &str = "const canvas = document.querySelector('.network-canvas');
    const pixels = canvas.getContext('2d')
        .getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at + 3] === 255) {
            colours.add(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]);
        }
    }
    return colours.size > 5";

const ROWS: &str = "return document.querySelectorAll('.network-table tbody tr').length";

/// Opens the network of the sample, and waits for its picture.
async fn open_network(browser: &Browser) -> Result {
    browser.open("").await?;
    browser.click("Try with a sample network").await?;
    browser.see("The sample network was added").await?;
    browser.open("#/network").await?;
    browser.see("The same as a table").await?;
    until(browser, "the picture", DRAWN).await.map(drop)
}

async fn network(browser: &mut Browser) -> Result {
    open_network(browser).await?;
    look_at(browser, "network").await?;
    browser.click("The same as a table").await?;
    let all = until(browser, "the table", &some_rows()).await?;
    told(browser, &format!("{all} people")).await?;
    look_at(browser, "network-table").await?;
    let first = "return document.querySelector('.network-table tbody th').innerText";
    let name = until(browser, "the first one", first).await?;
    let name = name.as_str().unwrap_or_default();
    let name = name.trim_end_matches(" (died)").to_owned();
    focus(browser, &name).await?;
    // Other colours, and fewer people.
    let colours = "const select = [...document.querySelectorAll('.network select')]
            .find((one) => [...one.options].some((option) => option.value === 'field'));
        select.value = 'field';
        select.dispatchEvent(new Event('change', {bubbles: true}));
        return true";
    until(browser, "the colours", colours).await?;
    browser.see("Fields").await?;
    look_at(browser, "network-field").await?;
    browser.click("Show all").await?;
    told(browser, &format!("{all} people")).await?;
    browser.click("Filter").await?;
    browser.click("Favourite").await?;
    until(
        browser,
        "the filter in the address",
        "return location.hash.includes('show=')",
    )
    .await?;
    browser.see_no(&format!("{all} people and")).await?;
    look_at(browser, "network-filter").await?;
    back(browser).await?;
    told(browser, &format!("{all} people")).await
}

/// How many rows there are, once there are any.
fn some_rows() -> String {
    format!("{ROWS} || false")
}

/// Looks around somebody by keys alone, further, and back.
async fn focus(browser: &Browser, name: &str) -> Result {
    browser.fill("Focus on", name).await?;
    let offered = "return document.querySelector('[role=option]') !== null";
    until(browser, "the suggestion", offered).await?;
    browser.press(Key::Enter).await?;
    told(browser, &format!("Around {name}: ")).await?;
    until(
        browser,
        "the address",
        "return location.hash.includes('around=')",
    )
    .await?;
    look_at(browser, "network-focus").await?;
    let near = until(browser, "the table", &some_rows()).await?;
    browser.click("2 steps").await?;
    let further = format!("{ROWS} >= {near}");
    until(browser, "more people", &further).await?;
    browser.refresh().await?;
    told(browser, &format!("Around {name}: ")).await?;
    until(
        browser,
        "as far",
        "return location.hash.includes('steps=2')",
    )
    .await?;
    browser.click(&format!("Open: {name}")).await?;
    browser.see("Timeline").await?;
    back(browser).await?;
    told(browser, &format!("Around {name}: ")).await?;
    let canvas = "document.querySelector('.network-canvas').focus(); return true";
    until(browser, "the focus", canvas).await?;
    browser.press(Key::Escape).await?;
    until(
        browser,
        "everyone",
        "return !location.hash.includes('around=')",
    )
    .await?;
    back(browser).await?;
    told(browser, &format!("Around {name}: ")).await?;
    browser.click("The same as a table").await
}

async fn back(browser: &Browser) -> Result {
    until(browser, "the way back", "history.back(); return true")
        .await
        .map(drop)
}

#[tokio::test]
async fn who_knows_whom_on_a_phone() -> Result {
    journey("network-phone", Look::PHONE, network).await
}

#[tokio::test]
async fn who_knows_whom_on_a_phone_in_the_dark() -> Result {
    journey("network-phone", Look::PHONE.dark(), network).await
}

#[tokio::test]
async fn who_knows_whom_on_a_desk() -> Result {
    journey("network-desk", Look::DESK, network).await
}

#[tokio::test]
async fn who_knows_whom_on_a_desk_in_the_dark() -> Result {
    journey("network-desk", Look::DESK.dark(), network).await
}

async fn empty(browser: &mut Browser) -> Result {
    browser.begin().await?;
    browser.open("#/network").await?;
    browser.see("Nobody is in the book yet").await?;
    look_at(browser, "network-empty").await?;
    browser.click("Add a person").await?;
    browser.until_focus("Name of someone new").await?;
    browser.add("Ada Okafor").await?;
    browser.open("#/network").await?;
    browser.see("One person is in the book so far").await?;
    browser.add("Ben Carter").await?;
    browser.open("#/network").await?;
    browser.see("No two people are joined yet").await?;
    look_at(browser, "network-nobody-linked").await?;
    browser.click("Write down whom somebody knows").await?;
    browser.see("Timeline").await
}

#[tokio::test]
async fn an_empty_network_says_what_would_be_there() -> Result {
    journey("network-empty", Look::PHONE, empty).await
}

/// Waits until the picture is at rest, and keeps what is drawn as `window.seen`.
async fn rests(browser: &Browser) -> Result {
    let script = "const now = document.querySelector('.network-canvas').toDataURL();
        const at = performance.now();
        if (now !== window.seen) {
            window.seen = now;
            window.since = at;
        }
        return at - window.since > 400";
    until(browser, "the picture at rest", script)
        .await
        .map(drop)
}

/// Waits until something else is drawn than what was at rest.
async fn differs(browser: &Browser, what: &str) -> Result {
    let script = "return document.querySelector('.network-canvas').toDataURL() !== window.seen";
    until(browser, what, script).await?;
    rests(browser).await
}

async fn mouse(browser: &Browser, kind: &str, [x, y]: [f64; 2]) -> Result {
    let wheel = kind == "mouseWheel";
    let event = json!({
        "type": kind, "x": x, "y": y,
        "button": if wheel { "none" } else { "left" },
        "buttons": if kind == "mouseMoved" { 1 } else { 0 },
        "clickCount": 1, "deltaX": 0, "deltaY": if wheel { -240 } else { 0 },
    });
    browser.devtools("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

/// Where the middle of the picture is on the screen.
async fn middle(browser: &Browser) -> Result<[f64; 2]> {
    let script = "const canvas = document.querySelector('.network-canvas');
        canvas.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = canvas.getBoundingClientRect();
        return [x + width / 2, y + height / 2]";
    let middle = until(browser, "the middle of the picture", script).await?;
    Ok([0, 1].map(|at| middle[at].as_f64().unwrap_or_default()))
}

/// The wheel brings it nearer, a drag moves it, a theme draws it anew, and then it rests.
async fn moved(browser: &mut Browser) -> Result {
    open_network(browser).await?;
    rests(browser).await?;
    let middle = middle(browser).await?;
    mouse(browser, "mouseWheel", middle).await?;
    differs(browser, "the picture nearer").await?;
    let aside = [middle[0] + 90.0, middle[1] + 40.0];
    mouse(browser, "mousePressed", middle).await?;
    mouse(browser, "mouseMoved", aside).await?;
    mouse(browser, "mouseReleased", aside).await?;
    differs(browser, "the picture moved").await?;
    browser.click("All of it").await?;
    differs(browser, "all of the picture").await?;
    let scheme = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    browser
        .devtools("Emulation.setEmulatedMedia", scheme)
        .await?;
    differs(browser, "the picture in the dark").await
}

#[tokio::test]
async fn the_picture_is_moved_and_drawn_anew() -> Result {
    journey("network-moved", Look::DESK, moved).await
}

/// Two fingers, so far apart on either side of that place.
async fn fingers(browser: &Browser, kind: &str, [x, y]: [f64; 2], apart: f64) -> Result {
    let finger = |id: u32, x: f64| json!({ "id": id, "x": x, "y": y });
    let down = match kind {
        "touchEnd" => json!([]),
        _ => json!([finger(0, x - apart), finger(1, x + apart)]),
    };
    let event = json!({ "type": kind, "touchPoints": down });
    browser.devtools("Input.dispatchTouchEvent", event).await?;
    Ok(())
}

/// How far the drawn reaches from side to side, in pixels of the canvas.
const REACH: &str = "const canvas = document.querySelector('.network-canvas');
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d').getImageData(0, 0, width, height).data;
    let [least, most] = [width, 0];
    for (let at = 0; at < width * height; at += 1) {
        if (pixels[at * 4 + 3] === 255) {
            least = Math.min(least, at % width);
            most = Math.max(most, at % width);
        }
    }
    return [most - least]";

/// Two fingers bring it nearer and further away, and the page stays where it is.
async fn pinched(browser: &mut Browser) -> Result {
    open_network(browser).await?;
    let middle = middle(browser).await?;
    rests(browser).await?;
    let reach = async || -> Result<f64> {
        let reach = until(browser, "how far it reaches", REACH).await?;
        Ok(reach[0].as_f64().unwrap_or_default())
    };
    let scrolled = until(browser, "the page", "return [scrollY]").await?;
    let at_first = reach().await?;
    fingers(browser, "touchStart", middle, 80.0).await?;
    for apart in [70.0, 60.0, 50.0, 40.0] {
        fingers(browser, "touchMove", middle, apart).await?;
    }
    fingers(browser, "touchEnd", middle, 0.0).await?;
    differs(browser, "the picture further away").await?;
    let away = reach().await?;
    assert!(away < 0.7 * at_first, "{away} of {at_first}");
    fingers(browser, "touchStart", middle, 40.0).await?;
    for apart in [50.0, 60.0, 70.0, 80.0] {
        fingers(browser, "touchMove", middle, apart).await?;
    }
    fingers(browser, "touchEnd", middle, 0.0).await?;
    differs(browser, "the picture nearer").await?;
    let near = reach().await?;
    assert!(near > 1.4 * away, "{near} after {away}");
    let now = until(browser, "the page", "return [scrollY]").await?;
    assert_eq!(now, scrolled, "the page moved");
    Ok(())
}

#[tokio::test]
async fn two_fingers_bring_the_picture_nearer() -> Result {
    journey("network-pinched", Look::PHONE, pinched).await
}

/// Whoever wants no motion sees the picture when it rests, and not how it comes to.
async fn still(browser: &mut Browser) -> Result {
    let count = "window.painted = 0;
        const clear = CanvasRenderingContext2D.prototype.clearRect;
        CanvasRenderingContext2D.prototype.clearRect = function (...all) {
            window.painted += 1;
            return clear.apply(this, all);
        };";
    browser.before_each_page(count).await?;
    browser.open("").await?;
    browser.click("Try with a sample network").await?;
    browser.see("The sample network was added").await?;
    let mut painted = Vec::new();
    for motion in ["no-preference", "reduce"] {
        let media = json!({ "features": [{ "name": "prefers-reduced-motion", "value": motion }] });
        browser
            .devtools("Emulation.setEmulatedMedia", media)
            .await?;
        browser.open("#/network").await?;
        browser.devtools("Page.reload", json!({})).await?;
        browser.see("The same as a table").await?;
        until(browser, "the picture", DRAWN).await?;
        rests(browser).await?;
        let times = until(browser, "its paintings", "return [window.painted]").await?;
        painted.push(times[0].as_u64().unwrap_or_default());
    }
    assert!(
        painted[1] <= 2 && painted[0] > painted[1],
        "painted {painted:?} times"
    );
    Ok(())
}

#[tokio::test]
async fn the_picture_keeps_still_for_whoever_wants_no_motion() -> Result {
    journey("network-still", Look::DESK, still).await
}
