//! A person, in the words of JSContact (RFC 9553) and vCard (RFC 6350).

use minicbor::{Decoder, decode};

use super::stored::{Out, Stored};
use super::time::Day;
use super::{Id, PartialDate};

fields! {
    /// A person one knows; exactly one contact of a book is oneself.
    pub struct Contact {
        1 name: Name,
        2 nicknames: Vec<String>,
        /// As the person says them: "she/her".
        3 pronouns: String,
        4 thumbnail: Option<Thumbnail>,
        5 emails: Vec<Email>,
        6 phones: Vec<Phone>,
        7 online_services: Vec<OnlineService>,
        8 links: Vec<Link>,
        9 addresses: Vec<Address>,
        10 organizations: Vec<Organization>,
        /// Own fields of activity: "beekeeping", "contract law".
        11 fields: Vec<String>,
        12 anniversaries: Vec<Anniversary>,
        /// Set when the person has died, however little is known of the date.
        13 died: Option<PartialDate>,
        14 languages: Vec<String>,
        /// IANA name, "Europe/Lisbon", or an offset as a vCard gave it.
        15 time_zone: String,
        /// How they like to be reached: "a call in the evening".
        16 preferred_contact: String,
        17 circles: Vec<Id>,
        18 tags: Vec<String>,
        19 favourite: bool,
        20 archived: bool,
        /// Days between two conversations, as one wishes it.
        21 rhythm: Option<u16>,
        22 put_off_until: Option<Day>,
        23 muted: bool,
        /// Days of the week on which they are not suggested: bit 0 is Monday.
        24 days_not: u8,
        25 met: Met,
        26 facts: Vec<Fact>,
        /// vCard properties without a place of their own, one content line each, unfolded.
        27 preserved: Vec<String>,
        /// Oneself.
        28 me: bool,
        /// Whether birthdays go on being shown after death.
        29 remember_birthdays: bool,
    }
}

fields! {
    /// Name components; `full` is how the person is called on screen, and alone is enough.
    pub struct Name {
        1 full: String,
        2 given: String,
        /// Second and further given names.
        3 middle: String,
        4 surname: String,
        /// Honorific before the name: "Dr.".
        5 prefix: String,
        /// Generation or credential after the name: "Jr.", "PhD".
        6 suffix: String,
        7 phonetic_given: String,
        8 phonetic_surname: String,
        9 maiden: String,
    }
}

fields! {
    pub struct Email {
        1 address: String,
        2 label: String,
        3 preferred: bool,
    }
}

fields! {
    pub struct Phone {
        1 number: String,
        2 label: String,
        3 preferred: bool,
    }
}

fields! {
    /// A profile or a messenger: a service with a name there, an address of its own, or both.
    pub struct OnlineService {
        1 service: String,
        2 user: String,
        3 uri: String,
        4 label: String,
    }
}

fields! {
    pub struct Link {
        1 uri: String,
        2 label: String,
    }
}

fields! {
    /// A postal address. `full` where only the text on the envelope is known.
    pub struct Address {
        1 street: String,
        /// Flat, floor, building.
        2 extended: String,
        3 post_office_box: String,
        4 locality: String,
        5 region: String,
        6 postcode: String,
        7 country: String,
        8 full: String,
        9 label: String,
        10 preferred: bool,
    }
}

fields! {
    pub struct Organization {
        1 name: String,
        2 units: Vec<String>,
        /// Position: "Editor".
        3 title: String,
        /// Function, where it is said apart from the position.
        4 role: String,
        /// Field of activity: "publishing".
        5 field: String,
        6 since: Option<PartialDate>,
        7 until: Option<PartialDate>,
    }
}

choice! {
    pub enum AnniversaryKind {
        0 Birthday "birthday",
        1 Wedding "wedding",
        2 Other "other",
    }
}

fields! {
    /// A date that comes round every year.
    pub struct Anniversary {
        1 kind: AnniversaryKind,
        /// What the day is, where it is neither birthday nor wedding.
        2 label: String,
        3 date: PartialDate,
        /// Days ahead on which it is first mentioned; the book's own choice where absent.
        4 lead_days: Option<u16>,
    }
}

