//! How much of the room is taken, and what could not be read.

use leptos::prelude::*;

use super::export;
use crate::ui::browser::files;
use crate::ui::pages::import::percent;
use crate::ui::state::{Toast, Usage, app};

/// A meter with its meaning in words.
#[component]
pub fn Storage() -> impl IntoView {
    let app = app();
    let usage = RwSignal::new(None::<Result<Usage, String>>);
    let revision = Memo::new(move |last: Option<&u64>| {
        app.read(|_| ());
        last.map_or(0, |last| last + 1)
    });
    Effect::new(move |_| {
        revision.track();
        leptos::task::spawn_local(async move {
            let answer = app.usage().await;
            let _ = usage.try_set(Some(answer));
        });
    });
    view! {
        <h3 id="settings-room">"Room"</h3>
        {move || usage.get().map(|usage| match usage {
            Ok(usage) => view! { <Meter usage/> }.into_any(),
            Err(sentence) => view! { <p class="field-error">{sentence}</p> }.into_any(),
        })}
        <SetAside/>
    }
}

/// From this part on, the meter warns.
const HIGH: f64 = 0.75;

#[component]
fn Meter(usage: Usage) -> impl IntoView {
    let sentence = format!(
        "Used: {} of the {} this browser gives Kith.",
        percent(usage.used),
        megabytes(usage.quota_bytes),
    );
    let near = usage.used >= HIGH;
    view! {
        <meter
            class="room"
            aria-labelledby="settings-room"
            min="0"
            max="1"
            low=HIGH.to_string()
            high="0.9"
            optimum="0"
            value=usage.used.to_string()
        >
            {percent(usage.used)}
        </meter>
        <p>{sentence}</p>
        {near.then(|| view! {
            <p>
                "It is getting full. Everything is still kept. Export now, so that a copy is safe \
                 whatever comes."
            </p>
        })}
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", (bytes + 524_288) / 1_048_576)
}

/// Stored pieces that could not be read, to be taken out as they are.
#[component]
fn SetAside() -> impl IntoView {
    let app = app();
    let count = Memo::new(move |_| app.standing.get().set_aside);
    let export = move |_| {
        leptos::task::spawn_local(async move {
            match app.raw_dump().await {
                Ok(text) => {
                    let file = files::json(&text).map_err(|_| export::NOT_TAKEN);
                    export::save(app, "kith-raw", file);
                }
                Err(sentence) => app.toast.set(Some(Toast::failed(sentence))),
            }
        });
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <p>
                {move || match count.get() {
                    1 => "One stored piece could not be read.".to_owned(),
                    count => format!("{count} stored pieces could not be read."),
                }}
                " What could be read is open; what is left of the rest is set aside as it was found. \
                 Export it before you delete anything."
            </p>
            <p>
                <button type="button" class="button-quiet" on:click=export>
                    "Export what was set aside"
                </button>
            </p>
        </Show>
    }
}
