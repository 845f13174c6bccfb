//! Circles: all of them, and the parts that stand elsewhere too.

mod editor;
mod gathering;
mod gatherings;
mod members;
mod one;

pub use one::CirclePage;

use leptos::prelude::*;

use super::drafts::only_field;
use crate::domain::circle::{Circle, CircleKind};
use crate::domain::{Change, Id};
use crate::route::Route;
use crate::rules::circles::{self, CircleLine, kind_words, listing, people_words};
use crate::rules::first_letter::capital;
use crate::rules::fold::fold;
use crate::rules::rhythm_words;
use crate::ui::browser::page;
use crate::ui::kit::{Field, Form, Glyph, Icon};
use crate::ui::state::app;

/// So many circles are found by looking; more, by a word.
const FEW: usize = 12;

/// A circle's colour, beside its name.
#[component]
pub fn CircleDot(#[prop(into)] hue: u16) -> impl IntoView {
    view! { <span class="circle-dot" aria-hidden="true" style:--hue=hue.to_string()></span> }
}

/// The page.
#[component]
pub fn Circles() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| app.read(listing));
    let query = RwSignal::new(String::new());
    let shown = Memo::new(move |_| {
        let words = query.with(|query| fold(query.trim()));
        let mut lines = all.get();
        lines.retain(|line| fold(&line.name).contains(&words));
        lines
    });
    let many = move || all.with(|all| all.len() > FEW);
    let none_found = move || all.with(|all| !all.is_empty()) && shown.with(Vec::is_empty);
    view! {
        <h1 tabindex="-1">"Circles"</h1>
        <Show when=move || all.with(Vec::is_empty)>
            <p class="lede">
                "A circle is people who belong together, such as your family, the climbing club or \
                 those you worked with at Acme. Give it a rhythm, and everyone in it has one."
            </p>
        </Show>
        <div class="circles-head">
            <AddCircle/>
            <Show when=many>
                <search><Field label="Find a circle" value=query kind="search"/></search>
            </Show>
        </div>
        <ul class="circles" aria-label="Circles">
            <For each=move || shown.get() key=|line| line.clone() let(line)>
                <li><Row line/></li>
            </For>
        </ul>
        <Show when=none_found>
            <p class="muted">"No circle has these words in its name."</p>
        </Show>
    }
}

/// Key of what is being typed as the name of a new circle.
const DRAFT: &str = "circle/new";

/// One field: a name is enough.
#[component]
fn AddCircle() -> impl IntoView {
    let app = app();
    let name = only_field(app, DRAFT, "A new circle");
    let error = RwSignal::new(None::<String>);
    let busy = StoredValue::new(false);
    let add = move |()| {
        // Enter again before the first is saved would add the same circle twice.
        if busy.get_value() {
            return;
        }
        let given = name.get_untracked().trim().to_owned();
        if given.is_empty() {
            return error.set(Some("Write a name first.".to_owned()));
        }
        if let Some(there) = app.peek(|book| circles::named(book, &given)) {
            name.set(String::new());
            return app.go(&Route::Circle(there));
        }
        error.set(None);
        busy.set_value(true);
        let id = app.new_id();
        let change = Change::add(id, circles::called(&given));
        leptos::task::spawn_local(async move {
            let added = app.commit(change, format!("{given} added")).await;
            busy.try_set_value(false);
            if added {
                name.set(String::new());
                app.go(&Route::Circle(id));
            }
        });
    };
    view! {
        <Form submit=add label="Add a circle" class="form-line add-person" draft=DRAFT>
            <Field label="Name of a new circle" id="new-circle" value=name error/>
            <button type="submit" class="button"><Icon glyph=Glyph::Plus/>"Add"</button>
        </Form>
    }
}

#[component]
fn Row(line: CircleLine) -> impl IntoView {
    let kind = (line.kind != CircleKind::Other).then(|| kind_words(line.kind));
    let rhythm = line.rhythm.map(|days| capital(&rhythm_words::words(days)));
    let people = people_words(line.people);
    view! {
        <a class="circle-row" href=Route::Circle(line.id).to_string()>
            <CircleDot hue=line.hue/>
            <span class="circle-row-name"><bdi>{line.name}</bdi></span>
            <span class="circle-row-facts muted">
                {kind.map(|kind| view! { <span>{kind}</span> })}
                <span>{people}</span>
                {rhythm.map(|rhythm| view! { <span>{rhythm}</span> })}
            </span>
        </a>
    }
}

/// A circle by name, as a link to its page; nothing where it is gone.
#[component]
pub fn CircleLink(id: Id) -> impl IntoView {
    let app = app();
    let shown = Memo::new(move |_| {
        app.read(|book| {
            let circle = book.get::<Circle>(id)?;
            Some((circles::name(circle).to_owned(), circles::hue(id, circle)))
        })
    });
    move || {
        shown.get().map(|(name, hue)| {
            view! {
                <a class="chip circle-chip" href=Route::Circle(id).to_string()>
                    <CircleDot hue/>
                    <bdi>{name}</bdi>
                </a>
            }
        })
    }
}

/// Goes to the heading of the page, which is there whatever went.
fn focus_heading() {
    page::focus_soon("h1");
}
