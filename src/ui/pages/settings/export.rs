//! Everything, as one JSON file that any later Kith reads.

use leptos::prelude::*;

use crate::domain::time::Day;
use crate::formats::backup;
use crate::rules::date_words;
use crate::ui::browser::{clock, device, files};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, Toast, app};

/// Where this device remembers the day of its last export.
const EXPORTED: &str = "kith.exported";

/// The day of the last export from this device, as the page shows it.
#[derive(Clone, Copy)]
pub struct LastExport(RwSignal<Option<Day>>);

impl LastExport {
    /// Provides it to everything below.
    pub fn provide() -> LastExport {
        let day = device::recall(EXPORTED).and_then(|text| text.parse().ok());
        let last = LastExport(RwSignal::new(day));
        provide_context(last);
        last
    }

    /// "Last export: 12 days ago."
    pub fn sentence(self, today: Day) -> String {
        match self.0.get().map(|day| (day, today.days_since(day))) {
            None => "Nothing has been exported from this device yet.".to_owned(),
            Some((_, days @ 8..)) => format!("Last export: {days} days ago."),
            Some((day, _)) => format!("Last export: {}.", date_words::write_day(day, today)),
        }
    }
}

/// Writes the whole book into a file.
#[component]
pub fn ExportButton() -> impl IntoView {
    let app = app();
    let busy = RwSignal::new(false);
    let last = use_context::<LastExport>();
    let export = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            // The word on the button is seen before the work begins.
            clock::sleep(20).await;
            let today = app.today.get_untracked();
            let text = app.peek(backup::write);
            if save(app, "kith", &text) {
                device::remember(EXPORTED, &today.to_string());
                if let Some(LastExport(day)) = last {
                    let _ = day.try_set(Some(today));
                }
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <button type="button" class="button" disabled=busy on:click=export>
            <Icon glyph=Glyph::Download/>
            {move || if busy.get() { "Writing…" } else { "Export everything" }}
        </button>
    }
}

/// Offers a text as `NAME-2026-11-23.json`, and says so. Whether the browser took it.
pub fn save(app: App, name: &str, text: &str) -> bool {
    let file = format!("{name}-{}.json", app.today.get_untracked());
    let saved = files::download(&file, "application/json", text.as_bytes()).is_ok();
    app.toast.set(Some(if saved {
        Toast::said(format!("{file} is in your downloads"))
    } else {
        Toast::failed(
            "The browser did not take the file. Nothing was changed. Allow downloads for this \
             page, then try again.",
        )
    }));
    saved
}
