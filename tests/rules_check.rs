//! What is said of what was typed.

use kith::rules::Sentence;
use kith::rules::check::{Checked, Opens, email, link, name, openable, opens, phone};

/// "= value", "? value" with a hint, or "! sentence".
fn said(checked: Result<Checked, Sentence>) -> String {
    match checked {
        Ok(Checked { value, hint: None }) => format!("= {value}"),
        Ok(Checked {
            value,
            hint: Some(_),
        }) => format!("? {value}"),
        Err(sentence) => format!("! {sentence}"),
    }
}

#[test]
fn names_need_something_to_see() {
    for (typed, answer) in [
        (" Ann ", "= Ann"),
        ("王", "= 王"),
        ("🦊", "= 🦊"),
        ("7", "= 7"),
        ("ann@example.org", "? ann@example.org"),
    ] {
        assert_eq!(said(name(typed)), answer);
    }
    for typed in ["", "  ", "\u{200b}", "\u{a0}\n"] {
        assert!(
            said(name(typed)).starts_with("! A person needs a name."),
            "{typed:?}"
        );
    }
    assert!(said(name(&"x".repeat(300))).starts_with('?'));
}

#[test]
fn email_addresses_are_refused_only_where_no_mail_can_go() {
    for (typed, answer) in [
        (" ann@example.org ", "= ann@example.org"),
        ("mailto:ann@example.org", "= ann@example.org"),
        ("Ann B <ann@example.org>", "= ann@example.org"),
        ("ann+kith@sub.example.org", "= ann+kith@sub.example.org"),
        ("jürgen@müller.example", "= jürgen@müller.example"),
        ("\"a b\"@example.org", "= \"a b\"@example.org"),
        ("ann@[192.0.2.1]", "= ann@[192.0.2.1]"),
        ("ann@localhost", "? ann@localhost"),
        ("ann..b@example.org", "? ann..b@example.org"),
        ("ann,b@example.org", "? ann,b@example.org"),
        (
            "ann",
            "! An email address has an @ in it, as in jane@example.org.",
        ),
        ("@example.org", "! The part before the @ is missing."),
        ("ann@", "! The part after the @ is missing."),
        (
            "ann b@example.org",
            "! An email address has no spaces in it.",
        ),
        ("ann@b@example.org", "! An email address has one @ in it."),
        (
            "ann@example..org",
            "! Mail cannot go there: look at the dots after the @.",
        ),
    ] {
        assert_eq!(said(email(typed)), answer, "{typed}");
    }
}

#[test]
fn phone_numbers_are_kept_as_typed() {
    for (typed, answer) in [
        ("+49 (171) 234-5678", "= +49 (171) 234-5678"),
        ("tel:+491712345678", "= +491712345678"),
        ("555 1234 ext. 9", "= 555 1234 ext. 9"),
        ("1-800-FLOWERS", "= 1-800-FLOWERS"),
        ("٠١٢٣٤", "= ٠١٢٣٤"),
        ("12", "? 12"),
        ("0171 1234567 0172 12345678", "? 0171 1234567 0172 12345678"),
        (
            "ask her brother for it 12345",
            "? ask her brother for it 12345",
        ),
        ("none", "! A phone number needs at least one digit."),
        ("", "! A phone number needs at least one digit."),
    ] {
        assert_eq!(said(phone(typed)), answer, "{typed}");
    }
}

#[test]
fn links_are_completed_and_never_run() {
    for (typed, answer) in [
        ("example.org", "= https://example.org"),
        ("example.org/a?b#c", "= https://example.org/a?b#c"),
        ("//example.org", "= https://example.org"),
        ("example.org:8080/x", "= https://example.org:8080/x"),
        ("http://example.org", "= http://example.org"),
        ("HTTPS://example.org", "= HTTPS://example.org"),
        ("mailto:a@example.org", "= mailto:a@example.org"),
        ("a@example.org", "= mailto:a@example.org"),
        ("tel:+123", "= tel:+123"),
        ("intranet", "? https://intranet"),
        ("", "! There is no address here yet."),
        ("a b", "! A web address has no spaces in it."),
        ("https://", "! The address ends too early."),
    ] {
        assert_eq!(said(link(typed)), answer, "{typed}");
    }
    for typed in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc",
        "ftp://a.org",
        "java\tscript:x",
        "/",
        "...",
    ] {
        assert!(said(link(typed)).starts_with('!'), "{typed}");
        assert_eq!(openable(typed), None, "{typed}");
    }
}

#[test]
fn a_link_opens_a_page_or_a_program_and_nothing_else() {
    for (uri, by) in [
        ("http://a.org", Some(Opens::Page)),
        (" HTTPS://a.org ", Some(Opens::Page)),
        ("mailto:a@a.org", Some(Opens::Program)),
        ("TEL:+123", Some(Opens::Program)),
        ("sms:+123", Some(Opens::Program)),
        ("http:a.org", None),
        ("https:", None),
        ("tel:", None),
        ("tel:1\n2", None),
        ("ht\ntp://a.org", None),
        ("ftp://a.org", None),
        ("javascript:alert(1)", None),
        ("a.org", None),
    ] {
        assert_eq!(opens(uri), by, "{uri}");
        assert_eq!(openable(uri), by.map(|_| uri.trim()), "{uri}");
    }
}
