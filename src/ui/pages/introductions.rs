//! Introductions: planned, asked, made, and what came of them.

mod could_make;
mod editor;
mod paths;

use leptos::prelude::*;

use super::drafts::{InPlace, begun, names_of};
use super::parts::PersonLink;
use super::send_text::{Letter, SendText};
use crate::domain::giving::Introduction;
use crate::domain::{Contact, Id};
use crate::rules::date_words;
use crate::rules::introductions::{Overview, Side, overview, to_ask};
use crate::rules::templates::{Occasion, called};
use crate::ui::browser::page;
use crate::ui::kit::Glyph;
use crate::ui::pages::row_buttons::{DeleteButton, EditButton, RowButton};
use crate::ui::state::{App, app};
use could_make::CouldMake;
pub use editor::draft_key;
use editor::{AddIntroduction, IntroductionEditor};
use paths::PathFinder;

/// The page.
#[component]
pub fn Introductions() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| app.read(overview));
    let none = move || all.with(|all| *all == Overview::default());
    let list = move |title: &'static str, of: fn(&Overview) -> &Vec<Id>| {
        let ids = Memo::new(move |_| all.with(|all| of(all).clone()));
        view! {
            <Show when=move || !ids.with(Vec::is_empty)>
                <section class="reminder-section">
                    <h2>{title}</h2>
                    <ul class="notes" aria-label=title>
                        <For each=move || ids.get() key=|id| *id let(id)><Item id/></For>
                    </ul>
                </section>
            </Show>
        }
    };
    view! {
        <h1 tabindex="-1">"Introductions"</h1>
        <Show when=none>
            <p class="lede">
                "Two people you know could be good for each other, such as somebody who looks for a \
                 flat and somebody who lets one. Ask both first, then make them known to each other."
            </p>
        </Show>
        <div class="page-actions"><AddIntroduction/></div>
        {list("Asked", |all| &all.asked)}
        {list("Thought of", |all| &all.thought)}
        <CouldMake/>
        {list("Made", |all| &all.made)}
        <PathFinder/>
    }
}

/// One introduction, read first and edited in its place.
#[component]
pub fn Item(id: Id) -> impl IntoView {
    let app = app();
    let key = draft_key(Some(id));
    let held = Memo::new(move |_| app.read(|book| book.get::<Introduction>(id).cloned()));
    let element = format!("introduction-{id}");
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let reading = move || {
                let held = held.get()?;
                let key = key.clone();
                Some(view! { <Said held=held.clone()/><Actions id held key edit/> })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| {
        view! { <IntroductionEditor introduction=Some(id) done focus/> }.into_any()
    };
    view! {
        <li class="note" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

/// Whom, why, who was asked when, and what came of it.
#[component]
fn Said(held: Introduction) -> impl IntoView {
    let app = app();
    let me = |id: Id| app.peek(|book| book.get::<Contact>(id).is_some_and(|one| one.me));
    let who = move |id: Id| match me(id) {
        true => view! { "Me" }.into_any(),
        false => view! { <PersonLink id/> }.into_any(),
    };
    let through = held
        .through
        .map(|id| view! { <span>" through "<PersonLink id/></span> });
    let asked = app.peek(|book| to_ask(book, &held));
    let asked: Vec<_> = asked
        .into_iter()
        .filter_map(|(side, id)| {
            let day = side.asked(&held)?;
            let when = move || date_words::write_day(day, app.today.get());
            Some(view! { <span><PersonLink id/>" was asked "{when}</span> })
        })
        .collect();
    let made = held.made.map(|day| {
        let when = move || date_words::write_day(day, app.today.get());
        view! { <span>"Made "{when}</span> }
    });
    let why = Some(held.why.clone()).filter(|why| !why.is_empty());
    let outcome = Some(held.outcome.clone()).filter(|outcome| !outcome.is_empty());
    view! {
        <p class="introduction-who">{who(held.first)}" and "{who(held.second)}{through}</p>
        {why.map(|why| view! { <p dir="auto">{why}</p> })}
        {outcome.map(|outcome| view! { <p dir="auto"><span class="muted">"What came of it: "</span>{outcome}</p> })}
        <div class="note-facts muted">{asked}{made}</div>
    }
}

/// What can be done with it: ask, make, edit, delete.
#[component]
fn Actions(id: Id, held: Introduction, key: String, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let unfinished = begun(app, key);
    let names = names_of(app, &[held.first, held.second]);
    let told = move |verb: &str| format!("{verb}: {names}");
    let sides = app.peek(|book| to_ask(book, &held));
    let open = held.made.is_none();
    let sides = sides.into_iter().filter(|_| open);
    let asks: Vec<_> = sides
        .map(|(side, whom)| {
            let asked = side.asked(&held).is_some();
            view! { <Ask id held=held.clone() side whom asked/> }
        })
        .collect();
    let make = move |_| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Introduction| held.made = Some(today));
        carry_out(app, id, change, "Introduction made");
    };
    let edit_words = if open { "Edit" } else { "What came of it…" };
    let made = open.then(|| {
        view! {
            <RowButton glyph=Glyph::Check word="Made" label=told("Made") on_press=make/>
        }
    });
    view! {
        <div class="row-actions">
            {asks}
            {made}
            <EditButton
                id=format!("introduction-{id}-edit")
                label=told(edit_words)
                words=edit_words
                unfinished
                edit
            />
            <DeleteButton
                label=told("Delete")
                on_press=move |_| carry_out(app, id, app.trashed(id), "Introduction deleted")
            />
        </div>
    }
}

/// The text to one side, and that they were asked.
#[component]
fn Ask(id: Id, held: Introduction, side: Side, whom: Id, asked: bool) -> impl IntoView {
    let app = app();
    let name = app.peek(|book| book.get::<Contact>(whom).map(called).unwrap_or_default());
    let letter = Letter {
        occasion: Occasion::Introduction,
        to: whom,
        other: Some(side.other(&held)),
        why: held.why,
    };
    let said = format!("{name} was asked");
    let ask = move |_| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Introduction| {
            side.set_asked(held, Some(today));
        });
        carry_out(app, id, change, said.clone());
    };
    (!asked).then(|| {
        view! {
            <SendText letter label=format!("Text to {name}")/>
            <button type="button" class="button-quiet" on:click=ask>
                {format!("{name} was asked")}
            </button>
        }
    })
}

/// Writes it down, and keeps the focus near.
fn carry_out(app: App, id: Id, change: crate::domain::Change, said: impl Into<String>) {
    let element = format!("introduction-{id}");
    let beside = page::neighbours(&element);
    let places = std::iter::once(element).chain(beside).collect();
    let said = said.into();
    leptos::task::spawn_local(async move {
        if app.commit(change, said).await {
            page::focus_first_soon(places);
        }
    });
}
