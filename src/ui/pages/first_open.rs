//! The first minute: one name, or a book that already exists.

use leptos::prelude::*;

use super::drafts;
use super::import::ImportButton;
use super::sample;
use crate::domain::{Body, Change, Contact, Kind};
use crate::ui::browser::page;
use crate::ui::kit::{Field, Form};
use crate::ui::state::{App, app};

/// Key of what is being typed as one's own name.
const DRAFT: &str = "me/new";

/// What one is called until one has said one's own name.
const UNNAMED: &str = "Me";

/// One field and three doors.
#[component]
pub fn FirstOpen(
    /// What must be known first.
    #[prop(into)]
    banners: ViewFn,
) -> impl IntoView {
    let app = app();
    let beginning = Beginning::new(app);
    // People may be imported before one has said one's own name.
    let people = Memo::new(move |_| app.read(|book| book.count(Kind::Contact)));
    let here = move || match people.get() {
        1 => "One person is here already. Only your own name is missing.".to_owned(),
        count => format!("{count} people are here already. Only your own name is missing."),
    };
    view! {
        <main id="main" class="first-open" tabindex="-1">
            {banners.run()}
            <h1 tabindex="-1">"Kith"</h1>
            <p class="lede">
                "A private notebook for the people you know. It stays in this browser: no account, \
                 no server."
            </p>
            <Form submit=move |()| beginning.begin() label="Begin" class="form" draft=DRAFT>
                <Field
                    label="Your name"
                    value=beginning.name
                    error=beginning.error
                    autocomplete="name"
                    autofocus=true
                />
                <button type="submit" class="button">"Begin"</button>
            </Form>
            <Show when=move || { people.get() > 0 }>
                <p role="status">{here}</p>
            </Show>
            <section class="first-open-doors" aria-labelledby="first-open-doors">
                <h2 id="first-open-doors">"Or bring a book along"</h2>
                <p class="muted">
                    "You see what would be added before anything is. You can also drop a file \
                     anywhere on this page."
                </p>
                <div class="row">
                    <ImportButton label="Import a file" class="button-quiet"/>
                    <ImportButton label="Restore a backup" class="button-quiet"/>
                </div>
                <p class="muted">
                    "Or look around first, among about forty people who do not exist. They leave \
                     by one click, in the settings. There you can also write your own name then."
                </p>
                <button
                    type="button"
                    class="button-quiet"
                    on:click=move |_| beginning.look_around()
                >
                    {sample::TRY}
                </button>
            </section>
        </main>
    }
}

/// What is typed as one's own name, and the book that it opens.
#[derive(Clone, Copy)]
struct Beginning {
    app: App,
    name: RwSignal<String>,
    error: RwSignal<Option<String>>,
    busy: StoredValue<bool>,
}

impl Beginning {
    fn new(app: App) -> Self {
        Beginning {
            app,
            name: drafts::only_field(app, DRAFT, "Your name"),
            error: RwSignal::new(None),
            busy: StoredValue::new(false),
        }
    }

    /// Opens the book.
    fn begin(self) {
        let given = self.name.get_untracked();
        if given.trim().is_empty() {
            self.error.set(Some(
                "Write the name you go by. You can change it later.".to_owned(),
            ));
            return page::focus_soon(".first-open input");
        }
        self.open(given, false);
    }

    /// Opens the book with the sample network in it. Whoever only looks has no need of a name.
    fn look_around(self) {
        let given = self.name.get_untracked();
        let named = !given.trim().is_empty();
        self.open(if named { given } else { UNNAMED.to_owned() }, true);
    }

    /// Opens the book of whoever goes by that name.
    fn open(self, name: String, with_sample: bool) {
        // Enter again before the first is saved would make two of oneself.
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let contact = Contact {
            me: true,
            ..Contact::named(name.trim())
        };
        let (app, me) = (self.app, self.app.new_id());
        let change = Change::add(me, Body::from(contact));
        leptos::task::spawn_local(async move {
            let opened = if with_sample {
                sample::add(app, me, change).await
            } else {
                app.commit(change, "Your book is open").await
            };
            if opened {
                app.drop_draft(DRAFT);
            }
            if opened && !with_sample {
                page::focus_soon("#new-person");
            }
            self.busy.try_set_value(false);
        });
    }
}
