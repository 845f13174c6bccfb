//! What speaks for somebody: the texts that say what they do, know and offer.

use std::collections::BTreeSet;

use super::words::says_averse;
use crate::domain::aim::AimKind;
use crate::domain::record::mentions;
use crate::domain::{Body, Contact, Id};
use crate::rules::prose;

/// How a note goes on that is written down from a match: what Kith thought of proves nothing.
pub const COULD_HELP: &str = " could help with: ";

macro_rules! sources {
    ( $( $source:ident $weight:literal $label:literal, )* ) => {
        /// Where something is said of a person.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Source { $( $source, )* }

        impl Source {
            /// How it is called on screen, before what it says.
            pub fn label(self) -> &'static str {
                match self { $( Source::$source => $label, )* }
            }

            /// How far it can be relied on: an offer is meant, a note only touches on something.
            pub(super) fn weight(self) -> f32 {
                match self { $( Source::$source => $weight, )* }
            }
        }
    };
}

impl Source {
    /// Whether it is told in their own words, more or less: notes are in those of whoever keeps the book.
    pub(super) fn is_own(self) -> bool {
        !matches!(self, Source::Organization | Source::Note)
    }
}

sources! {
    Offer 1.0 "Offers",
    Experience 1.0 "Has experience with",
    Field 1.0 "Field",
    Work 1.0 "Work",
    Organization 0.6 "Organisation",
    Fact 0.6 "Fact",
    Note 0.8 "Note",
}

/// One text that speaks for one person.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub person: Id,
    pub source: Source,
    pub text: &'a str,
    /// Where the fields in it begin, in bytes: at its end where it has none.
    pub fields: usize,
}

/// Gives everything a record says for people, always in the same order. What is private is left out:
/// it would stand on screen as the reason.
pub fn each(id: Id, body: &Body, mut give: impl FnMut(Told)) {
    let mut say = |person: Id, source: Source, text: &str| {
        let fields = match source {
            Source::Field => 0,
            _ => text.len(),
        };
        give(Told {
            person,
            source,
            text,
            fields,
        });
    };
    match body {
        Body::Contact(contact) => of_contact(contact, |source, text| say(id, source, text)),
        Body::Aim(aim) if !aim.private => {
            let source = match aim.kind {
                AimKind::Offer => Source::Offer,
                AimKind::Experience => Source::Experience,
                AimKind::Goal | AimKind::Challenge | AimKind::Need => return,
            };
            // An offer that was withdrawn is none; an experience remains one.
            if source == Source::Experience || aim.state != crate::domain::aim::AimState::Dropped {
                let (text, fields) = with_fields(&aim.text, &aim.fields);
                give(Told {
                    person: aim.whose,
                    source,
                    text: &text,
                    fields,
                });
            }
        }
        Body::Note(note) if !note.private && !note.text.contains(COULD_HELP) => {
            // As it is read: a reason quotes it, and whom it names is no word to match.
            let text = prose::written(&note.text);
            // "@Ada knows a lot about dogs" need not say again whom it is about.
            let named: BTreeSet<Id> = match note.about.is_empty() {
                true => mentions(&note.text).collect(),
                false => note.about.iter().copied().collect(),
            };
            for person in named {
                say(person, Source::Note, &text);
            }
        }
        _ => {}
    }
}

fn of_contact(contact: &Contact, mut give: impl FnMut(Source, &str)) {
    for field in &contact.fields {
        give(Source::Field, field);
    }
    for one in &contact.organizations {
        let parts = [&one.title, &one.role, &one.field];
        let units = one.units.iter();
        let said: Vec<&str> = parts.into_iter().chain(units).map(String::as_str).collect();
        give(Source::Work, &joined(&said));
        give(Source::Organization, &one.name);
    }
    let facts = contact.facts.iter().filter(|fact| !fact.private);
    for fact in facts.filter(|fact| !says_averse(&fact.label)) {
        give(Source::Fact, &joined(&[&fact.label, &fact.value]));
    }
}

/// A text with the fields that were set beside it, and where they begin, in bytes: "Listens to speeches.
/// (teaching, choirs)".
fn with_fields(text: &str, fields: &[String]) -> (String, usize) {
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let text = text.trim();
    match joined(&fields) {
        fields if fields.is_empty() => (text.to_owned(), text.len()),
        fields => (format!("{text} ({fields})"), text.len()),
    }
}

/// What somebody looks for, with the fields that were set beside it first: how far those reach, in bytes.
pub fn fields_first(text: &str, fields: &[String]) -> (String, usize) {
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    match joined(&fields) {
        fields if fields.is_empty() => (text.trim().to_owned(), 0),
        fields => (format!("{fields}. {}", text.trim()), fields.len()),
    }
}

fn joined(parts: &[&str]) -> String {
    let filled = parts.iter().map(|part| part.trim());
    let filled: Vec<&str> = filled.filter(|part| !part.is_empty()).collect();
    filled.join(", ")
}
