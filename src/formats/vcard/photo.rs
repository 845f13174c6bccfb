//! Pictures inside a card. What is only an address of a picture is never fetched.

use super::person::Builder;
use super::property::{self, Property};
use super::value;
use crate::formats::Photo;

impl Builder {
    pub fn photo(&mut self, property: &Property) {
        let bytes = match &property.binary {
            Some(bytes) => Some(bytes.clone()),
            None => data_url(&property.value),
        };
        let Some(bytes) = bytes else {
            let text = value::text(&property.value);
            if value::scheme(&text).is_some_and(|scheme| scheme != "data") {
                // An address of a picture is kept, and never fetched.
                self.preserve(property);
            } else if !text.is_empty() {
                self.problem(
                    property.line,
                    "The picture of this card cannot be read; it was left out.",
                );
            }
            return;
        };
        match media_type(&bytes) {
            _ if bytes.is_empty() => {}
            Some(_) if self.draft.photo.is_some() => {
                self.problem(property.line, "A second picture was left out.");
            }
            Some(media_type) => self.draft.photo = Some(Photo { media_type, bytes }),
            None => self.problem(
                property.line,
                "The picture of this card is of no kind that browsers show; it was left out.",
            ),
        }
    }
}

/// The bytes of a base64 `data:` URL (RFC 2397).
fn data_url(raw: &str) -> Option<Vec<u8>> {
    let text = value::unescape(raw);
    let (_, data) = text.trim().strip_prefix("data:")?.split_once(";base64,")?;
    property::base64(data.as_bytes())
}

/// The kind of raster picture, told by its first bytes. An SVG is a document, and no picture here.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'G', b'I', b'F', b'8', ..] => Some("image/gif"),
        [b'B', b'M', ..] => Some("image/bmp"),
        _ if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Some("image/webp"),
        _ if bytes.get(4..8) == Some(b"ftyp") => Some("image/heic"),
        _ => None,
    }
}
