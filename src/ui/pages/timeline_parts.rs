//! The lines of a timeline: each says what it is and when, then its own words.

use leptos::prelude::*;

use super::drafts::{InPlace, begun, excerpt, opener_id};
use super::favour_parts::Grown;
use super::interaction_editor::{self, InteractionEditor};
use super::life_event_editor::{self, LifeEventEditor};
use super::note_parts::NoteText;
use super::parts::{PersonLink, PrivateMark};
use crate::domain::circle::Circle;
use crate::domain::note::{Interaction, InteractionKind, LifeEvent};
use crate::domain::{Id, Kind, PartialDate};
use crate::rules::conversations::written_on;
use crate::rules::first_letter::capital;
use crate::rules::{date_words, interaction_words as words, timeline, timeline_words};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::row_buttons::{DeleteButton, EditButton};
use crate::ui::state::app;

/// Id of the element of that line.
pub fn element_of(id: Id, kind: Kind) -> String {
    let word = match kind {
        Kind::Note => "note",
        Kind::Interaction => "interaction",
        Kind::LifeEvent => "life-event",
        Kind::Promise => "promise",
        _ => "entry",
    };
    format!("{word}-{id}")
}

/// What it is, and when.
#[component]
pub fn EntryHead(
    id: Id,
    glyph: Glyph,
    #[prop(into)] what: String,
    date: PartialDate,
    /// Minutes after midnight.
    #[prop(default = None)]
    time: Option<u16>,
    /// With whom, after the words.
    #[prop(default = None)]
    people: Option<AnyView>,
) -> impl IntoView {
    let app = app();
    let when = move || {
        let today = app.today.get();
        let day = if date.is_empty() {
            let day = date_words::write_day(written_on(id), today);
            format!("written down {day}")
        } else {
            date_words::write_seen(date, today)
        };
        let time = time.map(words::write_time);
        time.map_or_else(
            || capital(&day),
            |time| format!("{}, {time}", capital(&day)),
        )
    };
    view! {
        <div class="entry-head">
            <span class="entry-what">
                <Icon glyph/>
                <span class="entry-kind" dir="auto">{what}</span>
                {people}
            </span>
            <time class="muted" datetime=date.to_string()>{when}</time>
        </div>
    }
}

/// " with Ada, Ben", each a link; nothing where it is only the person whose page it is.
fn others(with: &'static str, people: &[Id], page_of: Id) -> Option<AnyView> {
    let others = people.iter().filter(|id| **id != page_of);
    let links: Vec<_> = others
        .map(|id| view! { <li><PersonLink id=*id/></li> })
        .collect();
    (!links.is_empty())
        .then(|| view! { <span>" "{with}" "<ul class="inline-list">{links}</ul></span> }.into_any())
}

/// The sign of a kind of act.
pub fn act_glyph(kind: Kind) -> Glyph {
    match kind {
        Kind::Promise => Glyph::Check,
        Kind::Favour => Glyph::Heart,
        Kind::Introduction => Glyph::Link,
        Kind::Idea => Glyph::Bulb,
        Kind::Interaction => Glyph::People,
        _ => Glyph::Calendar,
    }
}

fn glyph_of(kind: InteractionKind) -> Glyph {
    match kind {
        InteractionKind::Met => Glyph::People,
        InteractionKind::Called => Glyph::Phone,
        InteractionKind::Video => Glyph::Video,
        InteractionKind::Message => Glyph::Message,
        InteractionKind::Mail => Glyph::Mail,
        InteractionKind::Event => Glyph::Calendar,
    }
}

/// Having been in touch, on a person's page.
#[component]
pub fn InteractionItem(id: Id, page_of: Id) -> impl IntoView {
    let app = app();
    let circle = Memo::new(move |_| {
        app.read(|book| {
            let circle = book.get::<Interaction>(id)?.circle?;
            Some(book.get::<Circle>(circle)?.name.clone())
        })
    });
    let text =
        move |held| view! { <InteractionText id held circle=circle.get() page_of/> }.into_any();
    let adds = interaction_editor::draft_key(Some(page_of), None);
    view! { <InteractionEntry id class="note" adds text/> }
}

