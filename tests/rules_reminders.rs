//! How reminders come round.

use kith::domain::reminder::{Anchor, Frequency, Recurrence, Reminder};
use kith::domain::time::Day;
use kith::domain::{Book, Change, Clock, Id};
use kith::rules::put_off::later;
use kith::rules::recurrence::{
    count_between, counted_from, describe, every as every_so, next_after,
};
use kith::rules::reminder_words::{last_time, when};
use kith::rules::reminders::{Line, complete, line, overview, put_off, skip};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn every(interval: u16, frequency: Frequency) -> Recurrence {
    Recurrence {
        frequency,
        interval,
        ..Recurrence::default()
    }
}

fn due(on: &str, rule: Recurrence) -> Reminder {
    Reminder {
        text: "Water the fern".to_owned(),
        due: day(on),
        recurrence: Some(rule),
        ..Reminder::default()
    }
}

/// The due days after each completion on the day it is due.
fn done_on_time(mut reminder: Reminder, times: usize) -> Vec<String> {
    (0..times)
        .map(|_| {
            reminder = complete(&reminder, reminder.due);
            reminder.due.to_string()
        })
        .collect()
}

#[test]
fn the_31st_is_the_last_day_of_shorter_months_and_the_31st_again() {
    assert_eq!(
        done_on_time(due("2026-01-31", every(1, Frequency::Monthly)), 5),
        [
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30"
        ]
    );
    assert_eq!(
        done_on_time(due("2026-08-31", every(6, Frequency::Monthly)), 3),
        ["2027-02-28", "2027-08-31", "2028-02-29"]
    );
}

#[test]
fn a_leap_day_comes_round_on_the_28th_of_common_years() {
    assert_eq!(
        done_on_time(due("2024-02-29", every(1, Frequency::Yearly)), 5),
        [
            "2025-02-28",
            "2026-02-28",
            "2027-02-28",
            "2028-02-29",
            "2029-02-28"
        ]
    );
}

#[test]
fn weeks_and_days_keep_their_grid() {
    assert_eq!(
        done_on_time(due("2026-06-16", every(2, Frequency::Weekly)), 2),
        ["2026-06-30", "2026-07-14"]
    );
    assert_eq!(
        done_on_time(due("2026-06-16", every(0, Frequency::Daily)), 2),
        ["2026-06-17", "2026-06-18"]
    );
}

#[test]
fn what_was_missed_is_one_line_and_done_at_once() {
    let reminder = due("2026-05-01", every(1, Frequency::Weekly));
    let today = day("2026-06-01");
    let (book, id) = book_with(&reminder);
    let due_lines = overview(&book, today).due;
    assert_eq!(due_lines.len(), 1);
    assert_eq!(
        (due_lines[0].id, due_lines[0].day, due_lines[0].missed),
        (id, day("2026-05-01"), 4)
    );
    let done = complete(&reminder, today);
    assert_eq!(done.due, day("2026-06-05"));
    assert_eq!(done.completions.len(), 1);
    assert_eq!(done.completions[0].due, day("2026-05-01"));
    assert_eq!(done.completions[0].on, today);
}

#[test]
fn done_early_is_done_for_this_time() {
    let reminder = due("2026-06-12", every(1, Frequency::Monthly));
    assert_eq!(
        complete(&reminder, day("2026-06-10")).due,
        day("2026-07-12")
    );
}

#[test]
fn done_on_a_day_of_the_rule_counts_for_that_day() {
    let reminder = due("2026-05-01", every(1, Frequency::Weekly));
    assert_eq!(
        complete(&reminder, day("2026-05-15")).due,
        day("2026-05-22")
    );
}

#[test]
fn from_completion_counts_from_the_day_it_was_done() {
    let mut rule = every(2, Frequency::Weekly);
    rule.anchor = Anchor::Completion;
    let reminder = due("2026-05-01", rule);
    assert_eq!(
        complete(&reminder, day("2026-05-04")).due,
        day("2026-05-18")
    );
    assert_eq!(skip(&reminder, day("2026-05-04")).due, day("2026-05-18"));
    assert_eq!(
        complete(&reminder, day("2026-04-10")).due,
        day("2026-04-24"),
        "done early"
    );
    let skipped = skip(&reminder, day("2026-04-10"));
    assert_eq!(
        skipped.due,
        day("2026-05-15"),
        "the one let go does not come back"
    );
    assert_eq!((skipped.skips.len(), skipped.completions.len()), (1, 0));
}

#[test]
fn one_time_reminders_and_ended_rules_are_finished() {
    let once = Reminder {
        due: day("2026-05-01"),
        ..Reminder::default()
    };
    let done = complete(&once, day("2026-05-03"));
    assert!(done.finished);
    assert_eq!(done.due, day("2026-05-01"));
    assert!(skip(&once, day("2026-05-03")).finished);
    for anchor in [Anchor::DueDate, Anchor::Completion] {
        let rule = Recurrence {
            until: Some(day("2026-05-20")),
            anchor,
            ..every(1, Frequency::Monthly)
        };
        assert!(complete(&due("2026-05-01", rule), day("2026-05-01")).finished);
    }
}

