//! One table for each kind of record, from which everything that walks over fields is made.
//!
//! A table gives each field a number and a name. The number is what storage writes (CBOR maps,
//! RFC 8949, with small integers as keys) and what stamps refer to; it is never reused. The name is
//! what an export writes (JSON, camel case). Fields at their default are written in neither.
//! What a reader does not know is kept and written again: names in [`Unknown`].

use std::collections::BTreeMap;

use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Number of a field within its kind of record.
pub type FieldTag = u32;

/// Number of [`Unknown`] in every table.
pub const UNKNOWN: FieldTag = 0;

/// Fields of a JSON export that this version has no use for, kept for the next export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unknown(pub BTreeMap<String, Value>);

impl<C> Encode<C> for Unknown {
    fn encode<W: encode::Write>(
        &self,
        e: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), encode::Error<W::Error>> {
        e.map(self.0.len() as u64)?;
        for (name, value) in &self.0 {
            e.str(name)?.str(&value.to_string())?;
        }
        e.ok()
    }
}

impl<'b, C> Decode<'b, C> for Unknown {
    fn decode(d: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        let length = d
            .map()?
            .ok_or_else(|| decode::Error::message("a map without a length"))?;
        let mut fields = BTreeMap::new();
        for _ in 0..length {
            let name = d.str()?.to_owned();
            let value = serde_json::from_str(d.str()?)
                .map_err(|_| decode::Error::message("a kept field is not JSON"))?;
            fields.insert(name, value);
        }
        Ok(Unknown(fields))
    }
}

/// A struct whose fields are numbered, comparable and replaceable one at a time.
pub trait Fields {
    /// Numbers of the fields whose values differ.
    fn differing(&self, other: &Self) -> Vec<FieldTag>;
    /// Replaces that one field by the other's. A number that is not in the table does nothing.
    fn take(&mut self, tag: FieldTag, from: &Self);
    /// That one field as it would be stored: equal bytes for equal values, in a total order.
    fn stored(&self, tag: FieldTag) -> Vec<u8>;
    /// Name of that field in an export.
    fn name(tag: FieldTag) -> &'static str;
}

/// Whether a field need not be written.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
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
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $( $(#[$field_meta])* pub $field: $type, )*
            /// What an export held that this version does not know.
            pub unknown: $crate::domain::fields::Unknown,
        }

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                context: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                use $crate::domain::fields::{UNKNOWN, is_default};
                let written = [is_default(&self.unknown), $( is_default(&self.$field) ),*]
                    .iter()
                    .filter(|default| !**default)
                    .count();
                e.map(written as u64)?;
                $( if !is_default(&self.$field) {
                    e.u32($tag)?.encode_with(&self.$field, context)?;
                } )*
                if !is_default(&self.unknown) {
                    e.u32(UNKNOWN)?.encode_with(&self.unknown, context)?;
                }
                e.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(
                d: &mut minicbor::Decoder<'b>,
                context: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                use minicbor::decode::Error;
                let mut value = Self::default();
                let length = d.map()?.ok_or_else(|| Error::message("a map without a length"))?;
                for _ in 0..length {
                    match d.u32()? {
                        $( $tag => value.$field = d.decode_with(context)?, )*
                        $crate::domain::fields::UNKNOWN => value.unknown = d.decode_with(context)?,
                        // Only a newer schema writes other numbers, and that opens read-only.
                        _ => d.skip()?,
                    }
                }
                Ok(value)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap as _;
                use $crate::domain::fields::{camel, is_default};
                let mut map = serializer.serialize_map(None)?;
                $( if !is_default(&self.$field) {
                    map.serialize_entry(&camel(stringify!($field)), &self.$field)?;
                } )*
                for (name, value) in &self.unknown.0 {
                    map.serialize_entry(name, value)?;
                }
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
                    unknown: Unknown(object.into_iter().collect()),
                })
            }
        }

        impl $crate::domain::fields::Fields for $name {
            fn differing(&self, other: &Self) -> Vec<$crate::domain::FieldTag> {
                let mut tags = Vec::new();
                $( if self.$field != other.$field { tags.push($tag); } )*
                if self.unknown != other.unknown {
                    tags.push($crate::domain::fields::UNKNOWN);
                }
                tags
            }

            fn take(&mut self, tag: $crate::domain::FieldTag, from: &Self) {
                match tag {
                    $( $tag => self.$field = from.$field.clone(), )*
                    $crate::domain::fields::UNKNOWN => self.unknown = from.unknown.clone(),
                    _ => {}
                }
            }

            fn stored(&self, tag: $crate::domain::FieldTag) -> Vec<u8> {
                let bytes = match tag {
                    $( $tag => minicbor::to_vec(&self.$field), )*
                    $crate::domain::fields::UNKNOWN => minicbor::to_vec(&self.unknown),
                    _ => return Vec::new(),
                };
                // Writing to a vector cannot fail.
                bytes.unwrap_or_default()
            }

            fn name(tag: $crate::domain::FieldTag) -> &'static str {
                match tag {
                    $( $tag => stringify!($field), )*
                    _ => "unknown",
                }
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

        impl<C> minicbor::Encode<C> for $name {
            fn encode<W: minicbor::encode::Write>(
                &self,
                e: &mut minicbor::Encoder<W>,
                _: &mut C,
            ) -> Result<(), minicbor::encode::Error<W::Error>> {
                e.u8(match self {
                    $name::$first => $first_tag,
                    $( $name::$variant => $tag, )*
                })?.ok()
            }
        }

        impl<'b, C> minicbor::Decode<'b, C> for $name {
            fn decode(
                d: &mut minicbor::Decoder<'b>,
                _: &mut C,
            ) -> Result<Self, minicbor::decode::Error> {
                match d.u8()? {
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
