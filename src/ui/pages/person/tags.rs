//! Tags.

use leptos::prelude::*;

use super::bound::Bound;
use crate::domain::Contact;
use crate::rules::check::listed;
use crate::rules::names::fold;
use crate::ui::browser::page;
use crate::ui::kit::{Field, Glyph, Icon};

/// Name of the unfinished tag among what cannot be kept yet.
const UNFINISHED: &str = "tag";

/// Every tag.
pub fn read(contact: &Contact) -> AnyView {
    let all = contact.tags.iter().map(|tag| {
        let tag = tag.clone();
        view! { <li class="chip"><bdi>{tag}</bdi></li> }
    });
    view! { <ul class="row">{all.collect_view()}</ul> }.into_any()
}

/// The tags, each with a button to take it off, and a field for more.
pub fn edit(of: Bound<Contact>) -> AnyView {
    let unfinished = of
        .typed
        .with_untracked(|typed| typed.get(UNFINISHED).cloned());
    let value = RwSignal::new(unfinished.unwrap_or_default());
    let typed = Callback::new(move |()| {
        let text = Some(value.get_untracked()).filter(|text| !text.trim().is_empty());
        of.type_into(UNFINISHED, text);
    });
    let add = move || {
        let more = value.with_untracked(|text| listed(text));
        if more.is_empty() {
            return;
        }
        value.set(String::new());
        of.typed.update(|typed| drop(typed.remove(UNFINISHED)));
        of.write(|one| {
            for tag in more {
                if !one.tags.iter().any(|own| fold(own) == fold(&tag)) {
                    one.tags.push(tag);
                }
            }
        });
    };
    // What still stands in the field when one saves is meant as a tag.
    of.checks.add(move || {
        add();
        true
    });
    let on_enter = move |event: leptos::ev::KeyboardEvent| {
        let empty = value.with_untracked(|text| text.trim().is_empty());
        let composing = event.is_composing() || event.key_code() == 229;
        let saves = event.ctrl_key() || event.meta_key();
        if event.key() == "Enter" && !empty && !composing && !saves {
            event.prevent_default();
            event.stop_propagation();
            add();
        }
    };
    let tags = Memo::new(move |_| of.value.with(|one| one.tags.clone()));
    view! {
        <Chosen of tags/>
        <div class="form-line tag-entry" on:keydown=on_enter>
            <Field label="Add a tag" value list="person-tags" on_input=typed/>
            <button type="button" class="button-quiet" on:click=move |_| add()>
                <Icon glyph=Glyph::Plus/>
                "Add"
            </button>
        </div>
    }
    .into_any()
}

#[component]
fn Chosen(of: Bound<Contact>, tags: Memo<Vec<String>>) -> impl IntoView {
    let one = move |tag: String| {
        let name = format!("Take off {tag}");
        let shown = tag.clone();
        let take_off = move |_| {
            of.write(|one| one.tags.retain(|own| *own != tag));
            page::focus_soon(".tag-entry input");
        };
        view! {
            <li>
                <button
                    type="button"
                    class="chip tag-chip"
                    aria-label=name
                    on:click=take_off
                >
                    <bdi>{shown}</bdi>
                    <Icon glyph=Glyph::Close/>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || tags.with(|tags| !tags.is_empty())>
            <ul class="row" aria-label="Tags">
                <For each=move || tags.get() key=|tag| tag.clone() children=one/>
            </ul>
        </Show>
    }
}
