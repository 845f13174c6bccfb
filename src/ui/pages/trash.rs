//! What was deleted, each with the way back.

use leptos::prelude::*;

use super::drafts::excerpt;
use crate::domain::Id;
use crate::rules::trash::{self, Trashed};
use crate::rules::{date_words, people};
use crate::ui::browser::{clock, page};
use crate::ui::kit::{Dialog, ShowMore};
use crate::ui::state::app;

/// Rows drawn at first, and more with each "Show more".
const PAGE: usize = 50;

/// Id of what is said once nothing is left.
const EMPTY: &str = "trash-empty";

/// The page.
#[component]
pub fn Trash() -> impl IntoView {
    let app = app();
    let all = Memo::new(move |_| {
        // Another day, other days left.
        app.today.track();
        app.read(|book| trash::listing(book, clock::now_seconds()))
    });
    let limit = RwSignal::new(PAGE);
    let doomed = Doomed::default();
    let shown = move || all.with(|all| all.iter().take(limit.get()).cloned().collect::<Vec<_>>());
    view! {
        <h1 tabindex="-1">"Trash"</h1>
        <Show
            when=move || !all.with(Vec::is_empty)
            fallback=|| view! {
                <p class="lede" id=EMPTY tabindex="-1">
                    {format!(
                        "Nothing is in the trash. What you delete can be had again from here, for \
                         {} days.",
                        trash::KEPT_DAYS,
                    )}
                </p>
            }
        >
            <p class="muted">
                {format!(
                    "What you delete stays here for {} days, and comes back as it was. Then it is \
                     gone for good. What was written about nobody else comes and goes with a person.",
                    trash::KEPT_DAYS,
                )}
            </p>
            <ul class="trash">
                <For each=shown key=|one| (one.id, one.days_left) let(one)>
                    <Row one doomed/>
                </For>
            </ul>
            <ShowMore count=Signal::derive(move || all.with(Vec::len)) limit page=PAGE/>
        </Show>
        <ForGood doomed/>
    }
}

#[component]
fn Row(one: Trashed, doomed: Doomed) -> impl IntoView {
    let app = app();
    let Trashed {
        id,
        kind,
        what,
        when,
        days_left,
    } = one;
    let (day, _) = clock::day_and_time(u64::from(when) * 1000);
    let what = excerpt(&what);
    let label = format!("Restore: {what}");
    let for_good = format!("Delete for good: {what}");
    let (said, asked) = (what.clone(), what.clone());
    let deleted = move || {
        let day = date_words::write_day(day, app.today.get());
        format!("{kind}, deleted {day}{}", left(days_left))
    };
    view! {
        <li class="trash-row" id=row_id(id)>
            <span class="trash-text">
                <bdi>{what}</bdi>
                <span class="muted">{deleted}</span>
            </span>
            <button
                type="button"
                class="button-quiet"
                aria-label=label
                on:click=move |_| {
                    let places = page::neighbours(&row_id(id));
                    let change = app.peek(|book| people::restore(book, id));
                    let said = format!("{said} was restored");
                    leptos::task::spawn_local(async move {
                        if app.commit(change, said).await {
                            focus_near(&places);
                        }
                    });
                }
            >
                "Restore"
            </button>
            <button
                type="button"
                class="button-plain"
                aria-label=for_good
                on:click=move |_| doomed.ask(id, &asked)
            >
                "Delete for good"
            </button>
        </li>
    }
}

/// ", 12 days left".
fn left(days: u32) -> String {
    match days {
        0 => String::new(),
        1 => ", one day left".to_owned(),
        days => format!(", {days} days left"),
    }
}

/// What is about to be deleted for good, and whether that is being asked.
#[derive(Clone, Copy, Default)]
struct Doomed {
    what: RwSignal<Option<(Id, String)>>,
    open: RwSignal<bool>,
}

impl Doomed {
    fn ask(self, id: Id, what: &str) {
        self.what.set(Some((id, what.to_owned())));
        self.open.set(true);
    }
}

/// Asks once, and says that there is no way back.
#[component]
fn ForGood(doomed: Doomed) -> impl IntoView {
    let app = app();
    let Doomed { what, open } = doomed;
    let name = move || what.with(|what| what.as_ref().map(|(_, name)| name.clone()));
    let delete = move |_| {
        let Some((id, name)) = what.get_untracked() else {
            return;
        };
        let places = page::neighbours(&row_id(id));
        let change = app.peek(|book| people::purge(book, id));
        open.set(false);
        leptos::task::spawn_local(async move {
            let said = format!("{name} is deleted for good");
            if app.commit_for_good(change, said).await {
                focus_near(&places);
            }
        });
    };
    view! {
        <Dialog open title="Delete for good?">
            <p>
                <bdi>{name}</bdi>
                " is taken out of the book, with all that went to the trash along with it. This \
                 cannot be undone. Copies of the book from before keep it until newer ones take \
                 their place."
            </p>
            <div class="row">
                <button type="button" class="button-danger" on:click=delete>
                    "Delete for good"
                </button>
                <button type="button" class="button-quiet" on:click=move |_| open.set(false)>
                    "Keep"
                </button>
            </div>
        </Dialog>
    }
}

/// Moves the focus into the first of these rows; after the last of them, to what says that all is gone.
fn focus_near(rows: &[String]) {
    let row = rows.first().map(|row| format!("#{row} button"));
    page::focus_soon(row.unwrap_or_else(|| format!("#{EMPTY}")));
}

fn row_id(id: Id) -> String {
    format!("trash-{id}")
}
