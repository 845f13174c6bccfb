//! What one did in public, and plain news: read first, edited in its place.

use leptos::prelude::*;

use super::act_editor::{ActEditor, AddAct, draft_key};
use crate::domain::Id;
use crate::domain::own::ProfileAct;
use crate::rules::first_letter::capital;
use crate::rules::{acts, date_words};
use crate::ui::browser::page;
use crate::ui::kit::ShowMore;
use crate::ui::pages::drafts::{InPlace, begun, excerpt};
use crate::ui::pages::note_parts::NoteText;
use crate::ui::pages::parts::PersonLink;
use crate::ui::pages::row_buttons::{DeleteButton, EditButton};
use crate::ui::state::app;

/// Lines drawn at first, and more with each "Show more".
const PAGE: usize = 10;

/// The part of the page.
#[component]
pub fn Acts() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| app.read(acts::all));
    let limit = RwSignal::new(PAGE);
    let shown = Memo::new(move |_| {
        let limit = limit.get();
        all.with(|all| all.iter().copied().take(limit).collect::<Vec<_>>())
    });
    view! {
        <section class="person-section" aria-labelledby="head-acts">
            <header class="person-section-head">
                <h2 id="head-acts" tabindex="-1">"What I did, and my news"</h2>
            </header>
            <Show when=move || all.with(Vec::is_empty)>
                <p class="muted">
                    "A talk you gave, somebody you helped in public, or plain news such as “we have a \
                     dog now”: what is new since you last spoke is in each brief."
                </p>
            </Show>
            <AddAct/>
            <ul class="notes" aria-labelledby="head-acts">
                <For each=move || shown.get() key=|id| *id let(id)><Item id/></For>
            </ul>
            <ShowMore count=Signal::derive(move || all.with(Vec::len)) limit page=PAGE/>
        </section>
    }
}

#[component]
fn Item(id: Id) -> impl IntoView {
    let app = app();
    let key = draft_key(Some(id));
    let held = Memo::new(move |_| app.read(|book| book.get::<ProfileAct>(id).cloned()));
    let element = format!("act-{id}");
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let reading = move || {
                let act = held.get()?;
                let told = excerpt(&act.text);
                let key = key.clone();
                Some(view! { <Said act/><Actions id told key edit/> })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| view! { <ActEditor act=Some(id) done focus/> }.into_any();
    view! {
        <li class="note" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

#[component]
fn Said(act: ProfileAct) -> impl IntoView {
    let app = app();
    let date = act.date;
    let when = move || capital(&date_words::write_seen(date, app.today.get()));
    let people: Vec<_> = act
        .people
        .iter()
        .map(|id| view! { <li><PersonLink id=*id/></li> })
        .collect();
    let people = (!people.is_empty()).then(|| {
        view! { <span class="note-about">"Met "<ul class="inline-list">{people}</ul></span> }
    });
    view! {
        <NoteText text=act.text/>
        <div class="note-facts muted">
            <span>{acts::kind(act.kind)}</span>
            {(!date.is_empty())
                .then(|| view! { <time datetime=date.to_string()>{when}</time> })}
            {people}
        </div>
    }
}

#[component]
fn Actions(id: Id, told: String, key: String, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let unfinished = begun(app, key);
    let delete = move |_| {
        let mut beside = page::neighbours(&format!("act-{id}"));
        beside.push("head-acts".to_owned());
        leptos::task::spawn_local(async move {
            if app.commit(app.trashed(id), "Deleted").await {
                page::focus_first_soon(beside);
            }
        });
    };
    view! {
        <div class="row-actions">
            <EditButton id=format!("act-{id}-edit") label=format!("Edit “{told}”") unfinished edit/>
            <DeleteButton label=format!("Delete “{told}”") on_press=delete/>
        </div>
    }
}
