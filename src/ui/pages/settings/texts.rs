//! The words that texts begin with: as they are from the start, or as one has changed them.

use leptos::prelude::*;

use crate::rules::templates::{self, Occasion};
use crate::ui::kit::{Form, TextArea};
use crate::ui::pages::drafts::field_beside;
use crate::ui::state::app;

/// The part of the page.
#[component]
pub fn Texts() -> impl IntoView {
    let all = Occasion::ALL.map(|occasion| view! { <One occasion/> });
    view! {
        <section class="settings-part" aria-labelledby="settings-texts">
            <h2 id="settings-texts">"Texts to send"</h2>
            <p class="muted">
                "What a text begins with. {name} is whom you write to, {other} whom it is about, \
                 {why} your reason, {me} your own name."
            </p>
            {all.into_iter().collect_view()}
        </section>
    }
}

/// The words for one occasion, folded away until one wants others.
#[component]
fn One(occasion: Occasion) -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| app.read(|book| templates::words(book, occasion)));
    let key = format!("template/{}", occasion.word());
    let drafted = key.clone();
    let what = format!("Text: {}", occasion.title());
    let text = field_beside(app, &key, &what, move || held.get());
    let keep = move |words: String| {
        let new = app.new_id();
        let change = app.peek(|book| templates::keep(book, occasion, &words, new));
        let key = key.clone();
        leptos::task::spawn_local(async move {
            if app
                .commit(change, format!("{} saved", occasion.title()))
                .await
            {
                app.drop_draft(&key);
                text.try_set(app.peek(|book| templates::words(book, occasion)));
            }
        });
    };
    let save = {
        let keep = keep.clone();
        move |()| keep(text.get_untracked())
    };
    let own = move || held.with(|held| held != occasion.words());
    let keep = StoredValue::new(keep);
    view! {
        <details class="settings-text">
            <summary>{occasion.title()}</summary>
            <Form submit=save label=occasion.title() class="form" draft=drafted>
                <TextArea label="Its words" value=text rows=8/>
                <div class="form-line">
                    <button type="submit" class="button">"Save"</button>
                    <Show when=own>
                        <button
                            type="button"
                            class="button-quiet"
                            on:click=move |_| keep.with_value(|keep| keep(String::new()))
                        >
                            "Back to the first words"
                        </button>
                    </Show>
                </div>
            </Form>
        </details>
    }
}
