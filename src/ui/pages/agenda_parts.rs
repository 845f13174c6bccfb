//! What to raise with somebody next time: the points, the line by which they are written, and the
//! ticks by which they go.

use leptos::prelude::*;

use super::drafts::{InPlace, begun, excerpt, left_open, names_of, only_field, opener_id};
use super::kept_form::{KeptForm, begin};
use crate::domain::note::AgendaItem;
use crate::domain::{Change, Id};
use crate::rules::agenda;
use crate::ui::browser::page;
use crate::ui::kit::{Field, Form, Glyph, Icon, More};
use crate::ui::pages::row_buttons::{DeleteButton, EditButton, RowButton};
use crate::ui::state::{App, app};

/// Key of what is being typed: a new point for that person, or the one that is edited.
pub fn draft_key(with: Id, point: Option<Id>) -> String {
    match point {
        Some(point) => format!("agenda/{point}"),
        None => format!("agenda/new/{with}"),
    }
}

fn element_of(point: Id) -> String {
    format!("point-{point}")
}

/// One line after the other: Enter adds it, and the field is there for the next. Calls `done` where
/// there is no more to say.
#[component]
pub fn QuickAdd(with: Id, focus: bool, #[prop(into)] done: Callback<()>) -> impl IntoView {
    let app = app();
    let key = draft_key(with, None);
    let what = format!("To raise with {}", names_of(app, &[with]));
    let text = only_field(app, &key, &what);
    let error = RwSignal::new(None::<String>);
    let busy = StoredValue::new(false);
    let add = move |()| {
        // Enter again before the first is saved would add the same point twice.
        if busy.get_value() {
            return;
        }
        let (typed, new) = (text.get_untracked(), app.new_id());
        let change = match app.peek(|book| agenda::write_down(book, None, with, &typed, new)) {
            Ok(change) => change,
            Err(sentence) => return error.set(Some(sentence.to_string())),
        };
        error.set(None);
        busy.set_value(true);
        let key = draft_key(with, None);
        leptos::task::spawn_local(async move {
            let added = app.commit(change, "Kept for next time").await;
            busy.try_set_value(false);
            // Somebody quick has begun the next one: that stays.
            if added && text.try_with_untracked(|now| *now == typed) != Some(false) {
                // The field may be gone by now, and with it whatever keeps its draft.
                app.drop_draft(&key);
                text.try_set(String::new());
            }
        });
    };
    view! {
        <Form submit=add cancel=done label="Raise next time" class="form-line add-point" draft=key>
            <Field label="What to raise" value=text error autofocus=focus/>
            <button type="submit" class="button"><Icon glyph=Glyph::Plus/>"Add"</button>
            <button type="button" class="button-quiet" on:click=move |_| done.run(())>
                "Close"
            </button>
        </Form>
    }
}

/// The points, as they were written down.
#[component]
pub fn Points(ids: Memo<Vec<Id>>, with: Id) -> impl IntoView {
    view! {
        <LeftOpen drawn=ids.get_untracked() with/>
        <ul class="points" aria-labelledby="head-agenda">
            <For each=move || ids.get() key=|id| *id let(id)><Point id with/></For>
        </ul>
    }
}

/// One point, read first and edited in its place.
#[component]
fn Point(id: Id, with: Id) -> impl IntoView {
    let app = app();
    let held = Memo::new(move |_| app.read(|book| book.get::<AgendaItem>(id).cloned()));
    let element = element_of(id);
    let read = move |edit| {
        let reading = move || {
            let text = held.get()?.text;
            Some(view! {
                <p class="point-text" dir="auto">{text.clone()}</p>
                <PointActions id with title=excerpt(&text) edit/>
            })
        };
        reading.into_any()
    };
    let form = move |focus, done| view! { <PointEditor id with done focus/> }.into_any();
    view! {
        <li class="point" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key=draft_key(with, Some(id)) read form/>
        </li>
    }
}

#[component]
fn PointActions(id: Id, with: Id, title: String, edit: Callback<()>) -> impl IntoView {
    let app = app();
    let unfinished = begun(app, draft_key(with, Some(id)));
    let raised = {
        let title = title.clone();
        move |_| carry_out(app, id, with, app.raised(&[id]), format!("Raised: {title}"))
    };
    let delete = move |_| carry_out(app, id, with, app.trashed(id), "Point deleted".to_owned());
    view! {
        <div class="row-actions">
            <RowButton
                glyph=Glyph::Check
                word="Raised"
                label=format!("Raised: {title}")
                on_press=raised
            />
            // Focus comes back to what opens the button that was pressed.
            <More about=title.clone() id=format!("point-{id}-edit")>
                <EditButton label=format!("Edit: {title}") unfinished edit/>
                <DeleteButton label=format!("Delete: {title}") on_press=delete/>
            </More>
        </div>
    }
}

