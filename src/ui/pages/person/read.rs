//! What several sections read alike: labelled lines, links, a button to copy.

use leptos::prelude::*;

use crate::ui::browser::clipboard;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{Toast, app};

/// Texts with their labels, as a description list.
pub fn lines(all: Vec<(&'static str, String)>) -> AnyView {
    let all = all
        .into_iter()
        .map(|(label, text)| {
            view! {
                <div class="person-line">
                    <dt>{label}</dt>
                    <dd dir="auto">{text}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="person-lines">{all}</dl> }.into_any()
}

/// A text that opens something where it can, with what is said of it, and a button to copy it.
pub fn way(
    glyph: Glyph,
    text: String,
    href: Option<String>,
    label: String,
    preferred: bool,
) -> AnyView {
    // Pages elsewhere learn neither that Kith exists nor from which person one came.
    let elsewhere = href.as_ref().is_some_and(|href| href.starts_with("http"));
    let shown = match href {
        Some(href) if elsewhere => view! {
            <a href=href target="_blank" rel="noopener noreferrer" dir="auto">{text.clone()}</a>
        }
        .into_any(),
        Some(href) => view! { <a href=href dir="auto">{text.clone()}</a> }.into_any(),
        None => view! { <span dir="auto">{text.clone()}</span> }.into_any(),
    };
    let said = match (label.trim(), preferred) {
        ("", false) => None,
        ("", true) => Some("preferred".to_owned()),
        (label, false) => Some(label.to_owned()),
        (label, true) => Some(format!("{label}, preferred")),
    };
    view! {
        <li class="person-way">
            <Icon glyph/>
            <span class="person-way-text">
                {shown}
                {said.map(|said| view! { <span class="muted"><bdi>{said}</bdi></span> })}
            </span>
            <Copy text/>
        </li>
    }
    .into_any()
}

/// A button that copies a text.
#[component]
fn Copy(text: String) -> impl IntoView {
    let app = app();
    let name = format!("Copy {text}");
    let copy = move |_| {
        let text = text.clone();
        leptos::task::spawn_local(async move {
            let said = if clipboard::copy(&text).await {
                Toast::said("Copied")
            } else {
                Toast::failed("This browser did not let Kith copy it. Select the text instead.")
            };
            app.toast.set(Some(said));
        });
    };
    view! {
        <button type="button" class="button-plain person-copy" aria-label=name on:click=copy>
            "Copy"
        </button>
    }
}
