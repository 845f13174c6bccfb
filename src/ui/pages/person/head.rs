//! The top of the page: who it is, and what can be done with them as a whole.

use leptos::prelude::*;

use super::circles::Circles;
use super::photo::Photo;
use super::section::{PersonPage, Section};
use crate::domain::{Contact, PartialDate};
use crate::route::Route;
use crate::rules::caught_up::{caught_up, may_catch_up};
use crate::rules::{date_words, people};
use crate::ui::browser::clock;
use crate::ui::kit::{Glyph, Icon, More};
use crate::ui::pages::parts::Face;
use crate::ui::pages::ways::{WaysTo, WhySo};

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
                .map(|one| people::line(&without_circles(one), book))
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
            <Show when=move || !page.contact.with(|one| one.as_ref().is_some_and(|one| one.me))>
                <Circles page/>
            </Show>
            <Actions page name=text/>
        </header>
    }
}

/// The person as the line of context takes them: their circles stand below it, as chips.
fn without_circles(contact: &Contact) -> Contact {
    Contact {
        circles: Vec::new(),
        ..contact.clone()
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

/// Having been in touch today, by one key (`c`, bound in the shell).
#[component]
fn CaughtUp(page: PersonPage, name: Memo<String>) -> impl IntoView {
    let (app, id) = (page.app, page.id);
    let open = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| may_catch_up(book, id, today))
    });
    let never = Memo::new(move |_| {
        page.contact.with(|contact| {
            contact
                .as_ref()
                .is_none_or(|one| one.me || one.died.is_some())
        })
    });
    let busy = StoredValue::new(false);
    let act = move |_| {
        let (today, new) = (app.today.get_untracked(), app.new_id());
        let change = app.peek(|book| caught_up(book, id, today, new));
        // A second press before the first is saved would write it down twice.
        if change.is_empty() || busy.get_value() {
            return;
        }
        busy.set_value(true);
        let said = format!("Caught up with {}", name.get_untracked());
        leptos::task::spawn_local(async move {
            app.commit(change, said).await;
            busy.try_set_value(false);
        });
    };
    view! {
        <Show when=move || !never.get()>
            <button
                type="button"
                id="caught-up"
                class="button-plain"
                aria-keyshortcuts="c"
                aria-disabled=move || (!open.get()).to_string()
                on:click=act
            >
                <Icon glyph=Glyph::Check/>
                {move || if open.get() { "Caught up today" } else { "You caught up today" }}
            </button>
        </Show>
    }
}

/// What opens the rest of the actions.
const MORE: &str = "person-more";

/// Edit the name, favourite; and behind one word the photo, archive, delete.
#[component]
fn Actions(page: PersonPage, name: Memo<String>) -> impl IntoView {
    let me = is(page, |one| one.me);
    // There is nothing to prepare with oneself, or with somebody who has died.
    let never = is(page, |one| one.me || one.died.is_some());
    let opened = move || page.open.with(|open| open.contains(&Section::Name));
    let about = name.get_untracked();
    view! {
        <div class="person-actions" role="group" aria-label="About this person">
            <CaughtUp page name/>
            <WaysTo id=page.id class="button-plain"/>
            <WhySo id=page.id/>
            <button
                type="button"
                id=Section::Name.words().edit
                class="button-plain"
                aria-disabled=move || opened().to_string()
                on:click=move |_| page.edit(Section::Name)
            >
                <Icon glyph=Glyph::Pencil/>
                "Edit name"
            </button>
            <Show when=move || !never.get()>
                <a class="button-plain" href=Route::Brief(page.id).to_string()>
                    <Icon glyph=Glyph::Note/>
                    "Prepare"
                </a>
            </Show>
            <Show when=move || !me.get()><Favourite page name/></Show>
            <More about id=MORE class="button-plain">
                <Photo page name back="#person-more"/>
                <Show when=move || !me.get()><PutAway page name/></Show>
            </More>
        </div>
    }
}

/// Whether that is so of the person, tracked.
fn is(page: PersonPage, question: fn(&Contact) -> bool) -> Memo<bool> {
    Memo::new(move |_| {
        page.contact
            .with(|contact| contact.as_ref().is_some_and(question))
    })
}

/// Changes the person, and says so.
fn set(page: PersonPage, name: Memo<String>, edit: fn(&mut Contact), what: &str) {
    let change = page.app.edited::<Contact>(page.id, edit);
    page.app
        .commit_soon(change, format!("{} {what}", name.get_untracked()));
}

#[component]
fn Favourite(page: PersonPage, name: Memo<String>) -> impl IntoView {
    let favourite = is(page, |one| one.favourite);
    let turn = move |_| {
        if favourite.get_untracked() {
            set(
                page,
                name,
                |one| one.favourite = false,
                "was taken off the favourites",
            );
        } else {
            set(
                page,
                name,
                |one| one.favourite = true,
                "was made a favourite",
            );
        }
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
        <button
            type="button"
            class="button-plain"
            aria-pressed=move || favourite.get().to_string()
            on:click=turn
        >
            {star}
            "Favourite"
        </button>
    }
}

/// Archive and delete.
#[component]
fn PutAway(page: PersonPage, name: Memo<String>) -> impl IntoView {
    let app = page.app;
    let archived = is(page, |one| one.archived);
    let archive = move |_| {
        if archived.get_untracked() {
            set(
                page,
                name,
                |one| one.archived = false,
                "was taken out of the archive",
            );
        } else {
            set(page, name, |one| one.archived = true, "was archived");
        }
    };
    let delete = move |_| {
        let change = app.peek(|book| people::delete(book, page.id, clock::now_seconds()));
        let what = format!("{} was moved to the trash", name.get_untracked());
        leptos::task::spawn_local(async move {
            if app.commit(change, what).await {
                app.go(&Route::People);
            }
        });
    };
    view! {
        <button type="button" class="button-plain" on:click=archive>
            <Icon glyph=Glyph::Archive/>
            {move || if archived.get() { "Unarchive" } else { "Archive" }}
        </button>
        <button type="button" class="button-plain person-delete" on:click=delete>
            <Icon glyph=Glyph::Trash/>
            "Delete"
        </button>
    }
}
