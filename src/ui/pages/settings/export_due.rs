//! One quiet line where the browser may lose the book: an export is due.

use leptos::prelude::*;

use super::export::{ExportButton, Exports};
use crate::route::Route;
use crate::rules::backup_due;
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::app;

/// The line, once somebody is kept, and then weekly; nothing while it was exported or put off lately.
#[component]
pub fn ExportDue() -> impl IntoView {
    let app = app();
    let exports = Exports::get();
    let due = Memo::new(move |_| {
        let (last, put_off, today) = (exports.last(), exports.put_off(), app.today.get());
        app.read(|book| backup_due::is_due(book, last, put_off, today))
    });
    let dismiss = move |_| {
        exports.put_off_on(app.today.get_untracked());
        page::focus_soon("h1");
    };
    view! {
        <Show when=move || due.get()>
            <div class="banner export-due" role="status">
                <p>"Safari may delete this book after seven days without a visit."</p>
                <button
                    type="button"
                    class="button-plain"
                    aria-label="Not this week"
                    title="Not this week"
                    on:click=dismiss
                >
                    <Icon glyph=Glyph::Close/>
                </button>
                <div>
                    <ExportButton class="button-plain"/>
                    <a class="button-plain" href=Route::Settings.to_string()>"What helps"</a>
                </div>
            </div>
        </Show>
    }
}
