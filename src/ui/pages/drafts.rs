//! What forms of several fields share: their text is kept while it is typed, the button that opens
//! one opens it by itself where a text was left, and the focus comes back to it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use leptos::prelude::*;
use minicbor::{Decode, Encode};

use crate::domain::Id;
use crate::route::Route;
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::{App, Draft, app};

/// A form as text: its CBOR in base64.
pub fn to_text<T: Encode<()>>(form: &T) -> String {
    // Writing to a vector cannot fail.
    BASE64.encode(minicbor::to_vec(form).unwrap_or_default())
}

/// The form that was kept as that text, where it is one of this version.
pub fn from_text<T: for<'b> Decode<'b, ()>>(text: &str) -> Option<T> {
    minicbor::decode(&BASE64.decode(text).ok()?).ok()
}

/// What was left in the form of that key, where it can be read.
pub fn left_in<T: for<'b> Decode<'b, ()>>(app: App, key: &str) -> Option<T> {
    from_text(&app.draft(key)?.text)
}

/// Keeps what `now` reads from the form's signals, for as long as the form is open and differs from
/// what stood there at first.
pub fn keep<T>(app: App, key: String, what: String, at_first: T, now: impl Fn() -> T + 'static)
where
    T: Encode<()> + PartialEq + 'static,
{
    let of = key.clone();
    keep_text(app, key, move || {
        let now = now();
        (now != at_first).then(|| Draft {
            what: what.clone(),
            place: here(app),
            text: to_text(&now),
            chosen: !app.is_written(&of),
        })
    });
}

/// The page that is open.
fn here(app: App) -> String {
    app.route.get_untracked().to_string()
}

/// What stands in a form of one field: at first what was left there, and kept from then on.
pub fn only_field(app: App, key: &str, what: &str) -> RwSignal<String> {
    field_beside(app, key, what, String::new)
}

/// The same of a field that stands beside other pages too, and always on that one.
pub fn only_field_of(app: App, key: &str, what: &str, page: &Route) -> RwSignal<String> {
    kept_field(app, key, what, Some(page.to_string()), String::new)
}

/// The same of a field in which something stands already: kept for as long as it is another text. Where
/// that changes elsewhere, it changes here too, unless something was typed.
pub fn field_beside(
    app: App,
    key: &str,
    what: &str,
    already: impl Fn() -> String + 'static,
) -> RwSignal<String> {
    kept_field(app, key, what, None, already)
}

fn kept_field(
    app: App,
    key: &str,
    what: &str,
    place: Option<String>,
    already: impl Fn() -> String + 'static,
) -> RwSignal<String> {
    let left = app.draft(key).map(|draft| draft.text);
    let at_first = untrack(&already);
    let text = RwSignal::new(left.unwrap_or_else(|| at_first.clone()));
    let stood = StoredValue::new(at_first);
    let what = what.to_owned();
    keep_text(app, key.to_owned(), move || {
        let already = already();
        let stood = stood.try_update_value(|stood| std::mem::replace(stood, already.clone()));
        if stood.is_some_and(|stood| stood != already && text.with_untracked(|now| *now == stood)) {
            text.set(already.clone());
        }
        let text = Some(text.get()).filter(|text| *text != already)?;
        Some(Draft {
            what: what.clone(),
            place: place.clone().unwrap_or_else(|| here(app)),
            text,
            chosen: false,
        })
    });
    text
}

/// Keeps what is unfinished for as long as something is. The form is on the screen while that is asked.
fn keep_text(app: App, key: String, unfinished: impl Fn() -> Option<Draft> + 'static) {
    app.stands_open(&key);
    Effect::new(move |_| match unfinished() {
        None => app.drop_draft(&key),
        Some(draft) => app.keep_draft(&key, draft),
    });
}

/// Says, in a form that found its text again, where it comes from, with the way to be rid of it.
#[component]
pub fn KeptLine(shown: bool, #[prop(into)] discard: Callback<()>) -> impl IntoView {
    shown.then(|| {
        view! {
            <p class="form-kept" role="status">
                "Kept from before you left. "
                <button type="button" class="button-plain" on:click=move |_| discard.run(())>
                    "Discard"
                </button>
            </p>
        }
    })
}

/// Whether something was left in the form of that key.
pub fn begun(app: App, key: String) -> Memo<bool> {
    Memo::new(move |_| app.drafts().contains_key(&key))
}

/// Id of the button that opens the form of that key.
pub fn opener_id(key: &str) -> String {
    format!("open-{key}")
}

/// A button that opens a form in its own place. The form is open at first where a text was left
/// under `key`; when it is done, the button is there again and has the focus. It says so where the
/// form was put away unfinished.
///
/// `form` is given whether it may take the focus, and whom to call when it is done.
#[component]
pub fn Opener<F, V>(
    #[prop(into)] label: String,
    key: String,
    #[prop(default = "button")] class: &'static str,
    #[prop(default = Glyph::Plus)] glyph: Glyph,
    form: F,
) -> impl IntoView
where
    F: Fn(bool, Callback<()>) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let app = app();
    let id = opener_id(&key);
    let open = RwSignal::new(app.draft(&key).is_some());
    let begun = begun(app, key);
    let clicked = RwSignal::new(false);
    let done = {
        let id = id.clone();
        Callback::new(move |()| {
            open.set(false);
            page::focus_first_soon(vec![id.clone()]);
        })
    };
    move || {
        if open.get() {
            form(clicked.get_untracked(), done).into_any()
        } else {
            view! {
                <button
                    type="button"
                    class=class
                    id=id.clone()
                    on:click=move |_| {
                        clicked.set(true);
                        open.set(true);
                    }
                >
                    <Icon glyph/>
                    {label.clone()}
                    {move || begun.get().then_some(" (begun)")}
                </button>
            }
            .into_any()
        }
    }
}

