//! Facts: a label and a value, "Allergic to": "walnuts".

use leptos::prelude::*;

use super::bound::{Bound, Text, Tick, at};
use super::rows::{ListWords, Rows};
use crate::domain::Contact;
use crate::domain::contact::Fact;
use crate::ui::kit::{Glyph, Icon};

/// Each fact beside its label; a lock where it is private.
pub fn read(contact: &Contact) -> AnyView {
    let all = contact.facts.iter().map(|fact| {
        let label = Some(fact.label.trim().to_owned()).filter(|label| !label.is_empty());
        let value = fact.value.clone();
        view! {
            <div class="person-line">
                <dt dir="auto">{label.unwrap_or_else(|| "Note".to_owned())}</dt>
                <dd>
                    <span dir="auto">{value}</span>
                    {fact.private.then(|| view! {
                        <span class="muted person-private private-mark"><Icon glyph=Glyph::Lock/>"private"</span>
                    })}
                </dd>
            </div>
        }
    });
    view! { <dl class="person-lines">{all.collect_view()}</dl> }.into_any()
}

/// The fields.
pub fn edit(of: Bound<Contact>) -> AnyView {
    let words = ListWords {
        title: "Good to know",
        noun: "fact",
        path: "facts",
    };
    view! { <Rows of at=at!(Contact: facts) words begun=true alone=true row/> }.into_any()
}

fn row(of: Bound<Fact>) -> AnyView {
    view! {
        <Text of at=at!(Fact: label) label="What" hint="“Allergic to”" list="person-facts"/>
        <Text of at=at!(Fact: value) label="Which" hint="“Walnuts”"/>
        <Tick of at=at!(Fact: private) label="Private: never in a brief or a print"/>
    }
    .into_any()
}

/// A fact without a value says nothing, unless its label does.
pub fn tidy(contact: &mut Contact) {
    contact
        .facts
        .retain(|fact| !(fact.label.trim().is_empty() && fact.value.trim().is_empty()));
}
