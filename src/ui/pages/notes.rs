//! Every note: pinned first, then newest first, about somebody or nobody.

use leptos::prelude::*;

use super::note_parts::{AddNote, LostTexts, NoteItems};
use crate::domain::Id;
use crate::domain::note::Note;
use crate::rules::notes;
use crate::ui::browser::{clock, page};
use crate::ui::kit::{Field, ShowMoreOf};
use crate::ui::state::{App, app};

/// Notes drawn at first, and more with each "Show more".
const PAGE: usize = 50;

/// Milliseconds without a key after which it is searched.
const PAUSE: u32 = 120;

/// The page.
#[component]
pub fn Notes() -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let query = RwSignal::new(String::new());
    let limit = RwSignal::new(PAGE);
    let all = Memo::new(move |_| app.read(notes::all));
    // Read only while something is searched: a memo that nobody asks does nothing.
    let texts = Memo::new(move |_| all.with(|ids| app.read(|book| notes::searched(book, ids))));
    let found = Memo::new(move |_| {
        query.with(|query| match query.trim() {
            "" => all.get(),
            query => texts.with(|texts| notes::matching(texts, query)),
        })
    });
    let left = left_open(app);
    let shown = Memo::new(move |_| {
        let searching = query.with(|query| !query.trim().is_empty());
        found.with(|found| in_sight(found, limit.get(), if searching { &[] } else { &left }))
    });
    let empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <h1 tabindex="-1">"Notes"</h1>
        <Show when=move || empty.get()>
            <p class="lede">
                "A note keeps what you want to know again, such as “"
                <span class="person-link">"@Ada"</span>
                " is looking for a flat by the sea”."
            </p>
        </Show>
        <div class="page-actions">
            <AddNote/>
        </div>
        <LostTexts/>
        <Show when=move || !empty.get()>
            <SearchBox typed query limit found/>
            <NoteItems ids=shown/>
            <ShowMoreOf
                count=Signal::derive(move || found.with(Vec::len))
                shown=Signal::derive(move || shown.with(Vec::len))
                limit
                page=PAGE
            />
        </Show>
    }
}

/// Notes whose forms were left open.
fn left_open(app: App) -> Vec<Id> {
    let drafts = untrack(|| app.drafts());
    let ids = drafts
        .keys()
        .filter_map(|key| key.strip_prefix("note/")?.parse().ok());
    ids.filter(|id| app.peek(|book| book.get::<Note>(*id).is_some()))
        .collect()
}

/// The first so many, and before them those left open further down.
fn in_sight(found: &[Id], limit: usize, left: &[Id]) -> Vec<Id> {
    let page = &found[..limit.min(found.len())];
    let further_down = left
        .iter()
        .filter(|id| !page.contains(id) && found.contains(id));
    further_down.chain(page).copied().collect()
}

/// Where notes are searched, and what came of it.
#[component]
fn SearchBox(
    typed: RwSignal<String>,
    query: RwSignal<String>,
    limit: RwSignal<usize>,
    found: Memo<Vec<Id>>,
) -> impl IntoView {
    let search = move |()| {
        let asked = typed.get_untracked();
        leptos::task::spawn_local(async move {
            clock::sleep(PAUSE).await;
            // Only the last key of a word searches.
            if typed
                .try_get_untracked()
                .is_some_and(|typed| typed == asked)
            {
                limit.set(PAGE);
                query.set(asked);
            }
        });
    };
    let clear = move |_| {
        typed.set(String::new());
        query.set(String::new());
        page::focus_soon("input[type=search]");
    };
    let said = move || {
        let asked = query.get();
        match (asked.trim(), found.with(Vec::len)) {
            ("", _) => String::new(),
            (asked, 0) => format!("No note has “{asked}” in it."),
            (_, 1) => "1 note".to_owned(),
            (_, many) => format!("{many} notes"),
        }
    };
    let nothing = move || found.with(Vec::is_empty) && query.with(|query| !query.is_empty());
    view! {
        <search class="note-search">
            <Field label="Search notes" kind="search" value=typed on_input=search/>
            <p class="muted" role="status">{said}</p>
            <Show when=nothing>
                <button type="button" class="button-quiet" on:click=clear>"Show every note"</button>
            </Show>
        </search>
    }
}
