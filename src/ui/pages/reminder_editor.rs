//! The form of a reminder.

use leptos::prelude::*;

use super::drafts::{Opener, excerpt, left_open, names_of};
use super::kept_form::{KeptForm, begin, problem, said_beside};
use super::people_picker::PeoplePicker;
use crate::domain::reminder::{Anchor, Frequency, Reminder};
use crate::domain::{Change, Id};
use crate::rules::first_letter::capital;
use crate::rules::reminder_form::{Problems, ReminderForm};
use crate::rules::{Sentence, recurrence};
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Field, Select};
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(about: Option<Id>, reminder: Option<Id>) -> String {
    match (reminder, about) {
        (Some(reminder), _) => format!("reminder/{reminder}"),
        (None, Some(about)) => format!("reminder/new/{about}"),
        (None, None) => "reminder/new".to_owned(),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<String>,
    due: RwSignal<String>,
    frequency: RwSignal<String>,
    interval: RwSignal<String>,
    anchor: RwSignal<String>,
    until: RwSignal<String>,
    lead_days: RwSignal<String>,
    about: RwSignal<Vec<Id>>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: ReminderForm) -> Self {
        Fields {
            text: RwSignal::new(form.text),
            due: RwSignal::new(form.due),
            frequency: RwSignal::new(form.frequency.map_or("", Frequency::word).to_owned()),
            interval: RwSignal::new(form.interval),
            anchor: RwSignal::new(form.anchor.word().to_owned()),
            until: RwSignal::new(form.until),
            lead_days: RwSignal::new(form.lead_days),
            about: RwSignal::new(form.about),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> ReminderForm {
        ReminderForm {
            text: self.text.get(),
            due: self.due.get(),
            frequency: self.frequency.with(|word| Frequency::from_word(word)),
            interval: self.interval.get(),
            anchor: self
                .anchor
                .with(|word| Anchor::from_word(word))
                .unwrap_or_default(),
            until: self.until.get(),
            lead_days: self.lead_days.get(),
            about: self.about.get(),
        }
    }

    fn repeats(self) -> bool {
        self.frequency.with(|word| !word.is_empty())
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of a reminder, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn ReminderEditor(
    /// Whom a new reminder is about.
    #[prop(default = None)]
    about: Option<Id>,
    /// The reminder to edit.
    #[prop(default = None)]
    reminder: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the text takes the focus.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(about, reminder);
    let before = reminder.and_then(|id| app.peek(|book| book.get::<Reminder>(id).cloned()));
    let at_first = match &before {
        Some(before) => ReminderForm::of(before),
        None => ReminderForm::new(about.into_iter().collect(), app.today.get_untracked()),
    };
    let what = what_is_written(app, &at_first);
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if reminder.is_some() {
        "Edit the reminder"
    } else {
        "Add a reminder"
    };
    view! {
        <KeptForm
            key
            label
            save="Save reminder"
            class="form reminder-form"
            read=move |()| write_down(app, reminder, fields)
            done
        >
            <Field
                label="Remind me to"
                value=fields.text
                error=fields.problem(|all| &all.text)
                autofocus=focus
            />
            <When fields/>
            <PeoplePicker value=fields.about/>
        </KeptForm>
    }
}

/// Names the form in the list of unfinished things.
fn what_is_written(app: App, form: &ReminderForm) -> String {
    match (form.text.is_empty(), names_of(app, &form.about)) {
        (false, _) => format!("Reminder “{}”", excerpt(&form.text)),
        (true, names) if names.is_empty() => "New reminder".to_owned(),
        (true, names) => format!("Reminder about {names}"),
    }
}

/// The day, the days before it, and how it comes round.
#[component]
fn When(fields: Fields) -> impl IntoView {
    view! {
        <div class="form-line">
            <Field
                label="Due"
                kind="date"
                value=fields.due
                error=fields.problem(|all| &all.due)
            />
            <Field
                label="Days of notice"
                hint="Show it this many days before"
                kind="number"
                value=fields.lead_days
                error=fields.problem(|all| &all.lead_days)
            />
            <Repeats fields/>
        </div>
        <Show when=move || fields.repeats()>
            <Round fields/>
        </Show>
    }
}

/// Whether it comes round. Each choice reads as the interval has it: "Every 2 weeks".
#[component]
fn Repeats(fields: Fields) -> impl IntoView {
    let id = element_id("select");
    let chosen = fields.frequency.get_untracked();
    let option = |frequency: Frequency| {
        let words = move || {
            let interval = fields
                .interval
                .with(|typed| typed.trim().parse().unwrap_or(1));
            capital(&recurrence::every(frequency, interval))
        };
        let kept = frequency.word();
        view! { <option value=kept selected=kept == chosen>{words}</option> }
    };
    let options = Frequency::ALL.iter().copied().map(option).collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>"Repeats"</label>
            <select
                id=id
                on:change=move |event| fields.frequency.set(event_target_value(&event))
            >
                <option value="" selected=chosen.is_empty()>"Never"</option>
                {options}
            </select>
        </div>
    }
}

/// Every how many, counted from where, and until when.
#[component]
fn Round(fields: Fields) -> impl IntoView {
    let anchors = vec![
        (Anchor::DueDate.word(), "The day it is due"),
        (Anchor::Completion.word(), "The day it is done"),
    ];
    let every = move || {
        let unit = match fields.form().frequency {
            None | Some(Frequency::Daily) => "days",
            Some(Frequency::Weekly) => "weeks",
            Some(Frequency::Monthly) => "months",
            Some(Frequency::Yearly) => "years",
        };
        format!("Every how many {unit}")
    };
    // The label of a field stands: another unit is another field.
    let unit = Memo::new(move |_| every());
    let words = move || {
        fields
            .form()
            .in_words()
            .map(|words| format!("Repeats {words}."))
    };
    view! {
        <div class="form-line">
            {move || view! {
                <Field
                    label=unit.get()
                    kind="number"
                    value=fields.interval
                    error=fields.problem(|all| &all.interval)
                />
            }}
            <Select label="Counted from" value=fields.anchor options=anchors/>
            <Field
                label="Until (may stay empty)"
                kind="date"
                value=fields.until
                error=fields.problem(|all| &all.until)
            />
        </div>
        <p class="muted" role="status">{words}</p>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    // As it is now: it may have been done while the form was open.
    let before = id.and_then(|id| app.peek(|book| book.get::<Reminder>(id).cloned()));
    let reminder = said_beside(fields.problems, fields.form().read(before.as_ref()))?;
    let change = match id.filter(|_| before.is_some()) {
        Some(id) => app.edited(id, |held: &mut Reminder| *held = reminder),
        None => Change::add(app.new_id(), reminder),
    };
    Some((change, "Reminder saved".to_owned()))
}

/// Forms that were left open for reminders that are not among those `drawn`: done since, deleted, or
/// further down.
#[component]
pub fn LeftOpen(drawn: Vec<Id>) -> impl IntoView {
    left_open(app(), "reminder/", &drawn, |id, done| {
        view! { <ReminderEditor reminder=Some(id) done focus=false/> }
    })
}

/// "Add a reminder", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn AddReminder(#[prop(default = None)] about: Option<Id>) -> impl IntoView {
    let form = move |focus, done| view! { <ReminderEditor about done focus/> };
    // On a person's page, what is most often done there is to write down having caught up.
    let class = if about.is_some() {
        "button-quiet"
    } else {
        "button"
    };
    view! { <Opener label="Add a reminder" key=draft_key(about, None) class form/> }
}
