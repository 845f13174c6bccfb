//! The form of having been in touch: when, how, with whom and what was said first; the rest behind
//! one word.

use leptos::prelude::*;

use super::agenda_parts::RaiseTicks;
use super::date_words_field::PastDateField;
use super::drafts::{Opener, excerpt, names_of};
use super::kept_form::{KeptForm, begin, problem, said_beside};
use super::mention_area::MentionArea;
use super::parts::PrivateTick;
use super::people_picker::PeoplePicker;
use crate::domain::circle::Circle;
use crate::domain::note::{Counts, Initiator, Interaction, InteractionKind, Size};
use crate::domain::{Change, Id};
use crate::rules::interaction_form::{InteractionForm, Problems};
use crate::rules::interaction_words as words;
use crate::rules::mention_text::MentionText;
use crate::rules::{Sentence, agenda};
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Field, Glyph, Select};
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(about: Option<Id>, interaction: Option<Id>) -> String {
    match (interaction, about) {
        (Some(interaction), _) => format!("interaction/{interaction}"),
        (None, Some(about)) => format!("interaction/new/{about}"),
        (None, None) => "interaction/new".to_owned(),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    date: RwSignal<String>,
    time: RwSignal<String>,
    participants: RwSignal<Vec<Id>>,
    kind: RwSignal<String>,
    circle: RwSignal<String>,
    initiator: RwSignal<String>,
    size: RwSignal<String>,
    place: RwSignal<String>,
    duration: RwSignal<String>,
    text: RwSignal<MentionText>,
    counts: RwSignal<String>,
    private: RwSignal<bool>,
    raised: RwSignal<Vec<Id>>,
    /// Whether the rest is shown.
    more: RwSignal<bool>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: InteractionForm) -> Self {
        let more = RwSignal::new(form.says_more());
        Fields {
            date: RwSignal::new(form.date),
            time: RwSignal::new(form.time),
            participants: RwSignal::new(form.participants),
            kind: RwSignal::new(form.kind.word().to_owned()),
            circle: RwSignal::new(form.circle.map(|id| id.to_string()).unwrap_or_default()),
            initiator: RwSignal::new(form.initiator.word().to_owned()),
            size: RwSignal::new(form.size.map_or("", Size::word).to_owned()),
            place: RwSignal::new(form.place),
            duration: RwSignal::new(form.duration),
            text: RwSignal::new(MentionText::from_stored(&form.text)),
            counts: RwSignal::new(form.counts.word().to_owned()),
            private: RwSignal::new(form.private),
            raised: RwSignal::new(form.raised),
            more,
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> InteractionForm {
        InteractionForm {
            date: self.date.get(),
            time: self.time.get(),
            participants: self.participants.get(),
            kind: self
                .kind
                .with(|word| InteractionKind::from_word(word))
                .unwrap_or_default(),
            circle: self.circle.with(|id| id.parse().ok()),
            initiator: self
                .initiator
                .with(|word| Initiator::from_word(word))
                .unwrap_or_default(),
            size: self.size.with(|word| Size::from_word(word)),
            place: self.place.get(),
            duration: self.duration.get(),
            text: self.text.with(MentionText::to_stored),
            counts: self
                .counts
                .with(|word| Counts::from_word(word))
                .unwrap_or_default(),
            private: self.private.get(),
            raised: self.raised.get(),
        }
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of having been in touch, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn InteractionEditor(
    /// With whom a new one was.
    #[prop(default = None)]
    about: Option<Id>,
    /// The one to edit.
    #[prop(default = None)]
    interaction: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the text takes the focus.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(about, interaction);
    let held = interaction.and_then(|id| app.peek(|book| book.get::<Interaction>(id).cloned()));
    let at_first = match &held {
        Some(held) => InteractionForm::of(held),
        None => InteractionForm::new(about.into_iter().collect(), app.today.get_untracked()),
    };
    let what = what_is_written(app, &at_first, interaction.is_some());
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if interaction.is_some() {
        "Edit how you caught up"
    } else {
        "Caught up"
    };
    view! {
        <KeptForm key label read=move |()| write_down(app, interaction, fields) done>
            <Quick fields focus/>
            // What stands open now was not raised in what was written down long ago.
            {interaction.is_none().then(|| view! { <Raised fields/> })}
            <More fields/>
            <PrivateTick value=fields.private/>
        </KeptForm>
    }
}

/// When, how, what was said, and with whom.
#[component]
fn Quick(fields: Fields, focus: bool) -> impl IntoView {
    let kinds = InteractionKind::ALL.iter();
    let kinds = kinds
        .map(|kind| (kind.word(), words::kind(*kind)))
        .collect();
    view! {
        <div class="form-when">
            <PastDateField label="When" value=fields.date error=fields.problem(|all| &all.date)/>
            <Select label="How" value=fields.kind options=kinds/>
        </div>
        <MentionArea
            label="What you talked about"
            hint="Type @ to mention somebody."
            value=fields.text
            autofocus=focus
        />
        <PeoplePicker
            label="With"
            value=fields.participants
            error=fields.problem(|all| &all.participants)
        />
    }
}

/// What one wanted to raise with those who took part.
#[component]
fn Raised(fields: Fields) -> impl IntoView {
    let tick = move |(point, raised): (Id, bool)| {
        fields.raised.update(|all| {
            all.retain(|id| *id != point);
            all.extend(raised.then_some(point));
        });
    };
    view! { <RaiseTicks people=fields.participants raised=fields.raised tick/> }
}

/// What is seldom said.
#[component]
fn More(fields: Fields) -> impl IntoView {
    let initiators = vec![
        (Initiator::Unsaid.word(), "Not said"),
        (Initiator::Me.word(), "I did"),
        (Initiator::Them.word(), "They did"),
    ];
    let sizes = Size::ALL
        .iter()
        .map(|size| (size.word(), words::size(*size)));
    let sizes = [("", "As many as took part")].into_iter().chain(sizes);
    let counts = vec![
        (Counts::BySize.word(), "Unless it was a crowd"),
        (Counts::Yes.word(), "Yes"),
        (Counts::No.word(), "No"),
    ];
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::HtmlDetailsElement>(&event);
        if details.open() != fields.more.get_untracked() {
            fields.more.set(details.open());
        }
    };
    view! {
        <details class="form-more" prop:open=fields.more on:toggle=toggled>
            <summary>"Time, place and more"</summary>
            <div class="form-grid">
                <Field
                    label="Time"
                    kind="time"
                    value=fields.time
                    error=fields.problem(|all| &all.time)
                />
                <Field
                    label="How long (minutes)"
                    value=fields.duration
                    error=fields.problem(|all| &all.duration)
                />
                <Field label="Where" value=fields.place/>
                <CircleChoice value=fields.circle/>
                <Select label="Who reached out" value=fields.initiator options=initiators/>
                <Select label="How many were there" value=fields.size options=sizes.collect()/>
                <Select label="Counts for the rhythm" value=fields.counts options=counts/>
            </div>
        </details>
    }
}

/// With which circle, where there are any.
#[component]
fn CircleChoice(value: RwSignal<String>) -> impl IntoView {
    let circles = app().peek(|book| {
        let all = book.all::<Circle>();
        let mut all: Vec<(String, String)> = all
            .map(|(id, circle)| (circle.name.clone(), id.to_string()))
            .collect();
        all.sort_by_cached_key(|(name, id)| (crate::rules::names::sort_key(name), id.clone()));
        all
    });
    if circles.is_empty() {
        return ().into_any();
    }
    let id = element_id("select");
    let chosen = value.get_untracked();
    let options = circles.into_iter().map(|(name, id)| {
        let selected = id == chosen;
        view! { <option value=id selected=selected>{name}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>"Circle"</label>
            <select id=id on:change=move |event| value.set(event_target_value(&event))>
                <option value="">"None"</option>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// Names the form in the list of unfinished things.
fn what_is_written(app: App, form: &InteractionForm, old: bool) -> String {
    match (old, names_of(app, &form.participants)) {
        (true, names) if names.is_empty() => format!("Caught up “{}”", excerpt(&form.text)),
        (_, names) if names.is_empty() => "Caught up".to_owned(),
        (_, names) => format!("Caught up with {names}"),
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    // As it is now: it may have been changed elsewhere while the form was open.
    let before = id.and_then(|id| app.peek(|book| book.get::<Interaction>(id).cloned()));
    let today = app.today.get_untracked();
    let form = fields.form();
    let read = form.read(before.as_ref(), today);
    let hidden = |found: &Problems| found.time.is_some() || found.duration.is_some();
    if read.as_ref().is_err_and(hidden) {
        fields.more.set(true);
    }
    let mut read = said_beside(fields.problems, read)?;
    let raised = app.peek(|book| form.raised(book));
    read.text = app.peek(|book| agenda::with_raised(book, &read.text, &raised));
    let said = match names_of(app, &read.participants) {
        names if names.is_empty() => "Caught up saved".to_owned(),
        names => format!("Caught up with {names}"),
    };
    // What went away while it was edited is written anew.
    Some(match id.filter(|_| before.is_some()) {
        Some(id) => {
            let change = app.edited(id, |held: &mut Interaction| *held = read);
            (change, "Changes saved".to_owned())
        }
        None => {
            let change = Change::add(app.new_id(), read);
            (change.squash(app.raised(&raised)), said)
        }
    })
}

/// "Caught up…", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn AddInteraction(about: Id) -> impl IntoView {
    let about = Some(about);
    let form = move |focus, done| view! { <InteractionEditor about done focus/> };
    view! { <Opener label="Caught up…" key=draft_key(about, None) glyph=Glyph::Check form/> }
}
