//! What is coming in 30 days, by day.

use leptos::prelude::*;

use super::Day;
use crate::domain::giving::Promise;
use crate::domain::reminder::Reminder;
use crate::domain::{Book, Id, time};
use crate::rules::date_words;
use crate::rules::promises::{Side, side};
use crate::rules::today::{Item, What};
use crate::ui::kit::ShowMore;
use crate::ui::pages::parts::{PersonLink, short};
use crate::ui::state::app;

/// Lines drawn at first, and more with each "Show more".
const PAGE: usize = 40;

/// What one day brings: about whom, and what.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Line {
    people: Vec<Id>,
    text: String,
}

/// A day with all that it brings; whatever changes of it, it is another one.
type Lines = (time::Day, Vec<Line>);

/// The days; nothing where none brings anything.
#[component]
pub fn Coming(day: Day) -> impl IntoView {
    let app = app();
    let limit = RwSignal::new(PAGE);
    let count = Memo::new(move |_| {
        day.with(|day| {
            day.coming
                .iter()
                .map(|(_, items)| items.len())
                .sum::<usize>()
        })
    });
    let days = Memo::new(move |_| {
        let mut left = limit.get();
        day.with(|day| {
            app.read(|book| {
                let mut days: Vec<Lines> = Vec::new();
                for (day, items) in &day.coming {
                    if left == 0 {
                        break;
                    }
                    let lines = items.iter().take(left).map(|item| line(item, book));
                    let lines: Vec<Line> = lines.collect();
                    left -= lines.len();
                    days.push((*day, lines));
                }
                days
            })
        })
    });
    view! {
        <Show when=move || count.get() != 0>
            <section class="today-part" aria-labelledby="today-coming">
                <h2 id="today-coming">"Coming in 30 days"</h2>
                <ol class="coming">
                    <For each=move || days.get() key=Clone::clone let((day, lines))>
                        <li class="coming-day">
                            <h3><time datetime=day.to_string()>{date_words::write_weekday(day)}</time></h3>
                            <ul class="coming-lines">{lines.into_iter().map(draw).collect_view()}</ul>
                        </li>
                    </For>
                </ol>
                <ShowMore count limit page=PAGE/>
            </section>
        </Show>
    }
}

fn line(item: &Item, book: &Book) -> Line {
    let (people, text) = match &item.what {
        What::Date(date) => (vec![date.person], date.words_of_day(item.day)),
        What::Reminder(line) => match book.get::<Reminder>(line.id) {
            Some(reminder) => (reminder.about.clone(), short(&reminder.text)),
            None => (Vec::new(), String::new()),
        },
        What::Promise(id) => match book.get::<Promise>(*id) {
            Some(promise) => {
                let (people, whose) = match side(book, promise) {
                    Side::Mine => (vec![promise.to], "Your promise"),
                    Side::Theirs => (vec![promise.from], "Their promise"),
                    Side::Others => (vec![promise.from, promise.to], "A promise"),
                };
                (people, format!("{whose}: {}", short(&promise.text)))
            }
            None => (Vec::new(), String::new()),
        },
    };
    Line { people, text }
}

fn draw(line: Line) -> impl IntoView {
    let people = line
        .people
        .iter()
        .map(|id| view! { <li><PersonLink id=*id/></li> });
    let people = people.collect::<Vec<_>>();
    let people = (!people.is_empty()).then(|| view! { <ul class="inline-list">{people}</ul>" " });
    view! { <li>{people}<span class="coming-what" dir="auto">{line.text}</span></li> }
}
