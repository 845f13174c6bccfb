//! A text to send: made of the words for its occasion, changed as one likes, then copied or opened in
//! mail. It is never sent from here.

use leptos::prelude::*;

use crate::domain::{Contact, Id};
use crate::rules::templates::{self, Occasion, Places};
use crate::ui::browser::clipboard;
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Glyph, Icon, TextArea};
use crate::ui::pages::drafts::names_of;
use crate::ui::state::{App, Toast, app};

/// What a text is about.
#[derive(Clone, PartialEq)]
pub struct Letter {
    pub occasion: Occasion,
    pub to: Id,
    /// Who else it speaks of.
    pub other: Option<Id>,
    pub why: String,
}

impl Letter {
    /// A text that speaks of nobody and nothing else.
    pub fn plain(occasion: Occasion, to: Id) -> Self {
        Letter {
            occasion,
            to,
            other: None,
            why: String::new(),
        }
    }

    fn text(&self, app: App) -> String {
        app.peek(|book| {
            let places = Places::of(book, self.to, self.other, &self.why);
            templates::fill(&templates::words(book, self.occasion), &places)
        })
    }
}

/// A button that opens the text below it.
#[component]
pub fn SendText(
    letter: Letter,
    #[prop(into)] label: String,
    /// What the name of the button tells after its label; else to whom it is.
    #[prop(optional)]
    about: Option<String>,
    #[prop(default = Glyph::Message)] glyph: Glyph,
    #[prop(default = "button-quiet")] class: &'static str,
    /// The key that presses it, while its row has the focus.
    #[prop(default = None)]
    key: Option<&'static str>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = element_id("text");
    let panel = format!("{id}-panel");
    let about = about.unwrap_or_else(|| names_of(app(), &[letter.to]));
    let named = format!("{label}: {}", about.trim());
    view! {
        <button
            type="button"
            class=class
            id=id
            aria-label=named
            aria-keyshortcuts=key
            aria-expanded=move || open.get().to_string()
            aria-controls=panel.clone()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon glyph/>
            {label}
        </button>
        <div class="row-form" id=panel>
            <Show when=move || open.get()><Text letter=letter.clone()/></Show>
        </div>
    }
}

/// The text itself, and where it can go.
#[component]
pub fn Text(letter: Letter) -> impl IntoView {
    let app = app();
    let (to, occasion) = (letter.to, letter.occasion);
    let text = RwSignal::new(letter.text(app));
    let copy = move |_| {
        let text = text.get_untracked();
        leptos::task::spawn_local(async move {
            app.toast.set(Some(match clipboard::copy(&text).await {
                true => Toast::said("Text copied"),
                false => {
                    Toast::failed("The browser did not let Kith copy. Select the text instead.")
                }
            }));
        });
    };
    let contact = Memo::new(move |_| app.read(|book| book.get::<Contact>(to).cloned()));
    let mail = move || {
        let contact = contact.get()?;
        let href = text.with(|text| templates::mail(&contact, occasion.title(), text))?;
        Some(view! {
            <a class="button-quiet" href=href><Icon glyph=Glyph::Mail/>"Open in mail"</a>
        })
    };
    let message = move || {
        let contact = contact.get()?;
        let href = text.with(|text| templates::message(&contact, text))?;
        Some(view! {
            <a class="button-quiet" href=href><Icon glyph=Glyph::Phone/>"Open as a text message"</a>
        })
    };
    view! {
        <div class="form note-form send-text">
            <TextArea label="The text" value=text rows=8/>
            <div class="form-line">
                <button type="button" class="button-quiet" on:click=copy>"Copy"</button>
                {mail}
                {message}
            </div>
            <p class="muted">
                "Kith sends nothing. The words it begins with can be changed in "
                <a href="#/settings">"Settings"</a>
                "."
            </p>
        </div>
    }
}
