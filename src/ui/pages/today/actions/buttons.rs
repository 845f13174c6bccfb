//! The buttons of each kind of row.

use leptos::prelude::*;

use super::{About, Act, CaughtUp, Doing, PutOff, carry_out};
use crate::domain::giving::{Promise, PromiseState};
use crate::domain::reminder::Reminder;
use crate::domain::{Body, Change, Contact, Id, time};
use crate::rules::put_off::{LATER, PutOff as Wait, later, put_off};
use crate::rules::templates::Occasion;
use crate::rules::{date_words, promises, reminders};
use crate::ui::kit::Glyph;
use crate::ui::pages::parts::short;
use crate::ui::pages::send_text::{Letter, SendText};
use crate::ui::pages::ways::{Call, WaysTo};
use crate::ui::state::{App, app};

/// What can be done with that row.
#[component]
pub fn Buttons(doing: Doing) -> impl IntoView {
    let Doing { row, id, about } = doing;
    let buttons = match about {
        About::Suggested => view! { <Suggested id row/> }.into_any(),
        About::Date => view! { <WaysTo id most=WAYS/> }.into_any(),
        About::Birthday => view! { <Birthday id/> }.into_any(),
        About::Reminder => view! { <OfReminder id row/> }.into_any(),
        About::Promise => view! { <OfPromise id row/> }.into_any(),
    };
    view! { <div class="row-actions">{buttons}</div> }
}

/// Ways to be in touch on a row: the others are on the page of the person.
const WAYS: usize = 2;

/// By how much: what is read, and the key; in the order of [`LATER`].
const BY: [(&str, &str); 3] = [(LATER[0].0, "1"), (LATER[1].0, "2"), (LATER[2].0, "3")];

/// The day after that choice of [`LATER`].
fn later_by(place: usize, due: time::Day, today: time::Day) -> time::Day {
    let (_, days) = LATER[place.min(LATER.len() - 1)];
    later(due, days, today)
}

/// For how long: what is read, and the key; in the order of [`Wait::ALL`].
const CHOICES: [(&str, &str); 4] = [
    (Wait::ALL[0].words(), "1"),
    (Wait::ALL[1].words(), "2"),
    (Wait::ALL[2].words(), "3"),
    (Wait::ALL[3].words(), "x"),
];

fn put_off_by(app: App, row: String, id: Id, name: &str, place: usize) {
    let Some(by) = Wait::ALL.get(place).copied() else {
        return;
    };
    let today = app.today.get_untracked();
    let change = app.peek(|book| put_off(book, id, by, today));
    let said = match by {
        Wait::Day => format!("{name} put off for a day"),
        Wait::Week => format!("{name} put off for a week"),
        Wait::Month => format!("{name} put off for a month"),
        Wait::NotThisOne => format!("{name} left out for now"),
    };
    carry_out(app, row, change, said);
}

/// Somebody to catch up with.
#[component]
fn Suggested(id: Id, row: String) -> impl IntoView {
    let app = app();
    let contact = Memo::new(move |_| app.read(|book| book.get::<Contact>(id).cloned()));
    move || {
        let contact = contact.get()?;
        let name = contact.display_name().to_owned();
        let put_off = {
            let (name, row) = (name.clone(), row.clone());
            move |place: usize| put_off_by(app, row.clone(), id, &name, place)
        };
        Some(view! {
            <CaughtUp id name=name.clone() row=row.clone()/>
            <WaysTo id most=WAYS/>
            <PutOff with=name choices=&CHOICES act=put_off/>
        })
    }
}

/// A birthday of today: the text for it, and their number.
#[component]
fn Birthday(id: Id) -> impl IntoView {
    let app = app();
    let alive = Memo::new(move |_| {
        let open = |contact: &Contact| contact.died.is_none() && !contact.me;
        app.read(|book| book.get::<Contact>(id).is_some_and(open))
    });
    view! {
        <Show when=move || alive.get()>
            <SendText
                letter=Letter::plain(Occasion::Birthday, id)
                label="Happy birthday"
                key=Some("w")
            />
            <Call id key=Some("p")/>
        </Show>
    }
}

/// A reminder: done, or another day.
#[component]
fn OfReminder(id: Id, row: String) -> impl IntoView {
    let app = app();
    let about = Memo::new(move |_| {
        app.read(|book| {
            book.get::<Reminder>(id)
                .map(|reminder| short(&reminder.text))
        })
    });
    let edit = Callback::new(move |(change, what): (Change, &'static str)| {
        let said = said(&change, id, what, app.today.get_untracked());
        carry_out(app, row.clone(), change, said);
    });
    let done = move |()| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Reminder| {
            *held = reminders::complete(held, today)
        });
        edit.run((change, "Done"));
    };
    let put_off = move |place| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Reminder| {
            *held = reminders::put_off(held, later_by(place, held.due, today))
        });
        edit.run((change, "Put off"));
    };
    move || {
        about.get().map(|with| {
            view! {
                <Act glyph=Glyph::Check words="Done" key="d" with=with.clone() act=done/>
                <PutOff with choices=&BY act=put_off/>
            }
        })
    }
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
fn OfPromise(id: Id, row: String) -> impl IntoView {
    let app = app();
    let about = Memo::new(move |_| {
        app.read(|book| book.get::<Promise>(id).map(|promise| short(&promise.text)))
    });
    let write = Callback::new(move |(change, said): (Change, &'static str)| {
        carry_out(app, row.clone(), change, said.to_owned());
    });
    let kept = move |()| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Promise| {
            *held = promises::closed(held, PromiseState::Kept, today);
        });
        write.run((change, "Promise kept"));
    };
    let put_off = move |place| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Promise| {
            let due = held.due.unwrap_or(today);
            *held = promises::put_off(held, later_by(place, due, today));
        });
        write.run((change, "Promise put off"));
    };
    move || {
        about.get().map(|with| {
            view! {
                <Act glyph=Glyph::Check words="Kept" key="d" with=with.clone() act=kept/>
                <PutOff with choices=&BY act=put_off/>
            }
        })
    }
}
