//! The preview of a whole book: what merging it, or going back to it, would change.

mod differences;

use std::sync::Arc;

use leptos::prelude::*;

use super::room::{Asked, RoomSentence};
use super::{Importer, problems};
use crate::domain::record::RecordType as _;
use crate::domain::{Change, Contact, Delta, spans_of};
use crate::formats::{Problem, backup};
use crate::store::STEP;
use crate::store::local::next_turn;
use crate::ui::kit::Tick;
use crate::ui::state::{App, Toast};
use differences::{Differences, counted};

/// A book found in a file, or among the kept copies.
pub struct Found {
    pub name: String,
    pub delta: Delta,
    pub problems: Vec<Problem>,
}

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Merge,
    Replace,
}

impl Way {
    /// What the button says; whether there is a `book` already.
    fn label(self, book: bool) -> &'static str {
        match (book, self) {
            (false, _) => "Restore",
            (true, Way::Merge) => "Merge",
            (true, Way::Replace) => "Replace my book",
        }
    }
}

impl Found {
    /// Heading of the dialog.
    pub fn title(&self) -> String {
        format!("Restore from {}", self.name)
    }

    /// What that way would change, found part by part; `None` where `wanted` says no on the way.
    async fn change(
        &self,
        app: App,
        way: Way,
        back: &Change,
        wanted: impl Fn() -> bool,
    ) -> Option<Change> {
        let mut change = Change::default();
        let spans = app.peek(|book| {
            let held = book.entries().keys().copied();
            spans_of(self.delta.ids().chain(held), STEP)
        });
        for ids in spans {
            change.extend(app.peek(|book| match way {
                Way::Merge => book.preview(&self.delta.within(ids)),
                Way::Replace => backup::replacing_within(book, &self.delta, ids),
            }));
            next_turn().await;
            if !wanted() {
                return None;
            }
        }
        if way == Way::Replace {
            return Some(change);
        }
        // Whoever keeps this book stays who they are: see `App::stay`.
        if let Some(own) = app.peek(|book| book.me().map(|(id, _)| id)) {
            for (_, record) in change.added.iter_mut().filter(|(id, _)| **id != own) {
                if Contact::of(&record.body).is_some_and(|one| one.me)
                    && let Some(contact) = Contact::of_mut(&mut record.body)
                {
                    contact.me = false;
                }
            }
        }
        Some(change.squash(back.clone()))
    }

    /// The book once more, to be taken in.
    async fn copied(&self) -> Delta {
        let mut copy = Delta::default();
        for ids in spans_of(self.delta.ids(), STEP) {
            copy.extend(self.delta.within(ids));
            next_turn().await;
        }
        copy
    }
}

/// Why a copy is made before the book changes.
const WHY: &str = "before a restore";

/// The preview.
#[component]
pub fn Backup(importer: Importer, found: Arc<Found>) -> impl IntoView {
    let app = importer.app;
    // An empty book has nothing to merge with or to lose.
    let choice = app.peek(|book| !book.is_empty());
    let buried = Arc::new(app.peek(|book| backup::buried(book, &found.delta)));
    let chosen = Chosen {
        way: RwSignal::new(Way::Merge),
        back: RwSignal::new(!choice),
    };
    let asked = Asked::new(app);
    let change = compared(app, found.clone(), chosen.way, asked, {
        let buried = buried.clone();
        move || chosen.brought(&buried)
    });
    let nothing = Memo::new(move |_| {
        change.with(|change| change.as_ref().is_some_and(|change| change.is_empty()))
    });
    let told = Arc::new(found.problems.clone());
    view! {
        {choice.then(|| view! { <Ways way=chosen.way/> })}
        {(choice && !buried.is_empty()).then(|| view! { <Buried buried=buried.clone() chosen/> })}
        <Show
            when=move || !nothing.get()
            fallback=|| view! { <p role="status">"Nothing in your book would change."</p> }
        >
            {move || match change.get() {
                Some(change) => view! { <Differences app change/> }.into_any(),
                None => view! { <p role="status">"Comparing with your book…"</p> }.into_any(),
            }}
        </Show>
        <problems::Problems problems=told untold=0/>
        {(choice && without_copies(app)).then(|| view! {
            <p class="banner">
                "This browser keeps no copy of your book as it is. Export it first: after a reload, \
                 that file is the only way back."
            </p>
        })}
        <Foot importer found buried choice chosen asked change nothing/>
    }
}

/// What the person chose.
#[derive(Clone, Copy)]
struct Chosen {
    way: RwSignal<Way>,
    /// Whether what was deleted here since comes back.
    back: RwSignal<bool>,
}

impl Chosen {
    /// What of `buried` comes back, tracked.
    fn brought(self, buried: &Change) -> Change {
        if self.back.get() {
            buried.clone()
        } else {
            Change::default()
        }
    }
}

