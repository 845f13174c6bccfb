//! The notebook of ideas: who sparked them, whom they would interest, for which aim.

mod editor;
mod share;

use leptos::prelude::*;

use super::drafts::{InPlace, begun, excerpt, names_of};
use super::favour_parts::Grown;
use super::note_parts::NoteText;
use super::parts::PersonLink;
use crate::domain::Id;
use crate::domain::aim::{Aim, Idea, IdeaState};
use crate::rules::date_words;
use crate::rules::first_letter::capital;
use crate::rules::ideas::{self, notebook};
use crate::ui::browser::page;
use crate::ui::kit::ShowMore;
use crate::ui::pages::row_buttons::{DeleteButton, EditButton};
use crate::ui::state::app;
pub use editor::draft_key;
use editor::{AddIdea, IdeaEditor};
use share::Share;

/// Ideas drawn at first, and more with each "Show more".
const PAGE: usize = 50;

/// The page.
#[component]
pub fn Ideas() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| app.read(notebook));
    let limit = RwSignal::new(PAGE);
    let open = Memo::new(move |_| {
        let limit = limit.get();
        all.with(|all| all.open.iter().copied().take(limit).collect::<Vec<_>>())
    });
    let dropped = Memo::new(move |_| all.with(|all| all.dropped.clone()));
    view! {
        <h1 tabindex="-1">"Ideas"</h1>
        <Show when=move || all.with(|all| all.open.is_empty() && all.dropped.is_empty())>
            <p class="lede">
                "The best ideas come from talking to people who do something else. Write down what \
                 a conversation sparked, and whom it would interest."
            </p>
        </Show>
        <div class="page-actions"><AddIdea/></div>
        <ul class="notes" aria-label="Ideas">
            <For each=move || open.get() key=|id| *id let(id)><IdeaItem id/></For>
        </ul>
        <ShowMore count=Signal::derive(move || all.with(|all| all.open.len())) limit page=PAGE/>
        <Show when=move || !dropped.with(Vec::is_empty)>
            <details class="aims-closed">
                <summary>{move || format!("{} let go", dropped.with(Vec::len))}</summary>
                <ul class="notes" aria-label="Ideas that were let go">
                    <For each=move || dropped.get() key=|id| *id let(id)><IdeaItem id/></For>
                </ul>
            </details>
        </Show>
    }
}

/// One idea, read first and edited in its place.
#[component]
pub fn IdeaItem(id: Id) -> impl IntoView {
    let app = app();
    let key = draft_key(Some(id));
    let held = Memo::new(move |_| app.read(|book| book.get::<Idea>(id).cloned()));
    let element = format!("idea-{id}");
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let reading = move || {
                let idea = held.get()?;
                Some(view! {
                    <NoteText text=idea.text.clone()/>
                    <Facts idea=idea.clone()/>
                    <Grown id/>
                    <Actions id idea key=key.clone() edit/>
                })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| view! { <IdeaEditor idea=Some(id) done focus/> }.into_any();
    view! {
        <li class="note" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

/// Where it came from, where it may go, and what became of it.
#[component]
fn Facts(idea: Idea) -> impl IntoView {
    let app = app();
    let date = idea.date.unwrap_or_default();
    let when = move || capital(&date_words::write_seen(date, app.today.get()));
    let people = |how: &'static str, ids: &[Id]| {
        let links: Vec<_> = ids
            .iter()
            .map(|id| view! { <li><PersonLink id=*id/></li> })
            .collect();
        (!links.is_empty()).then(|| {
            view! { <span class="note-about">{how}" "<ul class="inline-list">{links}</ul></span> }
        })
    };
    let aim = idea.aim.and_then(|id| {
        app.peek(|book| {
            let aim = book.get::<Aim>(id)?;
            let whose = names_of(app, &[aim.whose]);
            Some(format!("For {whose}: {}", excerpt(&aim.text)))
        })
    });
    let fields = Some(idea.fields.join(", ")).filter(|fields| !fields.is_empty());
    let state = (idea.state != IdeaState::New).then(|| ideas::state(idea.state));
    view! {
        <div class="note-facts muted">
            {(!date.is_empty())
                .then(|| view! { <time datetime=date.to_string()>{when}</time> })}
            {state.map(|state| view! { <span>{state}</span> })}
            {people("Sparked by", &idea.sparked_by)}
            {people("Would interest", &idea.would_interest)}
            {aim.map(|aim| view! { <bdi>{aim}</bdi> })}
            {fields.map(|fields| view! { <bdi>{fields}</bdi> })}
        </div>
    }
}

/// What can be done with it.
#[component]
fn Actions(id: Id, idea: Idea, key: String, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let unfinished = begun(app, key);
    let title = excerpt(&idea.text);
    let named = |verb: &str| format!("{verb} idea “{title}”");
    let delete = move |_| {
        let beside = page::neighbours(&format!("idea-{id}"));
        leptos::task::spawn_local(async move {
            if app.commit(app.trashed(id), "Idea deleted").await {
                page::focus_first_soon(beside);
            }
        });
    };
    view! {
        <div class="row-actions">
            <Share id idea=idea.clone()/>
            <EditButton id=format!("idea-{id}-edit") label=named("Edit") unfinished edit/>
            <DeleteButton label=named("Delete") on_press=delete/>
        </div>
    }
}
