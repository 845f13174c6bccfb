//! What of the first page is not read first: whom to catch up with, what is coming, and its keys.

use leptos::prelude::*;

use super::coming::Coming;
use super::quiet::Quiet;
use super::suggested::Suggested;
use super::thought::Thought;
use super::{Day, ROW};
use crate::rules::keys::{Action, Place};
use crate::ui::browser::page;
use crate::ui::keys;
use crate::ui::pages::close_offer::CloseOffer;

/// All below what one set; while it stands, the keys of the page.
#[component]
pub fn Rest(
    day: Day,
    /// Whether nobody is in the book but oneself.
    nobody: Memo<bool>,
) -> impl IntoView {
    // On the window: a key must not need the focus to be on the page already.
    let listening = keys::listen(Place::Today, act);
    on_cleanup(move || listening.remove());
    view! {
        <CloseOffer/>
        <Suggested day/>
        <Thought day/>
        <Show when=move || !nobody.get()><Quiet day/></Show>
        <Coming day/>
    }
}

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
        Action::Meet => page::press_key_of(ROW, "m"),
        Action::NotThisOne => page::press_key_of(ROW, "x"),
        _ => false,
    }
}
