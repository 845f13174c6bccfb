//! The way out of the sample network.

use leptos::prelude::*;

use crate::domain::{Book, Contact};
use crate::rules::sample;
use crate::ui::browser::page;
use crate::ui::state::app;

/// What there is of it, while there is any.
#[component]
pub fn SampleNetwork() -> impl IntoView {
    let app = app();
    let here = Memo::new(move |_| app.read(told));
    let busy = StoredValue::new(false);
    let remove = move |_| {
        // A second press before the first is saved would undo to nothing.
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        leptos::task::spawn_local(async move {
            let change = app.peek(sample::remove);
            if app.commit(change, "The sample network was removed").await {
                page::focus_soon("h1");
            }
            busy.try_set_value(false);
        });
    };
    move || {
        here.get().map(|told| view! {
            <section class="settings-part" aria-labelledby="settings-sample">
                <h2 id="settings-sample">"Sample network"</h2>
                <p>{told}</p>
                <p class="muted">
                    "Removing it takes all of that out, what you changed in it, and how its people \
                     are related. What else you wrote yourself stays, and keeps their names as \
                     plain words. What was with nobody else is then on your own page."
                </p>
                <p>
                    <button type="button" class="button-quiet" on:click=remove>
                        "Remove the sample network"
                    </button>
                </p>
            </section>
        })
    }
}

/// How much of it is in the book, as a sentence.
fn told(book: &Book) -> Option<String> {
    let records = sample::count(book);
    let people = book.all::<Contact>();
    let people = people.filter(|(id, _)| sample::is_sample(*id)).count();
    let others = records - people;
    (records > 0).then(|| {
        let people = match people {
            1 => "1 invented person".to_owned(),
            count => format!("{count} invented people"),
        };
        match others {
            0 => format!("Your book holds {people}."),
            1 => format!("Your book holds {people} and 1 record about them."),
            count => format!("Your book holds {people} and {count} records about them."),
        }
    })
}
