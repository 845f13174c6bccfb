//! One record of every kind, with most fields filled: what the fixtures of schema 1 hold.
//!
//! Frozen with them: a later schema's fixtures have a file of their own.

use std::collections::BTreeMap;

use kith::domain::aim::{Aim, AimKind, AimState, Idea, IdeaState};
use kith::domain::circle::{Circle, CircleKind, Relationship};
use kith::domain::contact::{
    Address, Anniversary, AnniversaryKind, Email, Fact, Link, Met, Name, OnlineService,
    Organization, Phone, Thumbnail,
};
use kith::domain::giving::{Favour, FavourKind, GiftIdea, Introduction, Promise, PromiseState};
use kith::domain::note::{
    AgendaItem, Counts, Initiator, Interaction, InteractionKind, LifeEvent, Note, Size,
};
use kith::domain::own::{
    Appearance, Decision, DecisionKind, ImportMapping, Preferences, ProfileAct, ProfileActKind,
    SavedView, Template,
};
use kith::domain::reminder::{Anchor, Frequency, Occurrence, Recurrence, Reminder};
use kith::domain::time::Day;
use kith::domain::{Body, Contact, Delta, Entry, Id, PartialDate, Record, Stamp, Unknown};

fn id(number: u32) -> Id {
    Id::new(1_790_000_000 + number, number.wrapping_mul(0x9E37_79B9))
}

