//! One Book, and one path for a Change.
//!
//! A Change goes to the [scribe](scribe), which alone holds the store: it stamps it, writes it down
//! and only then lets the Book take it in, so that what one sees is saved. Answers come back by
//! [`App::read`], which a memo can track. Nothing clones the Book.

mod finder;
mod history;
mod keeping;
mod matcher;
mod namer;
mod opening;
mod scribe;
mod typing;
mod upkeep;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::reactive::owner::LocalStorage;

use crate::domain::record::RecordType;
use crate::domain::time::Day;
use crate::domain::{Book, Change, Id, Record};
use crate::route::Route;
use crate::rules::agenda;
use crate::ui::browser::{clock, hash, page, random};

pub use history::{Back, Toast};
pub use keeping::{Room, Snapshot, Usage};
pub use opening::{Opened, Standing, open};
pub use typing::{Draft, Typing};

/// What every part of the screen may use; a handle, cheap to copy.
#[derive(Clone, Copy)]
pub struct App {
    book: StoredValue<Book, LocalStorage>,
    /// Made when first something is searched for, and kept along from then on.
    finder: StoredValue<finder::Finder, LocalStorage>,
    /// Tells that it has come to everything.
    indexed: Trigger,
    /// Made when first a line is written, and kept along from then on.
    namer: StoredValue<namer::Namer, LocalStorage>,
    /// Whether it has come to every name.
    names_known: RwSignal<bool>,
    /// Made when first somebody is looked for, and kept along from then on.
    matcher: StoredValue<matcher::Matcher, LocalStorage>,
    /// Tells that it has come to everything.
    matched: Trigger,
    /// Rises with every change of the Book.
    revision: RwSignal<u64>,
    scribe: StoredValue<scribe::Scribe, LocalStorage>,
    history: RwSignal<history::History>,
    typing: RwSignal<Typing>,
    /// Keys of forms that are on the screen, each as often as it is.
    open_forms: RwSignal<Vec<String>>,
    /// Keys of forms into which something was written, and not only chosen.
    written: RwSignal<Vec<String>>,
    /// Keys of forms that are being saved.
    saving: StoredValue<Vec<String>>,
    /// What was thrown away last, with its key.
    discarded: StoredValue<Option<(String, Draft)>>,
    /// Where the focus goes on the page one is going to, in place of its heading.
    focus_next: StoredValue<Option<&'static str>>,
    /// What the last action did, with its way back.
    pub toast: RwSignal<Option<Toast>>,
    /// The civil day where the person is.
    pub today: RwSignal<Day>,
    pub route: RwSignal<Route>,
    /// How the book is kept: what the settings and the banners say.
    pub standing: RwSignal<Standing>,
}

/// The app, from anywhere below the root.
pub fn app() -> App {
    expect_context::<App>()
}

impl App {
    /// Provides the app to everything below and starts what keeps it current.
    pub fn provide(opened: Opened) -> App {
        let app = App {
            book: StoredValue::new_local(opened.book),
            finder: StoredValue::new_local(finder::Finder::default()),
            indexed: Trigger::new(),
            namer: StoredValue::new_local(namer::Namer::default()),
            matcher: StoredValue::new_local(matcher::Matcher::default()),
            matched: Trigger::new(),
            names_known: RwSignal::new(false),
            revision: RwSignal::new(0),
            scribe: StoredValue::new_local(opened.scribe),
            history: RwSignal::default(),
            typing: RwSignal::new(opened.typing),
            open_forms: RwSignal::default(),
            written: RwSignal::default(),
            saving: StoredValue::default(),
            discarded: StoredValue::new(None),
            focus_next: StoredValue::new(None),
            toast: RwSignal::new(None),
            today: RwSignal::new(clock::today()),
            route: RwSignal::new(Route::parse(&hash::current())),
            standing: RwSignal::new(opened.standing),
        };
        provide_context(app);
        app.follow_address();
        app.say_what_was_left();
        app.follow_time();
        scribe::run(app, opened.desk, opened.orders);
        app
    }

