//! The form of an idea.

use leptos::prelude::*;

use crate::domain::aim::{Aim, Idea, IdeaState};
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::ideas::{self, IdeaForm, Problems, aims_for};
use crate::rules::mention_text::MentionText;
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Field, Select};
use crate::ui::pages::drafts::{Opener, excerpt, names_of};
use crate::ui::pages::kept_form::{KeptForm, begin, problem, said_beside};
use crate::ui::pages::mention_area::MentionArea;
use crate::ui::pages::people_picker::PeoplePicker;
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(idea: Option<Id>) -> String {
    match idea {
        Some(idea) => format!("idea/{idea}"),
        None => "idea/new".to_owned(),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<MentionText>,
    sparked_by: RwSignal<Vec<Id>>,
    would_interest: RwSignal<Vec<Id>>,
    fields: RwSignal<String>,
    aim: RwSignal<String>,
    state: RwSignal<String>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: IdeaForm) -> Self {
        Fields {
            text: RwSignal::new(MentionText::from_stored(&form.text)),
            sparked_by: RwSignal::new(form.sparked_by),
            would_interest: RwSignal::new(form.would_interest),
            fields: RwSignal::new(form.fields),
            aim: RwSignal::new(form.aim.map(|id| id.to_string()).unwrap_or_default()),
            state: RwSignal::new(form.state.word().to_owned()),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> IdeaForm {
        let state = self.state.with(|word| IdeaState::from_word(word));
        IdeaForm {
            text: self.text.with(MentionText::to_stored),
            sparked_by: self.sparked_by.get(),
            would_interest: self.would_interest.get(),
            fields: self.fields.get(),
            aim: self.aim.with(|id| id.parse().ok()),
            state: state.unwrap_or_default(),
        }
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of an idea, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn IdeaEditor(
    /// The one to edit.
    #[prop(default = None)]
    idea: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the text takes the focus.
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(idea);
    let held = idea.and_then(|id| app.peek(|book| book.get::<Idea>(id).cloned()));
    let at_first = held.as_ref().map(IdeaForm::of).unwrap_or_default();
    let what = match &held {
        Some(held) => format!("Idea “{}”", excerpt(&held.text)),
        None => "New idea".to_owned(),
    };
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if idea.is_some() {
        "Edit the idea"
    } else {
        "Write down an idea"
    };
    view! {
        <KeptForm
            key
            label
            save="Save idea"
            read=move |()| write_down(app, idea, fields)
            done
        >
            <Inputs fields focus old=idea.is_some()/>
        </KeptForm>
    }
}

/// The idea, whom it has to do with, and what it is for.
#[component]
fn Inputs(fields: Fields, focus: bool, old: bool) -> impl IntoView {
    let states = IdeaState::ALL.iter();
    let states: Vec<_> = states
        .map(|state| (state.word(), ideas::state(*state)))
        .collect();
    view! {
        <MentionArea
            label="The idea"
            hint="Type @ to mention somebody."
            value=fields.text
            error=fields.problem(|all| &all.text)
            autofocus=focus
        />
        <div class="form-pair">
            <PeoplePicker label="Sparked by" value=fields.sparked_by/>
            <PeoplePicker label="Would interest" value=fields.would_interest/>
        </div>
        <div class="form-pair">
            <ForAim value=fields.aim people=fields.would_interest/>
            <Field
                label="Fields"
                hint="Such as “beekeeping, law”; may stay empty"
                value=fields.fields
            />
        </div>
        {old.then(|| view! { <Select label="What became of it" value=fields.state options=states/> })}
    }
}

/// The aim it would serve: one's own, or one of those whom it would interest.
#[component]
fn ForAim(value: RwSignal<String>, people: RwSignal<Vec<Id>>) -> impl IntoView {
    let app = app();
    let id = element_id("select");
    let aims = Memo::new(move |_| {
        app.read(|book| {
            let chosen = value.with_untracked(|id| id.parse::<Id>().ok());
            let mut all = aims_for(book, &people.get());
            // What it was for stays, whoever is taken off and whatever was met since.
            all.extend(chosen.filter(|id| !all.contains(id)));
            let named = |id: Id| {
                let aim = book.get::<Aim>(id)?;
                let whose = names_of(app, &[aim.whose]);
                Some((id.to_string(), format!("{whose}: {}", excerpt(&aim.text))))
            };
            all.into_iter().filter_map(named).collect::<Vec<_>>()
        })
    });
    let options = move || {
        let chosen = value.get_untracked();
        let all = aims.get().into_iter().map(|(id, words)| {
            let selected = id == chosen;
            view! { <option value=id selected=selected>{words}</option> }
        });
        all.collect_view()
    };
    view! {
        <div class="field">
            <label for=id.clone()>"For which goal or challenge"</label>
            <p class="field-hint">"One of yours, or of those it would interest"</p>
            <select id=id on:change=move |event| value.set(event_target_value(&event))>
                <option value="">"None in particular"</option>
                {options}
            </select>
        </div>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let today = app.today.get_untracked();
    let before = id.and_then(|id| app.peek(|book| book.get::<Idea>(id).cloned()));
    let read = fields.form().read(before.as_ref(), today);
    let idea = said_beside(fields.problems, read)?;
    // What went away while it was edited is written anew.
    let change = match id.filter(|_| before.is_some()) {
        Some(id) => app.edited(id, |held: &mut Idea| *held = idea),
        None => Change::add(app.new_id(), idea),
    };
    Some((change, "Idea saved".to_owned()))
}

/// "Write down an idea", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn AddIdea() -> impl IntoView {
    let form = move |focus, done| view! { <IdeaEditor done focus/> };
    view! { <Opener label="Write down an idea" key=draft_key(None) form/> }
}
