//! What a day shows: what was set, whom to speak with and why, and what is coming.

#[path = "support/small_book.rs"]
#[allow(dead_code, reason = "each user takes a part of it")]
mod small_book;

use kith::domain::circle::Circle;
use kith::domain::contact::{Anniversary, AnniversaryKind};
use kith::domain::giving::{Promise, PromiseState};
use kith::domain::own::Preferences;
use kith::domain::record::RecordType as _;
use kith::domain::reminder::{Frequency, Recurrence, Reminder};
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Contact, Id, PartialDate};
use kith::rules::put_off::{PutOff, put_off};
use kith::rules::today::{Item, Suggestion, Today, What, Why, coming, today};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, id_on, person, talk};

/// A Monday.
const TODAY: &str = "2026-06-15";

fn of(book: &Book) -> Today {
    today(book, day(TODAY))
}

fn dated(kind: AnniversaryKind, date: &str, label: &str, lead: Option<u16>) -> Anniversary {
    Anniversary {
        kind,
        date: date.parse().unwrap(),
        label: label.to_owned(),
        lead_days: lead,
        ..Anniversary::default()
    }
}

/// What is said of the dates that show on that day.
fn dates_on(on: &str, more: impl Fn(&mut Contact)) -> Vec<String> {
    let on = day(on);
    let book = book_of([(id(1), person("Ann", more))]);
    let words = today(&book, on)
        .set
        .into_iter()
        .map(|item| match item.what {
            What::Date(date) => date.words(item.day, on),
            other => panic!("{other:?}"),
        });
    words.collect()
}

#[test]
fn dates_are_told_with_their_days_of_notice() {
    use AnniversaryKind::{Birthday, Other, Wedding};
    for (kind, date, label, lead, on, expected) in [
        (
            Birthday,
            "1986-06-15",
            "",
            None,
            TODAY,
            "Birthday today, turns 40",
        ),
        (
            Birthday,
            "1986-06-20",
            "",
            None,
            TODAY,
            "Birthday in 5 days, turns 40",
        ),
        (Birthday, "--06-16", "", None, TODAY, "Birthday tomorrow"),
        (
            Birthday,
            "1986-06-22",
            "",
            None,
            TODAY,
            "Birthday in 7 days, turns 40",
        ),
        (Birthday, "1986-06-23", "", None, TODAY, ""),
        (Birthday, "1986-06-16", "", Some(0), TODAY, ""),
        (
            Birthday,
            "1986-06-15",
            "",
            Some(0),
            TODAY,
            "Birthday today, turns 40",
        ),
        (
            Birthday,
            "1986-07-05",
            "",
            Some(30),
            TODAY,
            "Birthday on 5 July, turns 40",
        ),
        (Birthday, "1986-06-14", "", None, TODAY, ""),
        (Birthday, "1986", "", Some(400), TODAY, ""),
        (Birthday, "1986-06", "", Some(400), TODAY, ""),
        (
            Birthday,
            "1986-01-02",
            "",
            None,
            "2026-12-30",
            "Birthday in 3 days, turns 41",
        ),
        (Birthday, "2026-06-15", "", None, TODAY, "Birthday today"),
        (
            Wedding,
            "2016-06-18",
            "",
            None,
            TODAY,
            "Wedding day in 3 days, 10 years",
        ),
        (
            Wedding,
            "2025-06-15",
            "",
            None,
            TODAY,
            "Wedding day today, 1 year",
        ),
        (
            Wedding,
            "2026-06-18",
            "",
            None,
            TODAY,
            "Wedding day in 3 days",
        ),
        (Wedding, "2027-06-18", "", None, TODAY, ""),
        (Other, "--06-15", "Name day", None, TODAY, "Name day today"),
        (
            Other,
            "--06-15",
            " ",
            None,
            TODAY,
            "A day to remember today",
        ),
        // 29 February, in a common year and in a leap year.
        (
            Birthday,
            "2000-02-29",
            "",
            None,
            "2026-02-28",
            "Birthday today, turns 26, on 29 February in leap years",
        ),
        (Birthday, "2000-02-29", "", None, "2026-03-01", ""),
        (
            Birthday,
            "2000-02-29",
            "",
            None,
            "2028-02-28",
            "Birthday tomorrow, turns 28",
        ),
        (
            Birthday,
            "--02-29",
            "",
            None,
            "2028-02-29",
            "Birthday today",
        ),
    ] {
        let said = dates_on(on, |ann| {
            ann.anniversaries = vec![dated(kind, date, label, lead)]
        });
        assert_eq!(said.join("; "), expected, "{date} on {on}");
    }
}

