//! Notes wherever they stand: one note, a list of them. The form is in `note_editor`.

use leptos::prelude::*;

use super::drafts::{begun, excerpt, opener_id};
use super::note_editor::draft_key;
pub use super::note_editor::{AddNote, NoteEditor};
use super::parts::{PersonLink, PrivateMark};
use super::timeline_parts::EntryHead;
use crate::domain::note::Note;
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::date_words;
use crate::rules::first_letter::capital;
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon, Prose};
use crate::ui::pages::row_buttons::{DeleteButton, EditButton};
use crate::ui::state::app;

/// These notes.
#[component]
pub fn NoteItems(#[prop(into)] ids: Signal<Vec<Id>>) -> impl IntoView {
    view! {
        <ul class="notes" aria-label="Notes">
            <For each=move || ids.get() key=|id| *id let(id)>
                <NoteItem id/>
            </For>
        </ul>
    }
}

/// One note, read first and edited in its place.
#[component]
pub fn NoteItem(
    id: Id,
    /// On whose page it stands, among other things that happened.
    #[prop(optional)]
    page_of: Option<Id>,
) -> impl IntoView {
    let app = app();
    let editing = RwSignal::new(app.draft(&draft_key(None, Some(id))).is_some());
    let clicked = RwSignal::new(false);
    let note = Memo::new(move |_| app.read(|book| book.get::<Note>(id).cloned()));
    let done = move |()| {
        editing.set(false);
        page::focus_first_soon(vec![format!("note-{id}-edit"), format!("note-{id}")]);
    };
    let edit = move |()| {
        clicked.set(true);
        editing.set(true);
    };
    let body = move || {
        if editing.get() {
            let focus = clicked.get_untracked();
            return view! { <NoteEditor note=Some(id) done focus/> }.into_any();
        }
        let reading = move || {
            note.get().map(|note| {
                let head = page_of.map(|_| {
                    view! { <EntryHead id glyph=Glyph::Note what="Note" date=note.date/> }
                });
                view! {
                    {head}
                    <NoteText text=note.text.clone()/>
                    <NoteFacts note=note.clone() page_of/>
                    <NoteActions id note page_of edit/>
                }
            })
        };
        reading.into_any()
    };
    view! { <li class="note" id=format!("note-{id}") tabindex="-1">{body}</li> }
}

/// Letters of a text that is folded at first.
const LONG: usize = 1_200;

/// The text; a long one is folded until it is asked for.
#[component]
pub fn NoteText(text: String) -> impl IntoView {
    let long = text.chars().nth(LONG).is_some();
    let whole = RwSignal::new(!long);
    let more = long.then(|| {
        view! {
            <button
                type="button"
                class="button-plain at-start"
                aria-expanded=move || if whole.get() { "true" } else { "false" }
                on:click=move |_| whole.update(|whole| *whole = !*whole)
            >
                {move || if whole.get() { "Show less" } else { "Show all of it" }}
            </button>
        }
    });
    view! {
        <div class="note-text" class:note-folded=move || !whole.get()>
            <Prose text mention=draw_mention/>
        </div>
        {more}
    }
}

/// Somebody mentioned: the name as it was written, leading to their page while there is one.
pub fn draw_mention(id: Id, name: String) -> AnyView {
    if app().peek(|book| book.get::<Contact>(id).is_some()) {
        let href = Route::Person(id).to_string();
        view! { <a class="person-link" href=href><bdi>{name}</bdi></a> }.into_any()
    } else {
        view! { <bdi>{name}</bdi> }.into_any()
    }
}

/// When it was written, about whom, and how it is kept.
#[component]
fn NoteFacts(note: Note, page_of: Option<Id>) -> impl IntoView {
    let app = app();
    let date = note.date;
    let when = move || capital(&date_words::write_seen(date, app.today.get()));
    // On a person's page it stands above the text.
    let time = page_of
        .is_none()
        .then(|| view! { <time datetime=date.to_string()>{when}</time> });
    let others = note.about.iter().filter(|id| Some(**id) != page_of);
    let people = others
        .map(|id| view! { <li><PersonLink id=*id/></li> })
        .collect::<Vec<_>>();
    let about = (!people.is_empty()).then(|| {
        view! {
            <span class="note-about">"About "<ul class="inline-list">{people}</ul></span>
        }
    });
    let mark = |shown: bool, glyph: Glyph, word: &'static str| {
        shown.then(|| view! { <span class="note-mark"><Icon glyph/>{word}</span> })
    };
    view! {
        <div class="note-facts muted">
            {time}
            {mark(note.pinned, Glyph::Pin, "Pinned")}
            {note.private.then(|| view! { <PrivateMark/> })}
            {about}
        </div>
    }
}

/// What can be done with it.
#[component]
fn NoteActions(
    id: Id,
    note: Note,
    page_of: Option<Id>,
    #[prop(into)] edit: Callback<()>,
) -> impl IntoView {
    let app = app();
    let pinned = note.pinned;
    let title = excerpt(&note.text);
    let named = |verb: &str| format!("{verb} note “{title}”");
    let unfinished = begun(app, draft_key(None, Some(id)));
    let pin_word = if pinned { "Unpin" } else { "Pin" };
    let pin = move |_| {
        let change = app.edited(id, |note: &mut Note| note.pinned = !pinned);
        let what = if pinned {
            "Note unpinned"
        } else {
            "Note pinned"
        };
        leptos::task::spawn_local(async move {
            app.commit(change, what).await;
            page::focus_first_soon(vec![format!("note-{id}-pin")]);
        });
    };
    let delete = move |_| {
        let mut beside = page::neighbours(&format!("note-{id}"));
        beside.push(opener_id(&draft_key(page_of, None)));
        leptos::task::spawn_local(async move {
            if app.commit(app.trashed(id), "Note deleted").await {
                page::focus_first_soon(beside);
            }
        });
    };
    view! {
        <div class="row-actions">
            <EditButton id=format!("note-{id}-edit") label=named("Edit") unfinished edit/>
            <button
                type="button"
                class="button-quiet"
                id=format!("note-{id}-pin")
                aria-label=named(pin_word)
                on:click=pin
            >
                <Icon glyph=Glyph::Pin/>
                {pin_word}
            </button>
            <DeleteButton label=named("Delete") on_press=delete/>
        </div>
    }
}

/// Texts left here in the form of a note that has gone meanwhile: saved, each is a new note.
#[component]
pub fn LostTexts() -> impl IntoView {
    let app = app();
    let here = app.route.get_untracked().to_string();
    let drafts = untrack(|| app.drafts());
    let lost = drafts
        .iter()
        .filter(|(_, draft)| draft.place == here)
        .filter_map(|(key, _)| key.strip_prefix("note/")?.parse::<Id>().ok())
        .filter(|id| app.peek(|book| book.get::<Note>(*id).is_none()))
        .map(|id| {
            let open = RwSignal::new(true);
            let done = move |()| {
                open.set(false);
                page::focus_first_soon(Vec::new());
            };
            view! {
                <Show when=move || open.get()>
                    <NoteEditor note=Some(id) done focus=false/>
                </Show>
            }
        });
    lost.collect::<Vec<_>>()
}
