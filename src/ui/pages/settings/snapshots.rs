//! Copies of the book as it was, kept by this browser.

use leptos::prelude::*;

use super::export;
use crate::domain::Delta;
use crate::rules::date_words;
use crate::ui::browser::clock;
use crate::ui::pages::import::Importer;
use crate::ui::state::{App, Snapshot, Toast, app};

/// The list, where there are any.
#[component]
pub fn Snapshots() -> impl IntoView {
    let app = app();
    let held = RwSignal::new(Vec::<Snapshot>::new());
    Effect::new(move |_| {
        app.read(|_| ());
        leptos::task::spawn_local(async move {
            // Where there is no list there is nothing to offer.
            let list = app.snapshots().await.unwrap_or_default();
            let _ = held.try_set(list);
        });
    });
    view! {
        <Show when=move || held.with(|held| !held.is_empty())>
            <h3 id="settings-copies">"Copies"</h3>
            <p>
                "Before a restore, Kith keeps a copy of the book as it was, in this browser. Older \
                 copies make room for newer ones."
            </p>
            <ul class="copies" aria-labelledby="settings-copies">
                <For each=move || held.get() key=|one| one.id.clone() let(one)>
                    <Row one/>
                </For>
            </ul>
        </Show>
    }
}

#[component]
fn Row(one: Snapshot) -> impl IntoView {
    let app = app();
    let importer = Importer::get();
    let (day, time) = clock::day_and_time(one.made);
    let when = format!(
        "{}, {time}",
        date_words::write_day(day, app.today.get_untracked())
    );
    let (to_export, to_restore) = (one.id.clone(), one.id.clone());
    let name = format!("Copy of {when}");
    let restore = {
        let name = name.clone();
        move |_| {
            let (id, name) = (to_restore.clone(), name.clone());
            leptos::task::spawn_local(async move {
                if let Some(delta) = content(app, id).await {
                    importer.open_copy(name, delta);
                }
            });
        }
    };
    let export = move |_| {
        let id = to_export.clone();
        leptos::task::spawn_local(async move {
            if let Some(delta) = content(app, id).await {
                export::save(app, "kith-copy", export::write_copy(&delta).await);
            }
        });
    };
    view! {
        <li class="copy">
            <span>{when}<span class="muted">{format!(" {}", one.why)}</span></span>
            <span class="row">
                <button
                    type="button"
                    class="button-plain"
                    aria-label=format!("Export the copy: {name}")
                    on:click=export
                >
                    "Export"
                </button>
                <button
                    type="button"
                    class="button-plain"
                    aria-label=format!("Restore the copy: {name}")
                    on:click=restore
                >
                    "Restore…"
                </button>
            </span>
        </li>
    }
}

async fn content(app: App, id: String) -> Option<Delta> {
    match app.snapshot_content(id).await {
        Ok(delta) => Some(delta),
        Err(sentence) => {
            app.toast.set(Some(Toast::failed(sentence)));
            None
        }
    }
}
