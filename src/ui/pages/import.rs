//! Files in: by button, by drop, from anywhere; read aside, shown before anything changes, and
//! taken in as one Change.

mod backup;
mod known;
mod people;
mod problems;
mod reading;
mod room;

pub use room::percent;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;
use web_sys::File;

use super::later::{Later, Part};
use crate::domain::Delta;
use crate::formats::Problem;
use crate::ui::browser::worker::Stop;
use crate::ui::browser::{drop, page};
use crate::ui::kit::{Dialog, FileButton};
use crate::ui::state::{App, Toast};

/// Endings of the files that are understood.
pub const ACCEPT: &str = ".vcf,.vcard,.json";

/// Where an import stands.
#[derive(Clone)]
enum Stage {
    Idle,
    /// These files are to be read.
    Reading(Vec<File>),
    /// Nothing could be used; a sentence that says why, and what was found wrong.
    Refused(String, Arc<Vec<Problem>>),
    People(Arc<people::Found>),
    Backup(Arc<backup::Found>),
}

/// The one import there is at a time; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct Importer {
    app: App,
    open: RwSignal<bool>,
    stage: RwSignal<Stage>,
    /// How much has been read, as a part of one.
    progress: RwSignal<f64>,
    /// People or records found so far.
    found: RwSignal<usize>,
    /// Ends the reading.
    stop: StoredValue<Option<Stop>, LocalStorage>,
    /// Rises with each import: an old one no longer speaks.
    turn: StoredValue<u32>,
}

impl Importer {
    /// Provides it to everything below.
    pub fn provide(app: App) -> Importer {
        let importer = Importer {
            app,
            open: RwSignal::new(false),
            stage: RwSignal::new(Stage::Idle),
            progress: RwSignal::new(0.0),
            found: RwSignal::new(0),
            stop: StoredValue::new_local(None),
            turn: StoredValue::new(0),
        };
        provide_context(importer);
        importer
    }

    /// The importer, from anywhere below the root.
    pub fn get() -> Importer {
        expect_context::<Importer>()
    }

    /// Reads those files and shows what they hold. Nothing is changed by it.
    pub fn open_files(self, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        if self.app.standing.get_untracked().read_only {
            return self.app.toast.set(Some(Toast::failed(
                "This book was written by a newer Kith and cannot be changed here. Nothing was \
                 imported. Reload to get the newer Kith.",
            )));
        }
        let failed = matches!(self.stage.get_untracked(), Stage::Refused(..));
        if self.open.get_untracked() && !failed {
            return self.app.toast.set(Some(Toast::said(
                "Finish or cancel this import first. The new file was not read.",
            )));
        }
        self.begin();
        self.stage.set(Stage::Reading(files));
        // In place of a file that failed, the button of that is gone.
        page::find_focus_soon(Vec::new());
    }

    /// Shows what a kept copy of the book would bring back.
    pub fn open_copy(self, name: String, delta: Delta) {
        self.begin();
        let found = backup::Found {
            name,
            delta,
            problems: Vec::new(),
        };
        self.stage.set(Stage::Backup(Arc::new(found)));
    }

    fn begin(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set(0.0);
        self.found.set(0);
        self.open.set(true);
    }

    fn is_turn(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn) && self.open.get_untracked()
    }

    /// Leaves nothing half done: what was read is forgotten, the reader ended.
    fn forget(self) {
        self.turn.update_value(|turn| *turn += 1);
        if let Some(stop) = self.stop.try_update_value(Option::take).flatten() {
            stop.now();
        }
        self.stage.set(Stage::Idle);
    }
}

/// The button that imports.
#[component]
pub fn ImportButton(
    #[prop(default = "button")] class: &'static str,
    #[prop(default = "Import a file")] label: &'static str,
) -> impl IntoView {
    let importer = Importer::get();
    let chosen = Callback::new(move |files: Vec<File>| importer.open_files(files));
    view! { <FileButton label accept=ACCEPT chosen class/> }
}

/// The dialog of the import, and the veil while files hover above the window. Stands once, beside
/// every page.
#[component]
pub fn Import() -> impl IntoView {
    let importer = Importer::get();
    let hovering = RwSignal::new(false);
    drop::watch(
        move |over| {
            if hovering.get_untracked() != over {
                hovering.set(over);
            }
        },
        move |files| importer.open_files(files),
    );
    Effect::new(move |was_open: Option<bool>| {
        let open = importer.open.get();
        if was_open == Some(true) && !open {
            importer.forget();
        }
        open
    });
    let title = Signal::derive(move || match importer.stage.get() {
        Stage::Idle | Stage::Reading(_) => "Reading".to_owned(),
        Stage::Refused(..) => "This could not be imported".to_owned(),
        Stage::People(_) => "Import people".to_owned(),
        Stage::Backup(found) => found.title(),
    });
    view! {
        <Dialog open=importer.open title closes_beside=false>
            <Show when=move || importer.open.get()>
                <Later part=Part::Import/>
            </Show>
        </Dialog>
        <Show when=move || hovering.get()>
            <div class="drop-veil" aria-hidden="true">
                <p>"Drop to import"</p>
            </div>
        </Show>
    }
}

/// What stands in the dialog, at each stage.
pub fn body(importer: Importer) -> AnyView {
    let stage = move || match importer.stage.get() {
        Stage::Idle => ().into_any(),
        Stage::Reading(files) => view! { <reading::Reading importer files/> }.into_any(),
        Stage::Refused(sentence, problems) => {
            view! { <Refused importer sentence problems/> }.into_any()
        }
        Stage::People(found) => view! { <people::People importer found/> }.into_any(),
        Stage::Backup(found) => view! { <backup::Backup importer found/> }.into_any(),
    };
    stage.into_any()
}

/// Why nothing came of a file.
#[component]
fn Refused(importer: Importer, sentence: String, problems: Arc<Vec<Problem>>) -> impl IntoView {
    view! {
        <p role="alert">{sentence}</p>
        <problems::Problems problems untold=0/>
        <div class="row">
            <ImportButton class="button-quiet" label="Choose another file"/>
            <button
                type="button"
                class="button-plain"
                on:click=move |_| importer.open.set(false)
            >
                "Close"
            </button>
        </div>
    }
}
