//! Family and others: whom the person knows and how, family links that others imply, and whom one met
//! through them.

use leptos::ev;
use leptos::prelude::*;

use super::section::PersonPage;
use crate::domain::{Change, Contact, Id};
use crate::route::Route;
use crate::rules::first_letter::capital;
use crate::rules::network::Asked;
use crate::rules::relationship_words::question;
use crate::rules::relationships::{self, Implied, Other};
use crate::ui::browser::page as browser;
use crate::ui::kit::{Glyph, Icon};
use crate::ui::pages::drafts::{InPlace, Opener, begun, names_now};
use crate::ui::pages::parts::{PersonLink, is_me};
use crate::ui::pages::relationship_editor::{RelationshipEditor, draft_key};
use crate::ui::state::app;

/// Questions asked at once.
const ASKED: usize = 3;

/// People met through somebody who are named at once.
const NAMED: usize = 3;

/// The section; a button alone while there is nothing to read.
#[component]
pub fn Related(page: PersonPage) -> impl IntoView {
    let (app, id) = (page.app, page.id);
    let related = Memo::new(move |_| app.read(|book| relationships::of_person(book, id)));
    let links =
        Memo::new(move |_| related.with(|all| all.iter().map(|one| one.link).collect::<Vec<_>>()));
    let implied = Memo::new(move |_| {
        let mut all = app.read(|book| relationships::implied(book, id));
        all.truncate(ASKED);
        all
    });
    let met = Memo::new(move |_| app.read(|book| relationships::met_through(book, id)));
    let unfinished = begun(app, draft_key(id, None));
    let shown = Memo::new(move |_| {
        unfinished.get()
            || !links.with(Vec::is_empty)
            || !implied.with(Vec::is_empty)
            || !met.with(Vec::is_empty)
    });
    // Oneself is not in the picture.
    let me = Memo::new(move |_| app.read(|book| is_me(book, id)));
    let around = move || {
        let asked = Asked {
            focus: Some(id),
            ..Asked::default()
        };
        let parameters = asked.parameters();
        Route::Network.with(parameters.iter().map(|(name, text)| (*name, text.as_str())))
    };
    let one = move |link: Id| view! { <RelatedRow page link/> };
    let ask = move |implied: Implied| view! { <Question implied/> };
    let form = move |focus, done| view! { <RelationshipEditor person=id done focus/> }.into_any();
    view! {
        <section class="person-related" class:person-section=shown aria-label="Family and others">
            <Show when=move || shown.get()>
                <header class="person-section-head">
                    <h2><Icon glyph=Glyph::People/>"Family and others"</h2>
                </header>
                <ul class="person-lines">
                    <For each=move || links.get() key=|link| *link children=one/>
                </ul>
                <For
                    each=move || implied.get()
                    key=|one| (one.other, one.kind, one.through)
                    children=ask
                />
                <MetThrough person=id met/>
                <Show when=move || !me.get()>
                    <a class="button-plain at-start" href=around>
                        <Icon glyph=Glyph::Network/>
                        "See in the network"
                    </a>
                </Show>
            </Show>
            <Opener
                label="Add family or others"
                key=draft_key(id, None)
                class="button-plain at-start"
                glyph=Glyph::People
                form
            />
        </section>
    }
}

