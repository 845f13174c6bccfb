//! Everything, as one JSON file that any later Kith reads. The worker writes it, so that the page
//! stays at hand while it is written.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use web_sys::Blob;

use crate::domain::time::Day;
use crate::domain::{Delta, Entry, Id};
use crate::messages::{Answer, Order, RECORDS_AT_ONCE, from_bytes, next_sheet, to_bytes};
use crate::rules::date_words;
use crate::rules::people::bulk;
use crate::ui::browser::worker::{Word, Worker};
use crate::ui::browser::{clock, device, files};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, Toast, app};

/// Where this device remembers the day of its last export, and the day on which one was asked for and
/// put off.
const EXPORTED: &str = "kith.exported";
const PUT_OFF: &str = "kith.export-put-off";

/// What this device remembers of exports; a handle, cheap to copy. It tells of changes made here.
#[derive(Clone, Copy)]
pub struct Exports(Trigger);

impl Exports {
    /// Provides it to everything below.
    pub fn provide() {
        provide_context(Exports(Trigger::new()));
    }

    /// It, from anywhere below the root.
    pub fn get() -> Exports {
        expect_context::<Exports>()
    }

    /// The day of the last export from this device, tracked.
    pub fn last(self) -> Option<Day> {
        self.recall(EXPORTED)
    }

    /// The day on which an export was put off last, tracked.
    pub fn put_off(self) -> Option<Day> {
        self.recall(PUT_OFF)
    }

    pub fn put_off_on(self, day: Day) {
        self.remember(PUT_OFF, day);
    }

    /// "Last export: 12 days ago."
    pub fn sentence(self, today: Day) -> String {
        match self.last().map(|day| (day, today.days_since(day))) {
            None => "Nothing has been exported from this device yet.".to_owned(),
            Some((_, days @ 8..)) => format!("Last export: {days} days ago."),
            Some((day, _)) => format!("Last export: {}.", date_words::write_day(day, today)),
        }
    }

    fn recall(self, key: &str) -> Option<Day> {
        self.0.track();
        device::recall(key).and_then(|text| text.parse().ok())
    }

    fn remember(self, key: &str, day: Day) {
        device::remember(key, &day.to_string());
        self.0.notify();
    }
}

/// Writes the whole book into a file.
#[component]
pub fn ExportButton(#[prop(default = "button")] class: &'static str) -> impl IntoView {
    let app = app();
    let busy = RwSignal::new(false);
    let exports = Exports::get();
    let export = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let today = app.today.get_untracked();
            let written = write_book(app).await;
            if save(app, "kith", written) {
                exports.remember(EXPORTED, today);
            }
            let _ = busy.try_set(false);
        });
    };
    view! {
        <button type="button" class=class aria-disabled=move || busy.get().to_string() on:click=export>
            <Icon glyph=Glyph::Download/>
            {move || if busy.get() { "Writing…" } else { "Export everything" }}
        </button>
    }
}

/// Offers a file as `NAME-2026-11-23.json`, and says so, or why there is none. Whether the browser
/// took it.
pub fn save(app: App, name: &str, written: Result<Blob, &'static str>) -> bool {
    let name = format!("{name}-{}.json", app.today.get_untracked());
    let saved = written.and_then(|file| files::download(&name, &file).map_err(|_| NOT_TAKEN));
    app.toast.set(Some(match saved {
        Ok(()) => Toast::said(format!("{name} is in your downloads")),
        Err(sentence) => Toast::failed(sentence),
    }));
    saved.is_ok()
}

pub const NOT_TAKEN: &str = "The browser did not take the file. Nothing was changed. Allow downloads \
                         for this page, then try again.";

const NOT_WRITTEN: &str = "The file could not be written, and nothing was changed. Reload the page, \
                           then try again; or export the raw stored data below.";

/// The whole book as it is now, as a file.
async fn write_book(app: App) -> Result<Blob, &'static str> {
    let mut writer = Writer::start().await?;
    loop {
        let began = app.peek_revision();
        let mut after = None;
        loop {
            let next = app.peek(|book| next_sheet(book.entries(), book.tombstones(), after));
            let Some((sheet, last)) = next else { break };
            writer.take(sheet)?;
            after = Some(last);
            // Between two parts, the person has the floor.
            clock::sleep(0).await;
        }
        // One state of the book, not half of one and half of another.
        if app.peek_revision() == began {
            return writer.write().await;
        }
        writer = Writer::start().await?;
    }
}

/// Writes some people, and what tells of them and nobody else, into a file: a part of the book, which
/// can be read like a whole one.
#[component]
pub fn ExportPeople(ids: Memo<Vec<Id>>) -> impl IntoView {
    let app = app();
    let busy = RwSignal::new(false);
    let export = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            let part = app.peek(|book| ids.with_untracked(|ids| bulk::part(book, ids)));
            save(app, "kith-people", write_part(app, part).await);
            let _ = busy.try_set(false);
        });
    };
    view! {
        <button
            type="button"
            class="button-quiet"
            aria-disabled=move || busy.get().to_string()
            on:click=export
        >
            <Icon glyph=Glyph::Download/>
            {move || if busy.get() { "Writing…" } else { "Export" }}
        </button>
    }
}

/// Those records as they are when it comes to them, as a file.
async fn write_part(app: App, part: BTreeSet<Id>) -> Result<Blob, &'static str> {
    let writer = Writer::start().await?;
    let part: Vec<Id> = part.into_iter().collect();
    for ids in part.chunks(RECORDS_AT_ONCE) {
        let entries: BTreeMap<Id, Entry> = app.peek(|book| {
            let all = book.entries();
            let held = ids
                .iter()
                .filter_map(|id| Some((*id, all.get(id)?.clone())));
            held.collect()
        });
        if let Some((sheet, _)) = next_sheet(&entries, &BTreeMap::new(), None) {
            writer.take(sheet)?;
        }
        clock::sleep(0).await;
    }
    writer.write().await
}

/// Another copy of the book, as a file.
pub async fn write_copy(copy: &Delta) -> Result<Blob, &'static str> {
    let writer = Writer::start().await?;
    let mut after = None::<Id>;
    while let Some((sheet, last)) = next_sheet(&copy.entries, &copy.tombstones, after) {
        writer.take(sheet)?;
        after = Some(last);
        clock::sleep(0).await;
    }
    writer.write().await
}

/// The worker, as it writes one file.
struct Writer(Worker);

impl Writer {
    async fn start() -> Result<Writer, &'static str> {
        let mut worker = Worker::start().ok_or(NOT_WRITTEN)?;
        match worker.hear().await {
            Some(Word::Said(bytes)) if from_bytes(&bytes) == Some(Answer::Ready) => {
                Ok(Writer(worker))
            }
            _ => Err(NOT_WRITTEN),
        }
    }

    fn take(&self, sheet: Vec<u8>) -> Result<(), &'static str> {
        let told = self.0.tell(&to_bytes(&Order::Take(sheet.into())));
        told.then_some(()).ok_or(NOT_WRITTEN)
    }

    async fn write(mut self) -> Result<Blob, &'static str> {
        if !self.0.tell(&to_bytes(&Order::Write)) {
            return Err(NOT_WRITTEN);
        }
        match self.0.hear().await {
            Some(Word::File(file)) => Ok(file),
            _ => Err(NOT_WRITTEN),
        }
    }
}
