//! The form of a note.

use leptos::prelude::*;
use minicbor::{Decode, Encode};

use super::drafts::{Opener, excerpt, names_of};
use super::kept_form::{KeptForm, begin};
use super::mention_area::MentionArea;
use super::parts::PrivateTick;
use super::people_picker::PeoplePicker;
use crate::domain::note::Note;
use crate::domain::{Change, Id};
use crate::rules::mention_text::MentionText;
use crate::ui::kit::Tick;
use crate::ui::state::{App, app};

/// Key of the draft of that form.
pub fn draft_key(about: Option<Id>, note: Option<Id>) -> String {
    match (note, about) {
        (Some(note), _) => format!("note/{note}"),
        (None, Some(about)) => format!("note/new/{about}"),
        (None, None) => "note/new".to_owned(),
    }
}

/// A note as it is kept while it is written.
#[derive(Clone, PartialEq, Encode, Decode)]
struct Kept(#[cbor(n(0), with = "crate::domain::stored::within")] Note);

/// The fields of the form.
#[derive(Clone, Copy)]
struct Fields {
    text: RwSignal<MentionText>,
    about: RwSignal<Vec<Id>>,
    pinned: RwSignal<bool>,
    private: RwSignal<bool>,
}

impl Fields {
    fn of(note: &Note) -> Self {
        Fields {
            text: RwSignal::new(MentionText::from_stored(&note.text)),
            about: RwSignal::new(note.about.clone()),
            pinned: RwSignal::new(note.pinned),
            private: RwSignal::new(note.private),
        }
    }

    /// The note as it stands in the form, tracked; what the form does not show is `before`'s.
    fn note(self, before: &Note) -> Note {
        Note {
            text: self.text.with(MentionText::to_stored),
            about: self.about.get(),
            pinned: self.pinned.get(),
            private: self.private.get(),
            ..before.clone()
        }
    }
}

/// The form of a note, new or old. Calls `done` after it was saved, or given up.
#[component]
pub fn NoteEditor(
    /// Whom a new note is about.
    #[prop(default = None)]
    about: Option<Id>,
    /// The note to edit.
    #[prop(default = None)]
    note: Option<Id>,
    #[prop(into)] done: Callback<()>,
    /// Whether the text takes the focus.
    #[prop(default = true)]
    focus: bool,
) -> impl IntoView {
    let app = app();
    let key = draft_key(about, note);
    let held = note.and_then(|id| app.peek(|book| book.get::<Note>(id).cloned()));
    let before = held.unwrap_or_else(|| Note {
        about: about.into_iter().collect(),
        date: app.today.get_untracked().into(),
        ..Note::default()
    });
    let what = what_is_written(app, note, &before);
    let shape = before.clone();
    let fields = begin(
        app,
        &key,
        what,
        Kept(before.clone()),
        |Kept(note)| Fields::of(&note),
        move |fields| Kept(fields.note(&shape)),
    );
    let error = RwSignal::new(None::<String>);
    let label = if note.is_some() {
        "Edit the note"
    } else {
        "Write a note"
    };
    view! {
        <KeptForm
            key
            label
            save="Save note"
            read=move |()| write_down(app, note, &before, fields, error)
            done
        >
            <NoteFields fields error focus/>
        </KeptForm>
    }
}

/// The text, whom it is about, and how it is kept.
#[component]
fn NoteFields(fields: Fields, error: RwSignal<Option<String>>, focus: bool) -> impl IntoView {
    view! {
        <MentionArea
            label="Note"
            hint="Type @ to mention somebody."
            value=fields.text
            error
            autofocus=focus
        />
        <PeoplePicker value=fields.about/>
        <div class="form-line">
            <Tick label="Pinned" value=fields.pinned/>
            <PrivateTick value=fields.private/>
        </div>
    }
}

/// Names the form in the list of unfinished things.
fn what_is_written(app: App, note: Option<Id>, before: &Note) -> String {
    match (note, names_of(app, &before.about)) {
        (Some(_), _) => format!("Note “{}”", excerpt(&before.text)),
        (None, names) if names.is_empty() => "New note".to_owned(),
        (None, names) => format!("Note about {names}"),
    }
}

/// The Change that the form describes, and what is said of it.
fn write_down(
    app: App,
    id: Option<Id>,
    before: &Note,
    fields: Fields,
    error: RwSignal<Option<String>>,
) -> Option<(Change, String)> {
    let note = fields.note(before);
    if note.text.trim().is_empty() {
        error.set(Some("Write something first.".to_owned()));
        return None;
    }
    error.set(None);
    // A note that went away while it was edited is written anew.
    let there = id.filter(|id| app.peek(|book| book.get::<Note>(*id).is_some()));
    let change = match there {
        Some(id) => app.edited(id, |held: &mut Note| {
            held.text = note.text;
            held.about = note.about;
            held.pinned = note.pinned;
            held.private = note.private;
        }),
        None => Change::add(app.new_id(), note),
    };
    Some((change, "Note saved".to_owned()))
}

/// "Write a note", which opens the form, and opens by itself where a text was left.
#[component]
pub fn AddNote(#[prop(default = None)] about: Option<Id>) -> impl IntoView {
    let form = move |focus, done| view! { <NoteEditor about done focus/> };
    // On a person's page it stands beside "Caught up".
    let class = if about.is_some() {
        "button-plain"
    } else {
        "button"
    };
    view! { <Opener label="Write a note" key=draft_key(about, None) class form/> }
}
