//! All that happened with one person, newest first, pinned notes above the rest.

use leptos::prelude::*;

use super::drafts::names_now;
use super::favour_editor::{self, FavourEditor};
use super::favour_parts::FavourItem;
use super::interaction_editor::{self, InteractionEditor};
use super::life_event_editor::{self, LifeEventEditor};
use super::note_editor;
use super::note_parts::NoteItem;
use super::parts::is_me;
use super::promise_editor::{self, PromiseEditor};
use super::promise_parts::PromiseItem;
use super::timeline_parts::{EventItem, InteractionItem, OtherItem};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::note::Note;
use crate::domain::{Id, Kind};
use crate::rules::timeline::{self, KINDS};
use crate::rules::timeline_words;
use crate::ui::browser::page;
use crate::ui::kit::ShowMoreOf;
use crate::ui::state::{App, app};

/// Lines drawn at first, and more with each "Show more".
const PAGE: usize = 50;

/// Lines drawn at first where what is known of the person comes below them.
const NARROW_PAGE: usize = 6;

/// From how many pixels on it stands beside them.
const WIDE: f64 = 1280.0;

/// A line: the record, and of what kind it is.
type Line = (Id, Kind);

/// The timeline of that person. What a reminder was, and when it was done, stands with the reminders;
/// and a promise with what comes next, until it is closed.
#[component]
pub fn Timeline(about: Id) -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| lines(app, about));
    let kinds = Memo::new(move |_| {
        all.with(|all| {
            let occurs = |kind: &Kind| all.iter().any(|(_, one)| one == kind);
            KINDS.into_iter().filter(occurs).collect::<Vec<_>>()
        })
    });
    let wanted = RwSignal::new(None::<Kind>);
    // Once the last of a kind is gone, everything is shown again.
    let chosen = Memo::new(move |_| {
        wanted
            .get()
            .filter(|kind| kinds.with(|all| all.contains(kind)))
    });
    let limit = RwSignal::new(first_page());
    let found = Memo::new(move |_| {
        let kind = chosen.get();
        let fits = |line: &&Line| kind.is_none_or(|kind| line.1 == kind);
        all.with(|all| all.iter().filter(fits).copied().collect::<Vec<_>>())
    });
    let left = left_open(app);
    let shown = Memo::new(move |_| found.with(|found| in_sight(found, limit.get(), &left)));
    view! {
        <Gone about/>
        <Show when=move || all.with(Vec::is_empty)>
            <Hint about/>
        </Show>
        <Show when=move || kinds.with(|kinds| kinds.len() > 1)>
            <Filter kinds chosen wanted/>
        </Show>
        <ul class="timeline" aria-labelledby="head-timeline">
            <For each=move || shown.get() key=|line| line.0 let(line)>
                <Item line about/>
            </For>
        </ul>
        <ShowMoreOf
            count=Signal::derive(move || found.with(Vec::len))
            shown=Signal::derive(move || shown.with(Vec::len))
            limit
            page=PAGE
        />
    }
}

/// Newest first, pinned notes above the rest.
fn lines(app: App, about: Id) -> Vec<Line> {
    let kinds = KINDS.into_iter().filter(|kind| *kind != Kind::Reminder);
    let kinds: Vec<Kind> = kinds.collect();
    app.read(|book| {
        let entries = timeline::of_person(book, about, &kinds);
        let is_pinned = |line: &Line| book.get::<Note>(line.0).is_some_and(|note| note.pinned);
        let is_open = |id: Id| {
            let promise = book.get::<Promise>(id);
            promise.is_some_and(|promise| promise.state == PromiseState::Open)
        };
        let lines = entries.into_iter().map(|entry| (entry.id, entry.kind));
        let lines = lines.filter(|line| !is_open(line.0));
        let (pinned, rest): (Vec<Line>, Vec<Line>) = lines.partition(is_pinned);
        pinned.into_iter().chain(rest).collect()
    })
}

fn first_page() -> usize {
    let width = window().inner_width().ok().and_then(|width| width.as_f64());
    if width.is_some_and(|width| width < WIDE) {
        NARROW_PAGE
    } else {
        PAGE
    }
}

/// What such a line is edited under.
fn draft_key(id: Id, kind: Kind) -> Option<String> {
    match kind {
        Kind::Note => Some(note_editor::draft_key(None, Some(id))),
        Kind::Interaction => Some(interaction_editor::draft_key(None, Some(id))),
        Kind::LifeEvent => Some(life_event_editor::draft_key(None, Some(id))),
        Kind::Promise => Some(promise_editor::draft_key(None, Some(id))),
        Kind::Favour => Some(favour_editor::draft_key(None, Some(id))),
        _ => None,
    }
}

