//! Numbers in as few bytes as they need, and a reader that never runs past the end.

/// The bytes end before what they announce, or a number does not fit its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the stored bytes end too early")]
pub struct Short;

/// Seven bits to a byte, the lowest first (LEB128).
pub fn put_number(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// A number of either sign, small ones in few bytes.
pub fn put_signed(out: &mut Vec<u8>, number: i64) {
    put_number(out, zigzag(number));
}

/// 0, -1, 1, -2, … as 0, 1, 2, 3, …
pub fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

/// The number that [`zigzag`] made this one of.
pub fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A length, then that many bytes.
pub fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Takes numbers and bytes off the front.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// What has not been taken yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub fn byte(&mut self) -> Result<u8, Short> {
        let (&first, rest) = self.rest.split_first().ok_or(Short)?;
        self.rest = rest;
        Ok(first)
    }

    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Short> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Short)?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn number(&mut self) -> Result<u64, Short> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Short)
    }

    /// A number that counts or measures something in memory.
    pub fn length(&mut self) -> Result<usize, Short> {
        usize::try_from(self.number()?).map_err(|_| Short)
    }

    pub fn number32(&mut self) -> Result<u32, Short> {
        u32::try_from(self.number()?).map_err(|_| Short)
    }

    pub fn signed(&mut self) -> Result<i64, Short> {
        self.number().map(unzigzag)
    }

    /// Four bytes, the lowest first.
    pub fn word(&mut self) -> Result<u32, Short> {
        let bytes: [u8; 4] = self.take(4)?.try_into().map_err(|_| Short)?;
        Ok(u32::from_le_bytes(bytes))
    }

    pub fn bytes(&mut self) -> Result<&'a [u8], Short> {
        let length = self.length()?;
        self.take(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_put_is_taken(number: u64, signed: i64, bytes: Vec<u8>) {
            let mut out = Vec::new();
            put_number(&mut out, number);
            put_signed(&mut out, signed);
            put_bytes(&mut out, &bytes);
            let mut reader = Reader::new(&out);
            prop_assert_eq!(reader.number(), Ok(number));
            prop_assert_eq!(reader.signed(), Ok(signed));
            prop_assert_eq!(reader.bytes(), Ok(&bytes[..]));
            prop_assert!(reader.rest().is_empty());
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let mut reader = Reader::new(&bytes);
            while reader.bytes().is_ok() && !reader.rest().is_empty() {}
        }
    }
}
