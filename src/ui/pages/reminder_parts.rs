//! Reminders wherever they stand: one reminder, the reminders of a person. The form is in
//! `reminder_editor`.

use leptos::ev;
use leptos::prelude::*;

use super::drafts::{begun, excerpt, names_now, opener_id};
use super::parts::{PersonLink, is_me};
use super::reminder_editor::draft_key;
pub use super::reminder_editor::{AddReminder, LeftOpen, ReminderEditor};
use crate::domain::reminder::Reminder;
use crate::domain::time::Day;
use crate::domain::{Change, Id};
use crate::route::Route;
use crate::rules::put_off::{LATER, later};
use crate::rules::reminders::{self, Line};
use crate::rules::{date_words, recurrence, reminder_words};
use crate::ui::browser::page;
use crate::ui::kit::{Glyph, Icon, More, ShowMore};
use crate::ui::pages::row_buttons::{DeleteButton, EditButton};
use crate::ui::state::{App, app};

/// One reminder with what can be done about it; an item of a list.
#[component]
pub fn ReminderRow(
    id: Id,
    /// On whose page it stands.
    #[prop(optional_no_strip)]
    page_of: Option<Id>,
) -> impl IntoView {
    let app = app();
    let editing = RwSignal::new(app.draft(&draft_key(None, Some(id))).is_some());
    let clicked = RwSignal::new(false);
    let held = Memo::new(move |_| {
        let today = app.today.get();
        app.read(|book| {
            let reminder = book.get::<Reminder>(id)?;
            Some((reminder.clone(), reminders::line(id, reminder, today)))
        })
    });
    let done = move |()| {
        editing.set(false);
        page::focus_first_soon(vec![
            format!("reminder-{id}-more"),
            format!("reminder-{id}"),
        ]);
    };
    let edit = move |()| {
        clicked.set(true);
        editing.set(true);
    };
    let body = move || {
        if editing.get() {
            let focus = clicked.get_untracked();
            return view! { <ReminderEditor reminder=Some(id) done focus/> }.into_any();
        }
        let reading = move || {
            held.get().map(|(reminder, line)| {
                view! {
                    <p class="reminder-text" dir="auto">{reminder.text.clone()}</p>
                    <ReminderFacts reminder=reminder.clone() line page_of/>
                    <ReminderActions id reminder edit/>
                }
            })
        };
        reading.into_any()
    };
    view! { <li class="reminder" id=format!("reminder-{id}") tabindex="-1">{body}</li> }
}

/// When it is due, how it comes round, and about whom it is.
#[component]
fn ReminderFacts(reminder: Reminder, line: Line, page_of: Option<Id>) -> impl IntoView {
    let app = app();
    let day = line.day;
    let finished = reminder.finished;
    let when = move || reminder_words::when(line, finished, app.today.get());
    let last = {
        let reminder = reminder.clone();
        move || reminder_words::last_time(&reminder, app.today.get())
    };
    let round = reminder.recurrence.as_ref().map(|rule| {
        let words = recurrence::describe(rule);
        view! {
            <span class="reminder-round"><Icon glyph=Glyph::Repeat/>"Repeats "{words}</span>
        }
    });
    let others = reminder.about.iter().filter(|id| Some(**id) != page_of);
    let people = others
        .map(|id| view! { <li><PersonLink id=*id/></li> })
        .collect::<Vec<_>>();
    let about = (!people.is_empty()).then(|| {
        view! {
            <span class="reminder-about">"About "<ul class="inline-list">{people}</ul></span>
        }
    });
    let due_class = if finished || line.day > app.today.get_untracked() {
        "reminder-day"
    } else {
        "reminder-day reminder-due"
    };
    view! {
        <div class="reminder-facts muted">
            <time class=due_class datetime=day.to_string()>{when}</time>
            {round}
            <span>{last}</span>
            {about}
        </div>
    }
}

