//! The people of a circle, and how several join at once.

use leptos::prelude::*;

use super::focus_heading;
use crate::domain::circle::Circle;
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::circles::{self, join, leave, members};
use crate::rules::people::line;
use crate::ui::browser::page;
use crate::ui::kit::{Form, Glyph, Icon, WindowList};
use crate::ui::pages::drafts::names_of;
use crate::ui::pages::parts::Face;
use crate::ui::pages::people_picker::PeoplePicker;
use crate::ui::state::{App, app};

/// Height of a row in CSS pixels.
const ROW_HEIGHT: u32 = 64;

/// Everyone in it, by name, and the field that adds people.
#[component]
pub fn Members(circle: Id) -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| app.read(|book| members(book, circle)));
    view! {
        <AddPeople circle/>
        <Show
            when=move || !all.with(Vec::is_empty)
            fallback=|| view! {
                <p class="muted">"Nobody is in it yet. Type a name above, and another."</p>
            }
        >
            <WindowList
                items=all
                row_height=ROW_HEIGHT
                label="People in it"
                row=move |id| view! { <Member circle id/> }
            />
        </Show>
    }
}

/// Names that are chosen, then added together: one change, one undo.
#[component]
fn AddPeople(circle: Id) -> impl IntoView {
    let app = app();
    let chosen = RwSignal::new(Vec::<Id>::new());
    let label = move || match chosen.with(Vec::len) {
        0 | 1 => "Add to the circle".to_owned(),
        many => format!("Add {many} to the circle"),
    };
    let add = move |()| {
        let people = chosen.get_untracked();
        let change = app.peek(|book| join(book, circle, &people));
        let are = if people.len() == 1 { "is" } else { "are" };
        let what = format!(
            "{} {are} in {}",
            names_of(app, &people),
            name_of(app, circle)
        );
        leptos::task::spawn_local(async move {
            if app.commit(change, what).await {
                let _ = chosen.try_set(Vec::new());
                page::focus_soon(".circle-add input");
            }
        });
    };
    view! {
        <Form submit=add label="Add people" class="form circle-add">
            <PeoplePicker value=chosen label="Add people"/>
            <Show when=move || !chosen.with(Vec::is_empty)>
                <button type="submit" class="button"><Icon glyph=Glyph::Plus/>{label}</button>
            </Show>
        </Form>
    }
}

fn name_of(app: App, circle: Id) -> String {
    app.peek(|book| {
        let found = book.get::<Circle>(circle);
        found.map(|circle| circles::name(circle).to_owned())
    })
    .unwrap_or_default()
}

#[component]
fn Member(circle: Id, id: Id) -> impl IntoView {
    let app = app();
    let shown = Memo::new(move |_| {
        app.read(|book| {
            let contact = book.get::<Contact>(id)?.clone();
            // The circle itself is known on its page.
            let circles = contact.circles.iter().filter(|one| **one != circle);
            let told = Contact {
                circles: circles.copied().collect(),
                ..contact.clone()
            };
            Some((contact, line(&told, book)))
        })
    });
    let take_out = move |_| {
        let change = app.peek(|book| leave(book, circle, &[id]));
        let what = format!("{} left {}", names_of(app, &[id]), name_of(app, circle));
        // The row goes, and the focus with it, unless it moves on first.
        if !page::focus_beside(".circle-leave", 1) && !page::focus_beside(".circle-leave", -1) {
            focus_heading();
        }
        app.commit_soon(change, what);
    };
    move || {
        shown.get().map(|(contact, context)| {
            let name = contact.display_name().to_owned();
            let label = format!("Take {name} out of the circle");
            view! {
                <div class="circle-member">
                    <a class="person-row" href=Route::Person(id).to_string()>
                        <Face id contact/>
                        <span class="person-row-text">
                            <span class="person-row-name"><bdi>{name}</bdi></span>
                            <span class="muted"><bdi>{context}</bdi></span>
                        </span>
                    </a>
                    <button
                        type="button"
                        class="button-plain circle-leave"
                        aria-label=label
                        on:click=take_out
                    >
                        <Icon glyph=Glyph::Close/>
                    </button>
                </div>
            }
        })
    }
}
