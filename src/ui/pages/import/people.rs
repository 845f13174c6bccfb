//! The preview of an address book: whom it would add, who is probably here already.

use std::sync::Arc;

use leptos::prelude::*;

use super::known::Known;
use super::room::{Asked, RoomSentence};
use super::{Importer, problems};
use crate::domain::{Change, Id};
use crate::formats::import::{Choice, Finding, Plan};
use crate::formats::{Draft, Problem};
use crate::messages::Summary;
use crate::route::Route;
use crate::rules::close;
use crate::store::STEP;
use crate::store::local::next_turn;
use crate::ui::browser::{clock, random};
use crate::ui::kit::WindowList;
use crate::ui::state::App;

/// Height of a row in CSS pixels: two lines.
const ROW_HEIGHT: u32 = 60;

/// What the files held.
#[derive(Default)]
pub struct Found {
    pub plan: Plan,
    pub problems: Vec<Problem>,
    problems_untold: usize,
    photos_kept: usize,
    photos_left_out: usize,
}

impl Found {
    /// Nothing yet, to be compared with the book of now.
    pub async fn new(app: App) -> Found {
        let mut found = Found::default();
        let mut last = None;
        while let Some(next) = app.peek(|book| found.plan.know(book, last, STEP)) {
            last = Some(next);
            next_turn().await;
        }
        found
    }

    /// Takes in the end of one file; its name is told with each problem where there are several.
    pub fn take(&mut self, problems: Vec<Problem>, summary: &Summary, name: Option<&str>) {
        self.problems
            .extend(problems.into_iter().map(|mut problem| {
                if let Some(name) = name {
                    problem.reason = format!("{name}: {}", problem.reason);
                }
                problem
            }));
        self.problems_untold += summary.problems_untold;
        self.photos_kept += summary.photos_kept;
        self.photos_left_out += summary.photos_left_out;
    }

    /// The pictures, in a sentence; empty where there were none.
    fn photos(&self) -> String {
        let kept = match self.photos_kept {
            0 => String::new(),
            1 => "One photo is kept as a small picture.".to_owned(),
            count => format!("{count} photos are kept as small pictures."),
        };
        let left_out = match self.photos_left_out {
            0 => String::new(),
            1 => "One photo could not be made small enough, or not be read, and is left out."
                .to_owned(),
            count => {
                format!(
                    "{count} photos could not be made small enough, or not be read, and are left out."
                )
            }
        };
        [kept, left_out].join(" ").trim().to_owned()
    }
}

/// "One person", "12 people".
fn people_word(count: usize) -> String {
    match count {
        1 => "One person".to_owned(),
        count => format!("{count} people"),
    }
}

fn change(plan: RwSignal<Plan>, app: App) -> Change {
    // The plan draws again where an id is taken.
    let new_id = || Id::new(clock::now_seconds(), random::bits());
    let today = app.today.get_untracked();
    plan.with_untracked(|plan| app.peek(|book| plan.change(book, today, new_id)))
}

/// How many people would be added, and how many of the book completed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Chosen {
    added: usize,
    filled: usize,
}

impl Chosen {
    fn of(plan: &Plan) -> Chosen {
        let mut chosen = Chosen::default();
        for row in plan.rows() {
            match (row.choice, &row.finding) {
                (Choice::Add, _) | (Choice::FillIn, Finding::New) => chosen.added += 1,
                (Choice::FillIn, Finding::Here { .. }) => chosen.filled += 1,
                _ => {}
            }
        }
        chosen
    }

    /// What the button says.
    fn label(self) -> String {
        match self {
            Chosen {
                added: 0,
                filled: 0,
            } => "Nothing chosen".to_owned(),
            Chosen { added: 0, filled } => {
                format!("Fill in {}", people_word(filled).to_lowercase())
            }
            Chosen { added, filled: 0 } => format!("Import {}", people_word(added).to_lowercase()),
            Chosen { added, filled } => {
                format!(
                    "Import {}, fill in {filled}",
                    people_word(added).to_lowercase()
                )
            }
        }
    }

    /// What the toast says.
    fn said(self) -> String {
        match self {
            Chosen { added, filled: 0 } => format!("{} added", people_word(added)),
            Chosen { added: 0, filled } => format!("{} filled in", people_word(filled)),
            Chosen { added, filled } => format!("{} added, {filled} filled in", people_word(added)),
        }
    }
}