#[test]
fn birthdays_of_the_dead_stop_unless_asked_for_and_their_day_stays() {
    let birthday = dated(AnniversaryKind::Birthday, "1950-06-16", "", None);
    for (died, remember, expected) in [
        ("2020", false, ""),
        ("2020", true, "Birthday tomorrow"),
        ("2023-06-18", false, "Day of remembrance in 3 days, 3 years"),
        ("--06-18", false, "Day of remembrance in 3 days"),
        ("2026-06-15", false, ""),
        (
            "2025-06-15",
            true,
            "Day of remembrance today, 1 year; Birthday tomorrow",
        ),
        ("", false, ""),
    ] {
        let said = dates_on(TODAY, |ann| {
            ann.anniversaries = vec![birthday.clone()];
            ann.died = Some(died.parse().unwrap());
            ann.remember_birthdays = remember;
        });
        assert_eq!(said.join("; "), expected, "{died}");
    }
}

#[test]
fn dates_of_the_muted_show_those_of_the_archived_and_ones_own_birthday_do_not() {
    let dates = || {
        let birthday = dated(AnniversaryKind::Birthday, "--06-15", "", None);
        let wedding = dated(AnniversaryKind::Wedding, "--06-15", "", None);
        vec![birthday, wedding]
    };
    type Case<'a> = (fn(&mut Contact), &'a str);
    let cases: [Case; 4] = [
        (|_| {}, "Birthday today; Wedding day today"),
        (|one| one.muted = true, "Birthday today; Wedding day today"),
        (|one| one.archived = true, ""),
        (|one| one.me = true, "Wedding day today"),
    ];
    for (more, expected) in cases {
        let said = dates_on(TODAY, |one| {
            one.anniversaries = dates();
            more(one);
        });
        assert_eq!(said.join("; "), expected);
    }
}

fn reminder(due: &str, weekly: bool, lead_days: u16) -> Body {
    Reminder {
        due: day(due),
        lead_days,
        recurrence: weekly.then(|| Recurrence {
            frequency: Frequency::Weekly,
            interval: 1,
            ..Recurrence::default()
        }),
        ..Reminder::default()
    }
    .into()
}

fn promise(due: Option<&str>, state: PromiseState) -> Body {
    Promise {
        to: id(1),
        due: due.map(day),
        state,
        ..Promise::default()
    }
    .into()
}

/// The numbers of the records, each with its day.
fn told(items: &[Item]) -> Vec<(u32, String)> {
    let told = items.iter().map(|item| {
        let id = match &item.what {
            What::Date(date) => date.person,
            What::Reminder(line) => line.id,
            What::Promise(id) => *id,
        };
        (id.to_bits() as u32, item.day.to_string())
    });
    told.collect()
}

