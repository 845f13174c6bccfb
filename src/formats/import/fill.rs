//! Completing one contact by another, without taking anything away.

use crate::domain::Contact;
use crate::domain::contact::{AnniversaryKind, Name};

/// Adds to `held` what only `other` says. Where both say something, what is held stays; of lists,
/// what is missing is added. What the person decided (rhythm, circles, archived and the like) is not
/// touched.
pub fn fill_in(held: &mut Contact, other: &Contact) {
    fill_name(&mut held.name, &other.name);
    extend(&mut held.nicknames, &other.nicknames, same_text);
    fill(&mut held.pronouns, &other.pronouns);
    if held.thumbnail.is_none() {
        held.thumbnail = other.thumbnail.clone();
    }
    extend(&mut held.emails, &other.emails, |a, b| {
        same_text(&a.address, &b.address)
    });
    extend(&mut held.phones, &other.phones, |a, b| {
        digits(&a.number) == digits(&b.number)
    });
    extend(&mut held.online_services, &other.online_services, |a, b| {
        same_text(&a.service, &b.service)
            && (a.user == b.user || !a.uri.is_empty() && a.uri == b.uri)
    });
    extend(&mut held.links, &other.links, |a, b| {
        same_text(a.uri.trim_end_matches('/'), b.uri.trim_end_matches('/'))
    });
    extend(&mut held.addresses, &other.addresses, |a, b| {
        let text = |address: &crate::domain::contact::Address| {
            [
                &address.street,
                &address.locality,
                &address.postcode,
                &address.full,
            ]
            .map(|part| part.to_lowercase())
        };
        text(a) == text(b)
    });
    extend(&mut held.organizations, &other.organizations, |a, b| {
        same_text(&a.name, &b.name) && (!a.name.is_empty() || same_text(&a.title, &b.title))
    });
    extend(&mut held.fields, &other.fields, same_text);
    extend(&mut held.anniversaries, &other.anniversaries, |a, b| {
        a.kind == b.kind
            && (a.kind == AnniversaryKind::Birthday || a.label == b.label && a.date == b.date)
    });
    held.died = held.died.or(other.died);
    extend(&mut held.languages, &other.languages, same_text);
    fill(&mut held.time_zone, &other.time_zone);
    fill(&mut held.preferred_contact, &other.preferred_contact);
    extend(&mut held.tags, &other.tags, same_text);
    extend(&mut held.facts, &other.facts, |a, b| {
        same_text(&a.label, &b.label) && same_text(&a.value, &b.value)
    });
    extend(&mut held.preserved, &other.preserved, |a, b| a == b);
}

fn fill_name(held: &mut Name, other: &Name) {
    fill(&mut held.full, &other.full);
    // Half a name of one and half of another would be nobody's.
    if held.given.is_empty() && held.surname.is_empty() {
        held.given.clone_from(&other.given);
        held.surname.clone_from(&other.surname);
        fill(&mut held.middle, &other.middle);
        fill(&mut held.prefix, &other.prefix);
        fill(&mut held.suffix, &other.suffix);
    }
    fill(&mut held.phonetic_given, &other.phonetic_given);
    fill(&mut held.phonetic_surname, &other.phonetic_surname);
    fill(&mut held.maiden, &other.maiden);
}

fn fill(held: &mut String, other: &str) {
    if held.is_empty() {
        other.clone_into(held);
    }
}

fn extend<T: Clone>(held: &mut Vec<T>, other: &[T], same: impl Fn(&T, &T) -> bool) {
    for item in other {
        if !held.iter().any(|known| same(known, item)) {
            held.push(item.clone());
        }
    }
}

fn same_text<T: AsRef<str> + ?Sized>(a: &T, b: &T) -> bool {
    a.as_ref().to_lowercase() == b.as_ref().to_lowercase()
}

/// The digits of a number; the text itself where there are none.
fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        number.to_lowercase()
    } else {
        digits
    }
}
