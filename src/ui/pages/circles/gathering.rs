//! The form of one gathering, written down for many at once.

use leptos::prelude::*;

use crate::domain::circle::Circle;
use crate::domain::note::{InteractionKind, Size};
use crate::domain::{Change, Contact, Id};
use crate::rules::circles::{self, members, people_words};
use crate::rules::gathering::{GatheringForm, Problems};
use crate::rules::mention_text::MentionText;
use crate::rules::{Sentence, interaction_words};
use crate::ui::browser::page;
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Field, Select, WindowList};
use crate::ui::pages::date_words_field::PastDateField;
use crate::ui::pages::drafts::Opener;
use crate::ui::pages::kept_form::{KeptForm, begin, problem, said_beside};
use crate::ui::pages::mention_area::MentionArea;
use crate::ui::pages::people_picker::PeoplePicker;
use crate::ui::state::{App, app};

pub fn draft_key(circle: Id) -> String {
    format!("gathering/{circle}")
}

/// Height of a row of the list of those who may have been there, in CSS pixels.
const ROW_HEIGHT: u32 = 44;

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    members: Memo<Vec<Id>>,
    date: RwSignal<String>,
    absent: RwSignal<Vec<Id>>,
    others: RwSignal<Vec<Id>>,
    kind: RwSignal<String>,
    /// Empty while it is guessed.
    size: RwSignal<String>,
    place: RwSignal<String>,
    text: RwSignal<MentionText>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: GatheringForm, members: Memo<Vec<Id>>) -> Self {
        Fields {
            members,
            date: RwSignal::new(form.date),
            absent: RwSignal::new(form.absent),
            others: RwSignal::new(form.others),
            kind: RwSignal::new(form.kind.word().to_owned()),
            size: RwSignal::new(form.size.map_or("", Size::word).to_owned()),
            place: RwSignal::new(form.place),
            text: RwSignal::new(MentionText::from_stored(&form.text)),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> GatheringForm {
        let kind = self.kind.with(|word| InteractionKind::from_word(word));
        GatheringForm {
            date: self.date.get(),
            absent: self.absent.get(),
            others: self.others.get(),
            kind: kind.unwrap_or_default(),
            size: self.size.with(|word| Size::from_word(word)),
            text: self.text.with(MentionText::to_stored),
            place: self.place.get(),
        }
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// "Log a gathering", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn LogGathering(circle: Id) -> impl IntoView {
    let form = move |focus, done| view! { <GatheringEditor circle done focus/> };
    view! { <Opener label="Log a gathering" key=draft_key(circle) form/> }
}

/// The form. Calls `done` after it was saved, or given up.
#[component]
fn GatheringEditor(circle: Id, done: Callback<()>, focus: bool) -> impl IntoView {
    let app = app();
    let key = draft_key(circle);
    let today = app.today.get_untracked();
    let at_first = app.peek(|book| GatheringForm::new(book, circle, today));
    let all = Memo::new(move |_| app.read(|book| members(book, circle)));
    let name = app.peek(|book| {
        book.get::<Circle>(circle)
            .map(|one| circles::name(one).to_owned())
    });
    let what = format!("Gathering of {}", name.unwrap_or_default());
    let fields_of = |form| Fields::of(form, all);
    let fields = begin(app, &key, what, at_first, fields_of, Fields::form);
    view! {
        <KeptForm
            key
            label="Log a gathering"
            save="Save gathering"
            class="form gathering-form"
            read=move |()| write_down(app, circle, fields)
            done
        >
            <When fields focus/>
            <Present fields/>
            <PeoplePicker value=fields.others label="Who else was there"/>
            <SizeField fields/>
            <MentionArea label="What it was about" value=fields.text rows=3/>
        </KeptForm>
    }
}

/// The date in words, how one was together, and where.
#[component]
fn When(fields: Fields, focus: bool) -> impl IntoView {
    let kinds = InteractionKind::ALL.iter();
    let kinds = kinds
        .map(|kind| (kind.word(), interaction_words::kind(*kind)))
        .collect();
    view! {
        <div class="person-grid">
            <PastDateField
                label="When"
                value=fields.date
                hint="“Yesterday”, “12 May” or “May 2025”"
                error=fields.problem(|all| &all.date)
                autofocus=focus
            />
            <Select label="How" value=fields.kind options=kinds/>
            <Field label="Where" value=fields.place/>
        </div>
    }
}

/// Everyone of the circle, each with a box to untick.
#[component]
fn Present(fields: Fields) -> impl IntoView {
    let error_id = element_id("present");
    let described = error_id.clone();
    let count = move || {
        let (all, away) = (fields.members.get(), fields.absent.get());
        let here = all.iter().filter(|id| !away.contains(id)).count();
        format!("{here} of {}", all.len())
    };
    let row = move |id: Id| view! { <Ticked fields id/> };
    let problem = fields.problem(|all| &all.people);
    view! {
        <fieldset class="gathering-people" aria-describedby=described>
            <legend>"Who was there"</legend>
            <div class="gathering-count">
                <span class="muted" aria-live="polite">{count}</span>
                <button
                    type="button"
                    class="button-plain"
                    on:click=move |_| fields.absent.set(Vec::new())
                >
                    "Everyone"
                </button>
                <button
                    type="button"
                    class="button-plain"
                    on:click=move |_| fields.absent.set(fields.members.get_untracked())
                >
                    "Nobody"
                </button>
            </div>
            <div class="gathering-list">
                <WindowList
                    items=fields.members
                    row_height=ROW_HEIGHT
                    label="People of the circle"
                    row
                />
            </div>
            <p class="field-error" id=error_id aria-live="polite">{move || problem.get()}</p>
        </fieldset>
    }
}

#[component]
fn Ticked(fields: Fields, id: Id) -> impl IntoView {
    let name = app().peek(|book| {
        let contact = book.get::<Contact>(id);
        contact.map(|one| one.display_name().to_owned())
    });
    let changed = move |event| {
        let here = event_target_checked(&event);
        fields.absent.update(|absent| {
            absent.retain(|one| *one != id);
            if !here {
                absent.push(id);
            }
        });
    };
    view! {
        <label class="gathering-person">
            <input
                type="checkbox"
                prop:checked=move || !fields.absent.with(|absent| absent.contains(&id))
                on:change=changed
            />
            <span><bdi>{name}</bdi></span>
        </label>
    }
}

/// How large it was: guessed from how many were there, until one chooses.
#[component]
fn SizeField(fields: Fields) -> impl IntoView {
    let id = element_id("size");
    let guess = move || {
        let mut form = fields.form();
        form.size = None;
        fields.members.with(|members| form.size(members))
    };
    let guessed = move || format!("{} (guessed)", interaction_words::size(guess()));
    let size = move || {
        let chosen = fields.size.with(|word| Size::from_word(word));
        chosen.unwrap_or_else(guess)
    };
    let hint = move || {
        (size() == Size::Crowd)
            .then_some("One meets a crowd without catching up: it does not count for rhythms.")
    };
    let chosen = fields.size.get_untracked();
    let options = Size::ALL.iter().map(|size| {
        let word = size.word();
        view! { <option value=word selected=word == chosen>{interaction_words::size(*size)}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>"How large"</label>
            <select id=id on:change=move |event| fields.size.set(event_target_value(&event))>
                <option value="" selected=chosen.is_empty()>{guessed}</option>
                {options.collect_view()}
            </select>
            <p class="field-hint" aria-live="polite">{hint}</p>
        </div>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, circle: Id, fields: Fields) -> Option<(Change, String)> {
    let today = app.today.get_untracked();
    let read = app.peek(|book| fields.form().read(book, circle, today));
    let nobody = |found: &Problems| found.people.is_some() && found.date.is_none();
    if read.as_ref().is_err_and(nobody) {
        page::focus_soon(".gathering-people input");
    }
    let gathering = said_beside(fields.problems, read)?;
    let count = people_words(gathering.participants.len());
    let change = Change::add(app.new_id(), gathering);
    Some((change, format!("Gathering saved, {count}")))
}
