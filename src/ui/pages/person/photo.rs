//! The picture of a person: chosen from a file, made small by the worker, taken off again.

use leptos::prelude::*;
use web_sys::File;

use super::section::PersonPage;
use crate::domain::Contact;
use crate::domain::contact::Thumbnail;
use crate::messages::{Answer, Order, from_bytes, to_bytes};
use crate::ui::browser::page;
use crate::ui::browser::worker::{Word, Worker};
use crate::ui::kit::{FileButton, Glyph, Icon};
use crate::ui::state::Toast;

const NO_WORKER: &str = "Kith could not start what reads pictures, so nothing was changed. Reload the \
                         page, then try again.";

/// Adds a photo; where there is one, changes it or takes it off. `back` selects what has the focus
/// afterwards.
#[component]
pub fn Photo(page: PersonPage, name: Memo<String>, back: &'static str) -> impl IntoView {
    let there = Memo::new(move |_| {
        page.contact
            .with(|contact| contact.as_ref().is_some_and(|one| one.thumbnail.is_some()))
    });
    let busy = StoredValue::new(false);
    let set = move |thumbnail: Option<Thumbnail>, what: &'static str| {
        let change = page
            .app
            .edited::<Contact>(page.id, |contact| contact.thumbnail = thumbnail);
        let said = format!("Photo of {} {what}", name.get_untracked());
        leptos::task::spawn_local(async move {
            if page.app.commit(change, said).await {
                page::focus_soon(back);
            }
        });
    };
    let chosen = Callback::new(move |files: Vec<File>| {
        let Some(file) = files.into_iter().next().filter(|_| !busy.get_value()) else {
            return;
        };
        busy.set_value(true);
        leptos::task::spawn_local(async move {
            match shrink(&file).await {
                Ok(thumbnail) => set(Some(thumbnail), "added"),
                Err(sentence) => page.app.toast.set(Some(Toast::failed(sentence))),
            }
            // The page may have been left meanwhile.
            let _ = busy.try_set_value(false);
        });
    });
    move || {
        let label = if there.get() {
            "Change the photo"
        } else {
            "Add a photo"
        };
        view! {
            <FileButton label accept="image/*" chosen class="button-plain" multiple=false/>
            {there.get().then(|| view! {
                <button
                    type="button"
                    class="button-plain"
                    on:click=move |_| set(None, "taken off")
                >
                    <Icon glyph=Glyph::Close/>
                    "Take the photo off"
                </button>
            })}
        }
    }
}

/// The picture as a thumbnail, or a sentence that says why there is none.
async fn shrink(file: &File) -> Result<Thumbnail, String> {
    let failed = || NO_WORKER.to_owned();
    let mut worker = Worker::start().ok_or_else(failed)?;
    let is_ready = matches!(answer(&mut worker).await, Some(Answer::Ready));
    if !(is_ready && worker.tell(&to_bytes(&Order::Picture)) && worker.hand(file)) {
        return Err(failed());
    }
    match answer(&mut worker).await {
        Some(Answer::Picture(thumbnail)) => Ok(thumbnail),
        Some(Answer::Refused(sentence)) => Err(sentence),
        _ => Err(failed()),
    }
}

async fn answer(worker: &mut Worker) -> Option<Answer> {
    match worker.hear().await? {
        Word::Said(bytes) => from_bytes(&bytes),
        Word::File(_) | Word::Failed => None,
    }
}