/// What can be done about it: done, and behind one word whatever is wanted less often.
#[component]
fn ReminderActions(id: Id, reminder: Reminder, #[prop(into)] edit: Callback<()>) -> impl IntoView {
    let app = app();
    let title = excerpt(&reminder.text);
    let about = title.clone();
    let (to_edit, to_delete) = (format!("Edit: {title}"), format!("Delete: {title}"));
    let unfinished = begun(app, draft_key(None, Some(id)));
    let repeats = reminder.recurrence.is_some();
    let open = !reminder.finished;
    let delete = move |_| carry_out(app, id, app.trashed(id), "Reminder deleted");
    // Another day for this occurrence; the ones after it stay where they are.
    let put_off = move |days: i32| {
        let today = app.today.get_untracked();
        let change = app.edited(id, |held: &mut Reminder| {
            *held = reminders::put_off(held, later(held.due, days, today));
        });
        carry_out(app, id, change, "Put off");
    };
    view! {
        <div class="row-actions reminder-actions">
            {open.then(|| view! { <StepButton id title=title.clone() step=DONE/> })}
            <More about id=format!("reminder-{id}-more")>
                {open.then(|| view! { <PutOff title=title.clone() put_off/> })}
                {(open && repeats).then(|| view! { <StepButton id title step=SKIP/> })}
                <EditButton label=to_edit unfinished edit/>
                <DeleteButton label=to_delete on_press=delete/>
            </More>
        </div>
    }
}

/// What takes a reminder to its next occurrence.
#[derive(Clone, Copy)]
struct Step {
    name: &'static str,
    glyph: Glyph,
    /// What the toast says.
    said: &'static str,
    take: fn(&Reminder, Day) -> Reminder,
}

const DONE: Step = Step {
    name: "Done",
    glyph: Glyph::Check,
    said: "Done",
    take: reminders::complete,
};

const SKIP: Step = Step {
    name: "Skip",
    glyph: Glyph::Skip,
    said: "Skipped",
    take: reminders::skip,
};

#[component]
fn StepButton(id: Id, title: String, step: Step) -> impl IntoView {
    let app = app();
    let take = move |event: ev::MouseEvent| {
        // The second half of a double click would take the next occurrence, too.
        if event.detail() > 1 {
            return;
        }
        let change = app.edited(id, |held: &mut Reminder| {
            *held = (step.take)(held, app.today.get_untracked());
        });
        carry_out(app, id, change, step.said);
    };
    view! {
        <button
            type="button"
            class="button-quiet"
            aria-label=format!("{}: {title}", step.name)
            on:click=take
        >
            <Icon glyph=step.glyph/>
            {step.name}
        </button>
    }
}

