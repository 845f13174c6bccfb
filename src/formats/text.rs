//! From bytes to text, when nobody says which encoding they are in.
//!
//! A byte order mark is believed; UTF-16 without one is told by its zero bytes; what is valid UTF-8
//! is UTF-8. The rest is in the encoding that the file itself names somewhere, else in Shift-JIS
//! where it reads as Japanese, else in Windows-1252, of which Latin-1 is nearly a part. Decoding
//! never fails: what is no character becomes U+FFFD.

use std::borrow::Cow;

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The whole as text.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match unwrap(bytes) {
        Cow::Borrowed(inner) => match std::str::from_utf8(inner) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => guess(inner).decode_without_bom_handling(inner).0,
        },
        // Came out of UTF-16, and is UTF-8.
        Cow::Owned(inner) => Cow::Owned(String::from_utf8_lossy(&inner).into_owned()),
    }
}

/// The bytes without a byte order mark, and in an encoding of which ASCII is a part: UTF-16 becomes
/// UTF-8, everything else stays as it is.
pub fn unwrap(bytes: &[u8]) -> Cow<'_, [u8]> {
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (Some(encoding), length),
        None => (utf_16_without_mark(bytes), 0),
    };
    let inner = &bytes[skip..];
    match encoding {
        Some(encoding) if encoding != UTF_8 => {
            let (text, _) = encoding.decode_without_bom_handling(inner);
            Cow::Owned(text.into_owned().into_bytes())
        }
        _ => Cow::Borrowed(inner),
    }
}

/// UTF-16 of mostly Western text has a zero in every other byte, always on the same side.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1_000) & !1];
    if sample.len() < 8 {
        return None;
    }
    let zeros = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, units) = (zeros(0), zeros(1), sample.len() / 2);
    if odd * 10 >= units * 4 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 >= units * 4 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The likeliest encoding of bytes that are not UTF-8.
pub fn guess(bytes: &[u8]) -> &'static Encoding {
    if reads_as_japanese(bytes) {
        SHIFT_JIS
    } else {
        WINDOWS_1252
    }
}

/// Whether the bytes are faultless Shift-JIS with kana in it. Latin-1 can be faultless as well, but
/// the bytes that open kana are two rare signs there.
fn reads_as_japanese(bytes: &[u8]) -> bool {
    let mut kana = 0;
    let mut at = 0;
    while let Some(&lead) = bytes.get(at) {
        if !(0x81..=0x9f).contains(&lead) && !(0xe0..=0xfc).contains(&lead) {
            at += 1;
            continue;
        }
        let Some(&trail) = bytes.get(at + 1) else {
            break;
        };
        if !(0x40..=0xfc).contains(&trail) || trail == 0x7f {
            return false;
        }
        let hiragana = lead == 0x82 && (0x9f..=0xf1).contains(&trail);
        let katakana = lead == 0x83 && (0x40..=0x96).contains(&trail);
        kana += usize::from(hiragana || katakana);
        at += 2;
    }
    kana > 0
}

/// The encoding of that name, as files name it.
pub fn by_name(name: &str) -> Option<&'static Encoding> {
    let name = name.trim().trim_matches('"');
    Encoding::for_label(name.as_bytes()).or_else(|| {
        let known = match name.to_ascii_lowercase().as_str() {
            "cp932" | "ms932" => "shift_jis",
            "cp936" | "ms936" => "gbk",
            "cp949" | "ms949" => "euc-kr",
            "cp950" | "ms950" => "big5",
            "cp1250" => "windows-1250",
            "cp1252" => "windows-1252",
            _ => return None,
        };
        Encoding::for_label(known.as_bytes())
    })
}

/// One value as text: in the encoding it names, else UTF-8 where it is that, else in `fallback`.
///
/// Programs that say Latin-1 or ASCII and write UTF-8 are common, faultless UTF-8 by chance is not:
/// it is believed over the name of a Western encoding.
pub fn decode_value(
    bytes: &[u8],
    named: Option<&'static Encoding>,
    fallback: &'static Encoding,
) -> String {
    let believed = named.filter(|encoding| *encoding != WINDOWS_1252 && *encoding != UTF_8);
    if let Some(encoding) = believed {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Some(text) = nearly_utf_8(bytes) {
        return text;
    }
    let encoding = named
        .filter(|encoding| *encoding != UTF_8)
        .unwrap_or(fallback);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The text, where it is UTF-8 but for a few bytes: programs cut values in the middle of a letter.
fn nearly_utf_8(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    if let Cow::Borrowed(text) = text {
        return Some(text.to_owned());
    }
    let faults = text
        .chars()
        .filter(|c| *c == char::REPLACEMENT_CHARACTER)
        .count();
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let text = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
    (faults * 4 <= high).then(|| text.to_owned())
}

/// "onlineServices" of a record as words: "online services".
pub fn spaced(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_common_encoding_gives_the_same_text() {
        let text = "Zoë Čapek, Šárka";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let with = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            with(b"\xef\xbb\xbf", text.as_bytes()),
            with(b"\xff\xfe", &little),
            with(b"\xfe\xff", &big),
            little.clone(),
            big.clone(),
        ] {
            assert_eq!(decode(&bytes), text);
        }
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_western_unless_they_read_as_japanese() {
        assert_eq!(decode(b"Ren\xe9e \x80 5"), "Renée € 5");
        assert_eq!(decode(b"M\xfcller, \x93quoted\x94"), "Müller, “quoted”");
        assert_eq!(decode(b"\x82\xb3\x82\xad\x82\xe7"), "さくら");
    }

    #[test]
    fn a_name_of_an_encoding_is_believed_where_it_can_be() {
        let read = |bytes: &[u8], name: &str| decode_value(bytes, by_name(name), WINDOWS_1252);
        assert_eq!(read(b"\x8e\x52\x93\x63", "SHIFT_JIS"), "山田");
        assert_eq!(read(b"\x8e\x52\x93\x63", "cp932"), "山田");
        assert_eq!(read("Renée".as_bytes(), "ISO-8859-1"), "Renée");
        assert_eq!(read(b"Ren\xe9e", "ISO-8859-1"), "Renée");
        assert_eq!(read(b"Ren\xe9e", "UTF-8"), "Renée");
        assert_eq!(read(b"Ren\xe9e", "no such name"), "Renée");
        assert_eq!(read(b"\xc3\x91\xc3\x91\xc3\x91\xc3", "UTF-8"), "ÑÑÑ");
    }
}
