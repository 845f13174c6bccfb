//! "Whom do you want to keep close?": ten people at a time, one key each.

use std::collections::BTreeSet;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::circles::CircleDot;
use super::drafts::{names_of, only_field};
use super::parts::Face;
use crate::domain::circle::Circle;
use crate::domain::{Contact, Id};
use crate::route::Route;
use crate::rules::circles::{self, called, most_used, named, names_with};
use crate::rules::close::{AT_ONCE, Answer, count_undecided, decide, decided, undecided};
use crate::rules::first_letter::capital;
use crate::rules::people::line;
use crate::rules::rhythm_words::words;
use crate::ui::browser::page;
use crate::ui::kit::field::element_id;
use crate::ui::kit::{Field, Form, Glyph, Icon};
use crate::ui::state::{App, app};

/// Circles that have a key, 1 to 9.
const KEYS: usize = 9;

/// Rhythms that have a key, in days.
const RHYTHMS: [(&str, u16); 5] = [("w", 7), ("m", 30), ("q", 91), ("h", 183), ("y", 365)];

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Round {
    app: App,
    /// Those asked about now, as they stood when the round began.
    batch: RwSignal<Vec<Id>>,
    /// Whose choices are open.
    current: RwSignal<Option<Id>>,
    /// The circles by their keys.
    circles: RwSignal<Vec<Id>>,
    /// Everyone asked about since the page was opened.
    seen: StoredValue<BTreeSet<Id>>,
}

impl Round {
    fn new(app: App) -> Self {
        let round = Round {
            app,
            batch: RwSignal::default(),
            current: RwSignal::new(None),
            circles: RwSignal::new(app.peek(|book| most_used(book, KEYS))),
            seen: StoredValue::default(),
        };
        round.next();
        round
    }

    /// The next ten: those who were passed over come again once everyone else was asked about.
    fn next(self) {
        let today = self.app.today.get_untracked();
        let all = self.app.peek(|book| undecided(book, today));
        let seen = self.seen.get_value();
        let mut batch: Vec<Id> = all
            .iter()
            .filter(|id| !seen.contains(id))
            .copied()
            .collect();
        if batch.is_empty() {
            self.seen.set_value(BTreeSet::new());
            batch = all;
        }
        batch.truncate(AT_ONCE);
        self.seen.update_value(|seen| seen.extend(&batch));
        self.current.set(batch.first().copied());
        self.batch.set(batch);
    }

    /// Writes the answer down and goes on to the next person.
    fn answer(self, id: Id, answer: Answer) {
        let app = self.app;
        let today = app.today.get_untracked();
        let change = app.peek(|book| decide(book, id, answer, today));
        let said = match answer {
            Answer::Circle(circle) => name_of(app, circle),
            Answer::Rhythm(days) => words(days),
            Answer::Later => "later".to_owned(),
            Answer::Never => "never suggested".to_owned(),
        };
        app.commit_soon(change, format!("{}: {said}", names_of(app, &[id])));
        self.step_from(id, 1);
    }

    /// Goes to the person so many places after that one; past the last, to what follows the list.
    fn step_from(self, id: Id, step: isize) {
        let batch = self.batch.get_untracked();
        let at = batch.iter().position(|one| *one == id);
        let to = at.and_then(|at| at.checked_add_signed(step));
        match to.and_then(|to| batch.get(to)) {
            Some(next) => self.open(*next),
            None if step > 0 => {
                // Nobody is being asked about any more: no key answers for the last person again.
                self.current.set(None);
                page::focus_soon("#close-on");
            }
            None => {}
        }
    }

    fn open(self, id: Id) {
        self.current.set(Some(id));
        page::focus_soon(format!("#close-who-{id}"));
    }

