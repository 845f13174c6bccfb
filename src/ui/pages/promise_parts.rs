//! Promises wherever they stand: open ones in a list, with what can be done about them; closed ones in
//! the timeline. The form is in `promise_editor`.

use leptos::prelude::*;

use super::drafts::{InPlace, begun, excerpt, opener_id};
use super::parts::WhoPromised;
use super::promise_editor::{PromiseEditor, draft_key};
use super::reminder_parts::PutOff;
use super::timeline_parts::{EntryActions, EntryHead, element_of};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::record::RecordType as _;
use crate::domain::{Body, Change, Id, Kind};
use crate::route::Route;
use crate::rules::first_letter::capital;
use crate::rules::put_off::later;
use crate::rules::{promises, timeline, timeline_words};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, More};
use crate::ui::pages::row_buttons::{DeleteButton, EditButton, RowButton};
use crate::ui::state::{App, app};

/// These open promises; nothing where there are none.
#[component]
pub fn PromiseRows(#[prop(into)] ids: Signal<Vec<Id>>) -> impl IntoView {
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <ul class="reminders" aria-label="Promises">
                <For each=move || ids.get() key=|id| *id let(id)>
                    <PromiseItem id class="reminder"/>
                </For>
            </ul>
        </Show>
    }
}

/// A promise, read first and edited in its place; an item of a list.
#[component]
pub fn PromiseItem(id: Id, class: &'static str) -> impl IntoView {
    let app = app();
    let key = draft_key(None, Some(id));
    let held = Memo::new(move |_| app.read(|book| book.get::<Promise>(id).cloned()));
    let element = element_of(id, Kind::Promise);
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let reading = move || {
                let promise = held.get()?;
                Some(match promise.state {
                    PromiseState::Open => view! { <Open id promise edit/> }.into_any(),
                    _ => view! { <Closed id promise key=key.clone() edit/> }.into_any(),
                })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| view! { <PromiseEditor promise=Some(id) done focus/> }.into_any();
    view! {
        <li class=class id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

#[component]
fn Open(id: Id, promise: Promise, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let due = promise.due.map(|day| {
        let is_due = day <= app.today.get_untracked();
        let words = move || promises::words::due(day, app.today.get());
        view! {
            <time class="reminder-day" class:reminder-due=is_due datetime=day.to_string()>
                {words}
            </time>
        }
    });
    view! {
        <p class="reminder-text" dir="auto">{promise.text.clone()}</p>
        <div class="reminder-facts muted">
            {due}
            <WhoPromised promise=promise.clone()/>
        </div>
        <OpenActions id promise edit/>
    }
}

/// What can be done about it: kept, and behind one word whatever is wanted less often.
#[component]
fn OpenActions(id: Id, promise: Promise, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let title = excerpt(&promise.text);
    let unfinished = begun(app, draft_key(None, Some(id)));
    let close = move |state: PromiseState, said: &'static str| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Promise| {
            *held = promises::closed(held, state, today);
        });
        carry_out(app, id, change, said);
    };
    let put_off = promise.due.map(|due| {
        let put_off = move |days: i32| {
            let to = later(due, days, app.today.get_untracked());
            let change = app.edited(id, |held: &mut Promise| *held = promises::put_off(held, to));
            carry_out(app, id, change, "Promise put off");
        };
        view! { <PutOff title=title.clone() put_off/> }
    });
    view! {
        <div class="row-actions reminder-actions">
            <RowButton
                glyph=Glyph::Check
                word="Kept"
                label=format!("Kept: {title}")
                on_press=move |_| close(PromiseState::Kept, "Promise kept")
            />
            // Focus comes back to what opens the button that was pressed.
            <More about=title.clone() id=format!("promise-{id}-edit")>
                {put_off}
                <RowButton
                    glyph=Glyph::Skip
                    word="Released"
                    label=format!("Released: {title}")
                    on_press=move |_| close(PromiseState::Released, "Promise released")
                />
                <EditButton label=format!("Edit: {title}") unfinished edit/>
                <DeleteButton
                    label=format!("Delete: {title}")
                    on_press=move |_| carry_out(app, id, app.trashed(id), "Promise deleted")
                />
            </More>
        </div>
    }
}

/// One that was kept or released, among all that happened.
#[component]
fn Closed(id: Id, promise: Promise, key: String, edit: Callback<()>) -> impl IntoView {
    let body = Body::from(promise.clone());
    let what = capital(&timeline_words::said(&body, None).what);
    let told = format!("{what} {}", excerpt(&promise.text));
    view! {
        <EntryHead id glyph=Glyph::Check what date=timeline::date_of(&body)/>
        <p dir="auto">{promise.text.clone()}</p>
        <div class="note-facts muted"><WhoPromised promise/></div>
        <EntryActions id kind=Kind::Promise told key adds=Some(another(app())) edit/>
    }
}

/// Key of the form that adds another, on whose page this is.
fn another(app: App) -> String {
    let page_of = match app.route.get_untracked() {
        Route::Person(id) => Some(id),
        _ => None,
    };
    draft_key(page_of, None)
}

/// Writes it down, and keeps the focus near.
fn carry_out(app: App, id: Id, change: Change, said: &'static str) {
    let row = element_of(id, Kind::Promise);
    // What is closed is a line of the timeline, and focus stays with what is open.
    let is_open = change.updated.get(&id).is_some_and(|(_, to)| {
        let promise = Promise::of(&to.body).filter(|_| to.trashed.is_none());
        promise.is_some_and(|promise| promise.state == PromiseState::Open)
    });
    let mut places = Vec::from_iter(is_open.then(|| row.clone()));
    places.extend(page::neighbours(&row));
    // After the last one, to the button that adds one.
    places.push(opener_id(&another(app)));
    leptos::task::spawn_local(async move {
        if app.commit(change, said).await {
            page::focus_first_soon(places);
        }
    });
}
