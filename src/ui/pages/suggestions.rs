//! People, or acts, that fit what is being typed: a list below a field, used without leaving the field
//! (WAI-ARIA's combobox with a list). The field keeps the focus and names the active option.

use leptos::prelude::*;
use leptos::{ev, html};

use super::parts::Face;
use super::timeline_parts::act_glyph;
use crate::domain::circle::Circle;
use crate::domain::{Contact, Id, Kind};
use crate::rules::favours::{acts, words};
use crate::rules::people;
use crate::ui::kit::field::element_id;
use crate::ui::kit::form::composes;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::app;

/// How many are shown: more typing finds the others.
pub const SHOWN: usize = 6;

/// Height of the bar at the bottom of a narrow screen and of a toast above it.
const BAR: f64 = 136.0;

/// What a field and the list below it share.
#[derive(Clone, Copy)]
pub struct Suggestions {
    found: RwSignal<Vec<Id>>,
    active: RwSignal<usize>,
    list_id: StoredValue<String>,
}

impl Suggestions {
    /// A closed list.
    pub fn new() -> Self {
        Suggestions {
            found: RwSignal::default(),
            active: RwSignal::new(0),
            list_id: StoredValue::new(element_id("people")),
        }
    }

    /// Id of the list, for `aria-controls`.
    pub fn list_id(self) -> String {
        self.list_id.get_value()
    }

    /// Whether anybody is suggested, tracked.
    pub fn is_open(self) -> bool {
        self.found.with(|found| !found.is_empty())
    }

    /// Suggests these, the first of them active; closes the list where there are none. Does nothing
    /// once the field has gone: a field that is taken away while it has the focus still loses it.
    pub fn show(self, found: Vec<Id>) {
        if self.found.try_with_untracked(|shown| *shown != found) == Some(true) {
            self.active.set(0);
            self.found.set(found);
        }
    }

    pub fn close(self) {
        self.show(Vec::new());
    }

    /// Id of the active option, for `aria-activedescendant`, tracked.
    pub fn active_option(self) -> Option<String> {
        self.is_open().then(|| self.option_id(self.active.get()))
    }

    fn option_id(self, place: usize) -> String {
        format!("{}-{place}", self.list_id())
    }

    /// Takes the keys that move within the open list or close it. Who was picked, if anybody.
    pub fn press(self, event: &ev::KeyboardEvent) -> Option<Id> {
        let count = self.found.with_untracked(Vec::len);
        let composing = composes(event);
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        if count == 0 || composing || chord {
            return None;
        }
        let place = self.active.get_untracked().min(count - 1);
        let mut picked = None;
        match event.key().as_str() {
            "ArrowDown" => self.active.set((place + 1) % count),
            "ArrowUp" => self.active.set((place + count - 1) % count),
            "Enter" | "Tab" if !event.shift_key() => {
                picked = self.found.with_untracked(|found| found.get(place).copied());
                self.close();
            }
            "Escape" => self.close(),
            _ => return None,
        }
        // Neither the form nor the page may take these keys as well.
        event.prevent_default();
        event.stop_propagation();
        picked
    }
}

/// The list itself, and a line that says what is in it.
#[component]
pub fn SuggestionList(
    suggestions: Suggestions,
    #[prop(into)] pick: Callback<Id>,
    /// What is in it: one, and several.
    #[prop(default = ["person", "people"])]
    what: [&'static str; 2],
) -> impl IntoView {
    let [one, many] = what;
    let options = move || {
        let found = suggestions.found.get();
        found
            .into_iter()
            .enumerate()
            .map(|(place, id)| view! { <Suggestion suggestions place id pick/> })
            .collect_view()
    };
    let said = move || match suggestions.found.with(Vec::len) {
        0 => String::new(),
        1 => format!("1 {one} fits. Enter picks."),
        count => format!("{count} {many} fit. Arrow keys choose, Enter picks."),
    };
    let list = NodeRef::<html::Ul>::new();
    Effect::new(move |_| {
        if suggestions.is_open() {
            request_animation_frame(move || bring_into_sight(list));
        }
    });
    view! {
        <ul
            node_ref=list
            class="suggestions"
            role="listbox"
            id=suggestions.list_id()
            aria-label=format!("The {many} that fit")
            hidden=move || !suggestions.is_open()
        >
            {options}
        </ul>
        <p class="visually-hidden" role="status">{said}</p>
    }
}

/// Scrolls as far as the list needs, where it opened below the screen or under the bar.
fn bring_into_sight(list: NodeRef<html::Ul>) {
    let Some(list) = list.try_get_untracked().flatten() else {
        return;
    };
    let screen = window().inner_height().ok();
    let screen = screen
        .and_then(|height| height.as_f64())
        .unwrap_or(f64::MAX);
    if list.get_bounding_client_rect().bottom() > screen - BAR {
        // Its style keeps that height free below it.
        list.scroll_into_view_with_bool(false);
    }
}

#[component]
fn Suggestion(suggestions: Suggestions, place: usize, id: Id, pick: Callback<Id>) -> impl IntoView {
    let (face, name, line) = row(id);
    let selected = move || {
        if suggestions.active.get() == place {
            "true"
        } else {
            "false"
        }
    };
    view! {
        <li
            class="suggestion"
            role="option"
            id=suggestions.option_id(place)
            aria-selected=selected
            // The field must not lose the focus to a click.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| {
                suggestions.close();
                pick.run(id);
            }
        >
            {face}
            <span class="suggestion-name" dir="auto">{name}</span>
            <span class="suggestion-line muted" dir="auto">{line}</span>
        </li>
    }
}

/// The face, the name and the line below it.
fn row(id: Id) -> (AnyView, String, String) {
    let app = app();
    let mark = |glyph| view! { <span class="face face-circle"><Icon glyph/></span> }.into_any();
    let kind = app.peek(|book| book.record(id).map(|record| record.kind()));
    match kind {
        Some(Kind::Circle) => {
            let name = app.peek(|book| book.get::<Circle>(id).map(|circle| circle.name.clone()));
            (
                mark(Glyph::People),
                name.unwrap_or_default(),
                "Circle".to_owned(),
            )
        }
        Some(kind) if acts::is_act(kind) => {
            let today = app.today.get_untracked();
            let told = app.peek(|book| (words::told(book, id), words::when(book, id, today)));
            (mark(act_glyph(kind)), told.0, told.1)
        }
        _ => {
            let (contact, line) = app.peek(|book| {
                let contact = book.get::<Contact>(id).cloned().unwrap_or_default();
                let line = people::line(&contact, book);
                (contact, line)
            });
            let name = contact.display_name().to_owned();
            (view! { <Face id contact/> }.into_any(), name, line)
        }
    }
}