    /// Asks the Book, and asks again whenever it has changed. Keep it cheap, and in a memo.
    pub fn read<T>(&self, question: impl FnOnce(&Book) -> T) -> T {
        self.revision.track();
        self.book.with_value(question)
    }

    /// Asks the Book once.
    pub fn peek<T>(&self, question: impl FnOnce(&Book) -> T) -> T {
        self.book.with_value(question)
    }

    /// The number of the state the Book is in: another one after every change.
    pub fn peek_revision(&self) -> u64 {
        self.revision.get_untracked()
    }

    /// An id that this book never used.
    pub fn new_id(&self) -> Id {
        self.peek(|book| {
            loop {
                let id = Id::new(clock::now_seconds(), random::bits());
                if !book.knows(id) {
                    return id;
                }
            }
        })
    }

    /// A Change that writes the record of that type anew, as `edit` leaves it.
    pub fn edited<T: RecordType>(&self, id: Id, edit: impl FnOnce(&mut T)) -> Change {
        self.peek(|book| {
            let Some(record) = book.record(id) else {
                return Change::default();
            };
            let mut to = record.clone();
            if let Some(value) = T::of_mut(&mut to.body) {
                edit(value);
            }
            Change::update(id, record, to)
        })
    }

    /// A Change that puts the record into the trash.
    pub fn trashed(&self, id: Id) -> Change {
        self.peek(|book| {
            let Some(record) = book.record(id) else {
                return Change::default();
            };
            let to = Record {
                trashed: Some(clock::now_seconds()),
                ..record.clone()
            };
            Change::update(id, record, to)
        })
    }

    /// A Change that ticks off those points.
    pub fn raised(&self, points: &[Id]) -> Change {
        self.peek(|book| agenda::raised(book, points, clock::now_seconds()))
    }

    /// Writes the Change down, and says so with its way back. Whether it is saved.
    ///
    /// `what` completes the toast: "Ada added".
    pub async fn commit(&self, change: Change, what: impl Into<String>) -> bool {
        let what = what.into();
        if change.is_empty() {
            // Undo would take back whatever was done before.
            self.toast.set(Some(Toast::said("Nothing changed")));
            return true;
        }
        let change = Arc::new(change);
        let written = self.write(change.clone()).await;
        if written {
            self.history
                .update(|history| history.did(what.clone(), change));
            self.toast.set(Some(Toast::done(what)));
        }
        written
    }

    /// Writes down a Change that purges, and lets go of what it purged: there is no way back. Whether
    /// it is saved.
    pub async fn commit_for_good(&self, change: Change, what: impl Into<String>) -> bool {
        let ids = change.ids().collect();
        let written = self.write(Arc::new(change)).await;
        if written {
            self.history.update(|history| history.forget(&ids));
            self.toast.set(Some(Toast::said(what)));
        }
        written
    }

    /// [`App::commit`] for those who need not wait.
    pub fn commit_soon(&self, change: Change, what: impl Into<String>) {
        let (app, what) = (*self, what.into());
        leptos::task::spawn_local(async move {
            app.commit(change, what).await;
        });
    }

    /// Takes back the last thing done here.
    pub fn undo(&self) {
        let (app, places) = (*self, page::places_of_focus());
        leptos::task::spawn_local(async move {
            let Some((what, change)) = app
                .history
                .try_update(history::History::take_done)
                .flatten()
            else {
                return app.toast.set(Some(Toast::said("Nothing to undo")));
            };
            let order = app.order(|reply| {
                let change = change.clone();
                scribe::Order::Undo { change, reply }
            });
            let undone = order.await;
            if let Ok(Ok(again)) = undone {
                app.toast.set(Some(Toast::undone(what.clone())));
                page::find_focus_soon(places);
                return app.history.update(|history| history.undid(what, again));
            }
            app.history.update(|history| history.put_back(what, change));
            if let Ok(Err(sentence)) = undone {
                app.toast.set(Some(Toast::failed(sentence)));
            }
        });
    }

