//! Everyone, by name; the search over everything; and the person that is open beside the list.

use leptos::ev;
use leptos::prelude::*;

use super::add_person::AddPerson;
use super::import::ImportButton;
use super::parts::Face;
use super::person::Person;
use super::sample::SampleButton;
use super::search_hits::Hits;
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::people::{Filter, line, listing};
use crate::rules::{conversations, date_words};
use crate::ui::browser::page;
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
    view! {
        <div class="people" data-open=move || open.get().map(|_| "person")>
            <section class="people-pane" aria-label="People" on:keydown=walk>
                // A page has one first heading: the person's, where one is open.
                {move || match open.get() {
                    None => view! { <h1 tabindex="-1">"People"</h1> }.into_any(),
                    Some(_) => view! { <p class="pane-title">"People"</p> }.into_any(),
                }}
                <List/>
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

/// What of the list is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Everyone,
    Favourites,
    Archived,
}

#[component]
fn List() -> impl IntoView {
    let app = app();
    let query = RwSignal::new(String::new());
    let shown = RwSignal::new(Shown::default());
    let ids = Memo::new(move |_| {
        let filter = Filter {
            favourites: shown.get() == Shown::Favourites,
            archived: shown.get() == Shown::Archived,
            ..Filter::default()
        };
        app.read(|book| listing(book, &filter))
    });
    let searching = Memo::new(move |_| !query.with(|query| query.trim().is_empty()));
    view! {
        <div class="people-head">
            <search>
                <Field label="Search everything" value=query kind="search"/>
            </search>
            <AddPerson/>
            // The search is over everyone: what the chips say would not be true of it.
            <Show when=move || !searching.get()><Filters shown/></Show>
        </div>
        <Show
            when=move || searching.get()
            fallback=move || view! {
                <Show
                    when=move || ids.with(|ids| !ids.is_empty())
                    fallback=move || view! { <Nobody shown=shown.get()/> }
                >
                    <div class="row people-count">
                        <p class="muted">{move || count_of_people(ids.with(Vec::len))}</p>
                        <ImportButton class="button-plain"/>
                    </div>
                    <WindowList
                        items=ids
                        row_height=ROW_HEIGHT
                        label="People"
                        row=move |id| view! { <Row id/> }
                    />
                </Show>
            }
        >
            <Hits query/>
        </Show>
    }
}

fn count_of_people(count: usize) -> String {
    if count == 1 {
        "1 person".to_owned()
    } else {
        format!("{count} people")
    }
}

/// Everyone, favourites, or the archived.
#[component]
fn Filters(shown: RwSignal<Shown>) -> impl IntoView {
    let choice = move |this: Shown, name: &'static str| {
        view! {
            <button
                type="button"
                class="chip chip-choice"
                aria-pressed=move || (shown.get() == this).to_string()
                on:click=move |_| shown.set(this)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="row" role="group" aria-label="Show">
            {choice(Shown::Everyone, "Everyone")}
            {choice(Shown::Favourites, "Favourites")}
            {choice(Shown::Archived, "Archived")}
        </div>
    }
}

/// Why the list is empty, and what to do about it.
#[component]
fn Nobody(shown: Shown) -> impl IntoView {
    let sentence = match shown {
        Shown::Everyone => {
            "Nobody is here yet. Write a name above, or bring the address book you already have: \
             a .vcf file can be dropped anywhere on this window."
        }
        Shown::Favourites => return view! { <NoFavourite/> }.into_any(),
        Shown::Archived => {
            "Nobody is archived. Archiving keeps a person and all that is written about them, \
             out of the way."
        }
    };
    view! {
        <div class="empty">
            <p>{sentence}</p>
            {(shown == Shown::Everyone).then(|| view! {
                <div class="row">
                    <ImportButton class="button-quiet"/>
                    <SampleButton/>
                </div>
            })}
        </div>
    }
    .into_any()
}

/// No favourite: those in the archive are favourites still, and not shown here.
#[component]
fn NoFavourite() -> impl IntoView {
    let app = app();
    let filter = Filter {
        favourites: true,
        archived: true,
        ..Filter::default()
    };
    let archived = Memo::new(move |_| app.read(|book| listing(book, &filter).len()));
    let away = move || match archived.get() {
        0 => String::new(),
        1 => " (1 is archived)".to_owned(),
        many => format!(" ({many} are archived)"),
    };
    view! {
        <div class="empty">
            <p>
                "Nobody here is marked as a favourite" {away}
                ". The star on a person's page does it."
            </p>
        </div>
    }
}

/// What one row says.
#[derive(Clone, PartialEq)]
struct RowText {
    contact: Contact,
    context: String,
    caught_up: Option<String>,
}

#[component]
fn Row(id: Id) -> impl IntoView {
    let app = app();
    let text = Memo::new(move |_| {
        app.read(|book| {
            let contact = book.get::<Contact>(id)?.clone();
            let context = line(&contact, book);
            let today = app.today.get();
            let talks = conversations::of_person(book, id, today);
            let caught_up = talks
                .last()
                .map(|talk| date_words::write_seen(talk.date, today));
            Some(RowText {
                contact,
                context,
                caught_up,
            })
        })
    });
    let current = move || (app.route.get() == Route::Person(id)).then_some("page");
    move || {
        text.get().map(|RowText { contact, context, caught_up }| {
            let name = contact.display_name().to_owned();
            let favourite = contact.favourite;
            view! {
                <a class="person-row" href=Route::Person(id).to_string() aria-current=current>
                    <Face id contact/>
                    <span class="person-row-text">
                        <span class="person-row-name"><bdi>{name}</bdi></span>
                        <span class="muted"><bdi>{context}</bdi></span>
                    </span>
                    <span class="person-row-side">
                        {caught_up}
                        {favourite.then(|| view! {
                            <span role="img" aria-label="Favourite"><Icon glyph=Glyph::StarFull/></span>
                        })}
                    </span>
                </a>
            }
        })
    }
}
