//! Who could answer what somebody looks for, with the words that say so, and what to begin with it.

use leptos::prelude::*;

use super::about_what::AboutWhat;
use crate::domain::aim::{Aim, Idea};
use crate::domain::giving::Introduction;
use crate::domain::note::Note;
use crate::domain::{Change, Contact, Id};
use crate::route::Route;
use crate::rules::aims;
use crate::rules::introductions::at_work_for;
use crate::rules::matches::{COULD_HELP, Match, decline, of_aim, settled_for};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::drafts::names_of;
use crate::ui::pages::parts::{PersonLink, is_me};
use crate::ui::state::{App, app};

/// Most people that are thought of for one aim.
const MOST: usize = 5;

/// "Who could help", which looks when it is opened.
#[component]
pub fn WhoCouldHelp(aim: Id) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: leptos::ev::Event| {
        open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    };
    view! {
        <details class="who-could-help" on:toggle=toggled>
            <summary id=summary_id(aim)>"Who could help"</summary>
            <Show when=move || open.get()><Found aim/></Show>
        </details>
    }
}

#[component]
fn Found(aim: Id) -> impl IntoView {
    let app = app();
    let found = Memo::new(move |_| app.matched(|index, book| of_aim(index, book, aim, MOST)));
    // Kept here, for the fields that were asked with: the rest is drawn anew with each answer.
    let near_open = RwSignal::new(None::<Vec<String>>);
    move || match found.get() {
        None => view! { <p class="muted" role="status">"Looking…"</p> }.into_any(),
        Some(none) if none.is_empty() => view! {
            <Nobody aim near=false/>
            <AboutWhat aim/>
        }
        .into_any(),
        Some(found) => {
            let (near, sure): (Vec<Match>, Vec<Match>) =
                found.into_iter().partition(|one| one.near);
            let nobody = sure.is_empty().then(|| view! { <Nobody aim near=true/> });
            let fields = text_of(app, aim).map(|aim| aim.fields).unwrap_or_default();
            view! {
                <AboutWhat aim/>
                {nobody}
                {rows(sure)}
                {folded(near, fields, near_open)}
            }
            .into_any()
        }
    }
}

fn rows(found: Vec<Match>) -> impl IntoView {
    let row = |found: Match| view! { <MatchRow found/> };
    (!found.is_empty()).then(|| {
        let rows: Vec<_> = found.into_iter().map(row).collect();
        view! { <ul class="matches">{rows}</ul> }
    })
}

/// Those who only do what is near to what was set, folded away: they answer another question.
fn folded(
    near: Vec<Match>,
    fields: Vec<String>,
    open: RwSignal<Option<Vec<String>>>,
) -> impl IntoView {
    let is_open = open.with_untracked(|of| of.as_ref() == Some(&fields));
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::HtmlDetailsElement>(&event);
        open.set(details.open().then(|| fields.clone()));
    };
    (!near.is_empty()).then(|| {
        view! {
            <details class="near" open=is_open on:toggle=toggled>
                <summary>"Who does something near to it"</summary>
                {rows(near)}
            </details>
        }
    })
}

const NOBODY: &str = "Nobody you wrote about comes to mind. Perhaps somebody knows somebody: ask when you \
    speak next.";
const NOBODY_ELSE: &str = "Nobody else you wrote about comes to mind. Perhaps somebody knows somebody: ask \
    when you speak next.";

/// Nobody is left to think of: because somebody was thought of already, or because nobody comes to mind.
#[component]
fn Nobody(
    aim: Id,
    /// Whether somebody does what is near to it.
    near: bool,
) -> impl IntoView {
    let app = app();
    let planned = Memo::new(move |_| app.read(|book| at_work_for(book, aim)));
    // Whose need it is, is always among them.
    let any_before = Memo::new(move |_| app.read(|book| settled_for(book, aim).len() > 1));
    move || {
        let planned = planned.get();
        // Who was said not to fit may only have been near.
        let said = match near {
            true if planned.is_empty() => "Nobody you wrote about does just that.",
            false if planned.is_empty() && any_before.get() => NOBODY_ELSE,
            false if planned.is_empty() => NOBODY,
            _ => "",
        };
        let said = (!said.is_empty()).then(|| view! { <p class="muted" role="status">{said}</p> });
        view! {
            {said}
            {at_work(&planned, &names_of(app, &planned))}
        }
    }
}

/// Who is to be introduced for it, and where that goes on.
fn at_work(planned: &[Id], names: &str) -> impl IntoView + use<> {
    let said = match planned.len() {
        1 => format!("Introduction with {names} is planned"),
        _ => format!("Introductions with {names} are planned"),
    };
    (!planned.is_empty()).then(|| {
        view! {
            <p role="status"><a href=Route::Introductions.to_string()>{said}</a></p>
        }
    })
}

