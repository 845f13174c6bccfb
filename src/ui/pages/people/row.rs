//! One person in the list.

use leptos::ev;
use leptos::prelude::*;

use super::state::List;
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::people::line;
use crate::rules::{conversations, date_words};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::parts::Face;
use crate::ui::state::app;

/// What one row says.
#[derive(Clone, PartialEq)]
struct RowText {
    contact: Contact,
    context: String,
    caught_up: Option<String>,
}

/// A face, a name, a line of context, and what was last; a box to tick while one selects.
#[component]
pub fn Row(list: List, id: Id) -> impl IntoView {
    let app = app();
    let text = Memo::new(move |_| {
        app.read(|book| {
            let contact = book.get::<Contact>(id)?.clone();
            let context = line(&contact, book);
            let today = app.today.get();
            let talks = conversations::of_person(book, id, today);
            let caught_up = talks
                .last()
                .map(|talk| date_words::write_seen(talk.date, today));
            Some(RowText {
                contact,
                context,
                caught_up,
            })
        })
    });
    let current = move || (app.route.get() == Route::Person(id)).then_some("page");
    let selected = move || list.is_selected(id);
    let label = move || {
        let name = text.with(|text| {
            let contact = text.as_ref().map(|text| &text.contact);
            contact.map(|contact| contact.display_name().to_owned())
        });
        format!("Select {}", name.unwrap_or_default())
    };
    // While one selects, a touch anywhere on the row does; Enter, which has no place, still opens.
    let click = move |event: ev::MouseEvent| {
        let held = event.ctrl_key() || event.meta_key() || event.shift_key();
        if list.selecting.get_untracked() && event.detail() > 0 && !held {
            event.prevent_default();
            list.toggle(id);
        }
    };
    view! {
        <div class="list-line" data-selected=move || selected().then_some("")>
            <Show when=move || list.selecting.get()>
                <label class="list-tick">
                    <input
                        type="checkbox"
                        aria-label=label
                        prop:checked=selected
                        on:change=move |_| list.toggle(id)
                    />
                </label>
            </Show>
            // One element, whatever it says: whoever stands on it keeps the focus.
            <a
                class="person-row"
                href=Route::Person(id).to_string()
                data-person=id.to_string()
                aria-current=current
                on:click=click
            >
                {move || text.get().map(|text| written(id, text))}
            </a>
        </div>
    }
}

fn written(id: Id, text: RowText) -> impl IntoView {
    let RowText {
        contact,
        context,
        caught_up,
    } = text;
    let name = contact.display_name().to_owned();
    let favourite = contact.favourite;
    view! {
        <Face id contact/>
        <span class="person-row-text">
            <span class="person-row-name"><bdi>{name}</bdi></span>
            <span class="muted"><bdi>{context}</bdi></span>
        </span>
        <span class="person-row-side">
            {caught_up}
            {favourite.then(|| view! {
                <span role="img" aria-label="Favourite"><Icon glyph=Glyph::StarFull/></span>
            })}
        </span>
    }
}
