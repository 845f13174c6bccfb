//! The first minute: one name, or a book that already exists.

use leptos::prelude::*;

use crate::domain::{Body, Change, Contact, Id};
use crate::ui::kit::{Field, Form};
use crate::ui::state::app;

/// One field and two doors.
#[component]
pub fn FirstOpen() -> impl IntoView {
    let app = app();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let begin = move |()| {
        let given = name.get_untracked();
        if given.trim().is_empty() {
            error.set(Some(
                "Write the name you go by. You can change it later.".to_owned(),
            ));
            return;
        }
        let id: Id = app.new_id();
        let contact = Contact {
            name: crate::rules::names::split(given.trim()),
            me: true,
            ..Contact::default()
        };
        app.commit_soon(Change::add(id, Body::from(contact)), "Your book is open");
    };
    view! {
        <main id="main" class="first-open" tabindex="-1">
            <h1 tabindex="-1">"Kith"</h1>
            <p class="lede">
                "A private notebook for the people you know. It stays in this browser: no account, \
                 no server."
            </p>
            <Form submit=begin label="Begin" class="form">
                <Field label="Your name" value=name error autocomplete="name" autofocus=true/>
                <button type="submit" class="button">"Begin"</button>
            </Form>
        </main>
    }
}
