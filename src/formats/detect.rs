//! What kind of file these bytes are, whatever its name says.
//!
//! It looks at the first bytes and lines only, and reads nothing: its use is that a wrong file gets
//! a sentence which says what it is.

use super::text;

/// A kind of file, as far as its beginning tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// vCard 2.1, 3.0 or 4.0 (RFC 6350).
    VCard,
    /// Kith's own backup, of any version.
    Kith,
    Empty,
    Csv,
    Json,
    ICalendar,
    Html,
    Xml,
    Pdf,
    Zip,
    Gzip,
    Image,
    Office,
    OutlookStore,
    Database,
    RichText,
    Age,
    /// Text of no known form.
    Text,
    /// Bytes of no known form.
    Unknown,
}

/// How much of a file is looked at, in bytes.
const BEGINNING: usize = 64 * 1024;

/// Beginnings of files that are no text. Source: the formats' own specifications.
const SIGNATURES: &[(&[u8], Format)] = &[
    (b"%PDF-", Format::Pdf),
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"\x1f\x8b", Format::Gzip),
    (b"\xff\xd8\xff", Format::Image),
    (b"\x89PNG\r\n\x1a\n", Format::Image),
    (b"GIF8", Format::Image),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Office),
    (b"!BDN", Format::OutlookStore),
    (b"SQLite format 3\0", Format::Database),
    (b"{\\rtf", Format::RichText),
    (b"age-encryption.org/", Format::Age),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", Format::Age),
];

/// Names the kind of file.
pub fn detect(bytes: &[u8]) -> Format {
    if let Some(format) = by_signature(bytes) {
        return format;
    }
    let beginning = &bytes[..bytes.len().min(BEGINNING)];
    let head = text::decode(beginning);
    let trimmed = head.trim_start();
    if trimmed.trim_matches('\0').is_empty() {
        return if bytes.len() > BEGINNING {
            Format::Unknown
        } else {
            Format::Empty
        };
    }
    if trimmed.starts_with('{') || trimmed.starts_with('[') {
        return if looks_like_kith(trimmed) {
            Format::Kith
        } else {
            Format::Json
        };
    }
    if let Some(format) = by_markup(trimmed) {
        return format;
    }
    if has_line(&head, "BEGIN:VCARD") || bytes.len() > BEGINNING && later_card(bytes) {
        return Format::VCard;
    }
    if has_line(&head, "BEGIN:VCALENDAR") {
        return Format::ICalendar;
    }
    let strange =
        |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let count = head.chars().count();
    if head.chars().filter(strange).count() * 20 > count
        || !head.is_ascii() && mostly_high(beginning)
    {
        return Format::Unknown;
    }
    if looks_like_a_table(trimmed) {
        Format::Csv
    } else {
        Format::Text
    }
}

fn by_signature(bytes: &[u8]) -> Option<Format> {
    if bytes.is_empty() {
        return Some(Format::Empty);
    }
    if let Some((_, format)) = SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
    {
        return Some(*format);
    }
    let image = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
        || bytes.get(4..8) == Some(b"ftyp");
    image.then_some(Format::Image)
}

fn by_markup(trimmed: &str) -> Option<Format> {
    if !trimmed.starts_with('<') {
        return None;
    }
    let start: String = trimmed.chars().take(1_000).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.contains("<html") || start.contains("<head") {
        Some(Format::Html)
    } else {
        Some(Format::Xml)
    }
}

/// The first name of the object is `kith`; or it is lost, but the arrays are ours.
fn looks_like_kith(trimmed: &str) -> bool {
    let Some(rest) = trimmed.strip_prefix('{') else {
        return false;
    };
    let rest = rest.trim_start();
    rest.starts_with("\"kith\"") || rest.contains("\"kith\":") && rest.contains("\"people\"")
}

fn has_line(text: &str, wanted: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        line.get(..wanted.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(wanted))
    })
}

/// Whether a card begins beyond the part that was looked at.
fn later_card(bytes: &[u8]) -> bool {
    bytes
        .split(|byte| *byte == b'\n' || *byte == b'\r')
        .any(|line| {
            line.get(..11)
                .is_some_and(|start| start.eq_ignore_ascii_case(b"BEGIN:VCARD"))
        })
}

fn mostly_high(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err()
        && bytes.iter().filter(|byte| **byte >= 0x80).count() * 2 > bytes.len()
}

/// At least two lines with the same separator in each, and as often, quotes aside.
fn looks_like_a_table(trimmed: &str) -> bool {
    let mut lines = trimmed.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else {
        return false;
    };
    [',', ';', '\t'].into_iter().any(|separator| {
        let columns = first.matches(separator).count();
        columns > 0
            && lines
                .clone()
                .take(5)
                .filter(|line| line.matches(separator).count() >= columns)
                .count()
                >= 1
    })
}

impl Format {
    /// A short name, for machines.
    pub fn word(self) -> &'static str {
        match self {
            Format::VCard => "vcard",
            Format::Kith => "kith",
            Format::Empty => "empty",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::ICalendar => "icalendar",
            Format::Html => "html",
            Format::Xml => "xml",
            Format::Pdf => "pdf",
            Format::Zip => "zip",
            Format::Gzip => "gzip",
            Format::Image => "image",
            Format::Office => "office",
            Format::OutlookStore => "outlook",
            Format::Database => "database",
            Format::RichText => "rtf",
            Format::Age => "age",
            Format::Text => "text",
            Format::Unknown => "unknown",
        }
    }

    /// Why a file of this kind is not read, as sentences; `None` for what is read.
    pub fn refusal(self) -> Option<String> {
        let what = match self {
            Format::VCard | Format::Kith => return None,
            Format::Empty => return Some("The file is empty. Nothing was imported.".to_owned()),
            Format::Csv => "a table (CSV), which Kith cannot read yet",
            Format::Json => "JSON, but not a backup made by Kith",
            Format::ICalendar => "a calendar, not an address book",
            Format::Html => "a web page (HTML), not an address book",
            Format::Xml => "an XML document, not an address book",
            Format::Pdf => "a PDF, not an address book",
            Format::Zip => "a ZIP archive: unpack it, and choose the file inside it",
            Format::Gzip => "a compressed file: unpack it, and choose the file inside it",
            Format::Image => "a picture, not an address book",
            Format::Office => "a document of Microsoft Office, not an address book",
            Format::OutlookStore => {
                "Outlook's own mail store: in Outlook, export the contacts as vCard"
            }
            Format::Database => "a database, not an address book",
            Format::RichText => "a formatted text (RTF), not an address book",
            Format::Age => "encrypted with age: decrypt it first",
            Format::Text => "a text, but no contact card begins anywhere in it",
            Format::Unknown => "not a kind of file that Kith knows",
        };
        Some(format!("This is {what}. Nothing was imported."))
    }
}