/// Writes it down, and moves the focus to the next point.
fn carry_out(app: App, id: Id, with: Id, change: Change, said: String) {
    let mut beside = page::neighbours(&element_of(id));
    // After the last one, to the button that begins another.
    beside.push(opener_id(&draft_key(with, None)));
    leptos::task::spawn_local(async move {
        if app.commit(change, said).await {
            page::focus_first_soon(beside);
        }
    });
}

/// The form of a point that is there.
#[component]
fn PointEditor(id: Id, with: Id, #[prop(into)] done: Callback<()>, focus: bool) -> impl IntoView {
    let app = app();
    let key = draft_key(with, Some(id));
    let held = app.peek(|book| book.get::<AgendaItem>(id).map(|item| item.text.clone()));
    let what = format!("To raise with {}", names_of(app, &[with]));
    let text = begin(
        app,
        &key,
        what,
        held.unwrap_or_default(),
        RwSignal::new,
        |text: RwSignal<String>| text.get(),
    );
    let error = RwSignal::new(None::<String>);
    let read = move |()| {
        let new = app.new_id();
        let change = text.with_untracked(|text| {
            app.peek(|book| agenda::write_down(book, Some(id), with, text, new))
        });
        match change {
            Ok(change) => Some((change, "Kept for next time".to_owned())),
            Err(sentence) => {
                error.set(Some(sentence.to_string()));
                None
            }
        }
    };
    view! {
        <KeptForm key label="Edit what to raise" read done>
            <Field label="What to raise" value=text error autofocus=focus/>
        </KeptForm>
    }
}

/// Forms that were left open for points that are not among those `drawn`: raised since, or deleted.
/// Saved, each is a new point.
#[component]
fn LeftOpen(drawn: Vec<Id>, with: Id) -> impl IntoView {
    left_open(app(), "agenda/", &drawn, move |id, done| {
        view! { <PointEditor id with done focus=false/> }
    })
}

/// Points of one person that stand there at once; the others are behind one line.
const SHOWN: usize = 3;

/// A person, and the points to raise with them. Whatever changes of it, it is another one.
type Group = (Id, Vec<(Id, String)>);

/// What the ticks share.
#[derive(Clone, Copy)]
struct Ticks {
    raised: Signal<Vec<Id>>,
    tick: Callback<(Id, bool)>,
}

/// The points of those people, to be ticked off where they were raised; nothing where there are none.
#[component]
pub fn RaiseTicks(
    #[prop(into)] people: Signal<Vec<Id>>,
    /// Those ticked off.
    #[prop(into)]
    raised: Signal<Vec<Id>>,
    /// Called with a point, and whether it was raised.
    #[prop(into)]
    tick: Callback<(Id, bool)>,
) -> impl IntoView {
    let app = app();
    let groups = Memo::new(move |_| {
        app.read(|book| {
            let mut groups: Vec<Group> = Vec::new();
            for id in people.with(|people| agenda::offered(book, people)) {
                let Some(item) = book.get::<AgendaItem>(id) else {
                    continue;
                };
                let point = (id, item.text.clone());
                match groups.last_mut() {
                    Some((with, points)) if *with == item.with => points.push(point),
                    _ => groups.push((item.with, vec![point])),
                }
            }
            groups
        })
    });
    let ticks = Ticks { raised, tick };
    view! {
        <For each=move || groups.get() key=Clone::clone let((with, points))>
            {ticks.of(with, points)}
        </For>
    }
}

impl Ticks {
    fn of(self, with: Id, points: Vec<(Id, String)>) -> impl IntoView {
        let name = names_of(app(), &[with]);
        let (first, rest) = points.split_at(points.len().min(SHOWN));
        let each = |points: &[(Id, String)]| {
            let points = points.iter().cloned();
            points.map(|point| self.one(point)).collect::<Vec<_>>()
        };
        let more = (!rest.is_empty()).then(|| {
            view! {
                <details>
                    <summary>{format!("{} more", rest.len())}</summary>
                    {each(rest)}
                </details>
            }
        });
        view! {
            <fieldset class="raise-ticks">
                <legend>"Tick what you raised with "<bdi>{name}</bdi></legend>
                {each(first)}
                {more}
            </fieldset>
        }
    }

    fn one(self, (id, text): (Id, String)) -> impl IntoView {
        let Ticks { raised, tick } = self;
        view! {
            <label class="log-answer">
                <input
                    type="checkbox"
                    prop:checked=move || raised.with(|raised| raised.contains(&id))
                    on:change=move |event| tick.run((id, event_target_checked(&event)))
                />
                <span dir="auto">{text}</span>
            </label>
        }
    }
}
