//! The top of the page: who it is, and what can be done with them as a whole.

use leptos::prelude::*;

use super::section::{PersonPage, Section};
use crate::domain::{Contact, PartialDate};
use crate::route::Route;
use crate::rules::{date_words, people};
use crate::ui::browser::clock;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::parts::Face;

/// Letters of a name that is written smaller beyond them.
const LONG: usize = 48;

/// Face, name, a line of context, and the actions.
#[component]
pub fn Head(page: PersonPage) -> impl IntoView {
    let id = page.id;
    let contact = move || page.contact.get().unwrap_or_default();
    let text = Memo::new(move |_| {
        page.contact
            .with(|contact| contact.as_ref().map(|one| one.display_name().to_owned()))
            .unwrap_or_default()
    });
    let context = Memo::new(move |_| {
        page.app.read(|book| {
            book.get::<Contact>(id)
                .map(|one| people::line(one, book))
                .unwrap_or_default()
        })
    });
    let under = move || {
        let contact = contact();
        let parts = [
            (contact.pronouns.trim().to_owned(), "person-pronouns"),
            (span_of_life(&contact), "person-life"),
            (
                if contact.me { "This is you" } else { "" }.to_owned(),
                "muted",
            ),
            (
                if contact.archived { "Archived" } else { "" }.to_owned(),
                "muted",
            ),
        ];
        parts
            .into_iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, class)| view! { <span class=class><bdi>{text}</bdi></span> })
            .collect_view()
    };
    let long = move || text.with(|name| name.chars().nth(LONG).is_some());
    view! {
        <header class="person-head">
            {move || view! { <Face id contact=contact() large=true/> }}
            <div class="person-title">
                <h1 tabindex="-1" class:long-name=long><bdi>{text}</bdi></h1>
                <p class="person-under">{under}</p>
                <p class="person-context" dir="auto">{context}</p>
            </div>
            <Actions page name=text/>
        </header>
    }
}

/// "1948 – 2019" of somebody who has died, as far as the years are known.
fn span_of_life(contact: &Contact) -> String {
    let Some(died) = contact.died else {
        return String::new();
    };
    let words = |date: PartialDate| Some(date_words::write(date)).filter(|words| !words.is_empty());
    match (contact.birthday().and_then(words), words(died)) {
        (Some(born), Some(died)) => format!("{born} – {died}"),
        (None, Some(died)) => format!("Died {died}"),
        (Some(born), None) => format!("Born {born}, has died"),
        (None, None) => "Has died".to_owned(),
    }
}

/// Edit the name, favourite, archive, delete.
#[component]
fn Actions(page: PersonPage, name: Memo<String>) -> impl IntoView {
    let app = page.app;
    let is = move |question: fn(&Contact) -> bool| {
        Memo::new(move |_| {
            page.contact
                .with(|contact| contact.as_ref().is_some_and(question))
        })
    };
    let (me, favourite, archived) = (
        is(|one| one.me),
        is(|one| one.favourite),
        is(|one| one.archived),
    );
    let set = move |edit: fn(&mut Contact), what: &'static str| {
        let change = app.edited::<Contact>(page.id, edit);
        app.commit_soon(change, format!("{} {what}", name.get_untracked()));
    };
    let like = move |_| {
        if favourite.get_untracked() {
            set(|one| one.favourite = false, "is no longer a favourite");
        } else {
            set(|one| one.favourite = true, "is a favourite");
        }
    };
    let archive = move |_| {
        if archived.get_untracked() {
            set(|one| one.archived = false, "is back among people");
        } else {
            set(|one| one.archived = true, "archived");
        }
    };
    let delete = move |_| {
        let change = app.peek(|book| people::delete(book, page.id, clock::now_seconds()));
        let what = format!("{} is in the trash", name.get_untracked());
        leptos::task::spawn_local(async move {
            if app.commit(change, what).await {
                app.go(&Route::People);
            }
        });
    };
    let star = move || {
        let glyph = if favourite.get() {
            Glyph::StarFull
        } else {
            Glyph::Star
        };
        view! { <Icon glyph/> }
    };
    view! {
        <div class="person-actions" role="group" aria-label="About this person">
            <button
                type="button"
                id=Section::Name.words().edit
                class="button-plain"
                aria-disabled=move || page.open.with(|open| open.contains(&Section::Name)).to_string()
                on:click=move |_| page.edit(Section::Name)
            >
                <Icon glyph=Glyph::Pencil/>
                "Edit name"
            </button>
            <Show when=move || !me.get()>
                <button
                    type="button"
                    class="button-plain"
                    aria-pressed=move || favourite.get().to_string()
                    on:click=like
                >
                    {star}
                    "Favourite"
                </button>
                <button type="button" class="button-plain" on:click=archive>
                    <Icon glyph=Glyph::Archive/>
                    {move || if archived.get() { "Unarchive" } else { "Archive" }}
                </button>
                <button type="button" class="button-plain person-delete" on:click=delete>
                    <Icon glyph=Glyph::Trash/>
                    "Delete"
                </button>
            </Show>
        </div>
    }
}
