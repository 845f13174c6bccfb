//! The form of help given or received, a gift or a loan.

use leptos::prelude::*;

use super::act_picker::ActPicker;
use super::date_words_field::PastDateField;
use super::drafts::{Opener, names_of};
use super::kept_form::{KeptForm, begin, problem, said_beside};
use super::people_picker::PeoplePicker;
use crate::domain::giving::{Favour, FavourKind};
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::favours::form::{Direction, FavourForm, Problems};
use crate::rules::favours::words;
use crate::ui::kit::{Field, Glyph, Select, TextArea};
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(person: Option<Id>, favour: Option<Id>) -> String {
    match (favour, person) {
        (Some(favour), _) => format!("favour/{favour}"),
        (None, Some(person)) => format!("favour/new/{person}"),
        (None, None) => "favour/new".to_owned(),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    direction: RwSignal<String>,
    people: RwSignal<Vec<Id>>,
    others: RwSignal<Vec<Id>>,
    kind: RwSignal<String>,
    item: RwSignal<String>,
    amount: RwSignal<String>,
    text: RwSignal<String>,
    date: RwSignal<String>,
    returned: RwSignal<String>,
    thanked: RwSignal<String>,
    grew_from: RwSignal<Option<Id>>,
    /// Whether what is seldom said stands open.
    more: RwSignal<bool>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: FavourForm) -> Self {
        let more =
            form.grew_from.is_some() || !form.returned.is_empty() || !form.thanked.is_empty();
        Fields {
            direction: RwSignal::new(form.direction.words().to_owned()),
            people: RwSignal::new(form.people),
            others: RwSignal::new(form.others),
            kind: RwSignal::new(form.kind.word().to_owned()),
            item: RwSignal::new(form.item),
            amount: RwSignal::new(form.amount),
            text: RwSignal::new(form.text),
            date: RwSignal::new(form.date),
            returned: RwSignal::new(form.returned),
            thanked: RwSignal::new(form.thanked),
            grew_from: RwSignal::new(form.grew_from),
            more: RwSignal::new(more),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> FavourForm {
        FavourForm {
            direction: self.direction(),
            people: self.people.get(),
            others: self.others.get(),
            kind: self.kind(),
            item: self.item.get(),
            amount: self.amount.get(),
            text: self.text.get(),
            date: self.date.get(),
            returned: self.returned.get(),
            thanked: self.thanked.get(),
            grew_from: self.grew_from.get(),
        }
    }

    fn direction(self) -> Direction {
        self.direction
            .with(|words| Direction::from_words(words))
            .unwrap_or_default()
    }

    fn kind(self) -> FavourKind {
        self.kind
            .with(|word| FavourKind::from_word(word))
            .unwrap_or_default()
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }

    /// Whether that field is shown: where its kind asks for it, and from when it was filled on.
    fn is_shown(self, asks: fn(FavourKind) -> bool, filled: fn(Fields) -> bool) -> Memo<bool> {
        let was_filled = Memo::new(move |before: Option<&bool>| {
            before.copied().unwrap_or_default() || filled(self)
        });
        Memo::new(move |_| asks(self.kind()) || was_filled.get())
    }
}

/// The form of a favour, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn FavourEditor(
    /// On whose page a new one is written.
    #[prop(default = None)]
    person: Option<Id>,
    /// The one to edit.
    #[prop(default = None)]
    favour: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the first field takes the focus.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(person, favour);
    let held = favour.and_then(|id| {
        app.peek(|book| {
            book.get::<Favour>(id)
                .map(|held| FavourForm::of(book, held))
        })
    });
    let at_first = held.unwrap_or_else(|| FavourForm::new(person, app.today.get_untracked()));
    let what = match names_of(app, &at_first.people) {
        names if names.is_empty() => "Help or a gift".to_owned(),
        names => format!("Help or a gift, {names}"),
    };
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let label = if favour.is_some() {
        "Edit what was given"
    } else {
        "Write down help, a gift or a loan"
    };
    view! {
        <KeptForm key label read=move |()| write_down(app, favour, fields) done>
            <Who fields/>
            <What fields favour focus/>
            <More fields favour/>
        </KeptForm>
    }
}

/// Who helped whom.
#[component]
fn Who(fields: Fields) -> impl IntoView {
    let directions = Direction::ALL.map(|(_, words)| (words, words)).to_vec();
    let kinds = FavourKind::ALL.iter();
    let kinds = kinds
        .map(|kind| (kind.word(), words::kind(*kind)))
        .collect();
    let direction = Memo::new(move |_| fields.direction());
    // The label of a field stands: whoever helped is another field than whom one helped.
    let people = move || {
        let label = match direction.get() {
            Direction::Given => "Whom you helped",
            Direction::Received | Direction::Between => "Who helped",
        };
        let error = fields.problem(|all| &all.people);
        view! { <PeoplePicker label value=fields.people error/> }
    };
    let between = move || direction.get() == Direction::Between;
    view! {
        <div class="form-grid">
            <Select label="Who helped whom" value=fields.direction options=directions/>
            <Select label="What kind" value=fields.kind options=kinds/>
        </div>
        {people}
        <Show when=between>
            <PeoplePicker
                label="Whom they helped"
                value=fields.others
                error=fields.problem(|all| &all.others)
            />
        </Show>
    }
}

/// What it was, and when.
#[component]
fn What(fields: Fields, favour: Option<Id>, focus: bool) -> impl IntoView {
    let app = app();
    let shown = fields.is_shown(words::takes_thing, |fields| {
        fields.item.with(|text| !text.is_empty()) || fields.amount.with(|text| !text.is_empty())
    });
    let understood = move || {
        let form = fields.form();
        let read = app.peek(|book| form.understood(book, favour));
        read.map(|words| format!("Understood as {words}"))
    };
    let form = move || {
        view! {
            <div class="form-pair">
                <Field label="The thing" hint="“a ladder”" value=fields.item/>
                <div class="person-field">
                    <Field
                        label="Or money"
                        hint="“20 €” or “EUR 20”"
                        value=fields.amount
                        error=fields.problem(|all| &all.amount)
                    />
                    <p class="field-hint person-understood" aria-live="polite">{understood}</p>
                </div>
            </div>
        }
    };
    view! {
        <Show when=move || shown.get()>{form()}</Show>
        <TextArea
            label="What it was"
            value=fields.text
            error=fields.problem(|all| &all.text)
            rows=2
            autofocus=focus
        />
        <PastDateField
            label="When"
            value=fields.date
            error=fields.problem(|all| &all.date)
            hint="“May 2024” or “2024”; may stay empty"
        />
    }
}

/// Where it came from, and what became of it.
#[component]
fn More(fields: Fields, favour: Option<Id>) -> impl IntoView {
    let returns = fields.is_shown(
        |kind| kind == FavourKind::Loan,
        |fields| fields.returned.with(|day| !day.is_empty()),
    );
    let toggled = move |event: leptos::ev::Event| {
        let details = event_target::<web_sys::HtmlDetailsElement>(&event);
        if details.open() != fields.more.get_untracked() {
            fields.more.set(details.open());
        }
    };
    view! {
        <details class="form-more" prop:open=fields.more on:toggle=toggled>
            <summary>"What it grew from, thanks and return"</summary>
            <ActPicker
                label="Grew from"
                hint="Help, an introduction, an idea or a conversation, perhaps years ago"
                value=fields.grew_from
                of=favour
                error=fields.problem(|all| &all.grew_from)
            />
            <div class="form-grid">
                <Field
                    label="Thanked on"
                    kind="date"
                    value=fields.thanked
                    error=fields.problem(|all| &all.thanked)
                />
                <Show when=move || returns.get()>
                    <Field
                        label="Returned on"
                        kind="date"
                        value=fields.returned
                        error=fields.problem(|all| &all.returned)
                    />
                </Show>
            </div>
        </details>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let today = app.today.get_untracked();
    let form = fields.form();
    let change = app.peek(|book| form.write_down(book, id, today, || app.new_id()));
    let change = said_beside(fields.problems, change);
    let hidden = fields.problems.with_untracked(|all| {
        all.grew_from.is_some() || all.thanked.is_some() || all.returned.is_some()
    });
    if hidden {
        fields.more.set(true);
    }
    Some((change?, "Written down".to_owned()))
}

/// "Help, a gift, a loan", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn AddFavour(person: Id) -> impl IntoView {
    let form = move |focus, done| view! { <FavourEditor person=Some(person) done focus/> };
    let key = draft_key(Some(person), None);
    view! {
        <Opener label="Help, a gift or a loan" key class="button-plain at-start" glyph=Glyph::Heart form/>
    }
}
