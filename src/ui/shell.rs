//! What surrounds every page: the bar to move by, the toast, the banners, and the sheets that keys
//! bring up.

use leptos::ev;
use leptos::prelude::*;

use super::browser::{page, webkit};
use super::keys;
use super::kit::{Dialog, Glyph, Icon};
use super::pages::{self, Part};
use super::state::{App, Back, Opened, app};
use crate::route::Route;

/// The whole app.
pub fn root(opened: Opened) -> impl IntoView {
    let app = App::provide(opened);
    pages::Importer::provide(app);
    pages::Exports::provide();
    let sheets = keys::Sheets::provide();
    let log = sheets.log;
    pages::fetch_rest(app, sheets);
    let has_me = Memo::new(move |_| app.read(|book| book.me().is_some()));
    view! {
        <a class="skip-link" href="#main" on:click=skip_to_main>"Skip to content"</a>
        <Show
            when=move || has_me.get()
            fallback=|| view! { <pages::FirstOpen banners=|| view! { <Banners/> }.into_any()/> }
        >
            <div class="shell">
                <Bar log/>
                <main id="main" class="main" tabindex="-1">
                    <Banners/>
                    <Page/>
                </main>
            </div>
        </Show>
        <LogDialog open=log/>
        <pages::Import/>
        <OnDemand open=sheets.commands part=Part::Palette(sheets.commands)/>
        <OnDemand open=sheets.keys part=Part::KeySheet(sheets.keys)/>
        <Toast/>
    }
}

/// A sheet, drawn when it is first asked for. From then on it stays: closing gives the focus back.
#[component]
fn OnDemand(open: RwSignal<bool>, part: Part) -> impl IntoView {
    let asked = Memo::new(move |asked| asked == Some(&true) || open.get());
    view! {
        <Show when=move || asked.get()><pages::Later part=part.clone()/></Show>
    }
}

/// The skip link must not change the route, which lives in the fragment.
fn skip_to_main(event: ev::MouseEvent) {
    event.prevent_default();
    page::focus_soon("#main");
}

/// The page of the route.
#[component]
fn Page() -> impl IntoView {
    let app = app();
    // A person is shown beside the list, which stays as it is: both are one page here.
    let page = Memo::new(move |_| match app.route.get() {
        Route::Person(_) => Route::People,
        route => route,
    });
    let later = |part| view! { <pages::Later part/> }.into_any();
    move || match page.get() {
        Route::Today => pages::Today().into_any(),
        Route::People | Route::Person(_) => later(Part::People),
        Route::Brief(id) => later(Part::Brief(id)),
        Route::Circles => later(Part::Circles),
        Route::Circle(id) => later(Part::Circle(id)),
        Route::Close => later(Part::Close),
        Route::Reminders => later(Part::Reminders),
        Route::Notes => later(Part::Notes),
        Route::Ideas => later(Part::Ideas),
        Route::Me => later(Part::Me),
        Route::Introductions => later(Part::Introductions),
        Route::Network => later(Part::Network),
        Route::Settings => later(Part::Settings),
        Route::Trash => later(Part::Trash),
        Route::NotFound(fragment) => view! { <pages::NotFound fragment/> }.into_any(),
    }
}

/// Side bar on a wide screen, bottom bar on a narrow one.
#[component]
fn Bar(log: RwSignal<bool>) -> impl IntoView {
    let app = app();
    let item = move |route: Route, glyph: Glyph, name: &'static str| {
        let href = route.to_string();
        let current = move || {
            let here = app.route.get();
            let within = matches!(
                (&here, &route),
                (Route::Person(_) | Route::Brief(_), Route::People)
                    | (Route::Circle(_), Route::Circles)
            );
            (here == route || within).then_some("page")
        };
        view! {
            <li>
                <a class="bar-item" href=href aria-current=current>
                    <Icon glyph/>
                    <span>{name}</span>
                </a>
            </li>
        }
    };
    // On a narrow screen the pages that are opened less often lie behind one button.
    let more = move |route: &Route| {
        matches!(
            route,
            Route::Circles
                | Route::Circle(_)
                | Route::Notes
                | Route::Ideas
                | Route::Introductions
                | Route::Network
                | Route::Me
                | Route::Trash
                | Route::Settings
        )
    };
    let current = move || app.route.with(more).then_some("page");
    view! {
        <nav class="bar" aria-label="Kith">
            <p class="bar-name">"Kith"</p>
            <ul>
                {item(Route::Today, Glyph::Sun, "Today")}
                {item(Route::People, Glyph::People, "People")}
                {item(Route::Reminders, Glyph::Bell, "Reminders")}
                <li class="bar-opener">
                    <button
                        type="button"
                        class="bar-item"
                        popovertarget="bar-more"
                        aria-current=current
                    >
                        <Icon glyph=Glyph::More/>
                        <span>"More"</span>
                    </button>
                </li>
            </ul>
            <ul id="bar-more" class="bar-more" popover="auto" on:click=|_| page::hide_popover("bar-more")>
                {item(Route::Circles, Glyph::Circles, "Circles")}
                {item(Route::Notes, Glyph::Note, "Notes")}
                {item(Route::Ideas, Glyph::Bulb, "Ideas")}
                {item(Route::Introductions, Glyph::Link, "Introductions")}
                {item(Route::Network, Glyph::Network, "Network")}
                {item(Route::Me, Glyph::Heart, "Me")}
                {item(Route::Trash, Glyph::Trash, "Trash")}
                {item(Route::Settings, Glyph::Gear, "Settings")}
            </ul>
            <button
                type="button"
                class="button log-button"
                aria-keyshortcuts="l"
                on:click=move |_| keys::open_log(log)
            >
                <Icon glyph=Glyph::Pencil/>
                "Log"
            </button>
        </nav>
    }
}