    /// Does again what was last undone.
    pub fn redo(&self) {
        let (app, places) = (*self, page::places_of_focus());
        leptos::task::spawn_local(async move {
            let Some((what, change)) = app
                .history
                .try_update(history::History::take_undone)
                .flatten()
            else {
                return app.toast.set(Some(Toast::said("Nothing to redo")));
            };
            if app.write(change.clone()).await {
                app.toast.set(Some(Toast::done(what.clone())));
                page::find_focus_soon(places);
                app.history.update(|history| history.redid(what, change));
            } else {
                app.history.update(|history| history.undid(what, change));
            }
        });
    }

    /// Whether adding that record was undone here, so that redo brings it back. Tracked.
    pub fn is_undone(&self, id: Id) -> bool {
        self.history.with(|history| history.has_undone(id))
    }

    /// Goes to that page, as a step that Back takes back.
    pub fn go(&self, route: &Route) {
        hash::go(&route.to_string());
    }

    /// Goes to that page, and to that field on it.
    pub fn go_to_field(&self, route: &Route, selector: &'static str) {
        // Beside a person, the list may be in sight already.
        if page::is_shown(selector) {
            return page::focus_soon(selector);
        }
        self.focus_next.set_value(Some(selector));
        self.go(route);
    }

    /// Sends the order and waits; says what went wrong. Whether it was written.
    async fn write(&self, change: Arc<Change>) -> bool {
        if change.is_empty() {
            return true;
        }
        let order = self.order(|reply| scribe::Order::Commit { change, reply });
        match order.await {
            Ok(Ok(())) => true,
            Ok(Err(sentence)) => {
                self.toast.set(Some(Toast::failed(sentence)));
                false
            }
            Err(_) => false,
        }
    }

    /// Lets the Book take in a part of what has been written down; `take` tells what that changed.
    /// Once all is in, [`App::book_changed`] lets the screens know.
    fn change_book(&self, take: impl FnOnce(&mut Book) -> Change) -> Change {
        let effect = self.book.try_update_value(take).unwrap_or_default();
        self.finder.update_value(|finder| finder.follow(&effect));
        self.namer.update_value(|namer| namer.follow(&effect));
        self.peek(|book| {
            self.matcher
                .update_value(|matcher| matcher.follow(book, &effect));
        });
        effect
    }

    /// Lets everything that reads the Book read it again.
    fn book_changed(&self) {
        self.revision.update(|revision| *revision += 1);
    }

    fn follow_address(&self) {
        let app = *self;
        hash::watch(move |fragment| {
            // It was about the page that is left. Where Back can close a dialog, the browser does so.
            page::close_dialogs();
            app.route.set(Route::parse(&fragment));
            let field = app.focus_next.try_update_value(Option::take).flatten();
            page::focus_soon(field.unwrap_or("h1"));
        });
        Effect::new(move |_| {
            let route = app.route.get();
            page::set_title(&format!("{} · Kith", app.read(|book| route.title(book))));
        });
        Effect::new(move |_| {
            use crate::domain::own::Appearance;
            let appearance = app.read(|book| book.preferences().appearance);
            let name = (appearance != Appearance::System).then(|| appearance.word());
            page::set_appearance(name);
        });
    }

    /// Says what the page before this one left to be said. What stands there from the beginning would
    /// not be read out.
    fn say_what_was_left(&self) {
        let Some(sentence) = hash::take_left() else {
            return;
        };
        let toast = self.toast;
        leptos::task::spawn_local(async move {
            clock::sleep(300).await;
            toast.set(Some(Toast::said(sentence)));
        });
    }

    fn follow_time(&self) {
        let app = *self;
        let turn = move || {
            let today = clock::today();
            if app.today.get_untracked() != today {
                app.today.set(today);
                app.send(scribe::Order::EmptyTrash);
            }
        };
        clock::at_midnight(turn);
        page::watch_visibility(
            move || {
                turn();
                app.catch_up_soon();
            },
            move || app.send(scribe::Order::Fold),
        );
    }
}
