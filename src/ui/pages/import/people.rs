//! The preview of an address book: whom it would add, who is probably here already.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::known::Known;
use super::room::{Asked, RoomSentence};
use super::{Importer, problems};
use crate::domain::Change;
use crate::formats::import::{self, Choice, Match};
use crate::formats::messages::Summary;
use crate::formats::{Draft, Problem};
use crate::ui::kit::WindowList;
use crate::ui::state::App;

/// Height of a row in CSS pixels: two lines.
const ROW_HEIGHT: f64 = 60.0;

/// What the files held.
#[derive(Default)]
pub struct Found {
    pub drafts: Vec<Draft>,
    /// For each draft, who in the book is probably the same.
    pub matches: Vec<Option<Match>>,
    pub problems: Vec<Problem>,
    problems_untold: usize,
    photos_kept: usize,
    photos_left_out: usize,
}

impl Found {
    /// Takes in one file more; its name is told with each problem where there are several.
    pub fn take(
        &mut self,
        people: Vec<Draft>,
        problems: Vec<Problem>,
        summary: Summary,
        name: Option<&str>,
    ) {
        self.drafts.extend(people);
        self.problems.extend(problems.into_iter().map(|mut problem| {
            if let Some(name) = name {
                problem.reason = format!("{name}: {}", problem.reason);
            }
            problem
        }));
        self.problems_untold += summary.problems_untold;
        self.photos_kept += summary.photos_kept;
        self.photos_left_out += summary.photos_left_out;
    }

    /// Looks for each in the book.
    pub fn compare(&mut self, app: App) {
        self.matches = app.peek(|book| import::matches(book, &self.drafts));
    }

    /// What is done with whom, until the person says otherwise: whoever is here already is left.
    fn first_choices(&self) -> Vec<Choice> {
        let choose = |found: &Option<Match>| match found {
            Some(_) => Choice::Leave,
            None => Choice::Add,
        };
        self.matches.iter().map(choose).collect()
    }

    fn change(&self, app: App, choices: &[Choice]) -> Change {
        let mut drawn = BTreeSet::new();
        let mut new_id = || {
            loop {
                let id = app.new_id();
                if drawn.insert(id) {
                    return id;
                }
            }
        };
        app.peek(|book| import::change(book, &self.drafts, &self.matches, choices, &mut new_id))
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
            1 => "One could not be made small enough, or not be read, and is left out.".to_owned(),
            count => {
                format!("{count} could not be made small enough, or not be read, and are left out.")
            }
        };
        [kept, left_out].join(" ").trim().to_owned()
    }
}

/// "One person", "12 people".
pub fn people_word(count: usize) -> String {
    match count {
        1 => "One person".to_owned(),
        count => format!("{count} people"),
    }
}

