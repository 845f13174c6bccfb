//! "Shared": writes down with whom one talked about an idea.

use leptos::prelude::*;

use crate::domain::Id;
use crate::domain::aim::Idea;
use crate::rules::ideas::share;
use crate::ui::browser::page;
use crate::ui::kit::{Form, Glyph, Icon};
use crate::ui::pages::drafts::{excerpt, names_of};
use crate::ui::pages::people_picker::PeoplePicker;
use crate::ui::state::app;

/// The button, and the question whom it was shared with: at first all whom it would interest.
#[component]
pub fn Share(id: Id, idea: Idea) -> impl IntoView {
    let app = app();
    let open = RwSignal::new(false);
    let with = RwSignal::new(Vec::<Id>::new());
    let error = RwSignal::new(None::<String>);
    let button = format!("idea-{id}-share");
    let label = format!("Shared idea “{}”", excerpt(&idea.text));
    let back = StoredValue::new(button.clone());
    let close = move || {
        open.set(false);
        page::focus_first_soon(vec![back.get_value()]);
    };
    let begin = move |_| {
        with.set(idea.would_interest.clone());
        open.update(|open| *open = !*open);
    };
    let busy = StoredValue::new(false);
    let save = move |()| {
        let people = with.get_untracked();
        let (today, new) = (app.today.get_untracked(), app.new_id());
        let change = app.peek(|book| share(book, id, &people, today, new));
        if change.is_empty() {
            return error.set(Some("Choose with whom you shared it.".to_owned()));
        }
        // A second press before the first is saved would write it down twice.
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let said = format!("Idea shared with {}", names_of(app, &people));
        leptos::task::spawn_local(async move {
            let saved = app.commit(change, said).await;
            busy.try_set_value(false);
            if saved && open.try_set(false).is_none() {
                page::focus_first_soon(vec![back.try_get_value().unwrap_or_default()]);
            }
        });
    };
    view! {
        <button
            type="button"
            class="button-quiet"
            id=button
            aria-label=label
            aria-expanded=move || open.get().to_string()
            on:click=begin
        >
            <Icon glyph=Glyph::Message/>
            "Shared…"
        </button>
        <Show when=move || open.get()>
            <Form
                submit=save
                cancel=Callback::new(move |()| close())
                label="With whom you shared it"
                class="form note-form row-form"
            >
                <PeoplePicker label="Shared today with" value=with error/>
                <div class="form-line">
                    <button type="submit" class="button">"Write it down"</button>
                    <button type="button" class="button-quiet" on:click=move |_| close()>
                        "Cancel"
                    </button>
                </div>
            </Form>
        </Show>
    }
}
