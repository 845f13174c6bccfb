//! Why there is no picture, and what to do about it.

use leptos::prelude::*;

use super::state::State;
use crate::domain::Id;
use crate::route::Route;
use crate::rules::network::Asked;

/// Which of the reasons it is.
#[derive(Clone, Copy, PartialEq)]
enum Why {
    Nobody,
    /// One person is here, whom nobody can be linked with.
    One,
    /// People, the first of them this one, and no link between any two.
    NobodyLinked(Id),
    /// What is asked leaves nobody to draw.
    Asked,
}

fn why(state: State) -> Why {
    let asks = state.asked.with(|asked| {
        let plain = Asked {
            colour: asked.colour,
            ..Asked::default()
        };
        *asked != plain
    });
    state
        .network
        .with(|network| match network.people.as_slice() {
            [] => Why::Nobody,
            _ if asks => Why::Asked,
            [_] => Why::One,
            [first, ..] => Why::NobodyLinked(*first),
        })
}

/// One sentence by example, and one button.
#[component]
pub fn Empty(state: State) -> impl IntoView {
    let why = Memo::new(move |_| why(state));
    let add = move |_| state.app.go_to_field(&Route::People, "#new-person");
    let add =
        move || view! { <button type="button" class="button" on:click=add>"Add a person"</button> };
    let said = move || {
        match why.get() {
        Why::Nobody => view! {
            <p>
                "Here you will see who knows whom: Ada, and a line to her sister Bea, and from Bea one to \
                 Chidi, whom you introduced to each other. Nobody is in the book yet."
            </p>
            {add()}
        }
        .into_any(),
        Why::One => view! {
            <p>
                "A line joins two people who know each other, as Ada and her sister Bea. One person is \
                 in the book so far."
            </p>
            {add()}
        }
        .into_any(),
        Why::NobodyLinked(first) => view! {
            <p>
                "A line joins two people once you write down that Ada is Ben’s sister, that you met her \
                 through him, that you introduced them, or that you were with both. No two people are \
                 joined yet."
            </p>
            <a class="button" href=Route::Person(first).to_string()>"Write down whom somebody knows"</a>
        }
        .into_any(),
        Why::Asked => view! {
            <p>"Of those whom this filter leaves, nobody is linked with another."</p>
            <button
                type="button"
                class="button-quiet"
                on:click=move |_| state.ask(|asked| *asked = Asked::default())
            >
                "Show everyone"
            </button>
        }
        .into_any(),
    }
    };
    view! { <div class="empty">{said}</div> }
}