#[test]
fn put_off_moves_one_occurrence_and_not_the_rule() {
    let reminder = due("2026-06-12", every(1, Frequency::Monthly));
    let later = put_off(&reminder, day("2026-06-20"));
    assert_eq!(later.due, day("2026-06-20"));
    assert_eq!(complete(&later, day("2026-06-20")).due, day("2026-07-12"));
}

/// Not of the day it is pressed: a reminder of next month would come nearer, and be asked again.
#[test]
fn put_off_is_later_than_it_was() {
    let cases = [
        ("2026-06-12", "2026-06-12", 1, "2026-06-13"),
        ("2026-05-01", "2026-06-12", 7, "2026-06-19"),
        ("2026-06-30", "2026-06-12", 1, "2026-07-01"),
        ("2026-12-24", "2026-06-12", 30, "2027-01-23"),
    ];
    for (due, today, days, expected) in cases {
        assert_eq!(
            later(day(due), days, day(today)),
            day(expected),
            "{due} by {days} on {today}"
        );
    }
    let yearly = due("2026-12-24", every(1, Frequency::Yearly));
    let put = put_off(&yearly, later(yearly.due, 7, day("2026-06-12")));
    assert_eq!(complete(&put, day("2026-06-12")).due, day("2027-12-24"));
}

fn book_with(reminder: &Reminder) -> (Book, Id) {
    let mut book = Book::default();
    let id = Id::new(1, 1);
    let delta = book.stamp(&Change::add(id, reminder.clone()), &mut Clock::new(1), 0);
    book.join(delta);
    (book, id)
}

#[test]
fn each_reminder_is_where_one_looks_for_it() {
    let mut book = Book::default();
    let mut change = Change::default();
    let reminder = |on: &str| Reminder {
        due: day(on),
        ..Reminder::default()
    };
    let reminders = [
        reminder("2026-06-16"),
        reminder("2026-06-10"),
        Reminder {
            lead_days: 3,
            ..reminder("2026-06-19")
        },
        reminder("2026-07-16"),
        reminder("2026-07-17"),
        due("2026-06-18", every(1, Frequency::Yearly)),
        complete(&reminder("2026-06-01"), day("2026-06-03")),
        complete(&reminder("2026-06-09"), day("2026-06-02")),
    ];
    for (place, reminder) in (1..).zip(reminders) {
        change = change.squash(Change::add(Id::new(place, 0), reminder));
    }
    let delta = book.stamp(&change, &mut Clock::new(1), 0);
    book.join(delta);
    let overview = overview(&book, day("2026-06-16"));
    let places = |lines: &[kith::rules::reminders::Line]| -> Vec<u32> {
        lines.iter().map(|line| line.id.seconds()).collect()
    };
    assert_eq!(places(&overview.due), [2, 1]);
    assert_eq!(places(&overview.coming), [6, 3, 4]);
    assert_eq!(places(&overview.later), [5]);
    assert_eq!(places(&overview.repeating), [6]);
    assert_eq!(places(&overview.done), [7, 8]);
    let announced: Vec<bool> = overview.coming.iter().map(|line| line.announced).collect();
    assert_eq!(announced, [false, true, false]);
}

#[test]
fn within_its_days_of_notice_a_reminder_is_coming_however_far_off() {
    let today = day("2026-06-16");
    for (lead_days, coming) in [(0, false), (39, false), (40, true), (41, true)] {
        let (book, id) = book_with(&Reminder {
            due: today.plus_days(40),
            lead_days,
            ..Reminder::default()
        });
        let overview = overview(&book, today);
        let (place, elsewhere) = if coming {
            (overview.coming, overview.later)
        } else {
            (overview.later, overview.coming)
        };
        assert_eq!((place[0].id, place[0].announced), (id, coming));
        assert!(elsewhere.is_empty());
    }
}

#[test]
fn a_row_says_when_it_is_due_and_counts_nothing_against_anybody() {
    let today = day("2026-06-16");
    let once = |due: &str, lead_days: u16| Reminder {
        due: day(due),
        lead_days,
        ..Reminder::default()
    };
    let words = |reminder: &Reminder| {
        let line: Line = line(Id::new(1, 1), reminder, today);
        when(line, reminder.finished, today)
    };
    assert_eq!(words(&once("2026-06-16", 0)), "Due today");
    assert_eq!(words(&once("2026-06-30", 13)), "Due on 30 June");
    assert_eq!(
        words(&once("2026-12-24", 200)),
        "Worth thinking of now: due on 24 December"
    );
    assert_eq!(
        words(&once("2026-06-17", 1)),
        "Worth thinking of now: due tomorrow"
    );
    assert_eq!(words(&once("2026-06-15", 1)), "Was due yesterday");
    let missed = due("2026-01-31", every(1, Frequency::Weekly));
    assert_eq!(words(&missed), "First due 31 January");
    let done = complete(&once("2026-06-15", 0), day("2026-06-01"));
    assert_eq!(words(&done), "Done on 1 June");
}

