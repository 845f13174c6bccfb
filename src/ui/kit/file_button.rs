//! A button that asks for files: the native input, so that keyboard and screen reader know it.

use leptos::prelude::*;
use web_sys::File;

use super::{Glyph, Icon};
use crate::ui::browser::drop;

/// A button over `<input type="file">`; calls `chosen` with what was picked, at least one file.
#[component]
pub fn FileButton(
    #[prop(into)] label: String,
    /// Endings, with their dots: ".vcf,.json".
    accept: &'static str,
    #[prop(into)] chosen: Callback<Vec<File>>,
    #[prop(default = "button")] class: &'static str,
    #[prop(default = true)] multiple: bool,
) -> impl IntoView {
    let picked = move |event: leptos::ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let files = input
            .files()
            .map(|files| drop::list(&files))
            .unwrap_or_default();
        // So that the same file, mended meanwhile, can be picked again.
        input.set_value("");
        if !files.is_empty() {
            chosen.run(files);
        }
    };
    view! {
        <label class=format!("{class} file-button")>
            <Icon glyph=Glyph::Upload/>
            {label}
            <input type="file" accept=accept multiple=multiple on:change=picked/>
        </label>
    }
}
