//! The brief: one page to read before a conversation, or to print. It may lie open in front of the
//! person: nothing private is in it.

use leptos::prelude::*;

use super::send_text::{Letter, SendText};
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::brief::{Brief, LastTime, Line, brief};
use crate::rules::date_words;
use crate::rules::first_letter::capital;
use crate::rules::templates::Occasion;
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::state::app;

/// The page.
#[component]
pub fn BriefPage(id: Id) -> impl IntoView {
    let app = app();
    let name = Memo::new(move |_| {
        app.read(|book| {
            let contact = book.get::<Contact>(id);
            contact.map(|one| one.display_name().to_owned())
        })
    });
    let told = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| brief(book, id, today))
    });
    let body = move || match (told.get(), name.get()) {
        (Some(told), Some(name)) => view! { <Sheet told name/> }.into_any(),
        (None, Some(name)) => view! {
            <h1 tabindex="-1"><bdi>{name}</bdi></h1>
            <p class="lede">"There is no brief of oneself, or of somebody who has died."</p>
        }
        .into_any(),
        _ => view! {
            <h1 tabindex="-1">"There is no such person"</h1>
            <p class="lede">"Nobody in this book has this address."</p>
        }
        .into_any(),
    };
    view! {
        <article class="brief">
            {body}
            <p class="row brief-ways">
                <a class="button-quiet" href=Route::Person(id).to_string()>
                    <Icon glyph=Glyph::Back/>
                    "Their page"
                </a>
                <button type="button" class="button-quiet" on:click=|_| page::print()>
                    "Print"
                </button>
                <SendText
                    letter=Letter::plain(Occasion::Hello, id)
                    label="Write hello"
                />
                <SendText
                    letter=Letter::plain(Occasion::Thanks, id)
                    label="Write thanks"
                />
            </p>
        </article>
    }
}

/// All that is told, each part only where there is something to tell.
#[component]
fn Sheet(told: Brief, name: String) -> impl IntoView {
    let part = |title: &'static str, lines: Vec<Line>| {
        (!lines.is_empty()).then(|| {
            let rows: Vec<_> = lines
                .into_iter()
                .map(|line| view! { <li dir="auto">{capital(&line.words)}</li> })
                .collect();
            view! { <section class="brief-part"><h2>{title}</h2><ul>{rows}</ul></section> }
        })
    };
    let question = told.question.map(|question| {
        view! {
            <section class="brief-part">
                <h2>"To ask"</h2>
                <p dir="auto">{question}</p>
            </section>
        }
    });
    view! {
        <header>
            <p class="muted">"Before you speak with"</p>
            <h1 tabindex="-1"><bdi>{name}</bdi></h1>
        </header>
        <Last last=told.last/>
        {part("To raise", told.to_raise)}
        {part("You promised", told.mine)}
        {part("They promised", told.theirs)}
        {question}
        {part("What they look for and offer", told.aims)}
        {part("Ideas for them", told.ideas)}
        {part("My news since then", told.news)}
        {part("Coming up", told.dates)}
        {part("People you both know", told.in_common)}
    }
}

/// When one spoke last, and of what.
#[component]
fn Last(last: Option<LastTime>) -> impl IntoView {
    let app = app();
    let body = match last {
        None => view! { <p>"No conversation is written down yet."</p> }.into_any(),
        Some(last) => {
            let (how, date) = (last.how, last.date);
            let when = move || date_words::write_seen(date, app.today.get());
            let place = Some(last.place).filter(|place| !place.is_empty());
            let text = Some(last.text).filter(|text| !text.is_empty());
            view! {
                <p>{how}" "{when}{place.map(|place| view! { ", "<bdi>{place}</bdi> })}</p>
                {text.map(|text| view! { <p dir="auto">{text}</p> })}
            }
            .into_any()
        }
    };
    view! { <section class="brief-part"><h2>"Last time"</h2>{body}</section> }
}
