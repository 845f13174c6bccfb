//! "Who could introduce me to …?": ways to a person, into an organisation or to somebody in a field.

use leptos::prelude::*;

use crate::domain::{Book, Contact, Id};
use crate::rules::fold::fold;
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
            let people = called(book, &asked);
            let found = targets(&people, &asked)
                .into_iter()
                .map(|target| paths(&graph, index, book, &target))
                .find(|paths| !paths.is_empty());
            Answer {
                asked: asked.trim().to_owned(),
                person: people.first().copied(),
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

/// Those of the book who are called so, in full; else the one of whose name those are parts.
fn called(book: &Book, asked: &str) -> Vec<Id> {
    let words = fold(asked.trim());
    let people = || book.all::<Contact>().filter(|(_, one)| !one.me);
    let named = |(_, one): &(Id, &Contact)| fold(one.display_name()) == words;
    let in_full: Vec<Id> = people().filter(named).map(|(id, _)| id).collect();
    if !in_full.is_empty() {
        return in_full;
    }
    let has_parts = |(_, one): &(Id, &Contact)| {
        let name = fold(one.display_name());
        words
            .split_whitespace()
            .all(|word| name.split_whitespace().any(|part| part == word))
    };
    let in_part: Vec<Id> = people().filter(has_parts).map(|(id, _)| id).collect();
    match in_part.as_slice() {
        [_] => in_part,
        _ => Vec::new(),
    }
}

/// What those words can mean, the likelier first: somebody of that name, an organisation, a field.
fn targets(people: &[Id], asked: &str) -> Vec<Target> {
    let people = people.iter().copied().map(Target::Person);
    let others = [
        Target::Organization(asked.trim().to_owned()),
        Target::Field(asked.trim().to_owned()),
    ];
    people.chain(others).collect()
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
