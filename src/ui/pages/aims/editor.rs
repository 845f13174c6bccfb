//! The form of an aim.

use leptos::prelude::*;

use crate::domain::aim::{Aim, AimKind};
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::aims::{self, AimForm, KINDS, Problems};
use crate::ui::kit::{Field, Select};
use crate::ui::pages::drafts::{Opener, names_of};
use crate::ui::pages::kept_form::{KeptForm, begin, problem, said_beside};
use crate::ui::pages::parts::PrivateTick;
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(whose: Id, aim: Option<Id>) -> String {
    match aim {
        Some(aim) => format!("aim/{aim}"),
        None => format!("aim/new/{whose}"),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    kind: RwSignal<String>,
    text: RwSignal<String>,
    fields: RwSignal<String>,
    private: RwSignal<bool>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: AimForm) -> Self {
        Fields {
            kind: RwSignal::new(form.kind.word().to_owned()),
            text: RwSignal::new(form.text),
            fields: RwSignal::new(form.fields),
            private: RwSignal::new(form.private),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> AimForm {
        AimForm {
            kind: self.kind(),
            text: self.text.get(),
            fields: self.fields.get(),
            private: self.private.get(),
        }
    }

    fn kind(self) -> AimKind {
        let kind = self.kind.with(|word| AimKind::from_word(word));
        kind.unwrap_or_default()
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of an aim, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn AimEditor(
    whose: Id,
    /// The one to edit.
    #[prop(default = None)]
    aim: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the first field takes the focus.
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(whose, aim);
    let held = aim.and_then(|id| app.peek(|book| book.get::<Aim>(id).cloned()));
    let at_first = held.as_ref().map(AimForm::of).unwrap_or_default();
    let what = format!("Goal, need or offer, {}", names_of(app, &[whose]));
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if aim.is_some() {
        "Edit what it is"
    } else {
        "Add a goal, need or offer"
    };
    view! {
        <KeptForm key label read=move |()| write_down(app, whose, aim, fields) done>
            <Inputs fields focus/>
        </KeptForm>
    }
}

/// What it is, and in which fields.
#[component]
fn Inputs(fields: Fields, focus: bool) -> impl IntoView {
    let kinds = KINDS.map(|kind| (kind.word(), aims::kind(kind))).to_vec();
    let example = Signal::derive(move || Some(aims::prompt(fields.kind()).to_owned()));
    view! {
        <div class="form-pair">
            <Select label="What it is" value=fields.kind options=kinds/>
            <Field
                label="Fields"
                hint="What it is about, such as “beekeeping, law”"
                value=fields.fields
            />
        </div>
        <Field
            label="In a few words"
            hint=example
            value=fields.text
            error=fields.problem(|all| &all.text)
            autofocus=focus
        />
        <PrivateTick value=fields.private/>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, whose: Id, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let today = app.today.get_untracked();
    // As it is now: it may have been changed elsewhere while the form was open.
    let before = id.and_then(|id| app.peek(|book| book.get::<Aim>(id).cloned()));
    let read = fields.form().read(whose, before.as_ref(), today);
    let aim = said_beside(fields.problems, read)?;
    let said = aims::saved(aim.kind).to_owned();
    // What went away while it was edited is written anew.
    let change = match id.filter(|_| before.is_some()) {
        Some(id) => app.edited(id, |held: &mut Aim| *held = aim),
        None => Change::add(app.new_id(), aim),
    };
    Some((change, said))
}

/// "Add a goal, need or offer", which opens the form, and opens by itself where something was left
/// in it.
#[component]
pub fn AddAim(whose: Id) -> impl IntoView {
    let form = move |focus, done| view! { <AimEditor whose done focus/> };
    let key = draft_key(whose, None);
    view! { <Opener label="Add a goal, need or offer" key class="button-plain at-start" form/> }
}
