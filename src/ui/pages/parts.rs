//! Parts of several pages that know what a person is.

use leptos::prelude::*;

use crate::domain::giving::Promise;
use crate::domain::{Book, Contact, Id};
use crate::rules::promises::{Side, side};
use crate::ui::kit::{Glyph, Icon, Tick};

/// Whether that is oneself.
pub fn is_me(book: &Book, id: Id) -> bool {
    book.get::<Contact>(id).is_some_and(|contact| contact.me)
}

/// The face of a person: the thumbnail, or a monogram in a colour of their own.
#[component]
pub fn Face(id: Id, contact: Contact, #[prop(optional)] large: bool) -> impl IntoView {
    let class = if large { "face face-large" } else { "face" };
    match &contact.thumbnail {
        Some(thumbnail) => {
            view! { <img class=class src=thumbnail.to_data_url() alt=""/> }.into_any()
        }
        None => {
            // 24 hues are as many as one can tell apart beside each other.
            let hue = (id.spread() % 24) * 15;
            let letters = crate::rules::names::monogram(contact.display_name());
            view! {
                <span class=class aria-hidden="true" style:--hue=hue.to_string()>{letters}</span>
            }
            .into_any()
        }
    }
}

/// The beginning of a plain text, in one line.
pub fn short(text: &str) -> String {
    const MOST: usize = 60;
    let mut letters = text
        .trim()
        .chars()
        .map(|letter| if letter == '\n' { ' ' } else { letter });
    let mut short: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() {
        short.truncate(short.trim_end().len());
        short.push('…');
    }
    short
}

/// The name of a person as a link to their page; plain words where they are no longer here.
#[component]
pub fn PersonLink(id: Id) -> impl IntoView {
    let app = crate::ui::state::app();
    move || {
        let name = app.read(|book| {
            book.get::<Contact>(id)
                .map(|contact| contact.display_name().to_owned())
        });
        match name {
            Some(name) => {
                let href = crate::route::Route::Person(id).to_string();
                view! { <a class="person-link" href=href dir="auto">{name}</a> }.into_any()
            }
            None => view! { <span class="muted">"someone removed"</span> }.into_any(),
        }
    }
}

/// In place of somebody or something that is not in the book: what became of it, as far as that is known.
#[component]
pub fn Nowhere(
    id: Id,
    title: &'static str,
    /// Where what had added it was undone here.
    undone: &'static str,
    /// Else.
    unknown: &'static str,
    /// The way to the others.
    children: Children,
) -> impl IntoView {
    let app = crate::ui::state::app();
    let is_undone = Memo::new(move |_| app.is_undone(id));
    view! {
        <h1 tabindex="-1">{title}</h1>
        <div class="empty">
            <p>{move || if is_undone.get() { undone } else { unknown }}</p>
            <div class="row">
                <Show when=move || is_undone.get()>
                    <button type="button" class="button-quiet" on:click=move |_| app.redo()>
                        <Icon glyph=Glyph::Redo/>
                        "Redo"
                    </button>
                </Show>
                {children()}
            </div>
        </div>
    }
}

/// "You promised Ada", "Ben promised you", "Ada promised Ben".
#[component]
pub fn WhoPromised(promise: Promise) -> impl IntoView {
    let whose = crate::ui::state::app().peek(|book| side(book, &promise));
    let by = (whose != Side::Mine).then(|| view! { <PersonLink id=promise.from/> });
    let to = (whose != Side::Theirs).then(|| view! { <PersonLink id=promise.to/> });
    let words = match whose {
        Side::Mine => "You promised ",
        Side::Theirs => " promised you",
        Side::Others => " promised ",
    };
    view! { <span>{by}{words}{to}</span> }
}

/// Whether what is written stays out of what others may see. While it is set, its form shows it.
#[component]
pub fn PrivateTick(value: RwSignal<bool>) -> impl IntoView {
    view! {
        <div class="private-tick" class:is-private=value>
            <Tick
                label="Private"
                value
                hint="Never in a brief, a print or a notification."
            />
        </div>
    }
}

/// Says of something written down that it is private.
#[component]
pub fn PrivateMark() -> impl IntoView {
    view! { <span class="note-mark private-mark"><Icon glyph=Glyph::Lock/>"Private"</span> }
}
