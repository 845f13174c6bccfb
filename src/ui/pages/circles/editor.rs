//! The form of a circle.

use leptos::prelude::*;

use crate::domain::Id;
use crate::domain::circle::{Circle, CircleKind};
use crate::domain::contact::Address;
use crate::route::Route;
use crate::rules::Sentence;
use crate::rules::circle_form::{CircleForm, Problems, Written};
use crate::rules::circles::{HUES, hue, kind_words, name};
use crate::ui::kit::{Field, Select, TextArea, Tick};
use crate::ui::pages::kept_form::{KeptForm, begin, problem, said_beside};
use crate::ui::pages::person::AddressFields;
use crate::ui::pages::rhythm_field::RhythmField;
use crate::ui::state::app;

/// Key of the draft of that form.
pub fn draft_key(circle: Id) -> String {
    format!("circle/{circle}")
}

/// Kinds in the order in which one looks for them.
const KINDS: [CircleKind; 6] = [
    CircleKind::Family,
    CircleKind::Household,
    CircleKind::Friends,
    CircleKind::Work,
    CircleKind::Group,
    CircleKind::Other,
];

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    kind: RwSignal<String>,
    hue: RwSignal<Option<u16>>,
    rhythm: RwSignal<String>,
    i_belong: RwSignal<bool>,
    meets: RwSignal<String>,
    note: RwSignal<String>,
    address: RwSignal<Address>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: CircleForm) -> Self {
        let CircleForm { circle, rhythm } = form;
        Fields {
            name: RwSignal::new(circle.name),
            kind: RwSignal::new(circle.kind.word().to_owned()),
            hue: RwSignal::new(circle.hue),
            rhythm: RwSignal::new(rhythm),
            i_belong: RwSignal::new(circle.i_belong),
            meets: RwSignal::new(circle.meets),
            note: RwSignal::new(circle.note),
            address: RwSignal::new(circle.address),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked; what the form does not show is `before`'s.
    fn form(self, before: &Circle) -> CircleForm {
        let circle = Circle {
            name: self.name.get(),
            kind: self.kind(),
            hue: self.hue.get(),
            i_belong: self.i_belong.get(),
            meets: self.meets.get(),
            note: self.note.get(),
            address: self.address.get(),
            ..before.clone()
        };
        CircleForm {
            circle,
            rhythm: self.rhythm.get(),
        }
    }

    fn kind(self) -> CircleKind {
        let kind = self.kind.with(|word| CircleKind::from_word(word));
        kind.unwrap_or_default()
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form. Calls `done` after it was saved, or given up.
#[component]
pub fn CircleEditor(
    id: Id,
    #[prop(into)] done: Callback<()>,
    /// Whether the name takes the focus.
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(id);
    let held = app.peek(|book| book.get::<Circle>(id).cloned());
    let before = held.unwrap_or_default();
    let at_first = CircleForm::of(&before);
    let what = format!("Circle {}", name(&before));
    let shape = before.clone();
    let fields = begin(app, &key, what, at_first, Fields::of, move |fields| {
        fields.form(&shape)
    });
    // Where the circle went away meanwhile, it is another one now, with another page.
    let anew = StoredValue::new(None::<Id>);
    let read = move |()| {
        let form = fields.form(&before);
        let new = app.new_id();
        let written = app.peek(|book| form.write_down(book, id, new));
        let (change, written) = said_beside(fields.problems, written)?;
        if let Written::Anew(new) = written {
            anew.set_value(Some(new));
        }
        Some((change, written.words(form.circle.name.trim())))
    };
    let saved = Callback::new(move |()| {
        if let Some(new) = anew.try_get_value().flatten() {
            app.go(&Route::Circle(new));
        }
    });
    let own_hue = hue(id, &Circle::default());
    view! {
        <KeptForm
            key
            label="Edit the circle"
            save="Save circle"
            class="form circle-form"
            read
            done
            saved
        >
            <Basics fields focus/>
            <Colours value=fields.hue own=own_hue/>
            <Tick label="I belong to it" value=fields.i_belong/>
            <Household fields/>
            <TextArea label="Note" value=fields.note rows=3/>
        </KeptForm>
    }
}

/// The name, the kind, the rhythm, and when it meets.
#[component]
fn Basics(fields: Fields, focus: bool) -> impl IntoView {
    let kinds = KINDS.map(|kind| (kind.word(), kind_words(kind))).to_vec();
    view! {
            <div class="person-grid">
                <Field
                    label="Name"
                    value=fields.name
                    error=fields.problem(|all| &all.name)
                    autofocus=focus
                />
                <Select label="Kind" value=fields.kind options=kinds/>
                <RhythmField
                    label="Rhythm of its people"
                    none="No rhythm"
                    value=fields.rhythm
                    error=fields.problem(|all| &all.rhythm)
                />
            </div>
            <Field label="Meets" value=fields.meets hint="“Tuesdays at 7, boat house”"/>
    }
}

/// The address that a household shares; also where another kind has one.
#[component]
fn Household(fields: Fields) -> impl IntoView {
    let filled = fields.address.get_untracked() != Address::default();
    let shown = Memo::new(move |_| filled || fields.kind() == CircleKind::Household);
    view! {
        <Show when=move || shown.get()>
            <fieldset class="rows">
                <legend>"Shared address"</legend>
                <div class="rows-fields"><AddressFields value=fields.address/></div>
            </fieldset>
        </Show>
    }
}

/// Colours, by name for those who do not see them.
#[component]
fn Colours(value: RwSignal<Option<u16>>, own: u16) -> impl IntoView {
    let chosen = move || value.get().unwrap_or(own);
    let one = move |(hue, name): (u16, &'static str)| {
        view! {
            <label class="colour" title=name>
                <input
                    type="radio"
                    name="colour"
                    aria-label=name
                    prop:checked=move || chosen() == hue
                    on:change=move |_| value.set(Some(hue))
                />
                <span class="circle-dot" style:--hue=hue.to_string()></span>
            </label>
        }
    };
    view! {
        <fieldset class="colours">
            <legend>"Colour"</legend>
            <div class="colours-row">{HUES.map(one).into_iter().collect_view()}</div>
        </fieldset>
    }
}