/// Having been in touch, read first, as `text` draws it, and edited in its place.
#[component]
pub fn InteractionEntry(
    id: Id,
    class: &'static str,
    /// Key of the form that adds another.
    adds: String,
    text: impl Fn(Interaction) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = app();
    let key = interaction_editor::draft_key(None, Some(id));
    let held = Memo::new(move |_| app.read(|book| book.get::<Interaction>(id).cloned()));
    let element = element_of(id, Kind::Interaction);
    let read = {
        let key = key.clone();
        move |edit| {
            let (key, adds) = (key.clone(), adds.clone());
            let reading = move || {
                let held = held.get()?;
                let told = format!("{} {}", words::kind(held.kind), excerpt(&held.text));
                Some(view! {
                    {text(held)}
                    <EntryActions
                        id
                        kind=Kind::Interaction
                        told
                        key=key.clone()
                        adds=Some(adds.clone())
                        edit
                    />
                })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| {
        view! { <InteractionEditor interaction=Some(id) done focus/> }.into_any()
    };
    view! {
        <li class=class id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

#[component]
fn InteractionText(
    id: Id,
    held: Interaction,
    circle: Option<String>,
    page_of: Id,
) -> impl IntoView {
    let people = others("with", &held.participants, page_of);
    let facts = circle.into_iter().chain(words::facts(&held));
    let facts: Vec<_> = facts
        .map(|fact| view! { <span dir="auto">{fact}</span> })
        .collect();
    let private = held.private;
    let known = (!facts.is_empty() || private).then(|| {
        view! {
            <div class="note-facts muted">
                {facts}
                {private.then(|| view! { <PrivateMark/> })}
            </div>
        }
    });
    let text = Some(held.text.clone()).filter(|text| !text.trim().is_empty());
    view! {
        <EntryHead
            id
            glyph=glyph_of(held.kind)
            what=words::kind(held.kind)
            date=held.date
            time=held.time
            people
        />
        {text.map(|text| view! { <NoteText text/> })}
        {known}
        <Grown id/>
    }
}

/// A life event, read first and edited in its place.
#[component]
pub fn EventItem(id: Id, page_of: Id) -> impl IntoView {
    let app = app();
    let key = life_event_editor::draft_key(None, Some(id));
    let held = Memo::new(move |_| app.read(|book| book.get::<LifeEvent>(id).cloned()));
    let element = element_of(id, Kind::LifeEvent);
    let read = {
        let key = key.clone();
        move |edit| {
            let key = key.clone();
            let reading = move || {
                let held = held.get()?;
                let kind = Some(held.kind.clone()).filter(|kind| !kind.is_empty());
                let what = capital(&kind.unwrap_or_else(|| "Life event".to_owned()));
                let text = Some(held.text.clone()).filter(|text| !text.trim().is_empty());
                Some(view! {
                    <EntryHead id glyph=Glyph::Flag what=what.clone() date=held.date/>
                    {text.map(|text| view! { <NoteText text/> })}
                    <EntryActions
                        id
                        kind=Kind::LifeEvent
                        told=what
                        key=key.clone()
                        adds=Some(life_event_editor::draft_key(Some(page_of), None))
                        edit
                    />
                })
            };
            reading.into_any()
        }
    };
    let form = move |focus, done| view! { <LifeEventEditor event=Some(id) done focus/> }.into_any();
    view! {
        <li class="note" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

/// What can be done with what was written down.
#[component]
pub fn EntryActions(
    id: Id,
    kind: Kind,
    /// What it is, for the names of the buttons.
    told: String,
    key: String,
    /// Key of the form that adds another: its button has the focus when the last one is gone.
    #[prop(default = None)]
    adds: Option<String>,
    edit: Callback<()>,
    /// What comes before editing and deleting it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = app();
    let element = element_of(id, kind);
    let edit_id = format!("{element}-edit");
    let unfinished = begun(app, key);
    let said = match kind {
        Kind::LifeEvent => "Life event deleted",
        Kind::Promise => "Promise deleted",
        Kind::Favour => "Help deleted",
        _ => "Conversation deleted",
    };
    let delete = move |_| {
        let mut beside = page::neighbours(&element);
        beside.extend(adds.as_deref().map(opener_id));
        leptos::task::spawn_local(async move {
            if app.commit(app.trashed(id), said).await {
                page::focus_first_soon(beside);
            }
        });
    };
    view! {
        <div class="row-actions">
            {children.map(|children| children())}
            <EditButton id=edit_id label=format!("Edit: {}", told.trim()) unfinished edit/>
            <DeleteButton label=format!("Delete: {}", told.trim()) on_press=delete/>
        </div>
    }
}

/// An introduction, an idea, something in public: to read.
#[component]
pub fn OtherItem(id: Id, kind: Kind, page_of: Id) -> impl IntoView {
    let app = app();
    let glyph = act_glyph(kind);
    let held = Memo::new(move |_| {
        app.read(|book| {
            let record = book.record(id)?;
            let date = timeline::date_of(&record.body);
            Some((timeline_words::said(&record.body, Some(page_of)), date))
        })
    });
    let reading = move || {
        let (said, date) = held.get()?;
        let people = said.people.iter();
        let people = people.map(|(how, them)| others(how, them, page_of));
        let people = people.collect::<Vec<_>>().into_any();
        let text = Some(said.text).filter(|text| !text.trim().is_empty());
        Some(view! {
            <EntryHead id glyph what=capital(&said.what) date people=Some(people)/>
            {text.map(|text| view! { <NoteText text/> })}
            <Grown id/>
        })
    };
    view! {
        <li class="note entry-read" id=element_of(id, kind) tabindex="-1">{reading}</li>
    }
}
