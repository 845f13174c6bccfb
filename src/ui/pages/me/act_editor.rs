//! The form of what one did in public, and of plain news.

use leptos::prelude::*;

use crate::domain::own::{ProfileAct, ProfileActKind};
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::acts::{self, ActForm, KINDS, Problems, newcomers};
use crate::rules::mention_text::MentionText;
use crate::ui::kit::{Select, TextArea};
use crate::ui::pages::date_words_field::PastDateField;
use crate::ui::pages::drafts::{Opener, excerpt};
use crate::ui::pages::kept_form::{KeptForm, begin, problem, said_beside};
use crate::ui::pages::mention_area::MentionArea;
use crate::ui::pages::people_picker::PeoplePicker;
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(act: Option<Id>) -> String {
    match act {
        Some(act) => format!("act/{act}"),
        None => "act/new".to_owned(),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    date: RwSignal<String>,
    text: RwSignal<MentionText>,
    people: RwSignal<Vec<Id>>,
    newcomers: RwSignal<String>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: ActForm) -> Self {
        Fields {
            kind: RwSignal::new(form.kind.word().to_owned()),
            date: RwSignal::new(form.date),
            text: RwSignal::new(MentionText::from_stored(&form.text)),
            people: RwSignal::new(form.people),
            newcomers: RwSignal::new(form.newcomers),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> ActForm {
        let kind = self.kind.with(|word| ProfileActKind::from_word(word));
        ActForm {
            kind: kind.unwrap_or_default(),
            date: self.date.get(),
            text: self.text.with(MentionText::to_stored),
            people: self.people.get(),
            newcomers: self.newcomers.get(),
        }
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of an act, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn ActEditor(
    /// The one to edit.
    #[prop(default = None)]
    act: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the text takes the focus.
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(act);
    let held = act.and_then(|id| app.peek(|book| book.get::<ProfileAct>(id).cloned()));
    let at_first = held.as_ref().map_or_else(ActForm::new, ActForm::of);
    let what = match &held {
        Some(held) => format!("“{}”", excerpt(&held.text)),
        None => "News of mine".to_owned(),
    };
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if act.is_some() {
        "Edit what it was"
    } else {
        "Add news or something you did"
    };
    view! {
        <KeptForm key label read=move |()| write_down(app, act, fields) done>
            <Inputs fields focus/>
        </KeptForm>
    }
}

/// What it was, when, and whom one met there.
#[component]
fn Inputs(fields: Fields, focus: bool) -> impl IntoView {
    let kinds = KINDS.map(|kind| (kind.word(), acts::kind(kind))).to_vec();
    view! {
        <div class="form-pair">
            <Select label="What it was" value=fields.kind options=kinds/>
            <PastDateField label="When" value=fields.date error=fields.problem(|all| &all.date)/>
        </div>
        <MentionArea
            label="In a few words"
            hint="News can be told in every brief. Type @ to mention somebody."
            value=fields.text
            error=fields.problem(|all| &all.text)
            autofocus=focus
            rows=3
        />
        <PeoplePicker label="Whom you met there" value=fields.people/>
        <TextArea
            label="Who is new"
            hint="One line each: “Bruno Costa, baker, bruno@costa.example”"
            value=fields.newcomers
            error=fields.problem(|all| &all.newcomers)
            rows=2
        />
        <Understood fields/>
    }
}

/// Who will be added, and who is here already.
#[component]
fn Understood(fields: Fields) -> impl IntoView {
    let app = app();
    let rows = move || {
        let lines = fields.newcomers.get();
        let found = app.read(|book| newcomers(book, &lines));
        let rows = found.into_iter().map(|one| {
            let said = match one.there.len() {
                0 => "will be added",
                1 => "is here already",
                _ => "could be several people: choose one above",
            };
            view! { <li><bdi>{one.name}</bdi>" "<span class="muted">{said}</span></li> }
        });
        rows.collect_view()
    };
    view! { <div role="status"><ul class="act-newcomers">{rows}</ul></div> }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let today = app.today.get_untracked();
    let form = fields.form();
    let change = app.peek(|book| form.write_down(book, id, today, || app.new_id()));
    let change = said_beside(fields.problems, change)?;
    let said = match change.added.len() {
        0 | 1 => "Saved".to_owned(),
        2 => "Saved, and one person added".to_owned(),
        many => format!("Saved, and {} people added", many - 1),
    };
    Some((change, said))
}

/// The button that opens the form, and the form by itself where something was left in it.
#[component]
pub fn AddAct() -> impl IntoView {
    let form = move |focus, done| view! { <ActEditor done focus/> };
    view! { <Opener label="Add news or something you did" key=draft_key(None) form/> }
}
