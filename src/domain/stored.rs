//! The stored form of a value, and of a struct whose fields are numbered: CBOR (RFC 8949).
//!
//! All of it is written to one kind of buffer and through few functions: what is generic is made
//! again for every type, and the page has to load it.

use std::collections::BTreeSet;

use minicbor::decode::Error;
use minicbor::{Decoder, Encoder};

use super::fields::FieldTag;

/// What values are written to. Writing to a vector cannot fail.
pub type Out<'a> = Encoder<&'a mut Vec<u8>>;

/// A value that a field can hold.
pub trait Stored: Sized {
    /// Whether a field of that value need not be written.
    fn is_default(&self) -> bool;
    /// Equal bytes for equal values.
    fn write(&self, out: &mut Out<'_>);
    /// # Errors
    /// Where something else stands there.
    fn read(input: &mut Decoder<'_>) -> Result<Self, Error>;
}

/// A struct whose fields are numbered, and handled one at a time. A number that is not in its table
/// does nothing.
pub trait Fields {
    /// Every number, in the order in which fields are written.
    fn tags(&self) -> &'static [FieldTag];
    /// Whether that field need not be written.
    fn has_default(&self, tag: FieldTag) -> bool;
    fn encode_field(&self, tag: FieldTag, out: &mut Out<'_>);
    /// # Errors
    /// Where the field's value is something else.
    fn decode_field(&mut self, tag: FieldTag, input: &mut Decoder<'_>) -> Result<(), Error>;
    /// Whether that field has other values.
    fn differs(&self, tag: FieldTag, other: &Self) -> bool
    where
        Self: Sized;
    /// Replaces that one field by the other's.
    fn take(&mut self, tag: FieldTag, from: &Self)
    where
        Self: Sized;
    /// Name of that field in an export.
    fn name(tag: FieldTag) -> &'static str
    where
        Self: Sized;
}

/// Numbers of the fields that need to be written.
fn filled(table: &dyn Fields) -> impl Iterator<Item = FieldTag> {
    let tags = table.tags().iter().copied();
    tags.filter(|&tag| !table.has_default(tag))
}

/// Whether no field needs to be written.
pub fn is_empty(table: &dyn Fields) -> bool {
    filled(table).next().is_none()
}

/// A map from the numbers of the fields to their values.
pub fn write_fields(table: &dyn Fields, out: &mut Out<'_>) {
    let _ = out.map(filled(table).count() as u64);
    for tag in filled(table) {
        let _ = out.u32(tag);
        table.encode_field(tag, out);
    }
}

/// Reads what [`write_fields`] wrote into a table whose fields are at their defaults.
///
/// # Errors
/// Where something else stands there.
pub fn read_fields(table: &mut dyn Fields, input: &mut Decoder<'_>) -> Result<(), Error> {
    for _ in 0..length(input.map()?)? {
        let tag = input.u32()?;
        if table.tags().contains(&tag) {
            table.decode_field(tag, input)?;
        } else {
            // Only a newer schema writes other numbers, and that opens read-only.
            input.skip()?;
        }
    }
    Ok(())
}

/// That one field as it is stored: a total order of its values.
pub fn field_bytes(table: &dyn Fields, tag: FieldTag) -> Vec<u8> {
    let mut bytes = Vec::new();
    table.encode_field(tag, &mut Encoder::new(&mut bytes));
    bytes
}

/// Numbers of the fields whose values differ.
pub fn differing<T: Fields>(one: &T, other: &T) -> Vec<FieldTag> {
    let tags = one.tags().iter().copied();
    tags.filter(|&tag| one.differs(tag, other)).collect()
}

/// Only definite lengths are ever written.
pub fn length(announced: Option<u64>) -> Result<u64, Error> {
    announced.ok_or_else(|| Error::message("a list without a length"))
}

/// A stored value within a message of `minicbor`'s own traits, as a byte string:
/// `#[cbor(with = "crate::domain::stored::within")]`.
pub mod within {
    use minicbor::decode::Error as NotRead;
    use minicbor::encode::{Error as NotWritten, Write};
    use minicbor::{Decoder, Encoder};

    use super::Stored;

    /// # Errors
    /// Where the message cannot be written.
    pub fn encode<T: Stored, C, W: Write>(
        value: &T,
        message: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), NotWritten<W::Error>> {
        let mut bytes = Vec::new();
        value.write(&mut Encoder::new(&mut bytes));
        message.bytes(&bytes)?.ok()
    }

    /// # Errors
    /// Where something else stands there.
    pub fn decode<'b, T: Stored, C>(message: &mut Decoder<'b>, _: &mut C) -> Result<T, NotRead> {
        T::read(&mut Decoder::new(message.bytes()?))
    }
}

/// Values that CBOR has an item for.
macro_rules! items {
    ( $( $type:ty: $name:ident, )* ) => { $(
        impl Stored for $type {
            fn is_default(&self) -> bool {
                *self == <$type>::default()
            }

            fn write(&self, out: &mut Out<'_>) {
                let _ = out.$name(*self);
            }

            fn read(input: &mut Decoder<'_>) -> Result<Self, Error> {
                input.$name()
            }
        }
    )* };
}

items! {
    bool: bool,
    u8: u8,
    u16: u16,
    i64: i64,
}

impl Stored for String {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, out: &mut Out<'_>) {
        let _ = out.str(self);
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, Error> {
        input.str().map(str::to_owned)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn is_default(&self) -> bool {
        self.is_none()
    }

    fn write(&self, out: &mut Out<'_>) {
        match self {
            Some(value) => value.write(out),
            None => {
                let _ = out.null();
            }
        }
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, Error> {
        if input.datatype()? == minicbor::data::Type::Null {
            input.null()?;
            return Ok(None);
        }
        T::read(input).map(Some)
    }
}

/// Values in a row.
macro_rules! collections {
    ( $( $type:ident of [$($bound:tt)+], )* ) => { $(
        impl<T: $($bound)+> Stored for $type<T> {
            fn is_default(&self) -> bool {
                self.is_empty()
            }

            fn write(&self, out: &mut Out<'_>) {
                let _ = out.array(self.len() as u64);
                for value in self {
                    value.write(out);
                }
            }

            fn read(input: &mut Decoder<'_>) -> Result<Self, Error> {
                (0..length(input.array()?)?)
                    .map(|_| T::read(input))
                    .collect()
            }
        }
    )* };
}

collections! {
    Vec of [Stored],
    BTreeSet of [Stored + Ord],
}

/// Makes [`Stored`] what is encoded as it is, such as a form that is kept unfinished.
macro_rules! stored_as_encoded {
    ( $type:ident ) => {
        impl $crate::domain::stored::Stored for $type {
            fn is_default(&self) -> bool {
                false
            }

            fn write(&self, out: &mut $crate::domain::stored::Out<'_>) {
                // Writing to a vector cannot fail.
                let _ = out.encode(self);
            }

            fn read(input: &mut minicbor::Decoder<'_>) -> Result<Self, minicbor::decode::Error> {
                input.decode()
            }
        }
    };
}

pub(crate) use stored_as_encoded;
