//! The palette of commands: go to anyone, do anything, by a few letters (WAI-ARIA's combobox with a
//! list). The field keeps the focus and names the active line.

use leptos::prelude::*;
use leptos::{ev, html};

use super::at_once::do_at_once;
use super::begin::{begin, who_is_open};
use super::key_sheet::Strokes;
use super::parts::{Face, is_me};
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::keys::{Action, Key, commands};
use crate::rules::people::line;
use crate::ui::keys::{Sheets, act};
use crate::ui::kit::Dialog;
use crate::ui::state::app;

/// Most people offered: more letters find the others.
const PEOPLE: usize = 8;

/// The code every key has while an input method composes (UI Events, 3.4.2).
const COMPOSING: u32 = 229;

const LIST: &str = "palette-list";

/// A line of the palette.
#[derive(Clone, Copy)]
enum Entry {
    Command(&'static Key),
    Person(Id),
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Entry::Command(one), Entry::Command(other)) => one.action == other.action,
            (Entry::Person(one), Entry::Person(other)) => one == other,
            _ => false,
        }
    }
}

/// What the field and the list share.
#[derive(Clone, Copy)]
struct Lines {
    entries: Memo<Vec<Entry>>,
    active: RwSignal<usize>,
    run: Callback<Entry>,
}

/// The palette itself.
#[component]
pub fn Palette(open: RwSignal<bool>) -> impl IntoView {
    // What is to be done with somebody, once it is said with whom.
    let asked = RwSignal::new(None::<Action>);
    Effect::new(move |_| {
        if open.get() {
            asked.set(None);
        }
    });
    let title = Signal::derive(move || match asked.get().and_then(Action::asks) {
        Some((title, _)) => title.to_owned(),
        None => "Go to, or do".to_owned(),
    });
    view! {
        <Dialog open title>
            <Field open asked/>
        </Dialog>
    }
}

#[component]
fn Field(open: RwSignal<bool>, asked: RwSignal<Option<Action>>) -> impl IntoView {
    let app = app();
    let sheets = expect_context::<Sheets>();
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0);
    let entries = Memo::new(move |_| {
        let typed = typed.get();
        let commands = match asked.get() {
            Some(_) => Vec::new(),
            None => commands(&typed),
        };
        let people = app.people_named(&typed, PEOPLE).into_iter();
        let other = |id: &Id| asked.get().is_none() || !app.peek(|book| is_me(book, *id));
        let commands = commands.into_iter().map(Entry::Command);
        commands
            .chain(people.filter(other).map(Entry::Person))
            .collect::<Vec<_>>()
    });
    let element = NodeRef::<html::Input>::new();
    let run = Callback::new(move |entry: Entry| {
        if let Entry::Command(key) = entry
            && key.action.is_about_somebody()
            && who_is_open(app).is_none()
        {
            asked.set(Some(key.action));
            typed.set(String::new());
            active.set(0);
            if let Some(input) = element.get_untracked() {
                input.set_value("");
            }
            return;
        }
        let asked = asked.get_untracked();
        open.set(false);
        // Once the dialog has given the focus back.
        request_animation_frame(move || match (entry, asked) {
            (Entry::Command(key), _) => drop(act(app, sheets, key.action)),
            (Entry::Person(id), Some(action)) => {
                let _ = do_at_once(app, action, Some(id)) || begin(app, action, Some(id));
            }
            (Entry::Person(id), None) => app.go(&Route::Person(id)),
        });
    });
    let lines = Lines {
        entries,
        active,
        run,
    };
    Effect::new(move |_| {
        if let Some(input) = element.get() {
            request_animation_frame(move || drop(input.focus()));
        }
    });
    let active_id = move || {
        let count = entries.with(Vec::len);
        (count > 0).then(|| option_id(active.get().min(count - 1)))
    };
    let question = move || {
        asked
            .get()
            .and_then(Action::asks)
            .map(|(_, question)| question)
    };
    let label = move || question().unwrap_or("A name, or what to do");
    let said = move || match entries.with(Vec::len) {
        0 if asked.get().is_some() && typed.with(String::is_empty) => {
            "Type a few letters of the name.".to_owned()
        }
        0 => "Nothing and nobody fits. Fewer letters find more.".to_owned(),
        1 => "One fits. Enter takes it.".to_owned(),
        many => format!("{many} fit. Arrow keys choose, Enter takes."),
    };
    view! {
        <div class="palette">
            <label class="visually-hidden" for="palette-field">{label}</label>
            <input
                node_ref=element
                id="palette-field"
                type="text"
                role="combobox"
                autocomplete="off"
                dir="auto"
                placeholder=label
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=LIST
                aria-activedescendant=active_id
                on:input=move |event| {
                    active.set(0);
                    typed.set(event_target_value(&event));
                }
                on:keydown=move |event| press(lines, &event)
            />
            <Options lines/>
            <p class="muted" role="status">{said}</p>
        </div>
    }
}