#[test]
fn what_was_set_shows_when_it_is_due_and_what_was_missed_is_one_line() {
    let birthday = dated(AnniversaryKind::Birthday, "--06-15", "", None);
    let book = book_of([
        (
            id(1),
            person("Ann", |ann| ann.anniversaries = vec![birthday]),
        ),
        (id(2), reminder("2026-06-15", false, 0)),
        (id(3), reminder("2026-05-12", true, 0)),
        (id(4), reminder("2026-06-20", false, 5)),
        (id(5), reminder("2026-06-20", false, 4)),
        (id(6), promise(Some("2026-06-15"), PromiseState::Open)),
        (id(7), promise(Some("2026-06-16"), PromiseState::Open)),
        (id(8), promise(Some("2026-06-01"), PromiseState::Kept)),
        (id(9), promise(Some("2026-06-01"), PromiseState::Released)),
        (id(10), promise(None, PromiseState::Open)),
        (id(11), promise(Some("2025-06-01"), PromiseState::Open)),
    ]);
    let set = of(&book).set;
    let expected = [
        (11, "2025-06-01"),
        (3, "2026-05-12"),
        (1, "2026-06-15"),
        (2, "2026-06-15"),
        (6, "2026-06-15"),
        (4, "2026-06-20"),
    ];
    assert_eq!(
        told(&set),
        expected.map(|(number, day)| (number, day.to_owned()))
    );
    let missed = set.iter().find_map(|item| match item.what {
        What::Reminder(line) if line.id == id(3) => Some(line.missed),
        _ => None,
    });
    assert_eq!(missed, Some(4), "a month away");
}

#[test]
fn what_is_coming_is_told_by_day() {
    let birthday = dated(AnniversaryKind::Birthday, "--07-15", "", None);
    let book = book_of([
        (
            id(1),
            person("Ann", |ann| ann.anniversaries = vec![birthday]),
        ),
        (id(2), reminder("2026-06-15", false, 0)),
        (id(3), reminder("2026-06-16", false, 9)),
        (id(4), reminder("2026-07-16", false, 60)),
        (id(5), promise(Some("2026-06-16"), PromiseState::Open)),
        (id(6), promise(Some("2026-07-15"), PromiseState::Open)),
        (id(7), promise(Some("2026-06-01"), PromiseState::Open)),
    ]);
    let days = coming(&book, day(TODAY), 30);
    let told: Vec<_> = days
        .iter()
        .map(|(day, items)| (day.to_string(), told(items)))
        .collect();
    let on = |day: &str, numbers: [u32; 2]| {
        let items = numbers.map(|number| (number, day.to_owned())).to_vec();
        (day.to_owned(), items)
    };
    assert_eq!(told, [on("2026-06-16", [3, 5]), on("2026-07-15", [1, 6])]);
    assert_eq!(days[0].1[0].when(day(TODAY)), "tomorrow");
    assert!(coming(&Book::default(), day(TODAY), 30).is_empty());
}

/// The reason for the one person of a book.
fn reason(talks: &[&str], more: impl FnOnce(&mut Contact)) -> String {
    let ann = id(1);
    let talks = talks.iter().zip(10..);
    let talks = talks.map(|(date, number)| (id(number), talk(date, &[ann]).into()));
    let rowers = Circle {
        name: "Rowers".to_owned(),
        rhythm: Some(14),
        ..Circle::default()
    };
    let circle = [(id(2), rowers.into())];
    let book = book_of(talks.chain(circle).chain([(ann, person("Ann", more))]));
    let reasons = of(&book).suggestions.into_iter();
    reasons.map(|one| one.reason(&book, day(TODAY))).collect()
}

