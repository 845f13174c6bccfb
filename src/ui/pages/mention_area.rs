//! A text of several lines in which `@` finds people. It reads "@Ada"; whom that means is kept
//! beside the text, and becomes a mention when it is saved.

use leptos::ev;
use leptos::html::Textarea;
use leptos::prelude::*;

use super::suggestions::{SHOWN, SuggestionList, Suggestions};
use crate::domain::circle::Circle;
use crate::domain::{Contact, Id};
use crate::rules::mention_text::{MentionText, circles_named, people_named};
use crate::ui::kit::field::element_id;
use crate::ui::kit::form::composes;
use crate::ui::state::{App, app};

/// What the field's handlers share.
#[derive(Clone, Copy)]
struct Area {
    app: App,
    value: RwSignal<MentionText>,
    suggestions: Suggestions,
    element: NodeRef<Textarea>,
    composing: RwSignal<bool>,
    /// Where the caret was left behind a picked name, until something else is typed.
    picked: StoredValue<Option<usize>>,
    /// Whether circles are suggested as well.
    circles: bool,
}

/// Circles suggested beside people.
const CIRCLES: usize = 2;

impl Area {
    /// Takes what stands in the field, and looks whether a name is being typed.
    fn take(self) {
        let Some(area) = self.element.get_untracked() else {
            return;
        };
        let shown = area.value();
        let picked = self.picked.try_update_value(Option::take).flatten();
        let doubled = |caret: &usize| {
            let second = self
                .value
                .with_untracked(|value| value.is_second_space(&shown, *caret));
            second && !self.composing.get_untracked()
        };
        if let Some(caret) = picked.filter(doubled) {
            self.value
                .with_untracked(|value| area.set_value(&value.shown));
            let caret = u32::try_from(caret).unwrap_or(u32::MAX);
            // Fails for fields without text alone.
            let _ = area.set_selection_range(caret, caret);
            return;
        }
        if self.value.with_untracked(|value| value.shown != shown) {
            self.value.update(|value| value.shown = shown);
        }
        self.look();
    }

    /// Suggests who fits the `@word` left of the caret.
    fn look(self) {
        let caret = self.caret();
        let typed = self
            .value
            .with_untracked(|value| value.typed(caret).map(str::to_owned));
        match typed.filter(|typed| !typed.starts_with(char::is_whitespace)) {
            Some(typed) if !self.composing.get_untracked() => {
                let found = self.app.peek(|book| {
                    let limit = if self.circles { CIRCLES } else { 0 };
                    let circles = circles_named(book, &typed, limit);
                    let mut found = people_named(book, &typed, SHOWN - circles.len());
                    found.extend(circles);
                    found
                });
                self.suggestions.show(found);
            }
            _ => self.suggestions.close(),
        }
    }

    fn focus_once_there(self) {
        Effect::new(move |_| {
            if let Some(element) = self.element.get() {
                request_animation_frame(move || drop(element.focus()));
            }
        });
    }

    fn caret(self) -> usize {
        let area = self.element.get_untracked();
        let caret = area.and_then(|area| area.selection_start().ok().flatten());
        caret.unwrap_or_default() as usize
    }

    /// Writes the name of that person in place of what was typed.
    fn pick(self, id: Id) {
        let name = self.app.peek(|book| {
            let person = book.get::<Contact>(id).map(Contact::display_name);
            let name = person.or_else(|| Some(book.get::<Circle>(id)?.name.as_str()));
            name.map(str::to_owned)
        });
        let (Some(name), Some(area)) = (name, self.element.get_untracked()) else {
            return;
        };
        let from = self.caret();
        let mut text = self.value.get_untracked();
        let caret = text.pick(from, id, &name);
        self.picked.set_value(Some(caret));
        let caret = u32::try_from(caret).unwrap_or(u32::MAX);
        // The field first: its caret would jump to the end when the signal writes the text.
        area.set_value(&text.shown);
        // Fails for fields without text alone.
        let _ = area.set_selection_range(caret, caret);
        self.value.set(text);
        // Neither fails in a page that is shown.
        let _ = area.focus();
    }
}

/// Whether it is an Enter of its own, that nobody has taken.
fn ends(event: &ev::KeyboardEvent) -> bool {
    let held = event.shift_key() || event.ctrl_key() || event.meta_key() || event.alt_key();
    event.key() == "Enter" && !held && !composes(event) && !event.default_prevented()
}

/// A text of several lines, with mentions; or of one, of which Enter is the end.
#[component]
pub fn MentionArea(
    #[prop(into)] label: String,
    value: RwSignal<MentionText>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(default = 4)] rows: u32,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] circles: bool,
    #[prop(optional)] placeholder: &'static str,
    /// Called on Enter, which then begins no new line.
    #[prop(optional, into)]
    enter: Option<Callback<()>>,
) -> impl IntoView {
    let area = Area {
        app: app(),
        value,
        suggestions: Suggestions::new(),
        element: NodeRef::new(),
        composing: RwSignal::new(false),
        picked: StoredValue::new(None),
        circles,
    };
    if autofocus {
        area.focus_once_there();
    }
    let id = element_id("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field mention">
            <label for=id.clone()>{label}</label>
            <p class="field-hint" id=hint_id>{hint}</p>
            <textarea
                node_ref=area.element
                id=id
                rows=rows
                placeholder=placeholder
                enterkeyhint=enter.is_some().then_some("done")
                dir="auto"
                prop:value=move || value.with(|value| value.shown.clone())
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-controls=area.suggestions.list_id()
                aria-activedescendant=move || area.suggestions.active_option()
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=described
                on:input=move |_| area.take()
                on:click=move |_| area.look()
                on:blur=move |_| area.suggestions.close()
                on:compositionstart=move |_| area.composing.set(true)
                on:compositionend=move |_| {
                    area.composing.set(false);
                    area.take();
                }
                on:keydown=move |event| {
                    if let Some(id) = area.suggestions.press(&event) {
                        area.pick(id);
                    } else if let Some(enter) = enter.filter(|_| ends(&event)) {
                        event.prevent_default();
                        enter.run(());
                    }
                }
            ></textarea>
            <SuggestionList suggestions=area.suggestions pick=move |id| area.pick(id)/>
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
        </div>
    }
}
