//! Ways to reach a person: numbers, mail, messengers, links.

use super::person::{Builder, Preferred};
use super::property::Property;
use super::{labels, value};
use crate::domain::contact::{Email, Link, OnlineService, Phone};

impl Builder {
    pub fn email(&mut self, property: &Property) {
        let text = value::text(&property.value);
        let address = strip_scheme(&text, "mailto")
            .trim_matches(['<', '>', ' '])
            .to_owned();
        if address.is_empty() {
            return;
        }
        let (label, preference) = (self.label(property), property.preference());
        let same = |held: &&mut Preferred<Email>| {
            held.item.address.to_lowercase() == address.to_lowercase()
        };
        if let Some(held) = self.emails.iter_mut().find(same) {
            held.preference = held.preference.min(preference);
            fill(&mut held.item.label, label);
        } else {
            let item = Email {
                address,
                label,
                ..Email::default()
            };
            self.emails.push(Preferred { preference, item });
        }
    }

    pub fn phone(&mut self, property: &Property) {
        let number = number(&value::text(&property.value));
        if number.is_empty() {
            return;
        }
        let (label, preference) = (self.label(property), property.preference());
        let key = phone_key(&number);
        let same = |held: &&mut Preferred<Phone>| phone_key(&held.item.number) == key;
        if let Some(held) = self.phones.iter_mut().find(same) {
            held.preference = held.preference.min(preference);
            fill(&mut held.item.label, label);
        } else {
            let item = Phone {
                number,
                label,
                ..Phone::default()
            };
            self.phones.push(Preferred { preference, item });
        }
    }

    pub fn link(&mut self, property: &Property) {
        let label = match (self.label(property), property.name.as_str()) {
            (label, "CALURI") if label.is_empty() => "calendar".to_owned(),
            (label, _) => label,
        };
        self.add_link(&value::text(&property.value), label);
    }

    pub fn add_link(&mut self, text: &str, label: String) {
        let text: String = text.split_whitespace().collect();
        if text.is_empty() {
            return;
        }
        let looks_bare = value::scheme(&text).is_none() || text.starts_with("localhost");
        let uri = if looks_bare && text.contains('.') {
            format!("https://{text}")
        } else {
            text
        };
        let links = &mut self.draft.contact.links;
        match links
            .iter_mut()
            .find(|held| link_key(&held.uri) == link_key(&uri))
        {
            Some(held) => fill(&mut held.label, label),
            None => links.push(Link {
                uri,
                label,
                ..Link::default()
            }),
        }
    }

    /// `IMPP` (RFC 4770), `SOCIALPROFILE` (RFC 9554) and Apple's `X-SOCIALPROFILE`.
    pub fn online_service(&mut self, property: &Property) {
        let text = value::text(&property.value);
        let (mut service, mut label) = (String::new(), self.label(property));
        let named = ["SERVICE-TYPE", "X-SERVICE-TYPE", "X-SERVICE"]
            .iter()
            .find_map(|name| property.param(name));
        let by_type = property
            .params
            .iter()
            .filter(|(name, _)| name == "TYPE")
            .map(|(_, value)| value.as_str())
            .find(|value| {
                property.name == "X-SOCIALPROFILE" && *value != "pref"
                    || labels::service(value).is_some()
            });
        if let Some(name) = named.or(by_type) {
            service = labels::service(name).unwrap_or(name).to_owned();
        }
        if named.is_none() && by_type.is_some_and(|name| label.eq_ignore_ascii_case(name)) {
            label.clear();
        }
        let user = ["USERNAME", "X-USER", "X-USERNAME"]
            .iter()
            .find_map(|name| property.param(name));
        let found = profile(&text, user.unwrap_or_default());
        if service.is_empty() {
            service = found.service.clone();
        }
        self.add_service(OnlineService {
            service,
            label,
            ..found
        });
    }

