//! One circle: read first, edited in place.

use leptos::prelude::*;

use super::editor::{CircleEditor, draft_key};
use super::gathering::LogGathering;
use super::gatherings::Gatherings;
use super::members::Members;
use super::{CircleDot, focus_heading};
use crate::domain::circle::{Circle, CircleKind};
use crate::domain::{Body, Id};
use crate::route::Route;
use crate::rules::circles::{hue, kind_words, members, name, people_words};
use crate::rules::{people, rhythm_words};
use crate::ui::browser::{clock, page};
use crate::ui::kit::{Glyph, Icon, Prose};
use crate::ui::pages::note_parts::draw_mention;
use crate::ui::pages::parts;
use crate::ui::pages::person::envelope;
use crate::ui::state::app;

/// Where a circle can be.
#[derive(Clone, PartialEq)]
enum Whereabouts {
    Here,
    /// In the trash, under that name.
    Trashed(String),
    Nowhere,
}

/// The page of a circle.
#[component]
pub fn CirclePage(id: Id) -> impl IntoView {
    let app = app();
    let whereabouts = Memo::new(move |_| {
        app.read(
            |book| match book.record(id).map(|one| (&one.body, one.trashed)) {
                Some((Body::Circle(_), None)) => Whereabouts::Here,
                Some((Body::Circle(circle), Some(_))) => {
                    Whereabouts::Trashed(name(circle).to_owned())
                }
                _ => Whereabouts::Nowhere,
            },
        )
    });
    let body = move || match whereabouts.get() {
        Whereabouts::Here => view! { <Here id/> }.into_any(),
        Whereabouts::Trashed(name) => view! { <Trashed id name/> }.into_any(),
        Whereabouts::Nowhere => view! { <Nowhere id/> }.into_any(),
    };
    view! {
        <a class="button-plain back-link" href=Route::Circles.to_string()>
            <Icon glyph=Glyph::Back/>
            "Circles"
        </a>
        {body}
    }
}

#[component]
fn Here(id: Id) -> impl IntoView {
    let app = app();
    let circle = Memo::new(move |_| app.read(|book| book.get::<Circle>(id).cloned()));
    let editing = RwSignal::new(app.draft(&draft_key(id)).is_some());
    let clicked = RwSignal::new(false);
    let done = move |()| {
        editing.set(false);
        page::focus_soon("#edit-circle");
    };
    let body = move || {
        if editing.get() {
            let focus = clicked.get_untracked();
            return view! { <CircleEditor id done focus/> }.into_any();
        }
        (move || circle.get().map(|circle| view! { <About circle/> })).into_any()
    };
    view! {
        <article class="person circle">
            <header class="circle-head">
                <Title id circle/>
                <Actions id circle editing clicked/>
            </header>
            {body}
            <div class="person-columns">
                <div class="person-beside">
                    <section class="person-section" aria-labelledby="head-gatherings">
                        <header class="person-section-head">
                            <h2 id="head-gatherings">"Gatherings"</h2>
                        </header>
                        <LogGathering circle=id/>
                        <Gatherings circle=id/>
                    </section>
                </div>
                <div class="person-about">
                    <section class="person-section" aria-labelledby="head-members">
                        <header class="person-section-head">
                            <h2 id="head-members">"People"</h2>
                        </header>
                        <Members circle=id/>
                    </section>
                </div>
            </div>
        </article>
    }
}

/// Letters of a name that is written smaller beyond them.
const LONG: usize = 48;

