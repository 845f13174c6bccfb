//! One table for each kind of record, from which everything that walks over fields is made.
//!
//! A table gives each field a number and a name. The number is what storage writes (CBOR maps,
//! RFC 8949, with small integers as keys) and what stamps refer to; it is never reused. The name is
//! what an export writes (JSON, camel case). Fields at their default are written in neither.
//! What a reader does not know is kept and written again: names in [`Unknown`].

use std::collections::BTreeMap;

use minicbor::Decoder;
use minicbor::decode::Error;
use serde::de::DeserializeOwned;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::stored::{Out, Stored, length};

/// Number of a field within its kind of record.
pub type FieldTag = u32;

/// Number of [`Unknown`] in every table.
pub const UNKNOWN: FieldTag = 0;

/// Fields of a JSON export that this version has no use for, kept for the next export: the JSON text
/// of each value by its name. It is text, so that a book opens without a reader of JSON; its object
/// keys are sorted and it has no spaces, so that equal values are equal texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown(pub BTreeMap<String, String>);

impl From<Map<String, Value>> for Unknown {
    fn from(object: Map<String, Value>) -> Self {
        let texts = object.into_iter();
        Unknown(
            texts
                .map(|(name, value)| (name, value.to_string()))
                .collect(),
        )
    }
}

impl Unknown {
    /// Adds the fields to an export.
    pub fn serialize_into<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        for (name, text) in &self.0 {
            // What is not JSON was not written by us; as a text it goes on being kept.
            let value = serde_json::from_str(text).unwrap_or_else(|_| Value::from(text.as_str()));
            map.serialize_entry(name, &value)?;
        }
        Ok(())
    }
}

impl Stored for Unknown {
    fn is_default(&self) -> bool {
        self.0.is_empty()
    }

    fn write(&self, out: &mut Out<'_>) {
        let _ = out.map(self.0.len() as u64);
        for (name, text) in &self.0 {
            name.write(out);
            text.write(out);
        }
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, Error> {
        let mut fields = BTreeMap::new();
        for _ in 0..length(input.map()?)? {
            fields.insert(String::read(input)?, String::read(input)?);
        }
        Ok(Unknown(fields))
    }
}

/// `put_off_until` to `putOffUntil`.
pub fn camel(name: &str) -> String {
    let mut parts = name.trim_start_matches("r#").split('_');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (first, rest) = part.split_at(1);
        out.push_str(&first.to_ascii_uppercase());
        out.push_str(rest);
    }
    out
}

/// Takes one field out of a JSON object; its default where it is missing or null.
///
/// # Errors
/// A sentence that names the field, where its value is of another type.
pub fn take_json<T: Default + DeserializeOwned>(
    object: &mut Map<String, Value>,
    name: &str,
) -> Result<T, String> {
    match object.remove(&camel(name)) {
        None | Some(Value::Null) => Ok(T::default()),
        Some(value) => {
            serde_json::from_value(value).map_err(|error| format!("{}: {error}", camel(name)))
        }
    }
}

