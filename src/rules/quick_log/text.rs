//! The text that is left of a line, once what was understood is taken out of it.

use std::ops::Range;

use super::change::meant;
use super::promised::within;
use super::words::BEFORE_FOLLOW_UP;
use super::{Choice, Choices, Understood};
use crate::domain::{Book, Contact, Id};
use crate::rules::mention_text::plain_name;

impl Understood {
    /// The text that is kept: the line without its date, its time, its follow-ups, promises and favours, those
    /// named as mentions. Where none of these is in the line, it is the line.
    pub fn text(&self, choices: &Choices, book: &Book) -> String {
        let mut cuts: Vec<(Range<usize>, Option<String>)> = Vec::new();
        let date = self
            .date
            .as_ref()
            .filter(|_| choices.date != Choice::Refused);
        cuts.extend(date.map(|guess| (guess.span.clone(), None)));
        let time = self
            .time
            .as_ref()
            .filter(|_| choices.time != Choice::Refused);
        cuts.extend(time.map(|guess| (guess.span.clone(), None)));
        for (place, follow_up) in self.follow_ups.iter().enumerate() {
            if self.due(place, choices).is_some() {
                cuts.push((follow_up.span.clone(), None));
            }
        }
        let promised = self.promises.iter().enumerate();
        let promised = promised.filter(|(place, _)| self.is_promised(*place, choices));
        let promised: Vec<_> = promised.map(|(_, promised)| promised).collect();
        cuts.extend(promised.iter().map(|one| (one.span.clone(), None)));
        let given = self.favours.iter().enumerate();
        let given = given.filter(|(place, _)| self.is_favour(*place, choices, book));
        cuts.extend(given.map(|(_, one)| (one.span.clone(), None)));
        for (place, named) in self.names.iter().enumerate() {
            if promised.iter().any(|one| within(one, named)) || self.in_favour(named, choices, book)
            {
                continue;
            }
            let id = meant(named, choices.names.get(&place));
            let person = id.filter(|id| book.get::<Contact>(*id).is_some());
            cuts.extend(person.map(|id| (named.span.clone(), Some(mention(&named.written, id)))));
        }
        cuts.sort_by_key(|(span, _)| span.start);
        let mut text = String::with_capacity(self.line.len());
        let mut at = 0;
        let mut joint = false;
        for (span, instead) in cuts.into_iter().filter(|(span, _)| !span.is_empty()) {
            let before = self.line.get(at..span.start).unwrap_or_default();
            push(&mut text, before, joint);
            joint = instead.is_none();
            at = span.end.max(at);
            match instead {
                Some(instead) => text.push_str(&instead),
                None => {
                    leave_out(&mut text);
                    // Both ends of a bracket go.
                    if self.line[span].ends_with(')') && text.ends_with('(') {
                        text.pop();
                        text.truncate(text.trim_end().len());
                    }
                }
            }
        }
        push(&mut text, self.line.get(at..).unwrap_or_default(), joint);
        if joint {
            finish(&mut text);
        }
        text
    }
}

/// A mention as it is stored, in the words that were written.
fn mention(written: &str, id: Id) -> String {
    format!("[@{}](kith:{id})", plain_name(written))
}

/// Ends the text where something is left out, with the sign or word that led to it.
fn leave_out(text: &mut String) {
    let kept = text.trim_end().len();
    text.truncate(kept);
    for word in BEFORE_FOLLOW_UP {
        let rest = text.strip_suffix(word);
        if rest.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', ','])) {
            text.truncate(text.trim_end().len() - word.len());
            text.truncate(text.trim_end().len());
        }
    }
}

/// Adds what comes after something left out, without two spaces or two commas.
fn push(text: &mut String, part: &str, joint: bool) {
    if !joint {
        text.push_str(part);
        return;
    }
    let mut rest = part.trim_start();
    let gap = &part[..part.len() - rest.len()];
    // The sentence before it has ended already.
    if text.ends_with(['.', '!', '?']) {
        rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    }
    if rest.is_empty() {
        return;
    }
    let closes = rest.starts_with([',', ';', '.', ':', '!', '?', ')']);
    if closes {
        finish(text);
    }
    if text.is_empty() {
        text.push_str(rest.trim_start_matches([',', ';', '.', ':', '!', '?', ' ']));
        return;
    }
    let opened = text.ends_with(['(', '[']);
    if !closes && !opened {
        let line = gap.contains('\n');
        text.push(if line { '\n' } else { ' ' });
    }
    text.push_str(rest);
}

/// Takes off what led to something that is left out.
fn finish(text: &mut String) {
    let kept = text
        .trim_end_matches([' ', ',', ';', ':', '-', '–', '—', '('])
        .len();
    text.truncate(kept);
}