/// Takes the keys that move within the list, or run what is active in it.
fn press(lines: Lines, event: &ev::KeyboardEvent) {
    let count = lines.entries.with_untracked(Vec::len);
    let composing = event.is_composing() || event.key_code() == COMPOSING;
    if count == 0 || composing {
        return;
    }
    let at = lines.active.get_untracked().min(count - 1);
    match event.key().as_str() {
        "ArrowDown" => lines.active.set((at + 1) % count),
        "ArrowUp" => lines.active.set((at + count - 1) % count),
        "Enter" => {
            let entry = lines.entries.with_untracked(|all| all.get(at).copied());
            if let Some(entry) = entry {
                lines.run.run(entry);
            }
        }
        _ => return,
    }
    event.prevent_default();
}

#[component]
fn Options(lines: Lines) -> impl IntoView {
    let options = move || {
        let entries = lines.entries.get().into_iter().enumerate();
        entries
            .map(|(at, entry)| view! { <Line lines at entry/> })
            .collect_view()
    };
    view! {
        <ul class="palette-list" role="listbox" id=LIST aria-label="What fits">
            {options}
        </ul>
    }
}

#[component]
fn Line(lines: Lines, at: usize, entry: Entry) -> impl IntoView {
    let element = NodeRef::<html::Li>::new();
    let active = Memo::new(move |_| {
        let last = lines.entries.with(Vec::len).saturating_sub(1);
        lines.active.get().min(last) == at
    });
    Effect::new(move |_| {
        if let Some(line) = element.get().filter(|_| active.get()) {
            bring_into_sight(&line);
        }
    });
    let words = match entry {
        Entry::Command(key) => view! {
            <span class="palette-words">{key.words}</span>
            <span class="palette-keys" aria-hidden="true"><Strokes strokes=key.strokes/></span>
        }
        .into_any(),
        Entry::Person(id) => person(id).into_any(),
    };
    view! {
        <li
            node_ref=element
            class="palette-line"
            role="option"
            id=option_id(at)
            aria-selected=move || active.get().to_string()
            // The field must not lose the focus to a click.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| lines.run.run(entry)
        >
            {words}
        </li>
    }
}

/// Scrolls the list as far as the line needs.
fn bring_into_sight(line: &web_sys::HtmlLiElement) {
    let Some(list) = line.parent_element() else {
        return;
    };
    let top = f64::from(line.offset_top());
    let bottom = top + f64::from(line.offset_height());
    let (from, height) = (list.scroll_top(), f64::from(list.client_height()));
    if top < from {
        list.set_scroll_top(top);
    } else if bottom > from + height {
        list.set_scroll_top(bottom - height);
    }
}

fn person(id: Id) -> impl IntoView {
    let (contact, line) = app().peek(|book| {
        let contact = book.get::<Contact>(id).cloned().unwrap_or_default();
        let line = line(&contact, book);
        (contact, line)
    });
    let name = contact.display_name().to_owned();
    view! {
        <Face id contact/>
        <span class="palette-person">
            <bdi class="palette-name">{name}</bdi>
            <bdi class="muted">{line}</bdi>
        </span>
    }
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}
