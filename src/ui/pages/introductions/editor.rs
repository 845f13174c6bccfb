//! The form of an introduction.

use leptos::prelude::*;

use crate::domain::giving::Introduction;
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::introductions::{IntroductionForm, Problems};
use crate::ui::browser::page;
use crate::ui::kit::{Select, TextArea};
use crate::ui::pages::drafts::{Opener, names_of};
use crate::ui::pages::kept_form::{KeptForm, begin, problem, said_beside};
use crate::ui::pages::people_picker::PeoplePicker;
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(introduction: Option<Id>) -> String {
    match introduction {
        Some(introduction) => format!("introduction/{introduction}"),
        None => "introduction/new".to_owned(),
    }
}

/// As the choice of whom it is for keeps it.
const FOR_ME: &str = "me";

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    people: RwSignal<Vec<Id>>,
    through: RwSignal<Vec<Id>>,
    whom: RwSignal<String>,
    why: RwSignal<String>,
    outcome: RwSignal<String>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: IntroductionForm) -> Self {
        let whom = if form.for_me { FOR_ME } else { "" };
        Fields {
            people: RwSignal::new(form.people),
            through: RwSignal::new(form.through),
            whom: RwSignal::new(whom.to_owned()),
            why: RwSignal::new(form.why),
            outcome: RwSignal::new(form.outcome),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> IntroductionForm {
        IntroductionForm {
            people: self.people.get(),
            through: self.through.get(),
            for_me: self.for_me(),
            why: self.why.get(),
            outcome: self.outcome.get(),
        }
    }

    fn for_me(self) -> bool {
        self.whom.with(|whom| whom == FOR_ME)
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of an introduction, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn IntroductionEditor(
    /// The one to edit.
    #[prop(default = None)]
    introduction: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether a field takes the focus: the first one, or, once it was made, what came of it.
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(introduction);
    let at_first = app.peek(|book| {
        let held = introduction.and_then(|id| book.get::<Introduction>(id));
        held.map(|held| IntroductionForm::of(book, held))
    });
    let at_first = at_first.unwrap_or_default();
    let is_made = app.peek(|book| {
        let held = introduction.and_then(|id| book.get::<Introduction>(id));
        held.is_some_and(|held| held.made.is_some())
    });
    if focus {
        page::focus_soon(match is_made {
            true => ".introduction-fields > :last-child textarea",
            false => ".introduction-fields select",
        });
    }
    let what = match names_of(app, &at_first.people) {
        names if names.is_empty() => "An introduction".to_owned(),
        names => format!("Introduction, {names}"),
    };
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if introduction.is_some() {
        "Edit the introduction"
    } else {
        "Plan an introduction"
    };
    view! {
        <KeptForm
            key
            label
            save="Save introduction"
            read=move |()| write_down(app, introduction, fields)
            done
        >
            <Inputs fields/>
        </KeptForm>
    }
}

/// Who, why, and what came of it.
#[component]
fn Inputs(fields: Fields) -> impl IntoView {
    let whom = vec![("", "Two people to each other"), (FOR_ME, "Me to somebody")];
    let label = move || {
        if fields.for_me() {
            "Whom I would like to know"
        } else {
            "The two"
        }
    };
    // The label of a field stands: for another choice it is another field.
    let label = Memo::new(move |_| label());
    view! {
        <div class="introduction-fields form">
            <Select label="Whom to introduce" value=fields.whom options=whom/>
            {move || view! {
                <PeoplePicker
                    label=label.get()
                    value=fields.people
                    error=fields.problem(|all| &all.people)
                />
            }}
            <Show when=move || fields.for_me()>
                <PeoplePicker
                    label="Through whom"
                    hint="May stay empty while you look for somebody"
                    value=fields.through
                    error=fields.problem(|all| &all.through)
                />
            </Show>
            <TextArea
                label="Why"
                hint="What each would have of it. It can go into the text you send."
                value=fields.why
                rows=2
            />
            <TextArea label="What came of it" value=fields.outcome rows=2/>
        </div>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let form = fields.form();
    let (there, read) = app.peek(|book| {
        let before = id.and_then(|id| book.get::<Introduction>(id));
        (before.is_some(), form.read(book, before))
    });
    let read = said_beside(fields.problems, read)?;
    // What went away while it was edited is written anew.
    let change = match id.filter(|_| there) {
        Some(id) => app.edited(id, |held: &mut Introduction| *held = read),
        None => Change::add(app.new_id(), read),
    };
    Some((change, "Introduction saved".to_owned()))
}

/// "Plan an introduction", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn AddIntroduction() -> impl IntoView {
    let form = move |focus, done| view! { <IntroductionEditor done focus/> };
    view! { <Opener label="Plan an introduction" key=draft_key(None) form/> }
}
