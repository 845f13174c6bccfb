//! Why the list is empty, and what to do about it.

use leptos::prelude::*;

use super::filters::words;
use super::state::List;
use crate::domain::Book;
use crate::rules::people::{Filter, Mark, View, listing, unknown};
use crate::ui::pages::import::ImportButton;
use crate::ui::pages::sample::SampleButton;
use crate::ui::state::app;

/// One sentence, and a button where one helps.
#[component]
pub fn Nobody(list: List) -> impl IntoView {
    move || {
        let filter = list.view.with(|view| view.filter.clone());
        if filter == Filter::default() {
            view! { <Empty/> }.into_any()
        } else if filter == Filter::only(Mark::Favourite) {
            view! { <NoFavourite/> }.into_any()
        } else if filter == Filter::only(Mark::Archived) {
            view! {
                <div class="empty">
                    <p>
                        "Nobody is archived. Archiving keeps a person and all that is written about \
                         them, out of the way."
                    </p>
                </div>
            }
            .into_any()
        } else {
            view! { <NobodyFits list filter/> }.into_any()
        }
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <div class="empty">
            <p>
                "Nobody is here yet. Write a name above, or bring the address book you already have: \
                 a .vcf file can be dropped anywhere on this window."
            </p>
            <div class="row">
                <ImportButton class="button-quiet"/>
                <SampleButton/>
            </div>
        </div>
    }
}

/// "No longer here: work, #chess." of the circles and tags that a filter asks for in vain.
pub fn gone(book: &Book, filter: &Filter) -> Option<String> {
    let unknown = unknown(book, filter);
    let names: Vec<String> = unknown.iter().map(words).collect();
    (!names.is_empty()).then(|| format!("No longer here: {}.", names.join(", ")))
}

#[component]
fn NobodyFits(list: List, filter: Filter) -> impl IntoView {
    let app = app();
    let gone = move || {
        app.read(|book| gone(book, &filter))
            .map(|told| format!(" {told}"))
    };
    view! {
        <div class="empty">
            <p>"Nobody fits this filter."{gone}</p>
            <button
                type="button"
                class="button-quiet"
                on:click=move |_| list.view.set(View::default())
            >
                "Show everyone"
            </button>
        </div>
    }
}

/// No favourite: those in the archive are favourites still, and not shown here.
#[component]
fn NoFavourite() -> impl IntoView {
    let app = app();
    let mut filter = Filter::only(Mark::Favourite);
    filter.turn(&Mark::Archived);
    let archived = Memo::new(move |_| app.read(|book| listing(book, &filter).len()));
    let away = move || match archived.get() {
        0 => String::new(),
        1 => " (1 is archived)".to_owned(),
        many => format!(" ({many} are archived)"),
    };
    view! {
        <div class="empty">
            <p>
                "Nobody here is marked as a favourite" {away}
                ". The star on a person's page does it."
            </p>
        </div>
    }
}
