//! Whose something is, of a promise or of what was given: a choice among those it can be.

use leptos::prelude::*;

use super::chips::{ChipSelect, Options, REFUSED};
use crate::rules::quick_log::{Choice, Who};

/// What is kept where it has to be asked.
pub const ASK: &str = "ask";

/// All that it could be with its words, the one that is meant, and whether it is kept at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    pub all: Vec<(Who, String)>,
    /// `None` has to be asked.
    pub who: Option<Who>,
    pub kept: bool,
}

/// The words of the choice.
#[derive(Clone, Copy)]
pub struct WhoWords {
    /// What is chosen, for those who do not see the rest.
    pub label: &'static str,
    /// What is asked where several are offered.
    pub ask: &'static str,
    /// That it is none.
    pub refused: &'static str,
}

/// Whose it is, or that it is none.
#[component]
pub fn WhoChip(
    offered: Memo<Offered>,
    words: WhoWords,
    set: Callback<Choice<Who>>,
) -> impl IntoView {
    let options = Memo::new(move |_| {
        offered.with(|offered| {
            let mut options: Options = Vec::new();
            if offered.who.is_none() && offered.kept {
                let ask = if offered.all.is_empty() {
                    "With whom?"
                } else {
                    words.ask
                };
                options.push((ASK.to_owned(), ask.to_owned()));
            }
            let each = offered.all.iter().enumerate();
            options.extend(each.map(|(at, (_, said))| (at.to_string(), said.clone())));
            options.push((REFUSED.to_owned(), words.refused.to_owned()));
            options
        })
    });
    let value = Memo::new(move |_| {
        offered.with(|offered| match offered.who {
            _ if !offered.kept => REFUSED.to_owned(),
            None => ASK.to_owned(),
            Some(who) => {
                let at = offered.all.iter().position(|(one, _)| *one == who);
                at.map_or_else(String::new, |at| at.to_string())
            }
        })
    });
    let choose = move |kept: String| {
        let at = kept.parse::<usize>().ok();
        let who = offered.with_untracked(|offered| Some(offered.all.get(at?)?.0));
        set.run(match who {
            _ if kept == REFUSED => Choice::Refused,
            Some(who) => Choice::Instead(who),
            None => Choice::AsUnderstood,
        });
    };
    view! { <ChipSelect label=words.label options value choose/> }
}
