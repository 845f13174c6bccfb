//! The form of a life event.

use leptos::prelude::*;

use super::date_words_field::PastDateField;
use super::drafts::{Opener, names_of};
use super::kept_form::{KeptForm, begin, problem, said_beside};
use super::people_picker::PeoplePicker;
use crate::domain::note::LifeEvent;
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::life_event_form::{KINDS, LifeEventForm, Problems};
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Field, Glyph, TextArea};
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(whose: Option<Id>, event: Option<Id>) -> String {
    match (event, whose) {
        (Some(event), _) => format!("life-event/{event}"),
        (None, Some(whose)) => format!("life-event/new/{whose}"),
        (None, None) => "life-event/new".to_owned(),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    whose: RwSignal<Vec<Id>>,
    date: RwSignal<String>,
    kind: RwSignal<String>,
    text: RwSignal<String>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: LifeEventForm) -> Self {
        Fields {
            whose: RwSignal::new(form.whose),
            date: RwSignal::new(form.date),
            kind: RwSignal::new(form.kind),
            text: RwSignal::new(form.text),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> LifeEventForm {
        LifeEventForm {
            whose: self.whose.get(),
            date: self.date.get(),
            kind: self.kind.get(),
            text: self.text.get(),
        }
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of a life event, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn LifeEventEditor(
    /// Whose a new one is.
    #[prop(default = None)]
    whose: Option<Id>,
    /// The one to edit.
    #[prop(default = None)]
    event: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the first field takes the focus.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(whose, event);
    let held = event.and_then(|id| app.peek(|book| book.get::<LifeEvent>(id).cloned()));
    let at_first = match &held {
        Some(held) => LifeEventForm::of(held),
        None => LifeEventForm {
            whose: whose.into_iter().collect(),
            ..LifeEventForm::default()
        },
    };
    let what = match names_of(app, &at_first.whose) {
        names if names.is_empty() => "Life event".to_owned(),
        names => format!("Life event, {names}"),
    };
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if event.is_some() {
        "Edit the life event"
    } else {
        "Add a life event"
    };
    view! {
        <KeptForm
            key
            label
            save="Save life event"
            read=move |()| write_down(app, event, fields)
            done
        >
            <Inputs fields focus/>
        </KeptForm>
    }
}

/// What happened, when, and to whom.
#[component]
fn Inputs(fields: Fields, focus: bool) -> impl IntoView {
    let list = element_id("life-events");
    let kinds = KINDS.map(|kind| view! { <option value=kind></option> });
    view! {
        <div class="form-pair">
            <Field
                label="What happened"
                value=fields.kind
                error=fields.problem(|all| &all.kind)
                list=list.clone()
                autofocus=focus
            />
            <PastDateField
                label="When"
                value=fields.date
                error=fields.problem(|all| &all.date)
                hint="“May 2024” or “2024”; may stay empty"
            />
        </div>
        <datalist id=list>{kinds.to_vec()}</datalist>
        <TextArea label="More about it" value=fields.text rows=2/>
        <PeoplePicker
            label="Whose"
            value=fields.whose
            error=fields.problem(|all| &all.whose)
        />
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let today = app.today.get_untracked();
    let form = fields.form();
    let change = app.peek(|book| form.write_down(book, id, today, || app.new_id()));
    let change = said_beside(fields.problems, change)?;
    Some((change, "Life event saved".to_owned()))
}

/// "Add a life event", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn AddLifeEvent(about: Id) -> impl IntoView {
    let whose = Some(about);
    let form = move |focus, done| view! { <LifeEventEditor whose done focus/> };
    let key = draft_key(whose, None);
    view! {
        <Opener label="Add a life event" key class="button-plain at-start" glyph=Glyph::Flag form/>
    }
}
