//! The sample network: that it shows everything, hangs together, and leaves without a trace.

use std::collections::{BTreeMap, BTreeSet};

use kith::domain::aim::{Aim, AimKind, AimState, Idea, IdeaState};
use kith::domain::circle::{Circle, CircleKind, Relationship};
use kith::domain::contact::AnniversaryKind;
use kith::domain::giving::{Favour, FavourKind, GiftIdea, Introduction, Promise, PromiseState};
use kith::domain::note::{
    AgendaItem, Counts, Initiator, Interaction, InteractionKind, LifeEvent, Note, Size,
};
use kith::domain::own::{Preferences, ProfileAct, ProfileActKind, Template};
use kith::domain::record::{RecordType as _, mentions};
use kith::domain::reminder::Reminder;
use kith::domain::stored::Fields;
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Clock, Contact, Id, Kind, PartialDate, Record};
use kith::rules::brief::brief;
use kith::rules::favours::{story, unthanked};
use kith::rules::matches::{Index, between_others, is_open, of_aim};
use kith::rules::paths::{Graph, Target, paths};
use kith::rules::quiet::quiet;
use kith::rules::sample::{count, has_sample, is_sample, remove, sample, unread};
use kith::rules::today::{Suggestion, What, Why};
use kith::rules::ways::{Way, ways};
use kith::rules::{check, conversations, date_words, promises, rhythm, today};

/// Days on which something could go wrong, and some on which nothing should.
const DAYS: [&str; 10] = [
    "2026-11-27",
    "2027-01-01",
    "2026-12-31",
    "2028-02-29",
    "2028-02-24",
    "2027-02-28",
    "2027-03-01",
    "2028-03-31",
    "2026-10-25",
    "2063-06-15",
];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn me() -> Id {
    Id::new(1_790_000_000, 7)
}

fn commit(book: &mut Book, change: &Change) {
    let latest = book.entries().values().map(|entry| entry.latest().millis);
    let purged = book.tombstones().values().map(|stamp| stamp.millis);
    let now = latest.chain(purged).max().unwrap_or(0) + 1;
    let delta = book.stamp(change, &mut Clock::new(1), now);
    book.join(delta);
}

fn own_book() -> Book {
    let mut book = Book::default();
    let mut contact = Contact::named("Maria Lindqvist");
    contact.me = true;
    commit(&mut book, &Change::add(me(), contact));
    book
}

fn sampled(today: &str) -> Book {
    let mut book = own_book();
    let change = sample(&book, me(), day(today));
    commit(&mut book, &change);
    book
}

/// What a book says, whenever it was written.
fn values(book: &Book) -> BTreeMap<Id, Record> {
    let entries = book.entries().iter();
    entries
        .map(|(id, entry)| (*id, entry.record.clone()))
        .collect()
}

fn person(book: &Book, name: &str) -> Id {
    let mut found = book
        .all::<Contact>()
        .filter(|(_, contact)| contact.display_name().contains(name));
    let (id, _) = found.next().unwrap_or_else(|| panic!("no {name}"));
    id
}

#[test]
fn every_line_is_read_on_every_day() {
    let first = sample(&own_book(), me(), day(DAYS[0])).len();
    for today in DAYS {
        assert_eq!(unread(day(today)), [""; 0], "{today}");
        assert_eq!(
            sample(&own_book(), me(), day(today)).len(),
            first,
            "{today}"
        );
    }
    println!("{first} records");
}

#[test]
fn every_kind_of_record_occurs() {
    let book = sampled(DAYS[0]);
    for kind in Kind::ALL {
        let least = match kind {
            Kind::Contact => 41,
            // What only a person's own use of the app makes.
            Kind::Decision | Kind::SavedView | Kind::ImportMapping | Kind::Preferences => 0,
            Kind::Interaction => 100,
            Kind::Template => 3,
            Kind::Idea => 5,
            Kind::Aim => 40,
            _ => 6,
        };
        let held = book.count(*kind);
        assert!(held >= least, "{kind:?}: {held}");
    }
}

#[test]
fn every_field_of_a_person_is_filled_somewhere() {
    let book = sampled(DAYS[0]);
    // A picture and what a vCard brought cannot be invented; who is oneself is.
    let left_out = ["thumbnail", "preserved", "me", "unknown"];
    for tag in Contact::default().tags() {
        let name = Contact::name(*tag);
        let mut others = book.all::<Contact>().filter(|(id, _)| is_sample(*id));
        assert!(
            left_out.contains(&name) || others.any(|(_, contact)| !contact.has_default(*tag)),
            "{name}"
        );
    }
}