    /// What a key means for the person whose choices are open. Whether it means anything.
    fn press(self, key: &str) -> bool {
        let Some(id) = self.current.get_untracked() else {
            return false;
        };
        let rhythm = RHYTHMS.iter().find(|(letter, _)| *letter == key);
        let circle = key.parse::<usize>().ok().and_then(|key| {
            let circles = self.circles.get_untracked();
            circles.get(key.checked_sub(1)?).copied()
        });
        match (key, rhythm, circle) {
            (_, Some((_, days)), _) => self.answer(id, Answer::Rhythm(*days)),
            (_, _, Some(circle)) => self.answer(id, Answer::Circle(circle)),
            ("l", ..) => self.answer(id, Answer::Later),
            ("x", ..) => self.answer(id, Answer::Never),
            ("ArrowDown" | "j", ..) => self.step_from(id, 1),
            ("ArrowUp" | "k", ..) => self.step_from(id, -1),
            _ => return false,
        }
        true
    }
}

fn name_of(app: App, circle: Id) -> String {
    let name = app.peek(|book| {
        let circle = book.get::<Circle>(circle)?;
        Some(circles::name(circle).to_owned())
    });
    name.unwrap_or_default()
}

/// The page.
#[component]
pub fn Close() -> impl IntoView {
    let app = app();
    let round = Round::new(app);
    let any = move || round.batch.with(|batch| !batch.is_empty());
    let press = move |event: KeyboardEvent| {
        let command = event.ctrl_key() || event.meta_key() || event.alt_key();
        // These keys mean something else on other pages.
        if !command && !event.repeat() && !is_in_field(&event) && round.press(&event.key()) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div class="close" on:keydown=press>
            <h1 tabindex="-1">"Whom do you want to keep close?"</h1>
            <Show when=any fallback=|| view! { <Nobody/> }>
                <p class="lede">
                    "A circle or a rhythm for those you want to hear from; the others can wait. Stop \
                     any time: what you chose is kept, and the rest waits here."
                </p>
                <MoreCircles round/>
                <People round/>
                <Foot round/>
            </Show>
        </div>
    }
}

/// Whether the key goes into a field.
fn is_in_field(event: &KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast as _;
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| element.matches("input").unwrap_or(false))
}

#[component]
fn Nobody() -> impl IntoView {
    view! {
        <div class="empty">
            <p>
                "Everyone has a circle or a rhythm, or waits until later. Whoever is new, and whoever \
                 you put off, comes up here again."
            </p>
            <a class="button" href=Route::People.to_string()>"Go to People"</a>
        </div>
    }
}

/// Circles to put on a key: those there are, or new ones.
#[component]
fn MoreCircles(round: Round) -> impl IntoView {
    let app = round.app;
    let value = only_field(app, "close/circle", "A new circle");
    let list = element_id("circles");
    let options_id = list.clone();
    let put = move |id: Id| {
        round.circles.update(|circles| {
            circles.retain(|one| *one != id);
            circles.truncate(KEYS - 1);
            circles.push(id);
        });
        let _ = value.try_set(String::new());
        if let Some(current) = round.current.get_untracked() {
            round.open(current);
        }
    };
    let add = move |()| {
        let given = value.get_untracked().trim().to_owned();
        if given.is_empty() {
            return;
        }
        if let Some(there) = app.peek(|book| named(book, &given)) {
            return put(there);
        }
        let id = app.new_id();
        let change = crate::domain::Change::add(id, called(&given));
        leptos::task::spawn_local(async move {
            if app.commit(change, format!("{given} added")).await {
                put(id);
            }
        });
    };
    let options =
        Memo::new(move |_| value.with(|text| app.read(|book| names_with(book, text, 50))));
    view! {
        <Form submit=add label="Circles to choose from" class="form-line close-circles" draft="close/circle">
            <Field
                label="Add a circle to choose from"
                value
                list=list
                hint="“Family”, “Climbing club”; there or new"
            />
            <button type="submit" class="button-quiet"><Icon glyph=Glyph::Plus/>"Add"</button>
        </Form>
        <datalist id=options_id>
            {move || options.get().into_iter().map(|name| view! {
                <option value=name></option>
            }).collect_view()}
        </datalist>
    }
}

#[component]
fn People(round: Round) -> impl IntoView {
    view! {
        <ol class="close-people" aria-label="People">
            <For each=move || round.batch.get() key=|id| *id let(id)><Row round id/></For>
        </ol>
    }
}

