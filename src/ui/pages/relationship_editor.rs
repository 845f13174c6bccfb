//! The form of how two people stand to each other, as one of them sees it.

use leptos::prelude::*;

use super::drafts::names_of;
use super::kept_form::{KeptForm, begin, finish, problem, said_beside};
use super::person_or_name::PersonOrName;
use crate::domain::circle::Relationship;
use crate::domain::{Change, Id};
use crate::rules::Sentence;
use crate::rules::relationship_form::{Problems, RelationshipForm};
use crate::rules::relationship_words::both_sides;
use crate::rules::relationships::KINDS;
use crate::ui::kit::Field;
use crate::ui::kit::field::element_id;
use crate::ui::state::{App, app};

/// Key of the draft of that form, on that person's page.
pub fn draft_key(person: Id, link: Option<Id>) -> String {
    match link {
        Some(link) => format!("relationship/{person}/{link}"),
        None => format!("relationship/{person}/new"),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    name: RwSignal<String>,
    other: RwSignal<Option<Id>>,
    kind: RwSignal<String>,
    inverse: RwSignal<String>,
    note: RwSignal<String>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: RelationshipForm) -> Self {
        Fields {
            name: RwSignal::new(form.name),
            other: RwSignal::new(form.other),
            kind: RwSignal::new(form.kind),
            inverse: RwSignal::new(form.inverse),
            note: RwSignal::new(form.note),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> RelationshipForm {
        RelationshipForm {
            name: self.name.get(),
            other: self.other.get(),
            kind: self.kind.get(),
            inverse: self.inverse.get(),
            note: self.note.get(),
        }
    }

    fn problem(self, of: fn(&Problems) -> &Option<Sentence>) -> Signal<Option<String>> {
        problem(self.problems, of)
    }
}

/// The form of a relationship, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn RelationshipEditor(
    /// Whose page it is.
    person: Id,
    /// The one to edit.
    #[prop(default = None)]
    link: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the name takes the focus.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(person, link);
    let at_first = link
        .map(|link| app.peek(|book| RelationshipForm::of(book, person, link)))
        .unwrap_or_default();
    let what = format!("Family and others, {}", names_of(app, &[person]));
    let fields = begin(app, &key, what, at_first, Fields::of, Fields::form);
    let beside = {
        let key = key.clone();
        link.map(|link| view! { <Remove link key done/> }.into_any())
    };
    let label = if link.is_some() {
        "Edit how they know each other"
    } else {
        "Add somebody they know"
    };
    view! {
        <KeptForm
            key
            label
            read=move |()| write_down(app, person, link, fields)
            done
            nostrip:beside
        >
            <Inputs fields person focus/>
        </KeptForm>
    }
}

/// Who, what they are to each other, and what to know of it.
#[component]
fn Inputs(fields: Fields, person: Id, focus: bool) -> impl IntoView {
    let app = app();
    let list = element_id("kinds");
    let kinds = KINDS
        .iter()
        .map(|(kind, _)| view! { <option value=*kind></option> });
    let name = names_of(app, &[person]);
    // Where it is asked for, the field is there, whatever the kind begins with.
    let bad_inverse = fields.problem(|all| &all.inverse);
    let asks =
        Memo::new(move |_| bad_inverse.with(Option::is_some) || fields.form().asks_inverse());
    let said = move || {
        let form = fields.form();
        let (other, kind) = ((form.other, &*form.name), (&*form.kind, &*form.inverse));
        app.peek(|book| both_sides(book, person, other, kind))
    };
    let back = format!("What {name} is to them");
    view! {
        <PersonOrName
            label="Who"
            name=fields.name
            person=fields.other
            not=person
            error=fields.problem(|all| &all.other)
            autofocus=focus
        />
        <Field
            label=format!("What they are to {name}")
            hint="“Child”, “friend”, or words of your own"
            value=fields.kind
            error=fields.problem(|all| &all.kind)
            list=list.clone()
        />
        <Show when=move || asks.get()>
            <Field
                label=back.clone()
                hint="“Tenant” of a landlord; the same word where it is the same both ways"
                value=fields.inverse
                error=bad_inverse
            />
        </Show>
        <datalist id=list>{kinds.collect_view()}</datalist>
        <Field label="Note" value=fields.note/>
        <p class="muted" role="status">{said}</p>
    }
}

/// Takes the relationship away from both.
#[component]
fn Remove(link: Id, key: String, done: Callback<()>) -> impl IntoView {
    let app = app();
    let remove = move |_| {
        let key = key.clone();
        leptos::task::spawn_local(async move {
            if app.commit(app.trashed(link), "Relationship deleted").await {
                app.drop_draft(&key);
                finish(done, &key);
            }
        });
    };
    view! { <button type="button" class="button-danger" on:click=remove>"Delete"</button> }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, person: Id, link: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    let there = link.filter(|id| app.peek(|book| book.get::<Relationship>(*id).is_some()));
    let form = fields.form();
    let read = app.peek(|book| form.read(book, person, there));
    let read = said_beside(fields.problems, read)?;
    // What went away while it was edited is written anew.
    let change = match there {
        Some(id) => app.edited(id, |held: &mut Relationship| *held = read),
        None => Change::add(app.new_id(), read),
    };
    Some((change, format!("{} saved", form.name.trim())))
}