fields! {
    pub struct Met {
        1 when: Option<PartialDate>,
        2 place: String,
        3 through: Option<Id>,
        /// Through whom, where that is nobody in the book.
        4 through_name: String,
        5 text: String,
    }
}

fields! {
    /// "Allergic to": "walnuts".
    pub struct Fact {
        1 label: String,
        2 value: String,
        /// Never in a brief, a print or a notification.
        3 private: bool,
    }
}

/// Largest thumbnail kept, in bytes.
pub const THUMBNAIL_LIMIT: usize = 1_200;

/// A small picture, as the bytes of an image file of at most [`THUMBNAIL_LIMIT`] bytes.
/// In JSON a `data:` URL (RFC 2397).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thumbnail {
    /// "image/webp" or another raster type.
    pub media_type: String,
    pub bytes: Vec<u8>,
}

impl Stored for Thumbnail {
    fn is_default(&self) -> bool {
        *self == Thumbnail::default()
    }

    fn write(&self, out: &mut Out<'_>) {
        let _ = out.array(2);
        self.media_type.write(out);
        let _ = out.bytes(&self.bytes);
    }

    fn read(input: &mut Decoder<'_>) -> Result<Self, decode::Error> {
        if input.array()? != Some(2) {
            return Err(decode::Error::message("a thumbnail has two parts"));
        }
        Ok(Thumbnail {
            media_type: String::read(input)?,
            bytes: input.bytes()?.to_vec(),
        })
    }
}

impl Thumbnail {
    /// The picture as a `data:` URL.
    pub fn to_data_url(&self) -> String {
        use base64::Engine as _;
        let data = base64::engine::general_purpose::STANDARD.encode(&self.bytes);
        format!("data:{};base64,{data}", self.media_type)
    }

    /// The picture of a base64 `data:` URL of an image type; `None` for anything else, and for
    /// more than [`THUMBNAIL_LIMIT`] bytes.
    pub fn from_data_url(url: &str) -> Option<Self> {
        use base64::Engine as _;
        let (media_type, data) = url.strip_prefix("data:")?.split_once(";base64,")?;
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(data)
            .ok()?;
        // An SVG is a document that can hold script; a thumbnail is pixels.
        let raster = matches!(
            media_type,
            "image/webp" | "image/jpeg" | "image/png" | "image/gif"
        );
        (raster && !bytes.is_empty() && bytes.len() <= THUMBNAIL_LIMIT).then(|| Thumbnail {
            media_type: media_type.to_owned(),
            bytes,
        })
    }
}

impl serde::Serialize for Thumbnail {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_data_url())
    }
}

impl<'de> serde::Deserialize<'de> for Thumbnail {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let url = String::deserialize(deserializer)?;
        Thumbnail::from_data_url(&url)
            .ok_or_else(|| serde::de::Error::custom("not a small picture as a data: URL"))
    }
}

impl Contact {
    /// A person of whom only the name is known.
    pub fn named(full: impl Into<String>) -> Self {
        Contact {
            name: Name {
                full: full.into(),
                ..Name::default()
            },
            ..Contact::default()
        }
    }

    /// How the person is called on screen; never empty.
    pub fn display_name(&self) -> &str {
        let names = [&self.name.full, &self.name.given, &self.name.surname];
        names
            .into_iter()
            .chain(&self.nicknames)
            .chain(
                self.organizations
                    .iter()
                    .map(|organization| &organization.name),
            )
            .chain(self.emails.iter().map(|email| &email.address))
            .map(|text| text.trim())
            .find(|text| !text.is_empty())
            .unwrap_or("Someone without a name")
    }

    /// The birthday, as far as it is known.
    pub fn birthday(&self) -> Option<PartialDate> {
        self.anniversaries
            .iter()
            .find(|anniversary| anniversary.kind == AnniversaryKind::Birthday)
            .map(|anniversary| anniversary.date)
    }
}
