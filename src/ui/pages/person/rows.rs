//! A list of anything, edited row by row.

use leptos::prelude::*;

use super::bound::{At, Bound, Typed};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon, field::element_id};

/// One row of the list: its own signal, so that typing in it redraws nothing else.
struct Row<T: 'static> {
    key: u32,
    value: RwSignal<T>,
    typed: RwSignal<Typed>,
}

impl<T> Clone for Row<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Row<T> {}

impl<T: Send + Sync + 'static> Row<T> {
    fn new(key: u32, value: T) -> Self {
        Row {
            key,
            value: RwSignal::new(value),
            typed: RwSignal::default(),
        }
    }

    /// What its fields are bound to, within a form of `of`.
    fn bound<P>(self, of: Bound<P>, changed: Callback<()>) -> Bound<T> {
        Bound {
            value: self.value,
            typed: self.typed,
            checks: of.checks,
            changed,
        }
    }
}

/// What is said of a list.
#[derive(Clone, Copy)]
pub struct ListWords {
    /// Over the list: "Emails".
    pub title: &'static str,
    /// One of them, within a sentence: "email".
    pub noun: &'static str,
    /// The list within the value, for what cannot be read yet.
    pub path: &'static str,
}

/// Every row of a list with a button to remove it, and one to add another. `row` draws the fields
/// of one.
#[component]
pub fn Rows<P, T, R>(
    of: Bound<P>,
    at: At<P, Vec<T>>,
    words: ListWords,
    /// A new row, seeing those that are there.
    #[prop(default = |_| T::default())]
    fresh: fn(&[T]) -> T,
    /// Whether an empty list begins with one row, for the one reason it was opened.
    #[prop(optional)]
    begun: bool,
    /// Whether it is all there is in its section, whose heading says the title already.
    #[prop(optional)]
    alone: bool,
    row: R,
) -> impl IntoView
where
    P: Send + Sync + 'static,
    T: Clone + Default + Send + Sync + 'static,
    R: Fn(Bound<T>) -> AnyView + Clone + Send + Sync + 'static,
{
    let ListWords { title, noun, path } = words;
    let rows = RwSignal::new(rows_of(of, at, path));
    if begun && rows.with_untracked(Vec::is_empty) {
        // Not part of the value before something is typed into it.
        rows.set(vec![Row::new(0, fresh(&[]))]);
    }
    let gather = Callback::new(move |()| gather(of, at, path, &rows.get_untracked()));
    let list_id = element_id("rows");
    let add_id = format!("{list_id}-add");
    let new_field = format!("#{list_id} > :last-child :is(input, select, textarea)");
    let add = move |_| {
        rows.update(|rows| rows.push(next(rows, fresh)));
        gather.run(());
        page::focus_soon(new_field.clone());
    };
    let add_button = format!("#{add_id}");
    let remove = Callback::new(move |key| {
        rows.update(|rows| rows.retain(|row| row.key != key));
        gather.run(());
        page::focus_soon(add_button.clone());
    });
    let one = move |own: Row<T>| {
        let fields = row(own.bound(of, gather));
        let number = Memo::new(move |_| rows.with(|rows| place(rows, own.key)));
        view! { <OneRow noun number remove=move |()| remove.run(own.key) fields/> }
    };
    view! {
        <fieldset class="rows">
            <legend class:visually-hidden=alone>{title}</legend>
            <div class="rows-list" id=list_id>
                <For each=move || rows.get() key=|row| row.key children=one/>
            </div>
            <button type="button" class="button-plain rows-add" id=add_id on:click=add>
                <Icon glyph=Glyph::Plus/>
                {format!("Add {} {noun}", article(noun))}
            </button>
        </fieldset>
    }
}

/// The fields of one row, with the button that removes it.
#[component]
fn OneRow(
    noun: &'static str,
    /// Its place in the list, from 1.
    number: Memo<usize>,
    #[prop(into)] remove: Callback<()>,
    fields: AnyView,
) -> impl IntoView {
    view! {
        <div class="rows-row" role="group" aria-label=move || format!("{noun} {}", number.get())>
            <div class="rows-fields">{fields}</div>
            <button
                type="button"
                class="button-plain"
                aria-label=move || format!("Remove {noun} {}", number.get())
                on:click=move |_| remove.run(())
            >
                <Icon glyph=Glyph::Close/>
            </button>
        </div>
    }
}

/// The place of that row, from 1.
fn place<T>(rows: &[Row<T>], key: u32) -> usize {
    let at = rows.iter().position(|row| row.key == key);
    at.map_or(0, |at| at + 1)
}

/// A row after those that are there.
fn next<T: Clone + Send + Sync + 'static>(rows: &[Row<T>], fresh: fn(&[T]) -> T) -> Row<T> {
    let values: Vec<T> = rows.iter().map(|row| row.value.get_untracked()).collect();
    let key = rows.iter().map(|row| row.key + 1).max().unwrap_or(0);
    Row::new(key, fresh(&values))
}

fn rows_of<P, T>(of: Bound<P>, at: At<P, Vec<T>>, path: &str) -> Vec<Row<T>>
where
    P: Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    let typed = of.typed.get_untracked();
    of.peek(|value| (at.get)(value).clone())
        .into_iter()
        .zip(0u32..)
        .map(|(value, key)| {
            let prefix = format!("{path}/{key}/");
            let own = typed
                .iter()
                .filter_map(|(name, text)| {
                    Some((name.strip_prefix(&prefix)?.to_owned(), text.clone()))
                })
                .collect::<Typed>();
            Row {
                key,
                value: RwSignal::new(value),
                typed: RwSignal::new(own),
            }
        })
        .collect()
}

/// Writes the rows back into the value they are a list of.
fn gather<P, T>(of: Bound<P>, at: At<P, Vec<T>>, path: &str, rows: &[Row<T>])
where
    P: Send + Sync + 'static,
    T: Clone + Send + Sync + 'static,
{
    let prefix = format!("{path}/");
    of.typed.update(|typed| {
        typed.retain(|name, _| !name.starts_with(&prefix));
        for (number, row) in rows.iter().enumerate() {
            let own = row.typed.get_untracked();
            typed.extend(
                own.into_iter()
                    .map(|(name, text)| (format!("{prefix}{number}/{name}"), text)),
            );
        }
    });
    let values = rows.iter().map(|row| row.value.get_untracked()).collect();
    of.write(|place| *(at.get_mut)(place) = values);
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}
