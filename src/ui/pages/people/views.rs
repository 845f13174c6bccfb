//! Views of the list that are always there, and those that were saved.

use leptos::prelude::*;

use super::state::List;
use crate::domain::own::SavedView;
use crate::domain::{Change, Id};
use crate::rules::fold::fold;
use crate::rules::people::{Filter, Mark, View};
use crate::ui::browser::page;
use crate::ui::kit::{Dialog, Field, Form};
use crate::ui::state::{App, Toast, app};

/// A saved view as it is in the book.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Saved {
    id: Id,
    name: String,
    query: String,
}

fn saved(app: App) -> Vec<Saved> {
    let mut all: Vec<Saved> = app.read(|book| {
        let views = book.all::<SavedView>();
        let saved = views.map(|(id, view)| Saved {
            id,
            name: view.name.clone(),
            query: view.query.clone(),
        });
        saved.collect()
    });
    all.sort_by_cached_key(|one| (fold(&one.name), one.id));
    all
}

/// One chip for each view.
#[component]
pub fn Views(list: List) -> impl IntoView {
    let app = app();
    let saved = Memo::new(move |_| saved(app));
    let built_in = move |name: &'static str, filter: Filter| {
        let pressed = {
            let filter = filter.clone();
            move || list.view.with(|view| view.filter == filter).to_string()
        };
        let show = move |_| list.view.update(|view| view.filter = filter.clone());
        view! {
            <button type="button" class="chip chip-choice" aria-pressed=pressed on:click=show>
                {name}
            </button>
        }
    };
    view! {
        <div class="row views" role="group" aria-label="Show">
            {built_in("Everyone", Filter::default())}
            {built_in("Favourites", Filter::only(Mark::Favourite))}
            {built_in("Archived", Filter::only(Mark::Archived))}
            <For each=move || saved.get() key=Saved::clone let(one)><Chip list one/></For>
        </div>
    }
}

#[component]
fn Chip(list: List, one: Saved) -> impl IntoView {
    let app = app();
    let read = View::read(&one.query);
    let pressed = {
        let read = read.clone();
        move || list.view.with(|view| read.as_ref() == Ok(view)).to_string()
    };
    let show = move |_| match &read {
        Ok(view) => list.view.set(view.clone()),
        Err(sentence) => app.toast.set(Some(Toast::failed(sentence.to_string()))),
    };
    view! {
        <button type="button" class="chip chip-choice" aria-pressed=pressed on:click=show>
            <bdi>{one.name}</bdi>
        </button>
    }
}

/// Saves what is shown as a view, or renames and deletes the one that is.
#[component]
pub fn KeepView(list: List) -> impl IntoView {
    let app = app();
    let saved = Memo::new(move |_| saved(app));
    let current = Memo::new(move |_| {
        list.view.with(|view| {
            saved.with(|saved| {
                let is = |one: &&Saved| View::read(&one.query).as_ref() == Ok(view);
                saved.iter().find(is).cloned()
            })
        })
    });
    let worth = move || list.view.with(|view| *view != View::default());
    let naming = RwSignal::new(false);
    let delete = move |_| {
        if let Some(one) = current.get_untracked() {
            app.commit_soon(app.trashed(one.id), format!("View “{}” deleted", one.name));
            page::focus_soon(".filters > summary");
        }
    };
    let title = Signal::derive(move || {
        let rename = current.with(Option::is_some);
        if rename {
            "Rename the view"
        } else {
            "Save the view"
        }
        .to_owned()
    });
    let open = move |_| naming.set(true);
    view! {
        <div class="row">
            {move || match current.with(Option::is_some) {
                true => view! {
                    <button type="button" class="button-quiet" on:click=open>"Rename view"</button>
                    <button type="button" class="button-quiet" on:click=delete>"Delete view"</button>
                }
                .into_any(),
                false => view! {
                    <Show when=worth>
                        <button type="button" class="button-quiet" on:click=open>
                            "Save as a view"
                        </button>
                    </Show>
                }
                .into_any(),
            }}
        </div>
        <Dialog open=naming title>
            <NameView list current saved close=move || naming.set(false)/>
        </Dialog>
    }
}

#[component]
fn NameView(
    list: List,
    current: Memo<Option<Saved>>,
    saved: Memo<Vec<Saved>>,
    #[prop(into)] close: Callback<()>,
) -> impl IntoView {
    let app = app();
    let before = current.get_untracked();
    let name = RwSignal::new(
        before
            .as_ref()
            .map_or_else(String::new, |one| one.name.clone()),
    );
    let error = RwSignal::new(None::<String>);
    let own = before.map(|one| one.id);
    // The view that has the name already.
    let twin = Memo::new(move |_| {
        let name = fold(name.get().trim());
        let other = |one: &&Saved| Some(one.id) != own && fold(&one.name) == name;
        saved.with(|saved| saved.iter().find(other).map(|one| one.id))
    });
    let shown = move || list.view.with_untracked(View::to_string);
    let keep = move |change: Change, name: &str| {
        close.run(());
        app.commit_soon(change, format!("View “{name}” saved"));
        page::focus_soon(".filters > summary");
    };
    let save = move |()| {
        let name = name.get_untracked().trim().to_owned();
        if name.is_empty() {
            return error.set(Some("Write a name first.".to_owned()));
        }
        if twin.get_untracked().is_some() {
            return error.set(Some("Another view has that name.".to_owned()));
        }
        let said = name.clone();
        let change = match own {
            Some(id) => app.edited::<SavedView>(id, |view| view.name = name),
            None => {
                let query = shown();
                let view = SavedView {
                    name,
                    query,
                    ..SavedView::default()
                };
                Change::add(app.new_id(), view)
            }
        };
        keep(change, &said);
    };
    let replace = move |_| {
        if let Some(id) = twin.get_untracked() {
            let name = name.get_untracked().trim().to_owned();
            let change = app.edited::<SavedView>(id, |view| {
                view.name.clone_from(&name);
                view.query = shown();
            });
            keep(change, &name);
        }
    };
    view! {
        <Form submit=save label="Name of the view" class="form">
            <Field label="Name of the view" value=name error autofocus=true/>
            <div class="form-line">
                <button type="submit" class="button">"Save"</button>
                <Show when=move || own.is_none() && twin.with(Option::is_some)>
                    <button type="button" class="button-quiet" on:click=replace>
                        "Replace that view"
                    </button>
                </Show>
            </div>
        </Form>
    }
}
