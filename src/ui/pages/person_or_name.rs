//! A field for one person: somebody of the book, found while typing, or just a name.

use leptos::html::Input;
use leptos::prelude::*;

use super::suggestions::{SHOWN, SuggestionList, Suggestions};
use crate::domain::{Contact, Id};
use crate::rules::fold::fold;
use crate::rules::mention_text::people_named;
use crate::ui::kit::field::element_id;
use crate::ui::state::{App, app};

/// What the field's handlers share.
#[derive(Clone, Copy)]
struct OneField {
    app: App,
    name: RwSignal<String>,
    person: RwSignal<Option<Id>>,
    /// Who is not meant: whose page it is.
    not: Id,
    suggestions: Suggestions,
    element: NodeRef<Input>,
}

impl OneField {
    /// Takes what stands in the field: somebody, where one person alone has that very name.
    fn take(self, typed: String) {
        let (found, named) = self.app.peek(|book| {
            let mut found = people_named(book, &typed, SHOWN + 1);
            found.retain(|id| *id != self.not);
            found.truncate(SHOWN);
            let folded = fold(typed.trim());
            let has_name = |id: &Id| {
                let contact = book.get::<Contact>(*id);
                contact.is_some_and(|one| fold(one.display_name()) == folded)
            };
            let named: Vec<Id> = found.iter().copied().filter(has_name).collect();
            (found, named)
        });
        self.name.set(typed);
        self.person
            .set(named.first().copied().filter(|_| named.len() == 1));
        let empty = self.name.with_untracked(|name| name.trim().is_empty());
        self.suggestions
            .show(if empty { Vec::new() } else { found });
    }

    fn pick(self, id: Id) {
        let name = self.app.peek(|book| {
            let contact = book.get::<Contact>(id);
            contact.map(|one| one.display_name().to_owned())
        });
        let Some(name) = name else { return };
        self.name.set(name);
        self.person.set(Some(id));
        self.suggestions.close();
        if let Some(element) = self.element.get_untracked() {
            // A field that is shown can be focused.
            let _ = element.focus();
        }
    }

    /// Whom the name means, tracked.
    fn said(self) -> &'static str {
        match (
            self.name.with(|name| name.trim().is_empty()),
            self.person.get(),
        ) {
            (true, _) => "",
            (false, Some(_)) => "In your book",
            (false, None) => "Not picked from your book: kept as a name",
        }
    }
}

/// The field.
#[component]
pub fn PersonOrName(
    #[prop(into)] label: String,
    name: RwSignal<String>,
    person: RwSignal<Option<Id>>,
    not: Id,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let field = OneField {
        app: app(),
        name,
        person,
        not,
        suggestions: Suggestions::new(),
        element: NodeRef::new(),
    };
    if autofocus {
        Effect::new(move |_| {
            if let Some(element) = field.element.get() {
                request_animation_frame(move || drop(element.focus()));
            }
        });
    }
    let id = element_id("person");
    let (said_id, error_id) = (format!("{id}-said"), format!("{id}-error"));
    let described = format!("{said_id} {error_id}");
    view! {
        <div class="field mention">
            <label for=id.clone()>{label}</label>
            <input
                node_ref=field.element
                id=id
                type="text"
                role="combobox"
                autocomplete="off"
                dir="auto"
                prop:value=name
                aria-autocomplete="list"
                aria-expanded=move || field.suggestions.is_open().to_string()
                aria-controls=field.suggestions.list_id()
                aria-activedescendant=move || field.suggestions.active_option()
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=described
                on:input=move |event| field.take(event_target_value(&event))
                on:blur=move |_| field.suggestions.close()
                on:keydown=move |event| {
                    if let Some(id) = field.suggestions.press(&event) {
                        field.pick(id);
                    }
                }
            />
            <SuggestionList suggestions=field.suggestions pick=move |id| field.pick(id)/>
            <p class="field-hint" id=said_id aria-live="polite">{move || field.said()}</p>
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
        </div>
    }
}