/// Numbered fields: a struct with its stored form and its JSON form. See the module.
macro_rules! fields {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $tag:literal $field:ident: $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type, )*
            /// What an export held that this version does not know.
            pub unknown: $crate::domain::fields::Unknown,
        }

        impl $crate::domain::stored::Fields for $name {
            fn tags(&self) -> &'static [$crate::domain::FieldTag] {
                &[ $( $tag, )* $crate::domain::UNKNOWN ]
            }

            fn has_default(&self, tag: $crate::domain::FieldTag) -> bool {
                use $crate::domain::stored::Stored as _;
                match tag {
                    $( $tag => self.$field.is_default(), )*
                    _ => self.unknown.is_default(),
                }
            }

            fn encode_field(
                &self,
                tag: $crate::domain::FieldTag,
                out: &mut $crate::domain::stored::Out<'_>,
            ) {
                use $crate::domain::stored::Stored as _;
                match tag {
                    $( $tag => self.$field.write(out), )*
                    $crate::domain::UNKNOWN => self.unknown.write(out),
                    _ => {}
                }
            }

            fn decode_field(
                &mut self,
                tag: $crate::domain::FieldTag,
                input: &mut minicbor::Decoder<'_>,
            ) -> Result<(), minicbor::decode::Error> {
                use $crate::domain::stored::Stored;
                match tag {
                    $( $tag => self.$field = Stored::read(input)?, )*
                    $crate::domain::UNKNOWN => self.unknown = Stored::read(input)?,
                    _ => {}
                }
                Ok(())
            }

            fn differs(&self, tag: $crate::domain::FieldTag, other: &Self) -> bool {
                match tag {
                    $( $tag => self.$field != other.$field, )*
                    $crate::domain::UNKNOWN => self.unknown != other.unknown,
                    _ => false,
                }
            }

            fn take(&mut self, tag: $crate::domain::FieldTag, from: &Self) {
                match tag {
                    $( $tag => self.$field.clone_from(&from.$field), )*
                    $crate::domain::UNKNOWN => self.unknown.clone_from(&from.unknown),
                    _ => {}
                }
            }

            fn name(tag: $crate::domain::FieldTag) -> &'static str {
                match tag {
                    $( $tag => stringify!($field), )*
                    _ => "unknown",
                }
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                use $crate::domain::stored::Fields as _;
                !self.tags().iter().any(|&tag| self.differs(tag, other))
            }
        }

        impl $crate::domain::stored::Stored for $name {
            fn is_default(&self) -> bool {
                $crate::domain::stored::is_empty(self)
            }

            fn write(&self, out: &mut $crate::domain::stored::Out<'_>) {
                $crate::domain::stored::write_fields(self, out);
            }

            fn read(input: &mut minicbor::Decoder<'_>) -> Result<Self, minicbor::decode::Error> {
                let mut value = Self::default();
                $crate::domain::stored::read_fields(&mut value, input)?;
                Ok(value)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                use $crate::domain::{fields::camel, stored::Stored as _};
                let mut map = serializer.serialize_map(None)?;
                $( if !self.$field.is_default() {
                    map.serialize_entry(&camel(stringify!($field)), &self.$field)?;
                } )*
                self.unknown.serialize_into(&mut map)?;
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::Error as _;
                use $crate::domain::fields::{Unknown, take_json};
                let mut object = serde_json::Map::deserialize(deserializer)?;
                Ok(Self {
                    $( $field: take_json(&mut object, stringify!($field))
                        .map_err(D::Error::custom)?, )*
                    unknown: Unknown::from(object),
                })
            }
        }
    };
}

/// A closed choice: a number for storage, a word for exports. The first is the default.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(#[$first_meta:meta])* $first_tag:literal $first:ident $first_word:literal,
            $( $(#[$variant_meta:meta])* $tag:literal $variant:ident $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[$first_meta])*
            #[default]
            $first,
            $( $(#[$variant_meta])* $variant, )*
        }

        impl $name {
            /// Every choice, in the order of the table.
            pub const ALL: &'static [$name] = &[$name::$first, $( $name::$variant ),*];

            /// The word for it in an export.
            pub fn word(self) -> &'static str {
                match self {
                    $name::$first => $first_word,
                    $( $name::$variant => $word, )*
                }
            }

            /// The choice that word names.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }
        }

        impl $crate::domain::stored::Stored for $name {
            fn is_default(&self) -> bool {
                *self == $name::$first
            }

            fn write(&self, out: &mut $crate::domain::stored::Out<'_>) {
                let number: u8 = match self {
                    $name::$first => $first_tag,
                    $( $name::$variant => $tag, )*
                };
                number.write(out);
            }

            fn read(input: &mut minicbor::Decoder<'_>) -> Result<Self, minicbor::decode::Error> {
                match input.u8()? {
                    $first_tag => Ok($name::$first),
                    $( $tag => Ok($name::$variant), )*
                    _ => Err(minicbor::decode::Error::message(
                        concat!("no such ", stringify!($name)),
                    )),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::Error as _;
                let word = String::deserialize(deserializer)?;
                Self::from_word(&word).ok_or_else(|| {
                    D::Error::custom(format!("“{word}” is not a known {}", stringify!($name)))
                })
            }
        }
    };
}
