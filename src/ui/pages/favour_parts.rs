//! A favour in a timeline, what can be done about it with one press, and the story it stands in.

use leptos::ev;
use leptos::prelude::*;

use super::drafts::InPlace;
use super::favour_editor::{self, FavourEditor};
use super::note_parts::NoteText;
use super::parts::{PersonLink, short};
use super::send_text::{Letter, SendText};
use super::timeline_parts::{EntryActions, EntryHead, act_glyph, element_of};
use crate::domain::giving::Favour;
use crate::domain::{Contact, Id, Kind, PartialDate};
use crate::route::Route;
use crate::rules::favours::{Mark, chain, words};
use crate::rules::first_letter::capital;
use crate::rules::templates::Occasion;
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::app;

/// What a favour says in its line.
#[derive(Clone, PartialEq)]
struct Line {
    head: String,
    /// The whole of it, cut, for the names of the buttons.
    told: String,
    text: String,
    date: PartialDate,
    facts: Vec<String>,
    others: Vec<Id>,
}

/// A favour, read first and edited in its place.
#[component]
pub fn FavourItem(id: Id, page_of: Id) -> impl IntoView {
    let app = app();
    let key = favour_editor::draft_key(None, Some(id));
    let held = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| {
            let favour = book.get::<Favour>(id)?;
            Some(Line {
                head: words::head(book, favour),
                told: short(&words::told(book, id)),
                text: words::below(favour),
                date: favour.date,
                facts: words::facts(book, favour, today),
                others: words::others(book, favour),
            })
        })
    });
    let element = element_of(id, Kind::Favour);
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let reading = move || {
                let line = held.get()?;
                let told = line.told.clone();
                Some(view! {
                    <FavourText id line page_of/>
                    <Grown id/>
                    <EntryActions
                        id
                        kind=Kind::Favour
                        told=told.clone()
                        key=key.clone()
                        adds=Some(favour_editor::draft_key(Some(page_of), None))
                        edit
                    >
                        <Marks id told at=element_of(id, Kind::Favour)/>
                    </EntryActions>
                })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| view! { <FavourEditor favour=Some(id) done focus/> }.into_any();
    view! {
        <li class="note" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

#[component]
fn FavourText(id: Id, line: Line, page_of: Id) -> impl IntoView {
    let others = line.others.into_iter().filter(|one| *one != page_of);
    let others: Vec<_> = others.map(|id| view! { <PersonLink id/> }).collect();
    let facts = line
        .facts
        .into_iter()
        .map(|fact| view! { <span>{fact}</span> });
    let facts: Vec<_> = facts.collect();
    let known = !facts.is_empty() || !others.is_empty();
    let text = Some(line.text).filter(|text| !text.is_empty());
    view! {
        <EntryHead id glyph=act_glyph(Kind::Favour) what=line.head date=line.date/>
        {text.map(|text| view! { <NoteText text/> })}
        {known.then(|| view! { <div class="note-facts muted">{facts}{others}</div> })}
    }
}

/// What can be said of it with one press: that a loan is back, that one has said thanks.
#[component]
pub fn Marks(
    id: Id,
    /// What it is, for the names of the buttons.
    told: String,
    /// Id of the element it stands in, which has the focus afterwards, or else what is beside it.
    at: String,
) -> impl IntoView {
    let app = app();
    let open = Memo::new(move |_| {
        app.read(|book| {
            let favour = book.get::<Favour>(id);
            let is_open = |mark: &Mark| favour.is_some_and(|one| mark.is_open(book, id, one));
            let all = [Mark::Returned, Mark::Thanked].into_iter();
            all.filter(is_open).collect::<Vec<_>>()
        })
    });
    let press = move |event: ev::MouseEvent, mark: Mark, at: String| {
        // The second half of a double click would come to the next one.
        if event.detail() > 1 {
            return;
        }
        let today = app.today.get_untracked();
        let change = app.edited(id, |favour: &mut Favour| mark.set(favour, today));
        let mut places = vec![at.clone()];
        places.extend(page::neighbours(&at));
        places.push("head-help".to_owned());
        leptos::task::spawn_local(async move {
            if app.commit(change, mark.word()).await {
                page::focus_first_soon(places);
            }
        });
    };
    let about = told.clone();
    let button = move |mark: Mark| {
        let at = at.clone();
        view! {
            <button
                type="button"
                class="button-quiet"
                aria-label=format!("{}: {}", mark.word(), told.trim())
                on:click=move |event| press(event, mark, at.clone())
            >
                <Icon glyph=Glyph::Check/>
                {mark.word()}
            </button>
        }
    };
    view! {
        <For each=move || open.get() key=|mark| *mark children=button/>
        <WriteThanks id told=about/>
    }
}

/// The text that says thanks, as long as one has not.
#[component]
fn WriteThanks(id: Id, told: String) -> impl IntoView {
    let app = app();
    let letter = Memo::new(move |_| {
        app.read(|book| {
            let favour = book.get::<Favour>(id)?;
            let open = |one: &Contact| one.died.is_none();
            let to = favour.from;
            let asked = Mark::Thanked.is_open(book, id, favour)
                && book.get::<Contact>(to).is_some_and(open);
            asked.then(|| Letter {
                why: words::below(favour),
                ..Letter::plain(Occasion::Thanks, to)
            })
        })
    });
    move || {
        let about = told.clone();
        letter
            .get()
            .map(|letter| view! { <SendText letter label="Write thanks" about/> })
    }
}

/// What an act grew from, and what grew from it, as a story; nothing where it stands alone.
#[component]
pub fn Grown(id: Id) -> impl IntoView {
    let app = app();
    let steps = Memo::new(move |_| app.read(|book| chain::story(book, id)));
    let summary = move || {
        let from = steps.with(|steps| {
            steps
                .iter()
                .take_while(|step| step.id != id)
                .last()
                .copied()
        });
        match from {
            Some(from) => app.read(|book| format!("Grew from: {}", words::told(book, from.id))),
            None => "What grew from this".to_owned(),
        }
    };
    let lines = move || {
        let steps = steps.get().into_iter();
        steps
            .map(|step| view! { <StoryLine step here=step.id == id/> })
            .collect_view()
    };
    view! {
        <Show when=move || steps.with(|steps| !steps.is_empty())>
            <details class="grown">
                <summary><span dir="auto">{summary}</span></summary>
                <ol class="grown-story" aria-label="The story">{lines}</ol>
            </details>
        </Show>
    }
}

/// Most places by which a line of a story is drawn in: further on it would leave the screen.
const DEEPEST: usize = 5;

#[component]
fn StoryLine(step: chain::Step, here: bool) -> impl IntoView {
    let app = app();
    let told = app.read(|book| words::told(book, step.id));
    let date = app.read(|book| words::when(book, step.id, app.today.get()));
    let when = match (chain::later(&step), date) {
        (Some(later), date) => capital(&format!("{later}, {date}")),
        (None, date) => capital(&date),
    };
    let place = app.read(|book| {
        let person = chain::whose(book, step.id)?;
        Some(Route::Person(person).to_string())
    });
    let told = match place.filter(|_| !here) {
        Some(href) => view! { <a class="person-link" href=href dir="auto">{told}</a> }.into_any(),
        None => view! { <span dir="auto">{told}</span> }.into_any(),
    };
    let depth = step.depth.min(DEEPEST).to_string();
    view! {
        <li class:grown-here=here aria-current=here.then_some("true") style:--depth=depth>
            <span class="muted">{when}</span>
            {told}
        </li>
    }
}
