//! One line of a card: group, name, parameters, value (RFC 6350, 3.3), with what 2.1 does otherwise:
//! parameters without a name, quoted-printable values, an encoding of their own.

use encoding_rs::Encoding;

use super::cards::Logical;
use crate::formats::text;

/// A line of a card, its value still escaped.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Line of the file, from 1.
    pub line: usize,
    /// Lower case; ties it to the other properties of that group.
    pub group: Option<String>,
    /// Upper case.
    pub name: String,
    /// Names in upper case; one entry for each value.
    pub params: Vec<(String, String)>,
    /// Its value as text, escapes and all.
    pub value: String,
    /// The decoded bytes, where the value is inline binary data.
    pub binary: Option<Vec<u8>>,
    /// As it stood in the file.
    head: String,
}

impl Property {
    /// Reads one line; `None` where it has no name and value.
    pub fn parse(logical: &Logical, fallback: &'static Encoding) -> Option<Self> {
        let bytes = &logical.bytes;
        let colon = end_of_head(bytes)?;
        let head = text::decode_value(&bytes[..colon], None, fallback);
        let value = &bytes[colon + 1..];
        let mut parts = split_outside_quotes(&head, ';').into_iter();
        let first = parts.next()?;
        let (group, name) = match first.trim() {
            full if full.contains('.') => {
                let (group, name) = full.rsplit_once('.')?;
                (Some(group.to_ascii_lowercase()), name)
            }
            name => (None, name),
        };
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
        if name.is_empty() || !name.chars().all(known) {
            return None;
        }
        let mut property = Property {
            line: logical.line,
            group,
            name: name.to_ascii_uppercase(),
            params: parts.flat_map(|part| param(&part)).collect(),
            value: String::new(),
            binary: None,
            head: head.clone(),
        };
        property.read_value(value, fallback);
        Some(property)
    }

    fn read_value(&mut self, raw: &[u8], fallback: &'static Encoding) {
        let charset = self.param("CHARSET").and_then(text::by_name);
        let encoding = self.param("ENCODING").map(str::to_ascii_uppercase);
        let decoded = match encoding.as_deref() {
            Some("QUOTED-PRINTABLE" | "Q") => quoted_printable(raw),
            Some("BASE64" | "B") => match base64(raw) {
                Some(data) if self.is_binary() => {
                    self.binary = Some(data);
                    return;
                }
                Some(data) => data,
                None => raw.to_vec(),
            },
            _ => raw.to_vec(),
        };
        self.value = text::decode_value(&decoded, charset, fallback);
    }

    /// Whether its base64 is a picture, a sound or a key, and not a text that somebody wrapped.
    fn is_binary(&self) -> bool {
        matches!(
            self.name.as_str(),
            "PHOTO" | "LOGO" | "SOUND" | "KEY" | "AGENT"
        ) || self.name.starts_with("X-") && charset_of(&self.params).is_none()
    }

    /// The first value of that parameter.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params
            .iter()
            .find(|(other, _)| other == name)
            .map(|(_, value)| value.as_str())
    }

    /// Values of `TYPE`, in lower case.
    pub fn types(&self) -> impl Iterator<Item = String> {
        self.params
            .iter()
            .filter(|(name, _)| name == "TYPE")
            .map(|(_, value)| value.trim().to_ascii_lowercase())
            .filter(|value| !value.is_empty())
    }

    pub fn has_type(&self, wanted: &str) -> bool {
        self.types().any(|value| value == wanted)
    }

    /// How much it is preferred: 1 is most, 100 least, 101 where nothing is said.
    pub fn preference(&self) -> u8 {
        let number = self.param("PREF").map(|value| value.trim().parse());
        match number {
            Some(Ok(number)) => number,
            Some(Err(_)) => 1,
            None if self.has_type("pref") => 1,
            None => 101,
        }
    }

    /// The line for keeping: unfolded, in UTF-8, nothing encoded.
    pub fn content_line(&self) -> String {
        let head: Vec<String> = split_outside_quotes(&self.head, ';')
            .into_iter()
            .filter(|part| {
                let upper = part.trim().to_ascii_uppercase();
                !upper.contains("QUOTED-PRINTABLE") && !upper.starts_with("CHARSET=")
            })
            .collect();
        let value = self
            .value
            .replace("\r\n", "\\n")
            .replace(['\n', '\r'], "\\n");
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        format!("{}:{value}", head.join(";"))
    }
}

fn charset_of(params: &[(String, String)]) -> Option<&str> {
    params
        .iter()
        .find(|(name, _)| name == "CHARSET")
        .map(|(_, value)| value.as_str())
}

/// Where the first colon outside of quotes stands; the first at all, where quotes do not close.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let outside = bytes.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    });
    let first = bytes.iter().position(|byte| *byte == b':')?;
    let text = &bytes[..first];
    // A quote in the value, not in the head.
    if text.iter().filter(|byte| **byte == b'"').count() % 2 == 0 {
        return Some(first);
    }
    outside.or(Some(first))
}

fn split_outside_quotes(text: &str, separator: char) -> Vec<String> {
    let mut quoted = false;
    text.split(|c| {
        quoted ^= c == '"';
        c == separator && !quoted
    })
    .map(str::to_owned)
    .collect()
}

/// `TYPE=a,b` as two entries; `CELL` of 2.1 as a type; `BASE64` of 2.1 as an encoding.
fn param(part: &str) -> Vec<(String, String)> {
    let entry = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let Some((name, value)) = part.split_once('=') else {
        let bare = part.trim();
        return match bare.to_ascii_uppercase().as_str() {
            "" => Vec::new(),
            "QUOTED-PRINTABLE" | "BASE64" | "8BIT" | "7BIT" => vec![entry("ENCODING", bare)],
            "URL" | "URI" | "INLINE" | "CONTENT-ID" | "CID" => vec![entry("VALUE", bare)],
            _ => vec![entry("TYPE", bare)],
        };
    };
    let name = name.trim().to_ascii_uppercase();
    if name == "TYPE" {
        // Quoted or not, commas part them: `TYPE="work,voice"` stands in RFC 6350 itself.
        return value
            .split(',')
            .map(|one| entry("TYPE", one.trim().trim_matches('"')))
            .collect();
    }
    vec![(name, uncaret(value.trim().trim_matches('"')))]
}

/// `^n`, `^^` and `^'` of RFC 6868.
fn uncaret(value: &str) -> String {
    if !value.contains('^') {
        return value.to_owned();
    }
    let mut out = String::new();
    let mut chars = value.chars().peekable();
    while let Some(c) = chars.next() {
        let replaced = match (c, chars.peek()) {
            ('^', Some('n')) => Some('\n'),
            ('^', Some('^')) => Some('^'),
            ('^', Some('\'')) => Some('"'),
            _ => None,
        };
        out.push(replaced.unwrap_or(c));
        if replaced.is_some() {
            chars.next();
        }
    }
    out
}

/// Bytes of quoted-printable; what is no code stands for itself.
fn quoted_printable(raw: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(&byte) = raw.get(at) {
        match (byte, digit(raw.get(at + 1)), digit(raw.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// Bytes of base64, blanks and missing padding forgiven; what follows a cut is given up.
pub fn base64(raw: &[u8]) -> Option<Vec<u8>> {
    use base64::Engine as _;
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let mut clean: Vec<u8> = raw
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=')
        .collect();
    if clean.len() % 4 == 1 {
        clean.pop();
    }
    GeneralPurpose::new(&base64::alphabet::STANDARD, config)
        .decode(&clean)
        .ok()
}
