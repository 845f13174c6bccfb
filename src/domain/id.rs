//! Identity of a record.

use std::fmt;
use std::str::FromStr;

use minicbor::{Decoder, decode};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::stored::{Out, Stored};

/// Eight bytes: the seconds since 1970 at which it was drawn (upper 32 bits, good until 2106) and
/// 32 random bits. Ordered by age. Written as 13 characters of Crockford's base 32.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Id(u64);

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Length of an id's text.
pub const TEXT_LENGTH: usize = 13;

impl Id {
    /// The one id that names the preferences of a book, in every copy of it.
    pub const PREFERENCES: Id = Id(1);

    /// An id from the current Unix time in seconds and 32 random bits.
    pub fn new(seconds: u32, random: u32) -> Self {
        Id(u64::from(seconds) << 32 | u64::from(random))
    }

    /// Unix time in seconds at which the id was drawn: when its record was first written down.
    pub fn seconds(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// Bits spread evenly over all ids, the same in every copy of a book: places a record on a page
    /// and a person's first day within a rhythm.
    pub fn spread(self) -> u32 {
        // Fibonacci hashing: even ids drawn in one second, with poor randomness, fall apart.
        (self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
    }

    /// The id as a number, for compact storage.
    pub fn to_bits(self) -> u64 {
        self.0
    }

    /// The id of that number.
    pub fn from_bits(bits: u64) -> Self {
        Id(bits)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for place in (0..TEXT_LENGTH).rev() {
            let digit = (self.0 >> (5 * place)) & 31;
            write!(f, "{}", char::from(ALPHABET[digit as usize]))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

/// The text is not 13 characters of base 32, or its number needs more than 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id: 13 letters and digits are expected")]
pub struct NotAnId;

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != TEXT_LENGTH {
            return Err(NotAnId);
        }
        let mut bits: u64 = 0;
        for (place, byte) in text.bytes().enumerate() {
            let digit = ALPHABET
                .iter()
                .position(|&letter| letter == byte.to_ascii_lowercase())
                .ok_or(NotAnId)? as u64;
            // 13 digits hold 65 bits; the first may only be 0 to 15.
            if place == 0 && digit > 15 {
                return Err(NotAnId);
            }
            bits = bits << 5 | digit;
        }
        Ok(Id(bits))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl Stored for Id {
    fn is_default(&self) -> bool {
        *self == Id::default()
    }

    fn write(&self, out: &mut Out<'_>) {
        let _ = out.u64(self.0);
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, decode::Error> {
        input.u64().map(Id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_names_the_same_id(bits: u64) {
            let id = Id::from_bits(bits);
            prop_assert_eq!(id.to_string().parse::<Id>(), Ok(id));
            prop_assert_eq!(id.to_string().len(), TEXT_LENGTH);
        }

        #[test]
        fn text_sorts_as_the_ids_do(a: u64, b: u64) {
            let (a, b) = (Id::from_bits(a), Id::from_bits(b));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }

    #[test]
    fn other_text_is_refused() {
        for text in [
            "",
            "0",
            "00000000000000",
            "zzzzzzzzzzzzz",
            "0000000000u00",
            "000000000000é",
        ] {
            assert_eq!(text.parse::<Id>(), Err(NotAnId), "{text}");
        }
    }
}
