//! All keys, on a sheet that `?` brings up, and in the settings.

use leptos::prelude::*;

use crate::rules::keys::{Place, Stroke, Told, told};
use crate::ui::kit::Dialog;

/// The sheet.
#[component]
pub fn KeySheet(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title="Keys">
            <KeyTable/>
        </Dialog>
    }
}

/// Every key of the table, place by place.
#[component]
pub fn KeyTable() -> impl IntoView {
    let places = Place::ALL.map(|place| {
        let rows = told(place).into_iter().map(row).collect_view();
        view! {
            <section class="keys-place">
                <h3>{place.words()}</h3>
                <dl class="keys">{rows}</dl>
            </section>
        }
    });
    view! {
        <div class="keys-places">{places.collect_view()}</div>
        <p class="muted">
            "On a Mac, Cmd stands for Ctrl. All keys rest while you write in a field. Undo and redo \
             reach back to when this page was loaded: a reload ends them."
        </p>
    }
}

fn row(told: Told) -> impl IntoView {
    let mut ways = Vec::new();
    for (at, way) in told.ways.into_iter().enumerate() {
        if at > 0 {
            ways.push(view! { <span class="keys-or">"or"</span> }.into_any());
        }
        ways.push(view! { <Strokes strokes=way/> }.into_any());
    }
    view! { <dt>{ways}</dt><dd>{told.words}</dd> }
}

/// A run of strokes as it is read off the keys.
#[component]
pub fn Strokes(strokes: &'static [Stroke]) -> impl IntoView {
    let mut keys = Vec::new();
    for (at, stroke) in strokes.iter().enumerate() {
        if at > 0 {
            keys.push(view! { <span class="keys-or">"then"</span> }.into_any());
        }
        let held = [(stroke.command, "Ctrl"), (stroke.shift, "Shift")];
        for (_, name) in held.into_iter().filter(|(held, _)| *held) {
            keys.push(view! { <kbd>{name}</kbd> }.into_any());
        }
        let key = match stroke.key {
            "ArrowDown" => "↓".to_owned(),
            "ArrowUp" => "↑".to_owned(),
            key if stroke.command => key.to_uppercase(),
            key => key.to_owned(),
        };
        keys.push(view! { <kbd>{key}</kbd> }.into_any());
    }
    keys
}