/// The room it takes, and the button that does it.
#[component]
fn Foot(
    importer: Importer,
    found: Arc<Found>,
    buried: Arc<Change>,
    /// Whether there is a book already.
    choice: bool,
    chosen: Chosen,
    asked: Asked,
    change: RwSignal<Option<Arc<Change>>>,
    nothing: Memo<bool>,
) -> impl IntoView {
    let app = importer.app;
    let way = chosen.way;
    let busy = RwSignal::new(false);
    let known = Memo::new(move |_| change.with(Option::is_some));
    let ready = move || asked.fits() && !busy.get() && known.get() && !nothing.get();
    let run = move |_| {
        let Some(change) = change.get_untracked().filter(|_| untrack(ready)) else {
            return;
        };
        busy.set(true);
        let found = found.clone();
        let back = untrack(|| chosen.brought(&buried));
        leptos::task::spawn_local(async move {
            if carry_out(app, &found, way.get_untracked(), &change, back).await {
                importer.open.set(false);
            } else {
                let _ = busy.try_set(false);
            }
        });
    };
    let label = move || way.get().label(choice);
    view! {
        <div class="import-foot">
            <Show when=move || known.get() && !nothing.get()><RoomSentence asked/></Show>
            <div class="row">
                <button
                    type="button"
                    class=move || if way.get() == Way::Replace { "button-danger" } else { "button" }
                    disabled=move || !ready()
                    on:click=run
                >
                    {label}
                </button>
                <button
                    type="button"
                    class="button-plain"
                    on:click=move |_| importer.open.set(false)
                >
                    {move || if nothing.get() { "Close" } else { "Cancel" }}
                </button>
            </div>
        </div>
    }
}

/// What would change, found anew for each choice; `None` while it is being found. Then the room for
/// it is asked for.
fn compared(
    app: App,
    found: Arc<Found>,
    way: RwSignal<Way>,
    asked: Asked,
    back: impl Fn() -> Change + 'static,
) -> RwSignal<Option<Arc<Change>>> {
    let change = RwSignal::new(None);
    let turn = StoredValue::new(0u32);
    Effect::new(move |_| {
        let (found, way, back) = (found.clone(), way.get(), back());
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        change.set(None);
        // Nobody waits for it once something else is chosen, or the dialog closed.
        let wanted = move || turn.try_get_value() == Some(mine);
        leptos::task::spawn_local(async move {
            if let Some(made) = found.change(app, way, &back, wanted).await {
                let made = Arc::new(made);
                change.set(Some(made.clone()));
                asked.about(move || made);
            }
        });
    });
    change
}

/// What the file holds and was deleted here since: it stays deleted, unless one wants it back.
#[component]
fn Buried(buried: Arc<Change>, chosen: Chosen) -> impl IntoView {
    let Chosen { way, back } = chosen;
    let hint = differences::counted(&buried, &buried.added.keys().copied().collect::<Vec<_>>());
    view! {
        <Show when=move || way.get() == Way::Merge>
            <Tick label="Bring back what was deleted here since" value=back hint=hint.clone()/>
        </Show>
    }
}

/// Merge or replace.
#[component]
fn Ways(way: RwSignal<Way>) -> impl IntoView {
    let option = move |choice: Way, words: &'static str, hint: &'static str| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="import-way"
                    prop:checked=move || way.get() == choice
                    on:change=move |_| way.set(choice)
                />
                <span>{words}<span class="choice-hint">{hint}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="choices choices-column">
            <legend>"What shall become of your book?"</legend>
            {option(
                Way::Merge,
                "Merge",
                "Both stay. Where both changed the same thing, the later change counts.",
            )}
            {option(
                Way::Replace,
                "Replace",
                "Your book becomes what the file says. What is only here goes.",
            )}
        </fieldset>
    }
}

/// Whether this browser has no room for copies: then the person was told so beforehand.
fn without_copies(app: App) -> bool {
    let standing = app.standing.get_untracked();
    standing.without_journal.is_some() || standing.not_kept.is_some()
}

/// Keeps a copy, then writes it down. Whether it is saved.
async fn carry_out(app: App, found: &Found, way: Way, change: &Change, back: Change) -> bool {
    let empty = app.peek(|book| book.is_empty());
    if !(empty || without_copies(app))
        && let Err(sentence) = app.snapshot(WHY).await
    {
        app.toast.set(Some(Toast::failed(format!(
            "No copy of your book could be kept first, so nothing was changed. {sentence}"
        ))));
        return false;
    }
    match way {
        Way::Merge => {
            let what = if empty {
                format!("Restored: {}", counted(change, change.added.keys()))
            } else {
                merged(change)
            };
            app.join(found.copied().await, back, what).await
        }
        Way::Replace => {
            // The book may have changed since the preview was drawn.
            let Some(change) = found.change(app, way, &back, || true).await else {
                return false;
            };
            app.commit(change, format!("Book replaced by {}", found.name))
                .await
        }
    }
}

/// "Merged. Added: one person. Changed: yourself", as the preview has it.
fn merged(change: &Change) -> String {
    let parts = [
        ("Added", counted(change, change.added.keys())),
        ("Changed", counted(change, change.updated.keys())),
        ("Removed", counted(change, change.removed.keys())),
    ];
    let mut what = "Merged".to_owned();
    for (head, told) in parts.iter().filter(|(_, told)| !told.is_empty()) {
        what.push_str(&format!(". {head}: {told}"));
    }
    what
}
