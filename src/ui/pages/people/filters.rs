//! Who is shown and in which order, put together from a few marks.

use leptos::prelude::*;

use super::state::List;
use super::views::KeepView;
use crate::domain::Contact;
use crate::domain::circle::Circle;
use crate::rules::fold::fold;
use crate::rules::people::{Mark, Order, View};
use crate::ui::kit::field::element_id;
use crate::ui::state::{App, app};

/// The panel, closed at first.
#[component]
pub fn Filters(list: List) -> impl IntoView {
    let summary = move || {
        let count = list.view.with(|view| view.filter.conditions.len());
        match count {
            0 => "Filter and sort".to_owned(),
            count => format!("Filter and sort ({count})"),
        }
    };
    // Every tag of every person is looked at: not before somebody wants to see them.
    let open = RwSignal::new(false);
    // Opened and closed in one go, it tells so but once.
    let toggled = move |event| open.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    view! {
        <details class="filters" on:toggle=toggled>
            <summary>{summary}</summary>
            <Show when=move || open.get()><Body list/></Show>
        </details>
    }
}

#[component]
fn Body(list: List) -> impl IntoView {
    let view = list.view;
    view! {
        <div class="filters-body">
            <FilterFields view><Sort list/></FilterFields>
            <KeepView list/>
        </div>
    }
}

/// All that a filter is put together from; beside it, what else is chosen.
#[component]
pub fn FilterFields(
    view: RwSignal<View>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <Marks view/>
        <p class="muted">"Press once for those of whom it is true, twice for all the others."</p>
        <div class="filters-fields">
            <AddMark view label="Circle" known=circles of=Mark::Circle/>
            <AddMark view label="Tag" known=tags of=Mark::Tag/>
            <Match view/>
            {children.map(|children| children())}
        </div>
    }
}

/// The marks that there always are, and the circles and tags that are asked for.
#[component]
fn Marks(view: RwSignal<View>) -> impl IntoView {
    let marks = move || {
        let mut marks = vec![Mark::Favourite, Mark::Archived, Mark::Rhythm];
        view.with(|view| {
            let asked = view.filter.conditions.iter().map(|one| &one.mark);
            let named = asked.filter(|mark| matches!(mark, Mark::Circle(_) | Mark::Tag(_)));
            marks.extend(named.cloned());
        });
        marks
    };
    view! {
        <div class="row" role="group" aria-label="Show people">
            <For each=marks key=Mark::clone let(mark)><MarkChip view mark/></For>
        </div>
    }
}

/// Asked for, asked not to be, or neither.
#[component]
fn MarkChip(view: RwSignal<View>, mark: Mark) -> impl IntoView {
    let words = words(&mark);
    let asked = {
        let mark = mark.clone();
        Memo::new(move |_| view.with(|view| view.filter.asks(&mark)))
    };
    let turn = move |_| view.update(|view| view.filter.turn(&mark));
    view! {
        <button
            type="button"
            class="chip chip-choice"
            aria-pressed=move || asked.get().is_some().to_string()
            data-not=move || (asked.get() == Some(false)).then_some("")
            on:click=turn
        >
            {move || (asked.get() == Some(false)).then_some("Not: ")}
            <bdi>{words}</bdi>
        </button>
    }
}

/// How a mark is called on its chip.
pub fn words(mark: &Mark) -> String {
    match mark {
        Mark::Circle(name) => name.clone(),
        Mark::Tag(tag) => format!("#{tag}"),
        Mark::Favourite => "Favourite".to_owned(),
        Mark::Archived => "Archived".to_owned(),
        Mark::Rhythm => "With a rhythm".to_owned(),
    }
}

fn circles(app: App) -> Vec<String> {
    app.read(|book| sorted(book.all::<Circle>().map(|(_, circle)| circle.name.clone())))
}

fn tags(app: App) -> Vec<String> {
    app.read(|book| sorted(book.all::<Contact>().flat_map(|(_, one)| one.tags.clone())))
}

/// Each name once, as it is first written, in order.
fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut by_fold = std::collections::BTreeMap::new();
    for name in names.filter(|name| !name.trim().is_empty()) {
        by_fold.entry(fold(&name)).or_insert(name);
    }
    by_fold.into_values().collect()
}

/// A list to take one more circle or tag from.
#[component]
fn AddMark(
    view: RwSignal<View>,
    label: &'static str,
    known: fn(App) -> Vec<String>,
    of: fn(String) -> Mark,
) -> impl IntoView {
    let app = app();
    let known = Memo::new(move |_| known(app));
    let left = Memo::new(move |_| {
        view.with(|view| {
            let mut left = known.get();
            left.retain(|name| view.filter.asks(&of(name.clone())).is_none());
            left
        })
    });
    let id = element_id("add-mark");
    let take = move |event: web_sys::Event| {
        let name = event_target_value(&event);
        if !name.is_empty() {
            view.update(|view| view.filter.turn(&of(name)));
        }
    };
    view! {
        <Show when=move || known.with(|known| !known.is_empty())>
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id.clone() on:change=take>
                    <option value="" prop:selected=move || left.with(|_| true)>"Choose"</option>
                    <For each=move || left.get() key=String::clone let(name)>
                        <option value=name.clone()>{name.clone()}</option>
                    </For>
                </select>
            </div>
        </Show>
    }
}

/// Whether all of several marks are needed, or one.
#[component]
fn Match(view: RwSignal<View>) -> impl IntoView {
    let several = Memo::new(move |_| view.with(|view| view.filter.wanted() > 1));
    let any = Memo::new(move |_| view.with(|view| view.filter.any));
    view! {
        <Show when=move || several.get()>
            <Choice
                label="Of whom is true"
                options=&[("all", "all of these"), ("any", "any of these")]
                chosen=Signal::derive(move || if any.get() { "any" } else { "all" })
                choose=move |one: String| view.update(|view| view.filter.any = one == "any")
            />
        </Show>
    }
}

const ORDERS: [(Order, &str, &str); 3] = [
    (Order::Name, "name", "By name"),
    (Order::CaughtUp, "caught-up", "Last caught up"),
    (Order::Added, "added", "Last added"),
];

#[component]
fn Sort(list: List) -> impl IntoView {
    const OPTIONS: [(&str, &str); 3] = [
        (ORDERS[0].1, ORDERS[0].2),
        (ORDERS[1].1, ORDERS[1].2),
        (ORDERS[2].1, ORDERS[2].2),
    ];
    let chosen = Signal::derive(move || {
        let order = list.view.with(|view| view.order);
        let found = ORDERS.iter().find(|one| one.0 == order);
        found.map_or("name", |one| one.1)
    });
    let choose = move |name: String| {
        if let Some(one) = ORDERS.iter().find(|one| one.1 == name) {
            list.view.update(|view| view.order = one.0);
        }
    };
    view! { <Choice label="Sort" options=&OPTIONS chosen choose/> }
}

/// One of a few, which can also be chosen elsewhere.
#[component]
pub fn Choice(
    label: &'static str,
    /// What is kept, and what is read.
    options: &'static [(&'static str, &'static str)],
    chosen: Signal<&'static str>,
    #[prop(into)] choose: Callback<String>,
) -> impl IntoView {
    let id = element_id("choice");
    let options = options.iter().map(|(kept, read)| {
        view! { <option value=*kept prop:selected=move || chosen.get() == *kept>{*read}</option> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=move |event| choose.run(event_target_value(&event))>
                {options.collect_view()}
            </select>
        </div>
    }
}
