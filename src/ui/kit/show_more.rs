//! The rest of a long list: so many rows at first, and more with each press.

use leptos::prelude::*;

use crate::ui::browser::page;

/// A button that shows a page more, as long as there is more.
#[component]
pub fn ShowMore(
    more: impl Fn() -> bool + Send + Sync + 'static,
    /// How many are shown.
    limit: RwSignal<usize>,
    /// How many more are shown by a press.
    page: usize,
) -> impl IntoView {
    view! {
        <Show when=more>
            <button
                type="button"
                class="button-quiet"
                on:click=move |_| limit.update(|limit| *limit += page)
            >
                "Show more"
            </button>
        </Show>
    }
}

/// The same with how many of how many are shown. The focus goes on from where reading stopped.
#[component]
pub fn ShowMoreOf(
    /// How many there are.
    count: impl Fn() -> usize + Copy + Send + Sync + 'static,
    /// How many of them stand there: those of the limit, and what was left open further down.
    shown: impl Fn() -> usize + Send + Sync + Copy + 'static,
    limit: RwSignal<usize>,
    page: usize,
    /// Id of the element at that place of the list.
    element: impl Fn(usize) -> Option<String> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let more = move |_| {
        let next = element(limit.get_untracked());
        limit.update(|limit| *limit = (*limit / page + 1) * page);
        if let Some(next) = next {
            page::focus_first_soon(vec![next]);
        }
    };
    view! {
        <Show when=move || limit.get() < count()>
            <p class="note-more">
                <span class="muted">{move || format!("{} of {}", shown(), count())}</span>
                <button type="button" class="button-quiet" on:click=more>"Show more"</button>
            </p>
        </Show>
    }
}
