//! What somebody looks for and has to offer: the aims of one person, read first and edited in their
//! place.

mod about_what;
mod editor;
mod matches;

use leptos::prelude::*;

use super::drafts::{InPlace, begun, excerpt};
use super::parts::PrivateMark;
use crate::domain::Id;
use crate::domain::aim::{Aim, AimState};
use crate::rules::aims::{self, of_person, seeks};
use crate::rules::matches::is_open;
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::row_buttons::{DeleteButton, EditButton};
use crate::ui::state::{App, app};
pub use editor::AddAim;
use editor::{AimEditor, draft_key};
use matches::WhoCouldHelp;
pub use matches::{MatchRow, Sought};

/// The aims of that person, and the way to add one; what is closed is folded away.
#[component]
pub fn Aims(whose: Id) -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| app.read(|book| of_person(book, whose)));
    let open = Memo::new(move |_| all.with(|all| all.open.clone()));
    let closed = Memo::new(move |_| all.with(|all| all.closed.clone()));
    let many = move || match closed.with(Vec::len) {
        1 => "1 that is met or let go".to_owned(),
        many => format!("{many} that are met or let go"),
    };
    view! {
        <ul class="aims" aria-labelledby="head-aims">
            <For each=move || open.get() key=|id| *id let(id)><AimItem id whose/></For>
        </ul>
        <AddAim whose/>
        <Show when=move || !closed.with(Vec::is_empty)>
            <details class="aims-closed">
                <summary>{many}</summary>
                <ul class="aims">
                    <For each=move || closed.get() key=|id| *id let(id)><AimItem id whose/></For>
                </ul>
            </details>
        </Show>
    }
}

/// Whether that person has any.
pub fn has_aims(app: App, whose: Id) -> Memo<bool> {
    Memo::new(move |_| app.read(|book| of_person(book, whose) != aims::OfPerson::default()))
}

#[component]
fn AimItem(id: Id, whose: Id) -> impl IntoView {
    let app = app();
    let key = draft_key(whose, Some(id));
    let held = Memo::new(move |_| app.read(|book| book.get::<Aim>(id).cloned()));
    // Who could help stays open when its field is set.
    let asks = Memo::new(move |_| held.with(|aim| aim.as_ref().is_some_and(is_open)));
    let element = format!("aim-{id}");
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let text = move || held.get().map(|aim| view! { <AimText aim/> });
            let actions = move || {
                let key = key.clone();
                held.get().map(|aim| view! { <Actions id aim key edit/> })
            };
            let reading = view! {
                {text}
                {move || asks.get().then(|| view! { <WhoCouldHelp aim=id/> })}
                {actions}
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| view! { <AimEditor whose aim=Some(id) done focus/> }.into_any();
    view! {
        <li class="aim" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

/// What kind it is, what, in which fields, and since when.
#[component]
fn AimText(aim: Aim) -> impl IntoView {
    let app = app();
    let shown = aim.clone();
    let when = move || {
        let today = app.today.get();
        aims::closed(&shown, today).or_else(|| aims::since(&shown, today))
    };
    let fields = Some(aim.fields.join(", ")).filter(|fields| !fields.is_empty());
    view! {
        <p class="aim-text">
            <span class="aim-kind">{aims::kind(aim.kind)}</span>
            " "
            <bdi>{aim.text}</bdi>
        </p>
        <p class="aim-facts muted">
            {fields.map(|fields| view! { <bdi>{fields}</bdi> })}
            <span>{when}</span>
            {aim.private.then(|| view! { <PrivateMark/> })}
        </p>
    }
}

/// What can be done with it.
#[component]
fn Actions(id: Id, aim: Aim, key: String, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let unfinished = begun(app, key);
    let title = excerpt(&aim.text);
    let named = move |verb: &str| format!("{verb}: {title}");
    let met = if seeks(aim.kind) { "Met" } else { "Done" };
    let turn = move |state: AimState, said: &'static str| {
        let change = app.edited(id, |aim: &mut Aim| {
            aims::set(aim, state, app.today.get_untracked());
        });
        carry_out(app, id, change, said);
    };
    let states = match aim.state {
        AimState::Open => vec![
            (Glyph::Check, met, AimState::Met),
            (Glyph::Skip, "Let go", AimState::Dropped),
        ],
        _ => vec![(Glyph::Undo, "Open again", AimState::Open)],
    };
    let states: Vec<_> = states
        .into_iter()
        .map(|(glyph, words, state)| {
            view! {
                <button
                    type="button"
                    class="button-quiet"
                    aria-label=named(words)
                    on:click=move |_| turn(state, words)
                >
                    <Icon glyph/>
                    {words}
                </button>
            }
        })
        .collect();
    view! {
        <div class="row-actions">
            {states}
            <EditButton id=format!("aim-{id}-edit") label=named("Edit") unfinished edit/>
            <DeleteButton
                label=named("Delete")
                on_press=move |_| carry_out(app, id, app.trashed(id), "Deleted")
            />
        </div>
    }
}

/// Writes it down, and keeps the focus near.
fn carry_out(app: App, id: Id, change: crate::domain::Change, said: &'static str) {
    let mut places = page::neighbours(&format!("aim-{id}"));
    places.push("head-aims".to_owned());
    leptos::task::spawn_local(async move {
        if app.commit(change, said).await {
            page::focus_first_soon(places);
        }
    });
}
