//! Who knows whom: a picture to move about in, whom one looks around, and the same as a table.

mod controls;
mod empty;
mod legend;
mod paint;
mod panel;
mod scene;
mod stage;
mod state;
mod table;

use leptos::prelude::*;

use self::controls::Controls;
use self::empty::Empty;
use self::legend::Legend;
use self::panel::Panel;
use self::stage::Stage;
use self::state::State;
use self::table::Table;
use crate::rules::network::Picture;
use crate::ui::state::app;

/// The page.
#[component]
pub fn NetworkPage() -> impl IntoView {
    let state = State::new(app());
    let has_people = Memo::new(move |_| state.network.with(|one| !one.people.is_empty()));
    let is_drawn = Memo::new(move |_| state.picture.with(|one| !one.people.is_empty()));
    let told = Memo::new(move |_| state.picture.with(|picture| told(picture)));
    let focused = Memo::new(move |_| state.picture.with(|picture| picture.focus.is_some()));
    view! {
        <h1 tabindex="-1">"Network"</h1>
        <div class="network">
            <Show when=move || has_people.get()><Controls state/></Show>
            // Always there, so that what changes in it is read out.
            <p class="muted network-told" role="status">
                {move || is_drawn.get().then(|| told.get())}
            </p>
            <Show when=move || is_drawn.get() fallback=move || view! { <Empty state/> }>
                <div class="network-seen" data-focused=move || focused.get().then_some("")>
                    <div class="network-picture">
                        <Stage state/>
                        <Legend state/>
                    </div>
                    <Panel state/>
                </div>
                <Table state/>
            </Show>
        </div>
    }
}

/// "14 people and 23 links. 3 more are linked with nobody here, and not drawn."
fn told(picture: &Picture) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    let people = count(picture.people.len(), "person", "people");
    let links = count(picture.links.len(), "link", "links");
    let mut told = match picture.focus {
        Some(focus) => {
            let name = &picture.people[focus].name;
            format!("Around {name}: {people} and {links}.")
        }
        None => format!("{people} and {links}."),
    };
    if picture.linked > picture.people.len() {
        told += &format!(
            " These are the ones with most links, of {} who have any: more would not be seen. A \
             filter, or looking around somebody, shows others.",
            picture.linked
        );
    }
    match picture.alone {
        0 => {}
        1 => told += " 1 more is linked with nobody here, and not drawn.",
        many => told += &format!(" {many} more are linked with nobody here, and not drawn."),
    }
    told
}
