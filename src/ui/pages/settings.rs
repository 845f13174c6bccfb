//! Settings: your data, how it looks, who you are, the keys, the end of it, and what Kith is.

mod about;
mod appearance;
mod data;
mod erase;
mod export;
mod export_due;
mod keys;
mod name;
mod sample;
mod snapshots;
mod storage;

pub use export::{ExportButton, Exports};
pub use export_due::ExportDue;

use leptos::prelude::*;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    view! {
        <div class="settings">
            <h1 tabindex="-1">"Settings"</h1>
            <data::YourData/>
            <appearance::AppearanceChoice/>
            <name::YourName/>
            <sample::SampleNetwork/>
            <keys::Keys/>
            <about::About/>
            <erase::DeleteEverything/>
        </div>
    }
}