/// That line above any page.
#[component]
fn LogDialog(open: RwSignal<bool>) -> impl IntoView {
    let done = Callback::new(move |()| open.set(false));
    view! {
        <Dialog open title="Quick log">
            <pages::Later part=Part::Log(Some(done))/>
        </Dialog>
    }
}

/// What must be known about how the book is kept, and what was left unfinished.
#[component]
fn Banners() -> impl IntoView {
    let app = app();
    let standing = move || {
        let standing = app.standing.get();
        let kept = standing.not_kept.is_none();
        [
            standing.not_kept.map(|why| {
                format!("Nothing you write here is kept. {why} Export before you close this tab.")
            }),
            standing.why_read_only,
            standing.without_journal.filter(|_| kept).map(|_| {
                "This browser keeps no database for Kith. Your book is kept in local storage \
                 alone: use one tab, and export often."
                    .to_owned()
            }),
            standing.full.then(|| {
                "This browser's local storage is full. Everything is saved in its database, but no \
                 second copy is kept. Export now, and again after what you add."
                    .to_owned()
            }),
            (standing.set_aside > 0).then(|| {
                let pieces = match standing.set_aside {
                    1 => "One stored piece".to_owned(),
                    count => format!("{count} stored pieces"),
                };
                format!(
                    "{pieces} could not be read. What is left of that is kept as it was found: see \
                     Settings."
                )
            }),
        ]
        .into_iter()
        .flatten()
        .map(|sentence| view! { <p class="banner" role="status">{sentence}</p> })
        .collect_view()
    };
    view! {
        {standing}
        {webkit::may_delete().then(|| view! { <pages::Later part=Part::ExportDue/> })}
        <pages::Later part=Part::Unfinished/>
    }
}

/// How long a toast stays, in milliseconds.
const TOAST_MILLIS: u32 = 8_000;

/// What the last action did, with its way back. It stays while it has the focus or the pointer.
#[component]
fn Toast() -> impl IntoView {
    let app = app();
    let shown = StoredValue::new(0u32);
    Effect::new(move |_| {
        let Some(toast) = app.toast.get() else { return };
        let turn = shown.get_value() + 1;
        shown.set_value(turn);
        if toast.failure {
            return;
        }
        leptos::task::spawn_local(async move {
            loop {
                super::browser::clock::sleep(TOAST_MILLIS).await;
                if shown.try_get_value() != Some(turn) {
                    return;
                }
                if !page::is_used(".toast") {
                    return app.toast.set(None);
                }
            }
        });
    });
    let there = Memo::new(move |_| app.toast.with(Option::is_some));
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <Show when=move || there.get()><ToastBody/></Show>
        </div>
    }
}

/// One body for every toast: whoever stands on its button keeps the focus when Undo becomes Redo.
#[component]
fn ToastBody() -> impl IntoView {
    let app = app();
    let failure = move || {
        app.toast
            .with(|toast| toast.as_ref().is_some_and(|toast| toast.failure))
    };
    let text = move || {
        app.toast
            .with(|toast| toast.as_ref().map(|toast| toast.text.clone()))
    };
    let back = Memo::new(move |_| {
        app.toast
            .with(|toast| toast.as_ref().and_then(|toast| toast.back))
    });
    let act = move |_| match back.get_untracked() {
        Some(Back::Undo) => app.undo(),
        Some(Back::Redo) => app.redo(),
        Some(Back::Draft) => app.bring_draft_back(),
        None => {}
    };
    let word = move || match back.get() {
        Some(Back::Redo) => view! { <Icon glyph=Glyph::Redo/>"Redo" },
        Some(Back::Draft) => view! { <Icon glyph=Glyph::Undo/>"Bring back" },
        _ => view! { <Icon glyph=Glyph::Undo/>"Undo" },
    };
    let dismiss = move |_| {
        app.toast.set(None);
        page::focus_soon("h1");
    };
    view! {
        <div class="toast" class:toast-failure=failure>
            <p>{text}</p>
            <Show when=move || back.get().is_some()>
                <button type="button" class="button-plain" on:click=act>{word}</button>
            </Show>
            <button type="button" class="button-plain" aria-label="Dismiss" on:click=dismiss>
                <Icon glyph=Glyph::Close/>
            </button>
        </div>
    }
}
