//! The ways to be in touch with somebody, the first one first. Writing, and asking to meet, open a text
//! below the buttons; a call is a link.

use leptos::prelude::*;

use super::send_text::{Letter, SendText};
use crate::domain::{Contact, Id};
use crate::rules::href;
use crate::rules::templates::Occasion;
use crate::rules::ways::{Way, Why, ways};
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::app;

/// A button or a link for each way.
#[component]
pub fn WaysTo(
    id: Id,
    /// How many there is room for, on a row with keys of its own; all, elsewhere.
    #[prop(optional)]
    most: Option<usize>,
    #[prop(default = "button-quiet")] class: &'static str,
) -> impl IntoView {
    let app = app();
    let order = Memo::new(move |_| {
        let today = app.today.get();
        let mut order = app.read(|book| ways(book, id, today)).order;
        order.truncate(most.unwrap_or(order.len()));
        order
    });
    let key = move |key: &'static str| most.map(|_| key);
    let text = move |occasion: Occasion, label: &'static str, glyph: Glyph, key| {
        let letter = Letter::plain(occasion, id);
        view! { <SendText letter label glyph class key/> }
    };
    let draw = move |way: Way| match way {
        Way::Write => text(Occasion::Hello, "Write", Glyph::Mail, key("w")).into_any(),
        Way::Call => view! { <Call id class key=key("p")/> }.into_any(),
        Way::Meet => text(Occasion::Meeting, "Meet", Glyph::People, key("m")).into_any(),
    };
    view! { <For each=move || order.get() key=|way| *way children=draw/> }
}

/// A link that calls them; nothing where no number is known.
#[component]
pub fn Call(
    id: Id,
    #[prop(default = "button-quiet")] class: &'static str,
    /// The key that presses it, while its row has the focus.
    key: Option<&'static str>,
) -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| {
        app.read(|book| {
            let contact = book.get::<Contact>(id)?;
            Some((href::call_to(contact)?, contact.display_name().to_owned()))
        })
    });
    move || {
        held.get().map(|(href, name)| {
            view! {
                <a class=class href=href aria-label=format!("Call: {name}") aria-keyshortcuts=key>
                    <Icon glyph=Glyph::Phone/>
                    "Call"
                </a>
            }
        })
    }
}

/// Why the first way is the first. What they like stands on their page already.
#[component]
pub fn WhySo(id: Id) -> impl IntoView {
    let app = app();
    let why = Memo::new(move |_| {
        let today = app.today.get();
        let why = app.read(|book| ways(book, id, today)).why;
        let mostly = why.filter(|why| matches!(why, Why::Mostly(_)));
        mostly.map(|why| format!("{}.", why.words()))
    });
    move || {
        why.get()
            .map(|why| view! { <p class="muted ways-why">{why}</p> })
    }
}