/// The preview.
#[component]
pub fn People(importer: Importer, found: Arc<Found>) -> impl IntoView {
    let app = importer.app;
    let plan = RwSignal::new(found.plan.clone());
    let chosen = Memo::new(move |_| plan.with(Chosen::of));
    let asked = Asked::new(app);
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        plan.track();
        asked.about(move || Arc::new(change(plan, app)));
    });
    let (new, here): (Vec<usize>, Vec<usize>) = plan.with_untracked(|plan| {
        let is_new = |at: &usize| matches!(plan.rows()[*at].finding, Finding::New);
        (0..plan.rows().len()).partition(is_new)
    });
    let ready = move || asked.fits() && !busy.get() && chosen.get() != Chosen::default();
    let run = move |_| {
        if !ready() {
            return;
        }
        busy.set(true);
        let (change, what) = (change(plan, app), chosen.get_untracked().said());
        let added = chosen.get_untracked().added;
        leptos::task::spawn_local(async move {
            if app.commit(change, what).await {
                importer.open.set(false);
                // Of many at once one asks oneself whom to keep close.
                if added >= close::MANY {
                    app.go(&Route::Close);
                }
            } else {
                let _ = busy.try_set(false);
            }
        });
    };
    let photos = found.photos();
    let problems = Arc::new(found.problems.clone());
    view! {
        <Known plan rows=here app/>
        <New plan rows=new/>
        {(!photos.is_empty()).then(|| view! { <p class="muted">{photos}</p> })}
        <problems::Problems problems untold=found.problems_untold/>
        <div class="import-foot">
            <RoomSentence asked/>
            <div class="row">
                <button type="button" class="button" disabled=move || !ready() on:click=run>
                    {move || chosen.get().label()}
                </button>
                <button
                    type="button"
                    class="button-plain"
                    on:click=move |_| importer.open.set(false)
                >
                    "Cancel"
                </button>
            </div>
        </div>
    }
}

/// Those who are not in the book, each with a box to leave them out.
#[component]
fn New(plan: RwSignal<Plan>, rows: Vec<usize>) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p>"Nobody in there is new to your book."</p> }.into_any();
    }
    let head = match rows.len() {
        1 => "One person to add".to_owned(),
        count => format!("{count} people to add"),
    };
    let rows = StoredValue::new(rows);
    let set_all = move |choice: Choice| rows.with_value(|rows| set(plan, rows, choice));
    let row = move |at: usize| new_row(plan, at);
    view! {
        <section class="import-part" aria-labelledby="import-new">
            <div class="import-head">
                <h3 id="import-new">{head}</h3>
                <span class="row">
                    <button
                        type="button"
                        class="button-plain"
                        on:click=move |_| set_all(Choice::Add)
                    >
                        "Choose all"
                    </button>
                    <button
                        type="button"
                        class="button-plain"
                        on:click=move |_| set_all(Choice::Skip)
                    >
                        "Choose none"
                    </button>
                </span>
            </div>
            <WindowList
                items=Signal::stored(rows.get_value())
                row_height=ROW_HEIGHT
                label="People to add"
                row
            />
        </section>
    }
    .into_any()
}

/// One of them, with its box.
fn new_row(plan: RwSignal<Plan>, at: usize) -> Option<impl IntoView + use<>> {
    let (name, line) = plan.with_untracked(|plan| {
        let draft = &plan.rows().get(at)?.draft;
        Some((draft.contact.display_name().to_owned(), line(draft)))
    })?;
    let checked = move || {
        plan.with(|plan| {
            plan.rows()
                .get(at)
                .is_some_and(|row| row.choice == Choice::Add)
        })
    };
    let changed = move |event| {
        let choice = if event_target_checked(&event) {
            Choice::Add
        } else {
            Choice::Skip
        };
        set(plan, &[at], choice);
    };
    Some(view! {
        <label class="import-row">
            <input type="checkbox" prop:checked=checked on:change=changed/>
            <span class="import-who">
                <span class="row-name" dir="auto">{name}</span>
                <span class="muted" dir="auto">{line}</span>
            </span>
        </label>
    })
}

/// Decides about all of these rows at once.
pub fn set(plan: RwSignal<Plan>, rows: &[usize], choice: Choice) {
    plan.update(|plan| rows.iter().for_each(|&at| plan.choose(at, choice)));
}

/// One line that tells two people of one name apart.
fn line(draft: &Draft) -> String {
    let contact = &draft.contact;
    let organization = contact.organizations.first().map(|one| one.name.as_str());
    let email = contact.emails.first().map(|one| one.address.as_str());
    let phone = contact.phones.first().map(|one| one.number.as_str());
    let parts = [organization, email, phone].into_iter().flatten();
    let parts: Vec<&str> = parts
        .filter(|part| !part.trim().is_empty())
        .take(2)
        .collect();
    parts.join(", ")
}