/// The name, and what the circle is in a line.
#[component]
fn Title(id: Id, circle: Memo<Option<Circle>>) -> impl IntoView {
    let app = app();
    let text = Memo::new(move |_| {
        let named = circle.with(|circle| circle.as_ref().map(|one| name(one).to_owned()));
        named.unwrap_or_default()
    });
    let count = Memo::new(move |_| app.read(|book| members(book, id).len()));
    let facts = move || {
        let circle = circle.get().unwrap_or_default();
        let kind = (circle.kind != CircleKind::Other).then(|| kind_words(circle.kind).to_owned());
        let rhythm = circle.rhythm.filter(|days| *days > 0);
        let parts = [
            kind,
            Some(people_words(count.get())),
            rhythm.map(rhythm_words::words),
            circle.i_belong.then(|| "you belong to it".to_owned()),
        ];
        parts
            .into_iter()
            .flatten()
            .map(|part| view! { <span>{part}</span> })
            .collect_view()
    };
    let hue = move || circle.with(|circle| circle.as_ref().map_or(0, |one| hue(id, one)));
    let long = move || text.with(|name| name.chars().nth(LONG).is_some());
    view! {
        {move || view! { <CircleDot hue=hue()/> }}
        <div class="person-title">
            <h1 tabindex="-1" class:long-name=long><bdi>{text}</bdi></h1>
            <p class="person-under circle-facts">{facts}</p>
        </div>
    }
}

/// Edit and delete.
#[component]
fn Actions(
    id: Id,
    circle: Memo<Option<Circle>>,
    editing: RwSignal<bool>,
    clicked: RwSignal<bool>,
) -> impl IntoView {
    let app = app();
    let delete = move |_| {
        let change = app.peek(|book| people::delete(book, id, clock::now_seconds()));
        let named = circle.with_untracked(|one| one.as_ref().map(|one| name(one).to_owned()));
        let what = format!(
            "{} was moved to the trash. Its people stay",
            named.unwrap_or_default()
        );
        leptos::task::spawn_local(async move {
            if app.commit(change, what).await {
                app.go(&Route::Circles);
            }
        });
    };
    view! {
        <div class="person-actions" role="group" aria-label="About this circle">
            <button
                type="button"
                id="edit-circle"
                class="button-plain"
                aria-disabled=move || editing.get().to_string()
                on:click=move |_| {
                    clicked.set(true);
                    editing.set(true);
                }
            >
                <Icon glyph=Glyph::Pencil/>
                "Edit"
            </button>
            <button type="button" class="button-plain person-delete" on:click=delete>
                <Icon glyph=Glyph::Trash/>
                "Delete"
            </button>
        </div>
    }
}

/// What is known of it: where and when it meets, its address, a note.
#[component]
fn About(circle: Circle) -> impl IntoView {
    let line = |label: &'static str, text: String| {
        let text = text.trim().to_owned();
        (!text.is_empty()).then(|| {
            view! {
                <div class="person-line">
                    <dt>{label}</dt>
                    <dd class="circle-lines" dir="auto">{text}</dd>
                </div>
            }
        })
    };
    let note = Some(circle.note.trim().to_owned()).filter(|note| !note.is_empty());
    view! {
        <div class="person-text circle-about">
            <dl class="person-lines">
                {line("Meets", circle.meets.clone())}
                {line("Address", envelope(&circle.address))}
            </dl>
            {note.map(|text| view! { <Prose text mention=draw_mention/> })}
        </div>
    }
}

#[component]
fn Trashed(id: Id, name: String) -> impl IntoView {
    let app = app();
    let back = format!("{name} was restored");
    let restore = move |_| {
        let change = app.peek(|book| people::restore(book, id));
        let back = back.clone();
        leptos::task::spawn_local(async move {
            if app.commit(change, back).await {
                focus_heading();
            }
        });
    };
    view! {
        <h1 tabindex="-1"><bdi>{name}</bdi></h1>
        <div class="empty">
            <p>
                "This circle is in the trash. Its people are still among yours, and will be in it \
                 again when it comes back."
            </p>
            <p class="row">
                <button type="button" class="button" on:click=restore>"Restore"</button>
                <a class="button-quiet" href=Route::Circles.to_string()>"Go to Circles"</a>
            </p>
        </div>
    }
}

#[component]
fn Nowhere(id: Id) -> impl IntoView {
    view! {
        <parts::Nowhere
            id
            title="There is no such circle"
            undone="What added this circle was undone. Redo brings it back."
            unknown="No circle of this book has this address. It may have been deleted for good, or the \
                     address belongs to another book."
        >
            <a class="button" href=Route::Circles.to_string()>"Go to Circles"</a>
        </parts::Nowhere>
    }
}
