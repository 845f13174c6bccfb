//! The name of the person who keeps the book.

use leptos::prelude::*;

use crate::domain::Contact;
use crate::route::Route;
use crate::rules::names;
use crate::ui::kit::{Field, Form};
use crate::ui::state::app;

/// One field, and the way to one's own page.
#[component]
pub fn YourName() -> impl IntoView {
    let app = app();
    let me = Memo::new(move |_| {
        app.read(|book| {
            book.me()
                .map(|(id, contact)| (id, contact.name.full.clone()))
        })
    });
    let value = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    // An undo, or another tab, may change it while the page is open.
    Effect::new(move |_| value.set(me.get().map(|(_, name)| name).unwrap_or_default()));
    let save = move |()| {
        let Some((id, held)) = me.get_untracked() else {
            return;
        };
        let given = value.get_untracked().trim().to_owned();
        if given.is_empty() {
            return error.set(Some("Write the name you go by.".to_owned()));
        }
        error.set(None);
        if given != held {
            let change = app.edited::<Contact>(id, |contact| contact.name = names::split(&given));
            app.commit_soon(change, format!("You are {given}"));
        }
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-name">
            <h2 id="settings-name">"Your name"</h2>
            <Form submit=save label="Your name" class="form-line">
                <Field label="Name you go by" value error autocomplete="name"/>
                <button type="submit" class="button-quiet">"Save the name"</button>
            </Form>
            {move || me.get().map(|(id, _)| view! {
                <p><a class="button-plain at-start" href=Route::Person(id).to_string()>"Open your own page"</a></p>
            })}
        </section>
    }
}
