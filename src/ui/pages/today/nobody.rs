//! The first page of an empty book.

use leptos::prelude::*;

use crate::ui::browser::page;
use crate::ui::pages::add_person::AddPerson;
use crate::ui::pages::import::ImportButton;
use crate::ui::pages::sample::SampleButton;

/// Nobody is in the book but oneself.
#[component]
pub fn Nobody() -> impl IntoView {
    // Whoever has just begun stands nowhere: the form they were in is gone.
    if !page::has_focus_within("body *") {
        page::focus_soon("#new-person");
    }
    view! {
        <div class="today-nobody">
            <p class="lede">
                "Nobody is here yet. Write the name of somebody you would like to hear from, or \
                 bring the address book you already have."
            </p>
            <AddPerson/>
            <div class="row">
                <ImportButton class="button-quiet"/>
                <SampleButton/>
            </div>
        </div>
    }
}
