//! What somebody would like to be given: a short list, and "Given", which makes the gift of it.

use leptos::ev;
use leptos::prelude::*;

use super::drafts::{InPlace, Opener, begun, excerpt, names_of, opener_id};
use super::kept_form::{KeptForm, begin, problem, said_beside};
use super::parts::is_me;
use crate::domain::giving::GiftIdea;
use crate::domain::{Change, Id};
use crate::rules::gift_ideas::form::{GiftIdeaForm, Problems};
use crate::rules::gift_ideas::{give, open, told};
use crate::ui::browser::page;
use crate::ui::kit::{Field, Glyph, Icon, More};
use crate::ui::pages::row_buttons::{DeleteButton, EditButton, RowButton};
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(person: Id, idea: Option<Id>) -> String {
    match idea {
        Some(idea) => format!("gift-idea/{idea}"),
        None => format!("gift-idea/new/{person}"),
    }
}

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<String>,
    occasion: RwSignal<String>,
    problems: RwSignal<Problems>,
}

impl Fields {
    fn of(form: GiftIdeaForm) -> Self {
        Fields {
            text: RwSignal::new(form.text),
            occasion: RwSignal::new(form.occasion),
            problems: RwSignal::default(),
        }
    }

    /// What stands in the form, tracked.
    fn form(self) -> GiftIdeaForm {
        GiftIdeaForm {
            text: self.text.get(),
            occasion: self.occasion.get(),
        }
    }
}