/// One person: what is decided, or the choices.
#[component]
fn Row(round: Round, id: Id) -> impl IntoView {
    let app = round.app;
    let open = Memo::new(move |_| round.current.get() == Some(id));
    let shown = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| {
            let contact = book.get::<Contact>(id)?.clone();
            let decided = decided(book, &contact, today);
            // Their circles are told as what is decided.
            let told = Contact {
                circles: Vec::new(),
                ..contact.clone()
            };
            let line = line(&told, book);
            Some((contact, line, decided))
        })
    });
    let who = move || {
        shown.get().map(|(contact, line, decided)| {
            let name = contact.display_name().to_owned();
            let done = decided.map(|words| {
                view! {
                    <span class="close-decided">
                        <Icon glyph=Glyph::Check/>
                        <bdi>{capital(&words)}</bdi>
                    </span>
                }
            });
            view! {
                <Face id contact/>
                <span class="person-row-text">
                    <span class="person-row-name"><bdi>{name}</bdi></span>
                    <span class="muted"><bdi>{line}</bdi></span>
                </span>
                {done}
            }
        })
    };
    view! {
        <li class="close-person" class:is-open=move || open.get()>
            <button
                type="button"
                class="close-who"
                id=format!("close-who-{id}")
                aria-expanded=move || open.get().to_string()
                on:click=move |_| round.open(id)
            >
                {who}
            </button>
            <Show when=move || open.get()><Choices round id/></Show>
        </li>
    }
}

#[component]
fn Choices(round: Round, id: Id) -> impl IntoView {
    let app = round.app;
    let choice = move |key: String, name: String, hue: Option<u16>, answer: Answer| {
        let (label, shortcut) = (name.clone(), key.clone());
        view! {
            <button
                type="button"
                class="chip chip-choice"
                aria-label=label
                aria-keyshortcuts=shortcut
                on:click=move |_| round.answer(id, answer)
            >
                // Drawn by the style: it is not a part of the name one would say.
                <kbd aria-hidden="true" data-key=key></kbd>
                {hue.map(|hue| view! { <CircleDot hue/> })}
                <bdi>{name}</bdi>
            </button>
        }
    };
    let of_circles = move || {
        let ids = round.circles.get().into_iter().enumerate();
        let there = ids.filter_map(|(at, circle)| {
            let (name, hue) = app.read(|book| {
                let one = book.get::<Circle>(circle)?;
                Some((circles::name(one).to_owned(), circles::hue(circle, one)))
            })?;
            let key = (at + 1).to_string();
            Some(choice(key, name, Some(hue), Answer::Circle(circle)))
        });
        there.collect_view()
    };
    let rhythms = RHYTHMS.map(|(key, days)| {
        let name = capital(&words(days));
        choice(key.to_owned(), name, None, Answer::Rhythm(days))
    });
    let label = format!("Keep {} close", names_of(app, &[id]));
    view! {
        <div class="close-choices" role="group" aria-label=label>
            <div class="row">{of_circles}</div>
            <div class="row">{rhythms.into_iter().collect_view()}</div>
            <div class="row">
                {choice("l".to_owned(), "Later".to_owned(), None, Answer::Later)}
                {choice("x".to_owned(), "Never suggest".to_owned(), None, Answer::Never)}
            </div>
        </div>
    }
}

/// How many more there are, the next ten, and the way out.
#[component]
fn Foot(round: Round) -> impl IntoView {
    let app = round.app;
    let left = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| count_undecided(book, today))
    });
    let words = move || match left.get() {
        0 => "That was everyone.".to_owned(),
        1 => "One person is left.".to_owned(),
        many => format!("{many} people are left."),
    };
    let on = move |_| {
        round.next();
        match round.current.get_untracked() {
            Some(id) => round.open(id),
            None => page::focus_soon("h1"),
        }
    };
    view! {
        <div class="close-foot">
            <p class="muted" role="status">{words}</p>
            <p class="row">
                <button type="button" id="close-on" class="button" on:click=on>
                    {move || if left.get() == 0 { "Done" } else { "Next ten" }}
                </button>
                <a class="button-quiet" href=Route::People.to_string()>"Enough for now"</a>
            </p>
        </div>
    }
}
