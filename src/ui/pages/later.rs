//! Parts of the screen whose code comes after the start.
//!
//! The page's module is cut (`cargo xtask build` does it, by `wasm_split`): what opens the book and
//! shows the day; the scribe, who writes (`ui/state/scribe.rs`); [`Module::Pages`], the pages on
//! which one reads and writes; and [`Module::Files`], files in and out, the sample network and the
//! settings. All but the first are fetched as soon as the first screen stands, so that even a page that
//! goes offline has all of them, and shown at once wherever they are here.

use std::sync::Arc;

use futures_util::FutureExt as _;
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::brief::BriefPage;
use super::circles::{CirclePage, Circles};
use super::close::Close;
use super::ideas::Ideas;
use super::import::{self, Importer};
use super::introductions::Introductions;
use super::key_sheet::KeySheet;
use super::me::Me;
use super::network::NetworkPage;
use super::notes::Notes;
use super::palette::Palette;
use super::people::People;
use super::quick_log::Log;
use super::reminders::Reminders;
use super::settings::{ExportDue, ExportPeople, Settings};
use super::today::actions::{Buttons, Doing};
use super::today::{Day, Nobody, Rest};
use super::trash::Trash;
use super::unfinished::Unfinished;
use crate::domain::{Change, Id};
use crate::rules::sample;
use crate::ui::browser::{page, style};
use crate::ui::keys::{self, Sheets};
use crate::ui::state::App;

/// A part that is drawn by code which comes later.
#[derive(Clone)]
pub enum Part {
    /// Everyone, and the person that is open.
    People,
    /// What can be done with a row of the first page.
    TodayDoing(Doing),
    TodayNobody,
    /// What of the first page is not read first.
    TodayRest(Day, Memo<bool>),
    /// Texts that were left elsewhere.
    Unfinished,
    /// One line to write down whom one was with; in a dialog, with whom to call when it is done.
    Log(Option<Callback<()>>),
    Brief(Id),
    Circles,
    Circle(Id),
    Close,
    Notes,
    Ideas,
    Introductions,
    Network,
    Me,
    Reminders,
    Trash,
    Palette(RwSignal<bool>),
    KeySheet(RwSignal<bool>),
    Settings,
    Import,
    /// The line that asks for an export, where the browser may lose the book.
    ExportDue,
    /// A button that writes these people into a file.
    ExportPeople(Memo<Vec<Id>>),
}

impl Part {
    /// Whether it stands on a page that is here without it.
    fn is_of_a_page(&self) -> bool {
        matches!(
            self,
            Part::TodayDoing(_)
                | Part::TodayRest(..)
                | Part::ExportDue
                | Part::ExportPeople(_)
                | Part::Unfinished
        )
    }
}

/// A module of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Module {
    Pages,
    Files,
}

type Drawn = Result<AnyView, SplitLoaderError>;

#[wasm_split(pages, fallible, preload(fetch_pages))]
fn draw_page(part: Part) -> Drawn {
    Ok(match part {
        Part::People => view! { <People/> }.into_any(),
        Part::Log(done) => view! { <Log done/> }.into_any(),
        Part::TodayDoing(doing) => view! { <Buttons doing/> }.into_any(),
        Part::TodayNobody => view! { <Nobody/> }.into_any(),
        Part::TodayRest(day, nobody) => view! { <Rest day nobody/> }.into_any(),
        Part::Unfinished => view! { <Unfinished/> }.into_any(),
        Part::Brief(id) => view! { <BriefPage id/> }.into_any(),
        Part::Circles => view! { <Circles/> }.into_any(),
        Part::Circle(id) => view! { <CirclePage id/> }.into_any(),
        Part::Close => view! { <Close/> }.into_any(),
        Part::Notes => view! { <Notes/> }.into_any(),
        Part::Ideas => view! { <Ideas/> }.into_any(),
        Part::Me => view! { <Me/> }.into_any(),
        Part::Introductions => view! { <Introductions/> }.into_any(),
        Part::Network => view! { <NetworkPage/> }.into_any(),
        Part::Reminders => view! { <Reminders/> }.into_any(),
        Part::Trash => view! { <Trash/> }.into_any(),
        Part::Palette(open) => view! { <Palette open/> }.into_any(),
        Part::KeySheet(open) => view! { <KeySheet open/> }.into_any(),
        _ => ().into_any(),
    })
}

