//! When it is time to speak with somebody again, and who has been quiet.

#[path = "support/small_book.rs"]
mod small_book;

use kith::domain::circle::Circle;
use kith::domain::note::{Counts, Interaction, Size};
use kith::domain::own::Preferences;
use kith::domain::record::RecordType as _;
use kith::domain::time::Day;
use kith::domain::{Body, Book, Change, Contact, Id, PartialDate};
use kith::rules::conversations::{Conversations, LastDays, day_of, of_person};
use kith::rules::put_off::{PutOff, put_off};
use kith::rules::quiet::{Quiet, quiet};
use kith::rules::rhythm::{self, Rhythm, due, is_day_not};
use proptest::prelude::*;
use small_book::{book_of, commit, day, id, id_on, person, talk};

const TODAY: &str = "2026-06-15";

fn circle(name: &str, rhythm: Option<u16>) -> Body {
    Circle {
        name: name.to_owned(),
        rhythm,
        ..Circle::default()
    }
    .into()
}

#[test]
fn a_rhythm_is_ones_own_else_the_shortest_of_the_circles() {
    let circles = [
        (id(10), circle("Choir", Some(30))),
        (id(11), circle("Climbers", Some(14))),
        (id(12), circle("Street", None)),
        (id(13), circle("Never set", Some(0))),
    ];
    type Case<'a> = (Option<u16>, &'a [u32], Option<(u16, Option<u32>)>);
    let cases: [Case; 8] = [
        (Some(90), &[10, 11], Some((90, None))),
        (Some(5), &[10, 11], Some((5, None))),
        (None, &[10, 11], Some((14, Some(11)))),
        (None, &[11, 10], Some((14, Some(11)))),
        (None, &[12, 10], Some((30, Some(10)))),
        (None, &[12, 13], None),
        (Some(0), &[10], Some((30, Some(10)))),
        (None, &[77], None),
    ];
    for (own, within, expected) in cases {
        let mut contact = Contact::named("Ann");
        contact.rhythm = own;
        contact.circles = within.iter().map(|number| id(*number)).collect();
        let book = book_of(circles.clone());
        let expected = expected.map(|(days, circle)| Rhythm {
            days,
            circle: circle.map(id),
        });
        assert_eq!(rhythm::of(&book, &contact), expected, "{own:?} {within:?}");
    }
}

#[test]
fn a_date_counts_as_the_day_nearest_to_when_it_was_written_down() {
    for (date, written, expected) in [
        ("2026-05-12", "2026-06-01", Some("2026-05-12")),
        ("2026-06-15", "2026-06-15", Some("2026-06-15")),
        ("2026-06-16", "2026-06-15", None),
        // A month or year that was over by then.
        ("2026-05", "2026-06-01", Some("2026-05-31")),
        ("2024-02", "2026-06-01", Some("2024-02-29")),
        ("2019", "2026-06-01", Some("2019-12-31")),
        ("2019~", "2026-06-01", Some("2019-12-31")),
        // One that was not.
        ("2026", "2026-03-05", Some("2026-03-05")),
        ("2026-06", "2026-06-10", Some("2026-06-10")),
        // One that had not begun.
        ("2026-04", "2026-01-10", Some("2026-04-01")),
        ("2026-07", "2026-06-10", None),
        ("2027", "2026-06-10", None),
        // A clock that was ahead, or in another time zone.
        ("2026-06", "2026-06-16", Some("2026-06-15")),
        ("2026", "2031-01-01", Some("2026-06-15")),
        // Nothing is known of how long ago it was.
        ("--05-12", "2026-06-01", None),
        ("---12", "2026-06-01", None),
        ("", "2026-06-01", None),
    ] {
        let (id, date) = (id_on(day(written), 1), date.parse().unwrap());
        let counted = day_of(id, date, day(TODAY));
        assert_eq!(counted, expected.map(day), "{date} written on {written}");
    }
}

