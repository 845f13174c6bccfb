//! The document itself: where the app stands, its title, focus and appearance.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, FocusOptions, HtmlDialogElement, HtmlElement};

/// The document of this page.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Puts the app into `#app`, and takes away what was shown while the book was being opened.
pub fn mount<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) {
    let part = |id: &str| document().and_then(|document| document.get_element_by_id(id));
    let Some(place) = part("app") else { return };
    if let Some(loading) = part("loading") {
        loading.remove();
    }
    leptos::mount::mount_to(place.unchecked_into(), view).forget();
}

/// Opens the print dialog of the browser.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A page that may not open windows prints nothing.
        let _ = window.print();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // A page that is being left anyway may refuse.
        let _ = window.location().reload();
    }
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `data-appearance` on the root element: "light", "dark", or removed for the system's.
pub fn set_appearance(appearance: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match appearance {
        Some(name) => root.set_attribute("data-appearance", name),
        None => root.remove_attribute("data-appearance"),
    };
}

/// Moves focus to the first element of that selector, once what is being drawn is there.
pub fn focus_soon(selector: impl Into<String>) {
    let selector = selector.into();
    leptos::prelude::request_animation_frame(move || {
        let found =
            document().and_then(|document| document.query_selector(&selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Of all such elements, moves focus to the one so many places after the one that has it, or in which
/// it is. Whether there is one.
pub fn focus_beside(selector: &str, step: i32) -> bool {
    let Some(document) = document() else {
        return false;
    };
    let Ok(all) = document.query_selector_all(selector) else {
        return false;
    };
    let active = document.active_element();
    let at = (0..all.length()).find(|at| {
        let element = all.get(*at);
        element.is_some_and(|element| active.is_some() && element.contains(active.as_deref()))
    });
    let beside = at
        .and_then(|at: u32| at.checked_add_signed(step))
        .and_then(|at| all.get(at))
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    beside.is_some_and(|element| element.focus().is_ok())
}

/// Moves focus to the first such element. Whether there is one.
pub fn focus_first(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}

/// Of the elements of that selector, the one that has the focus, or in which it is.
fn focused_within(selector: &str) -> Option<web_sys::Element> {
    let active = document()?.active_element()?;
    active.closest(selector).ok().flatten()
}

/// Whether the focus is in such an element.
pub fn has_focus_within(selector: &str) -> bool {
    focused_within(selector).is_some()
}

/// Presses what has that key (`aria-keyshortcuts`) within the element of that selector in which the
/// focus is. Whether there is such a thing.
pub fn press_key_of(selector: &str, key: &str) -> bool {
    let simple = key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let found = focused_within(selector).filter(|_| simple).and_then(|row| {
        let pressed = format!("[aria-keyshortcuts=\"{key}\"]");
        row.query_selector(&pressed).ok().flatten()
    });
    let found = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &found {
        element.click();
    }
    found.is_some()
}

/// Follows the first link in the element of that selector that has the focus itself. Whether there is
/// one.
pub fn follow_first_link(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    let row = focused.filter(|element| element.matches(selector).unwrap_or(false));
    let link = row.and_then(|row| row.query_selector("a[href]").ok().flatten());
    let link = link.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(link) = &link {
        link.click();
    }
    link.is_some()
}

/// Presses the first such element, where it is shown. Whether there is one.
pub fn press(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    let shown = found.filter(|element| element.get_bounding_client_rect().width() > 0.0);
    let element = shown.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &element {
        element.click();
    }
    element.is_some()
}

/// Frames for which a thing to press is waited for.
const FRAMES: u32 = 90;

/// Presses the first such element as soon as it is shown, for a moment.
pub fn press_soon(selector: String) {
    fn wait(selector: String, frames: u32) {
        leptos::prelude::request_animation_frame(move || {
            if is_shown(&selector) {
                // One frame later: the heading of a page that was gone to has the focus first.
                leptos::prelude::request_animation_frame(move || {
                    press(&selector);
                });
            } else if frames > 0 {
                wait(selector, frames - 1);
            }
        });
    }
    wait(selector, FRAMES);
}

/// Ids of the elements of that selector after and before the one of that id: where focus may go when
/// it goes away.
pub fn ids_beside(selector: &str, id: &str) -> Vec<String> {
    let all = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(all) = all else {
        return Vec::new();
    };
    let id_at = |at: u32| {
        let element = all.get(at)?.dyn_into::<web_sys::Element>().ok()?;
        Some(element.id())
    };
    let Some(at) = (0..all.length()).find(|at| id_at(*at).as_deref() == Some(id)) else {
        return Vec::new();
    };
    let before = at.checked_sub(1).and_then(id_at);
    id_at(at + 1).into_iter().chain(before).collect()
}

/// Whether the key goes into a field or a dialog.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    goes_into(event, "select, dialog, [contenteditable]") || is_into_text(event)
}

/// Fields into which text is typed.
pub const TEXT: &str = "input:not([type=checkbox], [type=radio], [type=file], [type=button], \
    [type=submit], [type=reset], [type=image], [type=range], [type=color]), textarea";

/// Whether the event is of such a field.
pub fn is_into_text(event: &web_sys::Event) -> bool {
    goes_into(event, TEXT)
}

/// Whether the key goes into a dialog.
pub fn is_in_dialog(event: &web_sys::KeyboardEvent) -> bool {
    goes_into(event, "dialog")
}

fn goes_into(event: &web_sys::Event, selector: &str) -> bool {
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Of all such elements, moves focus to the first that is below the upper edge of the screen. Whether
/// there is one.
pub fn focus_first_in_sight(selector: &str) -> bool {
    let all = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(all) = all else { return false };
    let mut elements = (0..all.length())
        .filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|element| element.get_bounding_client_rect().top() >= 0.0);
    elements
        .next()
        .is_some_and(|element| element.focus().is_ok())
}

/// That attribute of the element that has the focus, or of the nearest one around it that has it.
pub fn focused_data(name: &str) -> Option<String> {
    let focused = document()?.active_element()?;
    let within = |selector: &str| focused.closest(selector).ok().flatten();
    within(&format!("[{name}]"))?.get_attribute(name)
}

/// Whether such an element is in sight, or would be after scrolling.
pub fn is_shown(selector: &str) -> bool {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    found.is_some_and(|element| element.get_bounding_client_rect().width() > 0.0)
}

/// Whether the pointer or the focus is within such an element.
pub fn is_used(selector: &str) -> bool {
    let used = format!("{selector}:hover, {selector}:focus-within");
    document().is_some_and(|document| document.query_selector(&used).ok().flatten().is_some())
}

/// Moves focus to the first of these elements that is there, else to the heading of the page, once
/// what is being drawn is there.
pub fn focus_first_soon(ids: Vec<String>) {
    leptos::prelude::request_animation_frame(move || {
        let Some(document) = document() else { return };
        let found = ids.iter().find_map(|id| document.get_element_by_id(id));
        let found = found.or_else(|| document.query_selector("h1").ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Ids of the elements after and before that one: where focus may go when it goes away.
pub fn neighbours(id: &str) -> Vec<String> {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.map_or_else(Vec::new, |element| {
        let beside = [
            element.next_element_sibling(),
            element.previous_element_sibling(),
        ];
        beside
            .iter()
            .flatten()
            .map(web_sys::Element::id)
            .filter(|id| !id.is_empty())
            .collect()
    })
}

/// Ids of what has the focus, of what stands beside that, and of all it stands in: where focus may go
/// when it goes away, the nearest first.
pub fn places_of_focus() -> Vec<String> {
    let mut places = Vec::new();
    let mut around = document().and_then(|document| document.active_element());
    while let Some(element) =
        around.filter(|one| !one.matches("main, dialog, body").unwrap_or(true))
    {
        let id = element.id();
        if !id.is_empty() {
            let beside = neighbours(&id);
            places.push(id);
            places.extend(beside);
        }
        around = element.parent_element();
    }
    places
}

/// Where the focus is lost once what is being drawn is there, moves it to the first of these elements
/// that can have it, else to the heading of the open dialog or of the page. Nothing is scrolled: what
/// one looks at stays in sight.
pub fn find_focus_soon(ids: Vec<String>) {
    leptos::prelude::request_animation_frame(move || {
        let Some(document) = document() else { return };
        if has_focus(&document) {
            return;
        }
        let still = FocusOptions::new();
        still.set_prevent_scroll(true);
        let of_ids = ids.iter().filter_map(|id| document.get_element_by_id(id));
        let headings = ["dialog[open] h2", "h1"].into_iter();
        let headings =
            headings.filter_map(|heading| document.query_selector(heading).ok().flatten());
        for element in of_ids.chain(headings) {
            let element = element.dyn_into::<HtmlElement>();
            let focused = element.map(|element| element.focus_with_options(&still));
            if focused.is_ok() && has_focus(&document) {
                return;
            }
        }
    });
}

/// Whether anything has the focus but the document as a whole.
fn has_focus(document: &Document) -> bool {
    let active = document.active_element();
    active.is_some_and(|element| !element.matches("body").unwrap_or(false))
}

/// Closes the dialogs that are open.
pub fn close_dialogs() {
    let all = document().and_then(|document| document.query_selector_all("dialog[open]").ok());
    let Some(all) = all else { return };
    for dialog in (0..all.length()).filter_map(|at| all.get(at)) {
        if let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>() {
            dialog.close();
        }
    }
}

/// Closes the popover of that id, if it is open.
pub fn hide_popover(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(popover) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Where it cannot be closed, it is not open.
        let _ = popover.hide_popover();
    }
}

/// Calls `seen` whenever the page is looked at again, and `hidden` when it is left.
pub fn watch_visibility(seen: impl Fn() + 'static, hidden: impl Fn() + 'static) {
    use leptos::leptos_dom::helpers::window_event_listener_untyped as listen;
    let seen = std::rc::Rc::new(seen);
    let on_focus = {
        let seen = seen.clone();
        listen("focus", move |_| seen())
    };
    let on_change = listen("visibilitychange", move |_| {
        let is_hidden = document().is_some_and(|document| document.hidden());
        if is_hidden { hidden() } else { seen() }
    });
    // Listened to for as long as the page lives.
    std::mem::forget((on_focus, on_change));
}

/// Stops listening when dropped.
pub struct ScrollListener(Closure<dyn Fn(web_sys::Event)>);

impl Drop for ScrollListener {
    fn drop(&mut self) {
        if let Some(document) = document() {
            let listener = self.0.as_ref().unchecked_ref();
            let _ = document.remove_event_listener_with_callback_and_bool("scroll", listener, true);
        }
    }
}

/// Calls `scrolled` when the page or anything in it is scrolled.
pub fn on_any_scroll(scrolled: impl Fn() + 'static) -> send_wrapper::SendWrapper<ScrollListener> {
    let listener = Closure::<dyn Fn(web_sys::Event)>::new(move |_| scrolled());
    if let Some(document) = document() {
        // Scrolling does not bubble, but it can be captured on its way down.
        let function = listener.as_ref().unchecked_ref();
        let _ = document.add_event_listener_with_callback_and_bool("scroll", function, true);
    }
    send_wrapper::SendWrapper::new(ScrollListener(listener))
}

/// Loads the page anew, from its beginning, where it says that sentence ([`super::hash::take_left`]).
pub fn start_over(sentence: &str) {
    super::hash::replace("#/", Some(sentence));
    if let Some(window) = web_sys::window() {
        // Reloading cannot fail in a window that is shown.
        let _ = window.location().reload();
    }
}
