//! Fields of a form, each bound to one place of the value the form works on.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::rules::Sentence;
use crate::rules::check::{Checked, listed};
use crate::ui::kit::{Field, TextArea, field::element_id};

/// What stands in fields whose text cannot be read yet, by their path: "anniversaries/0/date".
pub type Typed = BTreeMap<String, String>;

/// What a field's text must be.
pub type Check = fn(&str) -> Result<Checked, Sentence>;

/// One place in a value.
pub struct At<P: 'static, T: 'static> {
    pub get: fn(&P) -> &T,
    pub get_mut: fn(&mut P) -> &mut T,
}

impl<P, T> Clone for At<P, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P, T> Copy for At<P, T> {}

/// The place of that field: `at!(Contact: name.given)`.
macro_rules! at {
    ($of:ty: $($field:ident).+) => {
        $crate::ui::pages::person::bound::At {
            get: |of: &$of| &of.$($field).+,
            get_mut: |of: &mut $of| &mut of.$($field).+,
        }
    };
}
pub(super) use at;

/// A check that stays as long as its field does, and its number.
type Standing = (u32, Callback<(), bool>);

/// Everything that is checked before a form is saved.
#[derive(Clone, Copy)]
pub struct Checks(StoredValue<(u32, Vec<Standing>)>);

impl Checks {
    /// None yet.
    pub fn new() -> Self {
        Checks(StoredValue::new((0, Vec::new())))
    }

    /// Runs every check, so that each field says what is wrong with it. Whether all is well.
    pub fn pass(&self) -> bool {
        let all = self.0.with_value(|(_, checks)| checks.clone());
        // Not `all`: it would stop at the first.
        all.into_iter()
            .fold(true, |well, (_, check)| check.run(()) && well)
    }

    /// Adds a check for as long as the calling component lives.
    pub fn add(&self, check: impl Fn() -> bool + Send + Sync + 'static) {
        let checks = self.0;
        let check = Callback::new(move |()| check());
        let number = checks.try_update_value(|(next, all)| {
            *next += 1;
            all.push((*next, check));
            *next
        });
        on_cleanup(move || {
            checks.try_update_value(|(_, all)| all.retain(|(other, _)| Some(*other) != number));
        });
    }
}

/// A value that a form works on, or a row of one.
pub struct Bound<T: 'static> {
    pub value: RwSignal<T>,
    pub typed: RwSignal<Typed>,
    pub checks: Checks,
    /// Called after each change of the value or of what is typed.
    pub changed: Callback<()>,
}

impl<T> Clone for Bound<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Bound<T> {}

impl<T: Send + Sync + 'static> Bound<T> {
    /// Asks the value once.
    pub fn peek<R>(&self, question: impl FnOnce(&T) -> R) -> R {
        self.value.with_untracked(question)
    }

    /// Changes the value and says so.
    pub fn write(&self, edit: impl FnOnce(&mut T)) {
        self.value.update(edit);
        self.changed.run(());
    }

    /// Keeps the text of a field that cannot be read; `None` once it can.
    pub fn type_into(&self, name: &str, text: Option<String>) {
        self.typed.update(|typed| match text {
            Some(text) => drop(typed.insert(name.to_owned(), text)),
            None => drop(typed.remove(name)),
        });
        self.changed.run(());
    }
}

/// Whether one leaves a field for another. A remark that appears as one presses a button would move
/// the button away from under the pointer; and what Save finds, Save says.
pub fn goes_on_to_a_field(event: &leptos::ev::FocusEvent) -> bool {
    use wasm_bindgen::JsCast as _;
    event
        .related_target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|next| next.matches("input, select, textarea").unwrap_or(false))
}