#[test]
fn the_last_conversation_is_one_that_counts_and_has_been() {
    let ann = id(1);
    let sized = |date, size, counts| Interaction {
        size,
        counts,
        ..talk(date, &[ann])
    };
    let cases = [
        (Size::OneToOne, Counts::BySize, true),
        (Size::Small, Counts::BySize, true),
        (Size::Crowd, Counts::BySize, false),
        (Size::Crowd, Counts::Yes, true),
        (Size::OneToOne, Counts::No, false),
    ];
    for (size, counts, expected) in cases {
        let mention = Interaction {
            text: format!("about [@Ann](kith:{ann})"),
            ..talk("2026-06-10", &[id(2)])
        };
        let book = book_of([
            (ann, person("Ann", |_| {})),
            (id(2), person("Bo", |_| {})),
            (id(3), talk("2026-01-01", &[ann]).into()),
            (id(4), sized("2026-05-01", size, counts).into()),
            (id(5), mention.into()),
            (id(6), talk("2027-01-01", &[ann]).into()),
        ]);
        let last = if expected { "2026-05-01" } else { "2026-01-01" };
        let all = Conversations::of(&book, day(TODAY));
        let last_days = LastDays::of(&book, day(TODAY));
        assert_eq!(last_days.with(ann), Some(day(last)), "{size:?} {counts:?}");
        assert_eq!(all.with(ann), of_person(&book, ann, day(TODAY)));
        assert_eq!(last_days.with(id(9)), None);
    }
}

/// A person with a rhythm of 30 days, last spoken with on that day.
fn due_with(last: &str, more: impl FnOnce(&mut Contact)) -> Option<String> {
    let ann = id(1);
    let fill = |contact: &mut Contact| {
        contact.rhythm = Some(30);
        more(contact);
    };
    let records = [
        (ann, person("Ann", fill)),
        (id(2), talk(last, &[ann]).into()),
    ];
    due(&book_of(records), ann, day(TODAY)).map(|day| day.to_string())
}

#[test]
fn due_is_the_last_conversation_and_a_rhythm_or_the_day_put_off_to() {
    type More = fn(&mut Contact);
    // 2026-06-15 is a Monday.
    let cases: [(&str, More, Option<&str>); 17] = [
        ("2026-05-16", |_| {}, Some("2026-06-15")),
        ("2026-05-17", |_| {}, Some("2026-06-16")),
        ("2020-01-01", |_| {}, Some("2020-01-31")),
        ("2024-01-30", |_| {}, Some("2024-02-29")),
        // Its id is of 2015: the month and the year count as their first day.
        ("2026-05", |_| {}, Some("2026-05-31")),
        ("2020", |_| {}, Some("2020-01-31")),
        (
            "2026-05-16",
            |one| one.put_off_until = Some(day("2026-07-01")),
            Some("2026-07-01"),
        ),
        (
            "2026-05-16",
            |one| one.put_off_until = Some(day("2026-06-15")),
            Some("2026-06-15"),
        ),
        (
            "2026-05-16",
            |one| one.put_off_until = Some(day("2026-01-01")),
            Some("2026-06-15"),
        ),
        (
            "2026-05-16",
            |one| one.days_not = 0b000_0001,
            Some("2026-06-16"),
        ),
        (
            "2026-05-16",
            |one| one.days_not = 0b001_1111,
            Some("2026-06-20"),
        ),
        ("2026-05-16", |one| one.days_not = 0b111_1111, None),
        ("2026-05-16", |one| one.muted = true, None),
        ("2026-05-16", |one| one.archived = true, None),
        (
            "2026-05-16",
            |one| one.died = Some(PartialDate::default()),
            None,
        ),
        ("2026-05-16", |one| one.me = true, None),
        ("2026-05-16", |one| one.rhythm = None, None),
    ];
    for (last, more, expected) in cases {
        assert_eq!(due_with(last, more).as_deref(), expected, "{last}");
    }
}

#[test]
fn days_off_move_the_day_too() {
    let ann = id(1);
    let preferences = Preferences {
        days_off: 0b000_0001,
        ..Preferences::default()
    };
    let contact = |one: &mut Contact| {
        one.rhythm = Some(30);
        one.days_not = 0b000_0010;
    };
    let book = book_of([
        (Id::PREFERENCES, preferences.into()),
        (ann, person("Ann", contact)),
        (id(2), talk("2026-05-16", &[ann]).into()),
    ]);
    assert_eq!(due(&book, ann, day(TODAY)), Some(day("2026-06-17")));
}

