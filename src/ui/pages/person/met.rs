//! How one met: when, where, through whom, and the story.

use leptos::prelude::*;

use super::bound::{Bound, Choice, Text, at};
use super::date_field::{DateField, DatePlace};
use crate::domain::contact::Met;
use crate::domain::{Book, Contact, Id};
use crate::rules::mention_text::MentionText;
use crate::rules::names::fold;
use crate::rules::{date_words, people};
use crate::ui::kit::{Field, Prose, field::element_id};
use crate::ui::pages::mention_area::MentionArea;
use crate::ui::pages::note_parts::draw_mention;
use crate::ui::pages::parts::PersonLink;
use crate::ui::state::{App, app};

/// Whether anything of it is known.
pub fn is_filled(contact: &Contact) -> bool {
    contact.met != Met::default()
}

/// When, where and through whom in a line, then the story.
pub fn read(contact: &Contact) -> AnyView {
    let met = &contact.met;
    let when = met.when.map(date_words::write);
    let place = Some(met.place.trim().to_owned()).filter(|place| !place.is_empty());
    let name = Some(met.through_name.trim().to_owned()).filter(|name| !name.is_empty());
    let through = match (met.through, name) {
        (Some(id), _) => Some(view! { <PersonLink id/> }.into_any()),
        (None, Some(name)) => Some(view! { <bdi>{name}</bdi> }.into_any()),
        (None, None) => None,
    };
    let text = Some(met.text.trim().to_owned()).filter(|text| !text.is_empty());
    let line = |label: &'static str, what: AnyView| {
        view! { <div class="person-line"><dt>{label}</dt><dd>{what}</dd></div> }
    };
    view! {
        <dl class="person-lines">
            {when.map(|when| line("When", when.into_any()))}
            {place.map(|place| line("Where", view! { <bdi>{place}</bdi> }.into_any()))}
            {through.map(|through| line("Through", through))}
        </dl>
        {text.map(|text| view! { <Prose text mention=draw_mention/> })}
    }
    .into_any()
}

/// The day one met.
const WHEN: DatePlace<Contact> = DatePlace {
    name: "when",
    get: |one| one.met.when,
    set: |one, date| one.met.when = date,
    rule: |_| None,
    remark: |_, _| None,
};

/// The fields.
pub fn edit(of: Bound<Contact>, own: Id) -> AnyView {
    view! {
        <div class="person-grid">
            <DateField of place=WHEN label="When" hint="“March 2014” or “2014”"/>
            <Text of at=at!(Contact: met.place) label="Where"/>
        </div>
        <Through of own/>
        <Story of/>
    }
    .into_any()
}

/// The story, in which people can be mentioned.
#[component]
fn Story(of: Bound<Contact>) -> impl IntoView {
    let stored = of.peek(|one| one.met.text.clone());
    let value = RwSignal::new(MentionText::from_stored(&stored));
    Effect::watch(
        move || value.with(MentionText::to_stored),
        move |text, _, _| of.write(|one| one.met.text.clone_from(text)),
        false,
    );
    view! { <MentionArea label="The story" value/> }
}

/// Names suggested at once.
const SUGGESTIONS: usize = 12;

/// People of that very name, other than `own`.
fn of_name(book: &Book, name: &str, own: Id) -> Vec<Id> {
    let name = fold(name.trim());
    book.all::<Contact>()
        .filter(|(id, one)| *id != own && !name.is_empty() && fold(one.display_name()) == name)
        .map(|(id, _)| id)
        .collect()
}

/// Names in which that text occurs.
fn suggestions(book: &Book, text: &str, own: Id) -> Vec<String> {
    let text = fold(text.trim());
    let mut names: Vec<String> = book
        .all::<Contact>()
        .filter(|(id, one)| *id != own && fold(one.display_name()).contains(&text))
        .map(|(_, one)| one.display_name().to_owned())
        .take(SUGGESTIONS)
        .collect();
    names.dedup();
    names
}

/// The name of whom it was through.
fn known(app: App, of: Bound<Contact>) -> String {
    let id = of.peek(|one| one.met.through);
    let name = |id| {
        app.peek(|book| {
            book.get::<Contact>(id)
                .map(|one| one.display_name().to_owned())
        })
    };
    id.and_then(name)
        .unwrap_or_else(|| of.peek(|one| one.met.through_name.clone()))
}

/// Through whom: somebody of the book, found by name, or just a name.
#[component]
fn Through(of: Bound<Contact>, own: Id) -> impl IntoView {
    let app = app();
    let value = RwSignal::new(known(app, of));
    let list = element_id("people");
    let found = Memo::new(move |_| value.with(|name| app.peek(|book| of_name(book, name, own))));
    let typed = Callback::new(move |()| {
        let only = app.peek(|book| {
            let found = value.with_untracked(|name| of_name(book, name, own));
            found.first().copied().filter(|_| found.len() == 1)
        });
        of.write(|one| {
            one.met.through = only;
            one.met.through_name = if only.is_some() {
                String::new()
            } else {
                value.get_untracked()
            };
        });
    });
    let options = Memo::new(move |_| {
        value.with(|text| {
            if text.trim().is_empty() {
                return Vec::new();
            }
            app.peek(|book| suggestions(book, text, own))
        })
    });
    let which = move || {
        let found = found.get();
        match (found.len(), of.value.with(|one| one.met.through)) {
            (0, _) => None,
            (1, Some(_)) => Some(view! { <p class="field-hint">"In your book"</p> }.into_any()),
            _ => Some(view! { <Which of found/> }.into_any()),
        }
    };
    view! {
        <div class="person-field">
            <Field
                label="Through whom"
                value
                hint="Somebody in your book, or any name"
                list=list.clone()
                on_input=typed
            />
            <datalist id=list>
                {move || options.get().into_iter().map(|name| view! {
                    <option value=name></option>
                }).collect_view()}
            </datalist>
            {which}
        </div>
    }
}

/// Which of several people of one name.
#[component]
fn Which(of: Bound<Contact>, found: Vec<Id>) -> impl IntoView {
    let app = app();
    let nobody = (String::new(), "Somebody else of that name".to_owned());
    let today = app.today.get_untracked();
    let options = found.into_iter().map(|id| {
        let words = app.peek(|book| {
            let one = book.get::<Contact>(id)?;
            let apart = people::apart(id, one, book, today);
            Some(format!("{}, {apart}", one.display_name()))
        });
        (id.to_string(), words.unwrap_or_default())
    });
    let options = [nobody].into_iter().chain(options).collect();
    view! {
        <Choice
            of
            get=|one: &Contact| one.met.through.map(|id| id.to_string()).unwrap_or_default()
            set=|one: &mut Contact, id| one.met.through = id.parse().ok()
            label="Which of them"
            options
        />
    }
}

/// A person of the book needs no second name.
pub fn tidy(contact: &mut Contact) {
    let met = &mut contact.met;
    met.place = met.place.trim().to_owned();
    met.through_name = match met.through {
        Some(_) => String::new(),
        None => met.through_name.trim().to_owned(),
    };
}
