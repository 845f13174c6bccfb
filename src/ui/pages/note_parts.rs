//! Notes wherever they stand: the form, one note, the notes of a person.

use leptos::prelude::*;

use crate::domain::Id;

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
) -> impl IntoView {
    let _ = (about, note, done);
}

/// "Write a note", which opens the form, and opens by itself where a text was left.
#[component]
pub fn AddNote(#[prop(default = None)] about: Option<Id>) -> impl IntoView {
    let _ = about;
}

/// Notes about that person and notes that mention them: pinned first, then newest first.
#[component]
pub fn NoteList(about: Id) -> impl IntoView {
    let _ = about;
}
