//! Everyone, by name; the search over everything; and the person that is open beside the list.

mod bulk;
pub mod empty;
pub mod filters;
mod row;
mod state;
mod views;

use leptos::ev;
use leptos::prelude::*;

use self::bulk::Bulk;
use self::empty::{Nobody, gone};
use self::filters::Filters;
use self::row::Row;
use self::state::List;
use self::views::Views;
use super::add_person::AddPerson;
use super::import::ImportButton;
use super::person::Person;
use super::search_hits::Hits;
use crate::domain::Id;
use crate::route::Route;
use crate::rules::keys::{Action, Place};
use crate::ui::browser::page;
use crate::ui::keys;
use crate::ui::kit::{Field, Glyph, Icon, WindowList};
use crate::ui::state::app;

/// Height of a row in CSS pixels.
const ROW_HEIGHT: u32 = 64;

/// The list, and beside it (on a narrow screen: in its place) the person of the route. One
/// component for both routes, so that the list keeps its place while one goes from person to
/// person.
#[component]
pub fn People() -> impl IntoView {
    let app = app();
    let open = Memo::new(move |_| match app.route.get() {
        Route::Person(id) => Some(id),
        _ => None,
    });
    // Whoever comes back from somebody goes on where they were.
    let come_back = RwSignal::new(None);
    Effect::new(move |last: Option<Option<Id>>| {
        let now = open.get();
        if now.is_none() {
            come_back.set(last.flatten());
        }
        now
    });
    view! {
        <div class="people" data-open=move || open.get().map(|_| "person")>
            <section class="people-pane" aria-label="People" on:keydown=walk>
                // A page has one first heading: the person's, where one is open.
                {move || match open.get() {
                    None => view! { <h1 tabindex="-1">"People"</h1> }.into_any(),
                    Some(_) => view! { <p class="pane-title">"People"</p> }.into_any(),
                }}
                <Body come_back/>
            </section>
            {move || open.get().map(|id| view! {
                <div class="person-pane">
                    <a class="button-plain back-link" href=Route::People.to_string()>
                        <Icon glyph=Glyph::Back/>
                        "People"
                    </a>
                    <Person id/>
                </div>
            })}
        </div>
    }
}

/// From the search box into the list, and from row to row.
fn walk(event: ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    if page::focus_beside("input[type=search], .people-pane .person-row", step) {
        event.prevent_default();
    }
}

/// The keys of the list, as long as it is there.
fn listen(list: List) {
    const ROWS: &str = ".people-pane .person-row";
    let go = |step: i32| page::focus_beside(ROWS, step) || page::focus_first_in_sight(ROWS);
    let handle = keys::listen(Place::List, move |action| {
        if !page::is_shown(".people-pane") {
            return false;
        }
        let here = page::focused_data("data-person").and_then(|id| id.parse::<Id>().ok());
        match (action, here) {
            (Action::Next, _) => go(1),
            (Action::Previous, _) => go(-1),
            (Action::Select, Some(id)) => {
                list.toggle(id);
                true
            }
            (Action::Selected, _) => page::focus_first(".bulk-actions button"),
            // The row is a link, which Enter opens by itself.
            _ => false,
        }
    });
    on_cleanup(move || handle.remove());
}

#[component]
fn Body(come_back: RwSignal<Option<Id>>) -> impl IntoView {
    let app = app();
    let query = RwSignal::new(String::new());
    let list = List::new(app);
    listen(list);
    let searching = Memo::new(move |_| !query.with(|query| query.trim().is_empty()));
    view! {
        <div class="people-head">
            <search>
                <Field label="Search everything" value=query kind="search"/>
            </search>
            <AddPerson/>
            // The search is over everyone: what the chips say would not be true of it.
            <Show when=move || !searching.get()>
                <Views list/>
                <Filters list/>
            </Show>
        </div>
        <Show
            when=move || searching.get()
            fallback=move || view! {
                <Show
                    when=move || list.ids.with(|ids| !ids.is_empty())
                    fallback=move || view! { <Nobody list/> }
                >
                    <Gone list/>
                    <div class="row people-count">
                        <p class="muted">{move || count_of_people(list.ids.with(Vec::len))}</p>
                        <SelectButton list/>
                        <ImportButton class="button-plain"/>
                    </div>
                    <WindowList
                        items=list.ids
                        row_height=ROW_HEIGHT
                        label="People"
                        row=move |id| view! { <Row list id/> }
                        come_back
                    />
                </Show>
                <Bulk list/>
            }
        >
            <Hits query/>
        </Show>
    }
}

/// Which circles and tags of the view are no longer there: without them it leaves other people than
/// were meant, also more of them.
#[component]
fn Gone(list: List) -> impl IntoView {
    let app = app();
    let told = Memo::new(move |_| {
        list.view
            .with(|view| app.read(|book| gone(book, &view.filter)))
    });
    let line = move || told.get().map(|told| view! { <p class="muted">{told}</p> });
    view! { <div role="status">{line}</div> }
}

/// Begins selecting, and ends it.
#[component]
fn SelectButton(list: List) -> impl IntoView {
    let toggle = move |_| {
        if list.selecting.get_untracked() {
            list.done();
        } else {
            list.selecting.set(true);
        }
    };
    view! {
        <button
            type="button"
            id="select-people"
            class="button-plain"
            aria-pressed=move || list.selecting.get().to_string()
            on:click=toggle
        >
            "Select"
        </button>
    }
}

fn count_of_people(count: usize) -> String {
    if count == 1 {
        "1 person".to_owned()
    } else {
        format!("{count} people")
    }
}