/// What is looked for, and by whom.
#[component]
pub fn Sought(aim: Id) -> impl IntoView {
    let app = app();
    let held = app.peek(|book| {
        let aim = book.get::<Aim>(aim)?;
        Some((aim.clone(), is_me(book, aim.whose)))
    });
    held.map(|(aim, mine)| {
        let who = match mine {
            true => view! { "Yours" }.into_any(),
            false => view! { <PersonLink id=aim.whose/> }.into_any(),
        };
        view! {
            <p>
                {who}
                ", "
                <span class="muted">{aims::kind(aim.kind).to_lowercase()}</span>
                " "
                <bdi>{aim.text}</bdi>
            </p>
        }
    })
}

/// Somebody who matches, why, and what can begin from it.
#[component]
pub fn MatchRow(found: Match) -> impl IntoView {
    let app = app();
    let Match {
        aim,
        person,
        reason,
        ..
    } = found;
    let name = names_of(app, &[person]);
    let element = format!("match-{aim}-{person}");
    let act = {
        let element = element.clone();
        move |change: Change, said: String| {
            let places = places_after(&element, aim, &change);
            let row = format!("#{element}");
            leptos::task::spawn_local(async move {
                if app.commit(change, said).await {
                    request_animation_frame(move || {
                        if !page::is_shown(&row) {
                            page::focus_first_soon(places);
                        }
                    });
                }
            });
        }
    };
    let begin = |words: &'static str,
                 glyph: Glyph,
                 make: fn(App, Id, Id) -> Option<Change>,
                 said: &'static str| {
        let act = act.clone();
        let label = format!("{words}: {name}");
        view! {
            <button
                type="button"
                class="button-quiet"
                aria-label=label
                // The second half of a double click would begin it twice.
                on:click=move |event| {
                    let change = (event.detail() < 2).then(|| make(app, aim, person));
                    if let Some(change) = change.flatten() {
                        act(change, said.to_owned());
                    }
                }
            >
                <Icon glyph/>
                {words}
            </button>
        }
    };
    let mine = app.peek(|book| is_me(book, person));
    let who = if mine {
        view! { <span>"You"</span> }.into_any()
    } else {
        view! { <PersonLink id=person/> }.into_any()
    };
    // Whom I could help myself, I know.
    let introduce = (!mine).then(|| {
        begin(
            "Introduce",
            Glyph::Link,
            introduce,
            "Introduction planned, see Introductions",
        )
    });
    view! {
        <li class="match" id=element tabindex="-1">
            <p>{who}<span class="muted">" "{reason.words()}</span></p>
            <div class="row-actions">
                {introduce}
                {begin("Idea", Glyph::Bulb, idea, "Idea written down, see Ideas")}
                {begin("Note", Glyph::Note, note, "Note written down")}
                {begin("Not this one", Glyph::Close, not_this_one, "Not offered again")}
            </div>
        </li>
    }
}

/// Ids of where the focus goes if the row goes away: a row beside it, what it was opened by, a row of
/// another aim, what came of it.
fn places_after(element: &str, aim: Id, change: &Change) -> Vec<String> {
    let mut places = page::neighbours(element);
    places.push(summary_id(aim));
    places.extend(page::ids_beside(".match", element));
    places.extend(change.added.keys().map(|id| format!("introduction-{id}")));
    places.extend(page::places_of_focus());
    places
}

pub(super) fn summary_id(aim: Id) -> String {
    format!("who-could-help-{aim}")
}

fn text_of(app: App, aim: Id) -> Option<Aim> {
    app.peek(|book| book.get::<Aim>(aim).cloned())
}

/// The two are thought of for each other.
fn introduce(app: App, aim: Id, person: Id) -> Option<Change> {
    let held = text_of(app, aim)?;
    let introduction = Introduction {
        first: held.whose,
        second: person,
        // It goes into the texts one sends.
        why: if held.private {
            String::new()
        } else {
            held.text
        },
        aim: Some(aim),
        ..Introduction::default()
    };
    Some(Change::add(app.new_id(), introduction))
}

fn idea(app: App, aim: Id, person: Id) -> Option<Change> {
    let held = text_of(app, aim)?;
    let me = |id: &Id| app.peek(|book| is_me(book, *id));
    let idea = Idea {
        text: held.text,
        sparked_by: Some(person).filter(|id| !me(id)).into_iter().collect(),
        would_interest: Some(held.whose).filter(|id| !me(id)).into_iter().collect(),
        aim: Some(aim),
        fields: held.fields,
        date: Some(app.today.get_untracked().into()),
        ..Idea::default()
    };
    Some(Change::add(app.new_id(), idea))
}

fn note(app: App, aim: Id, person: Id) -> Option<Change> {
    let held = text_of(app, aim)?;
    let name = app.peek(|book| {
        let contact = book.get::<Contact>(person);
        contact.map(|one| one.display_name().to_owned())
    })?;
    let note = Note {
        text: format!("{name}{COULD_HELP}{}", held.text),
        about: vec![held.whose, person],
        date: app.today.get_untracked().into(),
        private: held.private,
        ..Note::default()
    };
    Some(Change::add(app.new_id(), note))
}

fn not_this_one(app: App, aim: Id, person: Id) -> Option<Change> {
    Some(Change::add(app.new_id(), decline(aim, person)))
}
