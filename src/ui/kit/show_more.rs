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
    /// How many are said to be drawn, where that is said: those, and what was left open further down.
    #[prop(optional, into)]
    shown: Option<Signal<usize>>,
) -> impl IntoView {
    let more = move |event: leptos::ev::MouseEvent| {
        let button = event.current_target();
        let button = button.and_then(|button| button.dyn_into::<Element>().ok());
        let around = button.and_then(|button| button.parent_element());
        if let Some(list) = around.and_then(|around| around.previous_element_sibling()) {
            rows::go_on_soon(list);
        }
        limit.update(|limit| *limit = (*limit / page + 1) * page);
    };
    view! {
        <Show when=move || (1..count.get()).contains(&limit.get())>
            <p class="show-more">
                {shown.map(|shown| view! {
                    <span class="muted">{move || format!("{} of {}", shown.get(), count.get())}</span>
                })}
                <button type="button" class="button-quiet" on:click=more>"Show more"</button>
            </p>
        </Show>
    }
}