#[test]
fn each_suggestion_says_why() {
    type Case<'a> = (&'a [&'a str], fn(&mut Contact), &'a str);
    let cases: [Case; 22] = [
        (
            &["2026-03-03"],
            |one| one.rhythm = Some(90),
            "Spoke last in March; you wanted every 3 months",
        ),
        (
            &["2026-05-12"],
            |one| one.rhythm = Some(30),
            "Spoke last on 12 May; you wanted every month",
        ),
        (
            &["2026-06-12"],
            |one| one.rhythm = Some(2),
            "Spoke last 3 days ago; you wanted every 2 days",
        ),
        (
            &["2026-06-14"],
            |one| one.rhythm = Some(1),
            "Spoke last yesterday; you wanted every day",
        ),
        (
            &["2025-07-30"],
            |one| one.rhythm = Some(182),
            "Spoke last in July; you wanted every 6 months",
        ),
        (
            &["2025-06-01"],
            |one| one.rhythm = Some(365),
            "Spoke last in June 2025; you wanted every year",
        ),
        (
            &["2025-12"],
            |one| one.rhythm = Some(28),
            "Spoke last in December; you wanted every 4 weeks",
        ),
        (
            &["2024"],
            |one| one.rhythm = Some(45),
            "Spoke last in 2024; you wanted every 45 days",
        ),
        (
            &["1999~"],
            |one| one.rhythm = Some(730),
            "Spoke last around 1999; you wanted every 2 years",
        ),
        (
            &[],
            |one| one.rhythm = Some(1),
            "No conversation noted yet; you wanted every day",
        ),
        (
            &["2026-03-03"],
            |one| one.circles = vec![id(2)],
            "Spoke last in March; you wanted every 2 weeks for Rowers",
        ),
        (
            &["2026-03-03", "2026-08-01"],
            |one| one.rhythm = Some(90),
            "Spoke last in March; you wanted every 3 months",
        ),
        (
            &["2026-03-03"],
            |one| {
                one.rhythm = Some(90);
                one.put_off_until = Some(day("2026-06-01"));
            },
            "Spoke last in March; you wanted every 3 months",
        ),
        (
            &["2026-03-03"],
            |one| {
                one.rhythm = Some(90);
                one.put_off_until = Some(day("2026-06-16"));
            },
            "",
        ),
        (
            &["2026-03-03"],
            |one| {
                one.rhythm = Some(90);
                one.days_not = 1;
            },
            "",
        ),
        // 21 days, 21 days, and 63.
        (
            &["2026-03-02", "2026-03-23", "2026-04-13"],
            |_| {},
            "Usually every 3 weeks; it has been 9",
        ),
        (
            &["2026-03-27", "2026-04-01", "2026-04-06"],
            |_| {},
            "Usually every 5 days; it has been 2 months",
        ),
        (
            &["2023-01-01", "2023-01-08", "2023-01-15"],
            |_| {},
            "Usually every week; it has been 3 years",
        ),
        (
            &["2025-06-15", "2025-09-15", "2025-12-15"],
            |one| one.put_off_until = Some(day("2026-06-16")),
            "",
        ),
        (
            &["2025-03-03"],
            |_| {},
            "A hello out of the blue: spoke last in March 2025",
        ),
        (
            &[],
            |_| {},
            "A hello out of the blue: no conversation noted yet",
        ),
        (&["2026-03-03"], |_| {}, ""),
    ];
    for (talks, more, expected) in cases {
        assert_eq!(reason(talks, more), expected, "{talks:?}");
    }
}

/// A book of so many people each: with a rhythm and due, quiet, and long not heard from.
fn crowd(rhythm: u32, quiet: u32, silent: u32, preferences: Preferences) -> Book {
    let mut records: Vec<(Id, Body)> = vec![(Id::PREFERENCES, preferences.into())];
    for number in 0..rhythm {
        let who = id(1000 + number);
        records.push((who, person("Due", |one| one.rhythm = Some(30))));
        records.push((id(10_000 + number), talk("2026-01-01", &[who]).into()));
    }
    for number in 0..quiet {
        let who = id(2000 + number);
        records.push((who, person("Quiet", |_| {})));
        for (month, place) in ["2025-10-01", "2025-11-01", "2025-12-01"].iter().zip(0..) {
            let talk = talk(month, &[who]);
            records.push((id(20_000 + number * 3 + place), talk.into()));
        }
    }
    for number in 0..silent {
        records.push((id(3000 + number), person("Silent", |_| {})));
    }
    book_of(records)
}

fn kinds(suggestions: &[Suggestion]) -> [usize; 3] {
    let count = |is: fn(&Why) -> bool| suggestions.iter().filter(|one| is(&one.why)).count();
    [
        count(|why| matches!(why, Why::Rhythm { .. })),
        count(|why| matches!(why, Why::Quiet(_))),
        count(|why| matches!(why, Why::Hello { .. })),
    ]
}

