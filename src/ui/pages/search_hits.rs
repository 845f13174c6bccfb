//! What a search over everything found.

use leptos::prelude::*;

use super::parts::PersonLink;
use crate::domain::{Contact, Id};
use crate::rules::people::{Filter, listing};
use crate::ui::state::app;

/// Most hits in the document at once.
const SHOWN: usize = 100;

/// The hits for what stands in the search box.
#[component]
pub fn Hits(query: RwSignal<String>) -> impl IntoView {
    let app = app();
    let ids = Memo::new(move |_| {
        let filter = Filter {
            query: query.get(),
            ..Filter::default()
        };
        app.read(|book| listing(book, &filter))
    });
    let rows = move || {
        ids.get()
            .into_iter()
            .take(SHOWN)
            .filter(|id: &Id| app.peek(|book| book.get::<Contact>(*id).is_some()))
            .map(|id| view! { <li class="hit-row"><PersonLink id/></li> })
            .collect_view()
    };
    view! {
        <p class="muted" role="status">{move || format!("{} found", ids.with(Vec::len))}</p>
        <ul class="hits">{rows}</ul>
    }
}
