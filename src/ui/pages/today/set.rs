//! What one set for the day: dates of people, reminders, promises.

use leptos::prelude::*;

use super::Day;
use super::actions::{Act, PutOff, Reach, carry_out};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::reminder::Reminder;
use crate::domain::{Body, Book, Change, Contact, Id, time};
use crate::route::Route;
use crate::rules::reminders::{self, Line};
use crate::rules::today::{Item, What};
use crate::rules::{date_words, reminder_words};
use crate::ui::kit::Glyph;
use crate::ui::pages::parts::{Face, PersonLink, short};
use crate::ui::state::app;

/// Rows drawn at first, and more with each "Show more".
const PAGE: usize = 50;

/// Other days for what is put off: what is read, and the key.
const LATER: [(&str, &str); 3] = [("Tomorrow", "1"), ("In a week", "2"), ("In 30 days", "3")];

/// How many days from today each of them is.
const LATER_DAYS: [i32; 3] = [1, 7, 30];

fn later(place: usize, today: time::Day) -> time::Day {
    today.plus_days(LATER_DAYS.get(place).copied().unwrap_or(1))
}

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
    Reminder,
    Promise,
}

impl Row {
    fn of(item: &Item, today: time::Day) -> Row {
        let due = |line| reminder_words::when(line, false, today);
        let (kind, id, words) = match &item.what {
            What::Date(date) => (RowKind::Date, date.person, date.words(item.day, today)),
            What::Reminder(line) => (RowKind::Reminder, line.id, due(*line)),
            What::Promise(id) => {
                let line = Line {
                    id: *id,
                    day: item.day,
                    missed: 0,
                    announced: false,
                };
                (RowKind::Promise, *id, due(line))
            }
        };
        Row { kind, id, words }
    }

    fn draw(self) -> AnyView {
        let Row { kind, id, words } = self;
        match kind {
            RowKind::Date => view! { <DateRow id words/> }.into_any(),
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
                <Show when=move || limit.get() < count.get()>
                    <button
                        type="button"
                        class="button-quiet"
                        on:click=move |_| limit.update(|limit| *limit += PAGE)
                    >
                        "Show more"
                    </button>
                </Show>
            </section>
        </Show>
    }
}

/// Somebody's birthday, or another day of theirs.
#[component]
fn DateRow(id: Id, words: String) -> impl IntoView {
    let app = app();
    let contact = Memo::new(move |_| app.read(|book| book.get::<Contact>(id).cloned()));
    let row = format!("date-{id}-{}", words.replace(char::is_whitespace, "-"));
    let body = move || {
        let contact = contact.get()?;
        Some(view! {
            <Face id contact=contact.clone()/>
            <div class="today-text">
                <a class="today-name" href=Route::Person(id).to_string()>
                    <bdi>{contact.display_name().to_owned()}</bdi>
                </a>
                <p class="today-due" dir="auto">{words.clone()}</p>
            </div>
            <div class="row-actions"><Reach contact/></div>
        })
    };
    view! { <li class="today-row" id=row tabindex="-1">{body}</li> }
}

/// A reminder: done, or another day.
#[component]
fn ReminderRow(id: Id, words: String) -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| app.read(|book| book.get::<Reminder>(id).cloned()));
    let row = format!("set-{id}");
    let edit = {
        let row = row.clone();
        Callback::new(move |(change, what): (Change, &'static str)| {
            let said = said(&change, id, what, app.today.get_untracked());
            carry_out(app, row.clone(), change, said);
        })
    };
    let done = move |()| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Reminder| {
            *held = reminders::complete(held, today)
        });
        edit.run((change, "Done"));
    };
    let put_off = move |place| {
        let day = later(place, app.today.get_untracked());
        let change = app.edited(id, |held: &mut Reminder| {
            *held = reminders::put_off(held, day)
        });
        edit.run((change, "Put off"));
    };
    let body = move || {
        let reminder = held.get()?;
        let with = short(&reminder.text);
        let people = reminder
            .about
            .iter()
            .map(|id| view! { <li><PersonLink id=*id/></li> });
        let people = people.collect::<Vec<_>>();
        let about = (!people.is_empty())
            .then(|| view! { <span>"About "<ul class="inline-list">{people}</ul></span> });
        Some(view! {
            <div class="today-text today-wide">
                <p class="today-said" dir="auto">{reminder.text.clone()}</p>
                <p class="muted today-facts">
                    <span class="today-due">{words.clone()}</span>
                    {about}
                </p>
            </div>
            <div class="row-actions">
                <Act glyph=Glyph::Check words="Done" key="d" with=with.clone() act=done/>
                <PutOff with choices=&LATER act=put_off/>
            </div>
        })
    };
    view! { <li class="today-row" id=row tabindex="-1">{body}</li> }
}

/// "Done. Due next: in 7 days".
fn said(change: &Change, id: Id, what: &str, today: time::Day) -> String {
    let next = change.updated.get(&id).and_then(|(_, to)| match &to.body {
        Body::Reminder(held) if !held.finished => Some(held.due),
        _ => None,
    });
    match next {
        Some(day) => format!("{what}. Due next: {}", date_words::write_day(day, today)),
        None => what.to_owned(),
    }
}

/// A promise of either side: kept, or another day.
#[component]
fn PromiseRow(id: Id, words: String) -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| {
        app.read(|book| {
            let promise = book.get::<Promise>(id)?;
            Some((promise.text.clone(), between(book, promise)))
        })
    });
    let row = format!("set-{id}");
    let write = {
        let row = row.clone();
        Callback::new(move |(change, said): (Change, &'static str)| {
            carry_out(app, row.clone(), change, said.to_owned());
        })
    };
    let kept = move |()| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Promise| {
            held.state = PromiseState::Kept;
            held.closed = Some(today);
        });
        write.run((change, "Promise kept"));
    };
    let put_off = move |place| {
        let day = later(place, app.today.get_untracked());
        let change = app.edited(id, |held: &mut Promise| held.due = Some(day));
        write.run((change, "Promise put off"));
    };
    let body = move || {
        let (text, (who, other)) = held.get()?;
        let with = short(&text);
        Some(view! {
            <div class="today-text today-wide">
                <p class="today-said" dir="auto">{text}</p>
                <p class="muted today-facts">
                    <span class="today-due">{words.clone()}</span>
                    <span>{who}" "<PersonLink id=other/></span>
                </p>
            </div>
            <div class="row-actions">
                <Act glyph=Glyph::Check words="Kept" key="d" with=with.clone() act=kept/>
                <PutOff with choices=&LATER act=put_off/>
            </div>
        })
    };
    view! { <li class="today-row" id=row tabindex="-1">{body}</li> }
}

/// Of what side a promise is, and the other side.
fn between(book: &Book, promise: &Promise) -> (&'static str, Id) {
    let mine = book.me().is_some_and(|(me, _)| me == promise.from);
    if mine {
        ("You promised", promise.to)
    } else {
        ("Promised by", promise.from)
    }
}
