//! Bytes as the text of a local storage value, and the line in front that says what they are.
//!
//! Local storage counts UTF-16 units and keeps sixteen bits of each, but only text is stored by
//! every browser as it was given: no lone surrogates, no controls. U+5000 to U+CFFF are 32,768
//! characters without a surrogate among them, so that each holds fifteen bits.

/// What stands in front of a page: enough to tell whether it is whole and up to date without
/// reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// Schema of the page.
    pub version: u32,
    /// Which book it is of.
    pub epoch: u32,
    /// The last entry of the log that it covers.
    pub through: u64,
    /// CRC-32 of its bytes.
    pub checksum: u32,
    /// How many bytes it has.
    pub length: u32,
    /// How many bytes it has when inflated, about.
    pub size: u32,
}

const FIRST: u32 = 0x5000;
const BITS: u32 = 15;

/// The bytes as characters, fifteen bits to each, the rest of the last one zero.
pub fn pack(bytes: &[u8], out: &mut String) {
    // Three bytes of UTF-8 for each character.
    out.reserve(bytes.len() * 8 / BITS as usize * 3 + 3);
    let (mut held, mut count) = (0u32, 0);
    let mut push = |unit: u32| {
        // Always a character: the range has no surrogate.
        out.extend(char::from_u32(FIRST + unit));
    };
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            push(held >> count);
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        push(held << (BITS - count));
    }
}

/// As many bytes of that text as there are, up to `length`; `None` where a character is none of
/// ours.
fn unpack(text: &str, length: usize) -> Option<Vec<u8>> {
    text.chars()
        .all(is_ours)
        .then(|| unpack_beginning(text, length))
}

fn is_ours(character: char) -> bool {
    u32::from(character).wrapping_sub(FIRST) < 1 << BITS
}

/// As many bytes as there are up to a character that is none of ours.
fn unpack_beginning(text: &str, length: usize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length.min(text.len()));
    let (mut held, mut count) = (0u32, 0);
    for character in text.chars().take_while(|&character| is_ours(character)) {
        held = held << BITS | (u32::from(character) - FIRST);
        count += BITS;
        while count >= 8 && bytes.len() < length {
            count -= 8;
            bytes.push((held >> count) as u8);
        }
        held &= (1 << count) - 1;
    }
    bytes
}

/// Units of local storage that so many bytes take.
pub fn units_for(bytes: usize) -> u64 {
    (bytes as u64 * 8).div_ceil(u64::from(BITS))
}

/// Units a head takes at most, with its key.
pub const HEAD_UNITS: u64 = 96;

/// CRC-32 of some bytes (ISO 3309, as in gzip).
pub fn checksum(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}

/// A whole value: `version epoch through checksum length size check;` and the bytes, where `check`
/// is the CRC-32 of what stands before it.
pub fn write_value(head: &PageHead, bytes: &[u8]) -> String {
    let mut value = format!(
        "{} {:08x} {} {:08x} {} {} ",
        head.version, head.epoch, head.through, head.checksum, head.length, head.size
    );
    let check = checksum(value.as_bytes());
    value.push_str(&format!("{check:08x};"));
    pack(bytes, &mut value);
    value
}

/// The head of a value, and what follows it. `None` where there is no whole head.
pub fn read_head(value: &str) -> Option<(PageHead, &str)> {
    let (head, rest) = value.split_once(';')?;
    let check_at = head.len().checked_sub(8)?;
    let (head, check) = head.split_at_checked(check_at)?;
    if u32::from_str_radix(check, 16).ok()? != checksum(head.as_bytes()) {
        return None;
    }
    let mut parts = head.trim_end().split(' ');
    let version = parts.next()?.parse().ok()?;
    let epoch = u32::from_str_radix(parts.next()?, 16).ok()?;
    let through = parts.next()?.parse().ok()?;
    let checksum = u32::from_str_radix(parts.next()?, 16).ok()?;
    let length = parts.next()?.parse().ok()?;
    let size = parts.next()?.parse().ok()?;
    let head = PageHead {
        version,
        epoch,
        through,
        checksum,
        length,
        size,
    };
    parts.next().is_none().then_some((head, rest))
}

/// A value as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    pub head: PageHead,
    pub bytes: Vec<u8>,
    /// Whether the bytes are those that were written.
    pub whole: bool,
}

/// The bytes of a value, be they damaged. `None` where nothing of it can be told.
pub fn read_value(value: &str) -> Option<Value> {
    let (head, rest) = read_head(value)?;
    let bytes = unpack(rest, head.length as usize)?;
    let whole = bytes.len() == head.length as usize && checksum(&bytes) == head.checksum;
    Some(Value { head, bytes, whole })
}

/// What bytes there still are of a value of which nothing can be told, for [`read_value`] gave
/// `None`: those up to the first character that cannot be right.
pub fn remains(value: &str) -> Vec<u8> {
    let packed = match value.rsplit_once(';') {
        Some((_, packed)) => packed,
        None => value.trim_start_matches(|character| !is_ours(character)),
    };
    unpack_beginning(packed, usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn head(bytes: &[u8]) -> PageHead {
        PageHead {
            version: 1,
            epoch: 0xfedc_ba98,
            through: 77,
            checksum: checksum(bytes),
            length: bytes.len() as u32,
            size: 3,
        }
    }

    proptest! {
        #[test]
        fn a_value_holds_its_bytes_in_the_units_announced(bytes: Vec<u8>) {
            let head = head(&bytes);
            let value = write_value(&head, &bytes);
            let units = value.encode_utf16().count() as u64;
            prop_assert!(units <= units_for(bytes.len()) + HEAD_UNITS);
            prop_assert_eq!(read_value(&value), Some(Value { head, bytes, whole: true }));
        }

        #[test]
        fn damage_is_noticed(bytes in prop::collection::vec(any::<u8>(), 1..200), at: prop::sample::Index, bit in 0u32..15) {
            let value = write_value(&head(&bytes), &bytes);
            let (start, packed) = value.split_once(';').expect("has a head");
            let mut units: Vec<char> = packed.chars().collect();
            let place = at.index(units.len());
            // The padding of the last character carries nothing.
            prop_assume!(place + 1 < units.len());
            let flipped = (u32::from(units[place]) - FIRST) ^ (1 << bit);
            units[place] = char::from_u32(FIRST + flipped).expect("a character");
            let damaged = format!("{start};{}", units.into_iter().collect::<String>());
            prop_assert!(!read_value(&damaged).is_some_and(|value| value.whole));
            let other_head = value.replacen(" 77 ", " 78 ", 1);
            prop_assert_eq!(read_value(&other_head), None);
            let cut: String = value.chars().take(value.chars().count() - 1).collect();
            prop_assert!(!read_value(&cut).is_some_and(|value| value.whole));
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _ = (read_value(&text), remains(&text));
        }
    }
}