/// That every choice there is was made by some record.
fn all_made<T: Copy + Ord + std::fmt::Debug>(all: &[T], made: impl Iterator<Item = T>) {
    let made: BTreeSet<T> = made.collect();
    let missing: Vec<&T> = all.iter().filter(|choice| !made.contains(choice)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_choice_is_made_somewhere() {
    let book = sampled(DAYS[0]);
    let met = || book.all::<Interaction>().map(|(_, one)| one);
    all_made(InteractionKind::ALL, met().map(|one| one.kind));
    all_made(Size::ALL, met().map(|one| one.size));
    all_made(Initiator::ALL, met().map(|one| one.initiator));
    let counts = [Counts::BySize, Counts::No];
    all_made(&counts, met().map(|one| one.counts));
    let favours = || book.all::<Favour>().map(|(_, one)| one);
    all_made(FavourKind::ALL, favours().map(|one| one.kind));
    all_made(AimKind::ALL, book.all::<Aim>().map(|(_, one)| one.kind));
    all_made(AimState::ALL, book.all::<Aim>().map(|(_, one)| one.state));
    all_made(IdeaState::ALL, book.all::<Idea>().map(|(_, one)| one.state));
    let promises = book.all::<Promise>().map(|(_, one)| one.state);
    all_made(PromiseState::ALL, promises);
    let acts = book.all::<ProfileAct>().map(|(_, one)| one.kind);
    all_made(ProfileActKind::ALL, acts);
    all_made(
        CircleKind::ALL,
        book.all::<Circle>().map(|(_, one)| one.kind),
    );
    let dates = book
        .all::<Contact>()
        .flat_map(|(_, one)| &one.anniversaries);
    all_made(
        &[AnniversaryKind::Birthday, AnniversaryKind::Wedding],
        dates.map(|date| date.kind),
    );
    // Aims of one's own, of every kind.
    let mine = book.about::<Aim>(me()).map(|(_, one)| one.kind);
    all_made(AimKind::ALL, mine);
    assert!(favours().any(|one| one.from == me()) && favours().any(|one| one.to == me()));
    let grew_twice = favours().any(|one| {
        let from = one.grew_from.and_then(|id| book.get::<Favour>(id));
        from.is_some_and(|from| from.grew_from.is_some())
    });
    assert!(grew_twice, "an act that grew from one that grew from one");
}

#[test]
fn all_references_lead_somewhere() {
    let book = sampled(DAYS[0]);
    let mut mentioned = 0;
    for (id, entry) in book.entries() {
        for other in entry.record.body.refers_to() {
            assert!(book.record(other).is_some(), "{:?}", entry.record.body);
            assert_ne!(other, *id);
        }
        if let Body::Note(note) = &entry.record.body {
            mentioned += mentions(&note.text).count();
        }
    }
    assert!(mentioned >= 4, "{mentioned} mentions in notes");
}

#[test]
fn nobody_stands_alone() {
    let book = sampled(DAYS[0]);
    for (id, contact) in book.all::<Contact>() {
        let told = book.referrers_of(id).count();
        assert!(told >= 2, "{}: {told}", contact.display_name());
    }
}

/// Every date a record gives to what has happened.
fn past(body: &Body) -> Vec<PartialDate> {
    let days = |days: &[Option<Day>]| days.iter().flatten().map(|day| (*day).into()).collect();
    match body {
        Body::Contact(one) => {
            let mut dates: Vec<PartialDate> = one.died.into_iter().collect();
            dates.extend(one.met.when);
            dates.extend(one.birthday().filter(|date| date.year().is_some()));
            let years = one.organizations.iter();
            dates.extend(years.flat_map(|at| [at.since, at.until].into_iter().flatten()));
            dates
        }
        Body::Interaction(one) => vec![one.date],
        Body::LifeEvent(one) => vec![one.date],
        Body::Note(one) => vec![one.date],
        Body::ProfileAct(one) => vec![one.date],
        Body::Promise(one) => days(&[one.closed]),
        Body::Favour(one) => {
            let mut dates: Vec<PartialDate> = days(&[one.returned, one.thanked]);
            dates.push(one.date);
            dates
        }
        Body::Introduction(one) => days(&[one.asked_first, one.asked_second, one.made]),
        Body::Aim(one) => [one.opened, one.closed].into_iter().flatten().collect(),
        Body::Idea(one) => one.date.into_iter().collect(),
        Body::Reminder(one) => {
            let all = one.completions.iter().chain(&one.skips);
            all.map(|occurrence| occurrence.on.into()).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn what_has_happened_is_not_in_the_future() {
    for today in DAYS {
        let book = sampled(today);
        for entry in book.entries().values() {
            for date in past(&entry.record.body) {
                let known = date.earliest();
                assert!(known.is_some(), "{:?}", entry.record.body);
                assert!(
                    known <= Some(day(today)),
                    "{today}: {:?}",
                    entry.record.body
                );
            }
        }
    }
}

#[test]
fn it_is_alive_on_every_day() {
    for text in DAYS {
        let (today, book) = (day(text), sampled(text));
        assert_eq!(
            rhythm::due(&book, person(&book, "Anouk"), today),
            Some(today),
            "{text}: somebody is due today"
        );
        let tamsin = conversations::of_person(&book, person(&book, "Tamsin"), today);
        assert!(quiet(&tamsin, today).is_some(), "{text}: somebody is quiet");

        let birthdays: Vec<i32> = book
            .all::<Contact>()
            .filter_map(|(_, one)| one.birthday()?.next_occurrence(today))
            .map(|next| next.days_since(today))
            .collect();
        assert!(birthdays.contains(&0) && birthdays.contains(&5), "{text}");

        let reminders = || book.all::<Reminder>().filter(|(_, one)| !one.finished);
        assert!(reminders().any(|(_, one)| one.due == today), "{text}");
        assert!(reminders().any(|(_, one)| one.due < today), "{text}");
        assert!(reminders().any(|(_, one)| one.recurrence.is_some()));

        let promises = || book.all::<Promise>().map(|(_, one)| one);
        let open = |one: &Promise| one.state == PromiseState::Open && one.due.is_some();
        let late = |one: &Promise| open(one) && one.due < Some(today);
        assert!(promises().any(late) && promises().any(open), "{text}");
    }
}

#[test]
fn today_has_something_of_everything() {
    for text in DAYS {
        let book = sampled(text);
        let shown = today::today(&book, day(text));
        let what = |is: fn(&What) -> bool| shown.set.iter().any(|item| is(&item.what));
        assert!(what(|one| matches!(one, What::Date(_))), "{text}");
        assert!(what(|one| matches!(one, What::Reminder(_))), "{text}");
        assert!(what(|one| matches!(one, What::Promise(_))), "{text}");
        let why = |is: fn(&Why) -> bool| {
            let all = shown.suggestions.iter().chain(&shown.more);
            all.into_iter().any(|one| is(&one.why))
        };
        assert!(why(|one| matches!(one, Why::Rhythm { .. })), "{text}");
        assert!(why(|one| matches!(one, Why::Quiet(_))), "{text}");
        assert!(shown.set.len() <= 20, "{text}: {} things", shown.set.len());
        assert!(shown.coming.len() >= 5, "{text}: {}", shown.coming.len());
        let due = shown.suggestions.len() + shown.more.len();
        println!("{text}: {} set, {due} suggested", shown.set.len());
        assert!((5..=25).contains(&due), "{text}: {due} suggested");
    }
}

#[test]
fn needs_meet_offers() {
    let book = sampled(DAYS[0]);
    let aims: Vec<&Aim> = book.all::<Aim>().map(|(_, aim)| aim).collect();
    let open = |aim: &&&Aim| aim.state == AimState::Open && !aim.private;
    let wanted = aims
        .iter()
        .filter(open)
        .filter(|aim| matches!(aim.kind, AimKind::Need | AimKind::Challenge | AimKind::Goal));
    let given = |aim: &&&Aim| matches!(aim.kind, AimKind::Offer | AimKind::Experience);
    let (mut met, mut unmet) = (0, Vec::new());
    for want in wanted {
        let share = |one: &&&Aim| one.fields.iter().any(|field| want.fields.contains(field));
        let mut others = aims.iter().filter(open).filter(given);
        match others.find(|one| one.whose != want.whose && share(one)) {
            Some(_) => met += 1,
            None => unmet.push(&want.text),
        }
    }
    println!("{met} are met, unmet are {unmet:#?}");
    assert!(met >= 18 && unmet.len() >= 2, "{met}, {unmet:#?}");
}

#[test]
fn there_are_people_of_every_sort() {
    let book = sampled(DAYS[0]);
    let others = || book.all::<Contact>().filter(|(id, _)| is_sample(*id));
    let some = |what: &str, is: &dyn Fn(&Contact) -> bool| {
        assert!(others().any(|(_, contact)| is(contact)), "{what}");
    };
    some("died", &|one| one.died.is_some());
    some("archived", &|one| one.archived);
    some("muted", &|one| one.muted);
    some("a long name", &|one| {
        one.display_name().chars().count() > 60
    });
    some("a short name", &|one| one.display_name().len() == 2);
    some("right to left", &|one| one.display_name().starts_with('ل'));
    some("an emoji", &|one| one.nicknames.contains(&"🦊".to_owned()));
    let links: Vec<(&str, &str)> = book
        .all::<Relationship>()
        .map(|(_, link)| (link.kind.as_str(), link.inverse.as_str()))
        .collect();
    for kind in [
        ("partner", "partner"),
        ("parent", "child"),
        ("mentor", "mentee"),
    ] {
        assert!(links.contains(&kind), "{kind:?}");
    }
}

/// Every text of a record, but its addresses.
fn texts(body: &Body) -> Vec<String> {
    fn walk(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => found.push(text.clone()),
            serde_json::Value::Array(values) => values.iter().for_each(|one| walk(one, found)),
            serde_json::Value::Object(fields) => fields.values().for_each(|one| walk(one, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&serde_json::to_value(body).unwrap(), &mut found);
    found
}

#[test]
fn texts_are_finished() {
    let book = sampled(DAYS[0]);
    for entry in book.entries().values() {
        let body = &entry.record.body;
        let template = matches!(body, Body::Template(_));
        for text in texts(body) {
            let folded = text.to_lowercase();
            for left in ["todo", "lorem", "xxx", "  ", " |", "| ", "…", "!!", " //"] {
                assert!(!folded.contains(left), "{left:?} in {text:?}");
            }
            assert!(template || !text.contains(['{', '}']), "{text:?}");
            assert_eq!(text.trim(), text);
        }
    }
}

/// Domains of RFC 2606, and the numbers that are kept free for stories.
#[test]
fn nobody_can_be_reached() {
    let book = sampled(DAYS[0]);
    let reserved = |host: &str| {
        let ends = [".example", "example.org", "example.net", "example.com"];
        ends.iter().any(|end| host.ends_with(end))
    };
    for (id, contact) in book.all::<Contact>().filter(|(id, _)| is_sample(*id)) {
        for email in &contact.emails {
            let (_, host) = email.address.split_once('@').unwrap();
            assert!(reserved(host), "{id}: {host}");
            assert!(check::email(&email.address).is_ok());
        }
        for link in &contact.links {
            assert!(reserved(&link.uri) && check::link(&link.uri).is_ok());
        }
        for phone in &contact.phones {
            let fictional = ["07700 900", "01632 960"];
            let number = &phone.number;
            assert!(fictional.iter().any(|start| number.starts_with(start)));
        }
    }
}

#[test]
fn dates_are_told_as_people_write_them() {
    let book = sampled("2026-11-27");
    let date = |id: Id| date_words::write(book.get::<Contact>(id).unwrap().birthday().unwrap());
    assert_eq!(date(person(&book, "Inês")), "2 December 1992");
    assert_eq!(date(person(&book, "Ilse")), "29 February");
    let (_, ropes) = book
        .all::<Circle>()
        .find(|(_, one)| one.name == "Tuesday Ropes")
        .unwrap();
    assert!(ropes.meets.starts_with("Tuesdays"));
    let marek = person(&book, "Marek");
    let tuesday = book
        .about::<Interaction>(marek)
        .filter_map(|(_, one)| one.date.to_day())
        .max()
        .unwrap();
    assert_eq!(
        tuesday,
        day("2026-11-17"),
        "a Tuesday, six days ago or more"
    );
}

#[test]
fn it_opens_a_book_in_one_step() {
    let mut contact = Contact::named("Maria Lindqvist");
    contact.me = true;
    let opens = Change::add(me(), contact);
    let change = opens.squash(sample(&Book::default(), me(), day(DAYS[0])));
    let mut book = Book::default();
    commit(&mut book, &change);
    assert_eq!(values(&book), values(&sampled(DAYS[0])));
    // Whoever looked around without a name stays in the book when the sample goes.
    let removal = remove(&book);
    commit(&mut book, &removal);
    assert_eq!(book.me().map(|(id, _)| id), Some(me()));
    assert_eq!(book.entries().len(), 1);
}

#[test]
fn twice_adds_nothing() {
    let mut book = sampled(DAYS[0]);
    assert!(sample(&book, me(), day(DAYS[1])).is_empty());
    // Nor does what is left of it grow again.
    let one = person(&book, "Anouk");
    let change = Change::remove(one, book.record(one).unwrap().clone());
    commit(&mut book, &change);
    assert!(sample(&book, me(), day(DAYS[0])).is_empty());
}

#[test]
fn it_leaves_as_it_came_and_may_come_again() {
    let mut book = own_book();
    commit(
        &mut book,
        &Change::add(Id::new(1_790_000_001, 1), note("Mine", &[])),
    );
    let before = values(&book);
    for today in [DAYS[0], DAYS[3]] {
        let change = sample(&book, me(), day(today));
        commit(&mut book, &change);
        assert!(has_sample(&book));
        assert_eq!(count(&book), change.len());
        let removal = remove(&book);
        commit(&mut book, &removal);
        assert_eq!(values(&book), before);
        assert!(!has_sample(&book) && count(&book) == 0);
    }
    assert!(remove(&book).is_empty());
}

#[test]
fn undo_brings_it_back_whole() {
    let mut book = sampled(DAYS[0]);
    let anouk = person(&book, "Anouk");
    let own = Id::new(1_790_000_001, 1);
    commit(
        &mut book,
        &Change::add(own, note(&mention("Anouk", anouk), &[anouk])),
    );
    let before = values(&book);
    let removal = remove(&book);
    commit(&mut book, &removal);
    commit(&mut book, &removal.invert());
    assert_eq!(values(&book), before);
}

#[test]
fn what_was_changed_in_it_goes_with_it() {
    let mut book = own_book();
    let before = values(&book);
    let change = sample(&book, me(), day(DAYS[0]));
    commit(&mut book, &change);
    let bo = person(&book, "Bo");
    let held = book.record(bo).unwrap().clone();
    let mut edited = held.clone();
    if let Some(contact) = Contact::of_mut(&mut edited.body) {
        contact.name.full = "Bo Mbeki".to_owned();
    }
    edited.trashed = Some(1_790_000_000);
    commit(&mut book, &Change::update(bo, &held, edited));
    let removal = remove(&book);
    commit(&mut book, &removal);
    assert_eq!(values(&book), before);
}

fn note(text: &str, about: &[Id]) -> Note {
    Note {
        text: text.to_owned(),
        about: about.to_vec(),
        ..Note::default()
    }
}

fn mention(name: &str, id: Id) -> String {
    format!("[@{name}](kith:{id})")
}

/// One's own records that speak of the sample, and how they are without it.
#[test]
fn ones_own_records_stay_without_the_links() {
    let mut book = sampled(DAYS[0]);
    let (anouk, bo) = (person(&book, "Anouk"), person(&book, "Bo"));
    let (circle, held) = book.all::<Circle>().next().unwrap();
    let circle_name = held.name.clone();
    let (favour, _) = book.all::<Favour>().next().unwrap();
    let (aim, _) = book.all::<Aim>().next().unwrap();
    let own = Id::new(1_790_000_001, 1);
    commit(&mut book, &Change::add(own, Contact::named("Ada")));
    let cases: Vec<(Body, Body)> = vec![
        (
            note(
                &format!(
                    "Saw {} and {}.",
                    mention("Anouk S", anouk),
                    mention("Ada", own)
                ),
                &[bo, own],
            )
            .into(),
            note(
                &format!("Bo: Saw Anouk S and {}.", mention("Ada", own)),
                &[own],
            )
            .into(),
        ),
        (
            Contact {
                circles: vec![circle],
                met: kith::domain::contact::Met {
                    through: Some(anouk),
                    ..Default::default()
                },
                ..Contact::named("Zoe")
            }
            .into(),
            Contact {
                met: kith::domain::contact::Met {
                    through_name: "Anouk Sarkissian".to_owned(),
                    ..Default::default()
                },
                ..Contact::named("Zoe")
            }
            .into(),
        ),
        (
            Relationship {
                from: own,
                to: Some(bo),
                kind: "parent".to_owned(),
                inverse: "child".to_owned(),
                ..Default::default()
            }
            .into(),
            Relationship {
                from: own,
                to_name: "Bo".to_owned(),
                kind: "parent".to_owned(),
                inverse: "child".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Relationship {
                from: bo,
                to: Some(own),
                kind: "parent".to_owned(),
                inverse: "child".to_owned(),
                ..Default::default()
            }
            .into(),
            Relationship {
                from: own,
                to_name: "Bo".to_owned(),
                kind: "child".to_owned(),
                inverse: "parent".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Interaction {
                participants: vec![bo, own],
                circle: Some(circle),
                text: mention("Bo", bo),
                ..Default::default()
            }
            .into(),
            Interaction {
                participants: vec![own],
                text: format!("With {circle_name}: Bo"),
                ..Default::default()
            }
            .into(),
        ),
        (
            LifeEvent {
                whose: bo,
                text: "x".to_owned(),
                ..Default::default()
            }
            .into(),
            LifeEvent {
                whose: me(),
                text: "Bo: x".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            AgendaItem {
                with: bo,
                text: "x".to_owned(),
                ..Default::default()
            }
            .into(),
            AgendaItem {
                text: "Bo: x".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Reminder {
                about: vec![bo],
                text: "x".to_owned(),
                ..Default::default()
            }
            .into(),
            Reminder {
                text: "Bo: x".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Promise {
                from: me(),
                to: bo,
                text: "x".to_owned(),
                ..Default::default()
            }
            .into(),
            Promise {
                from: me(),
                text: "Bo: x".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Favour {
                from: bo,
                to: own,
                grew_from: Some(favour),
                aim: Some(aim),
                ..Default::default()
            }
            .into(),
            Favour {
                to: own,
                text: "Bo".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            GiftIdea {
                for_whom: bo,
                given_as: Some(favour),
                ..Default::default()
            }
            .into(),
            GiftIdea {
                text: "Bo".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Introduction {
                first: own,
                second: bo,
                through: Some(anouk),
                aim: Some(aim),
                ..Default::default()
            }
            .into(),
            Introduction {
                first: own,
                why: "Bo, Anouk Sarkissian".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Aim {
                whose: me(),
                met_by: vec![bo, own],
                ..Default::default()
            }
            .into(),
            Aim {
                whose: me(),
                met_by: vec![own],
                text: "Bo".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Idea {
                text: mention("Bo", bo),
                sparked_by: vec![bo],
                would_interest: vec![anouk, own],
                aim: Some(aim),
                ..Default::default()
            }
            .into(),
            Idea {
                text: "Anouk Sarkissian: Bo".to_owned(),
                would_interest: vec![own],
                ..Default::default()
            }
            .into(),
        ),
        (
            ProfileAct {
                people: vec![bo, own],
                ..Default::default()
            }
            .into(),
            ProfileAct {
                people: vec![own],
                text: "Bo".to_owned(),
                ..Default::default()
            }
            .into(),
        ),
        (
            Template {
                text: format!("Ask {}", mention("Bo", bo)),
                ..Default::default()
            }
            .into(),
            Template {
                text: format!("Ask {}", mention("Bo", bo)),
                ..Default::default()
            }
            .into(),
        ),
    ];
    for ((body, _), number) in cases.iter().zip(10..) {
        commit(
            &mut book,
            &Change::add(Id::new(1_790_000_001, number), body.clone()),
        );
    }
    let removal = remove(&book);
    assert!(removal.added.is_empty() && removal.removed.keys().all(|id| is_sample(*id)));
    commit(&mut book, &removal);
    for ((before, after), number) in cases.iter().zip(10..) {
        let held = book
            .record(Id::new(1_790_000_001, number))
            .map(|one| &one.body);
        assert_eq!(held, Some(after), "{before:?}");
    }
    assert_eq!(
        book.entries().len(),
        cases.len() + 2,
        "they, Ada and oneself"
    );
}

#[test]
fn ones_own_records_of_the_sample_alone_keep_the_names_and_are_found() {
    let mut book = sampled(DAYS[0]);
    let (anouk, bo) = (person(&book, "Anouk"), person(&book, "Bo"));
    let (circle, held) = book.all::<Circle>().next().unwrap();
    let circle_name = held.name.clone();
    let with = |people: &[Id], circle: Option<Id>, text: &str| Interaction {
        participants: people.to_vec(),
        circle,
        text: text.to_owned(),
        ..Interaction::default()
    };
    let cases: Vec<(Body, Option<Body>)> = vec![
        (
            with(&[bo, anouk], None, "On the lake").into(),
            Some(with(&[me()], None, "With Bo, Anouk Sarkissian: On the lake").into()),
        ),
        (
            with(&[bo], None, "").into(),
            Some(with(&[me()], None, "With Bo").into()),
        ),
        (
            with(&[], Some(circle), "- boat\n- bread").into(),
            Some(
                with(
                    &[me()],
                    None,
                    &format!("With {circle_name}:\n\n- boat\n- bread"),
                )
                .into(),
            ),
        ),
        (
            note("Likes jazz", &[bo]).into(),
            Some(note("Bo: Likes jazz", &[]).into()),
        ),
        (
            note(&mention("Bo", bo), &[bo]).into(),
            Some(note("Bo", &[]).into()),
        ),
        // What they are to each other is theirs.
        (
            Relationship {
                from: bo,
                to: Some(anouk),
                kind: "friend".to_owned(),
                ..Default::default()
            }
            .into(),
            None,
        ),
    ];
    let own = |number| Id::new(1_790_000_001, number);
    for ((body, _), number) in cases.iter().zip(10..) {
        commit(&mut book, &Change::add(own(number), body.clone()));
    }
    let before = values(&book);
    let removal = remove(&book);
    commit(&mut book, &removal);
    for ((before, after), number) in cases.iter().zip(10..) {
        let held = book.record(own(number)).map(|one| &one.body);
        assert_eq!(held, after.as_ref(), "{before:?}");
    }
    commit(&mut book, &removal.invert());
    assert_eq!(values(&book), before, "undone, all is as it was");
}

/// What the journeys through the sample network find in it (`tests/e2e/tests/tending.rs`).
#[test]
fn tending_and_giving_are_seen_at_work() {
    for text in DAYS {
        let (today, book) = (day(text), sampled(text));
        let index = Index::of(&book);
        let mine = promises::mine(&book);
        assert_eq!((mine.kept, mine.open), (7, 6), "{text}");
        assert!(mine.by_month(today, 12).iter().any(|(_, kept)| *kept > 0));

        let percy = person(&book, "Percival");
        let trees = book.about::<Aim>(percy).find(|(_, aim)| is_open(aim));
        let found = of_aim(&index, &book, trees.unwrap().0, 5);
        let marek = person(&book, "Marek");
        assert!(found.iter().any(|one| one.person == marek), "{text}");
        let others = between_others(&index, &book, today);
        assert!(others.count() >= 3, "{text}: could make");
        let museum = Target::Organization("Museum of the Coast".to_owned());
        let ways = paths(&Graph::of(&book, today), &index, &book, &museum);
        let last = ways.first().and_then(|path| path.steps.last());
        assert_eq!(last.unwrap().to, person(&book, "Xóchitl"), "{text}");

        let years = story::of_person(&book, person(&book, "Anouk"));
        let mut acts = years.iter().flat_map(|year| &year.acts);
        assert!(acts.any(|act| act.grew_from.is_some()), "{text}");
        assert_eq!(unthanked(&book, person(&book, "Dagny")).len(), 1, "{text}");

        let brief = brief(&book, person(&book, "Ilse"), today).unwrap();
        assert!(!brief.to_raise.is_empty(), "{text}");
        assert!(!format!("{brief:?}").contains("cardiologist"), "{text}");
        assert!(today::today(&book, today).thought, "{text}");
    }
}

#[test]
fn gentle_is_three_at_most_and_writing_first() {
    for text in DAYS {
        let (today, mut book) = (day(text), sampled(text));
        let preferences = Preferences {
            gentle: true,
            ..Preferences::default()
        };
        commit(&mut book, &Change::add(Id::PREFERENCES, preferences));
        let shown = today::today(&book, today).suggestions;
        assert!((1..=3).contains(&shown.len()), "{text}");
        let first = |one: &Suggestion| ways(&book, one.person, today).order.first().copied();
        let ways: Vec<Option<Way>> = shown.iter().map(first).collect();
        assert!(ways.contains(&Some(Way::Write)), "{text}: {ways:?}");
        assert!(
            ways.iter().flatten().all(|way| *way == Way::Write),
            "{text}"
        );
    }
}
