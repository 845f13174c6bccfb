//! What can be done to all who are selected, each one Change and one undo.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::state::{List, people_words};
use crate::domain::circle::Circle;
use crate::domain::{Change, Contact, Id};
use crate::rules::check::listed;
use crate::rules::people::bulk;
use crate::rules::rhythm_words;
use crate::ui::browser::{clock, page};
use crate::ui::kit::{Dialog, Field, Form, Glyph, Icon};
use crate::ui::pages::later::{Later, Part};
use crate::ui::pages::rhythm_field::RhythmField;
use crate::ui::state::{App, app};

/// The rhythm that is chosen as the form opens, in days.
const AT_FIRST: u16 = 30;

/// The bar, there while one selects.
#[component]
pub fn Bulk(list: List) -> impl IntoView {
    view! { <Show when=move || list.selecting.get()><Bar list/></Show> }
}

#[component]
fn Bar(list: List) -> impl IntoView {
    let count = Memo::new(move |_| list.selected.with(Vec::len));
    let all = move || count.get() == list.ids.with(Vec::len);
    let everyone = move |_| match list.selected.with_untracked(Vec::len) {
        selected if selected == list.ids.with_untracked(Vec::len) => list.select_none(),
        _ => list.select_all(),
    };
    let done = move || {
        list.done();
        page::focus_soon("#select-people");
    };
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && !page::is_in_dialog(&event) {
            done();
        }
    };
    view! {
        <section class="bulk" aria-label="Selected people" on:keydown=keydown>
            <div class="bulk-head">
                <p role="status">{move || format!("{} selected", count.get())}</p>
                <button type="button" class="button-plain" on:click=everyone>
                    {move || if all() && count.get() > 0 { "None" } else { "All" }}
                </button>
                <button type="button" class="button-plain" on:click=move |_| done()>"Done"</button>
            </div>
            <Show when=move || { count.get() > 0 }><Actions list/></Show>
        </section>
    }
}

#[component]
fn Actions(list: List) -> impl IntoView {
    let app = app();
    let [circle, tag, rhythm] = [(); 3].map(|()| RwSignal::new(false));
    let all_archived = Memo::new(move |_| {
        app.read(|book| {
            let archived = |id: &Id| book.get::<Contact>(*id).is_some_and(|one| one.archived);
            list.selected.with(|ids| ids.iter().all(archived))
        })
    });
    let archive = move |_| {
        let away = !all_archived.get_untracked();
        let said = if away {
            "archived"
        } else {
            "taken out of the archive"
        };
        commit(app, list, said, |ids| {
            app.peek(|book| bulk::archive(book, ids, away))
        });
        page::focus_soon(".bulk button");
    };
    let delete = move |_| {
        let now = clock::now_seconds();
        commit(app, list, "moved to the trash", |ids| {
            app.peek(|book| bulk::delete(book, ids, now))
        });
        page::focus_soon(".bulk button");
    };
    let opener = |glyph: Glyph, words: &'static str, open: RwSignal<bool>| {
        view! {
            <button type="button" class="button-quiet" on:click=move |_| open.set(true)>
                <Icon glyph/>
                {words}
            </button>
        }
    };
    view! {
        <div class="bulk-actions">
            {opener(Glyph::People, "Circle", circle)}
            {opener(Glyph::Tag, "Tag", tag)}
            {opener(Glyph::Repeat, "Rhythm", rhythm)}
            <button type="button" class="button-quiet" on:click=archive>
                <Icon glyph=Glyph::Archive/>
                {move || if all_archived.get() { "Unarchive" } else { "Archive" }}
            </button>
            <Later part=Part::ExportPeople(list.selected)/>
            <button type="button" class="button-quiet" on:click=delete>
                <Icon glyph=Glyph::Trash/>
                "Delete"
            </button>
        </div>
        <Dialog open=circle title="Add to a circle"><AskCircle list open=circle/></Dialog>
        <Dialog open=tag title="Add a tag"><AskTag list open=tag/></Dialog>
        <Dialog open=rhythm title="Set a rhythm"><AskRhythm list open=rhythm/></Dialog>
    }
}

/// Makes one Change of all who are selected: "3 people archived".
fn commit(app: App, list: List, said: &str, change: impl FnOnce(&[Id]) -> Change) {
    let ids = list.selected.get_untracked();
    let who = people_words(app, &ids);
    app.commit_soon(change(&ids), format!("{who} {said}"));
}

#[component]
fn AskCircle(list: List, open: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let names = app.peek(|book| {
        let circles = book.all::<Circle>();
        circles
            .map(|(_, circle)| view! { <option value=circle.name.clone()></option> })
            .collect_view()
    });
    let add = move |()| {
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return error.set(Some("Write the name of a circle first.".to_owned()));
        }
        let known = app.peek(|book| bulk::circle_named(book, &name));
        let id = known.unwrap_or_else(|| app.new_id());
        let new = match known {
            Some(_) => Change::default(),
            None => Change::add(
                id,
                Circle {
                    name: name.clone(),
                    ..Circle::default()
                },
            ),
        };
        open.set(false);
        commit(app, list, &format!("added to {name}"), |ids| {
            new.squash(app.peek(|book| bulk::add_to_circle(book, ids, id)))
        });
    };
    view! {
        <Form submit=add label="Add to a circle" class="form">
            <Field
                label="Name of the circle"
                hint="One that is there, or the name of a new one."
                value=name
                error
                list="bulk-circles"
                autofocus=true
            />
            <datalist id="bulk-circles">{names}</datalist>
            <button type="submit" class="button">"Add"</button>
        </Form>
    }
}

#[component]
fn AskTag(list: List, open: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let tag = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let known = app.peek(|book| {
        let tags = book.all::<Contact>().flat_map(|(_, one)| one.tags.clone());
        let known: std::collections::BTreeSet<String> = tags.collect();
        known
            .into_iter()
            .map(|tag| view! { <option value=tag></option> })
            .collect_view()
    });
    let add = move |()| {
        let tags = tag.with_untracked(|text| listed(text));
        if tags.is_empty() {
            return error.set(Some("Write a tag first.".to_owned()));
        }
        open.set(false);
        commit(app, list, &format!("tagged {}", tags.join(", ")), |ids| {
            app.peek(|book| bulk::tag(book, ids, &tags))
        });
    };
    view! {
        <Form submit=add label="Add a tag" class="form">
            <Field
                label="Name of the tag"
                hint="Several, with commas between them."
                value=tag
                error
                list="bulk-tags"
                autofocus=true
            />
            <datalist id="bulk-tags">{known}</datalist>
            <button type="submit" class="button">"Add"</button>
        </Form>
    }
}

#[component]
fn AskRhythm(list: List, open: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let value = RwSignal::new(rhythm_words::words(AT_FIRST));
    let error = RwSignal::new(None::<String>);
    let set = move |()| {
        let days = match value.with_untracked(|text| rhythm_words::read(text)) {
            Ok(days) => days,
            Err(sentence) => return error.set(Some(sentence.to_string())),
        };
        let words = days.map_or("none of their own".to_owned(), rhythm_words::words);
        open.set(false);
        commit(app, list, &format!("set to catch up: {words}"), |ids| {
            app.peek(|book| bulk::set_rhythm(book, ids, days))
        });
    };
    view! {
        <Form submit=set label="Set a rhythm" class="form">
            <RhythmField label="Catch up" none="None of their own" value error/>
            <p class="muted">
                "Whoever has none of their own follows the shortest rhythm of their circles."
            </p>
            <button type="submit" class="button">"Set"</button>
        </Form>
    }
}
