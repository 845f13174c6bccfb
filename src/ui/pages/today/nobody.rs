//! The first page of an empty book.

use leptos::prelude::*;

use crate::ui::pages::add_person::AddPerson;
use crate::ui::pages::import::ImportButton;
use crate::ui::pages::sample::SampleButton;

/// Nobody is in the book but oneself.
#[component]
pub fn Nobody() -> impl IntoView {
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
