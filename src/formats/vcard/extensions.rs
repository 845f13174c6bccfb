//! Properties beyond the standard, and those of it that have no field: facts where a person would
//! read them, preserved lines where only a program would.

use super::person::Builder;
use super::property::Property;
use super::{labels, value};
use crate::domain::contact::AnniversaryKind;

/// Properties of the standards that say nothing a person would read.
const TECHNICAL: &[&str] = &[
    "UID",
    "SOURCE",
    "XML",
    "CLIENTPIDMAP",
    "CREATED",
    "JSPROP",
    "LANGUAGE",
    "GRAMGENDER",
    "CLASS",
    "SORT-STRING",
    "KEY",
    "SOUND",
    "LOGO",
    "AGENT",
    "FBURL",
    "CALADRURI",
    "MEMBER",
    "ORG-DIRECTORY",
];

/// Beginnings of names that programs keep for themselves.
const TECHNICAL_PREFIXES: &[&str] = &[
    "X-MS-OL-",
    "X-EVOLUTION-",
    "X-COUCHDB-",
    "X-ABUID",
    "X-ABADR",
    "X-ABSHOWAS",
    "X-ABCROP",
    "X-IMAGE",
    "X-ETAG",
    "X-ID",
    "X-FC-",
    "X-FCENCODED",
    "X-RADICALE",
    "X-CALENDARSERVER",
    "X-ADDRESSBOOKSERVER",
    "X-GOOGLE-ID",
    "X-GOOGLE-ETAG",
    "X-KADDRESSBOOK-CRYPTO",
    "X-CRYPTO",
    "X-ANDROID-CUSTOM",
    "X-OUTLOOK",
    "X-SYNC",
    "X-LUID",
    "X-IRMC",
    "X-APPLE",
    "X-ACCOUNT",
];

/// Longest text that is taken for something a person wrote about a person.
const FACT_LIMIT: usize = 500;

impl Builder {
    /// Any property without a reader of its own.
    pub fn other(&mut self, property: &Property) {
        let name = property.name.as_str();
        let text = value::text(&property.value);
        if property.binary.is_none() && text.is_empty() {
            return;
        }
        if name.ends_with("ANNIVERSARY") {
            return self.anniversary(property, AnniversaryKind::Wedding, "");
        }
        if let Some(label) = person_role(name) {
            return self.fact(label, &text);
        }
        if let Some(service) = messenger_of(name) {
            return self.messenger(property, service);
        }
        match name {
            "GENDER" | "X-GENDER" => self.gender(&property.value),
            "GEO" => self.position(property),
            "BIRTHPLACE" => self.fact("place of birth", &text),
            "DEATHPLACE" => self.fact("place of death", &text),
            "HOBBY" => self.fact("hobby", &text),
            "INTEREST" => self.fact("interest", &text),
            "RELATED" => self.related(property, &text),
            "X-ABRELATEDNAMES" => {
                let label = self.label(property);
                self.fact(if label.is_empty() { "related" } else { &label }, &text);
            }
            "X-ANDROID-CUSTOM" => self.android(property),
            "X-EVOLUTION-BLOG-URL" | "X-KADDRESSBOOK-BLOGFEED" => {
                self.add_link(&text, "blog".into())
            }
            "X-EVOLUTION-VIDEO-URL" => self.add_link(&text, "video".into()),
            _ if name.starts_with("X-FCENCODED-") => self.full_contact(property, &text),
            _ if is_technical(name, &text) || property.binary.is_some() => self.preserve(property),
            _ => {
                let own = self.label(property);
                let label = labels::words(without_vendor(name));
                let label = if own.is_empty() {
                    label
                } else {
                    format!("{label} ({own})")
                };
                self.fact(&label, &text);
            }
        }
    }

    fn gender(&mut self, raw: &str) {
        let parts = value::plain_components(raw);
        let sex = match parts.first().map(|sex| sex.to_ascii_lowercase()).as_deref() {
            Some("m" | "male") => "male",
            Some("f" | "female") => "female",
            Some("o" | "other") => "other",
            Some("n" | "none" | "u" | "unknown" | "") | None => "",
            Some(_) => parts[0].as_str(),
        };
        let identity = parts.get(1).filter(|text| !text.is_empty());
        self.fact("gender", identity.map_or(sex, String::as_str));
    }

    fn position(&mut self, property: &Property) {
        let text = value::text(&property.value);
        let text = text.strip_prefix("geo:").unwrap_or(&text);
        let numbers: Vec<&str> = text.split([';', ',']).map(str::trim).collect();
        let text = numbers.join(", ");
        let label = format!("{} coordinates", labels::from_types(property.types()));
        self.fact(label.trim(), &text);
    }

