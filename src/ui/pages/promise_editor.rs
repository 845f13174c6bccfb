//! The form of a promise: whose, what, and until when.

use leptos::prelude::*;

use super::date_words_field::{DueDayField, PastDateField};
use super::drafts::{excerpt, left_open, names_of};
use super::kept_form::{KeptForm, begin, problem, said_beside};
use super::people_picker::PeoplePicker;
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::promises::Side;
use crate::rules::promises::form::{Problems, PromiseForm};
use crate::ui::kit::{Field, Select};
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(with: Option<Id>, promise: Option<Id>) -> String {
    match (promise, with) {
        (Some(promise), _) => format!("promise/{promise}"),
        (None, Some(with)) => format!("promise/new/{with}"),
        (None, None) => "promise/new".to_owned(),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    whose: RwSignal<String>,
    from: RwSignal<Vec<Id>>,
    to: RwSignal<Vec<Id>>,
    text: RwSignal<String>,
    due: RwSignal<String>,
    state: RwSignal<String>,
    closed: RwSignal<String>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: PromiseForm) -> Self {
        let fields = Fields {
            whose: RwSignal::new(form.whose),
            from: RwSignal::new(form.from),
            to: RwSignal::new(form.to),
            text: RwSignal::new(form.text),
            due: RwSignal::new(form.due),
            state: RwSignal::new(form.state.word().to_owned()),
            closed: RwSignal::new(form.closed),
            problems: RwSignal::default(),
        };
        fields.turn_about();
        fields
    }

    /// What stands in the form, tracked.
    fn form(self) -> PromiseForm {
        PromiseForm {
            whose: self.whose.get(),
            from: self.from.get(),
            to: self.to.get(),
            text: self.text.get(),
            due: self.due.get(),
            state: self
                .state
                .with(|word| PromiseState::from_word(word))
                .unwrap_or_default(),
            closed: self.closed.get(),
        }
    }

    fn side(self) -> Side {
        self.whose.with(|word| Side::from_word(word))
    }

    /// Whoever it is with goes along to the other side.
    fn turn_about(self) {
        Effect::new(move |before: Option<Side>| {
            let now = self.side();
            let (from, to) = (self.from.get_untracked(), self.to.get_untracked());
            match now {
                _ if before.is_none_or(|before| before == now) => {}
                Side::Mine if to.is_empty() => self.to.set(from),
                Side::Theirs if from.is_empty() => self.from.set(to),
                Side::Others if from == to => self.to.set(Vec::new()),
                _ => {}
            }
            now
        });
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of a promise, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn PromiseEditor(
    /// To whom a new one is.
    #[prop(default = None)]
    with: Option<Id>,
    /// The one to edit.
    #[prop(default = None)]
    promise: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the text takes the focus.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(with, promise);
    let at_first = app.peek(|book| {
        let held = promise.and_then(|id| book.get::<Promise>(id));
        held.map_or_else(
            || PromiseForm::new(with.into_iter().collect()),
            |held| PromiseForm::of(book, held),
        )
    });
    let what = match names_of(app, &[at_first.from.clone(), at_first.to.clone()].concat()) {
        names if names.is_empty() => format!("Promise {}", excerpt(&at_first.text)),
        names => format!("Promise, {names}"),
    };
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if promise.is_some() {
        "Edit the promise"
    } else {
        "Add a promise"
    };
    view! {
        <KeptForm
            key
            label
            save="Save promise"
            read=move |()| write_down(app, promise, fields)
            done
        >
            <Inputs fields focus/>
            {promise.is_some().then(|| view! { <Outcome fields/> })}
        </KeptForm>
    }
}

/// Whose it is, what, and until when.
#[component]
fn Inputs(fields: Fields, focus: bool) -> impl IntoView {
    let sides = vec![
        (Side::Mine.word(), "I did"),
        (Side::Theirs.word(), "They did, to me"),
        (Side::Others.word(), "Somebody, to somebody else"),
    ];
    view! {
        <Field
            label="What was promised"
            value=fields.text
            error=fields.problem(|all| &all.text)
            autofocus=focus
        />
        <div class="form-pair">
            <Select label="Who promised it" value=fields.whose options=sides/>
            <DueDayField
                label="By when"
                value=fields.due
                error=fields.problem(|all| &all.due)
                hint="“Friday” or “in 2 weeks”; may stay empty"
            />
        </div>
        <Show when=move || fields.side() != Side::Mine>
            <PeoplePicker
                label="By whom"
                value=fields.from
                error=fields.problem(|all| &all.from)
            />
        </Show>
        <Show when=move || fields.side() != Side::Theirs>
            <PeoplePicker
                label="To whom"
                value=fields.to
                error=fields.problem(|all| &all.to)
            />
        </Show>
    }
}

/// What became of it, and when.
#[component]
fn Outcome(fields: Fields) -> impl IntoView {
    let states = vec![
        (PromiseState::Open.word(), "Still open"),
        (PromiseState::Kept.word(), "Kept"),
        (PromiseState::Released.word(), "Released"),
    ];
    let closed = move || fields.state.with(|word| word != PromiseState::Open.word());
    view! {
        <div class="form-pair">
            <Select label="What became of it" value=fields.state options=states/>
            <Show when=closed>
                <PastDateField
                    label="On what day"
                    value=fields.closed
                    error=fields.problem(|all| &all.closed)
                    hint="“Yesterday” or “12 May”; empty is today"
                />
            </Show>
        </div>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let today = app.today.get_untracked();
    let (form, new) = (fields.form(), app.new_id());
    let change = app.peek(|book| form.write_down(book, id, today, new));
    let change = said_beside(fields.problems, change)?;
    Some((change, "Promise saved".to_owned()))
}

/// Forms that were left open for promises that are not among those `drawn`: closed since, deleted, or
/// further down.
#[component]
pub fn LeftOpen(drawn: Vec<Id>) -> impl IntoView {
    left_open(app(), "promise/", &drawn, |id, done| {
        view! { <PromiseEditor promise=Some(id) done focus=false/> }
    })
}
