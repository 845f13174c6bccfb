//! Reminders wherever they stand: the form, one reminder, the reminders of a person.

use leptos::prelude::*;

use crate::domain::Id;

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
) -> impl IntoView {
    let _ = (about, reminder, done);
}

/// "Add a reminder", which opens the form, and opens by itself where something was left in it.
#[component]
pub fn AddReminder(#[prop(default = None)] about: Option<Id>) -> impl IntoView {
    let _ = about;
}

/// One reminder with what can be done about it.
#[component]
pub fn ReminderRow(id: Id) -> impl IntoView {
    let _ = id;
}

/// Reminders about that person, soonest first, done ones folded away.
#[component]
pub fn ReminderList(about: Id) -> impl IntoView {
    let _ = about;
}