/// Something of a list that is read first and edited in its place, with the focus kept near.
///
/// `read` is given how to open the form, `form` whether it may take the focus and whom to call when
/// it is done. `element` is the id of the place; the button that opens the form has it with `-edit`.
#[component]
pub fn InPlace<R, F>(element: String, key: String, read: R, form: F) -> impl IntoView
where
    R: Fn(Callback<()>) -> AnyView + Send + Sync + 'static,
    F: Fn(bool, Callback<()>) -> AnyView + Send + Sync + 'static,
{
    let editing = RwSignal::new(app().draft(&key).is_some());
    let clicked = RwSignal::new(false);
    let done = Callback::new(move |()| {
        editing.set(false);
        page::focus_first_soon(vec![format!("{element}-edit"), element.clone()]);
    });
    let edit = Callback::new(move |()| {
        clicked.set(true);
        editing.set(true);
    });
    move || {
        if editing.get() {
            form(clicked.get_untracked(), done)
        } else {
            read(edit)
        }
    }
}

/// The beginning of a text, for the name of a button or of something unfinished.
pub fn excerpt(text: &str) -> String {
    const MOST: usize = 40;
    let plain = crate::rules::prose::plain(text);
    if plain.chars().count() <= MOST {
        return plain;
    }
    let cut: String = plain.chars().take(MOST).collect();
    format!("{}…", cut.trim_end())
}

/// "Ada", "Ada and Bo", "Ada, Bo and 2 more": people by name, without those no longer here.
pub fn names_of(app: App, people: &[Id]) -> String {
    use crate::domain::Contact;
    let names: Vec<String> = app.peek(|book| {
        let name = |id: &_| Some(book.get::<Contact>(*id)?.display_name().to_owned());
        people.iter().filter_map(name).collect()
    });
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} and {other}"),
        [one, other, more @ ..] => format!("{one}, {other} and {} more", more.len()),
    }
}

/// The same as it is now, also after one of them is renamed.
pub fn names_now(app: App, people: Vec<Id>) -> Memo<String> {
    Memo::new(move |_| app.read(|_| names_of(app, &people)))
}

/// Forms that were left open on this page, under keys that begin so, for records that are not among
/// those `drawn`: done since, deleted, or further down. `form` is given what puts it away.
pub fn left_open<V: IntoView + 'static>(
    app: App,
    keys: &str,
    drawn: &[Id],
    form: impl Fn(Id, Callback<()>) -> V + Copy + Send + Sync + 'static,
) -> Vec<AnyView> {
    let here = app.route.get_untracked().to_string();
    let drafts = untrack(|| app.drafts());
    let left = drafts
        .into_iter()
        .filter(|(_, draft)| draft.place == here)
        .filter_map(|(key, _)| key.strip_prefix(keys)?.parse::<Id>().ok())
        .filter(|id| !drawn.contains(id));
    let forms = left.map(|id| {
        let open = RwSignal::new(true);
        let done = Callback::new(move |()| open.set(false));
        view! { <Show when=move || open.get()>{form(id, done)}</Show> }.into_any()
    });
    forms.collect()
}
