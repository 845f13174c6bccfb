//! The form of a circle.

use leptos::prelude::*;

use crate::domain::Id;
use crate::domain::circle::{Circle, CircleKind};
use crate::domain::contact::Address;
use crate::route::Route;
use crate::rules::Sentence;
use crate::rules::circle_form::{CircleForm, Problems, Written};
use crate::rules::circles::{HUES, hue, kind_words, name};
use crate::ui::browser::page;
use crate::ui::kit::{Field, Form, Select, TextArea, Tick};
use crate::ui::pages::drafts::{KeptLine, finish, keep, left_in};
use crate::ui::pages::person::AddressFields;
use crate::ui::pages::rhythm_field::RhythmField;
use crate::ui::state::{App, app};

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

    /// The sentence about one field, tracked.
    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problems
                .with(|all| of(all).as_ref().map(ToString::to_string))
        })
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
    let left = left_in::<CircleForm>(app, &key);
    let kept = left.is_some();
    let fields = Fields::of(left.unwrap_or_else(|| at_first.clone()));
    let what = format!("Circle {}", name(&before));
    let shape = before.clone();
    keep(app, key.clone(), what, at_first, move || {
        fields.form(&shape)
    });
    let leave = Callback::new(move |()| {
        app.drop_draft(&key);
        finish(done);
    });
    // Escape is pressed too easily to throw a text away: what was begun stays kept.
    let put_away = move |()| finish(done);
    let own_hue = hue(id, &Circle::default());
    view! {
        <Form
            submit=saving(app, id, before, fields, leave)
            cancel=put_away
            label="Edit the circle"
            class="form circle-form"
        >
            <KeptLine shown=kept discard=leave/>
            <Basics fields focus/>
            <Colours value=fields.hue own=own_hue/>
            <Tick label="I belong to it" value=fields.i_belong/>
            <Household fields/>
            <TextArea label="Note" value=fields.note rows=3/>
            <div class="form-line">
                <button type="submit" class="button">"Save circle"</button>
                <button type="button" class="button-quiet" on:click=move |_| leave.run(())>
                    "Cancel"
                </button>
            </div>
        </Form>
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

/// Writes the circle down; the form leaves only when that went well.
fn saving(app: App, id: Id, before: Circle, fields: Fields, leave: Callback<()>) -> Callback<()> {
    let busy = StoredValue::new(false);
    Callback::new(move |()| {
        // As the book is now: the circle may have gone elsewhere while the form was open.
        let form = untrack(|| fields.form(&before));
        let new = app.new_id();
        let (change, written) = match app.peek(|book| form.write_down(book, id, new)) {
            Ok(written) => written,
            Err(problems) => {
                fields.problems.set(problems);
                return page::focus_soon(".circle-form [aria-invalid=true]");
            }
        };
        fields.problems.set(Problems::default());
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let what = written.words(form.circle.name.trim());
        leptos::task::spawn_local(async move {
            let saved = app.commit(change, what).await;
            busy.try_set_value(false);
            if saved {
                app.drop_draft(&draft_key(id));
                finish(leave);
                if let Written::Anew(new) = written {
                    app.go(&Route::Circle(new));
                }
            }
        });
    })
}
