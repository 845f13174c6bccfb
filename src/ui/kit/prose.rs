//! A text a person wrote, as elements: never HTML, and no link but those that are safe to open.

use leptos::prelude::*;

use crate::domain::Id;
use crate::rules::check::{Opens, opens};
use crate::rules::prose::{Block, Inline, List, parse};

/// How somebody mentioned is drawn: their id, and the name that stands in the text.
pub type DrawMention = fn(Id, String) -> AnyView;

/// A text in Kith's part of Markdown.
#[component]
pub fn Prose(#[prop(into)] text: String, mention: DrawMention) -> impl IntoView {
    let blocks = parse(&text)
        .into_iter()
        .map(|one| block(one, mention))
        .collect_view();
    view! { <div class="prose">{blocks}</div> }
}

fn block(block: Block, mention: DrawMention) -> AnyView {
    match block {
        Block::Paragraph(parts) => view! { <p dir="auto">{inlines(parts, mention)}</p> }.into_any(),
        // Not a heading of the page: those have their own order.
        Block::Heading(parts) => {
            view! { <p class="prose-heading" dir="auto">{inlines(parts, mention)}</p> }.into_any()
        }
        Block::Quote(parts) => {
            view! { <blockquote dir="auto">{inlines(parts, mention)}</blockquote> }.into_any()
        }
        Block::List(one) => list(one, mention),
    }
}

fn list(list: List, mention: DrawMention) -> AnyView {
    let items = list
        .items
        .into_iter()
        .map(|item| {
            let within = item.lists.into_iter().map(|one| self::list(one, mention));
            view! {
                <li dir="auto">{inlines(item.text, mention)}{within.collect_view()}</li>
            }
        })
        .collect_view();
    if list.ordered {
        view! { <ol>{items}</ol> }.into_any()
    } else {
        view! { <ul>{items}</ul> }.into_any()
    }
}

fn inlines(parts: Vec<Inline>, mention: DrawMention) -> Vec<AnyView> {
    parts
        .into_iter()
        .map(|part| inline(part, mention))
        .collect()
}

fn inline(part: Inline, mention: DrawMention) -> AnyView {
    match part {
        Inline::Text(text) => text.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Code(text) => view! { <code>{text}</code> }.into_any(),
        Inline::Emphasis(parts) => view! { <em>{inlines(parts, mention)}</em> }.into_any(),
        Inline::Strong(parts) => view! { <strong>{inlines(parts, mention)}</strong> }.into_any(),
        Inline::Mention { id, name } => mention(id, name),
        Inline::Link { uri, label } => link(uri, inlines(label, mention)),
    }
}

/// The reading of the text has checked the scheme; a link is worth a second look.
fn link(uri: String, label: Vec<AnyView>) -> AnyView {
    match opens(&uri) {
        None => label.into_any(),
        Some(Opens::Page) => view! {
            <a href=uri target="_blank" rel="noopener noreferrer">{label}</a>
        }
        .into_any(),
        Some(Opens::Program) => view! { <a href=uri>{label}</a> }.into_any(),
    }
}