    /// A property of its own for each messenger: `X-SKYPE:name`.
    pub fn messenger(&mut self, property: &Property, service: &str) {
        let found = profile(&value::text(&property.value), "");
        let label = self.label(property);
        let service = service.to_owned();
        self.add_service(OnlineService {
            service,
            label,
            ..found
        });
    }

    fn add_service(&mut self, service: OnlineService) {
        let services = &mut self.draft.contact.online_services;
        let same = |held: &OnlineService| {
            held.service.eq_ignore_ascii_case(&service.service)
                && held.user == service.user
                && held.uri == service.uri
        };
        let empty = service.user.is_empty() && service.uri.is_empty();
        if !empty && !services.iter().any(same) {
            services.push(service);
        }
    }

    /// Of each kind, the one most preferred is marked, and nothing where no preference was said.
    pub fn finish_channels(&mut self) {
        let contact = &mut self.draft.contact;
        let emails = std::mem::take(&mut self.emails);
        let best = most_preferred(&emails);
        for (at, mut email) in emails.into_iter().enumerate() {
            email.item.preferred = best == Some(at);
            contact.emails.push(email.item);
        }
        let phones = std::mem::take(&mut self.phones);
        let best = most_preferred(&phones);
        for (at, mut phone) in phones.into_iter().enumerate() {
            phone.item.preferred = best == Some(at);
            contact.phones.push(phone.item);
        }
    }
}

/// The first of those preferred most; `None` where nothing is preferred.
pub(super) fn most_preferred<T>(items: &[Preferred<T>]) -> Option<usize> {
    let best = items.iter().map(|item| item.preference).min()?;
    if best > 100 {
        return None;
    }
    items.iter().position(|item| item.preference == best)
}

fn fill(held: &mut String, other: String) {
    if held.is_empty() {
        *held = other;
    }
}

/// The text after `scheme:`, where it begins so.
fn strip_scheme<'a>(text: &'a str, scheme: &str) -> &'a str {
    match value::scheme(text) {
        Some(found) if found.eq_ignore_ascii_case(scheme) => &text[found.len() + 1..],
        _ => text,
    }
}

/// A number as a person would write it; `tel:` addresses (RFC 3966) lose their form.
fn number(text: &str) -> String {
    let bare = strip_scheme(text, "tel");
    if bare.len() == text.len() {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut parts = bare.split(';');
    let mut number = value::percent_decode(parts.next().unwrap_or_default().trim());
    for part in parts {
        if let Some(extension) = part.strip_prefix("ext=") {
            number = format!("{number} ext. {extension}");
        }
    }
    number
}

/// Digits and a leading plus; the text itself where there is no digit.
fn phone_key(number: &str) -> String {
    let key: String = number
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    if key.chars().any(|c| c.is_ascii_digit()) {
        key
    } else {
        number.to_lowercase()
    }
}

fn link_key(uri: &str) -> String {
    let lower = uri.to_lowercase();
    let rest = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

/// A profile from an address or a plain name, with the service that the address tells.
fn profile(text: &str, user: &str) -> OnlineService {
    let user_param = user.trim().to_owned();
    let Some(scheme) = value::scheme(text) else {
        return OnlineService {
            user: if user_param.is_empty() {
                text.to_owned()
            } else {
                user_param
            },
            ..OnlineService::default()
        };
    };
    let rest = text[scheme.len() + 1..].trim_start_matches('/');
    let lower = scheme.to_ascii_lowercase();
    let (service, uri, user) = match lower.as_str() {
        "http" | "https" => (labels::service_of_host(text), text, String::new()),
        // Apple's way of saying that there is no address.
        "x-apple" => (None, "", value::percent_decode(rest)),
        other => {
            let user = rest.split('?').next().unwrap_or(rest);
            (labels::service(other), text, value::percent_decode(user))
        }
    };
    OnlineService {
        service: service.unwrap_or_default().to_owned(),
        user: if user_param.is_empty() {
            user
        } else {
            user_param
        },
        uri: uri.to_owned(),
        ..OnlineService::default()
    }
}