/// One line of text at a place of the value.
#[component]
pub fn Text<P: Send + Sync + 'static>(
    of: Bound<P>,
    at: At<P, String>,
    #[prop(into)] label: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "")] hint: &'static str,
    /// Id of a `<datalist>` with suggestions.
    #[prop(default = "")]
    list: &'static str,
    #[prop(optional)] check: Option<Check>,
) -> impl IntoView {
    let value = RwSignal::new(of.peek(|value| (at.get)(value).clone()));
    let error = RwSignal::new(None::<String>);
    let remark = RwSignal::new(None::<String>);
    let typed = Callback::new(move |()| {
        error.set(None);
        of.write(|place| *(at.get_mut)(place) = value.get_untracked());
    });
    // Empty fields are no mistake here: a row without anything in it is left out when saving.
    let look = move || {
        let text = value.get_untracked();
        let Some(check) = check.filter(|_| !text.trim().is_empty()) else {
            remark.set(None);
            return true;
        };
        let found = check(&text);
        error.set(found.as_ref().err().map(Sentence::to_string));
        let Ok(checked) = found else { return false };
        remark.set(checked.hint.map(|hint| hint.to_string()));
        if checked.value != text {
            value.set(checked.value.clone());
            of.write(|place| *(at.get_mut)(place) = checked.value);
        }
        true
    };
    if check.is_some() {
        of.checks.add(look);
    }
    view! {
        <div
            class="person-field"
            on:focusout=move |event| {
                if goes_on_to_a_field(&event) {
                    look();
                }
            }
        >
            <Field
                label
                value
                kind
                error
                hint=(!hint.is_empty()).then(|| hint.to_owned())
                nostrip:list=(!list.is_empty()).then(|| list.to_owned())
                on_input=typed
            />
            <p class="field-hint" aria-live="polite">{move || remark.get()}</p>
        </div>
    }
}

/// Several lines of text at a place of the value.
#[component]
pub fn Prose<P: Send + Sync + 'static>(
    of: Bound<P>,
    at: At<P, String>,
    #[prop(into)] label: String,
) -> impl IntoView {
    let value = RwSignal::new(of.peek(|value| (at.get)(value).clone()));
    let typed =
        Callback::new(move |()| of.write(|place| *(at.get_mut)(place) = value.get_untracked()));
    view! { <TextArea label value on_input=typed/> }
}

/// Several short texts at a place of the value, written on one line with commas between them.
#[component]
pub fn Words<P: Send + Sync + 'static>(
    of: Bound<P>,
    at: At<P, Vec<String>>,
    #[prop(into)] label: String,
    hint: &'static str,
) -> impl IntoView {
    let value = RwSignal::new(of.peek(|value| (at.get)(value).join(", ")));
    let typed = Callback::new(move |()| {
        let words = value.with_untracked(|text| listed(text));
        of.write(|place| *(at.get_mut)(place) = words);
    });
    view! { <Field label value hint on_input=typed/> }
}

/// A box to tick.
#[component]
pub fn Tick<P: Send + Sync + 'static>(
    of: Bound<P>,
    at: At<P, bool>,
    label: &'static str,
) -> impl IntoView {
    view! {
        <label class="person-tick">
            <input
                type="checkbox"
                prop:checked=move || of.value.with(|value| *(at.get)(value))
                on:change=move |event| {
                    let ticked = event_target_checked(&event);
                    of.write(|place| *(at.get_mut)(place) = ticked);
                }
            />
            {label}
        </label>
    }
}

/// One of several, each a value and its words.
#[component]
pub fn Choice<P: Send + Sync + 'static>(
    of: Bound<P>,
    get: fn(&P) -> String,
    set: fn(&mut P, &str),
    label: &'static str,
    options: Vec<(String, String)>,
) -> impl IntoView {
    let id = element_id("choice");
    let chosen = of.peek(get);
    let options = options
        .into_iter()
        .map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                id=id
                on:change=move |event| {
                    let value = event_target_value(&event);
                    of.write(|place| set(place, &value));
                }
            >
                {options}
            </select>
        </div>
    }
}