/// Another day: `put_off` is given by how many.
#[component]
pub fn PutOff(title: String, #[prop(into)] put_off: Callback<i32>) -> impl IntoView {
    let choices = LATER
        .map(|(words, days)| {
            view! {
                <button type="button" class="button-quiet" on:click=move |_| put_off.run(days)>
                    {words}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="reminder-put-off" role="group" aria-label=format!("Put off: {title}")>
            <span aria-hidden="true">"Put off:"</span>
            {choices}
        </div>
    }
}

/// Writes it down, says when it is due next, and keeps the focus near.
fn carry_out(app: App, id: Id, change: Change, what: &'static str) {
    let row = format!("reminder-{id}");
    let mut places = vec![row.clone()];
    places.extend(page::neighbours(&row));
    // After the last one, to the button that adds one, on whose page this is.
    let page_of = match app.route.get_untracked() {
        Route::Person(id) => Some(id),
        _ => None,
    };
    places.push(opener_id(&draft_key(page_of, None)));
    let next = change.updated.get(&id).and_then(|(_, to)| match &to.body {
        crate::domain::Body::Reminder(held) if !held.finished && to.trashed.is_none() => {
            Some(held.due)
        }
        _ => None,
    });
    let said = match next {
        Some(day) => {
            let words = date_words::write_day(day, app.today.get_untracked());
            format!("{what}. Due next: {words}")
        }
        None => what.to_owned(),
    };
    leptos::task::spawn_local(async move {
        if app.commit(change, said).await {
            page::focus_first_soon(places);
        }
    });
}

/// Reminders about that person, soonest first, done ones folded away. Above them what a reminder may
/// be, where there is none yet, and the way to add one.
#[component]
pub fn ReminderList(about: Id) -> impl IntoView {
    let app = app();
    let lists = Memo::new(move |_| {
        let of_person = app.read(|book| {
            book.about::<Reminder>(about)
                .map(|(id, reminder)| (reminder.finished, reminder.due, id))
                .collect::<Vec<_>>()
        });
        let mut of_person = of_person;
        of_person.sort_unstable();
        let (done, open): (Vec<_>, Vec<_>) =
            of_person.into_iter().partition(|(finished, ..)| *finished);
        let ids = |list: Vec<(bool, Day, Id)>| list.into_iter().map(|(.., id)| id).collect();
        let (open, mut done): (Vec<Id>, Vec<Id>) = (ids(open), ids(done));
        done.reverse();
        (open, done)
    });
    let open = Memo::new(move |_| lists.with(|(open, _)| open.clone()));
    let done = Memo::new(move |_| lists.with(|(_, done)| done.clone()));
    let me = Memo::new(move |_| app.read(|book| is_me(book, about)));
    let died = Memo::new(move |_| {
        app.read(|book| {
            book.get::<crate::domain::Contact>(about)
                .is_some_and(|one| one.died.is_some())
        })
    });
    let hint = move || {
        if me.get() {
            return "Is there something to do in a month?".into_any();
        }
        if died.get() {
            return "Is there something to remember?".into_any();
        }
        let name = names_now(app, vec![about]);
        view! { "Is there something to ask " <bdi>{name}</bdi> " about in a month?" }.into_any()
    };
    let nothing = move || lists.with(|(open, done)| open.is_empty() && done.is_empty());
    view! {
        <Show when=nothing>
            <p class="muted">"No reminders yet. "{hint}</p>
        </Show>
        <AddReminder about=Some(about)/>
        <LeftOpen drawn=open.get_untracked()/>
        <ReminderRows ids=open label="Reminders" page_of=about/>
        <DoneReminders ids=done page_of=about/>
    }
}

/// These reminders; nothing where there are none.
#[component]
pub fn ReminderRows(
    #[prop(into)] ids: Signal<Vec<Id>>,
    #[prop(into)] label: String,
    #[prop(optional)] page_of: Option<Id>,
) -> impl IntoView {
    let label = StoredValue::new(label);
    view! {
        <Show when=move || !ids.with(Vec::is_empty)>
            <ul class="reminders" aria-label=label.get_value()>
                <For each=move || ids.get() key=|id| *id let(id)>
                    <ReminderRow id page_of/>
                </For>
            </ul>
        </Show>
    }
}

/// Done reminders drawn at once.
const DONE_SHOWN: usize = 30;

/// What is done, folded away, and drawn only once it is looked at.
#[component]
pub fn DoneReminders(
    #[prop(into)] ids: Signal<Vec<Id>>,
    #[prop(optional)] page_of: Option<Id>,
) -> impl IntoView {
    let limit = RwSignal::new(0usize);
    let shown = Memo::new(move |_| {
        ids.with(|ids| ids.iter().take(limit.get()).copied().collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| ids.with(Vec::len));
    let look = move |_| {
        if limit.get_untracked() == 0 {
            limit.set(DONE_SHOWN);
        }
    };
    view! {
        <Show when=move || count.get() != 0>
            <details class="reminders-done" on:toggle=look>
                <summary>{move || format!("Done ({})", count.get())}</summary>
                {rows(shown, page_of)}
                <ShowMore count limit page=DONE_SHOWN/>
            </details>
        </Show>
    }
}

fn rows(ids: Memo<Vec<Id>>, page_of: Option<Id>) -> AnyView {
    match page_of {
        Some(page_of) => view! { <ReminderRows ids label="Done" page_of/> }.into_any(),
        None => view! { <ReminderRows ids label="Done"/> }.into_any(),
    }
}