#[test]
fn a_row_says_what_became_of_it_the_last_time() {
    let said = |reminder: &Reminder| last_time(reminder, day("2026-06-16"));
    let weekly = due("2026-06-02", every(1, Frequency::Weekly));
    assert_eq!(said(&weekly), None);
    let skipped = skip(&weekly, day("2026-06-02"));
    assert_eq!(said(&skipped).as_deref(), Some("Last skipped on 2 June"));
    let done = complete(&skipped, day("2026-06-16"));
    assert_eq!(said(&done).as_deref(), Some("Last done today"));
    // Two in one day: the later one counts.
    let again = skip(&done, day("2026-06-16"));
    assert_eq!(said(&again).as_deref(), Some("Last skipped today"));
    let once = Reminder {
        due: day("2026-06-15"),
        ..Reminder::default()
    };
    assert_eq!(said(&complete(&once, day("2026-06-16"))), None);
}

#[test]
fn a_choice_reads_as_its_interval_has_it() {
    assert_eq!(every_so(Frequency::Daily, 0), "every day");
    assert_eq!(every_so(Frequency::Monthly, 1), "every month");
    assert_eq!(every_so(Frequency::Yearly, 2), "every 2 years");
}

#[test]
fn rules_are_described_as_one_would_say_them() {
    let mut rule = every(2, Frequency::Weekly);
    assert_eq!(describe(&rule), "every 2 weeks");
    rule.anchor = Anchor::Completion;
    assert_eq!(
        describe(&rule),
        "every 2 weeks, counted from when it is done"
    );
    rule.until = Some(day("2027-05-12"));
    rule.interval = 1;
    assert_eq!(
        describe(&rule),
        "every week, counted from when it is done, until 12 May 2027"
    );
}

fn any_rule() -> impl Strategy<Value = Recurrence> {
    let frequency = prop::sample::select(Frequency::ALL);
    (
        frequency,
        prop_oneof![4 => 0u16..15, 1 => any::<u16>()],
        proptest::option::weighted(0.2, any_day()),
    )
        .prop_map(|(frequency, interval, until)| Recurrence {
            frequency,
            interval,
            until,
            ..Recurrence::default()
        })
}

fn any_day() -> impl Strategy<Value = Day> {
    (-20_000i32..60_000).prop_map(|days| Day::default().plus_days(days))
}

/// The longest that one interval of the rule can be, in days.
fn longest(rule: &Recurrence) -> i64 {
    let interval = i64::from(rule.interval.max(1));
    interval
        * match rule.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => 31,
            Frequency::Yearly => 366,
        }
}

proptest! {
    #[test]
    fn the_next_day_is_later_and_within_one_interval(rule in any_rule(), start in any_day(), after in any_day()) {
        if let Some(next) = next_after(&rule, start, after) {
            prop_assert!(next > after && next >= start);
            prop_assert!(rule.until.is_none_or(|until| next <= until));
            if after >= start {
                prop_assert!(i64::from(next.days_since(after)) <= longest(&rule));
            } else {
                prop_assert_eq!(next, start);
            }
        }
    }

    #[test]
    fn no_day_of_a_rule_is_passed_over(rule in any_rule(), start in any_day(), length in 0i32..3_000) {
        let end = start.plus_days(length);
        let mut days = Vec::new();
        let mut after = start.plus_days(-1);
        while let Some(next) = next_after(&rule, start, after).filter(|next| *next <= end) {
            days.push(next);
            after = next;
        }
        // Asking in between gives the same days.
        for pair in days.windows(2) {
            let middle = pair[0].plus_days(pair[1].days_since(pair[0]) / 2);
            prop_assert_eq!(next_after(&rule, start, middle), Some(pair[1]));
        }
        let counted = count_between(&rule, start, start.plus_days(-1), end);
        prop_assert_eq!(counted as usize, days.len());
    }

    #[test]
    fn counted_from_completion_is_one_interval_later(rule in any_rule(), on in any_day()) {
        if let Some(next) = counted_from(&rule, on) {
            let days = i64::from(next.days_since(on));
            prop_assert!(days > 0 && days <= longest(&rule));
        }
    }

    #[test]
    fn doing_or_skipping_moves_on_or_finishes(rule in any_rule(), completion: bool, due_day in any_day(), on in any_day()) {
        let anchor = if completion { Anchor::Completion } else { Anchor::DueDate };
        let reminder = Reminder { due: due_day, recurrence: Some(Recurrence { anchor, ..rule }), ..Reminder::default() };
        let done = complete(&reminder, on);
        prop_assert_eq!((done.completions.len(), done.skips.len()), (1, 0));
        prop_assert!(done.finished || done.due > on);
        prop_assert!(done.finished || completion || done.due > due_day);
        let skipped = skip(&reminder, on);
        prop_assert_eq!((skipped.completions.len(), skipped.skips.len()), (0, 1));
        prop_assert!(skipped.finished || skipped.due > on.max(due_day));
    }
}
