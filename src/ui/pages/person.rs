//! One person: read first, edited in place.

mod addresses;
mod beside;
mod bound;
mod circles;
mod date_field;
mod dates;
mod facts;
mod form;
mod head;
mod help;
mod met;
mod name;
mod next;
mod photo;
mod reach;
mod read;
mod related;
mod rows;
mod section;
mod suggestions;
mod tags;
mod touch;
mod work;

pub use addresses::{AddressFields, envelope};
pub use section::Section;

use leptos::prelude::*;

use super::gift_ideas::GiftIdeas;
use super::parts;
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::people;
use crate::ui::state::app;
use section::{AddRow, PersonPage, SectionPart};

/// Where a person can be.
#[derive(Clone, PartialEq)]
enum Whereabouts {
    Here,
    /// In the trash, under that name.
    Trashed(String),
    Nowhere,
}

/// The page of a person.
#[component]
pub fn Person(id: Id) -> impl IntoView {
    let app = app();
    let whereabouts = Memo::new(move |_| {
        app.read(|book| {
            let Some(record) = book.record(id) else {
                return Whereabouts::Nowhere;
            };
            match &record.body {
                crate::domain::Body::Contact(_) if book.get::<Contact>(id).is_some() => {
                    Whereabouts::Here
                }
                crate::domain::Body::Contact(contact) => {
                    Whereabouts::Trashed(contact.display_name().to_owned())
                }
                _ => Whereabouts::Nowhere,
            }
        })
    });
    move || match whereabouts.get() {
        Whereabouts::Here => view! { <Here id/> }.into_any(),
        Whereabouts::Trashed(name) => view! { <Trashed id name/> }.into_any(),
        Whereabouts::Nowhere => view! { <Nowhere id/> }.into_any(),
    }
}

#[component]
fn Here(id: Id) -> impl IntoView {
    let page = PersonPage::new(app(), id);
    view! {
        <article class="person">
            <head::Head page/>
            <beside::Write page/>
            <div class="person-columns">
                <div class="person-beside">
                    <beside::Beside page/>
                </div>
                <div class="person-about">
                    {Section::ALL
                        .map(|section| view! { <SectionPart page section/> })
                        .into_iter()
                        .collect_view()}
                    <related::Related page/>
                    <GiftIdeas person=id/>
                    <AddRow page/>
                    <beside::Preserved page/>
                </div>
            </div>
            <suggestions::Suggestions/>
        </article>
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
                crate::ui::browser::page::focus_soon("h1");
            }
        });
    };
    view! {
        <h1 tabindex="-1"><bdi>{name}</bdi></h1>
        <div class="empty">
            <p>
                "This person is in the trash, along with what is written about nobody else."
            </p>
            <p class="row">
                <button type="button" class="button" on:click=restore>"Restore"</button>
                <a class="button-quiet" href=Route::People.to_string()>"Go to People"</a>
            </p>
        </div>
    }
}

#[component]
fn Nowhere(id: Id) -> impl IntoView {
    view! {
        <parts::Nowhere
            id
            title="There is no such person"
            undone="What added this person was undone. Redo brings them back."
            unknown="Nobody in this book has this address. They may have been deleted for good, or the \
                     address belongs to another book."
        >
            <a class="button" href=Route::People.to_string()>"Go to People"</a>
        </parts::Nowhere>
    }
}
