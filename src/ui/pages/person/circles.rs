//! The circles somebody is in: read as chips; joined by name, left by a click.

use leptos::prelude::*;

use super::section::PersonPage;
use crate::domain::Id;
use crate::domain::circle::Circle;
use crate::rules::circles::{self, join_named, leave, names_with, of_person};
use crate::ui::browser::page;
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Field, Form, Glyph, Icon};
use crate::ui::pages::circles::{CircleDot, CircleLink};
use crate::ui::pages::drafts::only_field;

/// Circles shown at first, of somebody who is in many.
const SHOWN: usize = 12;

/// Circles suggested at once.
const SUGGESTIONS: usize = 50;

/// The chips, and the button that turns them into a form.
#[component]
pub fn Circles(page: PersonPage) -> impl IntoView {
    let key = format!("person/{}/circle", page.id);
    let open = RwSignal::new(page.app.draft(&key).is_some());
    let all = Memo::new(move |_| {
        let contact = page.contact.get()?;
        Some(page.app.read(|book| of_person(book, &contact)))
    });
    let whole = RwSignal::new(false);
    let shown = Memo::new(move |_| bounded(all.get().unwrap_or_default(), whole.get()));
    let ids = move || shown.with(|shown| shown.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let rest = Memo::new(move |_| {
        let count = all.with(|all| all.as_ref().map_or(0, Vec::len));
        count - shown.with(Vec::len).min(count)
    });
    let begin = move |_| {
        open.set(true);
        page::focus_soon(".person-circles-form input");
    };
    let label = move || match all.with(|all| all.as_ref().is_none_or(Vec::is_empty)) {
        true => "Add to a circle",
        false => "Change circles",
    };
    view! {
        <div class="person-circles">
            <Show
                when=move || !open.get()
                fallback=move || view! { <Change page shown rest whole open/> }
            >
                <ul class="row" aria-label="Circles">
                    <For each=ids key=|id| *id let(id)><li><CircleLink id/></li></For>
                    <Rest rest whole/>
                    <li>
                        <button
                            type="button"
                            id="change-circles"
                            class="button-plain at-start"
                            on:click=begin
                        >
                            <Icon glyph=Glyph::Circles/>
                            {label}
                        </button>
                    </li>
                </ul>
            </Show>
        </div>
    }
}

/// The first of them, or all. A rest as small as its button is shown at once.
fn bounded(mut all: Vec<(Id, String)>, whole: bool) -> Vec<(Id, String)> {
    if !whole && all.len() > SHOWN + 1 {
        all.truncate(SHOWN);
    }
    all
}

/// "and 57 more", which shows them; nothing where all are shown.
#[component]
fn Rest(rest: Memo<usize>, whole: RwSignal<bool>) -> impl IntoView {
    let show = move |_| {
        whole.set(true);
        // The button goes, and the first it brought takes the focus.
        let first = SHOWN + 1;
        page::focus_soon(format!(
            ".person-circles li:nth-child({first}) :is(a, button)"
        ));
    };
    view! {
        <Show when=move || { rest.get() > 0 }>
            <li>
                <button type="button" class="button-plain" on:click=show>
                    {move || format!("and {} more", rest.get())}
                </button>
            </li>
        </Show>
    }
}

/// Each circle with the way out, and a field that joins one, or makes it.
#[component]
fn Change(
    page: PersonPage,
    shown: Memo<Vec<(Id, String)>>,
    rest: Memo<usize>,
    whole: RwSignal<bool>,
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <ul class="row" aria-label="Circles">
            <For
                each=move || shown.get()
                key=|one| one.clone()
                children=move |(id, circle)| view! { <WayOut page id circle/> }
            />
            <Rest rest whole/>
        </ul>
        <Join page open/>
    }
}

fn name_of(page: PersonPage) -> String {
    let name = page.contact.with_untracked(|contact| {
        let contact = contact.as_ref()?;
        Some(contact.display_name().to_owned())
    });
    name.unwrap_or_default()
}

/// A circle that a click leaves.
#[component]
fn WayOut(page: PersonPage, id: Id, circle: String) -> impl IntoView {
    let app = page.app;
    let hue = app.peek(|book| {
        let found = book.get::<Circle>(id);
        found.map_or(0, |one| circles::hue(id, one))
    });
    let label = format!("Leave {circle}");
    let what = circle.clone();
    let take_out = move |_| {
        let change = app.peek(|book| leave(book, id, &[page.id]));
        app.commit_soon(change, format!("{} left {what}", name_of(page)));
        page::focus_soon(".person-circles-form input");
    };
    view! {
        <li>
            <button
                type="button"
                class="chip circle-chip tag-chip"
                aria-label=label
                on:click=take_out
            >
                <CircleDot hue/>
                <bdi>{circle}</bdi>
                <Icon glyph=Glyph::Close/>
            </button>
        </li>
    }
}

/// The field that joins a circle by name.
#[component]
fn Join(page: PersonPage, open: RwSignal<bool>) -> impl IntoView {
    let app = page.app;
    let key = format!("person/{}/circle", page.id);
    let value = only_field(app, &key, "A circle to join");
    let list = element_id("circles");
    let options_id = list.clone();
    let done = move |()| {
        open.set(false);
        page::focus_soon("#change-circles");
    };
    let join = move |()| {
        let given = value.get_untracked().trim().to_owned();
        if given.is_empty() {
            return done(());
        }
        let new = app.new_id();
        let change = app.peek(|book| join_named(book, &given, &[page.id], new));
        let what = format!("{} is in {given}", name_of(page));
        leptos::task::spawn_local(async move {
            if app.commit(change, what).await {
                let _ = value.try_set(String::new());
            }
        });
    };
    let options =
        Memo::new(move |_| value.with(|text| app.read(|book| names_with(book, text, SUGGESTIONS))));
    view! {
        <Form submit=join cancel=done label="Circles" class="form-line person-circles-form" draft=key>
            <Field label="Circle, there or new" value list=list/>
            <button type="submit" class="button-quiet">
                <Icon glyph=Glyph::Plus/>
                "Add"
            </button>
            <button type="button" class="button-plain" on:click=move |_| done(())>"Done"</button>
        </Form>
        <datalist id=options_id>
            {move || options.get().into_iter().map(|name| view! {
                <option value=name></option>
            }).collect_view()}
        </datalist>
    }
}