#[test]
fn a_handful_is_a_mixture_and_the_rest_is_there() {
    let wanting = |suggestions, gentle| Preferences {
        suggestions,
        gentle,
        ..Preferences::default()
    };
    for (people, preferences, shown, more) in [
        ((9, 9, 9), wanting(None, false), [3, 1, 1], [6, 8, 0]),
        ((9, 9, 9), wanting(None, true), [1, 1, 1], [8, 8, 0]),
        ((9, 9, 9), wanting(Some(2), false), [2, 0, 0], [7, 9, 1]),
        ((9, 9, 9), wanting(Some(7), true), [1, 1, 1], [8, 8, 0]),
        ((9, 9, 9), wanting(Some(2), true), [2, 0, 0], [7, 9, 1]),
        ((9, 9, 9), wanting(Some(0), false), [0, 0, 0], [9, 9, 1]),
        ((1, 9, 9), wanting(None, false), [1, 3, 1], [0, 6, 0]),
        ((9, 0, 0), wanting(None, false), [5, 0, 0], [4, 0, 0]),
        ((0, 1, 0), wanting(Some(1), false), [0, 1, 0], [0, 0, 0]),
        ((0, 0, 9), wanting(Some(1), false), [0, 0, 1], [0, 0, 0]),
        ((2, 1, 1), wanting(Some(200), false), [2, 1, 1], [0, 0, 0]),
    ] {
        let book = crowd(people.0, people.1, people.2, preferences);
        let today = of(&book);
        assert_eq!(kinds(&today.suggestions), shown, "{people:?}");
        assert_eq!(kinds(&today.more), more, "{people:?}");
    }
}

#[test]
fn a_day_off_has_no_suggestions_and_all_that_was_set() {
    let preferences = Preferences {
        days_off: 0b000_0001,
        ..Preferences::default()
    };
    let mut book = crowd(9, 9, 9, preferences);
    commit(&mut book, &Change::add(id(5), reminder(TODAY, false, 0)));
    let monday = of(&book);
    assert_eq!((monday.suggestions.len(), monday.more.len()), (0, 0));
    assert_eq!(told(&monday.set), [(5, TODAY.to_owned())]);
    let tuesday = today(&book, day("2026-06-16"));
    assert_eq!(tuesday.suggestions.len(), 5);
}

#[test]
fn another_day_has_other_people() {
    let book = crowd(200, 0, 200, Preferences::default());
    let people = |on: &str| -> Vec<Id> {
        let suggestions = today(&book, day(on)).suggestions;
        suggestions.iter().map(|one| one.person).collect()
    };
    assert_eq!(people(TODAY), people(TODAY));
    assert_ne!(people(TODAY), people("2026-06-16"));
    let hello = |on: &str| people(on).last().copied();
    let hellos: std::collections::BTreeSet<_> = (15..25)
        .map(|date| hello(&format!("2026-06-{date}")))
        .collect();
    assert!(hellos.len() > 5);
}

#[test]
fn an_empty_book_and_one_of_nobody_to_speak_with_are_quiet_days() {
    assert_eq!(of(&Book::default()), Today::default());
    let alone = book_of([(id(1), person("Myself", |me| me.me = true))]);
    assert_eq!(of(&alone), Today::default());
    type Edit = fn(&mut Contact);
    let edits: [Edit; 4] = [
        |one| one.archived = true,
        |one| one.muted = true,
        |one| one.died = Some(PartialDate::default()),
        |one| one.days_not = 0b111_1111,
    ];
    for edit in edits {
        let mut book = crowd(4, 4, 4, Preferences::default());
        let people: Vec<Id> = book.all::<Contact>().map(|(id, _)| id).collect();
        for id in people {
            let record = book.record(id).unwrap().clone();
            let mut to = record.clone();
            if let Some(contact) = Contact::of_mut(&mut to.body) {
                edit(contact);
            }
            commit(&mut book, &Change::update(id, &record, to));
        }
        assert_eq!(of(&book), Today::default());
    }
}

#[test]
fn somebody_in_the_trash_is_not_suggested() {
    let mut book = crowd(1, 0, 0, Preferences::default());
    assert_eq!(of(&book).suggestions.len(), 1);
    let delete = kith::rules::people::delete(&book, id(1000), 1);
    commit(&mut book, &delete);
    assert_eq!(of(&book), Today::default());
}

