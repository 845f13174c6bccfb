//! Oneself: what one looks for and offers, what one did in public, the promises one kept, and how varied
//! one's conversations were.

mod act_editor;
mod acts;
mod plots;
mod promises;

pub use act_editor::draft_key;

use leptos::prelude::*;

use super::aims::Aims;
use crate::route::Route;
use crate::ui::state::app;

/// The page.
#[component]
pub fn Me() -> impl IntoView {
    let app = app();
    let me = Memo::new(move |_| app.read(|book| book.me().map(|(id, _)| id)));
    let aims = move || {
        me.get().map(|me| {
            view! {
                <section class="person-section" aria-labelledby="head-aims">
                    <header class="person-section-head">
                        <h2 id="head-aims" tabindex="-1">"My goals, needs and offers"</h2>
                    </header>
                    <Aims whose=me/>
                    <p>
                        <a href=Route::Person(me).to_string()>"My own page"</a>
                    </p>
                </section>
            }
        })
    };
    view! {
        <h1 tabindex="-1">"Me"</h1>
        <div class="me">
            {aims}
            <acts::Acts/>
            <promises::Promises/>
            <plots::Plots/>
        </div>
    }
}
