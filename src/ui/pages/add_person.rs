//! One field: somebody new.

use leptos::prelude::*;

use super::drafts;
use crate::domain::{Change, Contact};
use crate::route::Route;
use crate::rules::names;
use crate::ui::browser::pointer;
use crate::ui::kit::{Field, Form, Glyph, Icon};
use crate::ui::state::app;

/// Key of what is being typed as the name of someone new.
const DRAFT: &str = "person/new";

/// One field: a name is enough.
#[component]
pub fn AddPerson() -> impl IntoView {
    let app = app();
    let name = drafts::only_field_of(app, DRAFT, "A new person", &Route::People);
    let error = RwSignal::new(None::<String>);
    let busy = StoredValue::new(false);
    // How often it was sent: what that says stays, though the press left the field.
    let sent = StoredValue::new(0_u32);
    let leave = move |_| {
        // Going to another page takes the field away while it has the focus.
        let Some(before) = sent.try_get_value() else {
            return;
        };
        pointer::once_up(move || {
            if sent.try_get_value() == Some(before) {
                error.try_set(None);
            }
        });
    };
    pointer::watch();
    let add = move |()| {
        sent.update_value(|sent| *sent += 1);
        // Enter again before the first is saved would add the same person twice.
        if busy.get_value() {
            return;
        }
        let given = name.get_untracked().trim().to_owned();
        if given.is_empty() {
            error.set(Some("Write a name first.".to_owned()));
            return;
        }
        error.set(None);
        let id = app.new_id();
        let contact = Contact {
            name: names::split(&given),
            ..Contact::default()
        };
        busy.set_value(true);
        leptos::task::spawn_local(async move {
            let added = app
                .commit(Change::add(id, contact), format!("{given} added"))
                .await;
            busy.try_set_value(false);
            if added {
                // The field may be gone by now, and with it whatever keeps its draft.
                app.drop_draft(DRAFT);
                name.try_set(String::new());
                app.go(&Route::Person(id));
            }
        });
    };
    view! {
        <Form
            submit=add
            label="Add a person"
            class="form-line add-person"
            draft=DRAFT
            on:focusout=leave
        >
            <Field label="Name of someone new" id="new-person" value=name error/>
            <button type="submit" class="button"><Icon glyph=Glyph::Plus/>"Add"</button>
        </Form>
    }
}