/// A person of any sort, with the days before today on which they were spoken with.
fn any_person() -> impl Strategy<Value = (Contact, i32, Vec<i32>)> {
    let flags = (
        0u8..10,
        prop::option::of(1u16..60),
        prop::option::of(-60i32..20),
    );
    let talks = prop::collection::vec(-500i32..3, 0..5);
    (flags, any::<u8>(), -900i32..2, talks).prop_map(
        |((flag, rhythm, put_off), not, written, talks)| {
            let contact = Contact {
                rhythm: rhythm.filter(|days| days.is_multiple_of(2)),
                days_not: if not.is_multiple_of(4) { not >> 2 } else { 0 },
                put_off_until: put_off.map(|days| day(TODAY).plus_days(days)),
                muted: flag == 1,
                archived: flag == 2,
                died: (flag == 3).then(PartialDate::default),
                me: flag == 4,
                ..Contact::named("Someone")
            };
            (contact, written, talks)
        },
    )
}

fn any_book() -> impl Strategy<Value = Book> {
    let preferences = (prop::option::of(0u8..8), any::<bool>(), any::<u8>());
    let people = prop::collection::vec(any_person(), 0..40);
    (people, preferences).prop_map(|(people, (suggestions, gentle, days_off))| {
        let today = day(TODAY);
        let preferences = Preferences {
            suggestions,
            gentle,
            days_off: if days_off.is_multiple_of(8) {
                days_off >> 3
            } else {
                0
            },
            ..Preferences::default()
        };
        let mut records: Vec<(Id, Body)> = vec![(Id::PREFERENCES, preferences.into())];
        for ((contact, written, talks), number) in people.into_iter().zip(1u32..) {
            let who = id_on(today.plus_days(written), number.wrapping_mul(0x9E37_79B9));
            records.push((who, contact.into()));
            for (ahead, place) in talks.into_iter().zip(1..) {
                let on = today.plus_days(ahead);
                let talk = talk(&on.to_string(), &[who]);
                records.push((id_on(on, number * 100 + place), talk.into()));
            }
        }
        book_of(records)
    })
}

fn without(suggestions: &[Suggestion], person: Id) -> Vec<Suggestion> {
    let others = suggestions.iter().filter(|one| one.person != person);
    others.copied().collect()
}

proptest! {
    #[test]
    fn at_most_so_many_are_suggested_and_nobody_twice(book in any_book()) {
        let today = of(&book);
        let preferences = book.preferences();
        let usual = if preferences.gentle { 3 } else { 5 };
        let most = preferences.suggestions.unwrap_or(usual);
        prop_assert!(today.suggestions.len() <= usize::from(most));
        prop_assert!(!preferences.gentle || today.suggestions.len() <= 3, "gentle");
        let all: Vec<Id> = today.suggestions.iter().chain(&today.more).map(|one| one.person).collect();
        let once: std::collections::BTreeSet<&Id> = all.iter().collect();
        prop_assert_eq!(once.len(), all.len());
    }

    #[test]
    fn the_dead_the_muted_the_archived_and_oneself_are_never_suggested(
        book in any_book(),
        ahead in 0i32..40,
    ) {
        let on = day(TODAY).plus_days(ahead);
        let answer = today(&book, on);
        for one in answer.suggestions.iter().chain(&answer.more) {
            let contact = book.get::<Contact>(one.person).unwrap();
            prop_assert!(contact.died.is_none() && !contact.muted && !contact.archived && !contact.me);
            let put_off = contact.put_off_until.is_some_and(|until| until > on);
            prop_assert!(!put_off);
            let last = kith::rules::conversations::of_person(&book, one.person, on).last().copied();
            prop_assert!(last.is_none_or(|last| last.day < on), "spoken with today");
            prop_assert!(!one.reason(&book, on).is_empty());
        }
    }

    #[test]
    fn logging_one_moves_no_other(mut book in any_book(), which in any::<prop::sample::Index>()) {
        let before = of(&book);
        let all: Vec<Suggestion> = before.suggestions.iter().chain(&before.more).copied().collect();
        prop_assume!(!all.is_empty());
        let done = which.get(&all).person;
        commit(&mut book, &Change::add(id(7), talk(TODAY, &[done])));
        let after = of(&book);
        prop_assert_eq!(after.suggestions, without(&before.suggestions, done));
        prop_assert_eq!(after.more, without(&before.more, done));
    }

    #[test]
    fn putting_one_off_keeps_the_order_of_the_others(
        mut book in any_book(),
        which in any::<prop::sample::Index>(),
        by in prop::sample::select(PutOff::ALL.to_vec()),
    ) {
        let before = of(&book);
        prop_assume!(!before.suggestions.is_empty());
        let off = which.get(&before.suggestions).person;
        let change = put_off(&book, off, by, day(TODAY));
        commit(&mut book, &change);
        let after = of(&book);
        let kept = without(&before.suggestions, off);
        let still: Vec<Suggestion> = after
            .suggestions
            .iter()
            .filter(|one| kept.contains(one))
            .copied()
            .collect();
        prop_assert_eq!(still, kept);
        prop_assert!(after.suggestions.iter().chain(&after.more).all(|one| one.person != off));
    }

    #[test]
    fn whoever_is_due_by_rhythm_is_suggested_or_more(book in any_book()) {
        let on = day(TODAY);
        let answer = of(&book);
        for (id, contact) in book.all::<Contact>() {
            let talks = kith::rules::conversations::of_person(&book, id, on);
            let due = kith::rules::rhythm::due(&book, id, on);
            let spoken: Vec<Day> = talks.iter().map(|one| one.day).collect();
            // A day not shifts what is due; a day off has nothing.
            if due.is_some_and(|due| due <= on)
                && !spoken.contains(&on)
                && contact.days_not | book.preferences().days_off == 0
            {
                let all = answer.suggestions.iter().chain(&answer.more);
                let found = all.filter(|one| one.person == id).count();
                prop_assert_eq!(found, 1);
            }
        }
    }
}

