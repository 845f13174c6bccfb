//! Every kind of record, as one type.

use std::sync::Arc;

use minicbor::{Decoder, Encoder};
use serde::Serialize;
use serde_json::Value;

use super::Id;
use super::aim::{Aim, Idea};
use super::circle::{Circle, Relationship};
use super::contact::Contact;
use super::fields::FieldTag;
use super::giving::{Favour, GiftIdea, Introduction, Promise};
use super::note::{AgendaItem, Interaction, LifeEvent, Note};
use super::own::{Decision, ImportMapping, Preferences, ProfileAct, SavedView, Template};
use super::reminder::Reminder;
use super::stored::{Fields, differing, field_bytes, read_fields, write_fields};
use super::time::UnixSeconds;

/// A record of a book: what it says, and whether it lies in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub body: Body,
    /// When it was put into the trash, where it is purged after 30 days.
    pub trashed: Option<UnixSeconds>,
}

/// Number of [`Record::trashed`] among the fields, beyond those of any table.
pub const TRASHED: FieldTag = 1000;

/// A type of which there are records.
pub trait RecordType: Sized + 'static {
    const KIND: Kind;
    fn of(body: &Body) -> Option<&Self>;
    fn of_mut(body: &mut Body) -> Option<&mut Self>;
}

macro_rules! kinds {
    ( $( $(#[$meta:meta])* $code:literal $kind:ident $collection:literal, )* ) => {
        /// What a record is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $( $(#[$meta])* $kind, )* }

        /// The record itself. Copies share it until one of them is changed: a book holds each twice,
        /// and an undo what was before.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Body { $( $kind(Arc<$kind>), )* }

        /// A record itself, to be changed.
        #[derive(Debug)]
        pub enum BodyMut<'a> { $( $kind(&'a mut $kind), )* }

        impl Kind {
            pub const ALL: &'static [Kind] = &[ $( Kind::$kind ),* ];

            /// Number in storage; never reused.
            pub fn code(self) -> u8 {
                match self { $( Kind::$kind => $code, )* }
            }

            pub fn from_code(code: u8) -> Option<Kind> {
                match code { $( $code => Some(Kind::$kind), )* _ => None }
            }

            /// Name of the array that holds them in an export.
            pub fn collection(self) -> &'static str {
                match self { $( Kind::$kind => $collection, )* }
            }

            /// Name of that field of this kind of record, in an export.
            pub fn field_name(self, tag: FieldTag) -> String {
                if tag == TRASHED { return "trashed".to_owned(); }
                super::fields::camel(match self { $( Kind::$kind => $kind::name(tag), )* })
            }

            /// Reads the fields of one exported record.
            ///
            /// # Errors
            /// A sentence that names the field which is not of its type.
            pub fn body_from_json(self, value: Value) -> Result<Body, String> {
                match self {
                    $( Kind::$kind => serde_json::from_value(value)
                        .map(|body| Body::$kind(Arc::new(body)))
                        .map_err(|error| error.to_string()), )*
                }
            }
        }

        impl Body {
            pub fn kind(&self) -> Kind {
                match self { $( Body::$kind(_) => Kind::$kind, )* }
            }

            /// The same to be changed, as this copy's own.
            pub fn as_mut(&mut self) -> BodyMut<'_> {
                match self { $( Body::$kind(body) => BodyMut::$kind(Arc::make_mut(body)), )* }
            }

            /// Numbers of the fields whose values differ; `None` where the kinds do.
            fn differing(&self, other: &Self) -> Option<Vec<FieldTag>> {
                match (self, other) {
                    $( (Body::$kind(a), Body::$kind(b)) => Some(differing(&**a, b)), )*
                    _ => None,
                }
            }

            fn take(&mut self, tag: FieldTag, from: &Self) {
                match (self, from) {
                    $( (Body::$kind(a), Body::$kind(b)) => Arc::make_mut(a).take(tag, b), )*
                    _ => {}
                }
            }

            fn fields(&self) -> &dyn Fields {
                match self { $( Body::$kind(body) => &**body, )* }
            }

            fn fields_mut(&mut self) -> &mut dyn Fields {
                match self { $( Body::$kind(body) => Arc::<$kind>::make_mut(body), )* }
            }

            /// A record of that kind with every field at its default.
            fn empty(kind: Kind) -> Self {
                match kind { $( Kind::$kind => Body::$kind(Arc::default()), )* }
            }
        }

        $(
            impl RecordType for $kind {
                const KIND: Kind = Kind::$kind;

                fn of(body: &Body) -> Option<&Self> {
                    match body { Body::$kind(value) => Some(value), _ => None }
                }

                fn of_mut(body: &mut Body) -> Option<&mut Self> {
                    match body { Body::$kind(value) => Some(Arc::make_mut(value)), _ => None }
                }
            }

            impl From<$kind> for Body {
                fn from(value: $kind) -> Body { Body::$kind(Arc::new(value)) }
            }
        )*

        impl Serialize for Body {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $( Body::$kind(body) => body.serialize(serializer), )* }
            }
        }
    };
}

kinds! {
    1 Contact "people",
    2 Circle "circles",
    3 Relationship "relationships",
    4 Interaction "interactions",
    5 LifeEvent "lifeEvents",
    6 Note "notes",
    7 AgendaItem "agenda",
    8 Reminder "reminders",
    9 Promise "promises",
    10 Favour "favours",
    11 GiftIdea "giftIdeas",
    12 Introduction "introductions",
    13 Aim "aims",
    14 Idea "ideas",
    15 ProfileAct "profileActs",
    16 Decision "decisions",
    17 SavedView "savedViews",
    18 Template "templates",
    19 ImportMapping "importMappings",
    20 Preferences "preferences",
}

