//! The rest of a long list: so many rows at first, and more with each press.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use crate::ui::browser::rows;

/// A button right after a list that shows a page more of it, as long as there is more, and moves the focus
/// to the first row that is new: reading goes on where it stopped.
#[component]
pub fn ShowMore(
    /// How many there are.
    #[prop(into)]
    count: Signal<usize>,
    /// How many are drawn at most; none as long as what it stands in is folded away.
    limit: RwSignal<usize>,
    /// How many more are shown by a press.
    page: usize,
) -> impl IntoView {
    view! {
        <Show when=move || is_more(count, limit)>
            <p class="show-more">{button(limit, page)}</p>
        </Show>
    }
}

/// The same with how many of how many are drawn.
#[component]
pub fn ShowMoreOf(
    /// How many there are.
    #[prop(into)]
    count: Signal<usize>,
    /// How many are said to be drawn: those of the limit, and what was left open further down.
    #[prop(into)]
    shown: Signal<usize>,
    /// How many are drawn at most.
    limit: RwSignal<usize>,
    /// How many more are shown by a press.
    page: usize,
) -> impl IntoView {
    view! {
        <Show when=move || is_more(count, limit)>
            <p class="show-more">
                <span class="muted">{move || format!("{} of {}", shown.get(), count.get())}</span>
                {button(limit, page)}
            </p>
        </Show>
    }
}

fn is_more(count: Signal<usize>, limit: RwSignal<usize>) -> bool {
    (1..count.get()).contains(&limit.get())
}

fn button(limit: RwSignal<usize>, page: usize) -> impl IntoView {
    let more = move |event: leptos::ev::MouseEvent| {
        let button = event.current_target();
        let button = button.and_then(|button| button.dyn_into::<Element>().ok());
        let around = button.and_then(|button| button.parent_element());
        if let Some(list) = around.and_then(|around| around.previous_element_sibling()) {
            rows::go_on_soon(list);
        }
        limit.update(|limit| *limit = (*limit / page + 1) * page);
    };
    view! { <button type="button" class="button-quiet" on:click=more>"Show more"</button> }
}