/// Keys of the forms that were left open.
fn left_open(app: App) -> Vec<String> {
    untrack(|| app.drafts()).into_keys().collect()
}

/// The first so many, and before them those further down whose forms were left open.
fn in_sight(found: &[Line], limit: usize, left: &[String]) -> Vec<Line> {
    let (page, rest) = found.split_at(limit.min(found.len()));
    let is_left = |line: &&Line| draft_key(line.0, line.1).is_some_and(|key| left.contains(&key));
    let further_down = rest.iter().filter(is_left);
    further_down.chain(page).copied().collect()
}

/// What may stand here, while nothing does.
#[component]
fn Hint(about: Id) -> impl IntoView {
    let app = app();
    let me = Memo::new(move |_| app.read(|book| is_me(book, about)));
    let name = names_now(app, vec![about]);
    let hint = move || {
        if me.get() {
            return "What do you want to know again next year?".into_any();
        }
        view! { "What did " <bdi>{name}</bdi> " say that you want to know next year?" }.into_any()
    };
    view! { <p class="muted">"Nothing is written down yet. "{hint}</p> }
}

/// The kinds that occur, each a button that leaves only those.
#[component]
fn Filter(
    kinds: Memo<Vec<Kind>>,
    chosen: Memo<Option<Kind>>,
    wanted: RwSignal<Option<Kind>>,
) -> impl IntoView {
    let choice = move |kind: Option<Kind>| {
        let words = kind.map_or("All", timeline_words::filter);
        view! {
            <button
                type="button"
                class="chip chip-choice"
                aria-pressed=move || (chosen.get() == kind).to_string()
                on:click=move |_| wanted.set(kind)
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="row timeline-filter" role="group" aria-label="Show in the timeline">
            {choice(None)}
            <For each=move || kinds.get() key=|kind| kind.code() let(kind)>
                {choice(Some(kind))}
            </For>
        </div>
    }
}

#[component]
fn Item(line: Line, about: Id) -> impl IntoView {
    let (id, kind) = line;
    match kind {
        Kind::Note => view! { <NoteItem id page_of=about/> }.into_any(),
        Kind::Interaction => view! { <InteractionItem id page_of=about/> }.into_any(),
        Kind::LifeEvent => view! { <EventItem id page_of=about/> }.into_any(),
        Kind::Promise => view! { <PromiseItem id class="note"/> }.into_any(),
        Kind::Favour => view! { <FavourItem id page_of=about/> }.into_any(),
        _ => view! { <OtherItem id kind page_of=about/> }.into_any(),
    }
}

/// Forms left open here of what has gone meanwhile: saved, each is written anew.
#[component]
fn Gone(about: Id) -> impl IntoView {
    let app = app();
    let here = app.route.get_untracked().to_string();
    let drafts = untrack(|| app.drafts());
    let gone = |id: &Id| {
        app.peek(|book| {
            book.record(*id)
                .is_none_or(|record| record.trashed.is_some())
        })
    };
    let left = drafts.iter().filter(|(_, draft)| draft.place == here);
    let forms = left.filter_map(|(key, _)| {
        let (kind, id) = key.split_once('/')?;
        let id = id.parse::<Id>().ok().filter(gone)?;
        let open = RwSignal::new(true);
        let done = Callback::new(move |()| {
            open.set(false);
            page::focus_first_soon(Vec::new());
        });
        let form = match kind {
            "interaction" => view! {
                <Show when=move || open.get()>
                    <InteractionEditor about=Some(about) interaction=Some(id) done focus=false/>
                </Show>
            }
            .into_any(),
            "life-event" => view! {
                <Show when=move || open.get()>
                    <LifeEventEditor whose=Some(about) event=Some(id) done focus=false/>
                </Show>
            }
            .into_any(),
            "promise" => view! {
                <Show when=move || open.get()>
                    <PromiseEditor with=Some(about) promise=Some(id) done focus=false/>
                </Show>
            }
            .into_any(),
            "favour" => view! {
                <Show when=move || open.get()>
                    <FavourEditor person=Some(about) favour=Some(id) done focus=false/>
                </Show>
            }
            .into_any(),
            _ => return None,
        };
        Some(form)
    });
    forms.collect::<Vec<_>>()
}
