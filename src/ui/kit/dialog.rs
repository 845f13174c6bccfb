//! A modal dialog: the native element, which keeps focus inside and gives it back.

use leptos::html;
use leptos::prelude::*;

use crate::ui::browser::page;

/// A `<dialog>` that is shown while `open` is set. Escape closes it, and a click beside it, unless a
/// slip would lose what was chosen in it. So does going to another page (`App::follow_address`).
///
/// At first the heading has the focus, unless a field in it takes it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(default = true)] closes_beside: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                drop(dialog.show_modal());
                page::focus_first("dialog[open] h2");
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    // A click on the backdrop reports the dialog itself as its target.
    let beside = move |event: leptos::ev::MouseEvent| {
        if closes_beside && event.target() == event.current_target() {
            open.set(false);
        }
    };
    view! {
        <dialog
            node_ref=element
            class="dialog"
            aria-label=title
            on:close=move |_| {
                // The event comes a moment after: by then it may be open again.
                let again = element.try_get_untracked().flatten();
                if again.is_some_and(|dialog| dialog.open()) {
                    return;
                }
                open.set(false);
                // What it was opened from may be gone.
                page::find_focus_soon(Vec::new());
            }
            on:click=beside
        >
            <Show when=move || open.get()>
                <div class="dialog-body">
                    <header class="dialog-head">
                        <h2 tabindex="-1">{title}</h2>
                        <button
                            type="button"
                            class="button-plain"
                            aria-label="Close"
                            on:click=move |_| open.set(false)
                        >
                            <super::Icon glyph=super::Glyph::Close/>
                        </button>
                    </header>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}
