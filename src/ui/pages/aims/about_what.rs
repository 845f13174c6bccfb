//! What somebody looks for is about: few words may be about many things, and whoever wrote them knows.

use leptos::prelude::*;

use super::matches::summary_id;
use crate::domain::Id;
use crate::domain::aim::Aim;
use crate::rules::matches::{may_be_about, unread_fields};
use crate::ui::browser::page;
use crate::ui::kit::field::element_id;
use crate::ui::state::{App, app};

/// Most fields that are asked about, those that are set among them.
const MOST: usize = 6;

/// A field it is about, or may be.
#[derive(Clone, Debug, PartialEq)]
struct Field {
    name: String,
    is_set: bool,
    /// Whether no text and no other name of a field has it, so that it finds nobody.
    is_unread: bool,
}

/// Asks what it is about: what is pressed is its field, and one press takes it away again.
#[component]
pub fn AboutWhat(aim: Id) -> impl IntoView {
    let app = app();
    let fields = Memo::new(move |_| fields_of(app, aim));
    let unread = move || {
        let (unread, alone) = fields.with(|all| {
            let names = all.iter().filter(|field| field.is_unread);
            let names: Vec<String> = names.map(|field| format!("“{}”", field.name)).collect();
            let alone = all.iter().all(|field| field.is_unread || !field.is_set);
            (names.join(", "), alone)
        });
        (!unread.is_empty()).then(|| {
            let alone = if alone {
                " The words decide alone."
            } else {
                ""
            };
            let said = format!("Nobody here has to do with {unread}.{alone}");
            view! { <p class="muted about-unread" role="status">{said}</p> }
        })
    };
    let question = element_id("about-what");
    let named = question.clone();
    view! {
        <div
            class="about-what"
            role="group"
            aria-labelledby=named
            hidden=move || fields.with(Vec::is_empty)
        >
            <span class="muted" id=question>"Is it about"</span>
            {move || fields.get().into_iter().map(|field| choice(app, aim, field)).collect_view()}
        </div>
        {unread}
    }
}

/// Those that are set, and then what else it may be about.
fn fields_of(app: App, aim: Id) -> Vec<Field> {
    let all = app.matched(|index, book| {
        let held = book.get::<Aim>(aim)?;
        let unread = unread_fields(index, held);
        let mut all: Vec<Field> = held
            .fields
            .iter()
            .map(|name| Field {
                name: name.clone(),
                is_set: true,
                is_unread: unread.contains(&name.as_str()),
            })
            .collect();
        let more = MOST.saturating_sub(all.len());
        let asked = may_be_about(index, book, held, more).into_iter();
        all.extend(asked.map(|name| Field {
            name: name.to_owned(),
            is_set: false,
            is_unread: false,
        }));
        Some(all)
    });
    all.flatten().unwrap_or_default()
}

fn choice(app: App, aim: Id, field: Field) -> impl IntoView {
    let Field { name, is_set, .. } = field;
    // An id has no space.
    let element = format!("about-{aim}-{}", name.replace(char::is_whitespace, "-"));
    let press = {
        let (element, name) = (element.clone(), name.clone());
        move |_| {
            let change = app.edited(aim, |held: &mut Aim| match is_set {
                true => held.fields.retain(|one| *one != name),
                false => held.fields.push(name.clone()),
            });
            let said = if is_set { "Field removed" } else { "Field set" };
            let places = vec![element.clone(), summary_id(aim)];
            leptos::task::spawn_local(async move {
                if app.commit(change, said).await {
                    page::focus_first_soon(places);
                }
            });
        }
    };
    view! {
        <button
            type="button"
            class="chip chip-choice"
            id=element
            aria-pressed=is_set.to_string()
            on:click=press
        >
            <bdi>{name}</bdi>
        </button>
    }
}