/// The preview.
#[component]
pub fn People(importer: Importer, found: Arc<Found>) -> impl IntoView {
    let app = importer.app;
    let choices = RwSignal::new(found.first_choices());
    let asked = Asked::new(app);
    let busy = RwSignal::new(false);
    {
        let found = found.clone();
        Effect::new(move |_| {
            let (found, choices) = (found.clone(), choices.get());
            asked.about(move || found.change(app, &choices));
        });
    }
    let (new, here): (Vec<usize>, Vec<usize>) =
        (0..found.drafts.len()).partition(|&at| found.matches.get(at).is_none_or(Option::is_none));
    let counted = move |wanted: Choice| {
        Memo::new(move |_| choices.with(|all| all.iter().filter(|one| **one == wanted).count()))
    };
    let (adding, filling) = (counted(Choice::Add), counted(Choice::FillIn));
    let label = move || match (adding.get(), filling.get()) {
        (0, 0) => "Nothing chosen".to_owned(),
        (0, filled) => format!("Fill in {}", people_word(filled).to_lowercase()),
        (added, 0) => format!("Import {}", people_word(added).to_lowercase()),
        (added, filled) => {
            format!("Import {}, fill in {filled}", people_word(added).to_lowercase())
        }
    };
    let ready = move || asked.fits() && !busy.get() && adding.get() + filling.get() > 0;
    let run = {
        let found = found.clone();
        move |_| {
            if !ready() {
                return;
            }
            busy.set(true);
            let what = said(adding.get_untracked(), filling.get_untracked());
            let change = found.change(app, &choices.get_untracked());
            leptos::task::spawn_local(async move {
                if app.commit(change, what).await {
                    importer.open.set(false);
                } else {
                    let _ = busy.try_set(false);
                }
            });
        }
    };
    let photos = found.photos();
    let problems = Arc::new(found.problems.clone());
    let untold = found.problems_untold;
    view! {
        <New found=found.clone() rows=new choices/>
        <Known found rows=here choices app/>
        <problems::Problems problems untold/>
        {(!photos.is_empty()).then(|| view! { <p class="muted">{photos}</p> })}
        <div class="import-foot">
            <RoomSentence asked/>
            <div class="row">
                <button type="button" class="button" disabled=move || !ready() on:click=run>
                    {label}
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

/// What the toast says.
fn said(added: usize, filled: usize) -> String {
    match (added, filled) {
        (added, 0) => format!("{} added", people_word(added)),
        (0, filled) => format!("{} filled in", people_word(filled)),
        (added, filled) => format!("{} added, {filled} filled in", people_word(added)),
    }
}

/// Those who are not in the book, each with a box to leave them out.
#[component]
fn New(found: Arc<Found>, rows: Vec<usize>, choices: RwSignal<Vec<Choice>>) -> impl IntoView {
    if rows.is_empty() {
        return view! { <p>"Nobody in there is new to your book."</p> }.into_any();
    }
    let head = match rows.len() {
        1 => "One person to add".to_owned(),
        count => format!("{count} people to add"),
    };
    let rows = StoredValue::new(rows);
    let set_all = move |choice: Choice| {
        choices.update(|choices| {
            rows.with_value(|rows| {
                for &at in rows {
                    if let Some(slot) = choices.get_mut(at) {
                        *slot = choice;
                    }
                }
            });
        });
    };
    let row = move |at: usize| {
        let draft = found.drafts.get(at)?;
        let name = draft.contact.display_name().to_owned();
        let checked = move || choices.with(|all| all.get(at) == Some(&Choice::Add));
        let changed = move |event| {
            let choice = if event_target_checked(&event) { Choice::Add } else { Choice::Leave };
            set(choices, at, choice);
        };
        Some(view! {
            <label class="import-row">
                <input type="checkbox" prop:checked=checked on:change=changed/>
                <span class="import-who">
                    <span class="row-name" dir="auto">{name}</span>
                    <span class="muted" dir="auto">{line(draft)}</span>
                </span>
            </label>
        })
    };
    view! {
        <section class="import-part" aria-labelledby="import-new">
            <div class="import-head">
                <h3 id="import-new">{head}</h3>
                <span class="row">
                    <button
                        type="button"
                        class="button-plain"
                        aria-label="Choose everyone"
                        on:click=move |_| set_all(Choice::Add)
                    >
                        "All"
                    </button>
                    <button
                        type="button"
                        class="button-plain"
                        aria-label="Choose nobody"
                        on:click=move |_| set_all(Choice::Leave)
                    >
                        "None"
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

/// Sets one choice.
pub fn set(choices: RwSignal<Vec<Choice>>, at: usize, choice: Choice) {
    choices.update(|choices| {
        if let Some(slot) = choices.get_mut(at) {
            *slot = choice;
        }
    });
}

/// One line that tells two people of one name apart.
fn line(draft: &Draft) -> String {
    let contact = &draft.contact;
    let organization = contact.organizations.first().map(|one| one.name.as_str());
    let email = contact.emails.first().map(|one| one.address.as_str());
    let phone = contact.phones.first().map(|one| one.number.as_str());
    let parts = [organization, email, phone].into_iter().flatten();
    let parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).take(2).collect();
    parts.join(", ")
}
