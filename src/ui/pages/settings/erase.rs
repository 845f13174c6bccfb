//! Delete everything: asked twice, with an export offered first.

use leptos::prelude::*;

use super::ExportButton;
use crate::ui::browser::page;
use crate::ui::kit::{Dialog, Field, Form};
use crate::ui::state::app;

/// What has to be typed.
const WORD: &str = "DELETE";

/// What the page says as it begins anew.
const GONE: &str = "Everything is deleted. This is an empty Kith.";

/// The button, and the dialog behind it.
#[component]
pub fn DeleteEverything() -> impl IntoView {
    let open = RwSignal::new(false);
    let sure = RwSignal::new(false);
    let ask = move |_| {
        sure.set(false);
        open.set(true);
    };
    view! {
        <section class="settings-part" aria-labelledby="settings-delete">
            <h2 id="settings-delete">"Delete everything"</h2>
            <p>"Removes the whole book from this browser, its copies included."</p>
            <p>
                <button type="button" class="button-danger" on:click=ask>"Delete everything…"</button>
            </p>
            <Dialog open title="Delete everything?">
                <Show when=move || sure.get() fallback=move || view! { <First open sure/> }>
                    <Second open/>
                </Show>
            </Dialog>
        </section>
    }
}

/// First question: what will be gone, and the export.
#[component]
fn First(open: RwSignal<bool>, sure: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let count = Memo::new(move |_| app.read(super::data::people_count));
    let sentence = move || {
        format!(
            "{} and everything written about them will be gone from this browser: notes, \
             reminders, the trash, the copies. It cannot be undone.",
            match count.get() {
                1 => "One person".to_owned(),
                count => format!("{count} people"),
            }
        )
    };
    view! {
        <p>{sentence}</p>
        <p>"An export brings it all back, should you ever want it."</p>
        <div class="row">
            <ExportButton/>
            <button type="button" class="button-danger" on:click=move |_| sure.set(true)>
                "Go on"
            </button>
            <button type="button" class="button-plain" on:click=move |_| open.set(false)>
                "Keep everything"
            </button>
        </div>
    }
}

/// Second question: the word.
#[component]
fn Second(open: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let failed = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let ready = move || typed.get().trim() == WORD && !busy.get();
    let delete = move |()| {
        if typed.get_untracked().trim() != WORD || busy.get_untracked() {
            return;
        }
        busy.set(true);
        leptos::task::spawn_local(async move {
            match app.delete_everything().await {
                // The page begins anew, so that nothing stays in memory either.
                Ok(()) => page::start_over(GONE),
                Err(sentence) => {
                    busy.set(false);
                    failed.set(Some(sentence));
                }
            }
        });
    };
    view! {
        <Form submit=delete label="Delete everything" class="form">
            <Field
                label=format!("Type {WORD} to delete everything")
                value=typed
                error=failed
                autofocus=true
            />
            <div class="row">
                <button type="submit" class="button-danger" disabled=move || !ready()>
                    "Delete everything"
                </button>
                <button type="button" class="button-plain" on:click=move |_| open.set(false)>
                    "Keep everything"
                </button>
            </div>
        </Form>
    }
}