fn date(text: &str) -> PartialDate {
    text.parse().expect("a date")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn somebody() -> Contact {
    Contact {
        name: Name {
            full: text("Dr. Renée 海 O’Hara"),
            given: text("Renée"),
            middle: text("海"),
            surname: text("O’Hara"),
            prefix: text("Dr."),
            suffix: text("PhD"),
            phonetic_given: text("Rehnee"),
            phonetic_surname: text("Ohara"),
            maiden: text("Lee"),
            ..Name::default()
        },
        nicknames: vec![text("Ren")],
        pronouns: text("she/her"),
        thumbnail: Some(Thumbnail {
            media_type: text("image/webp"),
            bytes: vec![0, 1, 2, 250],
        }),
        emails: vec![Email {
            address: text("ren@example.org"),
            label: text("home"),
            preferred: true,
            ..Email::default()
        }],
        phones: vec![Phone {
            number: text("+353 1 555 0100"),
            label: text("mobile"),
            ..Phone::default()
        }],
        online_services: vec![OnlineService {
            service: text("Mastodon"),
            user: text("@ren@example.social"),
            uri: text("https://example.social/@ren"),
            ..OnlineService::default()
        }],
        links: vec![Link {
            uri: text("https://example.org/ren"),
            label: text("site"),
            ..Link::default()
        }],
        addresses: vec![Address {
            street: text("1 Harbour Road"),
            extended: text("Flat 2"),
            locality: text("Cork"),
            postcode: text("T12"),
            country: text("Ireland"),
            ..Address::default()
        }],
        organizations: vec![Organization {
            name: text("Tide Press"),
            units: vec![text("Maps")],
            title: text("Editor"),
            field: text("publishing"),
            since: Some(date("2019-03")),
            ..Organization::default()
        }],
        fields: vec![text("beekeeping")],
        anniversaries: vec![Anniversary {
            kind: AnniversaryKind::Birthday,
            date: date("--02-29"),
            lead_days: Some(7),
            ..Anniversary::default()
        }],
        languages: vec![text("ga")],
        time_zone: text("Europe/Dublin"),
        preferred_contact: text("a call in the evening"),
        circles: vec![id(2)],
        tags: vec![text("sea")],
        favourite: true,
        rhythm: Some(30),
        put_off_until: Some(day("2026-12-24")),
        days_not: 0b110_0000,
        met: Met {
            when: Some(date("1981~")),
            place: text("a ferry"),
            through: Some(id(3)),
            text: text("Talked about [@Bo](kith:0000000000001)."),
            ..Met::default()
        },
        facts: vec![Fact {
            label: text("allergic to"),
            value: text("walnuts"),
            private: true,
            ..Fact::default()
        }],
        preserved: vec![text("X-GENERATOR:older")],
        unknown: Unknown(BTreeMap::from([(
            text("shoeSize"),
            serde_json::json!({"eu": 39}).to_string(),
        )])),
        ..Contact::default()
    }
}

fn what_was_said() -> Vec<Body> {
    let person = id(1);
    vec![
        Interaction {
            date: date("2026-05-12"),
            time: Some(20 * 60 + 15),
            participants: vec![person, id(3)],
            kind: InteractionKind::Video,
            circle: Some(id(2)),
            initiator: Initiator::Them,
            size: Size::Small,
            place: text("the pier"),
            duration_minutes: Some(90),
            text: text("A long evening.\nIt rained."),
            counts: Counts::Yes,
            private: true,
            ..Interaction::default()
        }
        .into(),
        LifeEvent {
            whose: person,
            date: date("2025"),
            kind: text("moved"),
            text: text("To the coast."),
            ..LifeEvent::default()
        }
        .into(),
        Note {
            text: text("Likes *strong* tea 🫖."),
            about: vec![person],
            pinned: true,
            date: date("2026-01-02"),
            ..Note::default()
        }
        .into(),
        AgendaItem {
            with: person,
            text: text("Ask about the bees"),
            ..AgendaItem::default()
        }
        .into(),
        Reminder {
            text: text("Send the map"),
            about: vec![person],
            due: day("2026-01-31"),
            recurrence: Some(Recurrence {
                frequency: Frequency::Monthly,
                interval: 2,
                anchor: Anchor::Completion,
                until: Some(day("2030-01-31")),
                start: Some(day("2025-01-31")),
                ..Recurrence::default()
            }),
            lead_days: 3,
            completions: vec![Occurrence {
                due: day("2025-11-30"),
                on: day("2025-12-01"),
                ..Occurrence::default()
            }],
            ..Reminder::default()
        }
        .into(),
    ]
}

fn what_was_given() -> Vec<Body> {
    let (me, person) = (id(4), id(1));
    vec![
        Promise {
            from: me,
            to: person,
            text: text("Read her draft"),
            due: Some(day("2026-06-01")),
            state: PromiseState::Kept,
            closed: Some(day("2026-05-30")),
            ..Promise::default()
        }
        .into(),
        Favour {
            from: person,
            to: me,
            kind: FavourKind::Loan,
            item: text("a tent"),
            amount: Some(-4_500),
            currency: text("EUR"),
            date: date("2026-04"),
            returned: Some(day("2026-05-01")),
            grew_from: Some(id(30)),
            aim: Some(id(31)),
            ..Favour::default()
        }
        .into(),
        GiftIdea {
            for_whom: person,
            text: text("a sea chart"),
            occasion: text("birthday"),
            ..GiftIdea::default()
        }
        .into(),
        Introduction {
            first: person,
            second: id(3),
            through: Some(me),
            why: text("Both keep bees"),
            made: Some(day("2026-03-03")),
            outcome: text("a hive"),
            ..Introduction::default()
        }
        .into(),
        Aim {
            whose: person,
            kind: AimKind::Offer,
            text: text("Can proofread"),
            fields: vec![text("publishing")],
            state: AimState::Open,
            opened: Some(date("2026")),
            met_by: vec![me],
            ..Aim::default()
        }
        .into(),
        Idea {
            text: text("A map of quiet places"),
            sparked_by: vec![person],
            would_interest: vec![id(3)],
            state: IdeaState::Tried,
            ..Idea::default()
        }
        .into(),
    ]
}

fn what_is_mine() -> Vec<Body> {
    vec![
        Circle {
            name: text("Rowers"),
            kind: CircleKind::Group,
            hue: Some(210),
            rhythm: Some(14),
            i_belong: true,
            meets: text("Thursdays at the pier"),
            ..Circle::default()
        }
        .into(),
        Relationship {
            from: id(1),
            to: Some(id(3)),
            kind: text("sister"),
            inverse: text("brother"),
            ..Relationship::default()
        }
        .into(),
        ProfileAct {
            kind: ProfileActKind::Talk,
            date: date("2026-02-02"),
            text: text("On tides"),
            people: vec![id(1)],
            ..ProfileAct::default()
        }
        .into(),
        Decision {
            kind: DecisionKind::NotThisMatch,
            first: id(1),
            second: id(3),
            ..Decision::default()
        }
        .into(),
        SavedView {
            name: text("The coast"),
            query: text("tag:sea"),
            ..SavedView::default()
        }
        .into(),
        Template {
            name: text("Thanks"),
            occasion: text("a favour"),
            text: text("Dear {name}, …"),
            ..Template::default()
        }
        .into(),
        ImportMapping {
            name: text("Club list"),
            headers: vec![text("Nom")],
            meanings: vec![text("surname")],
            ..ImportMapping::default()
        }
        .into(),
        Preferences {
            appearance: Appearance::Dark,
            gentle: true,
            suggestions: Some(3),
            ..Preferences::default()
        }
        .into(),
    ]
}

/// What the fixtures of schema 1 hold: every kind of record, stamps of every sort, a tombstone.
pub fn first() -> Delta {
    let mut bodies: Vec<Body> = vec![somebody().into()];
    bodies.extend(what_was_said());
    bodies.extend(what_was_given());
    bodies.extend(what_is_mine());
    let mut delta = Delta::default();
    for (number, body) in (1u32..).zip(bodies) {
        let id = id(number);
        let born = Stamp {
            millis: u64::from(id.seconds()) * 1000 + 7,
            counter: number % 3,
            device: 0xC0FF_EE00 + number % 2,
        };
        let mut entry = Entry::new(Record::new(body), born);
        if number % 4 == 0 {
            entry.record.trashed = Some(1_800_000_000);
            entry.edits.push((
                1000,
                Stamp {
                    millis: born.millis + 86_400_000,
                    counter: 1,
                    device: 5,
                },
            ));
        }
        delta.entries.insert(id, entry);
    }
    let purged = Stamp {
        millis: 1_790_000_000_123,
        counter: 4,
        device: 9,
    };
    delta.tombstones.insert(id(900), purged);
    delta
}
