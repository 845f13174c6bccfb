//! The quick log: one line that says whom one was with, how and when. What was understood of it
//! stands below, before anything is kept.

mod asks;
mod chips;
mod due;
mod favours;
mod follow_ups;
mod names;
mod promises;
mod understood;
mod who;

use leptos::prelude::*;
use minicbor::{Decode, Encode};

use super::drafts::{left_in, to_text};
use super::mention_area::MentionArea;
use crate::domain::Id;
use crate::domain::note::Size;
use crate::route::Route;
use crate::rules::mention_text::MentionText;
use crate::rules::quick_log::{Choices, Understood, Written, said};
use crate::ui::browser::page;
use crate::ui::kit::Form;
use crate::ui::state::{App, Draft, app};
use understood::Reading;

/// Key of what is being typed. It is one line, wherever it is written.
const DRAFT: &str = "log";

/// The choice that has to be made of a promise or a favour, whose it is.
const TO_PICK: &str = ".log-follow-up select:has(option[value=ask])";

/// What has to be written of a promise or a favour: what it was.
const TO_WRITE: &str = ".log-later-text:placeholder-shown:not(:disabled)";

/// The choice of a day that the line does not tell.
const TO_DATE: &str = ".log-chips select:has(option[value=ask])";

/// The line as it is kept unfinished.
#[derive(Default, Encode, Decode)]
struct Kept {
    /// As it is stored, with its mentions.
    #[n(0)]
    text: String,
    #[n(1)]
    choices: Choices,
    /// What the choices stand for.
    #[n(2)]
    written: Written,
}

/// What the parts of the line share.
#[derive(Clone, Copy)]
struct Line {
    app: App,
    text: RwSignal<MentionText>,
    read: Memo<Understood>,
    choices: RwSignal<Choices>,
    /// What the choices stand for.
    written: StoredValue<Written>,
    error: RwSignal<Option<String>>,
    /// Whether it is being written down: Enter again would do it twice.
    busy: StoredValue<bool>,
}

impl Line {
    /// The line that was left, else an empty one.
    fn new(app: App) -> Line {
        let left: Kept = left_in(app, DRAFT).unwrap_or_default();
        let text = RwSignal::new(MentionText::from_stored(&left.text));
        let read = Memo::new(move |_| {
            let line = text.with(MentionText::to_stored);
            if line.trim().is_empty() {
                Understood::default()
            } else {
                app.understand(&line)
            }
        });
        let line = Line {
            app,
            text,
            read,
            choices: RwSignal::new(left.choices),
            written: StoredValue::new(left.written),
            error: RwSignal::new(None),
            busy: StoredValue::new(false),
        };
        line.carry();
        line.keep();
        line
    }

    /// Has the choices stay with the words they were made for. Until all names are known, a line that
    /// was left is not yet what it was when they were made.
    fn carry(self) {
        Effect::new(move |before: Option<Understood>| {
            let now = self.read.get();
            if before.is_some_and(|before| before != now) {
                self.error.set(None);
            }
            if self.app.names_known() {
                let written = now.written();
                self.choices.maybe_update(|held| {
                    let carried = self
                        .written
                        .with_value(|were| held.clone().carried(were, &now));
                    let other = carried != *held;
                    *held = carried;
                    other
                });
                self.written.set_value(written);
            }
            now
        });
    }

    /// Keeps what is typed, and what was chosen of it.
    fn keep(self) {
        self.app.stands_open(DRAFT);
        Effect::new(move |_| {
            let text = self.text.with(MentionText::to_stored);
            let choices = self.choices.get();
            if text.trim().is_empty() {
                return self.app.drop_draft(DRAFT);
            }
            let kept = Kept {
                text,
                choices,
                written: self.written.get_value(),
            };
            let draft = Draft {
                what: "A conversation to write down".to_owned(),
                // There the line always stands.
                place: Route::Today.to_string(),
                text: to_text(&kept),
                chosen: false,
            };
            self.app.keep_draft(DRAFT, draft);
        });
    }