/// The form of a gift idea, new or old. Calls `done` after it was saved, or given up.
#[component]
fn GiftIdeaEditor(
    /// For whom a new one is.
    person: Id,
    /// The one to edit.
    idea: Option<Id>,
    done: Callback<()>,
    /// Whether the first field takes the focus.
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(person, idea);
    let held = idea.and_then(|id| app.peek(|book| book.get::<GiftIdea>(id).map(GiftIdeaForm::of)));
    let what = format!("Gift idea, {}", names_of(app, &[person]));
    let fields = begin(
        app,
        &key,
        what,
        held.unwrap_or_default(),
        Fields::of,
        Fields::form,
    );
    let label = if idea.is_some() {
        "Edit the gift idea"
    } else {
        "Add a gift idea"
    };
    view! {
        <KeptForm key label read=move |()| write_down(app, person, idea, fields) done>
            <div class="form-pair">
                <Field
                    label="What"
                    value=fields.text
                    error=problem(fields.problems, |all| &all.text)
                    autofocus=focus
                />
                <Field label="Occasion" hint="May stay empty" value=fields.occasion/>
            </div>
        </KeptForm>
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(app: App, person: Id, id: Option<Id>, fields: Fields) -> Option<(Change, String)> {
    // What went away while it was edited is written anew.
    let before = id.and_then(|id| app.peek(|book| book.get::<GiftIdea>(id).cloned()));
    let idea = said_beside(fields.problems, fields.form().read(person, before.as_ref()))?;
    let change = match id.filter(|_| before.is_some()) {
        Some(id) => app.edited(id, |held: &mut GiftIdea| *held = idea),
        None => Change::add(app.new_id(), idea),
    };
    Some((change, "Gift idea saved".to_owned()))
}

/// The section of a person's page; a button alone while there is no idea.
#[component]
pub fn GiftIdeas(person: Id) -> impl IntoView {
    let app = app();
    let ideas = Memo::new(move |_| app.read(|book| open(book, person)));
    let unfinished = begun(app, draft_key(person, None));
    let shown = Memo::new(move |_| unfinished.get() || !ideas.with(Vec::is_empty));
    let form =
        move |focus, done| view! { <GiftIdeaEditor person idea=None done focus/> }.into_any();
    let one = move |id: Id| view! { <GiftIdeaRow person id/> };
    view! {
        <section
            class="person-related"
            class:person-section=shown
            aria-label="Gift ideas"
        >
            <Show when=move || shown.get()>
                <header class="person-section-head">
                    <h2><Icon glyph=Glyph::Gift/>"Gift ideas"</h2>
                </header>
                <ul class="person-lines">
                    <For each=move || ideas.get() key=|id| *id children=one/>
                </ul>
            </Show>
            <Gone person drawn=ideas.get_untracked()/>
            <Opener
                label="Add a gift idea"
                key=draft_key(person, None)
                class="button-plain at-start"
                glyph=Glyph::Gift
                form
            />
        </section>
    }
}

/// Forms left open here of ideas that have gone meanwhile, or were given: saved, each is written anew.
#[component]
fn Gone(person: Id, drawn: Vec<Id>) -> impl IntoView {
    let app = app();
    let here = app.route.get_untracked().to_string();
    let drafts = untrack(|| app.drafts());
    let left = drafts.into_iter().filter(|(_, draft)| draft.place == here);
    let ids = left.filter_map(|(key, _)| key.strip_prefix("gift-idea/")?.parse::<Id>().ok());
    let forms = ids.filter(|id| !drawn.contains(id)).map(|id| {
        let open = RwSignal::new(true);
        let done = Callback::new(move |()| open.set(false));
        view! {
            <Show when=move || open.get()>
                <GiftIdeaEditor person idea=Some(id) done focus=false/>
            </Show>
        }
    });
    forms.collect::<Vec<_>>()
}

/// One idea, read first and edited in its place.
#[component]
fn GiftIdeaRow(person: Id, id: Id) -> impl IntoView {
    let app = app();
    let key = draft_key(person, Some(id));
    let element = format!("gift-idea-{id}");
    let held = Memo::new(move |_| app.read(|book| book.get::<GiftIdea>(id).cloned()));
    let read = {
        let element = element.clone();
        move |edit: Callback<()>| {
            let element = element.clone();
            let reading = move || {
                let idea = held.get()?;
                let told = excerpt(&told(&idea));
                Some(view! {
                    <span class="gift-idea-what">
                        <span dir="auto">{idea.text}</span>
                        <span class="muted" dir="auto">{idea.occasion}</span>
                    </span>
                    <Actions person id told element=element.clone() edit/>
                })
            };
            reading.into_any()
        }
    };
    let form =
        move |focus, done| view! { <GiftIdeaEditor person idea=Some(id) done focus/> }.into_any();
    view! {
        <li class="gift-idea" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

/// Writes down what takes the idea off the list, and keeps the focus near.
fn leave(app: App, person: Id, change: Change, said: String, element: String) {
    let mut beside = page::neighbours(&element);
    beside.push(opener_id(&draft_key(person, None)));
    leptos::task::spawn_local(async move {
        if app.commit(change, said).await {
            page::focus_first_soon(beside);
        }
    });
}

/// Given, and behind one word whatever is wanted less often.
#[component]
fn Actions(person: Id, id: Id, told: String, element: String, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let me = app.peek(|book| is_me(book, person));
    let unfinished = begun(app, draft_key(person, Some(id)));
    let given = {
        let element = element.clone();
        move |event: ev::MouseEvent| {
            // The second half of a double click would give the next one.
            if event.detail() > 1 {
                return;
            }
            let today = app.today.get_untracked();
            let change = app.peek(|book| give(book, id, app.new_id(), today));
            let said = format!("Given to {}, today", names_of(app, &[person]));
            leave(app, person, change, said, element.clone());
        }
    };
    let delete = {
        let element = element.clone();
        move |_| {
            let said = "Gift idea deleted".to_owned();
            leave(app, person, app.trashed(id), said, element.clone());
        }
    };
    let names = [
        format!("Given: {told}"),
        format!("Edit: {told}"),
        format!("Delete: {told}"),
    ];
    let [to_give, to_edit, to_delete] = names;
    view! {
        <div class="row-actions">
            {(!me).then(|| view! {
                <RowButton glyph=Glyph::Check word="Given" label=to_give on_press=given/>
            })}
            <More about=told id=format!("{element}-edit")>
                <EditButton label=to_edit unfinished edit/>
                <DeleteButton label=to_delete on_press=delete/>
            </More>
        </div>
    }
}
