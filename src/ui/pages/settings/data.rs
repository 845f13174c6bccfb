//! Your data: out, in, how much room it takes, and copies of it.

use leptos::prelude::*;

use super::export::{ExportButton, Exports};
use super::{snapshots, storage};
use crate::domain::{Book, Contact};
use crate::route::Route;
use crate::rules::trash;
use crate::ui::browser::{clock, webkit};
use crate::ui::pages::import::ImportButton;
use crate::ui::state::app;

/// How many people are in the book, oneself not counted.
pub fn people_count(book: &Book) -> usize {
    book.all::<Contact>()
        .filter(|(_, contact)| !contact.me)
        .count()
}

/// The section.
#[component]
pub fn YourData() -> impl IntoView {
    let app = app();
    let exports = Exports::get();
    let deleted =
        Memo::new(move |_| app.read(|book| trash::listing(book, clock::now_seconds()).len()));
    view! {
        <section class="settings-part" aria-labelledby="settings-data">
            <h2 id="settings-data">"Your data"</h2>
            <p>
                "One file holds everything: people, notes, reminders, and what lies in the trash. \
                 It is plain text, and not encrypted: keep it where only you can read it."
            </p>
            <p>{move || exports.sentence(app.today.get())}</p>
            {webkit::may_delete().then(|| view! { <Webkit/> })}
            <div class="row">
                <ExportButton class="button export-everything"/>
                <ImportButton class="button-quiet"/>
            </div>
            <p class="muted">
                "Import takes address books (vCard, .vcf) and Kith's own exports. You see what \
                 would change before it does."
            </p>
            <p>
                <a class="button-plain at-start" href=Route::Trash.to_string()>
                    {move || match deleted.get() {
                        0 => "Trash".to_owned(),
                        count => format!("Trash ({count})"),
                    }}
                </a>
            </p>
            <storage::Storage/>
            <snapshots::Snapshots/>
        </section>
    }
}

/// What Safari does to a site that is not visited, and what helps.
#[component]
fn Webkit() -> impl IntoView {
    view! {
        <p id="safari" class="banner">
            "Safari may delete everything a site has stored after seven days without a visit. It \
             does not do so to Kith on the Home Screen or in the Dock: there, Kith keeps a book of \
             its own, so export here first, and restore that file there. Or export every week."
        </p>
    }
}
