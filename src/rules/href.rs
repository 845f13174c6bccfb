//! Addresses that a link may open: http, https, mailto, tel and sms, and nothing else.

use super::check::openable;
use crate::domain::Contact;

/// Writes to that person: to the address they prefer, else to the first.
pub fn write_to(contact: &Contact) -> Option<String> {
    let preferred = contact.emails.iter().filter(|one| one.preferred);
    let mut all = preferred.chain(&contact.emails);
    all.find_map(|one| mail(&one.address))
}

/// Calls that person: on the number they prefer, else on the first.
pub fn call_to(contact: &Contact) -> Option<String> {
    let preferred = contact.phones.iter().filter(|one| one.preferred);
    let mut all = preferred.chain(&contact.phones);
    all.find_map(|one| call(&one.number))
}

/// Begins a text message to that person, on the number one would call them on (RFC 5724).
pub fn message_to(contact: &Contact) -> Option<String> {
    call_to(contact).map(|call| call.replacen("tel:", "sms:", 1))
}

/// The address, where a link may open it.
pub fn web(uri: &str) -> Option<String> {
    openable(uri).map(str::to_owned)
}

/// Writes to that email address (RFC 6068).
pub fn mail(address: &str) -> Option<String> {
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    Some(format!("mailto:{}", escaped(address, b"@.-_~+!$'*")))
}

/// The text as the value of a query (RFC 3986, 2.1): nothing in it can begin another.
pub fn encoded(text: &str) -> String {
    escaped(text, b".-_~")
}

/// Percent-encoding of everything but letters, digits and these.
fn escaped(text: &str, but: &[u8]) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || but.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Calls that number (RFC 3966): what can be dialled of it, as far as an extension.
pub fn call(number: &str) -> Option<String> {
    let dialled = number
        .trim()
        .split(|c: char| c.is_alphabetic() || c == ';')
        .next()?;
    let plus = dialled.trim_start().starts_with('+');
    let digits: String = dialled
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '*' | '#'))
        .collect();
    let prefix = if plus { "+" } else { "" };
    // A "#" would end the path of the address.
    let digits = digits.replace('#', "%23");
    (!digits.is_empty()).then(|| format!("tel:{prefix}{digits}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_are_opened() {
        assert_eq!(
            web(" https://example.org/a ").as_deref(),
            Some("https://example.org/a")
        );
        assert_eq!(
            web("HTTP://example.org").as_deref(),
            Some("HTTP://example.org")
        );
        for refused in [
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "example.org",
            "https:",
            "",
        ] {
            assert_eq!(web(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_mail_address_cannot_smuggle_a_header() {
        assert_eq!(
            mail("ada@example.org").as_deref(),
            Some("mailto:ada@example.org")
        );
        assert_eq!(
            mail("a?bcc=b@example.org").as_deref(),
            Some("mailto:a%3Fbcc%3Db@example.org")
        );
        assert_eq!(
            mail("zoë@example.org").as_deref(),
            Some("mailto:zo%C3%AB@example.org")
        );
        assert_eq!(mail(" "), None);
    }

    #[test]
    fn numbers_are_dialled_as_far_as_they_go() {
        assert_eq!(
            call("+351 21 123-45 67").as_deref(),
            Some("tel:+351211234567")
        );
        assert_eq!(
            call("(0)20 7946 0000 ext. 12").as_deref(),
            Some("tel:02079460000")
        );
        assert_eq!(call("#31#555").as_deref(), Some("tel:%2331%23555"));
        assert_eq!(call("ask Ada"), None);
    }
}
