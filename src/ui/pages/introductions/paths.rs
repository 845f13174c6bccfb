//! "Who could introduce me to …?": ways to a person, into an organisation or to somebody in a field.

use leptos::prelude::*;

use crate::domain::Id;
use crate::rules::paths::{Graph, Path, Target, paths};
use crate::ui::kit::{Field, Form};
use crate::ui::pages::parts::PersonLink;
use crate::ui::state::app;

/// What was asked, and what came of it.
#[derive(Clone, PartialEq)]
struct Answer {
    asked: String,
    /// Who in the book is called so.
    person: Option<Id>,
    paths: Vec<Path>,
}

/// The question and its answers.
#[component]
pub fn PathFinder() -> impl IntoView {
    let app = app();
    let typed = RwSignal::new(String::new());
    let asked = RwSignal::new(String::new());
    let answer = Memo::new(move |_| {
        let asked = asked.get();
        if asked.trim().is_empty() {
            return None;
        }
        let today = app.today.get();
        app.matched(|index, book| {
            let graph = Graph::of(book, today);
            let targets = Target::all_of(book, &asked);
            let found = targets
                .iter()
                .map(|target| paths(&graph, index, book, target))
                .find(|paths| !paths.is_empty());
            Answer {
                asked: asked.trim().to_owned(),
                person: targets.iter().find_map(|target| match target {
                    Target::Person(id) => Some(*id),
                    _ => None,
                }),
                paths: found.unwrap_or_default(),
            }
        })
    });
    let said = move || match answer.get() {
        None if asked.with(|asked| asked.trim().is_empty()) => ().into_any(),
        None => view! { <p class="muted" role="status">"Looking…"</p> }.into_any(),
        Some(answer) if answer.paths.is_empty() => {
            let nobody = match answer.person {
                Some(id) => view! {
                    <PersonLink id/>
                    " is in your book, and nobody else in it leads to them. "
                }
                .into_any(),
                None => view! {
                    "Nobody leads to “"<bdi>{answer.asked}</bdi>"” as far as this book knows. "
                }
                .into_any(),
            };
            view! {
                <p class="muted" role="status">
                    {nobody}
                    "Whom each person knows can be written on their page, under Family and others."
                </p>
            }
            .into_any()
        }
        Some(answer) => {
            let ways: Vec<_> = answer
                .paths
                .into_iter()
                .map(|path| view! { <Way path/> })
                .collect();
            view! { <ol class="paths" aria-label="Ways there">{ways}</ol> }.into_any()
        }
    };
    view! {
        <section class="reminder-section">
            <h2>"Who could introduce me to …?"</h2>
            <Form
                submit=move |()| asked.set(typed.get_untracked())
                label="Who could introduce me"
                class="form-line"
            >
                <Field label="A person, an organisation or a field" value=typed kind="search"/>
                <button type="submit" class="button-quiet">"Find ways"</button>
            </Form>
            {said}
        </section>
    }
}

/// One way: whom to ask, and on from there, each step with why.
#[component]
fn Way(path: Path) -> impl IntoView {
    let app = app();
    let words = app.peek(|book| path.words(book, app.today.get_untracked()));
    let steps: Vec<_> = path
        .steps
        .iter()
        .zip(words)
        .map(|(step, why)| {
            view! { <li><PersonLink id=step.to/>" "<span class="muted" dir="auto">{why}</span></li> }
        })
        .collect();
    view! { <li><ol class="path">{steps}</ol></li> }
}