#[wasm_split(files, fallible, preload(fetch_files))]
fn draw_files(part: Part) -> Drawn {
    Ok(match part {
        Part::Settings => view! { <Settings/> }.into_any(),
        Part::Import => import::body(Importer::get()),
        Part::ExportDue => view! { <ExportDue/> }.into_any(),
        Part::ExportPeople(ids) => view! { <ExportPeople ids/> }.into_any(),
        _ => ().into_any(),
    })
}

/// What puts the sample network into the book.
#[wasm_split(files, fallible)]
pub fn sample_network(app: App, me: Id) -> Result<Change, SplitLoaderError> {
    Ok(app.peek(|book| sample::sample(book, me, app.today.get_untracked())))
}

impl Module {
    fn of(part: &Part) -> Module {
        match part {
            Part::Settings | Part::Import | Part::ExportDue | Part::ExportPeople(_) => {
                Module::Files
            }
            _ => Module::Pages,
        }
    }

    /// Fetches its code and the style of what it draws. Whether both could be had.
    async fn fetch(self) -> bool {
        let code = async {
            match self {
                Module::Pages => fetch_pages().await,
                Module::Files => fetch_files().await,
            }
        };
        let (code, style) = futures_util::join!(code, style::add("pages.css"));
        code.is_ok() && style
    }

    /// Draws the part, with the code here.
    fn draw(self, part: Part) -> Option<AnyView> {
        // Once its module is here, there is nothing to wait for.
        let drawn = match self {
            Module::Pages => draw_page(part).now_or_never(),
            Module::Files => draw_files(part).now_or_never(),
        };
        drawn?.ok()
    }
}

/// Listens for the keys that work on every page.
#[wasm_split(pages, fallible)]
fn listen(app: App, sheets: Sheets) -> Result<(), SplitLoaderError> {
    keys::listen_everywhere(app, sheets);
    Ok(())
}

/// How far each module is, for all parts that wait for it.
#[derive(Clone, Copy)]
struct Fetched {
    pages: RwSignal<Standing>,
    files: RwSignal<Standing>,
}

impl Fetched {
    fn of(self, module: Module) -> RwSignal<Standing> {
        match module {
            Module::Pages => self.pages,
            Module::Files => self.files,
        }
    }

    /// Asks for the module where it is not here; whoever asks meanwhile waits for the same answer.
    async fn fetch(self, module: Module) {
        let standing = self.of(module);
        let set = move |now| {
            if standing.get_untracked() != now {
                standing.set(now);
            }
        };
        if standing.get_untracked() != Standing::Here {
            set(Standing::Coming);
            set(match module.fetch().await {
                true => Standing::Here,
                false => Standing::Failed,
            });
        }
    }
}

/// Fetches what is not here yet, the likelier first. What the keys do needs the pages, so they come
/// with these.
pub fn fetch_rest(app: App, sheets: Sheets) {
    let fetched = Fetched {
        pages: RwSignal::new(Standing::Coming),
        files: RwSignal::new(Standing::Coming),
    };
    provide_context(fetched);
    Effect::new(move |listening: Option<bool>| {
        let here = fetched.pages.get() == Standing::Here;
        if here && listening != Some(true) {
            leptos::task::spawn_local(async move {
                let _ = listen(app, sheets).await;
            });
        }
        here
    });
    leptos::task::spawn_local(async move {
        fetched.fetch(Module::Pages).await;
        fetched.fetch(Module::Files).await;
    });
}

/// How far a module is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Coming,
    Here,
    Failed,
}

/// Shows the part as soon as its code is here. Where that cannot be had, a page says so, with a way to
/// try again; a part of a page is left out until then.
#[component]
pub fn Later(part: Part) -> impl IntoView {
    let module = Module::of(&part);
    let fetched = expect_context::<Fetched>();
    let standing = fetched.of(module);
    let part = Arc::new(part);
    let fetch = move || leptos::task::spawn_local(fetched.fetch(module));
    if standing.get_untracked() == Standing::Failed {
        fetch();
    }
    move || match standing.get() {
        Standing::Coming => ().into_any(),
        Standing::Here => module.draw((*part).clone()).into_any(),
        Standing::Failed if part.is_of_a_page() => ().into_any(),
        Standing::Failed => view! {
            <div class="empty" role="alert">
                <p>
                    "This part of Kith could not be fetched. What you have saved is kept. Are you \
                     offline, or was Kith renewed meanwhile?"
                </p>
                <p class="row">
                    <button type="button" class="button" on:click=move |_| fetch()>
                        "Try again"
                    </button>
                    <button type="button" class="button-quiet" on:click=|_| page::reload()>
                        "Reload"
                    </button>
                </p>
            </div>
        }
        .into_any(),
    }
}
