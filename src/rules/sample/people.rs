//! People, circles, and how people stand to each other.

use super::lines::{Line, More};
use super::reader::Reader;
use crate::domain::circle::{Circle, CircleKind, Relationship};
use crate::domain::contact::{
    Address, Anniversary, AnniversaryKind, Email, Fact, Link, Met, OnlineService, Organization,
    Phone,
};
use crate::domain::{Body, Contact};
use crate::rules::{names, relationships};

/// `person`, `circle` or `link`.
pub(super) fn body(reader: &Reader<'_>, line: &Line<'_>) -> Option<Body> {
    match line.word {
        "person" => person(reader, line).map(Body::from),
        "circle" => circle(line).map(Body::from),
        "link" => link(reader, line).map(Body::from),
        _ => None,
    }
}

fn person(reader: &Reader<'_>, line: &Line<'_>) -> Option<Contact> {
    let ([name], more) = line.fixed()?;
    let mut contact = Contact {
        name: names::split(name),
        nicknames: more.list("nick"),
        pronouns: more.text("pronouns"),
        emails: more.all("mail").into_iter().map(email).collect(),
        phones: more.all("phone").into_iter().map(phone).collect(),
        online_services: more.all("on").into_iter().map(service).collect(),
        links: more.all("web").into_iter().map(web).collect(),
        addresses: more.all("lives").into_iter().map(address).collect(),
        fields: more.list("fields"),
        languages: more.list("speaks"),
        time_zone: more.text("zone"),
        preferred_contact: more.text("prefers"),
        circles: reader.ids(more.one("in").unwrap_or_default())?,
        tags: more.list("tags"),
        favourite: more.has("favourite"),
        archived: more.has("archived"),
        muted: more.has("muted"),
        put_off_until: reader.day_of(&more, "later")?,
        remember_birthdays: more.has("remember"),
        ..Contact::default()
    };
    contact.name.maiden = more.text("maiden");
    if let Some(text) = more.one("died") {
        contact.died = Some(reader.date(text)?);
    }
    if let Some(days) = more.one("rhythm") {
        contact.rhythm = Some(days.parse().ok()?);
    }
    if let Some(bits) = more.one("not") {
        contact.days_not = u8::from_str_radix(bits, 2).ok()?;
    }
    for text in more.all("org") {
        contact.organizations.push(organization(reader, text)?);
    }
    contact.anniversaries = anniversaries(reader, &more)?;
    if let Some(text) = more.one("met") {
        contact.met = met(reader, text)?;
    }
    for (key, private) in [("fact", false), ("secret", true)] {
        for text in more.all(key) {
            contact.facts.push(fact(text, private)?);
        }
    }
    more.all_seen()?;
    Some(contact)
}

/// Parts of a column, parted by semicolons; those that are missing are empty.
fn parts<const N: usize>(text: &str) -> [&str; N] {
    let mut parts = text.split(';').map(str::trim);
    std::array::from_fn(|_| parts.next().unwrap_or_default())
}

fn email(text: &str) -> Email {
    let [address, label] = parts(text).map(str::to_owned);
    Email {
        address,
        label,
        ..Email::default()
    }
}

fn phone(text: &str) -> Phone {
    let [number, label] = parts(text).map(str::to_owned);
    Phone {
        number,
        label,
        ..Phone::default()
    }
}

fn service(text: &str) -> OnlineService {
    let [service, user] = parts(text).map(str::to_owned);
    OnlineService {
        service,
        user,
        ..OnlineService::default()
    }
}

fn web(text: &str) -> Link {
    let [uri, label] = parts(text).map(str::to_owned);
    Link {
        uri,
        label,
        ..Link::default()
    }
}

fn address(text: &str) -> Address {
    let [street, locality, postcode, country] = parts(text).map(str::to_owned);
    Address {
        street,
        locality,
        postcode,
        country,
        ..Address::default()
    }
}

/// Name; title; field; since; until.
fn organization(reader: &Reader<'_>, text: &str) -> Option<Organization> {
    let [name, title, field, since, until] = parts(text);
    let date = |text: &str| match text {
        "" => Some(None),
        text => reader.date(text).map(Some),
    };
    Some(Organization {
        name: name.to_owned(),
        title: title.to_owned(),
        field: field.to_owned(),
        since: date(since)?,
        until: date(until)?,
        ..Organization::default()
    })
}

/// `birthday DATE`, `wedding DATE`, `day DATE; what it is`.
fn anniversaries(reader: &Reader<'_>, more: &More<'_, '_>) -> Option<Vec<Anniversary>> {
    let kinds = [
        ("birthday", AnniversaryKind::Birthday),
        ("wedding", AnniversaryKind::Wedding),
        ("day", AnniversaryKind::Other),
    ];
    let mut found = Vec::new();
    for (key, kind) in kinds {
        for text in more.all(key) {
            let [date, label, lead] = parts(text);
            found.push(Anniversary {
                kind,
                label: label.to_owned(),
                date: reader.date(date)?,
                lead_days: lead.parse().ok(),
                ..Anniversary::default()
            });
        }
    }
    Some(found)
}

/// When; where; through whom; the story.
fn met(reader: &Reader<'_>, text: &str) -> Option<Met> {
    let [when, place, through, story] = parts(text);
    let known = reader.id(through);
    Some(Met {
        when: Some(reader.date(when)?),
        place: place.to_owned(),
        through: known,
        through_name: match known {
            Some(_) => String::new(),
            None => through.to_owned(),
        },
        text: reader.prose(story)?,
        ..Met::default()
    })
}

fn fact(text: &str, private: bool) -> Option<Fact> {
    let (label, value) = text.split_once(": ")?;
    Some(Fact {
        label: label.to_owned(),
        value: value.to_owned(),
        private,
        ..Fact::default()
    })
}

fn circle(line: &Line<'_>) -> Option<Circle> {
    let ([name, kind], more) = line.fixed()?;
    let number = |key| match more.one(key) {
        Some(text) => text.parse().ok().map(Some),
        None => Some(None),
    };
    let circle = Circle {
        name: name.to_owned(),
        kind: CircleKind::from_word(kind)?,
        hue: number("hue")?,
        rhythm: number("rhythm")?,
        i_belong: more.has("mine"),
        meets: more.text("meets"),
        note: more.text("note"),
        address: more.one("lives").map(address).unwrap_or_default(),
        ..Circle::default()
    };
    more.all_seen()?;
    Some(circle)
}

/// `link | one | kind | other`: one is the kind of the other, who may be a plain name.
fn link(reader: &Reader<'_>, line: &Line<'_>) -> Option<Relationship> {
    let ([from, kind, to], more) = line.fixed()?;
    let known = reader.id(to);
    let (kind, inverse) = relationships::with_inverse(kind, more.one("inverse").unwrap_or(""));
    let link = Relationship {
        from: reader.id(from)?,
        to: known,
        to_name: match known {
            Some(_) => String::new(),
            None => to.to_owned(),
        },
        kind,
        inverse,
        note: more.text("note"),
        ..Relationship::default()
    };
    more.all_seen()?;
    Some(link)
}