    /// A name is something to read; an address of another card is not.
    fn related(&mut self, property: &Property, text: &str) {
        if matches!(value::scheme(text), Some("urn" | "data" | "cid")) {
            return self.preserve(property);
        }
        let label = self.label(property);
        self.fact(if label.is_empty() { "related" } else { &label }, text);
    }

    /// Android's own columns: `vnd.android.cursor.item/nickname;Bob;1;;…`. Numbers of types are
    /// those of its `ContactsContract.CommonDataKinds`.
    fn android(&mut self, property: &Property) {
        let parts = value::plain_components(&property.value);
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        let number: usize = part(2).parse().unwrap_or(0);
        let own = part(3).to_owned();
        let first = part(1).to_owned();
        match part(0).rsplit('/').next() {
            Some("nickname") => {
                super::person::extend_distinct(&mut self.draft.contact.nicknames, vec![first]);
            }
            Some("contact_event") => {
                let (kind, label) = match number {
                    3 => (AnniversaryKind::Birthday, ""),
                    1 => (AnniversaryKind::Wedding, ""),
                    _ if own.is_empty() => (AnniversaryKind::Other, "other"),
                    _ => (AnniversaryKind::Other, own.as_str()),
                };
                self.date(property, kind, label, &first);
            }
            Some("relation") => {
                const KINDS: [&str; 15] = [
                    "related",
                    "assistant",
                    "brother",
                    "child",
                    "domestic partner",
                    "father",
                    "friend",
                    "manager",
                    "mother",
                    "parent",
                    "partner",
                    "referred by",
                    "relative",
                    "sister",
                    "spouse",
                ];
                let kind = KINDS.get(number).filter(|_| own.is_empty() || number > 0);
                self.fact(kind.copied().unwrap_or(&own), &first);
            }
            _ => self.preserve(property),
        }
    }

    /// FullContact hides the label in the name, in hexadecimal: `X-FC-RelatedNames:Mother`.
    fn full_contact(&mut self, property: &Property, text: &str) {
        let hex = property.name.trim_start_matches("X-FCENCODED-").as_bytes();
        let bytes: Option<Vec<u8>> = hex
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect();
        let name = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
        match name.as_deref().and_then(|name| name.split_once(':')) {
            Some(("X-FC-OtherDates", "Anniversary")) => {
                self.date(property, AnniversaryKind::Wedding, "", text);
            }
            Some(("X-FC-OtherDates", label)) => {
                self.date(property, AnniversaryKind::Other, label, text);
            }
            Some(("X-FC-RelatedNames", label)) => self.fact(&label.to_lowercase(), text),
            Some((_, label)) => self.fact(label, text),
            None => self.preserve(property),
        }
    }
}

/// Spouse, manager, assistant: every program has its own name for the property.
fn person_role(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix("X-")?;
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if ends(&["SPOUSE", "SPOUSENAME", "SPOUSESNAME"]) {
        Some("spouse")
    } else if ends(&["MANAGER", "MANAGERSNAME", "MANAGERNAME"]) {
        Some("manager")
    } else if ends(&["ASSISTANT", "ASSISTANTSNAME", "ASSISTANTNAME"]) {
        Some("assistant")
    } else {
        None
    }
}

/// The service of `X-AIM`, `X-SKYPE-USERNAME`, KDE's `X-messaging/aim-All`.
fn messenger_of(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix("X-")?;
    if matches!(
        name,
        "MS-IMADDRESS" | "KADDRESSBOOK-X-IMADDRESS" | "IMADDRESS"
    ) {
        return Some("IM");
    }
    let name = name.strip_prefix("MESSAGING/").unwrap_or(name);
    let name = ["-ALL", "-USERNAME", "-ID"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name);
    labels::service(name)
}

fn is_technical(name: &str, text: &str) -> bool {
    let markup = text.starts_with(['<', '{', '[']);
    let identifier = !text.contains(char::is_whitespace)
        && text.len() >= 16
        && text.chars().any(|c| c.is_ascii_digit())
        && !text.contains(['@', '/']);
    TECHNICAL.contains(&name)
        || TECHNICAL_PREFIXES
            .iter()
            .any(|prefix| name.starts_with(prefix))
        || markup
        || identifier
        || text.len() > FACT_LIMIT
}

fn without_vendor(name: &str) -> &str {
    let name = name.strip_prefix("X-").unwrap_or(name);
    [
        "MS-",
        "KADDRESSBOOK-X-",
        "KADDRESSBOOK-",
        "GOOGLE-",
        "MOZILLA-",
    ]
    .iter()
    .find_map(|vendor| name.strip_prefix(vendor))
    .unwrap_or(name)
}