    /// Leads to what has to be chosen before it can be written down.
    fn ask(self, now: &Understood) {
        let (names, day) = self
            .choices
            .with_untracked(|choices| (!now.to_ask(choices).is_empty(), now.asks_day(choices)));
        if names {
            page::focus_soon(".log-asks input");
        } else if day {
            page::focus_soon(TO_DATE);
        } else {
            // Who is not here yet can be added by the next key, whose a promise is, picked, and what help
            // was, written.
            let places = [".log-unknown", TO_PICK, TO_WRITE];
            let _ = places.into_iter().any(page::focus_first);
        }
    }

    /// Writes it down; the line is empty then, and `done` is called. What cannot be is said.
    fn save(self, done: impl Fn() + 'static) {
        let Line {
            app,
            text,
            read,
            choices,
            error,
            busy,
            ..
        } = self;
        if busy.get_value() {
            return;
        }
        let now = read.get_untracked();
        if now.line.trim().is_empty() {
            return error.set(Some(
                "Write whom you were with, such as “called @Ada yesterday”.".to_owned(),
            ));
        }
        // A promise or a favour may be one with each of a small group, and names may be more.
        let each = Size::SMALL.max(now.names.len());
        let most = 1 + now.follow_ups.len() + (now.promises.len() + now.favours.len()) * each;
        let ids: Vec<Id> = (0..most).map(|_| app.new_id()).collect();
        let mut ids = ids.into_iter();
        let change = app.peek(|book| {
            let today = app.today.get_untracked();
            let new_id = || ids.next().unwrap_or_default();
            choices.with_untracked(|choices| now.to_change(choices, book, today, new_id))
        });
        let change = match change {
            Ok(change) => change,
            Err(sentence) => {
                error.set(Some(sentence.to_string()));
                self.ask(&now);
                return;
            }
        };
        let what = app.peek(|book| said(&change, book));
        let points = app.peek(|book| choices.with_untracked(|held| now.raised(held, book)));
        let change = change.squash(app.raised(&points));
        let sent = text.get_untracked();
        busy.set_value(true);
        leptos::task::spawn_local(async move {
            let saved = app.commit(change, what).await;
            busy.try_set_value(false);
            if saved {
                // Somebody quick has begun the next line: that stays.
                if text.try_with_untracked(|now| *now != sent) == Some(true) {
                    return;
                }
                // The line may be gone by now; what was in it is saved all the same.
                app.drop_draft(DRAFT);
                if text.try_set(MentionText::default()).is_none() {
                    done();
                }
            } else {
                error.try_set(Some("This was not saved. The line is kept.".to_owned()));
            }
        });
    }
}

/// The line, with what was understood of it. In a dialog, `done` closes that.
#[component]
pub fn Log(done: Option<Callback<()>>) -> impl IntoView {
    let line = Line::new(app());
    let save = Callback::new(move |()| line.save(move || leave(done)));
    let put_away = move |()| leave_for_now(done);
    let written = Memo::new(move |_| line.read.with(|read| !read.line.trim().is_empty()));
    view! {
        <Form submit=save cancel=put_away label="Write down a conversation" class="log" draft=DRAFT>
            <div class="log-line">
                <MentionArea
                    label="Whom were you with?"
                    placeholder="called @Ada yesterday"
                    rows=1
                    circles=true
                    value=line.text
                    error=line.error
                    autofocus=done.is_some()
                    enter=save
                />
                <button type="submit" class="button">"Save"</button>
            </div>
            <Show when=move || written.get()><Reading line/></Show>
        </Form>
    }
}

/// After saving: on with the next line, or out of the dialog.
fn leave(done: Option<Callback<()>>) {
    match done {
        Some(done) => done.run(()),
        None => page::focus_soon(".log textarea"),
    }
}

/// What was begun stays kept.
fn leave_for_now(done: Option<Callback<()>>) {
    match done {
        Some(done) => done.run(()),
        None => page::focus_soon("h1"),
    }
}