/// One place of the day is for what somebody looks for, where there is anything of which a first page
/// may speak; never one more.
#[test]
fn a_thought_takes_one_place_of_the_day() {
    use kith::domain::aim::{Aim, AimKind, AimState};
    let aim = |kind, more: fn(&mut Aim)| {
        let mut aim = Aim {
            whose: id(1),
            kind,
            ..Aim::default()
        };
        more(&mut aim);
        aim
    };
    let cases: [(Aim, u8, bool); 6] = [
        (aim(AimKind::Need, |_| {}), 5, true),
        (aim(AimKind::Challenge, |_| {}), 3, true),
        (aim(AimKind::Need, |_| {}), 2, false),
        (aim(AimKind::Offer, |_| {}), 5, false),
        (aim(AimKind::Goal, |aim| aim.private = true), 5, false),
        (
            aim(AimKind::Goal, |aim| aim.state = AimState::Met),
            5,
            false,
        ),
    ];
    for (aim, wanted, thought) in cases {
        let weekly = |one: &mut Contact| one.rhythm = Some(7);
        let people = (1..=9).map(|number| (id(number), person("Ann", weekly)));
        let everyone: Vec<Id> = (1..=9).map(id).collect();
        let preferences = Preferences {
            suggestions: Some(wanted),
            ..Preferences::default()
        };
        let records = people.chain([
            (id(20), aim.clone().into()),
            (id(21), talk("2026-01-01", &everyone).into()),
            (Id::PREFERENCES, preferences.into()),
        ]);
        let mut book = book_of(records);
        let found = of(&book);
        assert_eq!(found.thought, thought, "{aim:?}");
        let all = found.suggestions.len() + usize::from(found.thought);
        assert_eq!(all, usize::from(wanted), "{aim:?}");
        let day_off = Preferences {
            suggestions: Some(wanted),
            days_off: 1,
            ..Preferences::default()
        };
        let from = book.record(Id::PREFERENCES).unwrap().clone();
        let to = kith::domain::Record {
            body: day_off.into(),
            trashed: None,
        };
        commit(&mut book, &Change::update(Id::PREFERENCES, &from, to));
        assert!(!of(&book).thought, "a day off");
    }
}
