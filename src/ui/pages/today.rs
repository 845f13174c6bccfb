//! The first page: what one set for the day, whom to catch up with, and what is coming.
//!
//! It loads at start. What is not needed to show it (the quick log) comes later.

mod actions;
mod coming;
mod set;
mod suggested;

use leptos::prelude::*;

use super::add_person::AddPerson;
use super::close_offer::CloseOffer;
use super::import::ImportButton;
use super::later::{Later, Part};
use super::sample::SampleButton;
use crate::domain::circle::Circle;
use crate::domain::{Book, Contact};
use crate::route::Route;
use crate::rules::date_words;
use crate::rules::keys::{Action, Place};
use crate::rules::today::{self, today};
use crate::ui::browser::page;
use crate::ui::keys;
use crate::ui::state::app;

/// The day, as it stands in the book.
type Day = Memo<today::Today>;

/// The page.
#[component]
pub fn Today() -> impl IntoView {
    let app = app();
    let nobody =
        Memo::new(move |_| app.read(|book| !book.all::<Contact>().any(|(_, contact)| !contact.me)));
    let day: Day = Memo::new(move |_| {
        let now = app.today.get();
        app.read(|book| today(book, now))
    });
    // On the window: a key must not need the focus to be on the page already.
    let listening = keys::listen(Place::Today, act);
    on_cleanup(move || listening.remove());
    view! {
        <div class="today">
            <header class="today-head">
                <h1 tabindex="-1">"Today"</h1>
                <p class="muted">
                    <time datetime=move || app.today.get().to_string()>
                        {move || date_words::write_weekday(app.today.get())}
                    </time>
                </p>
            </header>
            <Show when=move || nobody.get() fallback=move || view! {
                <div class="log-place"><Later part=Part::Log(None)/></div>
            }>
                <Nobody/>
            </Show>
            <set::Set day/>
            <CloseOffer/>
            <suggested::Suggested day/>
            <Show when=move || !nobody.get()><Quiet day/></Show>
            <coming::Coming day/>
        </div>
    }
}

/// Nobody is in the book but oneself.
#[component]
fn Nobody() -> impl IntoView {
    view! {
        <div class="today-nobody">
            <p class="lede">
                "Nobody is here yet. Write the name of somebody you would like to hear from, or \
                 bring the address book you already have."
            </p>
            <AddPerson/>
            <div class="row">
                <ImportButton class="button-quiet"/>
                <SampleButton/>
            </div>
        </div>
    }
}

/// Nothing to do: why, and what would bring something.
#[component]
fn Quiet(day: Day) -> impl IntoView {
    let app = app();
    let free = Memo::new(move |_| {
        day.with(|day| (day.set.is_empty() && day.suggestions.is_empty()).then_some(day.more.len()))
    });
    let rhythm = Memo::new(move |_| app.read(has_rhythm));
    move || {
        let sentence = match (free.get()?, rhythm.get()) {
            (0, false) => {
                return Some(
                    view! {
                        <div class="empty">
                            <p>
                                "Nothing for today. Give somebody a rhythm, such as every 3 \
                                 months, and they come up here when it is time."
                            </p>
                            <a class="button-quiet" href=Route::People.to_string()>
                                "Choose somebody"
                            </a>
                        </div>
                    }
                    .into_any(),
                );
            }
            (0, true) => "Nothing for today.",
            _ => "That is everyone for today.",
        };
        Some(view! { <p class="today-quiet">{sentence}</p> }.into_any())
    }
}

fn has_rhythm(book: &Book) -> bool {
    let own = |contact: &Contact| contact.rhythm.is_some();
    let shared = |circle: &Circle| circle.rhythm.is_some();
    book.all::<Circle>().any(|(_, circle)| shared(circle))
        || book.all::<Contact>().any(|(_, contact)| own(contact))
}

/// Rows that keys move between.
const ROW: &str = ".today-row";

/// From row to row, and what can be done with the row that has the focus.
fn act(action: Action) -> bool {
    match action {
        Action::Next => {
            page::focus_beside(ROW, 1) || !page::has_focus_within(ROW) && page::focus_first(ROW)
        }
        Action::Previous => page::focus_beside(ROW, -1),
        Action::Open => page::follow_first_link(ROW),
        Action::PutOffDay => page::press_key_of(ROW, "1"),
        Action::PutOffWeek => page::press_key_of(ROW, "2"),
        Action::PutOffMonth => page::press_key_of(ROW, "3"),
        Action::Done => page::press_key_of(ROW, "d"),
        Action::Write => page::press_key_of(ROW, "w"),
        Action::Call => page::press_key_of(ROW, "p"),
        Action::NotThisOne => page::press_key_of(ROW, "x"),
        _ => false,
    }
}
