//! A labelled field with its hint and its error, wired for assistive technology.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;

/// An id for an element that others refer to; used once in the life of the page.
pub fn element_id(name: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{name}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The last day that a field for a day takes.
pub const LAST_DAY: &str = "9999-12-31";

/// The error, until something else is typed into the field it is about: then it is not known any more
/// whether it still holds.
pub fn until_typed(
    error: Signal<Option<String>>,
    value: RwSignal<String>,
) -> Signal<Option<String>> {
    let of = RwSignal::new(value.get_untracked());
    Effect::new(move |_| {
        error.track();
        of.set(value.get_untracked());
    });
    Signal::derive(move || {
        let same = value.with(|value| of.with(|of| of == value));
        error.get().filter(|_| same)
    })
}

/// One line of text. The error, where there is one, is read out with the field.
#[component]
pub fn Field(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    /// "text", "email", "tel", "url", "date", "number", "search".
    #[prop(default = "text")]
    kind: &'static str,
    #[prop(optional, into)] hint: Signal<Option<String>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] autofocus: bool,
    /// Id of a `<datalist>` with suggestions.
    #[prop(optional, into)]
    list: Option<String>,
    /// Id of the field, where others speak of it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Called after each keystroke, with the value already set.
    #[prop(optional, into)]
    on_input: Option<Callback<()>>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| element_id("field"));
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let error = until_typed(error, value);
    let described = describing([(hint, hint_id.clone()), (error, error_id.clone())]);
    let element = NodeRef::<leptos::html::Input>::new();
    shows(element, value);
    if autofocus {
        Effect::new(move |_| {
            if let Some(input) = element.get() {
                request_animation_frame(move || drop(input.focus()));
            }
        });
    }
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <p class="field-hint" id=hint_id>{move || hint.get()}</p>
            <input
                node_ref=element
                id=id
                type=kind
                autocomplete=autocomplete
                list=list
                // Without it, the field takes years of five and six digits.
                max=(kind == "date").then_some(LAST_DAY)
                dir="auto"
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=described
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    if let Some(on_input) = on_input {
                        on_input.run(());
                    }
                }
            />
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
        </div>
    }
}

/// The ids of what describes a field, while it is there: its hint, and its error.
fn describing(those: [(Signal<Option<String>>, String); 2]) -> impl Fn() -> Option<String> {
    move || {
        let there = those.iter().filter(|(one, _)| one.with(Option::is_some));
        let ids: Vec<&str> = there.map(|(_, id)| id.as_str()).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// Lets the field show the text, whatever changes that.
///
/// Not `prop:value`: a field for emails or addresses reports its text without the spaces around it, and
/// setting even that same text again moves the caret.
fn shows(element: NodeRef<leptos::html::Input>, value: RwSignal<String>) {
    Effect::new(move |_| {
        let text = value.get();
        if let Some(input) = element.get()
            && input.value() != text
        {
            input.set_value(&text);
        }
    });
}

/// Several lines of text, growing with what is written.
#[component]
pub fn TextArea(
    #[prop(into)] label: String,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(default = 4)] rows: u32,
    #[prop(optional)] autofocus: bool,
    /// Called after each keystroke, with the value already set.
    #[prop(optional, into)]
    on_input: Option<Callback<()>>,
    #[prop(optional)] element: NodeRef<leptos::html::Textarea>,
) -> impl IntoView {
    let id = element_id("field");
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint_id} {error_id}");
    let error = until_typed(error, value);
    if autofocus {
        Effect::new(move |_| {
            if let Some(area) = element.get() {
                request_animation_frame(move || drop(area.focus()));
            }
        });
    }
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <p class="field-hint" id=hint_id>{hint}</p>
            <textarea
                node_ref=element
                id=id
                rows=rows
                dir="auto"
                prop:value=value
                aria-invalid=move || error.get().is_some().then_some("true")
                aria-describedby=described
                on:input=move |event| {
                    value.set(event_target_value(&event));
                    if let Some(on_input) = on_input {
                        on_input.run(());
                    }
                }
            ></textarea>
            <p class="field-error" id=error_id aria-live="polite">{move || error.get()}</p>
        </div>
    }
}
