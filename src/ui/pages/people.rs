//! Everyone, by name.

use leptos::prelude::*;

use super::parts::Face;
use crate::domain::{Change, Contact, Id};
use crate::route::Route;
use crate::ui::kit::{Field, Form, Glyph, Icon, WindowList};
use crate::ui::state::app;

/// Height of a row in CSS pixels.
const ROW_HEIGHT: f64 = 64.0;

/// The page.
#[component]
pub fn People() -> impl IntoView {
    let app = app();
    let ids = Memo::new(move |_| {
        app.read(|book| book.all::<Contact>().map(|(id, _)| id).collect::<Vec<Id>>())
    });
    view! {
        <h1 tabindex="-1">"People"</h1>
        <AddPerson/>
        <WindowList
            items=ids
            row_height=ROW_HEIGHT
            label="People"
            row=move |id| view! { <Row id/> }
        />
    }
}

#[component]
fn AddPerson() -> impl IntoView {
    let app = app();
    let name = RwSignal::new(String::new());
    let add = move |()| {
        let given = name.get_untracked();
        if given.trim().is_empty() {
            return;
        }
        let id = app.new_id();
        let contact =
            Contact { name: crate::rules::names::split(given.trim()), ..Contact::default() };
        leptos::task::spawn_local(async move {
            if app.commit(Change::add(id, contact), format!("{} added", given.trim())).await {
                name.set(String::new());
                app.go(&Route::Person(id));
            }
        });
    };
    view! {
        <Form submit=add label="Add a person" class="form-line">
            <Field label="Name of someone new" value=name/>
            <button type="submit" class="button"><Icon glyph=Glyph::Plus/>"Add"</button>
        </Form>
    }
}

#[component]
fn Row(id: Id) -> impl IntoView {
    let app = app();
    let contact = Memo::new(move |_| app.read(|book| book.get::<Contact>(id).cloned()));
    move || {
        contact.get().map(|contact| {
            let href = Route::Person(id).to_string();
            let name = contact.display_name().to_owned();
            view! {
                <a class="row" href=href>
                    <Face id contact/>
                    <span class="row-name" dir="auto">{name}</span>
                </a>
            }
        })
    }
}
