//! A list of any length of which only the rows in sight are in the document.

use leptos::html;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::ui::browser::page;

/// Rows drawn beyond each edge of the screen.
const BEYOND: usize = 8;

/// A list of `items`, each drawn by `row` in `row_height` CSS pixels, scrolled with the page or
/// with whatever it stands in.
///
/// Those in the document know their place in the whole by `aria-posinset` and `aria-setsize`.
#[component]
pub fn WindowList<T, V, R>(
    #[prop(into)] items: Signal<Vec<T>>,
    row_height: u32,
    /// Name of the list.
    #[prop(into)]
    label: String,
    row: R,
    /// An item to bring into sight, whose link is then given the focus: emptied once that is done.
    #[prop(optional)]
    come_back: Option<RwSignal<Option<T>>>,
) -> impl IntoView
where
    T: Copy + PartialEq + Eq + std::hash::Hash + Send + Sync + 'static,
    V: IntoView + 'static,
    R: Fn(T) -> V + Clone + Send + Sync + 'static,
{
    let list = NodeRef::<html::Ul>::new();
    let seen = RwSignal::new((0usize, 40usize));
    follow(list, row_height, items, seen);
    if let Some(wanted) = come_back {
        seek(list, row_height, items, wanted);
    }
    let visible = Memo::new(move |_| {
        let (from, to) = seen.get();
        items.with(|items| {
            let to = to.min(items.len());
            (from.min(to)..to)
                .map(|at| (at, items[at]))
                .collect::<Vec<_>>()
        })
    });
    let count = Memo::new(move |_| items.with(Vec::len));
    let one = move |item: T| {
        // A row stays the same element wherever it moves: whoever stands on it keeps the focus.
        let at = Memo::new(move |last: Option<&usize>| {
            let found = visible.with(|rows| rows.iter().find(|(_, one)| *one == item).copied());
            found.map_or_else(|| last.copied().unwrap_or(0), |(at, _)| at)
        });
        view! {
            <li
                class="window-row"
                aria-posinset=move || at.get() + 1
                aria-setsize=count
                style:height=format!("{row_height}px")
                style:transform=move || format!("translateY({}px)", at.get() * row_height as usize)
            >
                {row(item)}
            </li>
        }
    };
    view! {
        <ul
            node_ref=list
            class="window-list"
            aria-label=label
            style:height=move || format!("{}px", count.get() * row_height as usize)
        >
            <For each=move || visible.get() key=|(_, item)| *item children=move |(_, item)| one(item)/>
        </ul>
    }
}

/// Keeps `seen` the range of rows in sight and somewhat beyond, while one scrolls or the items change.
fn follow<T: Send + Sync + 'static>(
    list: NodeRef<html::Ul>,
    row_height: u32,
    items: Signal<Vec<T>>,
    seen: RwSignal<(usize, usize)>,
) {
    let look = move || {
        // A frame may come when the list is gone.
        let Some(list) = list.try_get_untracked().flatten() else {
            return;
        };
        let above = -list.get_bounding_client_rect().top();
        let first = (above / f64::from(row_height)).max(0.0) as usize;
        let rows = (screen_height() / f64::from(row_height)) as usize + 1;
        let range = (first.saturating_sub(BEYOND), first + rows + BEYOND);
        if seen.try_get_untracked().is_some_and(|seen| seen != range) {
            seen.set(range);
        }
    };
    Effect::new(move |_| {
        list.track();
        items.track();
        request_animation_frame(look);
    });
    let scroll = page::on_any_scroll(look);
    let resize = window_event_listener_untyped("resize", move |_| look());
    on_cleanup(move || {
        drop(scroll);
        resize.remove();
    });
}

/// Scrolls to the item that is wanted, and focuses its link as soon as it is drawn.
fn seek<T: PartialEq + Copy + Send + Sync + 'static>(
    list: NodeRef<html::Ul>,
    row_height: u32,
    items: Signal<Vec<T>>,
    wanted: RwSignal<Option<T>>,
) {
    Effect::new(move |_| {
        let (Some(item), Some(list)) = (wanted.get(), list.get()) else {
            return;
        };
        wanted.set(None);
        let Some(at) = items.with_untracked(|items| items.iter().position(|one| *one == item))
        else {
            return;
        };
        // After what gives the focus to the heading of a page one comes to.
        request_animation_frame(move || {
            let top = list.get_bounding_client_rect().top() + f64::from(row_height) * at as f64;
            window().scroll_by_with_x_and_y(0.0, top - screen_height() / 2.0);
            // The rows follow the scrolling.
            request_animation_frame(move || {
                request_animation_frame(move || focus_link(&list, at));
            });
        });
    });
}

/// Gives the focus to the link in the row of that place, unless somebody has gone on to something else
/// by now; what is in sight stays.
fn focus_link(list: &web_sys::HtmlUListElement, at: usize) {
    let active = document().active_element();
    let is_idle = |active: &web_sys::Element| active.matches("h1, body").unwrap_or(false);
    if !active.as_ref().is_none_or(is_idle) {
        return;
    }
    let link = list.query_selector(&format!("[aria-posinset=\"{}\"] a", at + 1));
    let link = link.ok().flatten();
    if let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
        let stay = web_sys::FocusOptions::new();
        stay.set_prevent_scroll(true);
        let _ = link.focus_with_options(&stay);
    }
}

fn screen_height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or(800.0)
}
