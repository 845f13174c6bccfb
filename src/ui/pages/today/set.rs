//! What one set for the day: dates of people, reminders, promises.

use leptos::prelude::*;

use super::Day;
use super::actions::{About, Doing};
use crate::domain::giving::Promise;
use crate::domain::reminder::Reminder;
use crate::domain::{Contact, Id, time};
use crate::route::Route;
use crate::rules::today::{DateKind, Item, What};
use crate::rules::{promises, reminder_words};
use crate::ui::kit::ShowMore;
use crate::ui::pages::later::{Later, Part};
use crate::ui::pages::parts::{Face, PersonLink, WhoPromised};
use crate::ui::state::app;

/// Rows drawn at first, and more with each "Show more".
const PAGE: usize = 50;

/// One line of the list. A row that says something else is another row.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    kind: RowKind,
    /// The person of a date, else the record itself.
    id: Id,
    /// What it is, or when it is due.
    words: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum RowKind {
    Date,
    /// A birthday that is today.
    Birthday,
    Reminder,
    Promise,
}

impl Row {
    fn of(item: &Item, today: time::Day) -> Row {
        let (kind, id, words) = match &item.what {
            What::Date(date) => {
                let born_today = date.kind == DateKind::Birthday && item.day == today;
                let kind = if born_today {
                    RowKind::Birthday
                } else {
                    RowKind::Date
                };
                (kind, date.person, date.words(item.day, today))
            }
            What::Reminder(line) => {
                let due = reminder_words::when(*line, false, today);
                (RowKind::Reminder, line.id, due)
            }
            What::Promise(id) => (RowKind::Promise, *id, promises::words::due(item.day, today)),
        };
        Row { kind, id, words }
    }

    fn draw(self) -> AnyView {
        let Row { kind, id, words } = self;
        match kind {
            RowKind::Date => view! { <DateRow id words about=About::Date/> }.into_any(),
            RowKind::Birthday => view! { <DateRow id words about=About::Birthday/> }.into_any(),
            RowKind::Reminder => view! { <ReminderRow id words/> }.into_any(),
            RowKind::Promise => view! { <PromiseRow id words/> }.into_any(),
        }
    }
}

/// All of it, the earliest first; nothing where there is none.
#[component]
pub fn Set(day: Day) -> impl IntoView {
    let app = app();
    let limit = RwSignal::new(PAGE);
    let count = Memo::new(move |_| day.with(|day| day.set.len()));
    let rows = Memo::new(move |_| {
        let today = app.today.get();
        day.with(|day| {
            let shown = day.set.iter().take(limit.get());
            shown.map(|item| Row::of(item, today)).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || count.get() != 0>
            <section class="today-part" aria-labelledby="today-set">
                <h2 id="today-set">"What you set"</h2>
                <ul class="today-rows">
                    <For each=move || rows.get() key=Clone::clone let(row)>{row.draw()}</For>
                </ul>
                <ShowMore count limit page=PAGE/>
            </section>
        </Show>
    }
}

/// What can be done with a row, once its code is here.
fn doing(row: &str, id: Id, about: About) -> impl IntoView + use<> {
    let row = row.to_owned();
    view! { <Later part=Part::TodayDoing(Doing { row, id, about })/> }
}

/// Somebody's birthday, or another day of theirs.
#[component]
fn DateRow(id: Id, words: String, about: About) -> impl IntoView {
    let app = app();
    let contact = Memo::new(move |_| app.read(|book| book.get::<Contact>(id).cloned()));
    let row = format!("date-{id}-{}", words.replace(char::is_whitespace, "-"));
    let doing = doing(&row, id, about);
    let body = move || {
        let contact = contact.get()?;
        let name = contact.display_name().to_owned();
        Some(view! {
            <Face id contact/>
            <div class="today-text">
                <a class="today-name" href=Route::Person(id).to_string()><bdi>{name}</bdi></a>
                <p class="today-due" dir="auto">{words.clone()}</p>
            </div>
        })
    };
    view! { <li class="today-row" id=row tabindex="-1">{body}{doing}</li> }
}

/// A reminder, and when it is due.
#[component]
fn ReminderRow(id: Id, words: String) -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| app.read(|book| book.get::<Reminder>(id).cloned()));
    let row = format!("set-{id}");
    let doing = doing(&row, id, About::Reminder);
    let body = move || {
        let reminder = held.get()?;
        let people = reminder
            .about
            .iter()
            .map(|id| view! { <li><PersonLink id=*id/></li> });
        let people = people.collect::<Vec<_>>();
        let about = (!people.is_empty())
            .then(|| view! { <span>"About "<ul class="inline-list">{people}</ul></span> });
        Some(view! {
            <div class="today-text today-wide">
                <p class="today-said" dir="auto">{reminder.text}</p>
                <p class="muted today-facts">
                    <span class="today-due">{words.clone()}</span>
                    {about}
                </p>
            </div>
        })
    };
    view! { <li class="today-row" id=row tabindex="-1">{body}{doing}</li> }
}

/// A promise of either side, and when it is due.
#[component]
fn PromiseRow(id: Id, words: String) -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| app.read(|book| book.get::<Promise>(id).cloned()));
    let row = format!("set-{id}");
    let doing = doing(&row, id, About::Promise);
    let body = move || {
        let promise = held.get()?;
        Some(view! {
            <div class="today-text today-wide">
                <p class="today-said" dir="auto">{promise.text.clone()}</p>
                <p class="muted today-facts">
                    <span class="today-due">{words.clone()}</span>
                    <WhoPromised promise/>
                </p>
            </div>
        })
    };
    view! { <li class="today-row" id=row tabindex="-1">{body}{doing}</li> }
}