impl Record {
    /// A record that is not in the trash.
    pub fn new(body: impl Into<Body>) -> Self {
        Record {
            body: body.into(),
            trashed: None,
        }
    }

    pub fn kind(&self) -> Kind {
        self.body.kind()
    }

    /// Numbers of the fields whose values differ; `None` where the kinds do.
    pub fn differing(&self, other: &Self) -> Option<Vec<FieldTag>> {
        let mut tags = self.body.differing(&other.body)?;
        if self.trashed != other.trashed {
            tags.push(TRASHED);
        }
        Some(tags)
    }

    /// Replaces that one field by the other's.
    pub fn take(&mut self, tag: FieldTag, from: &Self) {
        if tag == TRASHED {
            self.trashed = from.trashed;
        } else {
            self.body.take(tag, &from.body);
        }
    }

    /// That one field as it would be stored; orders the values of a tie.
    pub fn stored(&self, tag: FieldTag) -> Vec<u8> {
        if tag == TRASHED {
            self.trashed
                .map_or(Vec::new(), |seconds| seconds.to_be_bytes().to_vec())
        } else {
            field_bytes(self.body.fields(), tag)
        }
    }
}

impl Body {
    /// Adds its stored form: a number for the kind, then the map of its fields.
    pub fn write(&self, out: &mut Vec<u8>) {
        let mut out = Encoder::new(out);
        let _ = out.u8(self.kind().code());
        write_fields(self.fields(), &mut out);
    }

    /// The body of which that is the stored form; `None` where it is not that of one whole body.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut input = Decoder::new(bytes);
        let mut body = Body::empty(Kind::from_code(input.u8().ok()?)?);
        read_fields(body.fields_mut(), &mut input).ok()?;
        (input.position() == bytes.len()).then_some(body)
    }

    /// Every record this one speaks of, in the order of its fields; some may not exist.
    pub fn refers_to(&self) -> Vec<Id> {
        let mut ids = self.links();
        for text in self.prose() {
            ids.extend(mentions(text));
        }
        let mut seen = std::collections::BTreeSet::new();
        ids.retain(|id| *id != Id::default() && seen.insert(*id));
        ids
    }

    /// The records this one is linked to, mentions in its texts left out.
    pub fn links(&self) -> Vec<Id> {
        match self {
            Body::Contact(contact) => contact
                .circles
                .iter()
                .copied()
                .chain(contact.met.through)
                .collect(),
            Body::Circle(_) => Vec::new(),
            Body::Relationship(link) => [link.from].into_iter().chain(link.to).collect(),
            Body::Interaction(interaction) => interaction
                .participants
                .iter()
                .copied()
                .chain(interaction.circle)
                .collect(),
            Body::LifeEvent(event) => vec![event.whose],
            Body::Note(note) => note.about.clone(),
            Body::AgendaItem(item) => vec![item.with],
            Body::Reminder(reminder) => reminder.about.clone(),
            Body::Promise(promise) => vec![promise.from, promise.to],
            Body::Favour(favour) => [favour.from, favour.to]
                .into_iter()
                .chain(favour.grew_from)
                .chain(favour.aim)
                .collect(),
            Body::GiftIdea(idea) => [idea.for_whom].into_iter().chain(idea.given_as).collect(),
            Body::Introduction(introduction) => [introduction.first, introduction.second]
                .into_iter()
                .chain(introduction.through)
                .chain(introduction.aim)
                .collect(),
            Body::Aim(aim) => [aim.whose]
                .into_iter()
                .chain(aim.met_by.iter().copied())
                .collect(),
            Body::Idea(idea) => idea
                .sparked_by
                .iter()
                .chain(&idea.would_interest)
                .copied()
                .chain(idea.aim)
                .collect(),
            Body::ProfileAct(act) => act.people.clone(),
            Body::Decision(decision) => vec![decision.first, decision.second],
            Body::SavedView(_)
            | Body::Template(_)
            | Body::ImportMapping(_)
            | Body::Preferences(_) => Vec::new(),
        }
    }

    /// The texts in which people can be mentioned.
    fn prose(&self) -> Vec<&str> {
        match self {
            Body::Note(note) => vec![&note.text],
            Body::Interaction(interaction) => vec![&interaction.text],
            Body::Contact(contact) => vec![&contact.met.text],
            Body::Idea(idea) => vec![&idea.text],
            _ => Vec::new(),
        }
    }

    /// The record beside which this one is stored: the first person it speaks of, or itself.
    ///
    /// Of two people it is the one written down last. One of them is mostly oneself, who was
    /// written down first, and all one's promises and favours would be in one place.
    pub fn home(&self, own: Id) -> Id {
        let pair = match self {
            Body::Contact(_) | Body::Circle(_) => return own,
            Body::Promise(promise) => [promise.from, promise.to],
            Body::Favour(favour) => [favour.from, favour.to],
            Body::Relationship(link) => [link.from, link.to.unwrap_or_default()],
            Body::Introduction(introduction) => [introduction.first, introduction.second],
            other => return other.refers_to().first().copied().unwrap_or(own),
        };
        match pair[0].max(pair[1]) {
            nobody if nobody == Id::default() => own,
            person => person,
        }
    }
}

/// The people mentioned in a text, as `[@Name](kith:ID)`, in its order.
pub fn mentions(text: &str) -> impl Iterator<Item = Id> {
    text.split("](kith:").skip(1).filter_map(|rest| {
        let (id, _) = rest.split_once(')')?;
        id.parse().ok()
    })
}