/// How many of 400 people, written down on that day and given that rhythm, are due on each day of a
/// rhythm from today.
fn due_of_400(written: &str, rhythm: u16, spread: impl Fn(u32) -> u32) -> Vec<usize> {
    let today = day(TODAY);
    let people = (0..400).map(|number| {
        let id = id_on(day(written), spread(number));
        (id, person("Someone", |one| one.rhythm = Some(rhythm)))
    });
    let book = book_of(people);
    (0..i32::from(rhythm))
        .map(|ahead| {
            let on = today.plus_days(ahead);
            let ids = book.ids_of(kith::domain::Kind::Contact);
            ids.filter(|id| due(&book, *id, on).is_some_and(|due| due <= on))
                .count()
        })
        .collect()
}

#[test]
fn four_hundred_people_given_a_rhythm_on_one_day_are_spread_over_it() {
    let random = |number: u32| number.wrapping_mul(2_654_435_761) ^ number << 7;
    for written in [TODAY, "2026-06-16", "2026-05-01", "2019-03-03"] {
        for rhythm in [7, 14, 30, 90, 365] {
            for spread in [random, |number| number] {
                let due = due_of_400(written, rhythm, spread);
                let most = due.iter().max().copied().unwrap_or(0);
                // A round lasts at most a quarter of the rhythm.
                assert!(most <= 130, "{written}, every {rhythm}: {due:?}");
                let ever: usize = due.iter().filter(|count| **count > 0).count();
                assert!(
                    ever * 2 >= usize::from(rhythm),
                    "{written}, every {rhythm}: {due:?}"
                );
            }
        }
    }
}

#[test]
fn somebody_never_spoken_with_comes_up_once_in_every_rhythm_for_some_days() {
    let ann = id_on(day("2019-03-03"), 0x5EED);
    for (rhythm, lasts) in [(1u16, 1), (7, 1), (20, 5), (90, 7)] {
        let book = book_of([(ann, person("Ann", |one| one.rhythm = Some(rhythm)))]);
        let days = (0..i32::from(rhythm)).map(|ahead| day(TODAY).plus_days(ahead));
        let shown = days.filter(|on| due(&book, ann, *on).is_some_and(|due| due <= *on));
        assert_eq!(shown.count(), lasts, "every {rhythm} days");
    }
}

#[test]
fn a_weekly_round_that_begins_on_a_day_not_begins_after_it() {
    let ann = id_on(day("2019-03-03"), 0x5EED);
    for not in 0..0b111_1111 {
        let fill = |one: &mut Contact| {
            one.rhythm = Some(7);
            one.days_not = not;
        };
        let book = book_of([(ann, person("Ann", fill))]);
        let days = (0..7).map(|ahead| day(TODAY).plus_days(ahead));
        let shown: Vec<Day> = days
            .filter(|on| due(&book, ann, *on) == Some(*on))
            .collect();
        assert_eq!(shown.len(), 1, "{not:07b}");
        assert!(!is_day_not(shown[0], not));
    }
}

#[test]
fn put_off_is_until_then_and_remembered_with_the_person() {
    let ann = id_on(day("2019-03-03"), 1);
    for (rhythm, by, until) in [
        (None, PutOff::Day, "2026-02-01"),
        (None, PutOff::Week, "2026-02-07"),
        (None, PutOff::Month, "2026-02-28"),
        (None, PutOff::NotThisOne, "2026-07-30"),
        (Some(10), PutOff::NotThisOne, "2026-02-10"),
    ] {
        let today = day("2026-01-31");
        let mut book = book_of([(ann, person("Ann", |one| one.rhythm = rhythm))]);
        let change = put_off(&book, ann, by, today);
        commit(&mut book, &change);
        let until = day(until);
        let held = book.get::<Contact>(ann).and_then(|one| one.put_off_until);
        assert_eq!(held, Some(until), "{by:?}");
        if rhythm.is_some() {
            assert_eq!(due(&book, ann, today), Some(until));
            assert_eq!(due(&book, ann, until), Some(until), "a round begins there");
        }
        assert!(put_off(&book, ann, by, today).is_empty(), "twice is once");
    }
    assert!(put_off(&Book::default(), ann, PutOff::Day, day(TODAY)).is_empty());
}

