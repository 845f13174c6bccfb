//! What a person typed into a field: impossible, unusual or fine.
//!
//! Only the impossible is refused. Names, numbers and addresses of the world are more varied than
//! any rule, so the unusual is kept as typed, with a hint that can be ignored.

use super::Sentence;

/// A value that can be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Trimmed, and completed where that is certain.
    pub value: String,
    /// What looks unusual about it.
    pub hint: Option<Sentence>,
}

fn fine(value: &str) -> Checked {
    Checked {
        value: value.to_owned(),
        hint: None,
    }
}

fn unusual(value: &str, hint: impl Into<Sentence>) -> Checked {
    Checked {
        value: value.to_owned(),
        hint: Some(hint.into()),
    }
}

/// A person's name: anything that can be seen.
///
/// # Errors
/// When there is nothing.
pub fn name(text: &str) -> Result<Checked, Sentence> {
    let value = text.trim();
    if !value.chars().any(is_visible) {
        return Err("A person needs a name. A first name or a nickname is enough.".into());
    }
    if value.chars().count() > 200 {
        return Ok(unusual(
            value,
            "This is a very long name. A note may be a better place for part of it.",
        ));
    }
    if value.contains('@') && email(value).is_ok_and(|checked| checked.hint.is_none()) {
        return Ok(unusual(value, "This looks like an email address."));
    }
    Ok(fine(value))
}

/// The parts between commas, trimmed, without empty ones.
pub fn listed(text: &str) -> Vec<String> {
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_visible(letter: char) -> bool {
    let invisible = matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}');
    !letter.is_whitespace() && !letter.is_control() && !invisible
}

/// An email address (RFC 5321 and 6531, leniently); `mailto:` and angle brackets are taken off.
///
/// # Errors
/// When no mail can go there.
pub fn email(text: &str) -> Result<Checked, Sentence> {
    let value = text.trim();
    let value = value.strip_prefix("mailto:").unwrap_or(value);
    // "Jane Roe <jane@example.org>", as pasted from a mail.
    let value = match (value.rfind('<'), value.strip_suffix('>')) {
        (Some(at), Some(rest)) => &rest[at + 1..],
        _ => value,
    };
    let Some((local, domain)) = value.rsplit_once('@') else {
        return Err("An email address has an @ in it, as in jane@example.org.".into());
    };
    if local.is_empty() {
        return Err("The part before the @ is missing.".into());
    }
    if domain.is_empty() {
        return Err("The part after the @ is missing.".into());
    }
    let quoted = local.starts_with('"') && local.ends_with('"') && local.len() > 2;
    if value.chars().any(char::is_control)
        || domain.contains(char::is_whitespace)
        || (!quoted && local.contains(char::is_whitespace))
    {
        return Err("An email address has no spaces in it.".into());
    }
    if !quoted && local.contains('@') {
        return Err("An email address has one @ in it.".into());
    }
    if domain.contains(',') || domain.contains("..") || domain.starts_with('.') {
        return Err("Mail cannot go there: look at the dots after the @.".into());
    }
    if !domain.contains('.') && !domain.starts_with('[') {
        return Ok(unusual(
            value,
            "The part after the @ usually has a dot, as in example.org.",
        ));
    }
    if domain.ends_with('.')
        || (!quoted && (local.ends_with('.') || local.starts_with('.') || local.contains("..")))
    {
        return Ok(unusual(value, "The dots in it look unusual."));
    }
    if !quoted && local.contains([',', ';', ':', '<', '>', '(', ')', '"']) {
        return Ok(unusual(value, "One of its signs looks unusual."));
    }
    Ok(fine(value))
}

/// A phone number, kept as typed; `tel:` is taken off.
///
/// # Errors
/// When there is nothing to dial.
pub fn phone(text: &str) -> Result<Checked, Sentence> {
    let value = text.trim();
    let value = value.strip_prefix("tel:").unwrap_or(value).trim();
    let digits = value.chars().filter(|letter| letter.is_numeric()).count();
    if digits == 0 {
        return Err("A phone number needs at least one digit.".into());
    }
    if value
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .count()
        > 12
    {
        return Ok(unusual(
            value,
            "There are many letters in it. The label is a better place for words.",
        ));
    }
    if digits > 20 {
        return Ok(unusual(
            value,
            "This is longer than phone numbers are. Perhaps these are two.",
        ));
    }
    if digits < 3 {
        return Ok(unusual(value, "This is shorter than phone numbers are."));
    }
    Ok(fine(value))
}

/// A web address, completed with `https://`.
///
/// # Errors
/// When it is no address, or one that Kith does not open.
pub fn link(text: &str) -> Result<Checked, Sentence> {
    let value = text.trim();
    if value.is_empty() {
        return Err("There is no address here yet.".into());
    }
    if value
        .chars()
        .any(|letter| letter.is_whitespace() || letter.is_control())
    {
        return Err("A web address has no spaces in it.".into());
    }
    if let Some(uri) = openable(value) {
        let host = uri.split_once("://").map_or(uri, |(_, rest)| rest);
        if host.is_empty() || host.starts_with('/') || uri.ends_with(':') {
            return Err("The address ends too early.".into());
        }
        return Ok(fine(uri));
    }
    let scheme = value
        .split_once(':')
        .map(|(scheme, rest)| (scheme, rest.bytes().next()));
    match scheme {
        // "example.org:8080" is a host and a port.
        Some((_, Some(b'0'..=b'9'))) | None => {}
        Some(_) => {
            return Err(
                "Kith opens addresses that begin with https, http, mailto, tel or sms.".into(),
            );
        }
    }
    let host = value
        .trim_start_matches('/')
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    if value.contains('@') && !value.contains('/') && email(value).is_ok() {
        return Ok(fine(&format!("mailto:{value}")));
    }
    if host.is_empty() || host.starts_with('.') {
        return Err("This is not a web address. One looks like example.org.".into());
    }
    let completed = format!("https://{}", value.trim_start_matches('/'));
    if host.contains('.') {
        Ok(fine(&completed))
    } else {
        Ok(unusual(
            &completed,
            "A web address usually has a dot in it, as in example.org.",
        ))
    }
}

/// What opens an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// The browser, as a page.
    Page,
    /// A program that writes or calls.
    Program,
}

/// Every scheme of an address that Kith opens: no other can be had.
const SCHEMES: [(&str, Opens); 5] = [
    ("http", Opens::Page),
    ("https", Opens::Page),
    ("mailto", Opens::Program),
    ("tel", Opens::Program),
    ("sms", Opens::Program),
];

/// What opens that address; `None` where Kith does not, as with anything that could run. Control
/// characters, which browsers drop when they read a scheme, are refused.
pub fn opens(uri: &str) -> Option<Opens> {
    let (scheme, rest) = uri.trim().split_once(':')?;
    let known = |(name, _): &&(&str, Opens)| scheme.eq_ignore_ascii_case(name);
    let (_, opens) = *SCHEMES.iter().find(known)?;
    let whole = opens == Opens::Program || rest.starts_with("//");
    let clean = !rest.chars().any(char::is_control);
    (whole && clean && !rest.is_empty()).then_some(opens)
}

/// The address, if Kith opens it: see [`opens`].
pub fn openable(uri: &str) -> Option<&str> {
    let uri = uri.trim();
    opens(uri).map(|_| uri)
}
