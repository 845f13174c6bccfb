//! What comes next with the person: what to raise, and what was promised. Each is a section once there
//! is something in it, and a way to begin it until then.

use leptos::prelude::*;

use super::section::PersonPage;
use crate::domain::{Contact, Id};
use crate::rules::{agenda, promises};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::agenda_parts::{self, Points, QuickAdd};
use crate::ui::pages::drafts::opener_id;
use crate::ui::pages::parts::is_me;
use crate::ui::pages::promise_editor::{self, PromiseEditor};
use crate::ui::pages::promise_parts::PromiseRows;
use crate::ui::state::App;

/// What the two sections share.
#[derive(Clone, Copy)]
pub struct Next {
    id: Id,
    points: Part,
    promises: Part,
    /// Whether that is oneself: nobody has anything to raise with themselves.
    me: Memo<bool>,
    /// Whether they have died.
    gone: Memo<bool>,
}

/// One of them.
#[derive(Clone, Copy)]
struct Part {
    app: App,
    /// Key of the draft of something new.
    key: StoredValue<String>,
    glyph: Glyph,
    words: &'static str,
    ids: Memo<Vec<Id>>,
    /// Whether something new is being written.
    open: RwSignal<bool>,
    /// Whether the form was asked for, and takes the focus.
    clicked: RwSignal<bool>,
}

impl Next {
    pub fn new(page: PersonPage) -> Self {
        let PersonPage { app, id, .. } = page;
        let part = |key: String, glyph, words, ids| Part {
            app,
            open: RwSignal::new(app.draft(&key).is_some()),
            key: StoredValue::new(key),
            glyph,
            words,
            ids,
            clicked: RwSignal::new(false),
        };
        let dead = move |book: &crate::domain::Book| {
            let contact = book.get::<Contact>(id);
            contact.is_some_and(|contact| contact.died.is_some())
        };
        Next {
            id,
            points: part(
                agenda_parts::draft_key(id, None),
                Glyph::Message,
                "Something to raise next time",
                Memo::new(move |_| app.read(|book| agenda::points(book, id))),
            ),
            promises: part(
                promise_editor::draft_key(Some(id), None),
                Glyph::Check,
                "A promise",
                Memo::new(move |_| app.read(|book| promises::open(book, Some(id)))),
            ),
            me: Memo::new(move |_| app.read(|book| is_me(book, id))),
            gone: Memo::new(move |_| app.read(dead)),
        }
    }
}

impl Part {
    fn begin(self) {
        self.clicked.set(true);
        self.open.set(true);
    }

    fn done(self) -> Callback<()> {
        Callback::new(move |()| {
            self.open.set(false);
            page::focus_first_soon(vec![self.button_id()]);
        })
    }

    /// Id of the button that begins it, where focus goes once the last of it is gone.
    fn button_id(self) -> String {
        self.key.with_value(|key| opener_id(key))
    }

    /// Whether there is anything to show of it.
    fn shows(self) -> bool {
        self.open.get() || self.ids.with(|ids| !ids.is_empty())
    }

    /// The button that begins something new.
    fn button(self, words: &'static str, glyph: Glyph) -> impl IntoView {
        let begun = move || self.app.drafts().contains_key(&self.key.get_value());
        view! {
            <button
                type="button"
                class="button-plain"
                id=self.button_id()
                on:click=move |_| self.begin()
            >
                <Icon glyph/>
                {words}
                {move || begun().then_some(" (begun)")}
            </button>
        }
    }
}

/// The sections that are filled, or begun.
#[component]
pub fn NextSections(next: Next) -> impl IntoView {
    let Next {
        id,
        points,
        promises,
        ..
    } = next;
    view! {
        <Show when=move || points.shows()>
            <section class="person-section" aria-labelledby="head-agenda">
                <header class="person-section-head">
                    <h2 id="head-agenda">"Raise next time"</h2>
                </header>
                <Points ids=points.ids with=id/>
                <Show
                    when=move || points.open.get()
                    fallback=move || view! {
                        <p class="person-more-row">{points.button("Something else", Glyph::Plus)}</p>
                    }
                >
                    <QuickAdd with=id focus=points.clicked.get_untracked() done=points.done()/>
                </Show>
            </section>
        </Show>
        <Show when=move || promises.shows()>
            <section class="person-section" aria-labelledby="head-promises">
                <header class="person-section-head">
                    <h2 id="head-promises">"Promises"</h2>
                </header>
                <PromiseRows ids=promises.ids/>
                <Show
                    when=move || promises.open.get()
                    fallback=move || view! {
                        <p class="person-more-row">
                            {promises.button("Another promise", Glyph::Plus)}
                        </p>
                    }
                >
                    <PromiseEditor
                        with=Some(id)
                        done=promises.done()
                        focus=promises.clicked.get_untracked()
                    />
                </Show>
            </section>
        </Show>
    }
}

/// The ways to begin what is still empty.
#[component]
pub fn AddNext(next: Next) -> impl IntoView {
    let part = move |part: Part, shown: Signal<bool>| {
        view! {
            <Show when=move || shown.get() && !part.shows()>
                <li>{part.button(part.words, part.glyph)}</li>
            </Show>
        }
    };
    let alive = Signal::derive(move || !next.me.get() && !next.gone.get());
    let others = Signal::derive(move || !next.me.get());
    let any = move || alive.get() && !next.points.shows() || others.get() && !next.promises.shows();
    view! {
        <Show when=any>
            <ul class="person-add" aria-label="What comes next">
                {part(next.points, alive)}
                {part(next.promises, others)}
            </ul>
        </Show>
    }
}