/// One of them, read first and edited in its place.
#[component]
fn RelatedRow(page: PersonPage, link: Id) -> impl IntoView {
    let (app, person) = (page.app, page.id);
    let key = draft_key(person, Some(link));
    let held = Memo::new(move |_| {
        app.read(|book| {
            let mut all = relationships::of_person(book, person).into_iter();
            let one = all.find(|one| one.link == link)?;
            let name = match &one.other {
                Other::Person(id) => book.get::<Contact>(*id)?.display_name().to_owned(),
                Other::Named(name) => name.clone(),
            };
            Some((one, name))
        })
    });
    let element = format!("relationship-{link}");
    let edit_id = format!("{element}-edit");
    let read = move |edit: Callback<()>| {
        let edit_id = edit_id.clone();
        let reading = move || {
            let (one, name) = held.get()?;
            let told = format!("Edit: {}, {}", name, one.kind);
            let who = match one.other {
                Other::Person(id) => view! { <PersonLink id/> }.into_any(),
                Other::Named(name) => view! { <bdi>{name}</bdi> }.into_any(),
            };
            Some(view! {
                <span class="related-kind" dir="auto">{capital(&one.kind)}</span>
                <span class="related-who">
                    {who}
                    <span class="muted" dir="auto">{one.note}</span>
                </span>
                <button
                    type="button"
                    class="button-plain person-copy"
                    id=edit_id.clone()
                    aria-label=told
                    on:click=move |_| edit.run(())
                >
                    "Edit"
                </button>
            })
        };
        reading.into_any()
    };
    let form = move |focus, done| {
        view! { <RelationshipEditor person link=Some(link) done focus/> }.into_any()
    };
    view! {
        <li class="related" id=element.clone() tabindex="-1">
            <InPlace element=element.clone() key read form/>
        </li>
    }
}

/// A family link that others imply: asked, and remembered either way.
#[component]
fn Question(implied: Implied) -> impl IntoView {
    let app = app();
    let words = app.peek(|book| question(book, &implied));
    let Some((asked, why)) = words else {
        return ().into_any();
    };
    let busy = StoredValue::new(false);
    let answer = move |event: ev::MouseEvent, change: Change, said: &'static str| {
        // The second half of a double click would answer the next question.
        if busy.get_value() || event.detail() > 1 {
            return;
        }
        busy.set_value(true);
        leptos::task::spawn_local(async move {
            if app.commit(change, said).await {
                browser::focus_soon(".person-related a, .person-related button");
            }
            busy.try_set_value(false);
        });
    };
    let declined = implied.decline();
    let yes = move |event| {
        let change = Change::add(app.new_id(), implied.accept());
        answer(event, change, "Written down");
    };
    let no = move |event| {
        answer(
            event,
            Change::add(app.new_id(), declined.clone()),
            "Not asked again",
        )
    };
    view! {
        <div class="related-question" role="group" aria-label=asked.clone()>
            <p>{asked.clone()}</p>
            <p class="muted">{why}</p>
            <p class="row">
                <button
                    type="button"
                    class="button-quiet"
                    aria-label=format!("Yes: {asked}")
                    on:click=yes
                >
                    "Yes"
                </button>
                <button
                    type="button"
                    class="button-quiet"
                    aria-label=format!("No: {asked}")
                    on:click=no
                >
                    "No"
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// Whom one met through this person.
#[component]
fn MetThrough(person: Id, met: Memo<Vec<Id>>) -> impl IntoView {
    let name = names_now(app(), vec![person]);
    let whole = RwSignal::new(false);
    let shown = move || {
        met.with(|met| {
            let most = if whole.get() { met.len() } else { NAMED };
            met.iter().take(most).copied().collect::<Vec<_>>()
        })
    };
    let more = Memo::new(move |_| {
        let rest = met.with(|met| met.len().saturating_sub(NAMED));
        if whole.get() { 0 } else { rest }
    });
    let words = move || match more.get() {
        1 => "and 1 other".to_owned(),
        many => format!("and {many} others"),
    };
    view! {
        <Show when=move || !met.with(Vec::is_empty)>
            <div class="related-met">
                "You met "
                <ul class="inline-list">
                    <For each=shown key=|id| *id let(id)>
                        <li><PersonLink id/></li>
                    </For>
                </ul>
                <Show when=move || more.get() != 0>
                    " "
                    <button
                        type="button"
                        class="button-plain"
                        on:click=move |_| whole.set(true)
                    >
                        {words}
                    </button>
                </Show>
                " through "
                <bdi>{name}</bdi>
            </div>
        </Show>
    }
}