#[test]
fn quiet_is_a_gap_over_twice_the_usual_and_over_60_days() {
    let ann = id(1);
    type Case<'a> = (&'a [&'a str], Option<(i32, i32)>);
    let cases: [Case; 11] = [
        (&[], None),
        (&["2020-01-01"], None),
        (&["2020-01-01", "2020-02-01"], None),
        // Every 30 days, then 60, then 61.
        (&["2026-02-15", "2026-03-17", "2026-04-16"], None),
        (&["2026-02-14", "2026-03-16", "2026-04-15"], Some((30, 61))),
        // Every 31 days: twice that are 62.
        (&["2026-02-11", "2026-03-14", "2026-04-14"], None),
        (&["2026-02-10", "2026-03-13", "2026-04-13"], Some((31, 63))),
        // Gaps of 10 and 101 days: one outlier of three does not make the usual.
        (
            &["2025-10-05", "2025-10-15", "2026-01-24", "2026-02-03"],
            Some((10, 132)),
        ),
        // Gaps of 59 and 60: the gap of 120 is over twice their median.
        (&["2025-10-19", "2025-12-17", "2026-02-15"], Some((59, 120))),
        (&["2026-01-01", "2026-01-01", "2026-01-20"], None),
        (&["2020", "2021", "2022"], Some((365, 1626))),
    ];
    for (dates, expected) in cases {
        let talks = dates
            .iter()
            .zip(10..)
            .map(|(date, number)| (id(number), talk(date, &[ann]).into()));
        let book = book_of(talks.chain([(ann, person("Ann", |_| {}))]));
        let found = quiet(&of_person(&book, ann, day(TODAY)), day(TODAY));
        let expected = expected.map(|(usual, gap)| Quiet { usual, gap });
        assert_eq!(found, expected, "{dates:?}");
    }
}

/// A person of any sort, and the days before today on which they were spoken with.
fn any_person() -> impl Strategy<Value = (Id, Contact)> {
    let flags = (0u8..20, prop::option::of(1u16..400), 0u8..8, any::<u8>());
    let put_off = prop::option::of(-400i32..400);
    (flags, put_off, -2000i32..3, any::<u32>()).prop_map(
        |((flag, rhythm, circle, not), put_off, written, number)| {
            let today = day(TODAY);
            let contact = Contact {
                rhythm,
                circles: (circle < 3)
                    .then(|| id(u32::from(circle)))
                    .into_iter()
                    .collect(),
                days_not: if number.is_multiple_of(3) {
                    not & 0x7F
                } else {
                    0
                },
                put_off_until: put_off.map(|days| today.plus_days(days)),
                muted: flag == 1,
                archived: flag == 2,
                died: (flag == 3).then(PartialDate::default),
                ..Contact::named("Someone")
            };
            (id_on(today.plus_days(written), number), contact)
        },
    )
}

fn any_book() -> impl Strategy<Value = Book> {
    let people = prop::collection::vec(any_person(), 1..8);
    let talks = prop::collection::vec((0usize..8, -900i32..60, 0u8..6), 0..12);
    (people, talks, any::<u8>()).prop_map(|(people, talks, days_off)| {
        let today = day(TODAY);
        let circles = [Some(7), Some(45), None].into_iter().zip(0..);
        let circles = circles.map(|(rhythm, number)| (id(number), circle("Circle", rhythm)));
        let talks = talks
            .iter()
            .zip(100..)
            .map(|((with, ahead, shape), number)| {
                let with = people[with % people.len()].0;
                let on = today.plus_days(*ahead);
                let mut one = talk(&on.to_string(), &[with]);
                match shape {
                    0 => one.size = Size::Crowd,
                    1 => one.date = PartialDate::new(one.date.year(), None, None).unwrap(),
                    _ => {}
                }
                (id_on(on, number), one.into())
            });
        let preferences = Preferences {
            days_off: if days_off.is_multiple_of(4) {
                days_off >> 2
            } else {
                0
            },
            ..Preferences::default()
        };
        let people = people
            .iter()
            .map(|(id, contact)| (*id, contact.clone().into()));
        let all: Vec<(Id, Body)> = people.chain(circles).chain(talks).collect();
        book_of(
            all.into_iter()
                .chain([(Id::PREFERENCES, preferences.into())]),
        )
    })
}

/// Something said today, be it known to the day or only to the month or year.
fn said_today(shape: u8, with: Vec<Id>) -> Interaction {
    let date = match shape % 3 {
        0 => TODAY,
        1 => "2026-06",
        _ => "2026",
    };
    let mut one = talk(date, &with);
    one.counts = if shape < 9 {
        Counts::BySize
    } else {
        Counts::Yes
    };
    one.size = if shape.is_multiple_of(4) {
        Size::Crowd
    } else {
        Size::OneToOne
    };
    one
}

proptest! {
    #[test]
    fn logging_today_never_makes_anyone_due_earlier(
        mut book in any_book(),
        shape in 0u8..12,
        chosen in any::<u8>(),
        late in 0i32..2,
    ) {
        let today = day(TODAY);
        let people: Vec<Id> = book.ids_of(kith::domain::Kind::Contact).collect();
        let before: Vec<Option<Day>> = people.iter().map(|id| due(&book, *id, today)).collect();
        let with = people.iter().zip(0..).filter(|(_, at)| chosen >> (at % 8) & 1 == 1);
        let said = said_today(shape, with.map(|(id, _)| *id).collect());
        // In the evening, an id may be of tomorrow, in UTC.
        commit(&mut book, &Change::add(id_on(today.plus_days(late), 9), said));
        for (id, before) in people.into_iter().zip(before) {
            let after = due(&book, id, today);
            prop_assert_eq!(after.is_some(), before.is_some());
            prop_assert!(after >= before, "{:?} became {:?}", before, after);
        }
    }

    #[test]
    fn one_pass_finds_what_is_found_for_each(book in any_book()) {
        let today = day(TODAY);
        let all = Conversations::of(&book, today);
        let last_days = LastDays::of(&book, today);
        for id in book.ids_of(kith::domain::Kind::Contact) {
            let with = of_person(&book, id, today);
            prop_assert_eq!(last_days.with(id), with.last().map(|one| one.day));
            prop_assert_eq!(all.with(id), with);
        }
    }

    #[test]
    fn conversations_are_those_of_the_records_whatever_was_done_to_them(
        mut book in any_book(),
        edits in prop::collection::vec((0u8..6, any::<prop::sample::Index>()), 0..12),
    ) {
        let people: Vec<Id> = book.ids_of(kith::domain::Kind::Contact).collect();
        for (edit, which) in edits {
            let talks: Vec<Id> = book.ids_of(kith::domain::Kind::Interaction).collect();
            if talks.is_empty() {
                break;
            }
            let id = *which.get(&talks);
            let Some(from) = book.record(id).cloned() else { continue };
            let mut to = from.clone();
            let Some(talk) = Interaction::of_mut(&mut to.body) else { continue };
            let change = match edit {
                0 => Change::remove(id, from),
                other => {
                    match other {
                        1 => talk.participants = people.clone(),
                        2 => talk.participants.clear(),
                        3 => talk.counts = Counts::No,
                        4 => talk.date = PartialDate::default(),
                        _ => to.trashed = from.trashed.is_none().then_some(1),
                    }
                    Change::update(id, &from, to)
                }
            };
            commit(&mut book, &change);
            if which.index(3) == 0 {
                commit(&mut book, &change.invert());
            }
        }
        let counting = book.all::<Interaction>().filter(|(_, talk)| talk.is_conversation());
        let scanned = counting.flat_map(|(id, talk)| {
            talk.participants.iter().map(move |person| (*person, id, talk.date))
        });
        let mut scanned: Vec<_> = scanned.collect();
        scanned.sort();
        scanned.dedup();
        let flat = |(person, with): (Id, &[(Id, PartialDate)])| {
            with.iter().map(move |&(id, date)| (person, id, date)).collect::<Vec<_>>()
        };
        let kept: Vec<_> = book.conversations().flat_map(flat).collect();
        prop_assert_eq!(&kept, &scanned);
        for person in people {
            let with = kept.iter().filter(|(one, ..)| *one == person);
            let with: Vec<_> = with.map(|(_, id, date)| (*id, *date)).collect();
            prop_assert_eq!(book.conversations_with(person), with);
        }
    }
}
